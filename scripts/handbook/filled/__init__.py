"""Filled forms -> one table: the command read-forms.

read.py                         a file's bytes -> FilledFile: which form it is, and the texts in its blanks
pdf.py, docx.py, json_file.py   the same for each kind of file
pdf_*.py                        text strings, fields, what is drawn for them and over the pages, notes
docx_*.py                       body and controls; names by title and order; several copies in one document
joined.py                       a file of several forms -> each of its own
account.py, words.py            what is in no blank, beside the form's blank Word file (commands/blank_forms.py)
model.py                        FilledFile, and why a file cannot be read
rules.py                        what may be written into a blank, for these readers and the page alike
parse.py, values.py             these texts -> values of the blanks' types, and what is wrong with them
gather.py, table.py             files and folders -> all forms and problems -> a workbook or a long table
twice.py                        one matter sent twice with other values
read_forms.py                   the command
"""
