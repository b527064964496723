"""The differences between the two readings of a page, each at the author's line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from handbook.readings.events import Event, Key

_MOST_ALIGNED = 1_500
"""Events of either side of a difference that are aligned: 200 KB took SequenceMatcher 4 minutes."""
_SHOWN = 8
_KINDS = {  # what a difference is called: the first of these among its events
    "html": "html",
    "pre": "code-block",
    **dict.fromkeys(("ol", "ul", "li"), "list"),
    **dict.fromkeys(("table", "tr", "cell"), "table"),
    "a": "link",
    "img": "picture",
    "block": "block",
    "attr": "attributes",
    "h": "heading",
    **dict.fromkeys(("dl", "dt", "dd"), "definition"),
    "blockquote": "quotation",
    **dict.fromkeys(("em", "strong"), "emphasis"),
    "hr": "rule",
    "code": "code",
    "br": "line-break",
    "p": "paragraph",
}


@dataclass(frozen=True)
class Difference:
    """A place, line from 0 in the body and column from 1, where readers get something else; both as short text."""

    line: int
    column: int
    kind: str
    written: str
    built: str


Operation = tuple[str, int, int, int, int]
"""As SequenceMatcher has it: `equal` or another word, then the range in each of both lists."""


def compare(written: Sequence[Event], built: Sequence[Key]) -> tuple[list[Difference], list[int]]:
    """The differences, one a line; and for each of the builder's events the author's event that it stands beside."""
    left, right = [event.key for event in written], list(built)
    heads = [[n for n, key in enumerate(keys) if key[0] == "h"] for keys in (left, right)]
    if len(heads[0]) == len(heads[1]):
        for a, b in zip(*heads, strict=True):
            if "#" not in left[a][2]:  # the table of contents makes an id; HB205 tells that the author's is missing
                right[b] = (*right[b][:2], left[a][2])
    if left == right:
        return [], list(range(len(right)))
    beside, found = [0] * len(right), dict[int, Difference]()
    for what, a, b, c, d in _operations(left, right, heads):
        for n in range(c, d):
            beside[n] = min(a + (n - c if what == "equal" else 0), len(left) - 1)
        if what != "equal" and not _is_emphasis_of_thai(left[a:b], right[c:d]):
            line, column = written[min(a, len(written) - 1)].line_column if written else (0, 1)
            found.setdefault(line, _difference(line, column, left[a:b], right[c:d]))
    return list(found.values()), beside


def first_of_runs(found: Sequence[Difference]) -> list[Difference]:
    """Differences without those of the same kind as the line before: a list that is none differs in all its lines."""
    follow = {two.line for one, two in pairwise(found) if one.kind == two.kind and two.line - one.line <= 1}
    return [item for item in found if item.line not in follow]


def _difference(line: int, column: int, left: Sequence[Key], right: Sequence[Key]) -> Difference:
    if len(left) == len(right) == 1 and left[0][0] == right[0][0] == "li" and "" not in (left[0][1], right[0][1]):
        return Difference(line, column, "number", left[0][1].rstrip(".)"), right[0][1])
    return Difference(line, column, kind_of([*left, *right]), say(left), say(right))


def kind_of(keys: Sequence[Key]) -> str:
    """What a difference in these events is called."""
    names = {key[0].lstrip("/") for key in keys}
    return next((kind for name, kind in _KINDS.items() if name in names), "words")


def say(keys: Sequence[Key]) -> str:
    """Events as short text: words as they are, others in angle quotation marks."""
    said = [key[1] if key[0] == "w" else f"‹{' '.join(part for part in key if part)}›" for key in keys[:_SHOWN]]
    return " ".join(said) + (" …" if len(keys) > _SHOWN else "")


def _operations(left: list[Key], right: list[Key], heads: list[list[int]]) -> Iterator[Operation]:
    """Section by section where both have the same headings, so that the cost stays that of the section at fault."""
    have_same_heads = [left[n] for n in heads[0]] == [right[n] for n in heads[1]]
    cuts = [[0, *(heads[side] if have_same_heads else []), len(keys)] for side, keys in enumerate((left, right))]
    for (a, b), (c, d) in zip(pairwise(cuts[0]), pairwise(cuts[1]), strict=True):
        equal = zip(left[a:b], right[c:d], strict=False)
        same = next((n for n, (one, two) in enumerate(equal) if one != two), min(b - a, d - c))
        yield "equal", a, a + same, c, c + same
        start, begin = a + same, c + same
        if max(b - start, d - begin) > _MOST_ALIGNED:
            yield "replace", start, b, begin, d
        elif start < b or begin < d:
            for what, e, f, g, h in SequenceMatcher(None, left[start:b], right[begin:d], autojunk=False).get_opcodes():
                yield what, start + e, start + f, begin + g, begin + h


def _is_emphasis_of_thai(left: Sequence[Key], right: Sequence[Key]) -> bool:
    """The builder prints bold what CommonMark, which wants a space after `”**`, leaves as stars: Thai has no spaces."""
    stars = {"em", "strong", "/em", "/strong"}
    names = {key[0] for key in right}
    if not names & stars or {key[0] for key in left} | (names - stars) != {"w"}:
        return False
    words = ["".join(key[1] for key in keys if key[0] == "w") for keys in (left, right)]
    return words[0].replace("*", "") == words[1].replace("*", "") and "*" not in words[1]
