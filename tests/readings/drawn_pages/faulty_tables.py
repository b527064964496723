"""Tables as hurried people write them, with what they mean."""

from __future__ import annotations

from readings.drawn_pages.hand import Hand, Piece
from readings.drawn_pages.right import table


def gap_in_table(hand: Hand) -> Piece:
    text, parts = table(hand, rows=hand.number(2, 4))
    lines = text.split("\n")
    lines.insert(hand.number(3, len(lines) - 1), "")
    return "\n".join(lines), parts


def cell_too_many(hand: Hand) -> Piece:
    text, parts = table(hand)
    more = hand.words(2)
    return f"{text} {more} |", [*parts[:-1], (*parts[-1], more)]


def table_after_text(hand: Hand) -> Piece:
    words, (text, parts) = hand.words(), table(hand)
    return f"{words}\n{text}", [("p", words), *parts]


def table_in_list(hand: Hand) -> Piece:
    words, (text, parts) = hand.words(), table(hand)
    return f"- {words}\n{text}", [("li", "1", "", words), *parts]


def no_rule(hand: Hand) -> Piece:
    text, parts = table(hand)
    lines = text.split("\n")
    return "\n".join([lines[0], *lines[2:]]), parts


def bar_in_cell(hand: Hand) -> Piece:
    a, b, c, d = (hand.words(1) for _ in range(4))
    return f"| {a} | {b} |\n|---|---|\n| `{c}|{d}` | {a} |", [("row", a, b), ("row", f"{c}|{d}", a)]
