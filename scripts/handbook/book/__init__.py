"""Built site -> one PDF per language, and a quick guide.

books.py         both languages side by side; each makes its guide and its book
assemble.py      the pages in nav order -> one tree, ids and links made the book's own
document.py      what every PDF is before it has pages: language, metadata, running lines
front.py         cover, the page about the edition, contents, lists of figures and tables
footnotes.py     sources as notes at the foot of the page that cites them
page_notes.py    ... once on a page: what WeasyPrint is told while it lays out
guide.py         the quick guide, from what the chapters say at their heads
figures.py       the words of drawings, as text
tables.py        rows that stay together
tongues.py       words of the other language, marked
line_ends.py     where lines of Thai may end
fonts.py         Sarabun with one text to each glyph
parts.py         the tree, taken apart into what is laid out by itself
press.py         parts -> pages -> PDF, with WeasyPrint
page_numbers.py  page numbers as text
typeset.py       lays out until every number is right
finish.py        what WeasyPrint leaves out of the PDF
metadata.py      likewise, in its XMP
attachments.py   the Markdown inside the PDF
own_files.py     fonts that style sheets ask for
"""

from handbook.book.books import build_books

__all__ = ["build_books"]
