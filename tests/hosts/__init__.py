"""Real servers on loopback, each ended by its own process id, and a reader who crawls what they show."""
