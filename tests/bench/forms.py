"""Time to make all files of all forms, warm: seconds of the step; and the size of the largest file of each kind."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench._project import ROOT
from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.corpus.addresses import page_url
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.forms.compose import Form, compose
from handbook.forms.files import make_form_files
from handbook.history.edition import read_edition
from handbook.html.tree import article_of, read_html
from handbook.site.engine import run_engine

RUNS = 3


def main(arguments: list[str]) -> None:
    """Print seconds of each run, then size by kind; the first argument is the number of runs."""
    runs = int(arguments[0]) if arguments else RUNS
    corpus, _ = check_sources(load_settings(ROOT))
    edition = read_edition(ROOT, [])
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "raw"  # a finished one has no style sheets to print with
        run_engine(corpus.settings, edition, site)
        forms = [form for locale in LOCALES for form in forms_of(site, corpus, locale)]
        for _ in range(runs):
            shutil.rmtree(site / "downloads" / "forms", ignore_errors=True)
            start = time.monotonic()
            make_form_files(site, forms, corpus, edition)
            print(f"{time.monotonic() - start:.1f} s", file=sys.stdout)
        files = json.loads((site / "downloads" / "forms" / "files.json").read_text(encoding="utf-8"))["files"]
        for kind in dict.fromkeys(file["kind"] for file in files):
            largest = max((file for file in files if file["kind"] == kind), key=lambda file: int(file["size"]))
            count = sum(file["kind"] == kind for file in files)
            print(f"  {kind:16} {count:3} files, the largest {largest['size'] / 1e3:6.1f} KB ({largest['name']})")


def forms_of(raw: Path, corpus: Corpus, locale: str) -> list[Form]:
    """The forms of a language, composed from the pages that the engine built."""
    found = []
    for page in corpus.nav_pages(locale):
        spec = corpus.form_of(page)
        if spec is not None:
            built = (raw / page_url(page.key, locale) / "index.html").read_text(encoding="utf-8")
            found.append(compose(article_of(read_html(built)), spec, locale))
    return found
