"""What has grown old: reviews, cited addresses, sources, pins, questions. A corpus and a day go in, lists come out.

Only lookup.py and pins.py reach the network; report.py and calendar.py write what was found.
"""
