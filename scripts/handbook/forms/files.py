"""All files of all forms -> downloads/forms/, in parallel for both languages; with a zip of each language."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.cache.parcel import Parcel
from handbook.cache.store import NO_CACHE, Cache
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
from handbook.forms.specimen import Specimen, read_specimen
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.html.named_files import name_file
from handbook.html.tree import write_html
from handbook.messages import on_one_line
from handbook.press.kept_files import KeptFiles
from handbook.press.press import Press
from handbook.processes import side_by_side
from handbook.progress import note
from handbook.thai.form_font import make_form_font
from handbook.thai.kept_fonts import book_fonts
from handbook.thai.line_ends import known_words
from handbook.zip_file import zip_bytes

_MAP = ".json"  # the map of the places of a PDF for typing
_KIND, _PAGES = "forms", "pages"


@dataclass(frozen=True)
class _Wanted:
    """A form whose files are wanted, what else they are made of, and the name of all of it."""

    form: Form
    edition: Edition
    specimen: Specimen | None
    key: str


def make_form_files(
    site: Path, forms: Sequence[Form], corpus: Corpus, edition: Edition, cache: Cache = NO_CACHE
) -> None:
    """Write PDFs, Word files, zips and the list of all files into the downloads of a built site.

    Raises ProblemsError with HB602 if a file is missing.
    """
    folder = site / DOWNLOADS / FORMS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    kept, changed = KeptFiles(site, cache), last_changes_of(corpus)
    of_all = {locale: _key_of_all(corpus, locale, kept) for locale in LOCALES}
    wanted = [
        _wanted(form, corpus, changed.get(_page(form), edition.epoch), kept, of_all[form.locale]) for form in forms
    ]
    found = {each.key: parcel for each in wanted if (parcel := kept.find(_KIND, each.key))}

    def make(locale: str) -> None:
        own = [each for each in wanted if each.form.locale == locale]
        missing = [each for each in own if each.key not in found]
        with known_words(words_of_book(corpus, locale)):
            made = found | (_make(missing, corpus.settings, folder, kept) if missing else {})
        files = [file for each in own for file in _written(each.form, made[each.key], folder)]
        files += _keep_superseded(folder, corpus, locale)
        files.append(_bundle(site / DOWNLOADS, files, locale))
        files = [_published(folder, file) for file in files]
        _part(folder, locale).write_text(json.dumps([asdict(file) for file in files]), encoding="utf-8")
        said = on_one_line("made.forms", forms=len(own), files=len(files))
        note(f"{locale}: {said}, {sum(file.size for file in files) / 1e3:.0f} KB")

    if len(found) < len(wanted):
        book_fonts(cache), make_form_font()  # here, once: the processes share what is made before they are forked
    side_by_side(make, LOCALES)
    listed = []
    for locale in LOCALES:  # the processes return nothing: they leave their lists on the disk
        part = _part(folder, locale)
        listed += [File(**entry) for entry in json.loads(part.read_text(encoding="utf-8"))]
        part.unlink()
    write_manifest(folder, listed)


def _page(form: Form) -> str:
    return page_path(f"{FORMS_FOLDER}/{form.spec.id}", form.locale)


def _key_of_all(corpus: Corpus, locale: str, kept: KeptFiles) -> str:
    """The key of what the files of all forms are made of, computed once.

    The folders do not count: the same handbook elsewhere has the same forms.
    """
    settings = replace(corpus.settings, root=Path(), docs_dir=Path(), site_dir=Path())
    return kept.key(_KIND, settings, words_of_book(corpus, locale))


def _wanted(form: Form, corpus: Corpus, changed: int, kept: KeptFiles, of_all: str) -> _Wanted:
    """What a form's files are made of."""
    own = Edition("", changed)  # its own date and no commit: another commit gives the same files
    specimen = read_specimen(corpus.settings.docs_dir, form.spec.id, form.locale)
    said = replace(form, body=write_html(form.body))
    return _Wanted(form, own, specimen, kept.key(_KIND, of_all, said, own, specimen))


def _make(missing: Iterable[_Wanted], settings: Settings, folder: Path, kept: KeptFiles) -> dict[str, Parcel]:
    """Make the files of forms, and keep them; key -> files, with the number of pages of each PDF."""
    made = {}
    with opened_form_press(kept, settings.root) as press:
        for each in missing:
            made[each.key] = _files_of(each, settings, folder, press)
    for key, parcel in made.items():  # only now is it known that every file was there
        kept.keep(_KIND, key, parcel, press.read)
    return made


def _files_of(wanted: _Wanted, settings: Settings, folder: Path, press: Press) -> Parcel:
    form, own, specimen = wanted.form, wanted.edition, wanted.specimen
    printed = {made.file.name: made.pages for made in print_form(form, press, settings, own, folder)}
    if specimen is not None:
        file = folder / f"{form.file}{ENDS['specimen']}"
        made = print_specimen(form, specimen_sheets(form, specimen.values, settings, own), press, settings, file)
        printed[made.file.name] = made.pages
        (folder / f"{form.file}{ENDS['specimen-data']}").write_bytes(specimen.data)
    write_docx(form, settings, own, folder / f"{form.file}.docx")
    names = [f"{form.file}{end}" for end in (*ENDS.values(), _MAP)]
    return Parcel({name: (folder / name).read_bytes() for name in names if (folder / name).exists()}, {_PAGES: printed})


def _written(form: Form, made: Parcel, folder: Path) -> Iterator[File]:
    """Write a form's files, and list them."""
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    for kind, end in ENDS.items():
        name = f"{form.file}{end}"
        if name in made.files:
            yield _file(folder / name, kind, form.spec, form.locale, made.about[_PAGES].get(name, 0))


def _part(folder: Path, locale: str) -> Path:
    return folder / f".{locale}.json"


def _published(folder: Path, file: File) -> File:
    """The file under the name of its content, to which pages lead; its plain name stays, for those who know it.

    A PDF for typing and the map of its places belong together: a page names both, and no plain map stays.
    """
    place = folder if file.form else folder.parent
    known = f"{Path(file.name).stem}{_MAP}"
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
