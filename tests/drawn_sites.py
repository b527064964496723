"""Small sites drawn by chance, whole in themselves, whose pages, ids and links share little from one to the next."""

from __future__ import annotations

import json
import posixpath
import random

from handbook.html.addresses import hashed
from prefixes import ENTRIES, Site

_TOPICS = ("buying", "committee", "evaluation", "privacy", "upkeep")
_IDS = ("first", "second", "third", "fourth")


def drawn_site(chance: random.Random) -> Site:
    """Path -> content: some topics, each with some ids, links between all of them, a part, and a search index."""
    site: dict[str, bytes] = {}
    script = b"self.edition = %d;" % chance.randrange(10**6)
    part = hashed("assets/javascripts/main.js", script)
    site[part] = script
    topics = [f"{topic}/index.html" for topic in _TOPICS if chance.random() < 0.8]
    ids = {page: [id for id in _IDS if chance.random() < 0.5] for page in (*ENTRIES, *topics)}
    rows = [[f"{page}#{id}", "", ""] for page in topics for id in ids[page]]
    index = "self.handbookIndex=" + json.dumps({"docs": rows}, separators=(",", ":"))
    name = hashed("search/index.th.js", index.encode())
    site[name] = index.encode()
    site["search/th.3.js"] = f'self.index="{posixpath.basename(name)}"'.encode()
    for page in ids:
        site[page] = _page(page, ids, part, chance).encode()
    site["sitemap.xml"] = b"<urlset><!-- %d --></urlset>" % chance.randrange(10**6)
    return site


def _page(page: str, ids: dict[str, list[str]], part: str, chance: random.Random) -> str:
    places = "".join(f'<h2 id="{id}">{id}</h2>' for id in ids[page])
    links = [f"{other}#{id}" for other in ids for id in ids[other] if other != "404.html" and chance.random() < 0.4]
    links += [other for other in ids if other not in {page, "404.html"}] if page in ENTRIES else []
    up = "../" * page.count("/")
    anchors = "".join(f'<a href="{up}{link}">{link}</a>' for link in links)
    script = f'<script src="{up}{part}?lang=th"></script>'
    return f"<!doctype html><html><head>{script}</head><body><h1>{page}</h1>{places}{anchors}</body></html>"
