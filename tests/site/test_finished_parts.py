"""What a finished article may hold, whatever it was made from: data, drawings, forms, steps."""

from __future__ import annotations

import pytest

from handbook.corpus.model import Heading
from handbook.html.tree import read_fragment
from handbook.site.finished_parts import faults_of, foreign_parts
from single_steps import Steps

KNOWN = (
    '<p class="hb-kicker" id="x">a</p>',
    '<a class="hb-source" href="#source-1" id="ref-1-1" aria-label="[1]">[1]</a>',
    '<a href="../laws/index.html#act" rel="prev">a</a>',
    '<a href="https://www.mdes.go.th/a?b=%E0%B8%81#c">a</a>',
    '<a href="http://103.28.101.10/form.php">an office without a name</a>',
    '<a href="mailto:a@example.go.th?subject=x">a</a>',
    '<a href="tel:+6627025021">a</a>',
    '<input type="text" id="a" name="a" data-type="money" data-sum="b" disabled="">',
    '<form class="hb-form" method="dialog" data-error-date="x" data-said-saved="y" data-ask-clear="z"></form>',
    '<pre class="language-text"><code>a</code></pre>',
    '<td align="right" class="number" lang="en">1</td>',
)
FOREIGN = (
    ("<script>a</script>", "<script>"),
    ('<iframe src="x"></iframe>', "<iframe>"),
    ('<object data="x"></object>', "<object>"),
    ('<p onclick="a()">a</p>', "p onclick="),
    ('<p style="position:fixed">a</p>', "p style="),
    ('<p class="hb-x md-search__overlay">a</p>', "p .md-search__overlay"),
    ('<a href="javascript:a">a</a>', "a href=javascript:a"),
    ('<a href="data:text/html,x">a</a>', "a href=data:text/html,x"),
    ('<a href="source:act">a mark that no step turned</a>', "a href=source:act"),
    ('<a href="page:laws">an address that no step resolved</a>', "a href=page:laws"),
    ('<a href="/laws/">a</a>', "a href=/laws/"),
    ('<a href="//evil.example/">a</a>', "a href=//evil.example/"),
    ('<a href="https://www.mdes.go.th@evil.example/">a</a>', "a href=https://www.mdes.go.th@evil.example/"),
    ('<a href="https://2130706433/">a</a>', "a href=https://2130706433/"),
    ('<a href="https://www.mdеs.go.th/">a</a>', "a href=https://www.mdеs.go.th/"),
    ('<a target="_blank" href="x">a</a>', "a target="),
    ('<img src="https://evil.example/x@y.png" srcset="x">', "img srcset="),
    ('<button type="button" formaction="x">a</button>', "button formaction="),
    ("<marquee>a</marquee>", "<marquee>"),
)
DRAWING = '<figure class="hb-figure"><svg viewbox="0 0 1 1" role="img"><g class="ink">{}</g></svg></figure>'


@pytest.mark.parametrize("html", KNOWN)
def test_what_the_steps_make_may_stand(html: str) -> None:
    assert list(faults_of(read_fragment(html))) == []


@pytest.mark.parametrize(("html", "told"), FOREIGN)
def test_what_nobody_makes_is_told(html: str, told: str) -> None:
    assert list(faults_of(read_fragment(html))) == [told]


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ('<path d="M0 0" fill="none"></path>', []),
        ('<text x="1" text-anchor="middle">a</text>', []),
        ("<script>a</script>", ["<script>"]),
        ('<path d="M0 0" onclick="a"></path>', ["path onclick="]),
        ('<a href="x"><path></path></a>', ["<a>"]),
        ('<rect class="ink hb-notice"></rect>', ["rect .hb-notice"]),
        ("<foreignobject><p>a</p></foreignobject>", ["<foreignobject>", "<p>"]),
    ],
)
def test_a_drawing_has_what_drawings_may_have(steps: Steps, inside: str, told: list[str]) -> None:
    assert _told(steps, DRAWING.format(inside)) == [(1, part) for part in told]


def test_it_is_told_at_the_heading_above(steps: Steps) -> None:
    article = '<h1 id="procedure">a</h1><p>b</p><h2 id="who">c</h2><p style="x">d</p>'
    page = steps.written(article)
    line = next(heading.line for heading in page.page.headings if heading.id == "who")
    assert isinstance(page.page.headings[0], Heading)
    assert _told(steps, article) == [(line, "p style=")]


def _told(steps: Steps, article: str) -> list[tuple[int, str]]:
    page = steps.written(article)
    problems = foreign_parts([page], steps.corpus)
    assert {(problem.code, problem.path) for problem in problems} <= {("HB258", "docs/procedure.md")}
    first = page.page.first_line
    return [(1 if problem.line == first else problem.line, problem.details["part"]) for problem in problems]
