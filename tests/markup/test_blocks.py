"""The HTML of each block: elements, classes, roles, scopes and ids, as style sheets and finishing steps expect them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from markdown import markdown

from handbook.markup.blocks import BLOCK_NAMES

EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "handbook.markup.blocks"]


def _render(text: str) -> Any:
    """The page's elements below one `div`."""
    return html.fragment_fromstring(markdown(text, extensions=EXTENSIONS), create_parent="div")


def _only(parent: Any) -> Any:
    (child,) = parent
    return child


def _outline(element: Any) -> str:
    """Tag and classes of an element and of all below it, such as `section.hb-lead(p.hb-lead__title p)`."""
    name = ".".join([element.tag, *element.get("class", "").split()])
    inner = " ".join(_outline(child) for child in element)
    return f"{name}({inner})" if inner else name


def test_names_of_the_blocks() -> None:
    assert sorted(BLOCK_NAMES) == [
        "awaiting", "clauses", "contact", "data", "endorsed", "essentials", "figure", "form", "hero", "letter",
        "note", "office", "panel", "path", "picture", "start", "table", "warning",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "outline"),
    [
        ("essentials", "section.hb-lead(p.hb-lead__title p)"),
        ("panel", "section.hb-panel(p.hb-panel__title p)"),
        ("contact", "section.hb-contact(p.hb-contact__title p)"),
        ("office", "section.hb-office(p.hb-office__title p)"),
        ("note", "div.hb-notice(p.hb-notice__title p)"),
        ("warning", "div.hb-notice.hb-notice--stop(p.hb-notice__title p)"),
    ],
)
def test_block_with_a_title(name: str, outline: str) -> None:
    block = _only(_render(f"/// {name} | ชื่อ & **หัว**\n\nข้อความ\n\n///\n"))
    assert _outline(block) == outline.replace("title", "title(strong)")
    assert block[0].text_content() == "ชื่อ & หัว"
    assert block[1].text_content() == "ข้อความ"


@pytest.mark.parametrize("name", ["awaiting", "endorsed"])
def test_block_of_one_standing_names_it(name: str) -> None:
    block = _only(_render(f"/// {name}\n\nข้อความ\n\n///\n"))
    assert (_outline(block), dict(block.attrib)) == ("div(p)", {"data-hb-status": name})


def test_text_after_a_block_stands_outside() -> None:
    page = _render("/// note | ก\n\nข\n\n///\n\nค\n")
    assert [_outline(child) for child in page] == ["div.hb-notice(p.hb-notice__title p)", "p"]
    assert page[1].text == "ค"


def test_hero() -> None:
    block = _only(_render("/// hero\n\n# คู่มือ { #home }\n\nสำหรับหน่วยงาน\n\n///\n"))
    assert _outline(block) == "div.hb-hero(h1 p)"
    assert block[0].get("id") == "home"


def test_letter_is_a_group_whose_paragraphs_keep_their_classes() -> None:
    block = _only(_render("/// letter\n\nที่ ตย ๑\n{ .number }\n\n๑๕ มกราคม ๒๕๖๙\n{ .date }\n\n///\n"))
    assert _outline(block) == "div.hb-letter(p.number p.date)"
    assert block.get("role") == "group"
    assert [part.text.strip() for part in block] == ["ที่ ตย ๑", "๑๕ มกราคม ๒๕๖๙"]


def test_start_puts_each_question_and_its_answers_into_a_row() -> None:
    block = _only(_render("/// start\n\nหนึ่ง\n\n:   ก\n\nสอง\n\n:   ข\n\n:   ค\n\n///\n"))
    assert _outline(block) == (
        "div.hb-start-block(dl.hb-start(div.hb-start__row(dt dd(p)) div.hb-start__row(dt dd(p) dd(p))))"
    )
    assert [" ".join(row.text_content().split()) for row in block[0]] == ["หนึ่ง ก", "สอง ข ค"]


def _items(text: str) -> list[Any]:
    block = _only(_render(text))
    assert _outline(block).startswith("div.hb-clauses-block(ol.hb-clauses(li")
    assert block[0].get("role") == "list"
    return list(block[0])


def test_ids_of_tight_clauses_stand_on_the_items() -> None:
    items = _items("/// clauses\n\n1.  หนึ่ง { #one }\n2.  **สอง** [ลิงก์](a.md) { #two }\n3.  สาม\n\n///\n")
    assert [item.get("id") for item in items] == ["one", "two", None]
    assert [item.text_content() for item in items] == ["หนึ่ง", "สอง ลิงก์", "สาม"]
    assert [_outline(item) for item in items] == ["li", "li(strong a)", "li"]


def test_ids_of_loose_clauses_stand_on_the_items() -> None:
    items = _items("/// clauses\n\n1.  หนึ่ง { #one }\n\n    ต่อ\n\n2.  [ลิงก์](a.md) สอง {: #two }\n\n3.  สาม\n\n///\n")
    assert [item.get("id") for item in items] == ["one", "two", None]
    assert [item.text_content().split() for item in items] == [["หนึ่ง", "ต่อ"], ["ลิงก์", "สอง"], ["สาม"]]
    assert [_outline(item) for item in items] == ["li(p p)", "li(p(a))", "li(p)"]


def test_id_of_a_clause_with_a_list_below() -> None:
    items = _items("/// clauses\n\n1.  หนึ่ง { #one }\n\n    1.  ก\n    2.  ข\n\n2.  สอง { #two }\n\n///\n")
    assert [item.get("id") for item in items] == ["one", "two"]
    assert [_outline(item) for item in items] == ["li(p ol(li li))", "li(p)"]
    assert "{" not in "".join(item.text_content() for item in items)


def test_clauses_take_no_braces_but_ids() -> None:
    items = _items("/// clauses\n\n1.  ราคา {บาท}\n2.  ข้อ { #a } กลาง\n\n///\n")
    assert [item.get("id") for item in items] == [None, None]
    assert [item.text_content() for item in items] == ["ราคา {บาท}", "ข้อ { #a } กลาง"]


def test_id_of_a_clause_below_a_clause() -> None:
    (item,) = _items("/// clauses\n\n1.  หนึ่ง\n\n    1.  ก { #sub }\n\n///\n")
    assert item.xpath(".//li/@id") == ["sub"]
    assert "{" not in item.text_content()


def test_id_of_a_clause_beside_a_class() -> None:
    (item,) = _items("/// clauses\n\n1.  หนึ่ง { #one .wide }\n\n    ต่อ\n\n///\n")
    assert item.get("id") == "one"
    assert "{" not in item.text_content()


def test_list_outside_the_block_stays_plain() -> None:
    numbered = _only(_render("1.  หนึ่ง\n2.  สอง\n"))
    assert _outline(numbered) == "ol(li li)"
    assert numbered.get("role") is None


def test_path_marks_who_acts() -> None:
    block = _only(
        _render(
            "/// path\n\n1.  ### ตรวจ { #check }\n\n    ผู้ดำเนินการ: หน่วยงาน\n\n    ตรวจว่าต้องเสนอหรือไม่\n\n"
            "2.  ### เสนอ { #propose }\n\n    - หนังสือ\n\n    ส่ง\n\n///\n"
        )
    )
    assert _outline(block) == "div.hb-path-block(ol.hb-path(li(h3 p.hb-path__who p) li(h3 ul(li) p)))"
    assert block[0].get("role") == "list"
    assert [heading.get("id") for heading in block.iter("h3")] == ["check", "propose"]
    assert block.xpath(".//p[@class='hb-path__who']")[0].text == "ผู้ดำเนินการ: หน่วยงาน"


def test_table_has_caption_scopes_and_a_scrolling_box() -> None:
    block = _only(_render("/// table | ผู้เกี่ยวข้อง\n\n| ใคร | ทำอะไร |\n|---|---|\n| ก | ข |\n| ค | [ง](a.md) |\n\n///\n"))
    assert _outline(block) == ("div.hb-scroll(table.hb-table(caption thead(tr(th th)) tbody(tr(th td) tr(th td(a)))))")
    assert block[0][0].text == "ผู้เกี่ยวข้อง"
    assert [cell.get("scope") for cell in block.iter("th")] == ["col", "col", "row", "row"]
    assert [cell.text for cell in block.xpath(".//tbody//th")] == ["ก", "ค"]


def test_table_outside_the_block_stays_plain() -> None:
    table = _only(_render("| ใคร | ทำอะไร |\n|---|---|\n| ก | ข |\n"))
    assert _outline(table) == "table(thead(tr(th th)) tbody(tr(td td)))"


def test_data_names_what_is_to_be_put_there() -> None:
    block = _only(_render("/// data | sources letters\n///\n"))
    assert (block.tag, dict(block.attrib), len(block)) == ("div", {"data-hb-data": "sources letters"}, 0)


def test_figure_names_its_drawing_and_has_the_text_as_caption() -> None:
    block = _only(_render("/// figure | camera-path\n\nเส้นทาง**สัญญาณ**\n\n///\n"))
    assert _outline(block) == "figure.hb-figure(figcaption(p(strong)))"
    assert block.get("data-hb-figure") == "camera-path"
    assert block.text_content().strip() == "เส้นทางสัญญาณ"


def test_blocks_within_a_block_have_more_slashes_around_them() -> None:
    block = _only(_render("//// essentials | นอก\n\n/// note | ใน\n\nก\n\n///\n\nข\n\n////\n"))
    assert _outline(block) == "section.hb-lead(p.hb-lead__title div.hb-notice(p.hb-notice__title p) p)"


def test_unknown_block_is_printed_as_it_stands() -> None:
    page = _render("/// notes | ก\n\nข\n\n///\n")
    assert [child.text for child in page] == ["/// notes | ก", "ข", "///"]
