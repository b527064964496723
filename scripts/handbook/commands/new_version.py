"""`new-version FORM`: the next version of a form; the files of the one before are kept."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.authored.text_file import write_whole
from handbook.commands.check import read_sources
from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.form_specs import FORMS_FOLDER, SUPERSEDED, FormSpec
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.published import next_version
from handbook.corpus.superseded import KINDS, former_name
from handbook.forms.manifest import File, read_manifest
from handbook.forms.specimen import specimen_file
from handbook.html.addresses import DOWNLOADS
from handbook.messages import text_in
from handbook.nearest import use_or
from handbook.problems import visible
from handbook.progress import refuse


@dataclass(frozen=True)
class NewVersion:
    """The new version, the form's file and its specimens, the old files that are kept, the names of those not found."""

    version: str
    changed: list[Path]
    kept: list[Path]
    missing: list[str]


def run(options: argparse.Namespace) -> int:
    """Raise the version of the form named by `form`, and say what changed; 2 if that cannot be."""
    corpus = read_sources(options.root)
    id = Path(options.form).name.partition(".")[0]  # a path as an editor shows it names the form, too
    spec = corpus.forms.get(id)
    if spec is None:
        return refuse("no-form", form=options.form, use=use_or(id, corpus.forms))
    if spec.questions:
        return refuse("made-version", form=spec.id, version=spec.version)
    if is_unpublished(corpus, spec):
        return refuse("unpublished", form=spec.id, version=spec.version)
    made = raise_version(corpus, spec, date.today().isoformat())  # noqa: DTZ011 - the day where the form is changed
    print(text_in(options.lang, "made.version", form=spec.id, version=made.version))
    root = corpus.settings.root
    print(*(visible(file.relative_to(root).as_posix()) for file in (*made.changed, *made.kept)), sep="\n")
    if made.missing:
        print(text_in(options.lang, "made.version.missing", names=", ".join(made.missing)))
    return 0


def is_unpublished(corpus: Corpus, spec: FormSpec) -> bool:
    """Whether readers do not have this version of the form yet: it may change as it is."""
    document = corpus.data.documents.get(PUBLISHED_NAME)
    known = document.value["forms"].get(spec.id) if document is not None else None
    return known is None or known["version"] != spec.version


def raise_version(corpus: Corpus, spec: FormSpec, today: str) -> NewVersion:
    """Give a form its next version and this ISO date; its files of the last build become those of a former version."""
    docs, version = corpus.settings.docs_dir, next_version(spec.version)
    built = corpus.settings.site_dir / DOWNLOADS
    files = [file for file in read_manifest(built / FORMS_FOLDER) if _is_of(file, spec)]
    target = docs / FORMS_FOLDER / SUPERSEDED
    names = {
        (locale, kind): former_name(spec.id, locale, spec.version, spec.date, kind)
        for locale in LOCALES
        for kind in KINDS
    }
    kept = []
    for file in files:
        source = built / FORMS_FOLDER / file.name
        if source.is_file():
            target.mkdir(exist_ok=True)
            kept.append(target / names[file.locale, file.kind])
            shutil.copyfile(source, kept[-1])
    changed = docs / FORMS_FOLDER / Path(spec.source.path).name
    text = changed.read_bytes().decode("utf-8")
    write_whole(changed, _with_values(text, spec, {"version": f'"{version}"', "date": today}).encode("utf-8"))
    missing = [name for name in names.values() if target / name not in kept]
    specimens = list(_raised_specimens(docs, spec.id, version))
    return NewVersion(version, [changed, *specimens], kept, missing)


def _raised_specimens(docs: Path, form: str, version: str) -> Iterator[Path]:
    """The form's filled specimens, made to be of this version; the check holds their blanks against its."""
    for locale in LOCALES:
        file = specimen_file(docs, form, locale)
        if file.is_file():
            try:
                saved = json.loads(file.read_bytes())
            except (ValueError, RecursionError):  # told by the check
                continue
            if isinstance(saved, dict):
                written = json.dumps({**saved, "version": version}, ensure_ascii=False, indent=1)
                write_whole(file, f"{written}\n".encode())
                yield file


def _is_of(file: File, spec: FormSpec) -> bool:
    return file.form == spec.id and file.version == spec.version and not file.is_superseded and file.kind in KINDS


def _with_values(text: str, spec: FormSpec, values: dict[str, str]) -> str:
    """The form's file with other values of these keys, each of which stands on a line of its own."""
    lines = text.splitlines(keepends=True)
    for key, value in values.items():
        line, _ = spec.source.place((key,))
        end = lines[line - 1][len(lines[line - 1].rstrip("\r\n")) :]
        lines[line - 1] = f"{key}: {value}{end}"
    return "".join(lines)
