"""What the command line calls: each command as one function, from the rooms below."""
