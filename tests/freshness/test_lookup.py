"""What becomes of addresses, asked of a real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from freshness.web import GET_ALONE, SLOW_TO_WAKE, Web, web_server
from handbook.freshness.lookup import Answer, as_ascii, look_up
from ports import free_port

EXPECTED = {
    "/there": ("there", "", ""),
    "/gone": ("gone", "404", ""),
    "/taken-away": ("gone", "410", ""),
    "/moved": ("moved", "", "/there"),
    "/moved-twice": ("moved", "", "/there"),
    "/for-now": ("there", "", ""),
    "/for-now-then-moved": ("there", "", ""),
    "/moved-to-nothing": ("gone", "404", ""),
    "/round": ("unsure", "6 hops", ""),
    "/elsewhere": ("unsure", "301 ftp://example.invalid/x", ""),
    "/refused": ("unsure", "403", ""),
    "/broken": ("unsure", "500", ""),
    "/ก/x?q=ข": ("there", "", ""),
    GET_ALONE: ("there", "", ""),
    SLOW_TO_WAKE: ("there", "", ""),
}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with web_server() as running:
        yield running


def test_each_kind_of_answer_is_told_apart(web: Web) -> None:
    found = look_up([web.at(path) for path in EXPECTED], pause=0)
    assert {address.removeprefix(web.address): answer for address, answer in found.items()} == {
        path: Answer("there" if kind == "there" else kind, said, to and web.at(to))  # type: ignore[arg-type]
        for path, (kind, said, to) in EXPECTED.items()
    }
    assert ("GET", "/there") not in web.asked, "nothing is loaded where its first line is enough"


def test_a_host_that_is_not_there_is_gone_unless_no_name_is_found(web: Web) -> None:
    nowhere = "http://nowhere.invalid/x"
    named = web.at("/there").replace("127.0.0.1", "localhost")
    assert look_up([nowhere, named], pause=0)[nowhere] == Answer("gone", "no such host")
    without_names = look_up([nowhere, web.at("/gone")], pause=0)
    assert without_names[nowhere].kind == "unsure", "perhaps it is our own network: a number needs no name"
    assert without_names[web.at("/gone")].kind == "gone"


def test_a_host_that_does_not_answer_is_left_to_people() -> None:
    closed = f"http://127.0.0.1:{free_port()}/"
    (answer,) = look_up([closed, closed], pause=0).values()
    assert answer.kind == "unsure"
    assert "refused" in answer.said
    assert look_up([], pause=0) == {}


def test_thai_letters_are_sent_as_their_codes() -> None:
    assert as_ascii("https://www.example.go.th/ก/ข?ค=%E0%B8%81#ง") == (
        "https://www.example.go.th/%E0%B8%81/%E0%B8%82?%E0%B8%84=%E0%B8%81"
    )
    assert as_ascii("https://ไทย.example/x").isascii()
