"""Whether a change of the sources is a correction or needs an edition, and what releases there are."""
