"""Text, headings, blocks and HTML as hurried people write them, with what they mean."""

from __future__ import annotations

from readings.drawn_pages.hand import Hand, Piece
from readings.drawn_pages.right import linked, paragraph


def indented_paragraph(hand: Hand) -> Piece:
    text, parts = hand.chance.choice([paragraph, linked])(hand)
    return hand.chance.choice(["    ", "\t"]) + text, parts


def strike_through(hand: Hand) -> Piece:
    a, b = hand.words(), hand.words(2)
    return f"{a} ~~{b}~~", [("p", f"{a} {b}")]


def loose_bold(hand: Hand) -> Piece:
    a, b = hand.words(), hand.words(2)
    return hand.chance.choice([f"{a} ** {b} **", f"{a} **{b}", f"{a} __{b}__ต่อ".replace("ต่อ", "")]), [("p", f"{a} {b}")]


def open_comment(hand: Hand) -> Piece:
    words = hand.words()
    return f"<!-- {words}\n\n{hand.words()}", []


def raw_html(hand: Hand) -> Piece:
    words = hand.words()
    return hand.chance.choice(["<div>\n{}\n</div>", "<b>{}</b>", "<center>{}", "<u>{}</u>"]).format(words), [
        ("p", words)
    ]


def other_block(hand: Hand) -> Piece:
    words = hand.words()
    form = hand.chance.choice(["!!! note\n    {}", "::: note\n{}\n:::", "> [!NOTE]\n> {}", "// note | ก\n\n{}\n\n//"])
    return form.format(words), [("p", words)]


def broken_heading(hand: Hand) -> Piece:
    words = hand.words(3)
    return hand.chance.choice([f"##{words}", f"####### {words}", f"#\N{NO-BREAK SPACE}{words}"]), [("h", words)]


def underlined_heading(hand: Hand) -> Piece:
    words, next_words = hand.words(3), hand.words()
    return f"{words}\n---\n{next_words}", [("p", words), ("p", next_words)]


def back_slash(hand: Hand) -> Piece:
    one, two = hand.words(), hand.words()
    return f"{one}\\\n{two}", [("p", f"{one} {two}")]
