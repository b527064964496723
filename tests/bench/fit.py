"""Every blank of every form at its limit: how many go on in continuation sheets; letters and options that are cut.

Prose in both languages and texts that are hard to set, with two rows more than are printed. Options are measured with
the widths of other typefaces as well, which a reader may use when it draws a field anew.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench._project import ROOT
from bench.forms import forms_of
from forms.paper.drawn_letters import drawn_values, spaceless
from forms.paper.longest import HARD, longest
from forms.web.writer import fill_pdf, open_writer, read_map
from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.corpus.locales import LOCALES
from handbook.filled.values import blank_of
from handbook.forms.compose import Form
from handbook.forms.paper.pdfs import opened_form_press, print_form
from handbook.history.edition import read_edition
from handbook.site.engine import run_engine

MORE_ROWS = 2
FACES = ROOT / "tests" / "forms" / "paper" / "typefaces.json"


def main(arguments: list[str]) -> None:
    """Print counts by kind of text; arguments are ids of forms, all if there are none."""
    corpus, _ = check_sources(load_settings(ROOT))
    edition = read_edition(ROOT, [])
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        run_engine(corpus.settings, edition, folder / "raw")
        forms = [form for locale in LOCALES for form in forms_of(folder / "raw", corpus, locale)]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = open_writer(browser)
        with opened_form_press(ROOT / "overrides") as press:
            for form in forms:
                if arguments and form.spec.id not in arguments:
                    continue
                print_form(form, press, corpus.settings, edition, folder)
                known = read_map(folder / f"{form.file}.json")
                counts.update(_options(known))
                for kind in ("", *HARD):
                    counts.update(_filled(page, form, known, folder, kind))
        browser.close()
    for what, count in sorted(counts.items()):
        print(f"{count:7}  {what}", file=sys.stdout)


def _filled(page: Page, form: Form, known: dict[str, Any], folder: Path, kind: str) -> Counter[str]:
    """Fill a form at its limits, and count what is drawn of it."""
    values = _values(form, kind)
    target = folder / "filled.pdf"
    target.write_bytes(fill_pdf(page, (folder / f"{form.file}.pdf").read_bytes(), known, values))
    said = f"{kind or 'prose'}:"
    counts: Counter[str] = Counter({f"{said} letters lost": 0, f"{said} blanks with lines outside": 0})
    for name, drawn in drawn_values(target, known).items():
        printed = name.split(".")
        entry = known["fields"].get(name) or known["fields"][f"{printed[0]}.1.{printed[-1]}"]
        typed = str(values[name])
        words = spaceless(entry["words"][typed] if entry["kind"] == "list" else typed)
        counts[f"{said} blanks"] += 1
        counts[f"{said} blanks that go on"] += drawn.goes_on
        counts[f"{said} blanks with lines outside"] += bool(drawn.outside)
        counts[f"{said} letters lost"] += abs(len(words) - len(spaceless(drawn.text)))
        counts[f"{said} blanks with other letters"] += words != spaceless(drawn.text)
    return counts


def _values(form: Form, kind: str) -> dict[str, Any]:
    names = [name for name, blank in form.blanks.items() if blank.spec.type != "signature"]
    for name in [name for name in names if form.blanks[name].row == 1]:
        rows, _, column = name.split(".")
        count = form.spec.fields[rows].rows
        names += [f"{rows}.{count + more}.{column}" for more in range(1, MORE_ROWS + 1)]
    blanks = {name: blank_of(form.spec, name) for name in names}
    return {
        name: longest(blank, form.locale, kind, in_row=name.count(".") == 2) for name, blank in blanks.items() if blank
    }


def _options(known: dict[str, Any]) -> Counter[str]:
    """Options wider than their box, by typeface, at the size that they are drawn in."""
    faces = {name: dict(_signs(widths)) for name, widths in json.loads(FACES.read_text(encoding="utf-8")).items()}
    own = {sign: width for sign, (_, width) in known["signs"].items()}
    counts: Counter[str] = Counter()
    for entry in known["fields"].values():
        for words in entry.get("words", {}).values():
            counts["options"] += 1
            for face, widths in {"Sarabun": own, **faces}.items():
                wide = sum(widths.get(sign, own[sign]) for sign in words) * entry["size"] / 1000
                counts[f"options cut in {face}"] += wide > entry["box"][0] - 2 * known["font"]["margin"]
    return counts


def _signs(widths: list[tuple[int, str]]) -> list[tuple[str, int]]:
    return [(sign, width) for width, signs in widths for sign in signs]


if __name__ == "__main__":
    main(sys.argv[1:])
