"""One table of writings (written.yml) that package and page read alike, and a sample of random ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from bench.writings import differences, make
from filled.writings import ON_PAGE, cases, load_scripts, read_in_browser, read_in_package, shown_and_read
from handbook.filled.rules import MONTH_NAMES
from handbook.thai.words import MONTHS, all_words

CASES = cases()
TYPED = [case for case in CASES if case.kind in ON_PAGE]
COUNTS = {
    "number": 186,
    "money": 112,
    "date": 302,
    "tel": 43,
    "text": 38,
    "long": 13,
    "check": 19,
    "choice": 20,
    "list": 7,
}
SAMPLE = 500


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    load_scripts(page, "values")
    yield page
    page.close()


def test_the_table_says_each_thing_once() -> None:
    writings = Counter((case.kind, case.text) for case in CASES)
    assert [writing for writing, times in writings.items() if times > 1] == []
    assert Counter(case.kind for case in CASES) == COUNTS


def test_the_table_has_every_fault_of_a_text_and_each_has_its_words() -> None:
    faults = {case.read.removeprefix("! ") for case in CASES if case.read.startswith("! ")}
    unread = {key.removeprefix("form.unread.") for key in all_words() if key.startswith("form.unread.")}
    told = {key.removeprefix("form.error.") for key in all_words() if key.startswith("form.error.")}
    assert faults == {
        *("number", "money", "digits", "decimals", "date", "month", "year", "range", "era", "day", "tel"),
        *("option", "tick"),
    }
    assert faults - told == {"option", "tick"}
    assert unread - told == {"option", "tick", "text", "many"}  # the last two are no texts: test_values.py
    assert faults <= told | unread


def test_the_table_has_every_month_by_all_its_names() -> None:
    written = " ".join(case.text for case in CASES if case.kind == "date").replace(".", "")
    assert [name for names in MONTH_NAMES for name in names if name not in written] == []
    assert [names[:2] for names in MONTH_NAMES] == list(zip(MONTHS["th"], MONTHS["en"], strict=True))


def test_the_package_reads_the_table() -> None:
    assert [case.told(found) for case in CASES if (found := read_in_package(case.kind, case.text)) != case.read] == []


def test_the_page_reads_the_table(scripts: Page) -> None:
    read = read_in_browser(scripts, [(case.kind, case.text) for case in TYPED])
    assert [case.told(found) for case, found in zip(TYPED, read, strict=True) if found != case.read] == []


def test_what_is_read_is_read_again_from_what_is_shown_and_saved(scripts: Page) -> None:
    values = sorted({(case.kind, case.read) for case in TYPED if not case.read.startswith("! ")})
    shown = shown_and_read(scripts, values)
    assert [(value, again) for value, again in zip(values, shown, strict=True) if set(again) != {value[1]}] == []
    assert [value for value in values if read_in_package(*value) != value[1]] == []


def test_random_writings_are_read_alike(scripts: Page) -> None:
    writings = make(2569, SAMPLE)
    assert len(writings) == SAMPLE
    assert differences(scripts, writings) == []
