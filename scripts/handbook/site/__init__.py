"""Sources -> built site: the engine (MkDocs with Material), then finishing steps on its HTML.

engine.py                     the adapter: the only module that knows MkDocs
finish.py, steps.py, page.py  reads the raw pages and runs the steps; the steps in order; the arguments of a step
search_index.py, search_script.py, sitemaps.py, redirects.py, content_security.py
                              files about all pages
style_sheets.py, scripts.py   CSS and JavaScript as served
theme/                        everything assumed about Material

Each other module has one or two steps, or the parts that steps are made of.
"""
