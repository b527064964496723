"""What an author sees while writing: the pages at once, faults on the page itself, downloads when asked for."""
