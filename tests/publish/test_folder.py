"""Publishing to a folder: the whole way through the command line, what is refused, what goes and what stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publishing import Desk
from releasing import git
from small_releases import small_site, write_release

ADDRESS = "http://127.0.0.1:9/cctv/"
STATE = "_publish/state.json"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk that publishes to `host` beside it."""
    return Desk(tmp_path / "desk", {"kind": "folder", "folder": str(tmp_path / "host")}, ADDRESS, {})


def on_host(desk: Desk) -> dict[str, bytes]:
    """Path -> content of what is published, without our own notes."""
    host = desk.root.parent / "host"
    files = {file.relative_to(host).as_posix(): file.read_bytes() for file in host.rglob("*") if file.is_file()}
    return {path: data for path, data in files.items() if not path.startswith("_publish/")}


def test_nothing_changes_unless_it_is_said_so(desk: Desk) -> None:
    desk.release(small_site(1))
    code, said = desk.run("publish", "--first")
    assert code == 0
    assert on_host(desk) == {}
    assert "now nothing yet → then 2569-1" in said
    assert "new pages: 10 files" in said
    assert "nothing has been changed" in said


def test_an_edition_is_published_whole_and_then_nothing_is_left_to_send(desk: Desk) -> None:
    site = small_site(1)
    desk.release(site)
    said = desk.publish("--first")
    assert on_host(desk) == site
    assert "2569-1 is published" in said
    assert "no file is to be sent" in desk.publish()
    assert desk.run("verify")[0] == 0
    code, status = desk.run("status")
    assert code == 0
    assert "edition 2569-1 of 2026-11-29" in status


def test_the_next_edition_sends_what_changed_and_keeps_what_readers_may_have_open(desk: Desk) -> None:
    old, new = small_site(1), small_site(2)
    new["assets/stylesheets/kept.0a0b0c0d.css"] = old["assets/stylesheets/kept.0a0b0c0d.css"] = b"p { top: 0 }"
    desk.release(old)
    desk.publish("--first")
    desk.release(new, "2569-2")
    said = desk.publish()
    assert on_host(desk) == old | new
    assert "kept.0a0b0c0d" not in said
    assert "pages with new headings or places: " in said
    assert f"{len(set(old) - set(new))} files of earlier editions are kept" in said


def test_what_is_not_needed_goes_after_thirty_days_and_one_edition(desk: Desk) -> None:
    sites = [small_site(number) for number in (1, 2, 3)]
    desk.release(sites[0])
    desk.publish("--first")
    desk.release(sites[1], "2569-2")
    desk.publish()
    age_of_unneeded(desk, days=31)
    assert "no file is to be sent" in desk.publish()  # thirty days, and the edition is still the one that ended them
    assert set(sites[0]) <= set(on_host(desk))
    desk.release(sites[1] | {"robots.txt": b"User-agent: *\n"}, "2569-2", correction=1)
    desk.publish()  # a correction is no edition
    assert set(sites[0]) <= set(on_host(desk))
    desk.release(sites[2], "2569-3")
    desk.publish()
    gone = set(sites[0]) - set(sites[1]) - set(sites[2])
    assert gone
    assert not gone & set(on_host(desk))
    assert set(sites[1]) <= set(on_host(desk))


def age_of_unneeded(desk: Desk, days: int) -> None:
    """Let time pass for what is no longer needed."""
    file = desk.root.parent / "host" / STATE
    state = json.loads(file.read_text(encoding="utf-8"))
    for what in state["unneeded"].values():
        what[0] -= days * 86_400
    file.write_text(json.dumps(state), encoding="utf-8")


@pytest.mark.parametrize("option", [[], ["--first"]])
def test_a_folder_with_files_of_others_is_refused(desk: Desk, option: list[str]) -> None:
    host = desk.root.parent / "host"
    host.mkdir()
    (host / "index.php").write_bytes(b"theirs")
    desk.release(small_site(1))
    code, said = desk.run("publish", "--yes", *option)
    assert code == 1
    assert ("HB768" if option else "HB767") in said
    assert on_host(desk) == {"index.php": b"theirs"}


def test_a_file_of_others_is_not_written_over_and_one_beside_stays(desk: Desk) -> None:
    desk.release(small_site(1))
    desk.publish("--first")
    host = desk.root.parent / "host"
    (host / "theirs.txt").write_bytes(b"theirs")
    (host / "robots.txt").write_bytes(b"theirs")
    before = on_host(desk)
    desk.release(small_site(2) | {"robots.txt": b"ours"}, "2569-2")
    code, said = desk.run("publish", "--yes")
    assert code == 1
    assert "HB769" in said
    assert "robots.txt" in said
    assert on_host(desk) == before
    (host / "robots.txt").unlink()
    assert "1 file was not published from here" in desk.publish()
    assert on_host(desk)["theirs.txt"] == b"theirs"


def test_first_is_for_the_first_time_alone(desk: Desk) -> None:
    desk.release(small_site(1))
    desk.publish("--first")
    code, said = desk.run("publish", "--first", "--yes")
    assert code == 1
    assert "HB779" in said


def test_leftovers_of_publishers_that_died_are_removed_and_nothing_else(desk: Desk) -> None:
    desk.release(small_site(1))
    desk.publish("--first")
    host = desk.root.parent / "host"
    left, others = ("index.html.0123abcd.partial", "404.html.0000000012"), ("theirs.0123abcd.partial", "a.0000000012")
    for name in (*left, *others):
        (host / name).write_bytes(b"half")
    desk.publish()
    assert [(host / name).exists() for name in (*left, *others)] == [False, False, True, True]


def test_verify_tells_missing_changed_and_strange_files(desk: Desk) -> None:
    desk.release(small_site(1))
    desk.publish("--first")
    host = desk.root.parent / "host"
    (host / "404.html").unlink()
    page = host / "buying" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"buying", b"BUYING"))
    (host / "new.html").write_bytes(b"<html></html>")
    code, said = desk.run("verify")
    assert code == 1
    for part in ("1 file is missing\n    404.html", "1 file has been changed\n    buying/index.html"):
        assert part in said
    assert "1 file was not published from here\n    new.html" in said


@pytest.mark.parametrize("fault", ["no dist", "no zip", "other zip", "cut zip", "no list"])
def test_only_what_release_made_is_taken(desk: Desk, fault: str) -> None:
    desk.release(small_site(1))
    dist = desk.root / "dist"
    (packed,) = dist.glob("*.zip")
    if fault == "no dist":
        (dist / "release.json").unlink()
    elif fault == "no zip":
        packed.unlink()
    elif fault == "other zip":
        made = (dist / "release.json").read_text(encoding="utf-8")
        desk.release(small_site(2))
        (dist / "release.json").write_text(made, encoding="utf-8")
    elif fault == "cut zip":
        packed.write_bytes(packed.read_bytes()[:-100])
    else:
        (dist / "release.json").write_text("{}", encoding="utf-8")
    code, said = desk.run("publish", "--first", "--yes")
    assert code == 1
    assert ("HB770" if fault in {"no dist", "no zip"} else "HB771") in said
    assert on_host(desk) == {}


def test_what_earlier_editions_left_for_pages_stays_and_must_be_there(desk: Desk) -> None:
    old, new = small_site(1), small_site(2)
    desk.release(old)
    desk.publish("--first")
    desk.release(new, "2569-2")
    listed = desk.root / "dist" / "release.json"
    manifest = json.loads(listed.read_text(encoding="utf-8"))
    (book,) = [path for path in set(old) - set(new) if path.startswith("downloads/handbook-th.")]
    manifest["kept"] = [book]
    listed.write_text(json.dumps(manifest), encoding="utf-8")
    said = desk.publish()
    assert f"{len(set(old) - set(new)) - 1} files of earlier editions are kept" in said
    assert book in json.loads((desk.root.parent / "host" / STATE).read_text(encoding="utf-8"))["files"]
    (desk.root.parent / "host" / book).unlink()
    code, said = desk.run("publish", "--yes")
    assert code == 1
    assert "HB777" in said


def test_a_damaged_state_stops_everything(desk: Desk) -> None:
    desk.release(small_site(1))
    desk.publish("--first")
    (desk.root.parent / "host" / STATE).write_bytes(b"{")
    for command in ("publish", "verify", "status"):
        code, said = desk.run(command)
        assert code == 1
        assert "HB776" in said


def test_rollback_brings_back_what_was_published_and_a_second_one_undoes_it(desk: Desk, tmp_path: Path) -> None:
    old, new = small_site(1), small_site(2)
    desk.release(old)
    desk.publish("--first")
    (packed,) = (desk.root / "dist").glob("*.zip")
    first = packed.rename(tmp_path / packed.name)
    desk.release(new, "2569-2")
    desk.publish()
    code, said = desk.run("rollback", "--zip", str(first))
    assert code == 0
    assert on_host(desk) == old | new  # it was only told
    assert "now 2569-2 → then 2569-1" in said
    assert "pages with fewer headings or places: " in said
    assert desk.run("rollback", "--zip", str(first), "--yes")[0] == 0
    assert on_host(desk) == new | old
    assert desk.run("verify")[0] == 0
    assert "edition 2569-1 of" in desk.run("status")[1]
    assert desk.run("rollback", "--yes")[0] == 0  # dist/ has the zip of 2569-2
    assert on_host(desk) == old | new


def test_rollback_takes_no_other_zip_and_no_edition_that_was_never_there(desk: Desk) -> None:
    desk.release(small_site(1))
    desk.publish("--first")
    desk.release(small_site(2))
    before = on_host(desk)
    (packed,) = (desk.root / "dist").glob("*.zip")
    for options, code_of_problem in (
        (["--zip", str(packed)], "HB775"),
        (["--to", "2569-1"], "HB782"),
        (["--to", "2570-1"], "HB774"),
        ([], "HB774"),
    ):
        code, said = desk.run("rollback", "--yes", *options)
        assert code == 1
        assert code_of_problem in said
    assert on_host(desk) == before


_PROGRAM = """import shutil, sys
assert sys.argv[1:] == ["release"]
shutil.copytree("made", "dist")
"""


def test_rollback_rebuilds_an_edition_whose_zip_is_gone_and_compares_its_sums(desk: Desk) -> None:
    """The repository's own program makes the release: here it copies what it has made before."""
    root, old = desk.root, small_site(1)
    write_release(root / "made", old, ADDRESS)
    (root / "scripts").mkdir()
    (root / "scripts" / "make.py").write_text(_PROGRAM, encoding="utf-8")
    (root / ".gitignore").write_text("/dist/\n/.cache/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "An edition")
    commit = git(root, "rev-parse", "HEAD").strip()
    desk.release(old)
    listed = root / "dist" / "release.json"
    manifest = json.loads(listed.read_text(encoding="utf-8")) | {"commit": commit}
    listed.write_text(json.dumps(manifest), encoding="utf-8")
    desk.publish("--first")
    git(root, "rm", "-r", "--quiet", "made")
    git(root, "commit", "--quiet", "--message", "Another")
    desk.release(small_site(2), "2569-2")
    desk.publish()
    code, said = desk.run("rollback", "--yes")
    assert code == 0, said
    assert on_host(desk)["index.html"] == old["index.html"]
    assert desk.run("verify")[0] == 0


def test_what_somebody_changed_by_hand_is_sent_again_even_if_its_size_is_the_same(desk: Desk) -> None:
    site = small_site(1)
    desk.release(site)
    desk.publish("--first")
    host = desk.root.parent / "host"
    page = host / "privacy" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<H1>"))
    settings = host / ".htaccess"
    settings.write_bytes(settings.read_bytes().replace(b"404", b"405"))
    code, said = desk.run("publish")
    assert code == 0
    assert "to be sent: 2 files" in said
    assert on_host(desk) != site
    assert "no file is to be sent" not in desk.publish()
    assert on_host(desk) == site
    assert desk.run("verify")[0] == 0
    assert "no file is to be sent" in desk.publish()
