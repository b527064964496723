"""Ordinary acts: what an officer or a secretary does to the sources, each as a small function on a copy of them.

yaml_text.py  changes a YAML file at a parsed place; all other lines stay as they were written
sources.py    docs/ and mkdocs.yml of a copy, as whoever edits them sees them
on_pages.py   reviews, typos, pages that come, move and go
on_marks.py   sources, questions and prices
on_forms.py   forms that come, change and go
on_settings.py  mkdocs.yml: contact, address, edition, nav
on_chapters.py  a chapter in the middle
unused.py     what the data no longer need
own_text.py   the acts' own small pages and entries
expected.py   what an act promises of the site
elsewhere.py  another province's handbook
acts.py       the list of all
copies.py     a copy of the project in git, and the commands that run in it
trial.py      acts on a copy, and how it fared
without_downloads.py  which tests are left out
result.py     what the built site has to show afterwards

No act knows a page, source or question of today: each takes what it needs from the nav and the data, by a seed.
"""
