"""What the engine has rendered before: the same pages as of a first run, and no page but those that are asked for."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import markdown
import pytest

from cache.proof import DAMAGES
from handbook.authored.settings import Settings, load_settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.history.edition import read_edition
from handbook.problems import ProblemsError
from handbook.site.engine import run_engine
from handbook.site.kept_output import KeptOutput
from handbook.site.kept_rendering import Rendering
from handbooks import lay_out, read_settings, write_settings

PAGE = "procedure/index.html"


@dataclass(frozen=True)
class First:
    """A first run: what it has kept, and its pages."""

    kept: Path
    pages: dict[str, bytes]


def lay_out_with_icon(root: Path) -> Path:
    """The fixture, with an icon in its footer that a test changes."""
    lay_out(root)
    (root / "overrides" / "new.svg").write_text("<svg><title>a</title></svg>", encoding="utf-8")
    edit(root / "overrides" / "partials" / "footer.html", lambda text: f'{text}{{% include "new.svg" %}}')
    return root


def cache_in(folder: Path) -> Cache:
    return Cache(folder / "kept", b"s" * 32, "maker")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> First:
    folder = tmp_path_factory.mktemp("first")
    pages = run(load_settings(lay_out_with_icon(folder / "handbook")), cache_in(folder))
    return First(folder / "kept", pages)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_with_icon(tmp_path / "handbook")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return cache_in(tmp_path)


@pytest.fixture
def filled(first: First, tmp_path: Path) -> Cache:
    """A cache with what the first run has kept."""
    shutil.copytree(first.kept, tmp_path / "kept")
    return cache_in(tmp_path)


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The beginnings of the pages that are rendered."""
    begun, convert = list[str](), markdown.Markdown.convert

    def noted(self: markdown.Markdown, source: str) -> str:
        begun.append(source.strip().partition("\n")[0])
        return str(convert(self, source))

    monkeypatch.setattr(markdown.Markdown, "convert", noted)
    return begun


def run(settings: Settings, cache: Cache, *only: str, strict: bool = False) -> dict[str, bytes]:
    """The pages of a run into a new folder."""
    folder = settings.root.parent / f"raw-{len(list(settings.root.parent.iterdir()))}"
    folder.mkdir()
    run_engine(settings, read_edition(settings.root, []), folder, strict=strict, how=Rendering(cache, frozenset(only)))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.html"))}


def edit(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_further_run_gives_what_a_first_one_would(
    first: First, root: Path, filled: Cache, converted: list[str]
) -> None:
    settings = load_settings(root)
    edit(settings.docs_dir / "procedure.md", lambda text: text + "\n## หัวข้อ & <ใหม่> {#new}\n")
    changed = run(settings, filled)
    assert len(converted) == 1, "the edited page alone"
    some = run(settings, filled, "procedure.md")
    fresh = run(settings, NO_CACHE)
    assert changed == fresh
    assert {name for name, data in changed.items() if data != first.pages[name]} == {PAGE}
    assert some == {PAGE: fresh[PAGE]}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that templates write."""
    pages, render = list[str](), jinja2.Template.render

    def noted(self: jinja2.Template, *contexts: Any, **others: Any) -> str:
        page = dict(*contexts, **others).get("page")
        pages.extend([page.file.src_uri] if page is not None else [])
        return render(self, *contexts, **others)

    monkeypatch.setattr(jinja2.Template, "render", noted)
    return pages


def test_no_page_is_written_again_but_one_of_which_something_else_is_seen(
    first: First, root: Path, filled: Cache, written: list[str]
) -> None:
    settings = load_settings(root)
    assert run(settings, filled) == first.pages
    assert written == []
    edit(settings.docs_dir / "procedure.md", lambda text: f"{text}\nใหม่\n")
    changed = run(settings, filled)
    assert written == ["procedure.md"]
    assert changed == run(settings, NO_CACHE) != first.pages
    assert len(changed) > 20


def title_another(root: Path) -> None:
    edit(root / "docs" / "survey.md", lambda text: text.replace("title: ", "title: ใหม่", 1))


def tell_menus_more(root: Path) -> None:
    edit(root / "docs" / "survey.md", lambda text: text.replace("---\n", "---\nstatus: new\n", 1))


def change_template(root: Path) -> None:
    edit(root / "overrides" / "partials" / "footer.html", lambda text: f"{text}<p>ใหม่</p>")


def include_icon(root: Path) -> None:
    (root / "overrides" / "new.svg").write_text("<svg><title>b</title></svg>", encoding="utf-8")


def change_setting(root: Path) -> None:
    settings = read_settings(root)
    settings["extra"]["handbook"]["contact"]["unit"]["th"] += "ใหม่"
    write_settings(root, settings)


def order_otherwise(root: Path) -> None:
    settings = read_settings(root)
    settings["nav"] = [*settings["nav"][:1], *settings["nav"][:0:-1]]
    write_settings(root, settings)


@pytest.mark.parametrize(
    "change", [title_another, tell_menus_more, change_template, include_icon, change_setting, order_otherwise]
)
def test_pages_are_written_anew_where_what_templates_see_changes(
    change: Callable[[Path], None], first: First, root: Path, filled: Cache, written: list[str]
) -> None:
    change(root)
    changed = run(load_settings(root), filled)
    assert len(written) >= len(first.pages) // 2, "all of one language at least"
    assert changed == run(load_settings(root), NO_CACHE) != first.pages


def test_damaged_pages_are_written_anew(
    first: First, root: Path, filled: Cache, written: list[str], tmp_path: Path
) -> None:
    settings, chance = load_settings(root), random.Random(4)  # noqa: S311 - drawn, not secret
    entries = sorted(tmp_path.glob("kept/written/*"))
    for damage, entry in zip(DAMAGES, entries, strict=False):
        damage(entry, chance)
    assert run(settings, filled) == first.pages
    assert len(written) == len(DAMAGES)


def context() -> dict[str, Any]:
    """What a template is given for a page, as far as it is asked for."""
    own: dict[str, Any] = {
        "url": "a/",
        "title": "a",
        "meta": {},
        "content": "",
        "toc": (),
        "edit_url": None,
        "is_homepage": False,
    }
    file = SimpleNamespace(src_uri="a.md", alternates={})
    page = SimpleNamespace(file=file, **own, previous_page=None, next_page=None)
    config = SimpleNamespace(extra={}, site_name="a", site_url="a", theme={"language": "th"})
    names = ("base_url", "extra_css", "extra_javascript", "build_date_utc")
    return {"page": page, "config": config, "nav": SimpleNamespace(items=[]), "pages": [], **dict.fromkeys(names)}


def test_nothing_is_kept_of_a_run_during_which_templates_change(root: Path, cache: Cache, tmp_path: Path) -> None:
    output = KeptOutput(load_settings(root), cache, [])
    assert output.page("main.html", context(), lambda: "a") == "a"
    assert output.page("main.html", context(), lambda: "b") == "b", "kept at the end alone"
    change_template(root)
    output.keep()
    assert list(tmp_path.glob("kept/written/*")) == []


def test_what_warned_and_what_no_key_can_be_made_of_is_not_kept(root: Path, cache: Cache) -> None:
    settings, warnings = load_settings(root), ["a"]
    output = KeptOutput(settings, cache, warnings)

    def warn() -> str:
        warnings.append("b")
        return "b"

    output.page("main.html", context(), warn)
    odd = context()
    odd["config"].extra["odd"] = object()
    assert output.page("main.html", odd, lambda: "c") == "c"
    output.keep()
    assert not cache.has("written")
    output.page("main.html", context(), lambda: "d")
    output.keep()
    assert KeptOutput(settings, cache, []).page("main.html", context(), lambda: "e") == "d"


def add_page(root: Path) -> None:
    (root / "docs" / "new.md").write_text("---\ntitle: ใหม่\n---\n# ใหม่\n", encoding="utf-8")


def add_file_of_the_theme(root: Path) -> None:
    (root / "overrides" / "assets" / "new.txt").write_text("a page may lead to it", encoding="utf-8")


def change_extension(root: Path) -> None:
    settings = read_settings(root)
    (toc,) = (each for each in settings["markdown_extensions"] if isinstance(each, dict) and "toc" in each)
    toc["toc"]["toc_depth"] = 2
    write_settings(root, settings)


@pytest.mark.parametrize("change", [add_page, add_file_of_the_theme, change_extension])
def test_pages_are_rendered_anew_where_what_they_may_lead_to_or_an_extension_changes(
    change: Callable[[Path], None], first: First, root: Path, filled: Cache, converted: list[str]
) -> None:
    settings = load_settings(root)
    change(root)
    changed = run(settings, filled)
    assert len(converted) >= len(first.pages) // 2, "all of one language at least"
    assert changed == run(settings, NO_CACHE)


def test_a_page_that_warned_is_rendered_again_and_warns_again(root: Path, cache: Cache) -> None:
    settings, written = load_settings(root), read_settings(root)
    written["validation"]["links"]["not_found"] = "warn"
    write_settings(root, written)
    edit(settings.docs_dir / "procedure.md", lambda text: text + "\n[nowhere](nowhere.md)\n")
    said = []
    for _ in range(2):
        with pytest.raises(ProblemsError) as caught:
            run(settings, cache, strict=True)
        said.append([problem.details["said"] for problem in caught.value.problems])
    assert said[0] == said[1]
    assert any("nowhere.md" in str(each) for each in said[1])


def test_one_page_needs_no_other_to_be_rendered(root: Path, cache: Cache, converted: list[str]) -> None:
    settings = load_settings(root)
    some = run(settings, cache, "procedure.md")
    assert len(converted) == 1
    assert some == {PAGE: run(settings, cache)[PAGE]}, "its menus have the titles of all"


def test_menus_of_one_page_have_the_titles_of_pages_without_front_matter(root: Path, cache: Cache) -> None:
    settings = load_settings(root)
    edit(settings.docs_dir / "glossary.md", lambda _: "# ศัพท์ที่ไม่มีส่วนหัว\n")
    some = run(settings, cache, "procedure.md")
    assert some == {PAGE: run(settings, NO_CACHE)[PAGE]}
    assert "ศัพท์ที่ไม่มีส่วนหัว" in some[PAGE].decode()


def test_no_template_is_compiled_again_but_one_that_has_changed(
    root: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(root)
    first = run(settings, cache)  # templates are kept by their whole paths
    compiled = len(list(tmp_path.glob("kept/templates/*")))
    edit(root / "overrides" / "partials" / "footer.html", lambda text: text + "<p>ใหม่</p>")
    changed = run(settings, cache)
    assert changed == run(settings, NO_CACHE) != first
    assert len(list(tmp_path.glob("kept/templates/*"))) == compiled + 1, "the changed one alone"
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert run(settings, cache) == changed
