"""One release of the fixture handbook for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from handbooks import Workshop, run_handbook
from releasing import repository, with_program


@pytest.fixture(scope="session")
def released(workshop: Workshop) -> Path:
    """The folder dist/ of the fixture handbook, released from a repository of its own: `released.parent`."""
    root = workshop.folder / "released"
    with FileLock(workshop.folder / "released.lock"):
        if not (root / "dist").exists():
            with_program(repository(root))
            kept = {"HANDBOOK_CACHE": str(workshop.folder / "kept-by-a-release")}
            done = run_handbook("release", "--lang", "en", root=root, **kept)
            assert done.returncode == 0, done.stdout + done.stderr
    return root / "dist"
