"""What we write on a forge: a comment on a pull request and an issue, each one text that is kept up to date.

github.py speaks to GitHub's REST; no other module does.
"""
