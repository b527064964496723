"""HB1 and HB3, drawings: every figure exists and has both languages."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.registry import check
from handbook.corpus.drawings import FIGURES_FOLDER
from handbook.corpus.model import Corpus
from handbook.nearest import use_or
from handbook.problems import Problem


@check
def check_unknown_figure(corpus: Corpus) -> Iterator[Problem]:
    """HB106. A `/// figure` block names a drawing of docs/figures/.

    Bad:  /// figure | proposal
    Good: /// figure | proposal-path
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            if block.name == "figure" and f"{FIGURES_FOLDER}/{block.argument}.svg" not in corpus.assets:
                details = {"figure": block.argument, **use_or(block.argument, _names(corpus))}
                yield Problem(corpus.shown(page.path), block.line, 1, "HB106", details)


def _names(corpus: Corpus) -> list[str]:
    """The names of all drawings."""
    start = f"{FIGURES_FOLDER}/"
    return [path.removeprefix(start).removesuffix(".svg") for path in corpus.assets if path.startswith(start)]


@check
def check_figure_without_english(corpus: Corpus) -> Iterator[Problem]:
    """HB306. Every text of a drawing has its English, also its title and description.

    Bad:  <text>คณะกรรมการฯ</text>
    Good: <text data-en="the Committee">คณะกรรมการฯ</text>
    """
    for drawing in corpus.drawings:
        for line, words in drawing.untranslated:
            yield Problem(drawing.path, line, 1, "HB306", {"words": words})
        for missing in drawing.missing:
            yield Problem(drawing.path, 1, 1, "HB307", {"part": missing})


@check
def check_nested_text(corpus: Corpus) -> Iterator[Problem]:
    """HB309. Each line of text in a drawing is a `text` element of its own.

    Bad:  <text>คณะ<tspan dy="18">กรรมการ</tspan></text>
    Good: <text>คณะกรรมการ</text>
    """
    for drawing in corpus.drawings:
        for line in drawing.nested:
            yield Problem(drawing.path, line, 1, "HB309")


@check
def check_unknown_drawing_part(corpus: Corpus) -> Iterator[Problem]:
    """HB312. A drawing holds shapes and texts alone: no script, style, picture, link, animation or entity.

    Bad:  <image href="https://example.com/x.png"/>
    Good: <rect class="box" x="1" y="1" width="20" height="10"/>
    """
    yield from _unfit(corpus, "HB312")


@check
def check_wrong_drawing_value(corpus: Corpus) -> Iterator[Problem]:
    """HB313. A drawing has a viewBox with a size, its measures are numbers, its classes those of the style sheet.

    Bad:  <svg viewBox="0 0 0 0"><text font-size="abc">
    Good: <svg viewBox="0 0 360 200"><text font-size="13">
    """
    yield from _unfit(corpus, "HB313")


def _unfit(corpus: Corpus, code: str) -> Iterator[Problem]:
    for drawing in corpus.drawings:
        for part in drawing.unfit:
            if part.code == code:
                yield Problem(drawing.path, part.line, part.column, code, part.what)
