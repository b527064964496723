"""Paths of a page: its file below docs/, its folder below site/."""

from __future__ import annotations

from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES


def split_locale(path: str) -> tuple[str, str]:
    """`circular.en.md` -> ("circular", "en"); `circular.md` -> ("circular", "th")."""
    stem = path.removesuffix(".md")
    for locale in LOCALES:
        if locale != DEFAULT_LOCALE and stem.endswith(f".{locale}"):
            return stem.removesuffix(f".{locale}"), locale
    return stem, DEFAULT_LOCALE


def page_path(key: str, locale: str) -> str:
    """The path below docs/ of a page in a language."""
    return f"{key}.md" if locale == DEFAULT_LOCALE else f"{key}.{locale}.md"


def page_url(key: str, locale: str) -> str:
    """The folder of the built page below site/, with a trailing slash: `en/circular/`; empty for the top."""
    parts = [] if locale == DEFAULT_LOCALE else [locale]
    name = key[: -len("index")].rstrip("/") if key.rpartition("/")[2] == "index" else key
    return "".join(f"{part}/" for part in [*parts, *([name] if name else [])])
