"""A sample of `bench contributions`: one contribution of each kind through the whole path, with every judge.

Here the machine's network is there and the disk is open where it lets nobody close them: the bench says which.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from contributions.asked import Asked
from contributions.attacks import PLACES, Draw
from contributions.contribution import Contribution, Entry
from contributions.jobs import closed
from contributions.place import place_for
from contributions.sending import main_repository
from contributions.tried import Place, tried

KINDS: dict[str, Callable[[Draw], Contribution]] = {
    "text": Draw.text,
    "name": Draw.name,
    "yaml": Draw.yaml,
    "link": Draw.link,
    "program": Draw.program,
    "drawing": Draw.drawing,
    "large": Draw.large,
    "forged": Draw.forged,
    "said": Draw.said,
    "bytes": Draw.bytes,
}
At = tuple[Place, Draw, Asked]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[At]:
    """A place to try them."""
    folder = tmp_path_factory.mktemp("contributions")
    main_repository(folder / "main")
    with place_for(folder, "place", 7, browser) as found:
        yield found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_contribution_is_obeyed(at: At, kind: str) -> None:
    place, draw, asked = at
    result = tried(place, KINDS[kind](draw), list(KINDS).index(kind), kept=True)
    assert (result.faults, asked.paths) == ([], []), result.kind
    assert result.codes or result.refused


@pytest.mark.skipif(not closed(), reason="no namespaces here")
def test_jobs_write_in_one_folder_alone(tmp_path: Path) -> None:
    work, beside = tmp_path / "work", tmp_path / "beside"
    for folder in (work, beside):
        folder.mkdir()
    written = "touch work/x; touch beside/x; touch /var/tmp/handbook-x"
    done = subprocess.run([*closed(), str(work), "sh", "-c", written], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, [len(list(folder.iterdir())) for folder in (work, beside)]) == (1, [1, 0])
    assert not Path("/var/tmp/handbook-x").exists()  # noqa: S108 - it is not written


def test_each_place_for_a_text_is_in_the_handbook(at: At) -> None:
    _, draw, _ = at
    assert [place for place, (path, before, _) in PLACES.items() if before not in draw.read(path)] == []


def test_the_judges_would_see_it(at: At) -> None:
    """Where the comment takes Markdown, and its program runs something of the contribution, that is told."""
    place, _, _ = at
    program = place.trusted / "scripts" / "handbook"
    markdown = program / "reports" / "markdown.py"
    text = markdown.read_text(encoding="utf-8")
    changed = text.replace("    line = _CALLS", "    return text\n    line = _CALLS")
    assert changed != text
    markdown.write_text(f"{changed}\nfrom pathlib import Path\nPath({str(place.canary)!r}).touch()\n", encoding="utf-8")
    hostile = Contribution("judged", {b"notes/![x](y) @somebody <b>": Entry(b"x\n")})
    faults = tried(place, hostile, 90).faults
    markdown.write_text(text, encoding="utf-8")
    told = " ".join(faults)
    for part in ("the canary was made", "main has changed", "element img", "element b", "call '@s'"):
        assert part in told, part
    assert Path(place.folder / "90").is_dir()
