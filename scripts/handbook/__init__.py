"""The handbook's machine: Markdown in, site and book out. One folder per stage; scripts/README.md has the map.

corpus/  sources -> Corpus: typed, each part with its path, line and column
checks/  Corpus -> Problems
markup/  the blocks that pages may use, as a Python-Markdown extension
site/    sources -> built site: the engine, then finishing steps on its HTML
forms/   built pages of forms -> web forms, PDFs, Word files
filled/  filled forms -> one table
book/    built site -> one PDF per language, with press/
"""
