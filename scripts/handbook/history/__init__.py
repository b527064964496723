"""Git: the edition that is built, and earlier versions of a file. Git's dates are the only clock of a build."""
