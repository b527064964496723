"""The commands of the command line: one function each, built on the rooms below."""
