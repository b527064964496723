"""Everything that the handbook takes for granted about Material for MkDocs, each with a test in tests/site/theme/.

Material ends on 5 May 2027: these modules, the templates in overrides/ and engine.py are what moves to another theme.

search_box.py      the settings of its search box, and the worker that its script starts
inline_scripts.py  how many scripts stand in a page itself
sheets.py          names of its style sheets; what its script makes only for features that are off
menus.py           the classes of its menus
alternate.py       what its script does with rel="alternate"
faults.py          what its templates get wrong
"""
