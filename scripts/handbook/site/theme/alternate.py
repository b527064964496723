"""How a page names its twins, without the theme's script asking for what is not there."""

from __future__ import annotations

ALTERNATE = "alternate "
"""Material's script asks for "<twin>/sitemap.xml" wherever it finds rel="alternate" exactly: two 404s a view.
With the space the token is the same to every reader of HTML, and that selector no longer matches."""
