"""Two editions of the fixture handbook, in which all that can change changes: pages, ids, forms, code, style, books."""

from __future__ import annotations

import re
from pathlib import Path

from handbooks import lay_out, read_settings, run_handbook, write_settings
from history.test_changes import commit
from history.test_edition import git
from theme_files import TEMPLATES

BOOKS = [f"downloads/cctv-handbook-{locale}.pdf" for locale in ("en", "th")]
_GUIDES = [f"downloads/cctv-quick-guide-{locale}.pdf" for locale in ("en", "th")]
_CODE = (
    *("controls.js", "search/box.js", "search/worker.js", "search/engine.js"),
    *("forms/start.js", "forms/values.js", "forms/pdf.js", "forms/update.js", "strip-picture.js"),
)
_SHEETS = ("tokens.css", "site.css", "webform.css")
_TO_ID = re.compile(r"\]\(([a-z-]+)\.md#([a-z0-9-]+)\)")
_PALETTE = "partials/javascripts/palette.html"


def build(root: Path, out: Path) -> Path:
    """Build the forms' files, then the pages, which show them. Small files stand for the books of this commit."""
    run(root, "build", "--only", "forms", "--out", str(out))
    for number, book in enumerate(BOOKS):
        (out / book).write_text(git(root, "rev-parse", "HEAD") * (1 + 99 * number))
    for guide in _GUIDES:
        (out / guide).write_text("the same in every commit that does not change it")
    run(root, "build", "--only", "site", "--out", str(out))
    return out


def run(root: Path, *arguments: str) -> None:
    """A command that ends well."""
    done = run_handbook(*arguments, root=root)
    assert done.returncode == 0, done.stdout + done.stderr


def lay_out_first(root: Path) -> None:
    """The first edition, with what readers have of it noted, in a repository."""
    lay_out(root)
    copy_palette(root)
    git(root, "init", "-q")
    run(root, "published")
    commit(root, {}, 1)


def copy_palette(root: Path) -> None:
    """Take the theme's template with an inline script over, so that it can change."""
    copied = root / "overrides" / _PALETTE
    copied.parent.mkdir(parents=True)
    copied.write_bytes((TEMPLATES / _PALETTE).read_bytes())


def change_code(root: Path) -> None:
    """Other code, style and templates, of this handbook or any other."""
    assets = root / "overrides" / "assets"
    for name in _CODE:
        _append(assets / "javascripts" / name, ";0\n")
    for name in _SHEETS:
        _append(assets / "stylesheets" / name, ".hb-other { color: red }\n")
    _append(assets / "images" / "water.svg", "<!-- other -->")
    _replace(root / "overrides" / _PALETTE, "var palette=", "var  palette=")
    _replace(root / "overrides" / "404.html", "พิมพ์ที่อยู่ไม่ครบ", "พิมพ์ที่อยู่ผิด")


def change_words_and_ids(root: Path, most: int = 5) -> int:
    """Another sentence on every page of any handbook, and other names for some ids to which other pages lead.

    Returns the number of ids.
    """
    docs = root / "docs"
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(docs.rglob("*.md"))}
    data = "".join(file.read_text(encoding="utf-8") for file in sorted(docs.rglob("*.yml")))
    led_to = sorted({found for text in pages.values() for found in _TO_ID.findall(text)})
    free = [(key, id) for key, id in led_to if f"#{id}" not in data and (docs / f"{key}.md").is_file()][:most]
    for file, text in pages.items():
        own = file.relative_to(docs).as_posix().removesuffix(".md").removesuffix(".en")
        words = "Other words." if file.name.endswith(".en.md") else "ถ้อยคำที่เปลี่ยน"
        changed = f"{text}\n{words}\n"
        for key, id in free:
            for before in ("(", "(../"):
                changed = changed.replace(f"{before}{key}.md#{id})", f"{before}{key}.md#{id}-renamed)")
            if own == key:
                changed = changed.replace(f"{{ #{id} }}", f"{{ #{id}-renamed }}")
                changed = changed.replace(f"](#{id})", f"](#{id}-renamed)")
        file.write_text(changed, encoding="utf-8")
    return len(free)


def change_everything(root: Path) -> None:
    """Make the next edition of it: a page more, a page less, an id renamed, other code, style, words and blanks."""
    change_code(root)
    docs = root / "docs"
    for end, words in ((".md", "ถ้อยคำที่เปลี่ยน"), (".en.md", "Other words.")):
        for key in ("index", "circular", "glossary", "forms/cover-letter", "forms/everything", "specifications"):
            _append(docs / f"{key}{end}", f"\n{words}\n")
        _replace(docs / f"survey{end}", "{ #record }", "{ #record-points }")
        _replace(docs / f"survey{end}", "](#record)", "](#record-points)")
        _replace(docs / f"procedure{end}", "](survey.md#record)", "](survey.md#record-points)")
        text = (docs / f"changes{end}").read_text(encoding="utf-8")
        (docs / f"changes{end}").unlink()
        moved = text.replace("review_every: 6\n", "review_every: 6\nold_paths: [changes/]\n")
        (docs / f"upkeep{end}").write_text(moved.replace("{ #changes }", "{ #upkeep }"), encoding="utf-8")
        _append(docs / f"index{end}", f"\n[{words}](upkeep.md#upkeep)\n")
    settings = read_settings(root)
    for section in settings["nav"]:
        for pages in section.values() if isinstance(section, dict) else ():
            pages[:] = ["upkeep.md" if page == "changes.md" else page for page in pages]
    settings["extra"]["handbook"]["release"]["edition"] = "2569-2"
    write_settings(root, settings)
    commit(root, {}, 9)


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")
