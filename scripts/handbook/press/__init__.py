"""A tree -> pages -> PDF, with WeasyPrint: the book, the quick guide and the forms are printed here.

document.py    an empty document: language, metadata, running headers and footers
parts.py       a tree, split into parts that are laid out separately
press.py       parts -> pages -> PDF
laid_out.py    a part after its layout
kept_pages.py  its pages as bytes, and read again
kept_files.py  what is kept of what is made of a site's files
fill.py        what is written into its pages afterwards: page numbers, edition, where marks of notes lead
fetcher.py     the files that a document may load
machine_fonts.py, logged_errors.py  the fonts of the machine, and what WeasyPrint says went wrong
finish.py      what is completed in a PDF, in which order
objects.py     PDF objects; other rooms import it instead of WeasyPrint
amendments/    all corrections of WeasyPrint: what, since when, upstream issue, the test that fails when it can go
"""
