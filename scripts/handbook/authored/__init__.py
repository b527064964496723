"""A file that an author wrote -> its values, each with the line and column where it stands; faults as problems."""
