"""What is no element – comments, our own among them, and instructions – reaches neither a step nor a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.html.tree import read_fragment, read_html, words_of
from handbook_sources import Handbook
from handbooks import FIXTURE, lay_out, run_handbook

NOTE = "internal-note"
_PLACES = """
<!-- {note} -->

<?{note} x?>

<!-- hb: allow HB402 {note} -->
A paragraph <!-- {note} --> of words <?{note}?> and ภาคผนวก ก <![CDATA[ {note} ]]> on.

- <!-- {note} --> one
- two <!-- {note} -->

    <!-- {note} -->

| a <!-- {note} --> | b |
|---|---|
| <!-- {note} --> | <!-- {note} --> c |

### A heading <!-- {note} --> here {{ #{id} }}

<div><!-- {note} --><p>x <!-- {note} --></p><?{note}?></div>
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture with comments at every kind of place, in both languages, drawings and forms; the site alone."""
    root = lay_out(tmp_path_factory.mktemp("commented") / "handbook")
    for number, page in enumerate(sorted((root / "docs").rglob("*.md"))):
        text = page.read_text(encoding="utf-8").replace("\n---\n", f"\n---\n\n<!-- {NOTE} -->\n<?{NOTE}?>\n", 1)
        text = re.sub(r"^(/// .*)\n\n", rf"\1\n\n<!-- hb: allow HB402 {NOTE} -->\n\n", text, flags=re.MULTILINE)
        text = re.sub(r"^(\s*(?:-|\d+\.) )", rf"\1<!-- {NOTE} --> ", text, flags=re.MULTILINE)
        places = _PLACES.format(note=NOTE, id=f"places-{number}")
        page.write_text(text + places, encoding="utf-8")
    for drawing in (root / "docs" / "figures").glob("*.svg"):
        text = drawing.read_text(encoding="utf-8")
        end = text.index(">", text.index("<svg")) + 1
        drawing.write_text(f"{text[:end]}<!-- {NOTE} --><?{NOTE}?>{text[end:]}", encoding="utf-8")
    done = run_handbook("build", "--only", "site", "--skip-checks", root=root)
    assert done.returncode == 0, done.stderr[-2000:]
    return root / "site"


def test_comments_at_every_place_are_in_no_file_of_the_site(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 2 * len(Handbook(FIXTURE).pages)  # with the page for what is missing and old addresses
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<!--" not in text
        assert NOTE not in text.replace(f"[CDATA[ {NOTE} ]]", ""), page
    for index in (built / "search").glob("*.js"):
        assert NOTE not in index.read_text(encoding="utf-8")


def test_words_around_a_comment_stay() -> None:
    tree = read_fragment("<p>before <!-- x --> between <?x y?> after</p>")
    assert words_of(tree) == "before between after"
    assert [element.tag for element in tree.iter()] == ["p"]
    assert [*read_html("<!doctype html><!-- x --><html><head></head><body><!-- y --></body></html>").iter("!--")] == []
