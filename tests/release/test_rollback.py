"""`rollback` to an edition whose zip is gone: cloned at its commit, released again by its own program, published."""

from __future__ import annotations

import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from handbooks import ROOT
from publishing import Desk
from releasing import ADDRESS, commit_all, git
from small_releases import write_release


@pytest.fixture
def desk(released: Path, tmp_path: Path) -> Desk:
    """A clone of the released repository that publishes to a folder, with the first edition in dist/."""
    git(tmp_path, "clone", "--quiet", str(released.parent), "handbook")
    root = tmp_path / "handbook"
    shutil.copytree(released, root / "dist")
    own_packages(root)
    return Desk(root, {"kind": "folder", "folder": "../host"}, ADDRESS, {})


def own_packages(root: Path) -> None:
    """A .venv of links to ours, whose marks say that all is installed that this root asks for."""
    venv = root / ".venv"
    venv.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (venv / name).symlink_to((ROOT / ".venv" / name).resolve())
    version = " ".join(map(str, sys.version_info[:3]))
    wanted = hashlib.sha256(version.encode() + (root / "requirements.txt").read_bytes()).hexdigest()
    (venv / f"installed-{root.name}").write_text(wanted, encoding="ascii")


def on_host(root: Path) -> dict[str, bytes]:
    host = root.parent / "host"
    return {file.relative_to(host).as_posix(): file.read_bytes() for file in host.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_an_edition_is_made_again_from_its_commit_and_published(released: Path, desk: Desk) -> None:
    root = desk.root
    with zipfile.ZipFile(released / "cctv-handbook-2569-1-site.zip") as packed:
        first = {name: packed.read(name) for name in packed.namelist()}
    desk.publish("--first")
    (root / "docs" / "index.md").write_text("# ใหม่ { #new }\n", encoding="utf-8")
    commit_all(root, "Go on")
    write_release(root / "dist", {**first, "survey/index.html": first["survey/index.html"] + b"\n"}, ADDRESS, "2569-2")
    desk.publish()
    code, said = desk.run("rollback")
    assert code == 0, said
    assert "now 2569-2 \u2192 then 2569-1" in said
    assert "to be sent: 1 file" in said
    kept = root / ".cache" / "publish" / "rebuilt-2569-1"
    before = kept.stat().st_ctime_ns
    assert desk.run("rollback", "--yes")[0] == 0
    assert kept.stat().st_ctime_ns == before, "it is built once"
    assert {path: on_host(root)[path] for path in first} == first
    assert desk.run("verify")[0] == 0
    # Another clone of the commit gives the same files: all but the bundle, which git packs as it likes.
    one, other = ({file.name: file.read_bytes() for file in dist.iterdir()} for dist in (released, kept))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name] and not name.endswith(".bundle")] == []
