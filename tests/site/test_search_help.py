"""What the search offers where it finds nothing: a way to tell of it, once there is somebody to tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from handbook.authored.settings import Repository
from handbook.html.tree import select
from handbook.site.search_help import offer_report
from single_steps import Steps

REPOSITORY = Repository("https://github.com/office/handbook", "main")


@pytest.mark.parametrize(
    ("given", "beginnings"),
    [
        ({}, []),
        ({"report_email": "office@example.invalid"}, ["mailto:office@example.invalid?subject="]),
        ({"repository": REPOSITORY}, ["https://github.com/office/handbook/issues/new?template="]),
    ],
    ids=["nobody", "e-mail", "repository"],
)
def test_whoever_keeps_the_handbook_can_be_told(steps: Steps, given: dict[str, Any], beginnings: list[str]) -> None:
    page = steps.built("procedure", "en")
    context = steps.context(page)
    corpus = replace(
        context.corpus, settings=replace(context.settings, **{"repository": None, "report_email": None, **given})
    )
    before = len(select(page.tree, ".hb-nothing a"))
    offer_report(page, replace(context, corpus=corpus))
    links = select(page.tree, ".hb-nothing a")
    told = [(link.get("href"), link.text) for link in links[before:]]
    assert before == 4
    assert [text for _, text in told] == ["Report what you could not find"] * len(beginnings)
    assert all(href.startswith(start) for (href, _), start in zip(told, beginnings, strict=True))
