"""A tree -> pages -> PDF, with WeasyPrint: the book, the quick guide and the forms are printed here.

document.py    what every PDF is before it has pages: language, metadata, running lines
parts.py       a tree, taken apart into what is laid out by itself
press.py       parts -> pages -> PDF
fetcher.py     the files that a document may ask for
finish.py      what is completed in a PDF, in order
objects.py     what a PDF is written from; other rooms import it in place of WeasyPrint
amendments/    everything that is amended in WeasyPrint: what, since when, upstream issue, which test tells when it can go
"""
