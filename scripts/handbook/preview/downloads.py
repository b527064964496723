"""Books and files of forms, made when a browser asks for them; what is asked for meanwhile waits its turn."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.addresses import page_url
from handbook.corpus.form_specs import FORMS_FOLDER, bundle_name
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.forms.compose import Form
from handbook.forms.manifest import ENDS
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.messages import both
from handbook.output import keep_traceback
from handbook.preview.shown import Stage
from handbook.preview.whole import forms_of, link
from handbook.problems import ProblemsError, visible
from handbook.processes import side_by_side

_OFFERED = ("typing", "handwriting", "word")


@dataclass(frozen=True)
class Sources:
    """What the shown pages were made of, and the downloads will be; `raw` has the raw pages of forms."""

    corpus: Corpus
    edition: Edition
    raw: Path

    @cached_property
    def forms(self) -> Sequence[Form]:
        """The forms in all languages."""
        return forms_of(self.raw, self.corpus)

    @cached_property
    def form_files(self) -> Mapping[str, str]:
        """Address of a form's page, below the base path -> the name of its files, without the ending."""
        known = {
            page_url(f"{FORMS_FOLDER}/{id}", locale): f"{id}-{locale}" for id in self.corpus.forms for locale in LOCALES
        }
        return {address: name for address, name in known.items() if (self.raw / address).is_dir()}


class Downloads:
    """Makes downloads one after the other, beside the threads that answer."""

    def __init__(self, stage: Stage, cache: Cache = NO_CACHE) -> None:
        self.stage, self._cache = stage, cache
        self._sources: Sources | None = None
        self._lock = threading.Lock()
        self._asked: set[str] = set()

    def renew(self, sources: Sources) -> None:
        """Make what is asked for from now on of other sources."""
        self._sources = sources

    def knows(self, name: str) -> bool:
        """Whether a download of this name, below downloads/, can be made."""
        sources = self._sources
        return sources is not None and (name in _books(sources) or _is_of_forms(name, sources))

    def ask(self, name: str) -> None:
        """Begin to make a download, unless that is begun; its end is told on the stage."""
        with self._lock:
            if name in self._asked:
                return
            self._asked.add(name)
        threading.Thread(target=self._make, args=(name,), daemon=True).start()

    def offered(self, address: str) -> list[tuple[str, str]]:
        """What a form's page, at an address below the base path, offers: pairs of address and name of a file."""
        own = self._sources.form_files.get(address) if self._sources else None
        up = "../" * address.count("/")
        names = [f"{own}{ENDS[kind]}" for kind in _OFFERED] if own else []
        return [(f"{up}{DOWNLOADS}{FORMS_FOLDER}/{name}", name) for name in names]

    def _make(self, name: str) -> None:
        """Make a download and tell its end. What is wrong is told too; a page that waits then says that none comes."""
        try:
            keep_traceback(partial(self._make_of_shown, name))
        except OSError as error:
            print(*both("file.system-error", said=visible(str(error))).values(), sep="\n", file=sys.stderr)
        with self._lock:
            self._asked.discard(name)
        self.stage.show(ended=self.stage.shown.ended | {name})

    def _make_of_shown(self, name: str) -> int:
        """Make it of the pages that are shown when it is ready. Returns 0, also where problems are told."""
        while True:
            sources, folder = self._sources, self.stage.shown.folder
            if sources is None or folder is None:
                return 0
            with tempfile.TemporaryDirectory(prefix="handbook-", dir=folder.parent) as work:
                site = Path(work) / "site"
                shutil.copytree(folder, site, copy_function=link)
                make = partial(_make_into, site, sources=sources, cache=self._cache)
                try:
                    pattern = side_by_side(make, [name], fresh=True)[name]  # other threads are at work in ours
                except ProblemsError as error:
                    self.stage.show(problems=[*self.stage.shown.problems, *error.problems])
                    return 0
                if self.stage.shown.folder == folder:
                    _take_over(site / DOWNLOADS, folder / DOWNLOADS, pattern)
                    return 0


def _books(sources: Sources) -> dict[str, str]:
    """Name -> language of books and quick guides."""
    settings = sources.corpus.settings
    return {name: locale for locale in LOCALES for name in (settings.book_file(locale), settings.guide_file(locale))}


def _is_of_forms(name: str, sources: Sources) -> bool:
    folder, _, _ = name.partition("/")
    return bool(sources.form_files) and (folder == FORMS_FOLDER or name in map(bundle_name, LOCALES))


def _forms_for(name: str, sources: Sources) -> Sequence[Form]:
    """The forms that must be made to have a file: one for its own files, all for a zip, a list or a former version."""
    _, _, file = name.partition("/")
    own = [form for form in sources.forms if file in {f"{form.file}{end}" for end in ENDS.values()}]
    return own or sources.forms


def _make_into(site: Path, name: str, sources: Sources, cache: Cache) -> str:
    """Make a download and what is made with it; return the pattern, below downloads/, of what is then whole."""
    if locale := _books(sources).get(name):
        from handbook.book import build_books  # noqa: PLC0415 - half a second, not needed for pages

        build_books(site, sources.corpus, sources.edition, cache, [locale])
        return "*.pdf"
    from handbook.forms.files import make_form_files  # noqa: PLC0415 - as above

    forms = _forms_for(name, sources)
    make_form_files(site, forms, sources.corpus, sources.edition, cache)
    return "**/*" if len(forms) > 1 else f"{FORMS_FOLDER}/{forms[0].file}*"  # the zip has only this form


def _take_over(made: Path, shown: Path, pattern: str) -> None:
    """Add files that are not there yet, each at once."""
    for file in sorted(path for path in made.glob(pattern) if path.is_file()):
        target = shown / file.relative_to(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            file.replace(target)
