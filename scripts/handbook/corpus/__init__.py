"""Sources -> Corpus: each page and data file is read once, into typed values with line and column."""
