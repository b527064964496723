"""Single steps of the build on the fixture's pages: the engine's pages made once a run, a fresh tree for each test."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock

from handbook.edition import Edition
from handbook.pages.corpus import Corpus, Page, page_path, page_url
from handbook.pages.read import read_corpus
from handbook.settings import Settings, load_settings
from handbook.site.html_tree import Element, article_of, read_html
from handbook.site.page_status import Status
from handbook.translations import dated
from handbooks import ROOT, Workshop

EDITION = Edition("0123456789", 1_795_392_000)  # 23 November 2026
# In a process of its own: the engine sets the environment, and takes a second to import.
_RUN = """
import sys
from pathlib import Path
from handbook.edition import Edition
from handbook.settings import load_settings
from handbook.site.engine import run_engine
run_engine(load_settings(Path(sys.argv[1])), Edition("0123456789", 1_795_392_000), Path(sys.argv[2]))
"""


@dataclass(frozen=True)
class Steps:
    """The fixture handbook as the steps get it; `raw` is what the engine made of it."""

    root: Path
    raw: Path

    @cached_property
    def settings(self) -> Settings:
        """Its settings."""
        return load_settings(self.root)

    @cached_property
    def corpus(self) -> Corpus:
        """Its pages and data, read once: it is frozen."""
        corpus, problems = read_corpus(self.settings)
        assert problems == []
        return corpus

    @cached_property
    def status(self) -> Status:
        """What the pages' states rest on."""
        return Status(self.settings, EDITION, dated(self.corpus), self.corpus.docs)

    def page(self, key: str, locale: str = "th") -> Page:
        """A page of the corpus."""
        return self.corpus.pages[page_path(key, locale)]

    def tree(self, key: str, locale: str = "th") -> Element:
        """The engine's page before any step, parsed anew at each call: a step may change it."""
        return read_html((self.raw / page_url(key, locale) / "index.html").read_text(encoding="utf-8"))

    def article(self, key: str, locale: str = "th") -> Element:
        """The article of such a page."""
        return article_of(self.tree(key, locale))


def open_steps(workshop: Workshop) -> Steps:
    """The fixture handbook, its raw pages made if no process of this run has made them."""
    root, raw = workshop.fixture(), workshop.folder / "raw"
    with FileLock(workshop.folder / "raw.lock"):
        if not raw.exists():
            part = raw.with_suffix(".part")
            part.mkdir()
            env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
            subprocess.run([sys.executable, "-c", _RUN, str(root), str(part)], env=env, check=True)
            part.rename(raw)
    return Steps(root, raw)
