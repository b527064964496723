"""An edition, packed: a built site -> dist/ with zips, sums, the list of files and the fragment for a CMS.

`kinds` and order of upload stand in order.py; what stands in dist/ and under which names, in dist.py.
"""
