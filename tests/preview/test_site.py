"""Pages of the preview: what is remembered gives the bytes of a build that remembers nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.authored.settings import load_settings
from handbook.checks import run_checks
from handbook.corpus.known import Known
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.history.edition import Edition, read_edition
from handbook.preview.site import PreviewSite, edited_pages
from handbook.preview.whole import show_all_but
from handbook.problems import ProblemsError
from handbook.processes import ProcessEndedError
from handbooks import lay_out

PAGE, TWIN = "docs/procedure.md", "docs/procedure.en.md"
ADDRESSES = ("procedure/index.html", "en/procedure/index.html")


class Author:
    """A handbook whose sources change, and are read with what is known of the last time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.known = Known()

    def read(self, known: Known | None = None) -> Corpus:
        """What the sources say now."""
        corpus, _ = read_corpus(load_settings(self.root), self.known if known is None else known)
        return corpus

    def change(self, path: str, change: Callable[[str], str]) -> None:
        """Write a file anew."""
        file = self.root / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    @property
    def edition(self) -> Edition:
        """As the preview reads it."""
        return read_edition(self.root, [])


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    return Author(lay_out(tmp_path_factory.mktemp("author") / "handbook"))


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> PreviewSite:
    """Remembers what was made in earlier tests, as in a preview that goes on."""
    return PreviewSite(tmp_path_factory.mktemp("warm"))


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    found = (Path(place) / name for place, _, names in os.walk(folder, followlinks=True) for name in names)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(found)}


def test_pages_are_those_of_a_build_and_an_edit_gives_what_a_first_run_would(
    author: Author, site_alone: Path, warm: PreviewSite, tmp_path: Path
) -> None:
    first = warm.make(author.read(), author.edition)
    built = {name: data for name, data in files(site_alone).items() if name.endswith(".html")}
    assert {name: data for name, data in files(first.folder).items() if name.endswith(".html")} == built
    author.change(PAGE, lambda text: text + "\nย่อหน้าใหม่ [คำถาม](confirm:addressee)\n\n## หัวข้อใหม่ {#new}\n")
    corpus = author.read()
    edited = warm.begin_edited(corpus, author.edition)()
    assert edited is not None
    whole = files(warm.make(corpus, author.edition).folder)
    (tmp_path / "cold").mkdir()
    fresh = files(PreviewSite(tmp_path / "cold").make(author.read(Known()), author.edition).folder)
    assert whole == fresh
    shown = files(edited)
    assert {name for name, data in shown.items() if data != fresh.get(name)}.isdisjoint(ADDRESSES)
    assert "ย่อหน้าใหม่" in shown[ADDRESSES[0]].decode()
    assert "ย่อหน้าใหม่" not in files(first.folder)[ADDRESSES[0]].decode(), "what is shown does not change under a reader"
    author.change(PAGE, lambda text: text.replace("title: ", "title: ใหม่ ", 1))
    corpus = author.read()
    titled = warm.begin_edited(corpus, author.edition)()
    assert titled is not None
    whole, shown = files(warm.make(corpus, author.edition).folder), files(titled)
    assert [shown[address] == whole[address] for address in ADDRESSES] == [True, True]
    assert shown["index.html"] != whole["index.html"], "menus of other pages follow"
    author.change(PAGE, lambda text: text.replace("title: ใหม่ ", "title: ", 1))


def test_the_first_page_is_there_before_all_others_as_it_will_be(author: Author, tmp_path: Path) -> None:
    site, corpus, taken = PreviewSite(tmp_path), author.read(), list[dict[str, bytes]]()
    whole = site.begin_whole(corpus.settings, author.edition)
    made = files(site.end_whole(whole, corpus, take_first=lambda folder: taken.append(files(folder))).folder)
    (first,) = taken
    assert {name for name in first if name.endswith(".html")} == {"index.html", "en/index.html"}
    assert {name for name, data in first.items() if made.get(name) != data} == set()


def test_a_whole_site_that_is_stopped_leaves_what_was_made_last(author: Author, warm: PreviewSite) -> None:
    corpus, edition = author.read(), author.edition
    made = warm.make(corpus, edition)
    kept = files(made.folder)
    whole = warm.begin_whole(corpus.settings, edition, gently=True)
    whole.stop()
    with pytest.raises(ProcessEndedError):
        warm.end_whole(whole, corpus)
    begun = warm.begin_whole(corpus.settings, edition)
    begun.wait_for_engine()
    begun.stop()  # between the engine and the finishing
    with pytest.raises(ProcessEndedError):
        begun.finish(corpus, lambda _: pytest.fail("taken"))
    author.change(TWIN, lambda text: text + "\nStopped before.\n")
    edited = warm.begin_edited(author.read(), edition)()
    assert edited is not None
    assert "Stopped before." in files(edited)[ADDRESSES[1]].decode()
    assert files(made.folder) == kept


def test_folders_that_no_browser_loads_are_removed_but_that_of_all_pages(author: Author, tmp_path: Path) -> None:
    site = PreviewSite(tmp_path)
    site.make(author.read(), author.edition)
    for number in range(5):
        author.change(TWIN, lambda text, number=number: f"{text}\nEdit {number}.\n")  # type: ignore[misc]
        site.begin_edited(author.read(), author.edition)()
        site.clear()
    kept = [f"{number}{end}" for number in (2, 3, 4, 5) for end in ("", ".en", ".th")]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["0", "0.en", "0.forms", *kept, "fonts", "kept"]


def test_a_folder_shows_another_but_for_what_is_to_be_put_there(tmp_path: Path) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    paths = ("index.html", "a/index.html", "a/b/index.html", "a/b/x.pdf", "c/d/x.css", "downloads/x.pdf")
    for path in paths:
        (whole / path).parent.mkdir(parents=True, exist_ok=True)
        (whole / path).write_text(path, encoding="utf-8")
    show_all_but(whole, out, ["downloads/", "index.html", "a/b/index.html"])
    assert files(out) == {path: path.encode() for path in ("a/b/x.pdf", "a/index.html", "c/d/x.css")}
    (out / "a/b/index.html").write_text("another", encoding="utf-8")
    (out / "index.html").write_text("another", encoding="utf-8")
    assert {path: data.decode() for path, data in files(whole).items()} == {path: path for path in sorted(paths)}


CHANGES = {
    "data": ("docs/data/glossary.yml", "CCTV", "CCTVs", ["laws.md", "procedure.en.md", "procedure.md"]),
    "settings": ("mkdocs.yml", "status: awaiting", "status: endorsed", ["laws.md", "procedure.en.md", "procedure.md"]),
    "the address": ("mkdocs.yml", "/cctv/", "/cameras/", []),
    "a new page": ("docs/new.md", "", "---\ntitle: ใหม่\n---\n", []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_edited_pages_come_first_and_open_ones_if_what_they_show_has_changed(author: Author, change: str) -> None:
    before = author.read()
    assert edited_pages(before, author.read(), {"laws/"}) == ()
    author.change(TWIN, lambda text: text + "\nMore.\n")
    after = author.read()
    assert sorted(page.path for page in edited_pages(before, after, {"laws/"})) == ["procedure.en.md", "procedure.md"]
    path, old, new, expected = CHANGES[change]
    file = author.root / path
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    assert old in kept
    file.write_text(kept.replace(old, new, 1) or new, encoding="utf-8")
    assert sorted(page.path for page in edited_pages(before, author.read(), {"laws/"})) == expected
    file.write_text(kept, encoding="utf-8")
    if not kept:
        file.unlink()


def test_an_open_page_that_shows_data_is_what_it_will_be_with_all_pages(author: Author, warm: PreviewSite) -> None:
    before = warm.make(author.read(), author.edition)
    author.change("docs/data/sources.yml", lambda text: text.replace("แนวทางเดิม", "แนวทางแรก"))
    author.change("docs/data/confirm.yml", lambda text: text.replace("ask: {th: ", "ask: {th: คำถาม ", 1))
    corpus, names = author.read(), ("laws/index.html", "confirm/index.html", "en/laws/index.html")
    viewed = warm.begin_edited(corpus, author.edition, {name.removesuffix("index.html") for name in names})()
    assert viewed is not None
    old, shown, whole = (files(folder) for folder in (before.folder, viewed, warm.make(corpus, author.edition).folder))
    assert [shown[name] == whole[name] for name in names] == [True, True, True]
    assert [shown[name] == old[name] for name in names] == [False, False, True]
    assert "แนวทางแรก" in shown[names[0]].decode()
    author.change("docs/data/sources.yml", lambda text: text.replace("แนวทางแรก", "แนวทางเดิม"))
    author.change("docs/data/confirm.yml", lambda text: text.replace("ask: {th: คำถาม ", "ask: {th: ", 1))


def test_a_fault_over_which_both_languages_fall_is_told_once(tmp_path: Path) -> None:
    author, site = Author(lay_out(tmp_path / "handbook")), PreviewSite(tmp_path / "work")
    (tmp_path / "work").mkdir()
    site.make(author.read(), author.edition)
    author.change("overrides/main.html", lambda text: f"{text}\n{{% if %}}\n")
    author.change(TWIN, lambda text: f"{text}\nMore.\n")
    for make in (lambda: site.make(author.read(), author.edition), site.begin_edited(author.read(), author.edition)):
        with pytest.raises(ProblemsError) as told:
            make()
        assert [(problem.path, problem.code) for problem in told.value.problems] == [("overrides/main.html", "HB223")]


def test_what_is_known_is_what_was_read_last(author: Author) -> None:
    corpus = author.read()
    assert author.read().pages[PAGE.removeprefix("docs/")] is corpus.pages[PAGE.removeprefix("docs/")]
    author.change(PAGE, lambda text: text.replace("---\n", "---\n: [\n", 1))
    _, problems = read_corpus(load_settings(author.root), author.known)
    assert [problem.code for problem in problems] == ["HB211"]
    assert read_corpus(load_settings(author.root), author.known)[1] == problems, "told again, not read again"
    author.change(PAGE, lambda text: text.replace("---\n: [\n", "---\n", 1))
    assert author.read().pages.keys() == corpus.pages.keys()


def test_checks_tell_of_what_they_know_what_they_would_tell_of_it_anew(author: Author) -> None:
    """HB250 reads each page twice, HB246 and HB412 look for words: each keeps what it found in a text."""
    faults = "\nต้องนำเอกสารมา\n- แผนที่\n\nติดต่อ 081-234-5678 เพื่อขออนุญาติ\n"
    author.change(PAGE, lambda text: text + faults)
    first, again = (run_checks(author.read()) for _ in range(2))
    assert again == first
    assert {"HB250", "HB246", "HB412"} <= {problem.code for problem in first if problem.path == PAGE}
    author.change(PAGE, lambda text: f"{text.removesuffix(faults)}\n\n{faults}")
    moved = [(problem.code, problem.line) for problem in run_checks(author.read()) if problem.path == PAGE]
    before = [(problem.code, problem.line) for problem in first if problem.path == PAGE]
    assert {("HB250", line + 2) for code, line in before if code == "HB250"} <= set(moved)
    author.change(PAGE, lambda text: text.replace(f"\n\n{faults}", ""))
    assert not {"HB250", "HB246", "HB412"} & {problem.code for problem in run_checks(author.read())}
