"""rel="alternate": what the theme's script does with it, and that ours it leaves alone."""

from __future__ import annotations

from handbook.html.tree import read_html, select
from handbook.site.theme.alternate import ALTERNATE
from theme_files import script_sources

SELECTOR = "link[rel=alternate]"


def test_script_asks_for_a_sitemap_at_each_exact_alternate() -> None:
    """If this fails, the theme has another way: perhaps site/theme/alternate.py can go."""
    assert f'getElements<HTMLLinkElement>("{SELECTOR}")' in script_sources()["integrations/alternate/index.ts"]
    assert 'new URL("sitemap.xml", base)' in script_sources()["integrations/sitemap/index.ts"]


def test_ours_is_alternate_to_readers_and_not_to_that_selector() -> None:
    tree = read_html(f'<html><head><link rel="{ALTERNATE}" href="x"><link rel="alternate" href="y"></head></html>')
    assert [link.get("href") for link in select(tree, SELECTOR)] == ["y"]
    assert [link.get("href") for link in select(tree, 'link[rel~="alternate"]')] == ["x", "y"]
