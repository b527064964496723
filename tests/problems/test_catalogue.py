"""The catalogue of messages: every part, in both languages, with the same placeholders."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from handbook.messages import LANGUAGES, catalogue

PARTS = ("what", "why", "mend")
CODES = sorted(catalogue())


@pytest.mark.parametrize("code", CODES)
def test_message_has_all_parts_in_both_languages(code: str) -> None:
    texts = catalogue()[code]
    assert re.fullmatch(r"HB[1-7][0-9]{2}", code)
    assert sorted(texts.keys() - {"safety"}) == ["en", "name", "severity", "th"]
    for language in LANGUAGES:
        assert sorted(texts[language]) == sorted(PARTS)
        for part in PARTS:
            assert texts[language][part] == texts[language][part].strip() != ""


@pytest.mark.parametrize("code", CODES)
def test_message_has_the_same_placeholders_in_both_languages(code: str) -> None:
    for part in PARTS:
        names = {}
        for language in LANGUAGES:
            fields = [
                field for _, field, _, _ in Formatter().parse(catalogue()[code][language][part]) if field is not None
            ]
            # `{th}` and `{en}` are one detail in the language of the message, and so are `{mend_th}` and `{mend_en}`.
            names[language] = {
                "said in it" if field == language else field.removesuffix(f"_{language}") for field in fields
            }
            assert all(field.isidentifier() for field in fields)
        assert names["th"] == names["en"]


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [texts["name"] for texts in catalogue().values()]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_severities_are_known() -> None:
    assert {texts["severity"] for texts in catalogue().values()} <= {"error", "warning", "notice"}


def test_thai_is_thai_and_english_is_english() -> None:
    for texts in catalogue().values():
        for part in PARTS:
            is_filled_in = not re.sub(r"\{\w+\}|\W", "", texts["th"][part])  # then test_messages.py sees to it
            assert is_filled_in or re.search(r"[\u0e00-\u0e7f]", texts["th"][part])
            assert not re.search(r"[\u0e00-\u0e7f]", texts["en"][part])


def test_no_author_can_allow_what_guards_safety() -> None:
    safe = {code for code, texts in catalogue().items() if texts.get("safety")}
    assert safe >= {"HB209", "HB229", "HB230", "HB231", "HB232", "HB237", "HB242", "HB312"}
    assert {catalogue()[code]["severity"] for code in safe} == {"error"}
