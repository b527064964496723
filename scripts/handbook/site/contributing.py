"""Addresses of the repository's web pages for those who change the sources in a browser.

GitHub's query for a new file: https://docs.github.com/en/repositories/working-with-files/managing-files/creating-new-files
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from handbook.authored.settings import Repository
from handbook.corpus.answers import ANSWERS_FOLDER
from handbook.corpus.data import DATA_FOLDER
from handbook.html.tree import Element, add, select
from handbook.thai.words import word


def edit_address(repository: Repository, path: str) -> str:
    """The web page on which a file of the sources, relative to the repository, is changed."""
    return f"{repository.url}/edit/{quote(repository.branch)}/{quote(path)}"


def new_file_address(repository: Repository, path: str, text: str) -> str:
    """The web page on which a file is begun with this text."""
    query = urlencode({"filename": path, "value": text}, quote_via=quote)
    return f"{repository.url}/new/{quote(repository.branch)}?{query}"


def offer_answers(box: Element, repository: Repository, docs: str, locale: str) -> None:
    """Lead from each open question of a list to a new file for its answer."""
    for item in select(box, "li"):
        if not select(item, ".hb-items__answer"):
            path = f"{docs}/{DATA_FOLDER}/{ANSWERS_FOLDER}/{item.get('id')}.yml"
            line = add(item, "p", class_="hb-items__record")
            address = new_file_address(repository, path, word(locale, "confirm.answer.file"))
            add(line, "a", word(locale, "confirm.answer"), href=address, rel="nofollow")
