"""Built site -> one PDF per language.

assemble.py   the pages in nav order -> one tree, ids and links made the book's own
front.py      cover and contents
typeset.py    tree -> pages, with page numbers written into contents and references, -> PDF
"""

from handbook.book.books import build_books

__all__ = ["build_books"]
