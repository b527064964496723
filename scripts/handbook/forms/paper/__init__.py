"""Form -> its PDFs: one to type into, one to write on by hand; a poster has both in two sizes.

pdfs.py                  the PDFs of a form
sheet.py, widths.py      text and blanks on paper; widths of blanks and columns
controls.py              what is drawn for each blank
fillable.py              the fields of the PDF to type into
poster.py                a form to hang up, in large type
"""
