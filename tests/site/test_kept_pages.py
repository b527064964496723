"""Finished pages that are kept: as they would be made, and made anew once anything that they show differs."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cache.proof import DAMAGES
from finished_pages import KEYS, LISTS_FILES, PARTS, Finishing, Given, file_of, given_of
from handbook.authored.settings import Repository
from handbook.cache.store import NO_CACHE
from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.model import Page
from handbook.corpus.released import PublishedEdition, Released
from handbook.corpus.translation_history import Changed, PageBehind
from handbook.corpus.translations import Behind, Waiver
from handbook.problems import ProblemsError
from handbook.site.kept_pages import sources_name
from handbook.site.page import FormAssets, Picture
from handbook.site.scripts import WORKER
from single_steps import Steps

BEHIND = "procedure.en.md"
REPOSITORY = Repository("https://git.example/x", "main")
SEED = 5


@pytest.fixture
def finish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Finishing:
    return Finishing(tmp_path, monkeypatch)


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
    return given.with_context(files=[file_of("everything")])


def _other_blank(given: Given) -> Given:
    """Another limit of a blank, and with it another file."""
    spec = given.corpus.forms["everything"]
    fields = {name: replace(each, width=77) for name, each in spec.fields.items()}
    changed = given.with_corpus(forms={**given.corpus.forms, spec.id: replace(spec, fields=fields)})
    return changed.with_context(files=[file_of(spec.id), file_of("another")])


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


def test_the_same_handbook_elsewhere_has_the_same_pages(given: Given) -> None:
    elsewhere = given.with_settings(root=Path("/x"), docs_dir=Path("/x/docs"), site_dir=Path("/x/site"))
    assert sources_name(elsewhere.corpus) == sources_name(given.corpus)


def test_a_form_makes_its_page_and_the_list_of_files(finish: Finishing, given: Given) -> None:
    finish(_with_files(given))
    finish(_other_blank(given))
    assert finish.ran == [LISTS_FILES, "forms/everything"]


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
