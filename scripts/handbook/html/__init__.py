"""HTML and addresses within a built site: what every room that reads or writes pages stands on. Imports no other room."""
