"""Finished pages that are kept: as they would be made, and made anew once anything that they show differs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import handbook.site.language as module
from cache.proof import DAMAGES
from handbook.authored.settings import Repository
from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.addresses import page_url
from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.model import Corpus, Page
from handbook.corpus.released import PublishedEdition, Released
from handbook.corpus.translation_history import Changed, PageBehind
from handbook.corpus.translations import Behind, Waiver
from handbook.forms.manifest import File
from handbook.problems import ProblemsError
from handbook.site.dead_links import WrittenPage
from handbook.site.kept_pages import sources_name
from handbook.site.language import Language, write_language
from handbook.site.page import Context, FormAssets, Picture
from handbook.site.parts import Parts
from handbook.site.raw_site import RawPage
from handbook.site.scripts import WORKER
from handbook.site.steps import MARK
from single_steps import Steps

KEYS = ("procedure", "laws", "survey", "glossary", "forms/everything", "forms/index")
PARTS = Parts({WORKER: "assets/worker.0a0a0a0a.js"}, {"site.css": "handbook.0a0a0a0a.css"})
BEHIND = "procedure.en.md"
REPOSITORY = Repository("https://git.example/x", "main")
SEED = 5


@dataclass(frozen=True)
class Given:
    """What pages are finished from: their context, texts by their keys, and the parts' names."""

    context: Context
    texts: dict[str, str]
    parts: Parts = PARTS

    @property
    def corpus(self) -> Corpus:
        """The sources."""
        return self.context.corpus

    def with_corpus(self, **changes: Any) -> Given:
        """With other sources."""
        return replace(self, context=replace(self.context, corpus=replace(self.corpus, **changes)))

    def with_data(self, **changes: Any) -> Given:
        """With other data."""
        return self.with_corpus(data=replace(self.corpus.data, **changes))

    def with_settings(self, **changes: Any) -> Given:
        """With other settings."""
        return self.with_corpus(settings=replace(self.corpus.settings, **changes))

    def with_context(self, **changes: Any) -> Given:
        """With something else that was made for all pages."""
        return replace(self, context=replace(self.context, **changes))

    def with_page(self, path: str, **changes: Any) -> Given:
        """With another page."""
        page = replace(self.corpus.pages[path], **changes)
        return self.with_corpus(pages={**self.corpus.pages, path: page})

    def with_text(self, key: str, old: str, new: str) -> Given:
        """With another raw page."""
        assert old in self.texts[key]
        return replace(self, texts={**self.texts, key: self.texts[key].replace(old, new, 1)})


Outcome = tuple[dict[str, bytes], list[WrittenPage], Any]


class Finishing:
    """Finishes pages in a folder of their own each time, and notes which pages the steps had to do."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self.ran = folder, list[str]()
        self.cache = Cache(folder / "kept", b"s" * 32, "maker")
        monkeypatch.setattr(module, "MARK", (lambda page, _: self.ran.append(page.page.key), *MARK))

    def entries(self) -> list[Path]:
        """The pages that are kept."""
        return sorted((self._folder / "kept").glob("finished/*"))

    def __call__(self, given: Given, cache: Cache | None = None) -> Outcome:
        """The files below the site, what pages lead to, and their marks."""
        self.ran.clear()
        out = self._folder / f"site-{len(list(self._folder.iterdir()))}"
        context = replace(given.context, marks={}, parts=given.parts.names)
        vars(context)["drawings"] = given.context.drawings
        corpus, locale = given.corpus, given.context.locale
        pages = [
            RawPage(page, out / page_url(page.key, locale) / "index.html", given.texts[page.key], corpus)
            for page in corpus.nav_pages(locale)
            if page.key in given.texts
        ]
        for page in pages:
            page.file.parent.mkdir(parents=True)
        cache = self.cache if cache is None else cache
        leading, marks = write_language(Language(context, pages, given.parts, sources_name(corpus), cache), out)
        files = {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}
        return files, leading, marks


@pytest.fixture
def finish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Finishing:
    return Finishing(tmp_path, monkeypatch)


def given_of(steps: Steps, locale: str = "th", keys: Sequence[str] = KEYS) -> Given:
    texts = {key: (steps.raw / page_url(key, locale) / "index.html").read_text(encoding="utf-8") for key in keys}
    return Given(Context(steps.corpus, locale, (), policy="default-src 'none'"), texts)


@pytest.fixture
def given(steps: Steps) -> Given:
    return given_of(steps)


def test_a_page_that_is_kept_is_the_page_that_is_made(finish: Finishing, given: Given) -> None:
    made = finish(given, NO_CACHE)
    assert sorted(finish.ran) == sorted(KEYS)
    assert finish(given) == made
    assert len(finish.entries()) == len(KEYS)
    assert finish(given) == made
    assert finish.ran == []


def _title(page: Page, title: str) -> Any:
    return replace(page.meta, value={**page.meta.value, "title": title})


def _other_title(given: Given) -> Given:
    path = "forms/everything.md"
    return given.with_page(path, meta=_title(given.corpus.pages[path], "ชื่อใหม่"))


def _other_number(given: Given) -> Given:
    page = given.corpus.pages["procedure.md"]
    return given.with_page(page.path, meta=replace(page.meta, value={**page.meta.value, "chapter": 7}))


def _other_heading(given: Given) -> Given:
    page = given.corpus.pages["procedure.md"]
    return given.with_page(page.path, headings=tuple(replace(each, text="หัวข้อใหม่") for each in page.headings))


def _no_register(given: Given) -> Given:
    return given.with_page("laws.md", blocks=())


def _other_form(given: Given) -> Given:
    forms = given.corpus.forms
    spec = replace(forms["everything"], code={"th": "แบบ ๙๙", "en": "Form 99"})
    return given.with_corpus(forms={**forms, "everything": spec})


def _other_source(given: Given) -> Given:
    sources = given.corpus.data.sources
    title = {"th": "ชื่ออื่น", "en": "Another"}
    return given.with_data(sources={id: replace(each, title=title) for id, each in sources.items()})


def _other_question(given: Given) -> Given:
    questions, ask = given.corpus.data.questions, {"th": "ถามใหม่", "en": "Asked anew"}
    return given.with_data(questions={id: replace(each, ask=ask) for id, each in questions.items()})


def _other_table(given: Given) -> Given:
    glossary = given.corpus.data.tables["glossary"]
    first, *terms = glossary["terms"]
    changed = {**glossary, "terms": [{**first, "en": "Another"}, *terms]}
    return given.with_data(tables={**given.corpus.data.tables, "glossary": changed})


def _published(given: Given) -> Given:
    edition = PublishedEdition(given.corpus.settings.release.edition, "2026-11-30")
    return given.with_data(released=Released((edition,)))


def _for_editors(given: Given) -> Given:
    """Menus of other pages leave it out."""
    page = given.corpus.pages["survey.md"]
    return given.with_page(page.path, meta=replace(page.meta, value={**page.meta.value, "audience": "editors"}))


def _elsewhere(given: Given) -> Given:
    return given.with_corpus(docs="handbook").with_settings(repository=REPOSITORY)


def _other_word(given: Given) -> Given:
    words = given.corpus.data.words
    return given.with_data(words=replace(words, whole=words.whole | {"รวบรวมข้อมูล"}))


def _recorded_id(given: Given) -> Given:
    recorded = SimpleNamespace(value={"ids": {"procedure": ["gone"]}})
    return given.with_data(documents={**given.corpus.data.documents, PUBLISHED_NAME: recorded})


def _other_mark(given: Given) -> Given:
    """A mark of one page stands in the register of another."""
    return given.with_text("procedure", "source:sample-circular", "source:sample-act")


def _other_drawing(given: Given) -> Given:
    made = given.with_context()
    vars(made.context)["drawings"] = {
        name: svg.replace(b"</title>", b" 2</title>") for name, svg in given.context.drawings.items()
    }
    return made


def _with_files(given: Given) -> Given:
    file = File("everything-th.0a0a0a0a.pdf", "typing", "everything", "th", "0.1", "2026-11-24", 99, "0" * 64, 2)
    return given.with_context(files=[file])


CHANGES: dict[str, Callable[[Given], Given]] = {
    "its own text": lambda given: given.with_text("survey", "</article>", "<p>ใหม่</p></article>"),
    "its own front matter": lambda given: given.with_page(
        "survey.md",
        meta=replace(
            given.corpus.pages["survey.md"].meta,
            value={**given.corpus.pages["survey.md"].meta.value, "reviewed": "2026-11-25"},
        ),
    ),
    "another's title": _other_title,
    "another's number": _other_number,
    "another's heading": _other_heading,
    "another's register": _no_register,
    "for whom another is": _for_editors,
    "another's mark": _other_mark,
    "a form": _other_form,
    "a source": _other_source,
    "a question": _other_question,
    "a table": _other_table,
    "an edition": _published,
    "a word": _other_word,
    "an id that readers have": _recorded_id,
    "a setting": lambda given: given.with_settings(repository=REPOSITORY),
    "a drawing": _other_drawing,
    "a file of a form": _with_files,
    "a script of forms": lambda given: given.with_context(form_assets=FormAssets("assets/form.0a0a0a0a.css")),
    "the policy": lambda given: given.with_context(policy="x"),
    "when git saw it": lambda given: given.with_context(changed={"survey.md": 1_795_392_000}),
    "a part's name": lambda given: replace(given, parts=replace(PARTS, names={WORKER: "assets/worker.1b1b1b1b.js"})),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_pages_show_makes_others(finish: Finishing, given: Given, change: Callable[[Given], Given]) -> None:
    before, changed = finish(given), change(given)
    after = finish(changed)
    assert finish.ran != []
    assert after == finish(changed, NO_CACHE) != before


def test_pages_lead_to_their_sources_where_these_are(finish: Finishing, given: Given) -> None:
    there = given.with_settings(repository=REPOSITORY)
    before, after = finish(there), finish(_elsewhere(given))
    assert after == finish(_elsewhere(given), NO_CACHE) != before


def test_a_picture_in_the_language_of_the_page_is_shown_once_there_is_one(finish: Finishing, steps: Steps) -> None:
    names = ("images/pole.jpg", "images/pole.en.jpg")
    pictures = {(name, times): Picture(f"{name}.jpg", 10, 10) for name in names for times in (1, 2)}
    given = given_of(steps, "en").with_text("survey", "</article>", '<img src="images/pole.jpg" alt="a"></article>')
    given = given.with_context(pictures=pictures).with_corpus(assets=frozenset({names[0]}))
    both = given.with_corpus(assets=frozenset(names))
    before, after = finish(given), finish(both)
    assert after == finish(both, NO_CACHE) != before


def test_a_picture_made_anew_is_shown(finish: Finishing, given: Given) -> None:
    shown = given.with_text("survey", "</article>", '<img src="images/pole.jpg" alt="a"></article>')
    found = []
    for name in ("images/pole.0a0a0a0a.jpg", "images/pole.1b1b1b1b.jpg"):
        pictures = {("images/pole.jpg", times): Picture(name, 10, 10) for times in (1, 2)}
        other = shown.with_context(pictures=pictures)
        found.append(finish(other))
        assert found[-1] == finish(other, NO_CACHE)
    assert found[0] != found[1]


def behind(page: Page, name: str, since: str, waiver: Waiver | None = None) -> dict[str, PageBehind]:
    """What is told of a translation that is behind; the pages themselves are not asked."""
    nothing: Any = None
    section = Behind(nothing, nothing, page.sections[name], ("000000000000",))
    return {page.path: PageBehind((Changed(section, since, None),), waiver)}


def test_what_is_behind_is_told_as_it_is_now(finish: Finishing, steps: Steps) -> None:
    given, page = given_of(steps, "en"), steps.corpus.pages[BEHIND]
    waiver = Waiver("2026-11-28", "The translator is away.")
    told = [
        {},
        behind(page, "who", "2026-11-20"),
        behind(page, "who", "2026-11-21"),
        behind(page, "steps", "2026-11-21"),
        behind(page, "steps", "2026-11-21", waiver),
    ]
    found = []
    for each in told:
        found.append(finish(given.with_context(behind=each)))
        assert sorted(finish.ran) == (["procedure"] if each else sorted(KEYS))
        assert found[-1] == finish(given.with_context(behind=each), NO_CACHE)
    assert all(one != two for number, one in enumerate(found) for two in found[:number])


def test_one_changed_page_is_made_alone_and_a_register_only_for_other_marks(finish: Finishing, given: Given) -> None:
    finish(given)
    finish(given.with_text("survey", "</article>", "<p>ใหม่</p></article>"))
    assert finish.ran == ["survey"]
    finish(_other_mark(given))
    assert finish.ran == ["procedure", "laws", "glossary"], "the two others have registers"


def test_a_page_with_a_fault_is_not_kept(finish: Finishing, given: Given) -> None:
    foreign = given.with_text("survey", "</article>", "<script>x</script></article>")
    for _ in range(2):
        with pytest.raises(ProblemsError):
            finish(foreign)
        assert "survey" in finish.ran
    assert finish.entries() == []


def test_an_entry_that_is_damaged_is_made_anew(finish: Finishing, given: Given) -> None:
    chance = random.Random(SEED)  # noqa: S311 - drawn, not secret
    made = finish(given)
    for damage in DAMAGES:
        damage(chance.choice(finish.entries()), chance)
        assert finish(given) == made
        assert finish.ran != []
    assert finish(given) == made
    assert finish.ran == []


# Nothing else is shown


def _told_of(page: Page) -> Any:
    """A page as others may show it."""
    headings = [SimpleNamespace(id=heading.id, text=heading.text) for heading in page.headings]
    blocks = [SimpleNamespace(name=block.name, argument=block.argument) for block in page.blocks]
    names = {name: getattr(page, name) for name in ("path", "key", "locale", "title", "is_for_editors")}
    numbers = {kind: page.meta.value[kind] for kind in ("chapter", "annex") if kind in page.meta.value}
    return SimpleNamespace(**names, headings=headings, blocks=blocks, meta=SimpleNamespace(value=numbers))


def _own(page: Page) -> Page:
    """A page without what only the corpus asks."""
    return replace(page, meta=replace(page.meta, places={}), texts=(), allows=(), printed=())


def _reduced(given: Given, key: str) -> Given:
    """What the entry of a page is named by, and nothing else of the sources."""
    corpus, context = given.corpus, given.context
    pages = {
        path: _own(page) if page.key == key and page.locale == context.locale else _told_of(page)
        for path, page in corpus.pages.items()
    }
    recorded = corpus.data.documents.get(PUBLISHED_NAME)
    documents = {} if recorded is None else {PUBLISHED_NAME: recorded}
    data = replace(corpus.data, documents=documents, places={}, unread=frozenset())
    nowhere = Path("/nowhere")
    settings = replace(corpus.settings, root=nowhere, docs_dir=nowhere, site_dir=nowhere)
    small = Corpus(settings, corpus.docs, pages, data, corpus.assets, forms=corpus.forms)
    made = replace(given, context=replace(context, corpus=small), texts={key: given.texts[key]})
    vars(made.context)["drawings"] = context.drawings
    return made


@pytest.mark.parametrize("locale", ["th", "en"])
def test_a_page_shows_nothing_of_others_that_is_not_in_its_name(finish: Finishing, steps: Steps, locale: str) -> None:
    """A step that asks for more falls over here: `_of_other_pages` and `sources_name` must then have it too."""
    keys = [page.key for page in steps.corpus.nav_pages(locale)]
    given = given_of(steps, locale, keys)
    whole, _, marks = finish(given, NO_CACHE)
    for key in keys:
        file = f"{page_url(key, locale)}index.html"
        if 'data-hb-data="sources' in given.texts[key] or 'data-hb-data="confirm' in given.texts[key]:
            continue
        alone, _, found = finish(_reduced(given, key), NO_CACHE)
        assert (alone[file], found[key]) == (whole[file], marks[key]), key
