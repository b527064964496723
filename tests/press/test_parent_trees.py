"""What pages and links stand for is listed in short lists, in order."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pikepdf

from press.plain import TAGGED, can_go, opened, plain
from press.pressed import pressed, print_page

LINKS, LINK = 200, "<p><a href='https://example.org/'>b</a>"
PAGE = f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>t</title>
<meta name=description content=d></head><body><main><h1 id=a>a</h1>{LINK * LINKS}</main></body></html>"""


def parents(pdf: pikepdf.Pdf) -> Any:
    """The tree that leads from pages and links to their elements."""
    return pdf.Root.StructTreeRoot.ParentTree


def test_plain_parents_stand_in_one_list() -> None:
    with plain(LINK * LINKS, **TAGGED) as pdf:
        assert len(parents(pdf).Nums) > 2 * LINKS, can_go("parent_trees.py")


def test_many_parents_stand_in_short_lists() -> None:
    with opened(print_page(PAGE, "links.pdf").read_bytes()) as pdf:
        assert "/Nums" not in parents(pdf)
        lists = list(parents(pdf).Kids)
        numbers = [[int(number) for number in list(part.Nums)[::2]] for part in lists]
        assert [[int(limit) for limit in part.Limits] for part in lists] == [[each[0], each[-1]] for each in numbers]
        assert list(chain.from_iterable(numbers)) == list(range(len(pdf.pages) + LINKS))
        assert max(map(len, numbers)) == 64
        found = {number: entry for part in lists for number, entry in zip(*[iter(part.Nums)] * 2, strict=True)}
        links = [each for page in pdf.pages for each in page.get("/Annots", [])]
        assert len(links) == LINKS
        for link in links:
            (content,) = [each for each in found[link.StructParent].K if isinstance(each, pikepdf.Dictionary)]
            assert content.Obj.objgen == link.objgen


def test_few_parents_stand_in_one_list() -> None:
    assert "/Kids" not in parents(pressed())
