"""What holds of every handbook: each law is written once, and judged on the fixture and, in content/, on docs/.

A law is a test that asks the fixtures `handbook`, `pages`, `site_alone` and `site` alone, and takes what it expects
from the sources or, for the book, from the built site. A test module takes the laws in by `from laws.pages import *`;
they then run with the fixtures of its folder. What several laws read of one file is kept by that file, not by a
fixture.
"""
