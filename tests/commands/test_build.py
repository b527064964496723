"""The build as its users meet it: what it leaves behind when it succeeds, and when it does not."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from handbook.commands.site_folder import mark
from handbook_sources import Handbook
from handbooks import ROOT, lay_out, run_handbook


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The fixture handbook outside git, with a site of an earlier build."""
    root = lay_out(tmp_path / "project")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("earlier")
    mark(root / "site")
    return root


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.name.startswith("site"))


def add_faults(root: Path) -> None:
    """One author's bad day: seven files with a fault each."""
    (root / "docs" / "laws.en.md").unlink()
    changes = root / "docs" / "changes.md"
    changes.write_text(
        changes.read_text(encoding="utf-8")
        + "\n[x](procedure.md#nowhere) [y](gone.md) [z](source:none) [w](confirm:none)\n",
        encoding="utf-8",
    )
    circular = root / "docs" / "circular.md"
    circular.write_text(circular.read_text(encoding="utf-8").replace("reviewed: 2026-11-23", "reviewed: 2026-13-01"))
    (root / "docs" / "procedure.en.md").write_bytes("ขั้นตอน".encode("tis-620"))


def test_all_faults_are_told_at_once_and_the_earlier_site_stays(project: Path) -> None:
    add_faults(project)
    done = run_handbook("build", "--lang", "en", root=project)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    codes = re.findall(r": (?:error|warning) (HB\d{3}) ", done.stderr)
    assert {"HB101", "HB102", "HB201", "HB203", "HB210", "HB212", "HB301"} <= set(codes)
    assert "docs/procedure.en.md:1:1: error HB212 not-utf8" in done.stderr
    assert done.stderr.count("why: ") == done.stderr.count("mend: ") == len(codes)
    assert (project / "site" / "index.html").read_text() == "earlier"
    assert leftovers(project) == ["site"]


def test_messages_are_thai_unless_asked(project: Path) -> None:
    add_faults(project)
    done = run_handbook("check", root=project)
    assert done.returncode == 1
    assert "ทำไม:" in done.stdout
    assert "แก้ไข:" in done.stdout
    assert done.stdout.splitlines()[-2].startswith("พบ ")


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ("site_name: [unclosed\n", "mkdocs.yml:1:12: error HB211"),
        ("nav: index.md\n", "mkdocs.yml:1:1: error HB213"),
        (None, "mkdocs.yml:1:1: error HB217"),
    ],
)
def test_wrong_settings_are_a_message_and_not_a_traceback(project: Path, wrong: str | None, place: str) -> None:
    config = project / "mkdocs.yml"
    if wrong is None:
        config.unlink()
    else:
        config.write_text(wrong)
    done = run_handbook("build", root=project)
    assert done.returncode == 1
    assert place in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "earlier"


def test_what_the_engine_cannot_build_stops_the_build(project: Path) -> None:
    (project / "overrides" / "main.html").write_text('{% extends "base.html" %}\n{% block libs %}\n', encoding="utf-8")
    done = run_handbook("build", "--lang", "en", root=project)
    assert done.returncode == 1
    assert "error HB223 engine-warning" in done.stderr
    assert "overrides/main.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "earlier"
    assert leftovers(project) == ["site"]


def test_one_part_can_be_built_alone(project: Path) -> None:
    (project / "site" / "downloads").mkdir()
    (project / "site" / "downloads" / "cctv-handbook-th.pdf").write_bytes(b"earlier")
    done = run_handbook("build", "--only", "site", root=project)
    assert done.returncode == 0, done.stderr
    assert (project / "site" / "downloads" / "cctv-handbook-th.pdf").read_bytes() == b"earlier"
    assert (project / "site" / "en" / "index.html").is_file()
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert home != "earlier"
    assert leftovers(project) == ["site"]


def test_two_builds_are_byte_identical(handbook: Handbook, site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    done = run_handbook(
        "build",
        "--fresh",
        "--out",
        str(again),
        root=handbook.root,
        PYTHONHASHSEED="7",
        TZ="America/Lima",
        LC_ALL="C",
        LANG="C",
    )
    assert done.returncode == 0, done.stderr
    assert differences(site, again) == []


def differences(left: Path, right: Path) -> list[str]:
    """Files that are not in both trees with the same bytes."""
    names = {path.relative_to(top).as_posix() for top in (left, right) for path in top.rglob("*") if path.is_file()}
    _, unlike, missing = filecmp.cmpfiles(left, right, sorted(names), shallow=False)
    assert len(names) > 40
    return unlike + missing


def test_wrong_usage_exits_2() -> None:
    assert run_handbook("build", "--only", "nothing").returncode == 2
    assert run_handbook("bake").returncode == 2


OF_THE_PACKAGE = (
    *("build", "check", "changed-paths", "freshness", "addresses", "review-comment"),
    *("translated", "translation-status", "answer", "published", "edition", "new-version", "take-in", "start"),
    *("codes", "release", "review", "serve", "read-forms", "read-answers"),
    *("publish", "rollback", "verify", "status"),
)


def test_make_lists_only_commands_that_work() -> None:
    done = subprocess.run(["python3", "scripts/make.py", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ") and "COMMAND" not in line]
    assert listed == [*OF_THE_PACKAGE, "lint", "test", "bench", "guide-pictures", "help"]
    for command in OF_THE_PACKAGE:
        assert run_handbook(command, "--help").returncode == 0


def test_make_refuses_an_unknown_command_with_exit_2() -> None:
    done = subprocess.run(["python3", "scripts/make.py", "bake"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no such command: bake" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user without rights")
def test_without_root_the_exact_command_is_printed() -> None:
    asks = (
        "import installing; installing.install_system([installing.SystemNeed('x', lambda: False, ('libx1', 'liby2'))])"
    )
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to other users
        Path(folder).chmod(0o755)
        shutil.copy(ROOT / "scripts" / "installing.py", folder)
        done = subprocess.run(
            ["/usr/bin/python3", "-c", asks], cwd=folder, user=65534, capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libx1 liby2"
    assert command in done.stderr
