"""A file that an author wrote -> its values, each with line and column; faults become problems."""
