"""The search for secrets that every place of hosts/ makes in its logs and every desk in what its commands print."""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import quote

import pytest

from handbook.publish.rclone import obscure
from hosts.places import place
from hosts.revealed import revealed, revealed_in_logs
from publishing import Desk

SECRET = "correct/horse+battéry"  # noqa: S105 - an example


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("the password is refused", []),
        (f"PASS {SECRET}", ["as it is"]),
        (f"ftp://user:{quote(SECRET, safe='')}@host/", ["in an address"]),
        (f"Authorization: Basic {base64.b64encode(f'user:{SECRET}'.encode()).decode()}", ["in base64"]),
        (f"Basic {base64.b64encode(f'users:{SECRET}:'.encode()).decode()}", ["in base64"]),
        (f"Basic {base64.urlsafe_b64encode(f'a:{SECRET}'.encode()).decode()}", ["in base64"]),
        (SECRET.encode().hex(), ["in hex"]),
    ],
)
def test_every_form_of_a_secret_is_found(text: str, ways: list[str]) -> None:
    assert revealed(f"x {text} y", [SECRET]) == ways


def test_what_rclone_obscures_is_found_however_often_it_does() -> None:
    for _ in range(2):
        assert revealed(f"RCLONE_CONFIG_HOST_PASS={obscure(SECRET)}\n", [SECRET]) == ["obscured"]
    assert revealed(f"RCLONE_CONFIG_HOST_PASS={obscure('another horse of its')}\n", [SECRET]) == []


def test_each_line_of_a_key_is_a_secret() -> None:
    key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\nAAAAtzc2gtZW\n-----END OPENSSH PRIVATE KEY-----\n"
    assert revealed("-----BEGIN OPENSSH PRIVATE KEY-----", [key]) == []
    assert revealed("… AAAAtzc2gtZW …", [key]) == ["as it is"]


def end_with_a_secret() -> None:
    """Use a place whose server writes the password into its log."""
    with place("folder") as there:
        there.secrets["PASSWORD"] = SECRET
        (there.base / "web.log").write_text(f"PASS {SECRET}", encoding="utf-8")


def test_a_log_or_an_output_with_a_secret_ends_the_test(tmp_path: Path) -> None:
    (tmp_path / "web.log").write_text(f"PASS {SECRET}", encoding="utf-8")
    assert revealed_in_logs(tmp_path, [SECRET]) == ["web.log: as it is"]
    with pytest.raises(AssertionError, match="as it is"):
        end_with_a_secret()
    desk = Desk(tmp_path / "desk", {"kind": "folder", "folder": "x"}, "http://127.0.0.1:9/", {"HANDBOOK_KEY": SECRET})
    (desk.root / "targets.yml").write_text(f"{SECRET}: 1", encoding="utf-8")
    with pytest.raises(AssertionError, match="as it is"):
        desk.run("status")
