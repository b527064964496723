"""The rule of fit: the build and the page find the same, and what a list shows fits in the typefaces in use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from filled.writings import load_scripts
from handbook.forms.fit import LIST_MARGIN, OTHER_FACES, SMALLEST, Box, fit, list_size, width_at
from handbook.thai.form_font import widths_of_signs

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("fit_cases.yml").read_text(encoding="utf-8"))
FACES: dict[str, list[tuple[int, str]]] = json.loads(
    (Path(__file__).parent / "paper" / "typefaces.json").read_text(encoding="utf-8")
)
"""The widths of two other typefaces' signs in 1/1000 em, as their files have them."""
MARK = "(ต่อ 1)"


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    load_scripts(page, "values", "sums", "fit", "checks", "file", "full")
    yield page
    page.close()


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_build_finds_what_the_table_says(case: dict[str, Any]) -> None:
    width, height = case["box"]
    box = Box(width, height, case["size"], case.get("lines", False), case.get("whole", False))
    found = fit(case["parts"], box, MARK)
    assert {"size": found.size, "lines": list(found.lines), "rest": found.rest} == case["finds"]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_page_finds_what_the_table_says(scripts: Page, case: dict[str, Any]) -> None:
    found = scripts.evaluate(
        """([parts, box, mark]) => {
          const widths = new Map(handbookForms.rule.widths.flatMap(([width, signs]) => (
            Array.from(signs, sign => [sign, width]))))
          const face = { ...handbookForms.rule, width: sign => widths.get(sign) }
          return handbookForms.fitting.fit(face, parts, box, mark)
        }""",
        [case["parts"], {**case}, MARK],
    )
    assert found == case["finds"]


def test_nothing_of_a_text_is_lost_at_any_width() -> None:
    words = ["การ", "ติดตั้ง", "กล้อง", " ", "โทรทัศน์", "วงจรปิด", "\n", "ใน", "พื้นที่", "ผู้ใหญ่", "น้ำท่วม"] * 8
    for width in range(30, 400, 7):
        for lines in (True, False):
            found = fit(words, Box(width, 34.01, 10.5, lines), MARK)
            told = "".join(found.lines).removesuffix(MARK if found.rest else "") + found.rest
            assert "".join(told.split()) == "".join("".join(words).split())
            assert all(width_at(line, found.size) <= width for line in found.lines)


def test_a_list_shows_its_words_as_large_as_fits() -> None:
    assert list_size(["โดม"], 100, 10.5) == 10.5
    assert list_size(["สืบราคาจากท้องตลาด"], 80, 10.5) == 7.5
    assert list_size(["สืบราคาจากท้องตลาด", "โดม"], 40, 10.5) is None
    size = list_size(["Standard price"], 60, 10.5) or SMALLEST
    assert width_at("Standard price", size) * OTHER_FACES <= 60 - 2 * LIST_MARGIN


@pytest.mark.parametrize("face", FACES)
def test_what_fits_in_a_list_fits_in_another_typeface(face: str) -> None:
    own = widths_of_signs()
    other = {sign: width for width, signs in FACES[face] for sign in signs}
    for words in ("Own revenue", "ใช้ได้บางส่วน", "เร่งด่วน หนังสือตามมา", "Urgent, letter to follow", "(3) ราคามาตรฐาน"):
        wider = sum(other[sign] for sign in words) / sum(own[sign][1] for sign in words)
        assert wider <= OTHER_FACES, words


def test_signs_that_the_font_lacks_are_told_once_each(scripts: Page) -> None:
    told = scripts.evaluate("text => handbookForms.lacking(text)", "☑ ก①中😀Ω₿ ก่ é\u200b\nน้ำ☑")
    assert told == [*"☑①中😀Ω₿"]
