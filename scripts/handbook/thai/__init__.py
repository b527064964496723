"""Thai and English as readers see them: the machine's own words, numbers and dates, where lines of Thai may end, fonts."""
