"""mkdocs.yml with settings that run, fetch, hide or break something."""

from __future__ import annotations

from collections.abc import Iterator

from checks.hostile.variant import SETTINGS, Variant, replaced

# Settings that no handbook has; each is written before the navigation.
_UNKNOWN = (
    *("hooks: [x.py]", "INHERIT: x.yml", "extra_javascript: [x.js]", "extra_templates: [x.html]", "copyright: x"),
    *("strict: false", "use_directory_urls: false", "edit_uri: x", "repo_url: x", "watch: [/]", "dev_addr: x"),
    *("exclude_docs: x", "draft_docs: x", "not_in_nav: x", "site_author: x", "remote_branch: x", "mdx_configs: {}"),
)
# What was written, what stands there instead, the part of it at which the problem is told, and its code.
_OF_THE_ENGINE = (
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
)
_OF_THE_HANDBOOK = (
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
)


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
    for line in _UNKNOWN:
        yield replaced(SETTINGS, "nav:\n", f"{line}\nnav:\n", line, "HB213")
    for old, new, part, code in (*_OF_THE_ENGINE, *_OF_THE_HANDBOOK):
        yield replaced(SETTINGS, old, new, part, code)
    yield from identity()
    for text in ("[]", "5", "x", "~", "- a", "'", "{", "\t", "a: 1\n---\nb: 2", "? [a]\n: 1", "\ufeff"):
        yield Variant(SETTINGS, text, "")
