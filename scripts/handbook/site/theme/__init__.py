"""Everything that the handbook takes for granted about Material 9.8.1, each with a test in tests/site/theme/.

Material ends on 5 May 2027: then these modules, the templates in overrides/ and engine.py have to be replaced.

In this folder:
search_box.py      the place in its settings from which our search box knows its worker; its plugin and its index
inline_scripts.py  how many scripts stand in a page itself
sheets.py          names of its style sheets; what its script makes only for features that are off; its variables
menus.py           the classes of its menus
alternate.py       what its script does with rel="alternate"
faults.py          what its templates get wrong

Elsewhere, because it cannot be said here; test_overrides.py and test_sheets.py hold them:
overrides/*.html              blocks of base.html: fonts, libs, announce, scripts, container, content,
                              site_meta, htmltitle, site_nav; the one article with the author's text
overrides/partials/           the partials that they replace: content, footer, header, language, logo, palette, and the
                              words of languages/th, search; those that they bring in: javascripts/palette, icons;
                              the parts that its script looks for by data-md-component
overrides/**/controls.js      #__drawer, .md-option
overrides/**/search/          box.js: #__search, #__config; that its script finds no search box of its own
overrides/**/stylesheets/     its classes, attributes and variables; that its sheet is in no cascade layer
mkdocs.yml                    the names of its features, the two schemes of its palette
front-matter.yml              `hide`: navigation, toc, path
engine.py                     `extra.scope`, and the variable that silences its banner
addresses.py                  links of the head: prev and next are to pages
content_security.py           its icons are data: in its sheet
html/tree.py                  the first article of a page is the author's
"""
