"""Built pages of forms + their field files -> web form, PDF for typing, PDF for handwriting, Word file.

fit.py                 what fits into a blank, by the widths of the form font: the same rule as the page's
roles.py               who fills in a form and its blanks
compose.py             a built page -> Form: a tree with a placeholder for every blank; every output starts from a copy
web/ paper/ docx/      Form -> the controls of its page; its PDFs; its Word file
enquiry.py             `/// data | enquiry` -> the open questions as blanks, before compose.py looks at them
files.py, manifest.py  all files of all forms, and the list of them

What all outputs have in common, so that filled-in values are the same in all of them:

blank      web, JSON              PDF (AcroForm)                         Word (content control)
text …     name: text             /T name, /V text                       tag name
check      name: true             /T name, states /on /Off               tag name, w14:checkbox
choice     name: option code      /T name, a state for each option code  a w14:checkbox for each, tag name=code
list       name: option code      /T name, /Opt [code words], /V code    tag name, list items with the code as value
rows       rows.1.column: …       /T rows.1.column                       w15:repeatingSection, tags rows and rows.column
signature  name.name, name.position, name.date (those in `signed`): texts in all outputs; the line to sign on is drawn

Rows beyond the printed ones go on as rows.N.column, N up to 999 on the page.

JSON: {"form": id, "version": version, "locale": locale, "values": {name: value}}, empty blanks left out; of an invented
specimen also "specimen": true, which the page keeps when it saves the file again.
A text that does not fit into its box of the PDF goes on in continuation sheets, pages with the key
/HandbookContinuation, which repeat values of fields; its field keeps the whole value. Rows beyond those printed are
fields there, ROWS.N.COLUMN.
A field of a PDF says who fills it in: /FilledBy, `agency` or `office`; a control in Word in its title.
What read-forms relies on to tell what somebody added: in a PDF each text on a page is marked content of the structure
tree (`Span` with its number), lines and colours are artifacts, and there are no other drawings, files or notes. A Word
file has no text beside its fixed paragraphs and its controls, and no picture in its body. JSON has no other parts than
the four, and no name twice. A specimen says besides that all in it is made up (handbook.filled.model.SPECIMEN).
Files in downloads/forms/: ID-LOCALE.pdf (for typing), ID-LOCALE-print.pdf (for handwriting), ID-LOCALE.docx.
A file names its form: a PDF in its information dictionary (/FormId, /FormVersion), a Word file in dc:identifier
(ID/VERSION).
"""
