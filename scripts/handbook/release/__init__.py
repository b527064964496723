"""An edition, packed: the files of a built site and the sources -> the files of dist/, all as bytes (pack.py).

The order of upload (order.py) is also that of the command `publish`. What forbids a release: faults.py.
"""
