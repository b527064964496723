"""What leads contributors from the site to the browser's own editor."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from handbook.authored.settings import Repository
from handbook.html.tree import read_article, select
from handbook.site.contributing import PAGE_WRONG, edit_address, issue_address, new_file_address, offer_answers
from handbook.site.marks import render_marks
from handbook.site.registers import fill_registers
from handbooks import ROOT
from single_steps import Steps

PLACE = Repository("https://git.invalid/a/b", "next/one")
GITHUB = Repository("https://github.com/office/handbook", "main")
LIST = (
    '<ol class="hb-items"><li id="copies"><p class="hb-items__ask">a</p></li>'
    '<li id="form"><p class="hb-items__answer">b</p></li></ol>'
)


def test_file_is_changed_on_its_branch() -> None:
    assert edit_address(PLACE, "docs/a b.md") == "https://git.invalid/a/b/edit/next/one/docs/a%20b.md"


def test_new_file_begins_with_its_text() -> None:
    address = urlsplit(new_file_address(PLACE, "docs/x.yml", "a: ก & ข\n"))
    assert address.path == "/a/b/new/next/one"
    assert parse_qs(address.query) == {"filename": ["docs/x.yml"], "value": ["a: ก & ข\n"]}


@pytest.mark.parametrize("locale", ["th", "en"])
def test_open_question_leads_to_a_new_file_with_what_is_to_be_filled_in(locale: str) -> None:
    article = read_article(LIST)
    offer_answers(article, PLACE, "docs", locale)
    link, telling = select(article, "a")
    assert link.getparent().getparent().get("id") == "copies"
    assert telling.getparent() is link.getparent()
    query = parse_qs(urlsplit(link.get("href")).query)
    assert query["filename"] == ["docs/data/answers/copies.yml"]
    assert list(yaml.safe_load(query["value"][0])) == ["th", "en", "source", "date"]


@pytest.mark.parametrize("locale", ["th", "en"])
def test_an_office_tells_its_answer_in_a_form_that_knows_the_question(locale: str) -> None:
    article = read_article(LIST)
    offer_answers(article, GITHUB, "docs", locale)
    address = urlsplit(select(article, "a")[1].get("href"))
    assert (address.hostname, address.path) == ("github.com", "/office/handbook/issues/new")
    query = parse_qs(address.query)
    assert (query["question"], query["asked"]) == (["copies"], ["a"])
    assert "copies" in query["title"][0]
    assert set(query) - {"template", "title"} <= fields_of(query["template"][0])


def test_a_fault_is_told_in_a_form_on_github_and_as_a_text_elsewhere() -> None:
    fields = {"page": "ก & ข", "address": "https://a.invalid/x/", "edition": "1"}
    query = parse_qs(urlsplit(issue_address(GITHUB, PAGE_WRONG, "t", fields, "b")).query)
    assert query == {"template": [PAGE_WRONG], "title": ["t"], **{name: [value] for name, value in fields.items()}}
    assert set(fields) <= fields_of(PAGE_WRONG)
    assert parse_qs(urlsplit(issue_address(PLACE, PAGE_WRONG, "t", fields, "b")).query) == {
        "title": ["t"],
        "body": ["b"],
    }


def fields_of(form: str) -> set[str]:
    """The ids of the fields of an issue form."""
    body = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / form).read_text(encoding="utf-8"))["body"]
    return {element["id"] for element in body if "id" in element}


@pytest.mark.parametrize(("repository", "count"), [(None, 0), (PLACE, 4)])
def test_only_a_handbook_with_a_repository_leads_there(steps: Steps, repository: Repository | None, count: int) -> None:
    page = steps.written('<div data-hb-data="confirm submission"></div>', "confirm")
    context = steps.context(page)
    settings = replace(context.settings, repository=repository)
    context = replace(context, corpus=replace(context.corpus, settings=settings))
    render_marks(page, context)
    fill_registers(page, context)
    assert len(select(page.article, 'a[href*="/new/"]')) == count
