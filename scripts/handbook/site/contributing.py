"""Addresses of the repository's web pages for those who change the sources in a browser.

GitHub's query for a new file: https://docs.github.com/en/repositories/working-with-files/managing-files/creating-new-files
GitHub's query for an issue, where the names of a form's fields are their ids in .github/ISSUE_TEMPLATE:
https://docs.github.com/en/issues/tracking-your-work-with-issues/creating-an-issue#creating-an-issue-from-a-url-query
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

from handbook.authored.settings import Repository
from handbook.corpus.answers import ANSWERS_FOLDER
from handbook.corpus.data import DATA_FOLDER
from handbook.html.tree import Element, add, append_text, select
from handbook.thai.words import word


def edit_address(repository: Repository, path: str) -> str:
    """The web page on which a file of the sources, relative to the repository, is changed."""
    return f"{repository.url}/edit/{quote(repository.branch)}/{quote(path)}"


def new_file_address(repository: Repository, path: str, text: str) -> str:
    """The web page on which a file is begun with this text."""
    query = urlencode({"filename": path, "value": text}, quote_via=quote)
    return f"{repository.url}/new/{quote(repository.branch)}?{query}"


PAGE_WRONG, CONFIRMATION = "1-page-wrong.yml", "3-confirmation.yml"
"""Issue forms that pages lead to, in .github/ISSUE_TEMPLATE."""


def issue_address(repository: Repository, form: str, title: str, fields: Mapping[str, str], body: str = "") -> str:
    """The web page on which a fault is told: on GitHub with a form and its fields, elsewhere with a text."""
    on_github = urlsplit(repository.url).hostname == "github.com"
    query = {"template": form, "title": title, **fields} if on_github else {"title": title, "body": body}
    return f"{repository.url}/issues/new?{urlencode(query, quote_via=quote)}"


def offer_answers(box: Element, repository: Repository, docs: str, locale: str) -> None:
    """Lead from each open question of a list to a new file for its answer, and to a form for others."""
    for item in select(box, "li"):
        if not select(item, ".hb-items__answer"):
            path = f"{docs}/{DATA_FOLDER}/{ANSWERS_FOLDER}/{item.get('id')}.yml"
            line = add(item, "p", class_="hb-items__record")
            address = new_file_address(repository, path, word(locale, "confirm.answer.file"))
            add(line, "a", word(locale, "confirm.answer"), href=address, rel="nofollow")
            append_text(line, f" {word(locale, 'confirm.or')} ")
            asked = {"question": str(item.get("id")), "asked": _words(item)}
            title = word(locale, "confirm.subject", id=asked["question"])
            told = issue_address(repository, CONFIRMATION, title, asked, f"{title}\n\n{asked['asked']}\n\n")
            add(line, "a", word(locale, "confirm.tell"), href=told, rel="nofollow")


def _words(item: Element) -> str:
    """What a question of the list asks."""
    (asks,) = select(item, ".hb-items__ask")
    return " ".join("".join(asks.itertext()).split())
