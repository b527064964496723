"""What a release leaves in dist/, read by other programs: sha256sum, git, tar, zip, JSON."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from handbook.release.order import in_upload_order
from handbook_sources import Handbook
from handbooks import ROOT
from releasing import ADDRESS, COMMITTED, git

BASE = "cctv-handbook-2569-1"
ARCHIVES = [f"{BASE}-site.zip", f"{BASE}-offline.zip", f"{BASE}-sources.tar.gz"]


@pytest.fixture(scope="session")
def manifest(released: Path) -> dict[str, Any]:
    """release.json."""
    read: dict[str, Any] = json.loads((released / "release.json").read_text(encoding="utf-8"))
    return read


def sha256sum(folder: Path) -> list[str]:
    """What the program says of each file of a folder's SHA256SUMS."""
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines()


def test_names_of_the_files(released: Path) -> None:
    names = {file.name for file in released.iterdir()} - {".handbook-site"}
    assert names == {*ARCHIVES, f"{BASE}-sources.bundle", "section.html", "release.json", "SHA256SUMS"}


def test_sums_are_right_in_dist_and_in_the_unpacked_site(released: Path, tmp_path: Path) -> None:
    assert sha256sum(released) == [f"{name}: OK" for name in (*ARCHIVES, "section.html", "release.json")]
    with zipfile.ZipFile(released / ARCHIVES[0]) as packed:
        for name in packed.namelist():
            packed.extract(name, tmp_path)
        count = len(packed.namelist())
    assert len(sha256sum(tmp_path)) == count - 1


def test_manifest_lists_the_site_in_the_order_of_upload(released: Path, manifest: dict[str, Any]) -> None:
    with zipfile.ZipFile(released / ARCHIVES[0]) as packed:
        names = packed.namelist()
        found = [
            {"path": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in ((name, packed.read(name)) for name in names)
        ]
    assert manifest["files"] == found
    assert names == in_upload_order(names)
    assert {"SHA256SUMS", "index.html", "verify.html", ".htaccess", "web.config"} <= set(names)
    assert ".handbook-site" not in names


def test_manifest_says_what_the_edition_is(released: Path, manifest: dict[str, Any]) -> None:
    root = released.parent
    assert (manifest["format"], manifest["edition"], manifest["correction"]) == (1, "2569-1", 0)
    assert manifest["commit"] == git(root, "rev-parse", "HEAD").strip()
    assert (manifest["date"], manifest["address"]) == ("2026-11-20", ADDRESS)
    for archive in manifest["archives"]:
        data = (released / archive["path"]).read_bytes()
        assert (archive["size"], archive["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert [archive["path"] for archive in manifest["archives"]] == ARCHIVES


def test_marks_are_counted_in_the_thai_text(released: Path, manifest: dict[str, Any]) -> None:
    handbook = Handbook(released.parent)
    text = "".join(handbook.source(key, "th").read_text(encoding="utf-8") for key in handbook.pages)
    counted = manifest["marks"]
    assert counted["sourced"] == text.count("](source:")
    assert counted["confirm"] + counted["read"] == text.count("](confirm:")
    assert min(counted.values()) > 0


def test_entries_are_readable_by_a_server_and_have_one_time(released: Path) -> None:
    for name in ARCHIVES[:2]:
        with zipfile.ZipFile(released / name) as packed:
            entries = packed.infolist()
        assert {entry.external_attr >> 16 for entry in entries} == {0o644}, name
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}, name
        assert {entry.create_system for entry in entries} == {3}, "made on Unix: only then the mode counts"


def test_offline_edition_is_the_same_site_below_one_page(released: Path) -> None:
    with zipfile.ZipFile(released / ARCHIVES[0]) as site, zipfile.ZipFile(released / ARCHIVES[1]) as offline:
        first, *rest = offline.namelist()
        assert first == f"{BASE}/start.html"
        assert rest == [f"{BASE}/site/{name}" for name in site.namelist()]
        assert all(offline.read(f"{BASE}/site/{name}") == site.read(name) for name in site.namelist())


def test_sources_are_those_of_the_commit(released: Path, tmp_path: Path) -> None:
    root = released.parent
    with tarfile.open(released / ARCHIVES[2]) as packed:
        names = [member.name for member in packed.getmembers() if member.isfile()]
        assert {member.mtime for member in packed.getmembers()} == {int(datetime.fromisoformat(COMMITTED).timestamp())}
    assert names == [f"{BASE}/{name}" for name in git(root, "ls-files").splitlines()]
    git(tmp_path, "clone", "--quiet", str(released / f"{BASE}-sources.bundle"), "clone")
    assert git(tmp_path / "clone", "rev-parse", "HEAD") == git(root, "rev-parse", "HEAD")


@pytest.mark.parametrize("guide", ["RELEASE.md", "RELEASE.en.md"])
def test_the_guide_names_every_file(released: Path, guide: str) -> None:
    text = (ROOT / ".github" / guide).read_text(encoding="utf-8")
    names = [file.name for file in released.iterdir() if file.name != ".handbook-site"]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_a_release_is_built_of_its_commit_alone(released: Path) -> None:
    assert not (released.parent.parent / "kept-by-a-release").exists()
