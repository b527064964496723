"""What the engine remembers: the same pages as of a first run, and no page but those that are asked for."""

from __future__ import annotations

from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.history.edition import read_edition
from handbook.site.engine import run_engine
from handbook.site.engine_memory import EngineMemory, Repeated
from handbooks import lay_out


def pages(folder: Path) -> dict[str, bytes]:
    """The pages below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.html"))}


def test_a_further_run_gives_what_a_first_one_would(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "handbook")
    settings, edition, memory = load_settings(root), read_edition(root, []), EngineMemory()
    folders = [tmp_path / name for name in ("first", "changed", "some", "fresh")]
    for folder in folders:
        folder.mkdir()
    first, changed, some, fresh = folders
    run_engine(settings, edition, first, repeated=Repeated(memory))
    unpublished = ("data", "figures", "forms/superseded", "en/forms/superseded", "forms/everything.form.yml")
    assert [name for name in unpublished if (first / name).exists()] == []
    page = settings.docs_dir / "procedure.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## หัวข้อ & <ใหม่> {#new}\n", encoding="utf-8")
    run_engine(settings, edition, changed, strict=False, repeated=Repeated(memory))
    run_engine(settings, edition, some, strict=False, repeated=Repeated(memory, frozenset({"procedure.md"})))
    run_engine(settings, edition, fresh, strict=False)
    assert pages(changed) == pages(fresh)
    assert {name for name, data in pages(changed).items() if data != pages(first)[name]} == {"procedure/index.html"}
    assert pages(some) == {"procedure/index.html": pages(fresh)["procedure/index.html"]}
    assert not (some / "assets" / "javascripts").exists(), "nothing of the theme"


def test_one_page_needs_no_other_to_be_rendered(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "handbook")
    settings, edition, memory = load_settings(root), read_edition(root, []), EngineMemory()
    some, all_pages = tmp_path / "some", tmp_path / "all"
    some.mkdir()
    all_pages.mkdir()
    run_engine(settings, edition, some, repeated=Repeated(memory, frozenset({"procedure.md"})))
    run_engine(settings, edition, all_pages, repeated=Repeated(memory))
    name = "procedure/index.html"
    assert pages(some) == {name: pages(all_pages)[name]}, "its menus have the titles of all"
