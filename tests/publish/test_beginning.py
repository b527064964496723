"""What somebody meets who publishes for the first time and has not prepared everything."""

from __future__ import annotations

from pathlib import Path

from publishing import Desk
from small_releases import small_site


def _desk(root: Path) -> Desk:
    return Desk(root / "desk", {"kind": "folder", "folder": str(root / "host")}, "http://127.0.0.1:9/cctv/", {})


def test_without_targets_yml_it_is_said_where_one_is_shown(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    (desk.root / "targets.yml").unlink()
    for name in ("publish", "rollback", "verify", "status"):
        code, said = desk.run(name)
        assert code == 1
        assert "targets.yml:1:1: error HB790 targets: targets.yml is not right: this file is not in" in said
        assert "mend: write targets.yml as .github/PUBLISHING.en.md shows" in said


def test_without_a_release_it_is_said_which_two_files_are_wanted(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    code, said = desk.run("publish", "--first")
    assert code == 1
    assert "error HB770" in said
    assert "put release.json and …-site.zip of the edition into dist/" in said
    desk.release(small_site(1))
    for file in (desk.root / "dist").iterdir():
        if file.name != "release.json" and not file.name.endswith("-site.zip"):
            file.unlink()
    assert "is published" in desk.publish("--first")
