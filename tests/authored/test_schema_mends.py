"""A value that a schema refuses is told with what to write, made of the author's own value where that is plain."""

from __future__ import annotations

import pytest

from handbook.authored.located_yaml import read_yaml
from handbook.authored.schema import check_schema
from handbook.messages import LANGUAGES

PAGE = "title: ก\ndescription: ข\nreviewed: 2026-11-23\nreview_every: 6\nowner: ค\n"
FORM = 'code: {th: ก, en: a}\nversion: "0.1"\ndate: 2026-11-23\nstep: a#b\nfields:\n  name: {type: text}\n'
PRICES = """announcement: {names_from: x, date: null, url: null}
groups: [{id: g, th: ก, en: a}]
items:
  - {id: i, number: 1, group: g, th: ก, en: a, price: null}
"""
SOURCE = "{id: x, group: g, kind: act, title: {th: ก, en: a}, confidence: A, seen: text, url: 'https://a.th/'}"
SOURCES = f"groups: [{{id: g, th: ก, en: a}}]\nsources:\n  - {SOURCE}\n"
# Schema, a sound document, what is changed in it, and what the mend says in both languages.
MENDS = [
    ("form", FORM, '"0.1"', "0.2", 'version: "0.2"'),
    ("form", FORM, '"0.1"', "0.10", 'version: "0.10"'),
    ("form", FORM, '"0.1"', '"1"', 'version: "0.1"'),
    ("form", FORM, "type: text", "type: txt", "type: text"),
    ("form", FORM, "type: text", "type: picture", "text, long, number, money"),
    ("form", FORM, "type: text", "type: text, maxlength: ๑๐๐ อักษร", "maxlength: "),
    ("form", FORM, "type: text", "type: text, maxlength: ๑๐๐", "maxlength: 100"),
    ("form", FORM, "type: text", "type: text, required: ใช่", "required: true"),
    ("form", FORM, "type: text", "type: choice", "options: "),
    ("form", FORM, "step: a#b", "step:", "step: procedure#prepare"),
    ("form", FORM, "2026-11-23", "๒๓ พ.ย. ๒๕๖๙", "date: 2026-11-23"),
    ("form", FORM, "2026-11-23", "23/11/2569", "date: 2026-11-23"),
    ("form", FORM, "2026-11-23", "2026-1-5", "date: 2026-01-05"),
    ("form", FORM, "2026-11-23", "20261123", "2026-11-23"),
    ("form", FORM, "code: {th: ก, en: a}", "code: แบบ ๑", "code: {th: แบบ ๑, en: …}"),
    ("front-matter", PAGE, "owner: ค\n", "", "owner: ฝ่ายเลขานุการ"),
    ("front-matter", PAGE, "owner: ค\n", "ownr: ค\n", "owner"),
    ("front-matter", PAGE, "title: ก", "title: 2569", 'title: "2569"'),
    ("front-matter", PAGE, "title: ก", "title: no", 'title: "no"'),
    ("front-matter", PAGE, "title: ก", "title:", "title: ขั้นตอนการขออนุมัติ"),
    ("front-matter", PAGE, "review_every: 6", "review_every: 6.0", "review_every: 6"),
    ("front-matter", PAGE, "review_every: 6", "review_every: ทุก 6 เดือน", "review_every: 6"),
    ("front-matter", PAGE, "review_every: 6", "review_every: 0", "120"),
    ("front-matter", PAGE, "owner: ค", "owner: ค\nhide: toc", "hide: [toc]"),
    ("front-matter", PAGE, "owner: ค", "owner: ค\nhide:\n  -toc", "-"),
    ("front-matter", PAGE, "owner: ค", "owner: ค\nhide: [tok]", "hide: toc"),
    ("front-matter", PAGE, "description: ข", f"description: {'ข' * 230}", "230"),
    ("price-items", PRICES, "price: null", "price: '22,000 บาท'", "price: 22000"),
    ("price-items", PRICES, "price: null", "price: ๒๒๐๐๐.-", "price: 22000"),
    ("price-items", PRICES, "price: null", "price: 2 ล้านบาท", "price: 22000"),
    ("price-items", PRICES, "id: i", "id: Item 1", "id: item-1"),
    ("sources", SOURCES, "https://a.th/", "www.a.th/x", "url: https://www.a.th/x"),
    ("sources", SOURCES, "kind: act", "kind: acts", "kind: act"),
    ("sources", SOURCES, "group: g, ", "", "group: "),
]


@pytest.mark.parametrize(("schema", "text", "old", "new", "said"), MENDS, ids=[f"{m[0]} {m[3][:30]}" for m in MENDS])
def test_mend_says_what_to_write(schema: str, text: str, old: str, new: str, said: str) -> None:
    assert check_schema(read_yaml(text, "x.yml"), schema, "HB214") == []
    assert text.count(old) >= 1
    problems = check_schema(read_yaml(text.replace(old, new, 1), "x.yml"), schema, "HB214")
    for language in LANGUAGES:
        mends = [problem.text("mend", language) for problem in problems]
        assert any(said in mend for mend in mends), mends
        assert "None" not in "".join(mends)


def test_sum_in_words_is_not_guessed() -> None:
    problems = check_schema(
        read_yaml(PRICES.replace("price: null", "price: 2 ล้านบาท"), "x.yml"), "price-items", "HB214"
    )
    assert "price: 2" in problems[0].text("mend", "th")
    assert "price: 22000" in problems[0].text("mend", "th")
