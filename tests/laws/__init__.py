"""What holds of every handbook: each law is written once, and judged on the fixture and, in content/, on docs/.

A law is a test that asks the fixtures `handbook`, `pages` and `site_alone` alone, and takes what it expects from the
sources. A test module takes the laws in by `from laws.pages import *`; they then run with the fixtures of its folder.
"""
