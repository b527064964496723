"""The handbook's machine: Markdown in, site and book out. One folder per stage, in the order of the flow.

pages/   sources  -> Corpus (typed, every place kept as path:line:column)
checks/  Corpus   -> Problems
markup/  the blocks that pages may use, as a Python-Markdown extension
site/    sources  -> built site (the engine, then finishing steps on its HTML)
book/    built site -> one PDF per language
"""
