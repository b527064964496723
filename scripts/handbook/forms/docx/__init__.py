"""Form -> a Word file, of lxml and zipfile.

document.py                       the file as a whole
sheet.py, lines.py, tables.py     its text; labelled blanks; tables
controls.py, layout.py            its blanks as content controls; how wide they and the columns are
page.py, styles.py, numbering.py  paper, head and foot; styles and settings; lists
package.py, wordml.py             the package of these parts; the elements of all
"""
