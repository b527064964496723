"""Each link has one annotation and one element."""

from __future__ import annotations

from press.plain import TAGGED, can_go, elements, plain
from press.pressed import pressed

LINK = '<p id=a><a href="#a">one <b>two</b> three</a>'


def test_plain_links_have_an_annotation_for_each_box() -> None:
    with plain(LINK, **TAGGED) as pdf:
        assert (len(pdf.pages[0].Annots), len(elements(pdf, "/Link"))) == (2, 1), can_go("drop_inner_links in links.py")


def test_plain_pseudo_elements_of_links_are_links() -> None:
    with plain(f"<style>a::before {{ content: 'x' }}</style>{LINK}", **TAGGED) as pdf:
        inner = [link for link in elements(pdf, "/Link") if link.P.S == "/Link"]
        assert len(inner) == 1, can_go("name_inner_links in links.py")


def test_a_link_has_one_annotation_and_one_element() -> None:
    (link,) = elements(pressed(), "/Link")
    assert [len(page.get("/Annots", [])) for page in pressed().pages] == [1, 0]
    assert link.P.S == "/P"
    assert link.K[0].Obj.objgen == pressed().pages[0].Annots[0].objgen
