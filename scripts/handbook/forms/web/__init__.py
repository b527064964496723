"""Form -> the controls of its web page; the scripts for them are in overrides/assets/javascripts/forms/.

page.py       the form in its article, from placeholders to controls with label and hint
controls.py   one control with its limits, what its text is (`autocomplete`) and who fills it in (`data-filled-by`)
tables.py     rows of blanks: heads, widths of columns, and the names by which the script makes further rows
tools.py      the tools above, below and at tables, and all that the script says
"""
