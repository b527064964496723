"""Pages drawn at random, with what their author means: pieces right and wrong -> Markdown and the parts to be read.

A part is a tuple of strings: ("p", words) ("h", words) ("li", depth, number, words) ("row", cell, …) ("pre", text)
("dt", words) ("dd", words). Words hold each link as `words→target`. What is built is read by `built_parts`, which
shares no code with the package's comparison.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from lxml import html

from handbook.markup.builder import Builder, builder
from readings.pages_read import minimal, problems_of

Part = tuple[str, ...]
Piece = tuple[str, list[Part]]
"""Markdown, and the parts that its author means."""

_TEXT = """
หน่วยงาน คณะกรรมการ โครงการ จังหวัด กล้อง เอกสาร แผนผัง สำเนา ชุด ภายใน วัน ตามแบบ ผู้รับผิดชอบ จุดติดตั้ง งบประมาณ ราคา
มาตรฐาน ตรวจรับ บำรุงรักษา ข้อมูล ส่วนบุคคล CCTV อนุมัติ หนังสือ ประชุม
"""
_WORDS = _TEXT.split()
_COMPARISON = {"HB250", "HB251", "HB252", "HB253", "HB254"}


@dataclass(frozen=True)
class Drawn:
    """A page's Markdown, its parts as meant, and the kinds of faults in it."""

    text: str
    parts: list[Part]
    kinds: list[str]


@dataclass(frozen=True)
class Verdict:
    """Whether what is built differs from what was meant; whether a check tells, with the comparison and without."""

    differs: bool
    told: bool
    told_without: bool
    meant: str
    built: str


class Hand:
    """The author of a page: words, and targets that exist."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._ids = 0

    def words(self, most: int = 5) -> str:
        """Some words with spaces between them."""
        return " ".join(self.chance.choice(_WORDS) for _ in range(self.chance.randint(1, most)))

    def number(self, low: int, high: int) -> int:
        """A number of the range."""
        return self.chance.randint(low, high)

    def id(self) -> str:
        """An id that the page has not yet."""
        self._ids += 1
        return f"drawn-{self._ids}"


# Right pieces


def _paragraph(hand: Hand) -> Piece:
    words = hand.words(12)
    return words, [("p", words)]


def _paragraph_of_lines(hand: Hand) -> Piece:
    lines = [hand.words() for _ in range(hand.number(2, 4))]
    return "\n".join(lines), [("p", " ".join(lines))]


def _linked(hand: Hand) -> Piece:
    before, linked, target = hand.words(), hand.words(3), hand.chance.choice(["index.md", "source:letter-1"])
    return f"{before} [{linked}]({target}) จบ", [("p", f"{before} {linked}→{target} จบ")]


def _bold(hand: Hand) -> Piece:
    a, b, c = hand.words(), hand.words(2), hand.words()
    return f"{a} **{b}** {c}", [("p", f"{a} {b} {c}")]


def _heading(hand: Hand) -> Piece:
    words = hand.words(4)
    return f"## {words} {{ #{hand.id()} }}", [("h", words)]


def _bullets(hand: Hand) -> Piece:
    items = [hand.words() for _ in range(hand.number(1, 5))]
    return "\n".join(f"- {item}" for item in items), [("li", "1", "", item) for item in items]


def _numbered(hand: Hand) -> Piece:
    first = hand.chance.choice([1, 1, 1, 5])
    items = [(str(number), hand.words()) for number in range(first, first + hand.number(2, 5))]
    return "\n".join(f"{number}. {item}" for number, item in items), [("li", "1", *item) for item in items]


def _nested(hand: Hand) -> Piece:
    lines, parts = [], list[Part]()
    for _ in range(hand.number(1, 3)):
        item = hand.words()
        lines.append(f"- {item}")
        parts.append(("li", "1", "", item))
        for number in range(1, hand.number(1, 4)):
            inner = hand.words(3)
            lines.append(f"    {number}. {inner}")
            parts.append(("li", "2", str(number), inner))
    return "\n".join(lines), parts


def _table(hand: Hand, *, rows: int | None = None) -> Piece:
    width = hand.number(2, 4)
    cells = [[hand.words(2) for _ in range(width)] for _ in range((rows or hand.number(1, 4)) + 1)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]), [("row", *row) for row in cells]


def _block(hand: Hand) -> Piece:
    title, (text, parts) = hand.words(3), hand.chance.choice([_paragraph, _bullets, _numbered])(hand)
    return f"/// note | {title}\n\n{text}\n\n///", [("p", title), *parts]


def _code(hand: Hand) -> Piece:
    lines = [hand.words() for _ in range(hand.number(1, 3))]
    return "```text\n" + "\n".join(lines) + "\n```", [("pre", " ".join(lines))]


def _definition(hand: Hand) -> Piece:
    term, said = hand.words(2), hand.words(6)
    return f"{term}\n:   {said}", [("dt", term), ("dd", said)]


def _quotation(hand: Hand) -> Piece:
    lines = [hand.words() for _ in range(2)]
    return "\n".join(f"> {line}" for line in lines), [("p", " ".join(lines))]


def _block_in_block(hand: Hand) -> Piece:
    one, two, inner, after = (hand.words(2) for _ in range(4))
    text = f"/// note | {one}\n\n/// note | {two}\n\n{inner}\n\n///\n\n{after}\n\n///"
    return text, [("p", one), ("p", two), ("p", inner), ("p", after)]


RIGHT = (
    *(_paragraph, _paragraph_of_lines, _linked, _bold, _heading, _bullets, _numbered, _nested, _table, _block, _code),
    *(_definition, _quotation, _block_in_block),
)

# Pieces as hurried people write them, with what they mean


def _list_after_text(hand: Hand) -> Piece:
    words, (text, parts) = hand.words(), hand.chance.choice([_bullets, _numbered])(hand)
    return f"{words}\n{text}", [("p", words), *parts]


def _list_by_two(hand: Hand) -> Piece:
    text, parts = _nested(hand)
    return text.replace("    ", hand.chance.choice(["  ", "   "])), parts


def _indented_paragraph(hand: Hand) -> Piece:
    text, parts = hand.chance.choice([_paragraph, _linked])(hand)
    return hand.chance.choice(["    ", "\t"]) + text, parts


def _gap_in_table(hand: Hand) -> Piece:
    text, parts = _table(hand, rows=hand.number(2, 4))
    lines = text.split("\n")
    lines.insert(hand.number(3, len(lines) - 1), "")
    return "\n".join(lines), parts


def _cell_too_many(hand: Hand) -> Piece:
    text, parts = _table(hand)
    more = hand.words(2)
    return f"{text} {more} |", [*parts[:-1], (*parts[-1], more)]


def _table_after_text(hand: Hand) -> Piece:
    words, (text, parts) = hand.words(), _table(hand)
    return f"{words}\n{text}", [("p", words), *parts]


def _table_in_list(hand: Hand) -> Piece:
    words, (text, parts) = hand.words(), _table(hand)
    return f"- {words}\n{text}", [("li", "1", "", words), *parts]


def _no_rule(hand: Hand) -> Piece:
    text, parts = _table(hand)
    lines = text.split("\n")
    return "\n".join([lines[0], *lines[2:]]), parts


def _skipped_number(hand: Hand) -> Piece:
    items = [(str(number), hand.words()) for number in hand.chance.choice([(1, 2, 4), (1, 1, 1), (2, 1, 3)])]
    return "\n".join(f"{number}. {item}" for number, item in items), [("li", "1", *item) for item in items]


def _numbers_in_parentheses(hand: Hand) -> Piece:
    form = hand.chance.choice(["{})", "({})", "{}."])
    signs = "12345" if form == "{})" else "๑๒๓๔๕"
    items = [(signs[number], hand.words()) for number in range(hand.number(2, 4))]
    text = "\n".join(f"{form.format(number)} {item}" for number, item in items)
    return text, [("li", "1", number, item) for number, item in items]


def _other_bullets(hand: Hand) -> Piece:
    sign, items = hand.chance.choice("•–●▪"), [hand.words() for _ in range(hand.number(2, 4))]
    return "\n".join(f"{sign} {item}" for item in items), [("li", "1", "", item) for item in items]


def _space_in_target(hand: Hand) -> Piece:
    words, linked = hand.words(), hand.words(2)
    target = hand.chance.choice(["source: letter-1", "confirm: copies", "source:\nletter-1"])
    meant = "".join(target.split())
    return f"{words} [{linked}]({target})", [("p", f"{words} {linked}→{meant}")]


def _quotes_of_word(hand: Hand) -> Piece:
    linked, title = hand.words(2), hand.words(2)
    return f"[{linked}](index.md “{title}”)", [("p", f"{linked}→index.md")]


def _gap_before_target(hand: Hand) -> Piece:
    linked = hand.words(2)
    written = hand.chance.choice([f"[{linked}] (index.md)", f"({linked})[index.md]", f"[{linked}](index.md"])
    return written, [("p", f"{linked}→index.md")]


def _bare_address(hand: Hand) -> Piece:
    words = hand.words()
    return f"{words} https://example.go.th/a", [("p", f"{words} https://example.go.th/a→https://example.go.th/a")]


def _strike_through(hand: Hand) -> Piece:
    a, b = hand.words(), hand.words(2)
    return f"{a} ~~{b}~~", [("p", f"{a} {b}")]


def _loose_bold(hand: Hand) -> Piece:
    a, b = hand.words(), hand.words(2)
    return hand.chance.choice([f"{a} ** {b} **", f"{a} **{b}", f"{a} __{b}__ต่อ".replace("ต่อ", "")]), [("p", f"{a} {b}")]


def _open_comment(hand: Hand) -> Piece:
    words = hand.words()
    return f"<!-- {words}\n\n{hand.words()}", []


def _raw_html(hand: Hand) -> Piece:
    words = hand.words()
    return hand.chance.choice(["<div>\n{}\n</div>", "<b>{}</b>", "<center>{}", "<u>{}</u>"]).format(words), [
        ("p", words)
    ]


def _reference(hand: Hand) -> Piece:
    words, label, said = hand.words(), hand.words(1), hand.words(1)
    return f"{words}\n\n[{label}]: {said}", [("p", words), ("p", f"[{label}]: {said}")]


def _footnote(hand: Hand) -> Piece:
    words, note = hand.words(), hand.words()
    return f"{words}[^1]\n\n[^1]: {note}", [("p", words), ("p", note)]


def _other_block(hand: Hand) -> Piece:
    words = hand.words()
    form = hand.chance.choice(["!!! note\n    {}", "::: note\n{}\n:::", "> [!NOTE]\n> {}", "// note | ก\n\n{}\n\n//"])
    return form.format(words), [("p", words)]


def _block_in_item(hand: Hand) -> Piece:
    item, title, words = hand.words(), hand.words(2), hand.words()
    return f"- {item}\n\n    /// note | {title}\n\n{words}\n\n///", [("li", "1", "", item), ("p", title), ("p", words)]


def _paragraph_of_item(hand: Hand) -> Piece:
    item, words = hand.words(), hand.words()
    gap = hand.chance.choice(["  ", "   "])
    return f"- {item}\n\n{gap}{words}", [("li", "1", "", f"{item} {words}")]


def _second_definition(hand: Hand) -> Piece:
    term, said, more = hand.words(2), hand.words(), hand.words()
    return f"{term}\n:   {said}\n\n  {more}", [("dt", term), ("dd", f"{said} {more}")]


def _broken_heading(hand: Hand) -> Piece:
    words = hand.words(3)
    return hand.chance.choice([f"##{words}", f"####### {words}", f"#\N{NO-BREAK SPACE}{words}"]), [("h", words)]


def _underlined_heading(hand: Hand) -> Piece:
    words, next_words = hand.words(3), hand.words()
    return f"{words}\n---\n{next_words}", [("p", words), ("p", next_words)]


def _printed_id(hand: Hand) -> Piece:
    words = hand.words()
    return f"{words} {{ #{hand.id()} }}", [("p", words)]


def _back_slash(hand: Hand) -> Piece:
    one, two = hand.words(), hand.words()
    return f"{one}\\\n{two}", [("p", f"{one} {two}")]


def _bar_in_cell(hand: Hand) -> Piece:
    a, b, c, d = (hand.words(1) for _ in range(4))
    return f"| {a} | {b} |\n|---|---|\n| `{c}|{d}` | {a} |", [("row", a, b), ("row", f"{c}|{d}", a)]


FAULTS: dict[str, Callable[[Hand], Piece]] = {
    function.__name__.lstrip("_").replace("_", "-"): function
    for function in (
        *(_list_after_text, _list_by_two, _indented_paragraph, _gap_in_table, _cell_too_many, _table_after_text),
        *(_table_in_list, _no_rule, _skipped_number, _numbers_in_parentheses, _other_bullets, _space_in_target),
        *(_quotes_of_word, _gap_before_target, _bare_address, _strike_through, _loose_bold, _open_comment, _raw_html),
        *(_reference, _footnote, _other_block, _block_in_item, _paragraph_of_item),
        *(_second_definition, _broken_heading, _underlined_heading, _printed_id, _back_slash, _bar_in_cell),
    )
}


def draw(seed: int, number: int) -> Drawn:
    """The page of this number: some pieces, about one in six of them faulty."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - pages, not secrets
    hand, texts, parts, kinds = Hand(chance), list[str](), list[Part](), list[str]()
    before = ""
    for _ in range(chance.randint(2, 6)):
        if chance.random() < 1 / 6:
            kind = chance.choice(list(FAULTS))
            kinds.append(kind)
            make, name = FAULTS[kind], kind
        else:
            make = chance.choice([piece for piece in RIGHT if not (_is_list(piece.__name__) and _is_list(before))])
            name = make.__name__
        if _is_list(before) and (_is_list(name) or name == "indented-paragraph"):  # it would belong to the item
            texts.append("---")  # neighbouring lists are one
        before = name
        text, meant = make(hand)
        texts.append(text)
        parts += meant
    return Drawn("\n\n".join(texts) + "\n", parts, kinds)


def _is_list(name: str) -> bool:
    return any(word in name for word in ("bullet", "number", "nested", "list", "item", "definition", "quotation"))


def judge(page: Drawn) -> Verdict:
    """Build a page as MkDocs does, read it, and check it."""
    built = list(built_parts(page.text))
    codes = {problem.code for problem in problems_of(page.text) if problem.severity == "error"}
    return Verdict(
        [part for part in built if any(part[1:])] != page.parts,
        bool(codes),
        bool(codes - _COMPARISON),
        "\n".join(map(repr, page.parts)),
        "\n".join(map(repr, built)),
    )


@cache
def _builder() -> Builder:
    return builder(minimal()[0].settings.markdown_extensions)


def built_parts(text: str) -> Iterator[Part]:
    """The parts of a page as it is built."""
    _builder().reset()
    yield from _parts(html.fragment_fromstring(_builder().convert(text), create_parent="div"), 0)


def _parts(element: html.HtmlElement, depth: int) -> Iterator[Part]:
    for child in element:
        tag = str(child.tag)
        if tag in {"h1", "h2", "h3", "h4"}:
            yield "h", _words(child)
        elif tag in {"p", "dt", "dd", "pre"}:
            yield tag, _words(child)
        elif tag in {"ul", "ol"}:
            for number, item in enumerate(child.iterchildren("li"), int(child.get("start", "1"))):
                yield "li", str(depth + 1), str(number) if tag == "ol" else "", _words(item, without={"ul", "ol"})
                yield from _parts(item, depth + 1) if item.find("ul") is not None or item.find("ol") is not None else ()
        elif tag == "tr":
            yield "row", *(_words(cell) for cell in child)
        else:
            yield from _parts(child, depth)


def _words(element: html.HtmlElement, without: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: html.HtmlElement, without: set[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            yield from _pieces(child, without)
            yield f"→{child.get('href')}" if child.tag == "a" else " " if child.tag in {"p", "br"} else ""
        yield child.tail or ""
