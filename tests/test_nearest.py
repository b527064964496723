"""A suggestion is really near: what is further off is another thing."""

from __future__ import annotations

import pytest

from handbook.messages import catalogue
from handbook.nearest import nearest, use_one, use_or

IDS = ["scope-agencies", "form", "moi-w4300", "terms-of-reference", "sub-committee", "letter-2"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("copies", None),
        ("moi-w430", "moi-w4300"),
        ("from", "form"),
        ("Form", "form"),
        ("formm", "form"),
        ("torr", None),
        ("x", None),
        ("terms-of-referance", "terms-of-reference"),
        ("terms", "terms-of-reference"),
        ("subcommittee", "sub-committee"),
        ("committee", None),
        ("letter", "letter-2"),
        ("scope", "scope-agencies"),
        ("agencies", None),
        ("", None),
    ],
)
def test_nearest(word: str, near: str | None) -> None:
    assert nearest(word, IDS) == near


def test_texts_say_what_to_use() -> None:
    assert use_or("copies", IDS) == {"th": "", "en": ""}
    assert use_or("from", IDS, "#{}")["en"] == 'use "#form" (closest), or '
    assert use_one("from", IDS)["en"] == 'use "form" (closest)'
    assert use_one("copies", IDS[:2])["en"] == "use one of scope-agencies, form"
    assert use_one("zzzz", [str(number) for number in range(100)])["th"].endswith("10, 11, …")


def test_words_of_a_program_or_host_are_for_those_who_keep_it() -> None:
    said = {code: texts for code, texts in catalogue().items() if "{said}" in str(texts)}
    hosts = {code for code in said if code.startswith("HB7") and code != "HB782"}
    assert sorted(set(said) - hosts) == ["HB223", "HB602", "HB782"]
    assert len(hosts) == 14
    for code, texts in said.items():
        assert "{said}" not in texts["th"]["what"] + texts["en"]["what"]
        thai, english = ("โฮสต์", "for the host’s owner") if code in hosts else ("โปรแกรม", "maintainers")
        assert texts["th"]["mend"].endswith(f"ผู้ดูแล{thai}: {{said}}")
        assert texts["en"]["mend"].endswith(f"{english}: {{said}}")
