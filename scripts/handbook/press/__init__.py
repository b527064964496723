"""A tree -> pages -> PDF, with WeasyPrint: the book, the quick guide and the forms are printed here.

document.py    what every PDF is before it has pages: language, metadata, running lines
parts.py       a tree, taken apart into what is laid out by itself
press.py       parts -> pages -> PDF
page_notes.py  footnotes once on a page: what WeasyPrint is told while it lays out
fetcher.py     the files that a document may ask for
finish.py      what WeasyPrint leaves out of the PDF
metadata.py    likewise, in its XMP
"""
