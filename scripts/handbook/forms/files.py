"""All files of all forms -> downloads/forms/, in parallel for both languages; with a zip of each language."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from handbook.corpus.addresses import page_path
from handbook.corpus.form_specs import FORMS_FOLDER, SUPERSEDED, FormSpec, bundle_name
from handbook.corpus.kept_words import words_of_book
from handbook.corpus.last_changes import last_changes_of
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.superseded import read_name
from handbook.forms.compose import Form
from handbook.forms.docx.document import write_docx
from handbook.forms.manifest import ENDS, SPECIMENS, File, write_manifest
from handbook.forms.paper.pdfs import opened_form_press, print_form, print_specimen
from handbook.forms.paper.specimen import specimen_sheets
from handbook.forms.specimen import read_specimen
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.html.named_files import name_file
from handbook.messages import on_one_line
from handbook.processes import side_by_side
from handbook.progress import note
from handbook.thai.book_fonts import make_book_fonts
from handbook.thai.form_font import make_form_font
from handbook.thai.line_ends import known_words
from handbook.zip_file import zip_bytes


def make_form_files(site: Path, forms: Sequence[Form], corpus: Corpus, edition: Edition) -> None:
    """Write PDFs, Word files, zips and the list of all files into the downloads of a built site.

    Raises ProblemsError with HB602 if a file is missing.
    """
    folder = site / DOWNLOADS / FORMS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)

    def make(locale: str) -> None:
        own = [form for form in forms if form.locale == locale]
        with known_words(words_of_book(corpus, locale)):
            files = list(_make_files(site, folder, own, corpus, edition))
        files += _keep_superseded(folder, corpus, locale)
        files.append(_bundle(site / DOWNLOADS, files, locale))
        files = [_published(folder, file) for file in files]
        _part(folder, locale).write_text(json.dumps([asdict(file) for file in files]), encoding="utf-8")
        made = on_one_line("made.forms", forms=len(own), files=len(files))
        note(f"{locale}: {made}, {sum(file.size for file in files) / 1e3:.0f} KB")

    make_book_fonts(), make_form_font()  # here, once: the processes share what is made before they are forked
    side_by_side(make, LOCALES)
    found = []
    for locale in LOCALES:  # the processes return nothing: they leave their lists on the disk
        part = _part(folder, locale)
        found += [File(**entry) for entry in json.loads(part.read_text(encoding="utf-8"))]
        part.unlink()
    write_manifest(folder, found)


def _part(folder: Path, locale: str) -> Path:
    return folder / f".{locale}.json"


def _make_files(site: Path, folder: Path, forms: Iterable[Form], corpus: Corpus, edition: Edition) -> Iterator[File]:
    changed = last_changes_of(corpus)
    with opened_form_press(site, corpus.settings.root) as press:
        for form in forms:
            # A form has its own date and no commit: another commit gives the same files.
            own = Edition("", changed.get(page_path(f"{FORMS_FOLDER}/{form.spec.id}", form.locale), edition.epoch))
            printed = {made.file.name: made.pages for made in print_form(form, press, corpus.settings, own, folder)}
            specimen = read_specimen(corpus.settings.docs_dir, form.spec.id, form.locale)
            if specimen is not None:
                file = folder / f"{form.file}{ENDS['specimen']}"
                sheets = specimen_sheets(form, specimen.values, corpus.settings, own)
                made = print_specimen(form, sheets, press, corpus.settings, file)
                printed[made.file.name] = made.pages
                (folder / f"{form.file}{ENDS['specimen-data']}").write_bytes(specimen.data)
            write_docx(form, corpus.settings, own, folder / f"{form.file}.docx")
            for kind, end in ENDS.items():
                name = f"{form.file}{end}"
                if (folder / name).exists():
                    yield _file(folder / name, kind, form.spec, form.locale, printed.get(name, 0))


def _published(folder: Path, file: File) -> File:
    """The file under the name of its content, to which pages lead; its plain name stays, for those who know it.

    A PDF for typing and the map of its places belong together: a page names both, and no plain map stays.
    """
    place = folder if file.form else folder.parent
    known = f"{Path(file.name).stem}.json"
    if file.kind != "typing" or file.is_superseded or not (folder / known).is_file():
        return replace(file, name=name_file(place, file.name))
    made = replace(file, name=name_file(place, file.name), map=name_file(place, known))
    (folder / known).unlink()
    return made


def _file(path: Path, kind: str, spec: FormSpec, locale: str, pages: int) -> File:
    return File(path.name, kind, spec.id, locale, spec.version, spec.date, *_weigh(path), pages)


def _weigh(path: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256."""
    data = path.read_bytes()
    return len(data), hashlib.sha256(data).hexdigest()


def _keep_superseded(folder: Path, corpus: Corpus, locale: str) -> Iterator[File]:
    """Copy the files of former versions, as they were published, from docs/forms/superseded/."""
    kept = corpus.settings.docs_dir / FORMS_FOLDER / SUPERSEDED
    for source in sorted(kept.glob("*")):
        former = read_name(source.name)
        if former is None or former.locale != locale:
            continue
        target = folder / SUPERSEDED / source.name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
        name = f"{SUPERSEDED}/{source.name}"
        size, sha256 = _weigh(target)
        yield File(
            name, former.kind, former.form, locale, former.version, former.date, size, sha256, is_superseded=True
        )


def _bundle(downloads: Path, files: Iterable[File], locale: str) -> File:
    """All current files of a language in one zip. The output is reproducible."""
    target = downloads / bundle_name(locale)
    names = sorted(file.name for file in files if not file.is_superseded and file.kind not in SPECIMENS)
    target.write_bytes(
        zip_bytes({name: (downloads / FORMS_FOLDER / name).read_bytes() for name in names}, permissions=0o644)
    )
    return File(target.name, "bundle", "", locale, "", "", *_weigh(target))
