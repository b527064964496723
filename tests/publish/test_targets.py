"""targets.yml: what is refused, in words that mend it; and where secrets come from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handbook.problems import ProblemsError
from handbook.publish.targets import Target, load_target, secrets_of

SFTP = {"kind": "sftp", "host": "www.example.go.th", "folder": "/cctv", "host_keys": ["ssh-ed25519 AAAA"]}


def fault(root: Path, **targets: object) -> tuple[str, str]:
    """The code and the English words of the one problem of a file."""
    (root / "targets.yml").write_text(yaml.safe_dump(targets), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        load_target(root, "province")
    (problem,) = caught.value.problems
    return problem.code, problem.text("what", "en") + " / " + problem.text("mend", "en")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({**SFTP, "kind": "scp"}, "scp"),
        ({name: SFTP[name] for name in ("kind", "host", "folder")}, "host_keys"),
        ({**SFTP, "password": "secret-horse"}, "password"),
        ({**SFTP, "host": "sftp://www.example.go.th"}, "host"),
        ({**SFTP, "host_keys": ["SHA256:abc"]}, "ssh-ed25519"),
        ({"kind": "webdav", "url": "https://user:pass@www.example.go.th/"}, "url"),
        ({"kind": "s3", "bucket": "cctv"}, "endpoint"),
        ({"kind": "ftp", "host": "ftp.example.go.th", "folder": "/"}, "plain: true"),
    ],
)
def test_a_fault_is_told_with_what_to_write(tmp_path: Path, target: dict[str, object], words: str) -> None:
    code, told = fault(tmp_path, province=target)
    assert code == "HB790"
    assert words in told


def test_an_unknown_target_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    code, told = fault(tmp_path, provinse=SFTP)
    assert code == "HB791"
    assert "provinse" in told


def test_without_the_file_it_is_said_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        load_target(tmp_path, "province")
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("HB790", "targets.yml")]


def test_secrets_of_one_target_go_before_those_for_all_and_are_never_shown() -> None:
    target = Target("test-host", "ftps", (1, 1), {})
    found = secrets_of(target, {"HANDBOOK_TEST_HOST_USER": "own", "HANDBOOK_USER": "all", "HANDBOOK_PASSWORD": "horse"})
    assert (found.user, found.password) == ("own", "horse")
    assert "horse" not in repr(found)
    with pytest.raises(ProblemsError) as caught:
        secrets_of(target, {"HANDBOOK_USER": "all"})
    (problem,) = caught.value.problems
    assert problem.code == "HB751"
    assert "HANDBOOK_TEST_HOST_PASSWORD" in problem.text("what", "en")
