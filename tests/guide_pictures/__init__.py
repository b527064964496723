"""`make.py guide-pictures`: the pictures of docs/maintain/, cut out of our own pages in a real browser.

scenes.py  the fixture handbook with a repository's address, a change and its review: the same each time
shots.py   which part of which page each picture shows
draw.py    a part of a page -> a small PNG

The pictures are of the fixture, so that no change of docs/ changes them. GitHub's pages are none of ours: words tell of
them. The same Chromium gives the same bytes.
"""
