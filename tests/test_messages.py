"""Texts for authors and people at the terminal: in both languages, all used, none in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from handbook.messages import LANGUAGES, all_texts, both, catalogue, counted, on_one_line, text_in
from handbook.thai.words import all_words

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "scripts" / "handbook"
KEYS = sorted(all_texts())
THAI = re.compile("[\u0e00-\u0e7f]")
# Modules that need Thai letters, and why; none of these is a text for people.
KNOWS_THAI = {
    "authored/plain_yaml.py": "the first and the last letter, by which Thai is known",
    "checks/answers.py": "what a sentence says as long as its question is open",
    "checks/pictures.py": "words that say that there is a picture, and not of what",
    "checks/standing.py": "how an author says that the edition is endorsed, or not",
    "checks/statements.py": "patterns of amounts, deadlines and duties in an author's text",
    "checks/thai_text.py": "the letters of a Thai word",
    "checks/translation.py": "the first and the last letter, by which Thai is known",
    "commands/start.py": "what stands before an extension, and the sections of a first handbook",
    "corpus/drawings.py": "the first and the last letter, by which Thai is known",
    "corpus/kept_words.py": "marks that take no column, and what stands before a name",
    "editions/wording.py": "letters, digits, and where a Thai word begins and ends",
    "filled/pdf_text.py": "the first and the last letter, by which Thai is known",
    "filled/rules.py": "what people write with numbers and dates, and may leave out",
    "filled/words.py": "digits",
    "press/amendments/clusters.py": "SARA AM, which has a mark within it",
    "site/sources.py": "what stands before the number of a letter in the data",
    "taken_in/headings.py": "how the title of a chapter begins",
    "taken_in/likeness.py": "the first and the last letter, by which Thai is known, and its marks",
    "taken_in/numbers.py": "the letters that Word numbers with",
    "taken_in/pdf_article.py": "digits and letters before the items of a list",
    "taken_in/pdf_letters.py": "marks for which old fonts have codes of their own",
    "taken_in/pdf_lines.py": "digits",
    "taken_in/tables.py": "how the caption of a table begins",
    "thai/book_fonts.py": "letters that the font is mended for",
    "thai/difference.py": "where a Thai word begins and ends",
    "thai/form_font.py": "letters that the font is mended for",
    "thai/line_breaks.py": "patterns of numbers with what they count",
    "thai/line_ends.py": "the sign of repetition, which begins no line",
    "thai/marks.py": "vowels, tone marks and other marks, and where each may stand",
    "thai/number_words.py": "numbers in words",
    "thai/plain_values.py": "what people write with numbers and dates",
    "thai/slips.py": "digits, and the signs of repetition and abbreviation",
    "thai/spelling.py": "vowels that are written before their consonant, and those after it",
    "thai/title_lines.py": "the first and the last letter, by which Thai is known",
    "thai/words.py": "digits, months and letters of annexes, the one place that has them",
    "thai/written_dates.py": "the names of the eras, and digits as written",
}
# Keys that the code builds with a placeholder.
DYNAMIC = {
    r"target\..+": 'f"target.{fault}"',
    r"preview\.(problems|old-pages|hide|show|mend|notices)": 'f"preview.{name}"',
    r"preview\.(none-yet|missing|making|unmade)": 'f"preview.{key}"',
    r"preview\.(none-yet|missing|making|unmade)\.text": 'f"preview.{key}.text"',
    r"yaml\.fault\..+\.mend": 'f"yaml.fault.{kind}.mend"',
    r"yaml\.fault\..+": 'f"yaml.fault.{kind}"',
    r"drawing\.fault\..+\.mend": 'f"drawing.fault.{kind}.mend"',
    r"drawing\.fault\..+": 'f"drawing.fault.{kind}"',
    r"schema\.mend\.(boolean|array|object)": 'f"schema.mend.{wanted}"',
    r"reading\.difference\..+": 'f"reading.difference.{finding.kind}"',
    r"reading\.open-(code|comment)(\.mend)?": 'f"reading.{kind}.mend"',
    r"reading\.left-over\..+": 'f"reading.left-over.{finding.kind}"',
    r"reading\.refused\..+": 'f"reading.refused.{finding.kind}"',
    r"contact\.(own|like)\.mend": 'f"contact.{kind}.mend"',
    r"contact\.(own|like)\.file": 'f"contact.{kind}.file"',
    r"standing\.(denied|said)\.mend": 'f"standing.{kind}.mend"',
    r"standing\.(denied|said)": 'f"standing.{kind}"',
    r"contact\.(own|like)": 'f"contact.{kind}"',
    r"start\..+": 'f"start.{name}"',
    r"endorsement\..+\.mend": 'f"endorsement.{fault}.mend"',
    r"endorsement\..+": 'f"endorsement.{fault}"',
    r"codes\.(error|warning|notice)": "f\"codes.{texts['severity']}\"",
    r"codes\.(allowed|safety|never)": 'f"codes.{_exception(',
    r"codes\.hb[1-7]": 'f"codes.{hundred.lower()}"',
    r"release\..+\.mend": 'f"release.{reason}.mend"',
    r"colour\.(light|dark)": 'f"colour.{key}"',
    r"colour\.(paper|panel|on-sea|on-sea-soft)": 'f"colour.{faint.beside}"',
    r"private\..+": 'f"private.{kind}"',
    r"outside\..+": 'f"outside.{words.kind}"',
    r"thing\.page\..+": 'f"thing.page.{drawn}"',
    r"thing\..+": 'f"thing.{thing}"',
    r"file\.picture\..+": 'f"file.picture.{kind}"',
    r"picture\.words\..+": 'f"picture.words.{fault}"',
    r"picture\.fault\..+\.mend": 'f"picture.fault.{fault}.mend"',
    r"picture\.fault\..+": 'f"picture.fault.{fault}"',
    r"picture\.private\..+": 'f"picture.private.{kind}"',
    r"endless\..+\.mend": 'f"endless.{kind}.mend"',
    r"endless\..+": 'f"endless.{kind}"',
    r"engine\.ended\..+": 'f"engine.ended.{kind}"',
    r"answer\.part\..+": 'f"answer.part.{part}"',
    r"answers\.state\..+": 'f"answers.state.{reply.state}"',
    r"answers\.untaken\..+\.mend": 'f"answers.untaken.{reason}.mend"',
    r"answers\.untaken\..+": 'f"answers.untaken.{reason}"',
    r"help\.(publish|rollback|verify|status)": 'f"help.{name}"',
    r"publish\.kind\.[1-8]": 'f"publish.kind.{stage.kind}"',
    r"publish\.difference\..+": 'f"publish.difference.{key}"',
    r"step\..+": 'f"step.{name}"',
    r"refused\..+": 'f"refused.{reason}"',
    r"taken\.report\..+": 'f"taken.report.{key}"',
    r"taken\.lost\..+": 'f"taken.lost.{kind}"',
    r"comment\.change\..+": "f\"comment.change.{each['change']}\"",
    r"comment\.(marks|numbers|behind|caught_up)": 'f"comment.{name}"',
    r"help\.review-comment\.(head|branch|commit)": 'f"help.review-comment.{name}"',
    r"freshness\.(gone|moved|unsure|reviews|sources|pins|questions)": "f'freshness.{name}'",
    r"help\.freshness\.(out|calendar|post)": 'f"help.freshness.{name}"',
    r"paths\..+": 'f"paths.{path.reason}"',
    r"review\..+": 'f"review.{key}"',
    r"report\.(error|warning|notice)": 'f"report.{severity}"',
    r"file\.place\.(md|yml|svg|png|jpe?g|pdf|docx|json)": "file.place.{ending",
    r"schema\.type\..+": 'f"schema.type.{',
    r"schema\.(required|type|format|enum|const|pattern|contains|uniqueItems)": 'f"schema.{key}"',
    r"schema\.(minLength|maxLength|minItems|maxItems|maxProperties|minimum)": 'f"schema.{key}"',
}


def _literals(file: Path) -> Iterator[ast.Constant]:
    """The string literals of a module, without docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments:
            yield node


@cache
def literals_of_files() -> dict[str, list[ast.Constant]]:
    """Path of a module -> its literals; not read as a constant, for each process of the tests reads this file."""
    return {file.relative_to(PACKAGE).as_posix(): list(_literals(file)) for file in sorted(PACKAGE.rglob("*.py"))}


@cache
def sources() -> str:
    """The text of all modules."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.py")))


@cache
def written() -> set[str]:
    """All literals."""
    return {str(node.value) for literals in literals_of_files().values() for node in literals}


def test_no_text_for_people_stands_in_the_code() -> None:
    with_thai = {
        name: [node.lineno for node in literals if THAI.search(str(node.value))]
        for name, literals in literals_of_files().items()
    }
    assert len(with_thai) > 100
    assert {name: lines for name, lines in with_thai.items() if lines and name not in KNOWS_THAI} == {}
    assert [name for name in KNOWS_THAI if not with_thai[name]] == []


@pytest.mark.parametrize("key", KEYS)
def test_text_is_in_both_languages_with_the_same_placeholders(key: str) -> None:
    texts = all_texts()[key]
    assert tuple(texts) == LANGUAGES
    assert THAI.search(texts["th"]) or key in {"schema.type.boolean", "refused.out"}
    assert texts["en"].strip()
    assert not THAI.search(texts["en"])
    names = {
        language: {field for _, field, _, _ in Formatter().parse(texts[language]) if field is not None}
        for language in LANGUAGES
    }
    assert names["th"] == names["en"]
    assert all(name.isidentifier() for name in names["th"])


@pytest.mark.parametrize("key", KEYS)
def test_text_is_used(key: str) -> None:
    plain = key.removesuffix(".one")
    ways = [way for pattern, way in DYNAMIC.items() if re.fullmatch(pattern, plain)]
    last = plain.partition(".")[2]
    if plain.startswith(("step.", "refused.")):
        assert last in written()
    assert plain in written() or any(way.replace('"', quote) in sources() for way in ways for quote in "\"'")


def test_every_key_that_the_code_names_exists() -> None:
    rooms = {key.partition(".")[0] for key in KEYS}
    called = re.findall(r"""\b(?:both|on_one_line)\(\s*["']([a-z.-]+)["']""", sources())
    called += re.findall(r"""\b(?:text_in|counted)\([\w.]+, ["']([a-z.-]+)["']""", sources())
    called += [f"step.{name}" for name in re.findall(r'\bstep\("([a-z-]+)"\)', sources())]
    called += [f"refused.{name}" for name in re.findall(r'\brefuse\("([a-z-]+)"', sources())]
    assert len(called) > 80
    assert sorted(set(called) - set(KEYS)) == []
    assert rooms >= {"help", "step", "refused", "report", "schema", "file", "value"}


def test_problems_and_texts_are_apart() -> None:
    assert "texts" not in catalogue()
    assert not any(key.startswith("HB") for key in KEYS)


def test_no_message_stands_among_the_words_of_readers() -> None:
    words = {(texts["th"], texts["en"]) for texts in all_words().values()}
    assert [key for key, texts in all_texts().items() if (texts["th"], texts["en"]) in words] == []


# Filling in


def test_both_fills_in_parts_and_parts_of_each_language() -> None:
    assert both("data.no-entry", list="groups", id="x") == {"th": "groups ไม่มี x", "en": "groups has no x"}
    kind = both("schema.type.array")
    assert both("schema.type", name=both("schema.file"), limit=kind, shown="{x}") == {
        "th": "ไฟล์นี้ ต้องเป็นรายการ แต่เขียนว่า {x}",
        "en": "this file must be a list, but is {x}",
    }


def test_said_counted_and_on_one_line() -> None:
    assert text_in("th", "report.found", counts="ก") == "พบ ก"
    assert [counted("en", "report.error", number) for number in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert counted("th", "report.error", 1) == "1 ข้อผิดพลาด"
    assert on_one_line("step.check") == "ตรวจเนื้อหา · check the content"


def test_unknown_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        both("step.chek")
