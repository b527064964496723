"""Lists and definitions as hurried people write them, with what they mean."""

from __future__ import annotations

from readings.drawn_pages.hand import Hand, Piece
from readings.drawn_pages.right import bullets, nested, numbered


def list_after_text(hand: Hand) -> Piece:
    words, (text, parts) = hand.words(), hand.chance.choice([bullets, numbered])(hand)
    return f"{words}\n{text}", [("p", words), *parts]


def list_by_two(hand: Hand) -> Piece:
    text, parts = nested(hand)
    return text.replace("    ", hand.chance.choice(["  ", "   "])), parts


def skipped_number(hand: Hand) -> Piece:
    items = [(str(number), hand.words()) for number in hand.chance.choice([(1, 2, 4), (1, 1, 1), (2, 1, 3)])]
    return "\n".join(f"{number}. {item}" for number, item in items), [("li", "1", *item) for item in items]


def numbers_in_parentheses(hand: Hand) -> Piece:
    form = hand.chance.choice(["{})", "({})", "{}."])
    signs = "12345" if form == "{})" else "๑๒๓๔๕"
    items = [(signs[number], hand.words()) for number in range(hand.number(2, 4))]
    text = "\n".join(f"{form.format(number)} {item}" for number, item in items)
    return text, [("li", "1", number, item) for number, item in items]


def other_bullets(hand: Hand) -> Piece:
    sign, items = hand.chance.choice("•–●▪"), [hand.words() for _ in range(hand.number(2, 4))]
    return "\n".join(f"{sign} {item}" for item in items), [("li", "1", "", item) for item in items]


def block_in_item(hand: Hand) -> Piece:
    item, title, words = hand.words(), hand.words(2), hand.words()
    return f"- {item}\n\n    /// note | {title}\n\n{words}\n\n///", [("li", "1", "", item), ("p", title), ("p", words)]


def paragraph_of_item(hand: Hand) -> Piece:
    item, words = hand.words(), hand.words()
    gap = hand.chance.choice(["  ", "   "])
    return f"- {item}\n\n{gap}{words}", [("li", "1", "", f"{item} {words}")]


def second_definition(hand: Hand) -> Piece:
    term, said, more = hand.words(2), hand.words(), hand.words()
    return f"{term}\n:   {said}\n\n  {more}", [("dt", term), ("dd", f"{said} {more}")]
