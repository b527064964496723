"""Files that cannot be taken in: told in both languages with what to do, nothing written, no traceback."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from handbook.messages import all_texts
from handbook.taken_in.folder import MARK, may_replace, write_folder
from handbook.taken_in.model import NotTakenError
from handbook.taken_in.take_in import take_in
from handbooks import run_handbook
from taken_in.taken import settings, take
from taken_in.word_file import heading, paragraph, run, word_file

WORD = word_file(heading("บทที่ ๑ ก") + paragraph(run("เนื้อความของบทนี้")))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BOMB = '<!DOCTYPE x [<!ENTITY a "ก"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        return packed({**{each: archive.read(each) for each in archive.namelist()}, name: data})


def document(text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        return archive.read("word/document.xml").decode().replace("<w:document", f"{text}<w:document", 1).encode()


def scan() -> bytes:
    file = io.BytesIO()
    Image.new("L", (600, 800), 255).save(file, "PDF")
    return file.getvalue()


def empty_pdf(**options: object) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def locked_member() -> bytes:
    data = bytearray(WORD)
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


MEGABYTE = 1024 * 1024
REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "empty": (b"\n\n", "taken-empty"),
    "old word": (COMPOUND, "taken-old-word"),
    "locked word": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "taken-locked"),
    "locked member": (locked_member(), "taken-locked"),
    "cut short": (WORD[: len(WORD) // 2], "taken-broken"),
    "odt": (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "taken-other"),
    "workbook": (
        packed(
            {
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
                "xl/workbook.xml": b"<workbook/>",
            }
        ),
        "taken-other",
    ),
    "no document": (packed({"word/styles.xml": b"<x/>"}), "taken-broken"),
    "entities": (with_part("word/document.xml", document(BOMB)), "taken-broken"),
    "no xml": (with_part("word/document.xml", b"<w:document"), "taken-broken"),
    "deep": (with_part("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "taken-broken"),
    "bomb": (lambda: with_part("word/media/image1.png", bytes(201 * MEGABYTE)), "taken-large"),
    "xml bomb": (lambda: with_part("word/document.xml", bytes(65 * MEGABYTE)), "taken-large"),
    "without text": (word_file(paragraph("")), "taken-no-text"),
    "text file": ("คู่มือ".encode(), "taken-other"),
    "scanned pdf": (scan(), "taken-scanned"),
    "blank pdf": (empty_pdf(), "taken-scanned"),
    "locked pdf": (empty_pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "taken-locked"),
    "broken pdf": (b"%PDF-1.7\n" + b"\xff" * 500, "taken-broken"),
}
"""What takes long to pack is made by its own test: each process of the tests reads all files."""


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_what_to_do_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, reason = REFUSED[name]
    file = tmp_path / "คู่มือ.docx"
    file.write_bytes(content() if callable(content) else content)
    assert take_in(settings(), file, tmp_path / "out", "th") == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    begin = all_texts()[f"refused.{reason}"]["th"].format(file=file.name, limit="200", pages="1", share="")[:30]
    assert told[0].startswith(begin)
    assert "คู่มือ.docx" in told[1]
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_names_and_targets_outside_the_package_are_not_followed() -> None:
    outside = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/>'
        b'<Relationship Id="b" Type="x/styles" Target="../../../../etc/passwd"/></Relationships>'
    )
    picture = '<w:r><w:drawing><wp:inline><a:blip r:embed="a"/></wp:inline></w:drawing></w:r>'
    body = word_file(heading("บท") + paragraph(run("ก") + picture))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    members |= {"word/_rels/document.xml.rels": outside, "../../evil.txt": b"x", "/etc/evil": b"x"}
    found, files = take(packed(members))
    assert not any(b"root:" in data for data in files.values())
    assert "picture" in {lost.kind for lost in found.lost}
    assert all(".." not in path and not path.startswith("/") for path in files)


@pytest.mark.parametrize(
    "content",
    [
        '<w:hyperlink r:id="no"><w:r><w:t>ข</w:t></w:r></w:hyperlink>',
        '<w:r><w:footnoteReference w:id="9"/><w:t>ข</w:t></w:r>',
        '<w:r><w:commentReference w:id="9"/><w:t>ข</w:t></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/><w:t>ข</w:t></w:r>',
    ],
)
def test_references_that_lead_nowhere_stop_nothing(content: str) -> None:
    assert "\nข\n" in take(word_file(heading("บท") + paragraph(content)))[1]["pages/official-01.md"].decode()


# The folder


def test_a_folder_that_somebody_worked_in_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "taken-in"
    assert may_replace(folder)
    write_folder(folder, {"pages/a.md": b"1", "b.md": b"2"})
    assert may_replace(folder)
    write_folder(folder, {"c.md": b"3"})
    assert sorted(path.name for path in folder.iterdir()) == [MARK, "c.md"]
    (folder / "c.md").write_bytes(b"4")
    assert not may_replace(folder)
    (folder / "c.md").write_bytes(b"3")
    (folder / "mine.txt").write_bytes(b"")
    assert not may_replace(folder)


def test_a_folder_of_others_a_file_and_a_link_are_not_written_over(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert may_replace(other)
    (tmp_path / "link").symlink_to(other)
    (other / "letter.docx").write_bytes(b"")
    (tmp_path / "file").write_bytes(b"")
    assert not any(may_replace(tmp_path / name) for name in ("other", "link", "file"))


def test_a_write_that_fails_leaves_the_former_folder(tmp_path: Path) -> None:
    folder = tmp_path / "taken-in"
    write_folder(folder, {"a.md": b"1"})
    with pytest.raises(OSError):  # noqa: PT011 - the system's words differ
        write_folder(folder, {"a.md": b"2", "a.md/b.md": b"3"})
    assert (folder / "a.md").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["taken-in"]


def test_the_command_writes_beside_docs_and_changes_nothing_there(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(WORD)
    before = {path: path.read_bytes() for path in settings().docs_dir.rglob("*") if path.is_file()}
    done = run_handbook("take-in", str(file), "--out", str(tmp_path / "out"), root=settings().root)
    assert done.returncode == 0, done.stderr
    assert "อักษรในเอกสาร 24 ขาดหาย 0" in done.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *(".taken-in", "pages", "placing.md", "placing.html", "not-kept.md")
    }
    assert {path: path.read_bytes() for path in settings().docs_dir.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("place", ["docs", "docs/new", "."])
def test_a_folder_of_the_handbook_is_refused(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(WORD)
    assert take_in(settings(), file, settings().root / place, "th") == 2
    assert "--out" in capsys.readouterr().err


def test_a_text_without_codes_is_told() -> None:
    from handbook.taken_in.pdf import require_text  # noqa: PLC0415
    from handbook.taken_in.pdf_pages import Letter, PdfPage, PdfPages  # noqa: PLC0415

    letters = tuple(Letter(sign, 0, 1, 0, 16, is_bold=False) for sign in "\ue123" * 10 + "ก" * 10)
    with pytest.raises(NotTakenError, match="taken-codes"):
        require_text(PdfPages("", "", (PdfPage(800, (letters,), (), (), 0),)))
