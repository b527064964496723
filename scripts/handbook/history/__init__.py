"""What git knows of the sources: the edition that a build is of, and earlier versions of a file. The only clock."""
