"""Form -> a Word file, of lxml and zipfile.

document.py                       the file as a whole
sheet.py, lines.py, tables.py     its text; lines of labelled blanks; tables
controls.py, layout.py            blanks as content controls; widths of blanks and columns
page.py, styles.py, numbering.py  paper, header and footer; styles and settings; lists
package.py, wordml.py             the package of these parts; the elements they are made of
"""
