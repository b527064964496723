"""Built site -> one PDF per language, and a quick guide; press/ prints them.

build.py         both languages side by side; each makes its guide and its book
assemble.py      the pages in nav order -> one tree; ids and links are rewritten for the book
front.py         cover, and the page about the edition
contents.py      contents, list of figures, numbers of captions
footnotes.py     sources as notes at the foot of the page that cites them
guide.py         the quick guide, from the essentials of the chapters
figures.py       the text of drawings, as HTML
tables.py        rows that stay together
page_numbers.py  page numbers as text
typeset.py       lays each chapter out, and has numbers and edition written into its pages
attachments.py   the Markdown inside the PDF
"""

from handbook.book.build import build_books

__all__ = ["build_books"]
