"""Small releases for publishing: a site of some thirty files with all that can break, packed as `release` does.

Everything changes between the editions that can: parts, pages, ids gained, a page more and one less, the search index,
a form and its description, books; what real editions keep is kept: ids, hashed names.
"""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

from handbook.html.addresses import hashed
from handbook.release.manifest import MANIFEST
from handbook.release.order import in_upload_order
from handbook.zip_file import zip_bytes

TOPICS = ("buying", "committee", "evaluation", "privacy", "upkeep")
_BOOK_BYTES = 400_000


def small_site(number: int, book_bytes: int = _BOOK_BYTES) -> dict[str, bytes]:
    """Path -> content of the edition of this number; a whole site in itself."""
    site: dict[str, bytes] = {}
    style = _part(site, "assets/stylesheets/site.css", f"body {{ margin: {number}px }}".encode())
    script = _part(site, "assets/javascripts/main.js", f"self.edition = {number};".encode())
    parts = [f'<link rel="stylesheet" href="{{up}}{style}"><script src="{{up}}{script}"></script>']
    topics = [*TOPICS[:-1], f"news-{number}"] if number % 2 else [*TOPICS, f"news-{number}"]
    for language, folder in (("th", ""), ("en", "en/")):
        book = _part(site, f"downloads/handbook-{language}.pdf", _noise(number, f"book-{language}", book_bytes))
        site[f"downloads/handbook-{language}.pdf"] = site[book]
        form = _part(site, f"downloads/forms/letter-{language}.pdf", _noise(number, f"form-{language}", 20_000))
        described = json.dumps({"pdf": hashlib.sha256(site[form]).hexdigest()}).encode()
        description = _part(site, f"downloads/forms/letter-{language}.json", described)
        index = _part(
            site, f"search/index.{language}.js", json.dumps([f"{folder}{topic}/" for topic in topics]).encode()
        )
        site[f"search/{language}.js"] = f"self.handbookIndex={index}".encode()
        files = f'<a href="{{up}}{book}">book</a> <a data-json="{{up}}{description}" href="{{up}}{form}">form</a>'
        for path in (f"{folder}index.html", *(f"{folder}{topic}/index.html" for topic in topics)):
            up = "../" * path.count("/")
            links = " ".join(f'<a href="{up}{folder}{topic}/index.html#step-{number}">{topic}</a>' for topic in topics)
            places = " ".join(f'<b id="step-{each}">{number}</b>' for each in range(number + 1))
            body = f"<h1>{path}</h1>{links} {places} {(files + parts[0]).format(up=up)}"
            site[path] = f"<!doctype html><html><body>{body}<p>{_words(number, path)}</p></body></html>".encode()
    site["404.html"] = (
        f'<!doctype html><html><body id="lost-{number}"><a href="index.html">1</a></body></html>'.encode()
    )
    names = sorted(path for path in site if path.startswith("downloads/") and path.count(".") == 2)
    site["downloads/SHA256SUMS"] = "".join(f"{_sha(site[path])}  {path}\n" for path in names).encode()
    site["sitemap.xml"] = f'<?xml version="1.0"?><urlset><!-- {number} --></urlset>'.encode()
    site[".htaccess"] = f"# {number}\nErrorDocument 404 /cctv/404.html\n".encode()
    site["web.config"] = f'<?xml version="1.0"?><configuration><!-- {number} --></configuration>'.encode()
    return site


def write_release(
    dist: Path, site: dict[str, bytes], address: str, edition: str = "2569-1", correction: int = 0
) -> Path:
    """What `release` would leave in `dist` for a site; the folder."""
    dist.mkdir(parents=True, exist_ok=True)
    for old in (*dist.glob("*-site.zip"), *dist.glob(MANIFEST)):
        old.unlink()
    ordered = {path: site[path] for path in in_upload_order(site)}
    shown = f"{edition}.{correction}" if correction else edition
    (dist / f"cctv-handbook-{shown}-site.zip").write_bytes(zip_bytes(ordered, level=1, permissions=0o644))
    manifest = {
        "format": 1,
        "edition": edition,
        "correction": correction,
        "commit": hashlib.sha1(shown.encode(), usedforsecurity=False).hexdigest(),
        "date": "2026-11-29",
        "address": address,
        "files": [{"path": path, "size": len(data), "sha256": _sha(data)} for path, data in ordered.items()],
        "marks": {"confirm": 0, "read": 0, "sourced": 0},
        "archives": [],
    }
    (dist / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return dist


def _part(site: dict[str, bytes], path: str, data: bytes) -> str:
    name = hashed(path, data)
    site[name] = data
    return name


def _noise(number: int, name: str, size: int) -> bytes:
    return random.Random(f"{name}-{number}").randbytes(size)  # noqa: S311 - the same bytes each time


def _words(number: int, path: str) -> str:
    return " ".join(f"{number}-{path}-{each}" for each in range(200))


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
