"""Hostile and careless files: `check` tells them at their place and never fails itself, whatever the bytes.

A variant names one file, what is written there, and the part of it at which the problem is told.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems

SETTINGS, PAGE, SOURCES, CONFIRM = "mkdocs.yml", "docs/page.md", "docs/data/sources.yml", "docs/data/confirm.yml"
FORM, DRAWING = "docs/forms/request.form.yml", "docs/figures/plan.svg"
IMAGE = "<img src=x onerror=1>"


@dataclass(frozen=True)
class Variant:
    """A file as somebody wrote it, and the line `path:line:column CODE` that must be told; none for a mere oddity."""

    path: str
    text: str | bytes
    told: str


def at(text: str, part: str) -> str:
    """Line and column of a part of a text."""
    before = text[: text.index(part)]
    return f"{before.count(chr(10)) + 1}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"


def replaced(path: str, old: str, new: str, part: str, code: str) -> Variant:
    """A file of the minimal handbook with one change, told at this part of it."""
    text = (MINIMAL / path).read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    text = text.replace(old, new, 1)
    return Variant(path, text, f"{path}:{at(text, part)} {code}")


def identity() -> Iterator[Variant]:
    """A province's own colours and seal, which stand in style sheets and templates."""
    status = "    status: awaiting\n"
    for colour in ("'#000000; } body { display: none'", r'"#000000\n"', "url(//x)", "0", "var(--hb-paper)", "red"):
        line = f"    colours: {{light: {colour}, dark: '#ffffff'}}\n"
        yield replaced(SETTINGS, status, status + line, "light:", "HB213")
    for place in (
        "../x.png",
        "images/../../x.png",
        "https://a.b/x.png",
        "images/x.svg",
        "/etc/x.png",
        "images/x.png?y",
    ):
        yield replaced(SETTINGS, status, f"{status}    seal: {place}\n", "seal", "HB213")
    yield replaced(SETTINGS, status, status + r'    seal: "images/x.png\n"' + "\n", "seal", "HB213")
    yield replaced(SETTINGS, status, f"{status}    seal: images/none.png\n", "seal", "HB245")


def settings() -> Iterator[Variant]:
    for line in (
        *("hooks: [x.py]", "INHERIT: x.yml", "extra_javascript: [x.js]", "extra_templates: [x.html]", "copyright: x"),
        *("strict: false", "use_directory_urls: false", "edit_uri: x", "repo_url: x", "watch: [/]", "dev_addr: x"),
        *("exclude_docs: x", "draft_docs: x", "not_in_nav: x", "site_author: x", "remote_branch: x", "mdx_configs: {}"),
    ):
        yield replaced(SETTINGS, "nav:\n", f"{line}\nnav:\n", line, "HB213")
    for old, new, part, code in (
        ("  - search", "  - macros", "macros", "HB213"),
        ("  - search", "  - search\n  - {social: {}}", "social", "HB213"),
        ("  - search", "  - search: {lang: en}", "search:", "HB213"),
        ("  - search", "  - 5", "5\n  - i18n", "HB213"),
        ("  - search", "  - [search]", "[search]", "HB213"),
        ("  - search\n", "", "plugins:", "HB213"),
        ("docs_structure: suffix", "docs_structure: folder", "docs_structure", "HB213"),
        ("          build: true\n", "          build: false\n", "build: false", "HB213"),
        ("locale: en", "locale: fr", "locale: fr", "HB213"),
        ("name: English", "name: English\n          reconfigure_search: true", "reconfigure_search", "HB213"),
        ("  - tables: {use_align_attribute: true}", "  - pymdownx.snippets", "pymdownx.snippets", "HB213"),
        ("  - tables: {use_align_attribute: true}", "  - tables\n  - toc: {slugify: x}", "slugify", "HB213"),
        ("  - tables: {use_align_attribute: true}", "  - tables\n  - admonition: {}", "admonition", "HB213"),
        ("  - attr_list", "  - attr_list\n  - attr_list", "markdown_extensions", "HB213"),
        ("permalink: false", "permalink: '<img>'", "permalink", "HB213"),
        ("tokens.css", "x.css", "extra_css", "HB213"),
        ("extra_css:\n", "extra_css: []\nx:\n", "extra_css", "HB213"),
        ("  font: false", "  font: {text: Roboto}", "font", "HB213"),
        ("  font: false", "  font: false\n  logo: x.svg", "logo", "HB213"),
        ("  font: false", "  font: false\n  static_templates: [x]", "static_templates", "HB213"),
        ("  font: false", "  font: false\n  features: [content.code.copy]", "content.code.copy", "HB213"),
        ("  name: material", "  name: mkdocs", "name: mkdocs", "HB213"),
        ("custom_dir: overrides", "custom_dir: /etc", "custom_dir", "HB229"),
        ("custom_dir: overrides", "custom_dir: [x]", "custom_dir", "HB213"),
        ("primary: custom", "primary: '\"><img>'", "primary", "HB213"),
        ("icon: material/weather-night", "icon: ../../../../etc/passwd", "icon", "HB213"),
        ("site_dir: site", "site_dir: !ENV SITE", "!ENV", "HB211"),
        ("site_dir: site", "site_dir: !!python/name:os.system x", "!!python", "HB211"),
        ("site_dir: site", "site_dir: docs", "site_dir", "HB229"),
        ("site_dir: site", "site_dir: ../x", "site_dir", "HB229"),
        ("docs_dir: docs", "docs_dir: nowhere", "docs_dir", "HB229"),
        ("docs_dir: docs", 'docs_dir: "\\0"', '"', "HB231"),
        ("docs_dir: docs", "docs_dir: {}", "docs_dir", "HB213"),
        ("site_url: https://example.invalid/handbook/", "site_url: javascript:alert(1)", "site_url", "HB213"),
        ("site_url: https://example.invalid/handbook/", "site_url: 'https://a.b/\"><img>'", "site_url", "HB213"),
        ("site_url: https://example.invalid/handbook/", "site_url: https://u@a.b/", "site_url", "HB213"),
        ("site_name: คู่มือตัวอย่าง", "site_name: ", "site_name", "HB213"),
        ("site_name: คู่มือตัวอย่าง", "site_name: [x]", "site_name", "HB213"),
        ("site_name: คู่มือตัวอย่าง", "site_name: " + "ก" * 301, "site_name", "HB213"),
        ("site_name: คู่มือตัวอย่าง", "site_name: " + "ก" * 10_001, "ก" * 9, "HB231"),
        ("site_name: คู่มือตัวอย่าง", "site_name: ก\u202eข", "ก\u202e", "HB231"),
        ("site_name: คู่มือตัวอย่าง", 'site_name: "ก\\u2066ข"', '"ก', "HB231"),
        ("site_name: คู่มือตัวอย่าง", 'site_name: "ก\\x07ข"', '"ก', "HB231"),
        ("site_name: คู่มือตัวอย่าง", "site_name: &x ก", "&x", "HB231"),
        ("      - page.md", "      - page.md: [x]\n        y: z", "page.md: [x]", "HB213"),
        ("      - page.md", "      - 5", "5\n\ntheme", "HB213"),
        ("  - index.md", "  - ../../etc/passwd", "../../etc", "HB207"),
        ("  - index.md", "  - https://example.com/", "https://example.com", "HB207"),
        ("extra:\n", "extra:\n  analytics: {provider: google}\n", "analytics", "HB213"),
        ("    status: awaiting", "    status: awaiting\n    stauts: x", "stauts", "HB213"),
        ('tel: "+6620000000"', "tel: 'javascript:1'", "tel", "HB213"),
        ('tel: "+6620000000"', 'tel: "+66\\n"', "tel", "HB213"),
        ("    status: awaiting", "    status: awaiting\n    report_email: 'a@b?bcc=c'", "report_email", "HB213"),
        ("    status: awaiting", "    status: awaiting\n    repository: {url: 'http://a/b'}", "url: 'http", "HB213"),
        ("    status: awaiting", "    status: [awaiting]", "status", "HB213"),
    ):
        yield replaced(SETTINGS, old, new, part, code)
    yield from identity()
    for text in ("[]", "5", "x", "~", "- a", "'", "{", "\t", "a: 1\n---\nb: 2", "? [a]\n: 1", "\ufeff"):
        yield Variant(SETTINGS, text, "")


def front_matter() -> Iterator[Variant]:
    for old, new, code in (
        ("title: ขั้นตอน", "title: [x]", "HB210"),
        ("title: ขั้นตอน", "title: {x: 1}", "HB210"),
        ("title: ขั้นตอน", "title: 5", "HB210"),
        ("title: ขั้นตอน", "title: " + "ก" * 301, "HB210"),
        ("chapter: 1", "chapter: 1.0", "HB210"),
        ("chapter: 1", "chapter: 100", "HB210"),
        ("chapter: 1", "chapter: -1", "HB210"),
        ("chapter: 1", "chapter: true", "HB210"),
        ("chapter: 1", "chapter: [1]", "HB210"),
        ("chapter: 1", "template: ../../etc/passwd", "HB210"),
        ("chapter: 1", "hide: navigation", "HB210"),
        ("review_every: 6", "review_every: 1000000000000", "HB210"),
        ("review_every: 6", "review_every: 121", "HB210"),
        ("review_every: 6", "review_every: 0", "HB210"),
        ("review_every: 6", "review_every: 6.0", "HB210"),
        ("review_every: 6", "review_every: ๖", "HB210"),
        ("reviewed: 2026-11-23", "reviewed: 9999-12-31", "HB210"),
        ("reviewed: 2026-11-23", "reviewed: 0001-01-01", "HB210"),
        ("reviewed: 2026-11-23", "reviewed: 2026-02-30", "HB210"),
        ("reviewed: 2026-11-23", "reviewed: 20261123", "HB210"),
        ("reviewed: 2026-11-23", "reviewed: ~", "HB210"),
        ("reviewed: 2026-11-23", "reviewed: [2026-11-23]", "HB210"),
        ("chapter: 1", "old_paths: 5", "HB210"),
        ("chapter: 1", "old_paths: approval/", "HB210"),
        ("chapter: 1", "old_paths: {a: 1}", "HB210"),
        ("chapter: 1", "old_paths: []", "HB210"),
        ("chapter: 1", "translation_waiver: [x]", "HB210"),
        ("chapter: 1", "status: x", "HB210"),
        ("chapter: 1", "annex: 14", "HB210"),
    ):
        yield replaced(PAGE, old, new, new, code)
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


def data() -> Iterator[Variant]:
    for path in (SOURCES, CONFIRM):
        for text, place in (
            ("x: [" + "1, " * 30_001 + "]", "1:89993"),
            ("x: " + "1" * 500_001, "1:1"),
            ("x: " + "a" * 10_001, "1:4"),
            ("a: &a [1]\nb: *a", "1:4"),
            ("groups: " + "[" * 25 + "]" * 25, "1:28"),
            ("groups: !!binary eA==", "1:9"),
        ):
            yield Variant(path, text, f"{path}:{place} HB231")
        for text in ("[]", "5", "groups: 5", "groups: [5]", "groups: {a: 1}", "groups: [{id: []}]", "groups: ~"):
            yield Variant(path, text, f"{path}:1:1 HB214" if "groups" not in text else "")
    form = "code: {th: ก, en: a}\nversion: '0.1'\ndate: 2026-11-23\nstep: page#prepare\nfields: {a: {type: text}}\n"
    for old, new, part in (
        ("type: text", "type: text, maxlength: 10001", "maxlength"),
        ("type: text", "type: number, max: 1.0e+13", "max"),
        ("type: text", "type: script", "type: script"),
        ("type: text", "type: text, onfocus: x", "onfocus"),
        ("type: text", "type: [text]", "type: [text]"),
        ("{a: {type: text}}", "{'<img>': {type: text}}", "fields"),
        ("date: 2026-11-23", "date: 9999-12-31", "date"),
        ("version: '0.1'", "version: '0.1\"'", "version"),
        ("step: page#prepare", "step: javascript:1", "step"),
        ("fields: {a: {type: text}}", "fields: [a]", "fields"),
        ("fields: {a: {type: text}}", "fields: {a: 5}", "a: 5"),
        (form, "- 5", "- 5"),
    ):
        text = form.replace(old, new)
        yield Variant(FORM, text, f"{FORM}:{at(text, part)} HB501")


def drawings() -> Iterator[Variant]:
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<title>T</title><desc>D</desc>\n'
    for inner in (
        *(
            "<script>1</script>",
            "<g onclick='1'/>",
            "<style>x</style>",
            "<foreignObject/>",
            "<animate/>",
            "<a href='x'/>",
        ),
        *("<image href='x'/>", "<use href='#x'/>", "<g style='x'/>", "<iframe/>", "<g href='x'/>", "<handler/>"),
        *(
            "<feImage/>",
            "<pattern id='x'/>",
            "<mask id='x'/>",
            "<switch/>",
            "<view id='x'/>",
            "<set/>",
            "<g tabindex='0'/>",
        ),
    ):
        yield Variant(DRAWING, f"{start}{inner}</svg>", f"{DRAWING}:3:1 HB312")
    for inner in (
        "<text font-size='x'/>",
        "<text x='NaN'/>",
        "<g fill='url(//x)'/>",
        "<path d='M'/>",
        "<g class='x'/>",
    ):
        yield Variant(DRAWING, f"{start}{inner}</svg>", f"{DRAWING}:3:1 HB313")
    for text, told in (
        ("", "1:1 HB308"),
        ("<html/>", "1:1 HB312"),
        ("<svg/>", "1:1 HB313"),
        ('<svg viewBox="0 0 0 0"/>', "1:1 HB313"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><svg viewBox="0 0 9 9">&a;</svg>', "1:13 HB312"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 9 9">&a;</svg>', ""),
        ("<svg>" + "<g>" * 5_000, ""),
        ("\ufeff\ufeff<svg/>", ""),
    ):
        yield Variant(DRAWING, text, told and f"{DRAWING}:{told}")
    for encoding in ("utf-16", "utf-32", "cp874"):
        yield Variant(DRAWING, f'<?xml version="1.0" encoding="{encoding}"?><svg/>'.encode(encoding), "")


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


VARIANTS = [*settings(), *front_matter(), *data(), *drawings(), *files()]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal handbook, with a drawing."""
    return Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("hostile") / "project"))


@contextmanager
def written(root: Path, path: str, content: str | bytes) -> Iterator[None]:
    """A file with this content, and then as it was."""
    file, top = root / path, root / path
    before = file.read_bytes() if file.exists() else None
    while not top.parent.exists():
        top = top.parent
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    yield
    if before is not None:
        file.write_bytes(before)
    elif top.is_dir():
        shutil.rmtree(top)
    else:
        top.unlink()


def told(root: Path) -> list[str]:
    problems = find_problems(root)
    assert all(problem.explain(language) for problem in problems for language in ("th", "en"))
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in problems]


def test_each_variant_is_told_at_its_place(root: Path) -> None:
    assert len(VARIANTS) > 250
    silent = []
    for variant in VARIANTS:
        with written(root, variant.path, variant.text):
            found = told(root)
        if variant.told not in found if variant.told else not found:
            silent.append((variant, found))
    assert silent == []
    assert told(root) == []


def test_no_damage_to_a_file_ends_the_check(root: Path) -> None:
    chance = random.Random(14)  # noqa: S311 - the same at every run
    parts = [
        b"\x00",
        b"\xff",
        b"&a ",
        b"*a",
        b"[",
        b"{",
        b"- ",
        b": ",
        b"'",
        b'"',
        b"\n",
        b"\t",
        b"---\n",
        b"!!x ",
        b"5",
        b"~",
    ]
    for path in (SETTINGS, PAGE, "docs/page.en.md", SOURCES, CONFIRM):
        whole = (root / path).read_bytes()
        for _ in range(40):
            damaged = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                start = chance.randrange(len(damaged))
                damaged[start : start + chance.choice([0, 0, 1, 8, 60])] = chance.choice(parts)
            with written(root, path, bytes(damaged)):
                told(root)
    assert told(root) == []
