"""How alike texts are, without knowing where Thai words end: runs of letters weighed by how rare they are.

TF-IDF of runs of _RUN letters, and cosine: the usual measure, here by letters since Thai has no spaces between words.
Deterministic; nothing is learned beforehand.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from handbook.thai.words import TO_ARABIC

_RUN = 3
_SHORTEST, _LONGEST = 4, 40
"""Letters of a phrase that two texts have in common."""
_WORD = re.compile(r"[\u0e00-\u0e7f]+|[^\W_\u0e00-\u0e7f]+")
Vector = Mapping[str, float]


def runs_of(text: str) -> Counter[str]:
    """The runs of letters of a text; Latin words and numbers are runs of their own."""
    found = Counter[str]()
    for word in _WORD.findall(text.translate(TO_ARABIC).casefold()):
        if not "\u0e00" <= word[0] <= "\u0e7f" or len(word) <= _RUN:
            found[word] += 1
        else:
            found.update(word[at : at + _RUN] for at in range(len(word) - _RUN + 1))
    return found


class Likeness:
    """Texts that others are compared with."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [runs_of(text) for text in texts]
        seen = Counter(run for count in counts for run in count)
        self._rare = {run: math.log((1 + len(texts)) / (1 + number)) + 1 for run, number in seen.items()}
        self._unseen = math.log(1 + len(texts)) + 1
        self._having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            for run, weight in self._vector(count).items():
                self._having[run].append((number, weight))
        self._many = len(texts)

    def scores(self, text: str) -> list[float]:
        """How alike a text is to each, from 0 to 1."""
        scores = [0.0] * self._many
        for run, weight in self._vector(runs_of(text)).items():
            for number, other in self._having.get(run, ()):
                scores[number] += weight * other
        return scores

    def rarity(self, run: str) -> float:
        """The weight of a run."""
        return self._rare.get(run, self._unseen)

    def _vector(self, count: Mapping[str, int]) -> dict[str, float]:
        weights = {run: (1 + math.log(number)) * self.rarity(run) for run, number in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {run: weight / length for run, weight in weights.items()}


class Phrases:
    """The words between spaces of many texts: whole words and phrases, which nothing else shows in Thai."""

    def __init__(self, texts: Iterable[str], likeness: Likeness) -> None:
        found = {word for text in texts for word in _WORD.findall(text) if _SHORTEST <= len(word) <= _LONGEST}
        weights = {word: sum(likeness.rarity(run) * number for run, number in runs_of(word).items()) for word in found}
        words = (word for word in found if not word.isdecimal())
        self._words = sorted(words, key=lambda word: (-weights[word], word))

    def within(self, text: str) -> list[str]:
        """The phrases that a text has, the longest and rarest first."""
        return [word for word in self._words if word in text]


def in_common(phrases: Iterable[str], other: str, most: int = 4) -> tuple[str, ...]:
    """The first of these phrases that another text has, none of which is part of another."""
    kept: list[str] = []
    for phrase in phrases:
        if phrase in other and not any(phrase in longer for longer in kept):
            kept.append(phrase)
            if len(kept) == most:
                break
    return tuple(kept)
