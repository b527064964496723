"""Git: the edition that is built, when files were changed, and earlier versions of a file.

Git's dates are the only clock of a build.
"""
