"""The finishing steps: each has tests of its own, and what their order is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from handbook.forms.manifest import File
from handbook.site.page import BuiltPage, Context, Step
from handbook.site.steps import DRESS, FILL, MARK
from handbooks import ROOT
from single_steps import Steps, inner

SITE = ROOT / "scripts" / "handbook" / "site"
TESTS = Path(__file__).parent
ALL = (*FILL, *MARK, *DRESS)


def _imported(file: Path) -> Iterator[tuple[str, str]]:
    """Module and name of each `from … import …`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def _name(step: Step) -> str:
    return str(getattr(step, "__name__", ""))


@pytest.mark.parametrize("step", ALL, ids=_name)
def test_every_step_has_a_test_module_that_runs_it(step: Step) -> None:
    """Named after the step's module; after the step where another room has a test module of that name."""
    module, name = step.__module__, _name(step)
    folder = TESTS / "theme" if ".theme." in module else TESTS
    files = [folder / f"test_{part}.py" for part in (module.rpartition(".")[2], name)]
    assert any((module, name) in _imported(file) for file in files if file.is_file()), f"write {files[0]}"


def test_every_module_of_the_site_is_imported_by_a_test_of_the_site() -> None:
    tested = {module for file in TESTS.rglob("test_*.py") for module, _ in _imported(file)}
    modules = {
        ".".join(("handbook", *file.relative_to(SITE.parent).with_suffix("").parts))
        for file in SITE.rglob("*.py")
        if file.name != "__init__.py"
    }
    assert sorted(modules - tested) == []


def test_every_step_is_there_once() -> None:
    assert len({(step.__module__, _name(step)) for step in ALL}) == len(ALL) == 34


# What goes wrong in another order


def _run(page: BuiltPage, context: Context, steps: Sequence[Step]) -> str:
    for step in steps:
        step(page, context)
    return inner(page.article)


def _both_ways(first: str, second: str) -> tuple[list[Step], list[Step]]:
    """Two steps as the lists have them, and the other way round."""
    found = [step for step in ALL if _name(step) in {first, second}]
    assert [_name(step) for step in found] == [first, second]
    return found, found[::-1]


def test_marks_in_data_are_rendered_because_the_data_come_first(steps: Steps) -> None:
    right, wrong = _both_ways("fill_tables", "render_marks")
    group = steps.corpus.data.tables["price-items"]["groups"][0]["id"]
    found = []
    for order in (right, wrong):
        page = steps.written(f'<div data-hb-data="price-items {group}"></div>')
        found.append("source:" in _run(page, steps.context(page), order))
    assert found == [False, True]


def test_table_that_fits_is_no_region_because_it_is_shaped_first(steps: Steps) -> None:
    right, wrong = _both_ways("shape_tables", "name_parts")
    table = '<div class="hb-scroll"><table><caption>a</caption><tbody><tr><td>1</td></tr></tbody></table></div>'
    found = []
    for order in (right, wrong):
        page = steps.written(table)
        found.append('role="region"' in _run(page, steps.context(page), order))
    assert found == [False, True]


def test_what_is_open_stands_above_the_sources_because_it_is_there_by_then(steps: Steps) -> None:
    right, wrong = _both_ways("list_open_matters", "list_sources")
    found = []
    for order in (right, wrong):
        page = steps.written('<h1>T</h1><p><a href="source:sample-act">a</a> <a href="confirm:copies">b</a></p>')
        context = steps.context(page)
        _run(page, context, (*MARK, *order))
        found.append([child.get("class") for child in page.article][-2:])
    assert found == [["hb-page-open", "hb-page-sources"], ["hb-page-sources", "hb-page-open"]]


def test_foot_stands_below_the_sources_because_they_are_there_by_then(steps: Steps) -> None:
    right, wrong = _both_ways("list_sources", "add_page_status")
    found = []
    for order in (right, wrong):
        page = steps.written('<h1>T</h1><p><a href="source:sample-act">a</a></p>')
        context = steps.context(page)
        _run(page, context, (*MARK, *order))
        found.append([child.get("class") for child in page.article][-2:])
    assert found == [["hb-page-sources", "hb-pagefoot"], ["hb-pagefoot", "hb-page-sources"]]


def test_registers_find_the_marks_of_all_pages_because_all_are_marked_by_then(steps: Steps) -> None:
    pages = [steps.written('<div data-hb-data="confirm submission"></div>', "confirm"), steps.written("")]
    context = steps.context(*pages)
    MARK[0](pages[0], context)
    with pytest.raises(KeyError, match="procedure"):
        DRESS[0](pages[0], context)


def test_links_of_later_steps_are_finished_because_addresses_come_after_them(steps: Steps) -> None:
    for first in ("offer_forms", "render_marks", "fill_registers", "list_sources"):
        right, wrong = _both_ways(first, "finish_addresses")
        found = []
        for order in (right, wrong):
            page = steps.written(
                '<h1>T</h1><h3 id="step-submit">A</h3><p><a href="confirm:copies">a</a></p>'
                '<p><a href="source:sample-act">b</a></p><div data-hb-data="confirm submission"></div>'
            )
            context = steps.context(page)
            if first != "render_marks":
                MARK[0](page, context)
            before = set(page.article.xpath(".//@href"))
            _run(page, context, order)
            found.append(any(href.startswith("page:") for href in set(page.article.xpath(".//@href")) - before))
        assert found == [False, True], first


def test_words_of_steps_are_kept_whole_because_that_comes_after_them(steps: Steps) -> None:
    right, wrong = _both_ways("add_kicker", "keep_words")
    found = []
    for order in (right, wrong):
        page = steps.written("<h1>T</h1>")
        found.append('<span class="hb-whole">บทที่ ๑</span>' in _run(page, steps.context(page), order))
    assert found == [True, False]


def test_dates_in_the_list_of_files_are_not_kept_whole_because_it_comes_later(steps: Steps) -> None:
    right, wrong = _both_ways("keep_words", "list_form_files")
    file = File("cover-letter-th.pdf", "typing", "cover-letter", "th", "0.2", "2026-11-25", 9000, "ab" * 32, 2)
    found = []
    for order in (right, wrong):
        page = steps.written('<div class="hb-formtable"></div>', "forms/index")
        found.append("hb-whole" in _run(page, steps.context(page, files=[file]), order))
    assert found == [False, True]
