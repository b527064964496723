"""Pieces of a page as they are written right, with what they mean."""

from __future__ import annotations

from readings.drawn_pages.hand import Hand, Part, Piece


def paragraph(hand: Hand) -> Piece:
    words = hand.words(12)
    return words, [("p", words)]


def paragraph_of_lines(hand: Hand) -> Piece:
    lines = [hand.words() for _ in range(hand.number(2, 4))]
    return "\n".join(lines), [("p", " ".join(lines))]


def linked(hand: Hand) -> Piece:
    before, linked, target = hand.words(), hand.words(3), hand.chance.choice(["index.md", "source:letter-1"])
    return f"{before} [{linked}]({target}) จบ", [("p", f"{before} {linked}→{target} จบ")]


def bold(hand: Hand) -> Piece:
    a, b, c = hand.words(), hand.words(2), hand.words()
    return f"{a} **{b}** {c}", [("p", f"{a} {b} {c}")]


def heading(hand: Hand) -> Piece:
    words = hand.words(4)
    return f"## {words} {{ #{hand.id()} }}", [("h", words)]


def bullets(hand: Hand) -> Piece:
    items = [hand.words() for _ in range(hand.number(1, 5))]
    return "\n".join(f"- {item}" for item in items), [("li", "1", "", item) for item in items]


def numbered(hand: Hand) -> Piece:
    first = hand.chance.choice([1, 1, 1, 5])
    items = [(str(number), hand.words()) for number in range(first, first + hand.number(2, 5))]
    return "\n".join(f"{number}. {item}" for number, item in items), [("li", "1", *item) for item in items]


def nested(hand: Hand) -> Piece:
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


def table(hand: Hand, *, rows: int | None = None) -> Piece:
    width = hand.number(2, 4)
    cells = [[hand.words(2) for _ in range(width)] for _ in range((rows or hand.number(1, 4)) + 1)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]), [("row", *row) for row in cells]


def block(hand: Hand) -> Piece:
    title, (text, parts) = hand.words(3), hand.chance.choice([paragraph, bullets, numbered])(hand)
    return f"/// note | {title}\n\n{text}\n\n///", [("p", title), *parts]


def code(hand: Hand) -> Piece:
    lines = [hand.words() for _ in range(hand.number(1, 3))]
    return "```text\n" + "\n".join(lines) + "\n```", [("pre", " ".join(lines))]


def definition(hand: Hand) -> Piece:
    term, said = hand.words(2), hand.words(6)
    return f"{term}\n:   {said}", [("dt", term), ("dd", said)]


def quotation(hand: Hand) -> Piece:
    lines = [hand.words() for _ in range(2)]
    return "\n".join(f"> {line}" for line in lines), [("p", " ".join(lines))]


def block_in_block(hand: Hand) -> Piece:
    one, two, inner, after = (hand.words(2) for _ in range(4))
    text = f"/// note | {one}\n\n/// note | {two}\n\n{inner}\n\n///\n\n{after}\n\n///"
    return text, [("p", one), ("p", two), ("p", inner), ("p", after)]


RIGHT = (
    *(paragraph, paragraph_of_lines, linked, bold, heading, bullets, numbered, nested, table, block, code),
    *(definition, quotation, block_in_block),
)
