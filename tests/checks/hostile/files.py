"""Files whose names or kinds belong to no handbook."""

from __future__ import annotations

from collections.abc import Iterator

from checks.hostile.variant import Variant


def files() -> Iterator[Variant]:
    for name in (
        *(
            "x.js",
            "x.css",
            "x.html",
            "x.exe",
            "x.py",
            "CNAME",
            "robots.txt",
            "sub/web.config",
            "sitemap.xml",
            ".htaccess",
        ),
        *("assets/javascripts/controls.js", "downloads/a.pdf", "search/index.js", "en/page.md", "404.html", "x.MD"),
        *(
            "images/x.svg",
            "x.png",
            "page.docx",
            "data/x.yml",
            "forms/x.yml",
            "images/x.gif",
            ".well-known/x.md",
            "noending",
        ),
    ):
        yield Variant(f"docs/{name}", "x", f"docs/{name}:1:1 HB237")
    for name in (
        "a b.md",
        "a_b.md",
        "ก.md",
        "A.md",
        "a.b.md",
        "-a.md",
        "a--b.md",
        "con.md",
        "%2e.md",
        "a" * 98 + ".md",
    ):
        yield Variant(f"docs/{name}", "x", f"docs/{name}:1:1 HB221")
    for name in ("a\nb.md", "a\n::error::x.md", "a\x1b[2J.md", "a\u202eb.md", "a:b.md", 'a"b.md', "a<b.md"):
        yield Variant(f"docs/{name}", "x", f"docs/{name}:1:1 HB221")
    yield Variant("docs/page/index.md", "x", "docs/page/index.md:1:1 HB238")
    for name in ("images/x.png", "images/x.jpg", "forms/superseded/x-th_0.1_2026-11-23.pdf"):
        yield Variant(f"docs/{name}", "<script>", f"docs/{name}:1:1 HB240")
