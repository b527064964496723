"""A sample of `bench review`: several drawn edits in one change, the pages listed against the built text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from handbooks import Workshop, run_handbook
from releasing import commit_all, git
from review.drawn_edits import draw
from review.marked_words import marked, marked_in
from review.reviewed_change import Reviewed, plain_site, without_browser
from review.seen_text import differing

SEED, COUNT = 7, 5


def test_pages_of_drawn_edits_are_listed_and_no_others(made: Reviewed, workshop: Workshop, tmp_path: Path) -> None:
    root = Path(shutil.copytree(made.root, tmp_path / "copy", symlinks=True))
    git(root, "switch", "--quiet", "--create", "drawn", "change~1")
    kinds = []
    for edit in draw(root / "docs", SEED, COUNT):
        (root / "docs" / edit.path).write_text(edit.text, encoding="utf-8")
        kinds.append(edit.kind)
    assert len(set(kinds)) >= 4
    commit_all(root, "Edit as drawn")
    env = without_browser(tmp_path / "programs")
    done = run_handbook("review", "change~1", "drawn", "--out", str(tmp_path / "out"), root=root, **env)
    assert done.returncode == 0, done.stderr
    listed = {page["folder"] for page in json.loads((tmp_path / "out" / "facts.json").read_text("utf-8"))["pages"]}
    git(made.root, "fetch", "--quiet", str(root), "drawn:drawn")
    truth = differing(plain_site(workshop, made, "change~1"), plain_site(workshop, made, "drawn"))
    assert listed == truth
    assert 3 <= len(truth) < 30, kinds
    words = marked_in(tmp_path / "out" / "review.html")
    assert words.texts >= 3
    assert (words.inside, words.words <= 1.10 * words.least_words) == (0, True), words.shown()


@pytest.mark.parametrize(
    ("pieces", "counts"),
    [
        ([("same", "ยื่น "), ("gone", "สอง"), ("new", "สาม"), ("same", " ชุด")], (2, 2, 6, 4, 0, 1)),
        ([("same", "ยื่น "), ("gone", "สอง ชุด"), ("new", "สาม ชุด")], (4, 2, 14, 4, 0, 1)),
        ([("same", "ยื่น ส"), ("gone", "อง"), ("new", "าม"), ("same", " ชุด")], (2, 2, 4, 4, 2, 1)),
        ([("new", "ยื่นสามชุด")], (0, 0, 0, 0, 0, 0)),
    ],
)
def test_judge_counts_what_is_marked_the_least_and_edges_inside_words(
    pieces: list[tuple[str, str]], counts: tuple[int, ...]
) -> None:
    assert marked(pieces).values() == counts
