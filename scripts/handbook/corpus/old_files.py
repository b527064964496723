"""Where a page stood before: the addresses that lead on to it."""

from __future__ import annotations

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Page


def old_files(page: Page) -> list[str]:
    """Old addresses of the page as files below site/: `approval/` of an English page is `en/approval/index.html`."""
    top = "" if page.locale == DEFAULT_LOCALE else f"{page.locale}/"
    return [top + (old + "index.html" if old.endswith("/") else old) for old in page.meta.value.get("old_paths", ())]
