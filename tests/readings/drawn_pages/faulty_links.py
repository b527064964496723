"""Links and targets as hurried people write them, with what they mean."""

from __future__ import annotations

from readings.drawn_pages.hand import Hand, Piece


def space_in_target(hand: Hand) -> Piece:
    words, linked = hand.words(), hand.words(2)
    target = hand.chance.choice(["source: letter-1", "confirm: copies", "source:\nletter-1"])
    meant = "".join(target.split())
    return f"{words} [{linked}]({target})", [("p", f"{words} {linked}→{meant}")]


def quotes_of_word(hand: Hand) -> Piece:
    linked, title = hand.words(2), hand.words(2)
    return f"[{linked}](index.md “{title}”)", [("p", f"{linked}→index.md")]


def gap_before_target(hand: Hand) -> Piece:
    linked = hand.words(2)
    written = hand.chance.choice([f"[{linked}] (index.md)", f"({linked})[index.md]", f"[{linked}](index.md"])
    return written, [("p", f"{linked}→index.md")]


def bare_address(hand: Hand) -> Piece:
    words = hand.words()
    return f"{words} https://example.go.th/a", [("p", f"{words} https://example.go.th/a→https://example.go.th/a")]


def reference(hand: Hand) -> Piece:
    words, label, said = hand.words(), hand.words(1), hand.words(1)
    return f"{words}\n\n[{label}]: {said}", [("p", words), ("p", f"[{label}]: {said}")]


def footnote(hand: Hand) -> Piece:
    words, note = hand.words(), hand.words()
    return f"{words}[^1]\n\n[^1]: {note}", [("p", words), ("p", note)]


def printed_id(hand: Hand) -> Piece:
    words = hand.words()
    return f"{words} {{ #{hand.id()} }}", [("p", words)]
