"""Tests of this province's text: here `handbook`, `site_alone`, `pages` and `site` are docs/ and mkdocs.yml themselves.

The tests of the machine, in all other folders, run on the fixture handbook, and no change of docs/ can fail them. What
stands here derives pages, forms, dates and addresses from the nav and the front matter, so that a later review, a new
page or form, another telephone number or an endorsement stay green. A test that holds a fact of the text says in its
docstring what its author may have to change. Another province puts its own facts here, or leaves the folder empty.

A law that holds of every handbook is written once, in tests/laws/, and taken in from there.
"""

from real_handbook import *  # noqa: F403 - fixtures are found by name
