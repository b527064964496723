"""The machine's own words exist in both languages and are all used; numbers and dates as each language writes them."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from handbook.thai.words import all_words, word, write_annex, write_date, write_number, write_year

ROOT = Path(__file__).resolve().parents[2]
KEYS = sorted(all_words())
# Keys of which the code writes the variable part in braces, the templates with `~`.
DYNAMIC = {
    r"edition\.(awaiting|endorsed)": 'edition.{settings.status}"',
    r"edition\.(awaiting|endorsed)\.long": "edition.{settings.status}.long",
    r"status\.(edition|forms)\.(awaiting|endorsed)": 'f"status.{name}.{settings.status}"',
    r"mark\.(wait|text)": 'f"mark.{kind}"',
    r"page\.behind\.part\.(title|description|start)": 'f"page.behind.part.{',
    r"mark\.(wait|text)\.label": 'f"mark.{kind}.label"',
    r"page\.(wait|text)": 'f"page.{kind}"',
    r"page\.(wait|text)\.one": 'f"page.{kind}.one"',
    r"open\.(wait|text)": 'f"open.{kind}"',
    r"confirm\.asks\.(wait|text)": "confirm.asks.{kind_of(question.asks)}",
    r"confirm\.counts\.(body|kind|open)": 'f"confirm.counts.{name}"',
    r"form\.here\.(awaiting|endorsed)": 'f"form.here.{corpus.settings.status}"',
    r"source\.confidence\.[AB]": "source.confidence.{source.confidence}",
    r"source\.seen\.(text|excerpt|title|cited)": "source.seen.{source.seen}",
    r"book\.(figure|table)": 'f"book.{kind}"',
    r"form\.kind\.(typing|handwriting|typing-a3|handwriting-a3|word|bundle)": 'f"form.kind.{file.kind}"',
    r"form\.kind\.(specimen|specimen-data)": 'f"form.kind.{file.kind}"',
    r"form\.more\.(from|rows|page)": 'f"form.more.{key}"',
    r"form\.table\.(agency|project|points|cameras|sum|form|language|version)": 'f"form.table.{key}"',
    r"form\.table\.(summary|received|missing|state|complete|ask|asked)": 'f"form.table.{key}"',
    r"form\.sign\.(name|position|date)": "form.sign.{part}",
    r"form\.unread\.(number|money|date|tel|option|tick|text|many)": 'f"form.unread.{self.fault}"',
    r"strip\.(removed|place|clean|unfit)": 'f"strip.{name}"',
    r"verify\.(differs|faults|list|missing|no-list|no-server|unread|whole)": 'f"verify.{name}"',
    r"changes\.(day|edition|kind|what)": 'f"changes.{name}"',
    r"changes\.kind\.(correction|edition)": 'f"changes.kind.{change.kind}"',
    r"editions\.(edition|published|standing)": 'f"editions.{name}"',
    r"search\.help\.(fewer|other|spelling)": '"search.help." ~ way',
    r"site\.footer\.(confirm|laws)": '"site.footer." ~ other',
    r"site\.way\.(forms|glossary)": '"site.way." ~ other',
    r"site\.scheme\.(default|slate)": "'site.scheme.' ~ option.scheme",
    r"site\.scheme\.from\.(default|slate)": '"site.scheme.from." ~ option.scheme',
}


def _sources() -> str:
    files = [*(ROOT / "scripts" / "handbook").rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


SOURCES = _sources()


# Words


@pytest.mark.parametrize("key", KEYS)
def test_word_is_in_both_languages_with_the_same_placeholders(key: str) -> None:
    said = all_words()[key]
    assert sorted(said) == ["en", "th"]
    assert "" not in {text.strip() for text in said.values()}
    names = {
        locale: {name for _, name, _, _ in Formatter().parse(text) if name is not None} for locale, text in said.items()
    }
    assert names["th"] == names["en"]
    assert all(name.isidentifier() for name in names["th"])


@pytest.mark.parametrize("key", KEYS)
def test_word_is_used(key: str) -> None:
    written = [way for pattern, way in DYNAMIC.items() if re.fullmatch(pattern, key)]
    literal = [f'"{key}"', f"'{key}'"]
    # `chapter` and `annex` are kinds of pages too; corpus/numbering.py passes the kind as key.
    assert any(way in SOURCES for way in [*written, *literal])


@pytest.mark.parametrize("way", DYNAMIC.values())
def test_dynamic_key_is_written_that_way(way: str) -> None:
    assert way in SOURCES


def test_every_key_that_the_code_names_exists() -> None:
    called = re.findall(r"""\bword\(\s*[\w.]+,\s*["']([a-zA-Z.]+)["']""", SOURCES)
    shown = re.findall(r"""\bstrings\.s\(["']([a-z.]+)["']\)""", SOURCES)
    assert len(called) > 20
    assert len(shown) >= 9  # the commit is named by the imprint alone
    assert sorted({*called, *shown} - set(KEYS)) == []


def test_word_is_filled_in() -> None:
    assert word("th", "chapter", number="๔") == "บทที่ ๔"
    assert word("en", "chapter", number=4) == "Chapter 4"


def test_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("th", "chapters")


# Numbers and dates


def test_dates() -> None:
    assert write_date("2026-11-23", "th") == "23 พฤศจิกายน 2569"
    assert write_date("2026-11-23", "th", "thai") == "๒๓ พฤศจิกายน ๒๕๖๙"
    assert write_date("2026-11-23", "en") == "23 November 2026"
    assert write_date("2028-02-29", "th", "thai") == "๒๙ กุมภาพันธ์ ๒๕๗๑"
    assert write_date("2026-01-05", "en", "arabic") == "5 January 2026"


def test_months() -> None:
    thai = [write_date(f"2026-{month:02}-01", "th").split()[1] for month in range(1, 13)]
    english = [write_date(f"2026-{month:02}-01", "en").split()[1] for month in range(1, 13)]
    assert thai == [
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ]  # fmt: skip
    assert english == [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]  # fmt: skip


def test_numerals() -> None:
    assert write_number(1234567890, "thai") == "๑๒๓๔๕๖๗๘๙๐"
    assert write_number(1234567890, "arabic") == "1234567890"


def test_annex_letters_skip_obsolete_thai_letters() -> None:
    assert "".join(write_annex(number, "th") for number in range(1, 14)) == "กขคงจฉชซฌญฎฏฐ"
    assert "".join(write_annex(number, "en") for number in range(1, 14)) == "ABCDEFGHIJKLM"


def test_years() -> None:
    assert write_year(2026, "th") == "2569"
    assert write_year(2026, "th", "thai") == "๒๕๖๙"
    assert write_year(2026, "en") == "2026"
