"""A page read twice, as its author means it and as it is built: what differs, and what neither reading should hold."""
