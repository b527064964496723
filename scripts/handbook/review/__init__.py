"""What a change does to what readers see: two states of the sources, both built, compared and told on one page.

`commands/review.py` does the work in this order: sites.py builds both, blocks.py and pages.py compare finished pages,
said.py what the sources say, files.py which files changed besides, pictures.py cuts changed places out, book_pages.py
finds them in a PDF; report.py, summary.py and facts.py tell it. All input is hostile: it stays text.
"""
