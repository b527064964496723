"""Sources -> Corpus: each page and data file read once, typed, with the line and column of all that can be wrong."""
