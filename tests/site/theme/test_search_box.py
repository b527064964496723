"""The theme's search box: its settings, its worker, its plugin, and what is left out of all that."""

from __future__ import annotations

import inspect
import json
import re
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from handbook.html.tree import Element, read_html, select
from handbook.problems import ProblemsError
from handbook.site.scripts import WORKER
from handbook.site.theme.search_box import index_nothing, lead_to_search, lead_to_worker, leave_out_stock_search
from single_steps import Steps
from theme_files import TEMPLATES, template

STOCK = "assets/javascripts/workers/search.0a.min.js"


def _page(config: str) -> Element:
    return read_html(f'<html><body><script id="__config" type="application/json">{config}</script></body></html>')


# What the theme gives


def test_its_settings_name_a_worker_that_it_brings(steps: Steps) -> None:
    tree = steps.tree("procedure")
    (settings,) = select(tree, "script#__config")
    address = json.loads(settings.text)["search"]
    assert (TEMPLATES / address.removeprefix("../")).is_file(), "HB603 will stop the build: site/theme/search_box.py"
    lead_to_worker(tree, "x.js", "th")


def test_its_plugin_reads_pages_by_the_event_that_is_taken_away() -> None:
    plugin = import_module("material.plugins.search.plugin").SearchPlugin
    told = "the plugin reads pages elsewhere: index_nothing in site/theme/search_box.py spares it nothing"
    assert "add_entry_from_context" in inspect.getsource(plugin.on_page_context), told
    others = [name for name, part in vars(plugin).items() if name.startswith("on_") and name != "on_page_context"]
    assert not any("add_entry" in inspect.getsource(vars(plugin)[name]) for name in others), told


def test_its_script_asks_for_words_of_the_search_copying_and_versions_alone() -> None:
    (bundle,) = (TEMPLATES / "assets" / "javascripts").glob("bundle.*.min.js")
    asked = set(re.findall(r'"((?:clipboard|search|select)\.[a-z.]+)"', bundle.read_text(encoding="utf-8")))
    given = set(re.findall(r'"([a-z.]+)": lang\.t\(', template("base.html")))
    assert asked - {"search.suggest", "search.highlight"} == given, (
        "what site/theme/search_box.py leaves out may be asked for"
    )
    assert {name.partition(".")[0] for name in given} == {"clipboard", "search", "select"}


# The steps


@pytest.mark.parametrize(
    ("key", "locale", "address"),
    [
        ("index", "th", f"{WORKER}?lang=th"),
        ("procedure", "th", f"../{WORKER}?lang=th"),
        ("forms/everything", "en", f"../../../{WORKER}?lang=en"),
    ],
)
def test_box_is_led_to_our_worker(steps: Steps, key: str, locale: str, address: str) -> None:
    page = steps.written("", key, locale)
    settings = f'{{"base": ".", "search": "../{STOCK}", "features": ["content.code.copy"], '
    settings += '"translations": {"clipboard.x": "ก"}}'
    page.tree[1].append(_page(settings)[0][0])
    lead_to_search(page, steps.context(page))
    (script,) = select(page.tree, "script#__config")
    rest = '"features":["content.code.copy"],"translations":{"clipboard.x":"ก"}}'
    assert script.text == f'{{"base":".","search":"{address}",{rest}'


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({"features": []}, set()),
        ({"features": ["content.code.copy"]}, {"clipboard.copy"}),
        ({"features": [], "version": {"provider": "mike"}}, {"select.version"}),
    ],
)
def test_words_that_no_script_asks_for_are_left_out(more: dict[str, object], kept: set[str]) -> None:
    words = dict.fromkeys(("search.result.none", "clipboard.copy", "select.version"), "ก")
    tree = _page(json.dumps({"search": STOCK, "translations": words, **more}))
    lead_to_worker(tree, "w.js", "th")
    assert set(json.loads(str(select(tree, "script")[0].text))["translations"]) == kept


def test_no_text_of_the_settings_ends_the_script() -> None:
    tree = _page(f'{{"search": "{STOCK}", "x": "<\\/script>"}}')
    lead_to_worker(tree, "w.js", "th")
    assert select(tree, "script")[0].text == '{"search":"w.js?lang=th","x":"<\\/script>","translations":{}}'


@pytest.mark.parametrize(
    ("tree", "found"),
    [
        (_page('{"search": "elsewhere.js"}'), "elsewhere.js"),
        (_page("{}"), "None"),
        (read_html("<html><body></body></html>"), "None"),
        (
            read_html('<html><body><script id="__config">1</script><script id="__config">2</script></body></html>'),
            "None",
        ),
    ],
    ids=["elsewhere", "without", "no settings", "two settings"],
)
def test_changed_theme_is_a_problem(tree: Element, found: str) -> None:
    with pytest.raises(ProblemsError) as raised:
        lead_to_worker(tree, "", "th")
    assert [(problem.code, problem.details) for problem in raised.value.problems] == [("HB603", {"found": found})]


def test_stock_search_is_left_out(tmp_path: Path) -> None:
    for name in ("assets/javascripts/lunr/min/x.js", "assets/javascripts/workers/x.js", "assets/javascripts/bundle.js"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}", encoding="utf-8")
    leave_out_stock_search(tmp_path)
    left = [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()]
    assert left == ["assets/javascripts/bundle.js"]


class _Plugins(dict[str, Any]):
    """Plugins as the engine keeps them: by name, with what each does at an event."""

    events: dict[str, list[Any]]


def test_plugin_is_spared_the_pages_and_others_are_not() -> None:
    search = SimpleNamespace(on_page_context="theirs")
    plugins = _Plugins({"material/search": search})
    plugins.events = {"page_context": ["a", "theirs", "b"]}
    index_nothing(plugins)
    assert plugins.events == {"page_context": ["a", "b"]}


def test_handbook_without_the_plugin_has_nothing_to_spare() -> None:
    plugins = _Plugins()
    plugins.events = {"page_context": ["a"]}
    index_nothing(plugins)
    assert plugins.events == {"page_context": ["a"]}
