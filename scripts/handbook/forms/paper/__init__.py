"""Form -> its PDFs: one to type into, one to write on by hand; a poster has both in two sizes.

pdfs.py                  which files there are of a form
sheet.py, widths.py      its text and blanks on paper; how wide blanks and columns are
controls.py              what is drawn of each blank
fillable.py              fields of the PDF that is typed into
poster.py                a form to hang up, in large type
"""
