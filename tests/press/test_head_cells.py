"""Each head cell tells what it heads."""

from __future__ import annotations

from press.plain import TAGGED, can_go, elements, plain
from press.pressed import pressed

TABLE = "<table><thead><tr><th scope=col>a<th scope=col>b<tbody><tr><th scope=row>c<td>d</table>"


def test_plain_head_cells_have_no_scope() -> None:
    with plain(TABLE, **TAGGED) as pdf:
        cells = elements(pdf, "/TH")
        assert len(cells) == 3
        assert not [cell for cell in cells if "/Scope" in cell.A], can_go("head_cells.py")


def test_head_cells_tell_what_they_head() -> None:
    assert [str(cell.A.Scope) for cell in elements(pressed(), "/TH")] == ["/Column", "/Column", "/Row"]
