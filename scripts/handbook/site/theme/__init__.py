"""Everything that the handbook assumes about Material for MkDocs, each with a test in tests/site/theme/.

Material ends on 5 May 2027: then these modules, the templates in overrides/ and engine.py have to be replaced.

search_box.py      the settings of its search box, and the worker of its script
inline_scripts.py  its inline scripts
sheets.py          names of its style sheets; what its script makes only for features that are off
menus.py           the classes of its menus
alternate.py       its handling of rel="alternate"
faults.py          faults of its templates
"""
