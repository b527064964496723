"""Zips and mails are opened as folders: each file in them is read by itself, within bounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from filled.filled_files import ANSWERS, make_json, make_pdf, make_word, pack, spec
from handbook.filled.gather import gather
from handbook.filled.packed import MOST_MEMBERS
from handbook.problems import Problem

PDF, WORD, JSON = (
    make({**ANSWERS, "agency": agency}) for make, agency in ((make_pdf, "a"), (make_word, "b"), (make_json, "c"))
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def read(folder: Path, files: Mapping[str, bytes]) -> tuple[list[str], list[tuple[str, str]], list[Problem]]:
    """Names of the forms, names and codes of the problems, and the problems; names without the folder."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    forms, problems = gather([folder], {"everything": spec()}, Path("forms.xlsx"), lambda *_: None)
    start = f"{folder}/"
    problems = [problem for problem in problems if problem.code != "HB549"]  # the samples are all of one project
    told = [(problem.path.removeprefix(start), problem.code) for problem in problems]
    return [form.file.removeprefix(start) for form in forms], told, problems


def mail(*attached: tuple[str, bytes], body: str = "แบบที่แนบมา") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@a.invalid", "b@b.invalid", "ส่งแบบ"
    message.set_content(body)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def stored(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def test_forms_in_a_zip_are_read_under_its_name(tmp_path: Path) -> None:
    members = {"อำเภอ/ก.pdf": PDF, "b.docx": WORD, "c.json": JSON, ".DS_Store": b"x", "__MACOSX/c.json": b"x"}
    forms, told, _ = read(
        tmp_path,
        {"a.json": make_json(ANSWERS), "sent.zip": stored(members), "z.pdf": make_pdf({**ANSWERS, "agency": "z"})},
    )
    assert forms == ["a.json", "sent.zip/อำเภอ/ก.pdf", "sent.zip/b.docx", "sent.zip/c.json", "z.pdf"]
    assert told == []


def test_forms_in_a_mail_are_read_under_its_name(tmp_path: Path) -> None:
    message = mail(("ก.pdf", PDF), ("b.docx", WORD), ("photo.png", PNG))
    forms, told, _ = read(tmp_path, {"sent.eml": bytes(message), "renamed": bytes(mail(("c.json", JSON)))})
    assert forms == ["renamed/c.json", "sent.eml/ก.pdf", "sent.eml/b.docx"]
    assert told == [("sent.eml/photo.png", "HB536")]


def test_pictures_that_decorate_a_mail_are_no_attachments(tmp_path: Path) -> None:
    message = mail(body="x")
    message.add_alternative("<img src=cid:x>", subtype="html")
    html = list(message.iter_parts())[1]
    assert isinstance(html, EmailMessage)
    html.add_related(PNG, "image", "png", cid="<x>", filename="image001.png")
    message.add_attachment(JSON, maintype="application", subtype="json", filename="c.json")
    forms, told, _ = read(tmp_path, {"sent.eml": bytes(message)})
    assert forms == ["sent.eml/c.json"]
    assert told == []


def test_mail_without_attachments_is_told(tmp_path: Path) -> None:
    _, told, (problem,) = read(tmp_path, {"sent.eml": bytes(mail())})
    assert told == [("sent.eml", "HB514")]
    assert "a mail without attachments" in problem.text("what", "en")


def test_mails_and_zips_in_others_are_opened_to_a_depth(tmp_path: Path) -> None:
    inner = pack({"c.json": JSON})
    forwarded = mail(("forms.zip", inner))
    forwarded.add_attachment(mail(("a.pdf", PDF)))
    deep = pack({"2.zip": pack({"3.zip": pack({"b.docx": WORD})}), "x.json": make_json(ANSWERS)})
    forms, told, _ = read(tmp_path, {"a.eml": bytes(forwarded), "b.zip": deep})
    assert forms == ["a.eml/forms.zip/c.json", "a.eml/a.pdf", "b.zip/x.json"]
    assert told == [("b.zip/2.zip/3.zip", "HB535")]


def test_a_bad_file_in_a_zip_stops_no_other(tmp_path: Path) -> None:
    members = {"a.pdf": PDF, "bad.pdf": b"%PDF-1.7 x", "empty.json": b"", "large.json": bytes(9 << 20), "z.json": JSON}
    damaged = bytearray(stored({"a.docx": WORD, "b.json": make_json(ANSWERS)}))
    damaged[60] ^= 255  # its sum no longer agrees
    forms, told, _ = read(tmp_path, {"a.zip": stored(members), "b.zip": bytes(damaged)})
    assert forms == ["a.zip/a.pdf", "a.zip/z.json", "b.zip/b.json"]
    expected = [("a.zip/bad.pdf", "HB511"), ("a.zip/empty.json", "HB512"), ("a.zip/large.json", "HB520")]
    assert told == [*expected, ("b.zip/a.docx", "HB511")]


def test_copies_in_a_zip_are_told_as_all_copies(tmp_path: Path) -> None:
    forms, told, _ = read(tmp_path, {"a.json": JSON, "b.zip": pack({"c.json": JSON})})
    assert forms == ["a.json"]
    assert told == [("b.zip/c.json", "HB526")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../etc/a.json", "etc/a.json"),
        ("/a.json", "a.json"),
        ("..\\..\\a.json", "a.json"),
        ("a/./b.json", "a/b.json"),
        ("\x1b]0;x\x07.json", "\\x1b]0;x\\x07.json"),
        ("a\u202enosj.json", "a\\u202enosj.json"),
    ],
)
def test_names_lead_nowhere_and_command_nothing(tmp_path: Path, written: str, shown: str) -> None:
    forms, told, _ = read(tmp_path, {"a.zip": pack({written: JSON})})
    assert forms == [f"a.zip/{shown}"]
    assert told == []
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]


def test_equal_names_get_numbers_and_thai_ones_of_windows_are_read(tmp_path: Path) -> None:
    twice = stored({"a.json": JSON, "b.json": PDF}).replace(b"b.json", b"a.json")
    thai = stored({"xxxxx.json": WORD}).replace(b"xxxxx", "จังหว".encode("cp874"))
    forms, told, _ = read(tmp_path, {"a.zip": twice, "b.zip": thai})
    assert forms == ["a.zip/a.json", "a.zip/a (2).json", "b.zip/จังหว.json"]
    assert [code for _, code in told] == ["HB519", "HB519"]


def test_members_with_a_password_are_told(tmp_path: Path) -> None:
    data = bytearray(stored({"a.json": JSON, "b.pdf": PDF}))
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    forms, told, _ = read(tmp_path, {"a.zip": bytes(data)})
    assert forms == ["a.zip/b.pdf"]
    assert told == [("a.zip/a.json", "HB517")]


def test_zip_with_nothing_in_it_is_told(tmp_path: Path) -> None:
    _, told, _ = read(tmp_path, {"a.zip": pack({}), "b.zip": pack({"folder/": b""})})
    assert told == [("a.zip", "HB535"), ("b.zip", "HB535")]


def test_more_files_than_a_zip_may_hold_are_not_begun(tmp_path: Path) -> None:
    many = pack({f"{number}.json": b"" for number in range(MOST_MEMBERS + 1)})
    _, told, _ = read(tmp_path, {"a.zip": many})
    assert told == [("a.zip", "HB535")]
