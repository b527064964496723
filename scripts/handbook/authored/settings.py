"""mkdocs.yml as the handbook reads it: the only configuration file, also the engine's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from handbook.authored.checked_yaml import read_checked
from handbook.authored.folder_settings import check_folders, clean_path
from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.authored.own_colours import OwnColours
from handbook.authored.release import Release
from handbook.messages import both
from handbook.problems import Problem, ProblemsError, with_mend
from handbook.texts import Texts

CONFIG_NAME = "mkdocs.yml"
_OWN = (
    ("seal",),
    ("colours", "light"),
    ("colours", "dark"),
    ("edition", "th"),
    ("edition", "en"),
    ("release",),
    ("contact", "phone", "th"),
    ("contact", "phone", "en"),
    ("contact", "source"),
    ("status",),
    ("endorsed_by",),
)
"""Keys of the handbook's own settings of which checks tell the place."""
CONTACT_PARTS = ("unit", "phone", "place")
"""What a `contact:` link may name: how it is written in mkdocs.yml."""


@dataclass(frozen=True)
class NavEntry:
    """A page of the nav: its path below docs/, its section as in mkdocs.yml, and the place of the entry."""

    path: str
    section: str | None
    line: int
    column: int


@dataclass(frozen=True)
class Contact:
    """Whom readers call: each text by locale, and the number to dial."""

    unit: Texts
    phone: Texts
    tel: str
    place: Texts
    source: str | None = None
    """The id of the source that names it."""


@dataclass(frozen=True)
class Repository:
    """The web address of the sources, without a trailing slash, and the branch that is published."""

    url: str
    branch: str


@dataclass(frozen=True)
class Settings:
    """What the stages need of mkdocs.yml; texts are keyed by locale. An empty nav stands for all pages of docs/."""

    root: Path
    docs_dir: Path
    site_dir: Path
    site_url: str
    title: Texts
    short_title: Texts
    province: Texts
    edition: Texts
    release: Release
    status: str
    contact: Contact
    numerals: Texts
    nav: tuple[NavEntry, ...]
    section_titles: Mapping[str, Texts]
    repository: Repository | None
    report_email: str | None
    site_place: tuple[int, int] = (1, 1)
    """Line and column of `site_dir`."""
    colours: OwnColours | None = None
    endorsed_by: str | None = None
    """The id of the letter that endorses the edition, in sources.yml."""
    file_prefix: str = "cctv"
    """How the names of the books' files begin."""
    seal: str | None = None
    """The path below docs/ of the province's seal, if pages and the book's cover show it."""
    own_places: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    """Line and column of the settings named by these keys, as in `("colours", "light")`."""
    templates: str = "overrides"
    markdown_extensions: tuple[str | Mapping[str, Any], ...] = ()
    """As written: names, or a name with its options."""

    @property
    def templates_dir(self) -> Path:
        """The folder with our own templates of the theme."""
        return self.root / self.templates

    def book_file(self, locale: str) -> str:
        """The name of a language's book in downloads/."""
        return f"{self.file_prefix}-handbook-{locale}.pdf"

    def guide_file(self, locale: str) -> str:
        """The name of a language's quick guide in downloads/."""
        return f"{self.file_prefix}-quick-guide-{locale}.pdf"

    def edition_name(self, locale: str) -> str:
        """The edition as pages and books name it: `Draft edition 2569-1`. Its corrections have no name on them."""
        return f"{self.edition[locale]} {self.release.edition}"

    def author(self, locale: str) -> str | None:
        """Who a file says has made it: the office of an edition that is endorsed, and of others nobody."""
        return self.contact.unit[locale] if self.status == "endorsed" else None

    @property
    def base_path(self) -> str:
        """The path of the site on its host, with slashes at both ends."""
        return "/" + (urlsplit(self.site_url).path.strip("/") + "/").lstrip("/")


def load_settings(root: Path) -> Settings:
    """Read `root/mkdocs.yml`. Raises ProblemsError where it is missing, is not YAML or lacks what we need."""
    root = root.resolve()
    document = read_checked(root / CONFIG_NAME, CONFIG_NAME, "settings", "HB213")
    problems = list(check_folders(document, root))
    if problems:
        raise ProblemsError(problems)
    config: dict[str, Any] = document.value
    nav = list(_nav_entries(document, config["nav"], ("nav",), None))
    problems = [item for item in nav if isinstance(item, Problem)]
    if problems:
        raise ProblemsError(problems)
    handbook = config["extra"]["handbook"]
    contact = handbook["contact"]
    kept = handbook.get("repository")
    return Settings(
        root=root,
        docs_dir=clean_path(root, config.get("docs_dir", "docs")),
        site_dir=clean_path(root, config.get("site_dir", "site")),
        site_url=config["site_url"],
        title=handbook["title"],
        short_title=handbook["short_title"],
        province=handbook["province"],
        edition=handbook["edition"],
        release=Release(handbook["release"]["edition"], handbook["release"]["correction"]),
        status=handbook["status"],
        contact=Contact(contact["unit"], contact["phone"], contact["tel"], contact["place"], contact.get("source")),
        numerals=handbook["numerals"],
        nav=tuple(item for item in nav if isinstance(item, NavEntry)),
        section_titles=_section_titles(config),
        repository=Repository(kept["url"].rstrip("/"), kept.get("branch", "main")) if kept else None,
        report_email=handbook.get("report_email"),
        site_place=document.place(("site_dir",)),
        colours=_colours(handbook),
        endorsed_by=handbook.get("endorsed_by"),
        file_prefix=handbook.get("file_prefix", "cctv"),
        seal=handbook.get("seal"),
        own_places={key: document.place(("extra", "handbook", *key)) for key in _OWN},
        templates=_templates(config),
        markdown_extensions=tuple(config.get("markdown_extensions", ())),
    )


def _colours(handbook: dict[str, Any]) -> OwnColours | None:
    written = handbook.get("colours")
    return OwnColours(written["light"].lower(), written["dark"].lower()) if written else None


def _templates(config: dict[str, Any]) -> str:
    theme = config.get("theme")
    written = theme.get("custom_dir") if isinstance(theme, dict) else None
    return written if isinstance(written, str) else "overrides"


def _nav_entries(document: LocatedYaml, value: Any, key: Key, section: str | None) -> Iterator[NavEntry | Problem]:
    """The pages of the nav in order; a shape that the engine would refuse is a problem."""
    line, column = document.place(key)
    if isinstance(value, str):
        yield NavEntry(value, section, line, column)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _nav_entries(document, item, (*key, number), section)
    elif isinstance(value, dict) and len(value) == 1:
        ((title, inner),) = value.items()
        yield from _nav_entries(document, inner, (*key, title), section if isinstance(inner, str) else title)
    else:
        yield document.problem(
            key,
            "HB213",
            **with_mend(both("settings.nav"), both("settings.nav.mend")),
        )


def _section_titles(config: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Section as in mkdocs.yml -> its title by locale, from the i18n plugin's nav_translations."""
    titles: dict[str, dict[str, str]] = {}
    for plugin in config["plugins"]:
        if isinstance(plugin, dict) and "i18n" in plugin:
            for language in plugin["i18n"].get("languages", []):
                for section, title in language.get("nav_translations", {}).items():
                    titles.setdefault(section, {})[language["locale"]] = title
    return titles
