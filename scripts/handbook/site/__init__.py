"""Sources -> built site: the engine (MkDocs with Material), then finishing steps on the HTML it made.

engine.py is the adapter: nothing else in the package knows MkDocs.
"""
