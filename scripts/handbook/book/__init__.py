"""Built site -> one PDF per language.

assemble.py   the pages in nav order -> one tree, ids and links made the book's own
tables.py     rows that stay together
tongues.py    words of the other language, marked
front.py      cover and contents
fonts.py      Sarabun with one text to each glyph
typeset.py    tree -> pages, with page numbers written into contents and references, -> PDF
finish.py     what WeasyPrint leaves out of the PDF
metadata.py   likewise, in its XMP
attachments.py   the Markdown inside the PDF
"""

from handbook.book.books import build_books

__all__ = ["build_books"]
