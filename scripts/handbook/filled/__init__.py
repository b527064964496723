"""Filled forms -> one table: the command read-forms.

read.py                         a file's bytes -> FilledFile: which form it is, and the texts in its blanks
pdf.py, docx.py, json_file.py   the same for each kind of file
model.py                        FilledFile, and why a file cannot be read
rules.py                        what may be written into a blank, for these readers and the page alike
parse.py, values.py             these texts -> values of the blanks' types, and what is wrong with them
gather.py, table.py             files and folders -> all forms and problems -> a workbook or a long table
found_files.py                  files and folders -> every file in them once
children.py, items.py           work in child processes within limits; what they do with each file
opened.py, kinds.py, bounds.py  opening without waiting; what a file is by its content; how much it may hold
packed.py, mail.py              zips and mails, opened as folders
marks.py                        the normal form of texts, whatever marks they have
read_forms.py                   the command
"""
