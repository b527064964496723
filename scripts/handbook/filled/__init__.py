"""Filled forms -> one table: the command read-forms; letters of enquiry -> a table and a patch: read-answers.

read.py                         a file's bytes -> FilledFile: which form it is, and the texts in its blanks
pdf.py, docx.py, json_file.py   the same for each kind of file
pdf_*.py                        text strings, fields, what is drawn for them and over the pages, notes
docx_*.py                       body and controls; names by title and order; several copies in one document
joined.py                       a file of several forms -> each of its own
account.py, words.py            what is in no blank, beside the form's blank Word file (commands/blank_forms.py)
model.py                        FilledFile, and why a file cannot be read
rules.py                        what may be written into a blank, for these readers and the page alike
parse.py, values.py             these texts -> values of the blanks' types, and what is wrong with them
gather.py                       files and folders -> all forms and problems
read_parts.py                   the bytes of a file -> each form in it, with its problems
twice.py                        one matter sent twice with other values
found_files.py                  files and folders -> every file in them once
children.py, items.py           work in child processes within limits; what they do with each file
opened.py, kinds.py, bounds.py  opening without waiting; what a file is by its content; how much it may hold
packed.py, mail.py              zips and mails, opened as folders
marks.py                        the normal form of texts, whatever marks they have
proposals.py, asking.py         the forms of one project; what each agency is to be asked for
table.py, sheets.py, labels.py  a workbook in the forms' words, or a long table
read_forms.py                   the command read-forms
answers.py                      letters of enquiry that came back -> their answers, and what of them can be proposed
answer_table.py, answer_patch.py   answers -> a workbook; -> new files for docs/data/answers/ as a patch
"""
