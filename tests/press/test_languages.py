"""Words of another language tell it."""

from __future__ import annotations

from press.plain import TAGGED, can_go, elements, plain
from press.pressed import pressed


def test_plain_elements_have_no_language() -> None:
    with plain("<p>one <span lang=th>ก</span></p><p lang=th>ข</p>", **TAGGED) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert not [entry for entry in elements(pdf) if "/Lang" in entry], can_go("languages.py")


def test_words_of_another_language_tell_it() -> None:
    (spoken,) = [entry for entry in elements(pressed()) if "/Lang" in entry]
    assert (str(pressed().Root.Lang), str(spoken.Lang), str(spoken.S)) == ("th", "en", "/Span")
