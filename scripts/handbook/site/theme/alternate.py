"""A `rel` for alternates in other languages that does not trigger the theme's script."""

from __future__ import annotations

ALTERNATE = "alternate "
"""Material's script requests "<alternate>/sitemap.xml" for each rel="alternate": two 404s per page view.
With the trailing space the token is the same in HTML, but the script's attribute selector does not match."""
