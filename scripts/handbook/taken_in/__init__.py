"""An official handbook (Word or PDF) -> pages beside the present ones, and where each of its sections belongs.

The day the official handbook arrives, `take-in` reads it, and people decide. Nothing of docs/ is changed.

document.py   what kind of file it is          package.py    a Word file's parts, guarded against hostile ones
docx.py       Word -> article, by mammoth      plain_docx.py what mammoth cannot read, written so that it can
pdf.py        PDF -> article, by PDFium        numbers.py, styles.py  what Word prints but does not write
markdown.py   article -> the handbook's Markdown   chapters.py  ... cut into pages with ids
proof.py      the pages read back: which letters of the document they lack
placing.py    sections and questions beside each other    report.py  ... as tables to read
folder.py     the folder, written whole or not at all
"""
