"""The arguments of a finishing step: a page as the engine built it, and the context of all pages of its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_url
from handbook.corpus.drawings import FIGURES_FOLDER
from handbook.corpus.kept_words import words_to_keep
from handbook.corpus.model import Corpus, Page, folders
from handbook.corpus.translation_history import PageBehind
from handbook.forms.compose import Form
from handbook.forms.manifest import File
from handbook.html.tree import Element, article_of
from handbook.site.scripts import FormScripts


@dataclass(frozen=True)
class BuiltPage:
    """A page, its tree, the file it is written to, and its form if it shows one."""

    page: Page
    tree: Element
    file: Path
    form: Form | None = None

    @property
    def folder(self) -> str:
        """The page's folder below site/."""
        return page_url(self.page.key, self.page.locale)

    @cached_property
    def article(self) -> Element:
        """The author's part of the page."""
        return article_of(self.tree)


@dataclass(frozen=True)
class Place:
    """The place of a mark: page key, id of the mark, text of the heading above it."""

    key: str
    id: str
    heading: str


@dataclass(frozen=True)
class Marks:
    """The marks of a page: id of each cited source and open question -> its places in order."""

    sources: dict[str, list[Place]] = field(default_factory=dict)
    questions: dict[str, list[Place]] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """What was made of a picture: its path below site/, and the size at which a page shows it."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class FormAssets:
    """The style sheet and the scripts that only pages of forms load, as paths below site/, and the forms' files."""

    sheet: str = ""
    scripts: FormScripts = field(default_factory=FormScripts)
    files: Path | None = None


@dataclass(frozen=True)
class Context:
    """Shared by all steps on the pages of one language. Only `marks` changes: the steps of MARK fill it.

    No commit is here: what a page says must not change with one that has nothing to do with it.
    """

    corpus: Corpus
    locale: str
    pages: Sequence[BuiltPage]
    behind: Mapping[str, PageBehind] = field(default_factory=dict)
    """Path of each translation that is behind -> its sections that are, and since when."""
    changed: Mapping[str, int] = field(default_factory=dict)
    """Path of each page that git knows -> when it was last changed, in seconds since 1970, UTC."""
    files: Sequence[File] = ()
    """The files of forms that exist."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """A part that pages load -> its published file, both below site/."""
    form_assets: FormAssets = FormAssets()
    pictures: Mapping[tuple[str, int], Picture] = field(default_factory=dict)
    """Path below docs/, and how many times larger than shown it was made -> what was made of it."""
    policy: str = ""
    """The content security policy."""
    marks: dict[str, Marks] = field(default_factory=dict)
    """Key of a page -> its marks."""

    @property
    def settings(self) -> Settings:
        """The settings of the handbook."""
        return self.corpus.settings

    @property
    def numerals(self) -> str:
        """The numerals of the language."""
        return self.settings.numerals[self.locale]

    def pdf_of(self, form: Form) -> File | None:
        """A form's PDF for typing, if it is made: that with a map of its places."""
        own = (file for file in self.files if (file.form, file.locale) == (form.spec.id, form.locale))
        return next((file for file in own if file.map), None)

    @cached_property
    def drawings(self) -> dict[str, bytes]:
        """Name of each drawing -> its file, read once: what is kept must be what was shown."""
        files = sorted((self.settings.docs_dir / FIGURES_FOLDER).glob("*.svg"))
        return {file.stem: file.read_bytes() for file in files if file.is_file()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the pages that there are."""
        return frozenset(page.key for page in self.corpus.pages.values())

    @cached_property
    def registers(self) -> Mapping[str, str]:
        """Group of sources -> key of the page whose register lists it."""
        blocks = ((page.key, block.argument.split()) for page in self.corpus.pages.values() for block in page.blocks)
        return {words[1]: key for key, words in blocks if len(words) > 1 and words[0] == "sources"}

    def entry_of(self, source: str) -> str | None:
        """The link to a source's entry in the register, or None where no page lists its group."""
        listed = self.corpus.data.sources.get(source)
        key = self.registers.get(listed.group) if listed is not None else None
        return f"page:{key}#{source}" if key is not None else None

    @cached_property
    def folders(self) -> dict[str, Page]:
        """All pages by their folders below site/."""
        return folders(self.corpus.pages)

    @cached_property
    def form_keys(self) -> frozenset[str]:
        """The keys of the pages that show a form."""
        pages = (page for page in self.corpus.pages.values() if page.locale == self.locale)
        return frozenset(page.key for page in pages if self.corpus.form_of(page) is not None)

    @cached_property
    def kept_words(self) -> frozenset[str]:
        """The words that no line break may split."""
        return frozenset(words_to_keep(self.corpus))


Step = Callable[[BuiltPage, Context], None]
"""A finishing step: changes the page's tree in place."""
