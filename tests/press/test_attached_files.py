"""Each attached file is listed once."""

from __future__ import annotations

import weasyprint

from press.plain import ARCHIVED, can_go, plain
from press.pressed import pressed


def test_plain_files_are_listed_twice() -> None:
    with plain("a", attachments=[weasyprint.Attachment(string="x", name="x.md")], **ARCHIVED) as pdf:
        assert len(pdf.Root.AF) == 2, can_go("attached_files.py")


def test_files_are_listed_once() -> None:
    (file,) = pressed().Root.AF
    assert (str(file.UF), str(file.AFRelationship)) == ("x.md", "/Source")
    assert {name: file.get_file().read_bytes() for name, file in pressed().attachments.items()} == {"x.md": b"# x"}
