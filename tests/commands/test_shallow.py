"""A clone without the whole history is refused: the dates on its pages and forms would be wrong."""

from __future__ import annotations

from pathlib import Path

from handbooks import lay_out, run_handbook
from history.test_changes import commit
from history.test_edition import git


def test_shallow_clone_is_refused_and_the_whole_one_built(tmp_path: Path) -> None:
    whole, part = lay_out(tmp_path / "whole"), tmp_path / "part"
    git(whole, "init", "-q")
    commit(whole, {}, 1)
    commit(whole, {"docs/survey.md": (whole / "docs/survey.md").read_text(encoding="utf-8") + "\n"}, 2)
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), str(part))
    refused = run_handbook("build", "--only", "site", "--skip-checks", "--lang", "en", root=part)
    assert refused.returncode == 1
    assert "mkdocs.yml:1:1: error HB612 shallow-clone: this clone" in refused.stderr
    assert "git fetch --unshallow" in refused.stderr
    assert not (part / "site").exists()
    git(part, "fetch", "-q", "--unshallow")
    assert run_handbook("build", "--only", "site", root=part).returncode == 0
    page = (part / "site" / "changes" / "index.html").read_text(encoding="utf-8")
    assert 'แก้ไขล่าสุดเมื่อ <time datetime="2026-11-25">' in page
