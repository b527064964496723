"""The proof sees each letter that pages lack: pages are damaged on purpose."""

from __future__ import annotations

import pytest

from handbook.markup.builder import builder
from handbook.taken_in.model import Piece
from handbook.taken_in.proof import prove, read_back
from taken_in.taken import settings

PIECES = [Piece("คู่มือการติดตั้งกล้อง", "หน้า 1"), Piece("กรรมการ", "แถว ๒"), Piece("กรรมการ", "แถว ๓")]
PAGE = "---\ntitle: x\n---\n\n# คู่มือการติดตั้งกล้อง { #a }\n\nกรรมการ\n\nกรรมการ\n"


def proved(page: str) -> tuple[int, list[tuple[str, str]]]:
    proof = prove(PIECES, read_back([page], builder(settings().markdown_extensions)))
    assert proof.letters == 35
    return proof.lost_letters, [(piece.text, piece.place) for piece in proof.lost]


def test_a_whole_page_lacks_nothing() -> None:
    assert proved(PAGE) == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("ติดตั้งกล้อง", "ติดตั้กล้อง", [("ง", "หน้า 1")]),
        ("คู่มือการ", "คู่มื", [("อการ", "หน้า 1")]),
        ("กรรมการ\n\n", "", [("กรรมการ", "แถว ๒")]),
        ("กรรมการ\n\nกรรมการ", "<!-- กรรมการ กรรมการ -->", [("กรรมการ", "แถว ๒"), ("กรรมการ", "แถว ๓")]),
        ("# คู่มือการติดตั้งกล้อง { #a }", "", [("คู่มือการติดตั้งกล้อง", "หน้า 1")]),
    ],
)
def test_what_is_taken_out_is_told_with_its_place(old: str, new: str, lost: list[tuple[str, str]]) -> None:
    assert proved(PAGE.replace(old, new, 1)) == (sum(len(text) for text, _ in lost), lost)


def test_what_stands_elsewhere_is_moved_and_not_lost() -> None:
    proof = prove([Piece("ข้อความที่สองซึ่งยาว", ""), Piece("ข้อความแรกซึ่งยาวพอ", "")], "ข้อความแรกซึ่งยาวพอข้อความที่สองซึ่งยาว")
    assert (proof.lost, proof.moved) == ((), 1)
