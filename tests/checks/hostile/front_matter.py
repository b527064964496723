"""Front matter with values of other kinds, beyond their bounds, and addresses that are not a page's."""

from __future__ import annotations

from collections.abc import Iterator

from checks.hostile.variant import PAGE, Variant, replaced

# What was written, and a value of another kind or beyond its bounds.
_VALUES = (
    ("title: ขั้นตอน", "title: [x]"),
    ("title: ขั้นตอน", "title: {x: 1}"),
    ("title: ขั้นตอน", "title: 5"),
    ("title: ขั้นตอน", "title: " + "ก" * 301),
    ("chapter: 1", "chapter: 1.0"),
    ("chapter: 1", "chapter: 100"),
    ("chapter: 1", "chapter: -1"),
    ("chapter: 1", "chapter: true"),
    ("chapter: 1", "chapter: [1]"),
    ("chapter: 1", "template: ../../etc/passwd"),
    ("chapter: 1", "hide: navigation"),
    ("review_every: 6", "review_every: 1000000000000"),
    ("review_every: 6", "review_every: 121"),
    ("review_every: 6", "review_every: 0"),
    ("review_every: 6", "review_every: 6.0"),
    ("review_every: 6", "review_every: ๖"),
    ("reviewed: 2026-11-23", "reviewed: 9999-12-31"),
    ("reviewed: 2026-11-23", "reviewed: 0001-01-01"),
    ("reviewed: 2026-11-23", "reviewed: 2026-02-30"),
    ("reviewed: 2026-11-23", "reviewed: 20261123"),
    ("reviewed: 2026-11-23", "reviewed: ~"),
    ("reviewed: 2026-11-23", "reviewed: [2026-11-23]"),
    ("chapter: 1", "old_paths: 5"),
    ("chapter: 1", "old_paths: approval/"),
    ("chapter: 1", "old_paths: {a: 1}"),
    ("chapter: 1", "old_paths: []"),
    ("chapter: 1", "translation_waiver: [x]"),
    ("chapter: 1", "status: x"),
    ("chapter: 1", "annex: 14"),
)


def front_matter() -> Iterator[Variant]:
    for old, new in _VALUES:
        yield replaced(PAGE, old, new, new, "HB210")
    for value in (
        *("404.html", "assets/", "search/", "downloads/x/", "en/page/", "index.html", "page/"),
        *("assets/javascripts/controls.html", "en.html", "search.html"),
    ):
        yield replaced(PAGE, "chapter: 1", f"old_paths: [{value}]", value, "HB228")
    for value in (
        *("/etc/", "../x/", "a/../b/", "sitemap.xml/", "downloads/x.pdf/", "x.js", "x", "//evil.example/", "a//b/"),
        *('"a b/"', "'a?b/'", "'a#b/'", "ก/", "A/", '"a/\\n"', "a" * 100 + "/", "5", "[x]", "{a: 1}", "~"),
    ):
        yield replaced(PAGE, "chapter: 1", f"old_paths: [{value}]", value, "HB210")
    for new, part, code in (
        ("chapter: 1" + "0" * 30, "10", "HB231"),
        ("chapter: .inf", ".inf", "HB231"),
        ("chapter: 0x_", "0x_", "HB231"),
        ("chapter: &a 1", "&a", "HB231"),
        ("chapter: *a", "*a", "HB231"),
        ("<<: {chapter: 1}", "<<", "HB231"),
        ("? [a]\n: 1", "[a]", "HB231"),
        ("hide: [[x]]", "[x]", "HB210"),
        ("chapter: " + "[" * 21 + "]" * 21, "[]", "HB232"),
        ("owner: x", "owner: ส", "HB216"),
        ("x: \u202e1", "\u202e1", "HB231"),
        ('"x\u2067": 1', '"x', "HB231"),
        ("x: '" + ("ก" * 4_900 + "\n ") * 3 + "'", "'กก", "HB231"),
    ):
        yield replaced(PAGE, "chapter: 1", new, part, code)
