"""HB25, targets of links to other hosts: they are what they look like, to people and to browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.checks.registry import check
from handbook.corpus.model import Corpus, Link
from handbook.html.addresses import odd_part
from handbook.messages import both
from handbook.problems import Problem
from handbook.thai.telephones import MOBILE, OFFICE, dialled, dialled_in, digits_of

_WEB = ("http", "https")
_LOOKS_LIKE_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:th|com|org|net|info)(?:/\S*)?", re.IGNORECASE
)
_LOOKS_LIKE_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@check
def check_odd_target(corpus: Corpus) -> Iterator[Problem]:
    """HB255. An address has the signs of addresses alone, a plain host, and no user part.

    Bad:  [prices](https://www.mdes.go.th@evil.example/)
    Good: [prices](https://www.mdes.go.th/)
    """
    for page in corpus.pages.values():
        for link in page.links:
            fault = odd_part(link.target)
            if fault and not link.is_picture:
                yield corpus.problem(page, link, "HB255", target=link.target, **both(f"target.{fault}"))


@check
def check_words_unlike_target(corpus: Corpus) -> Iterator[Problem]:
    """HB256. Where the words of a link are an address or a telephone number, the link leads there.

    Bad:  [www.mdes.go.th](https://evil.example/)
    Good: [www.mdes.go.th](https://www.mdes.go.th/)
    """
    for page in corpus.pages.values():
        for link in page.links:
            if not link.is_picture and not agrees(link):
                yield corpus.problem(page, link, "HB256", words=link.text, target=link.target)


def agrees(link: Link) -> bool:
    """Whether a link's words, if they are an address or a number, name its target."""
    words = " ".join(link.text.split())
    if link.scheme == "tel":
        return bool(digits_of(link.value)) and dialled_in(dialled(link.value), words)
    if _LOOKS_LIKE_MAIL.fullmatch(words):
        return link.scheme == "mailto" and link.value.partition("?")[0].casefold() == words.casefold()
    if link.scheme in _WEB and _LOOKS_LIKE_ADDRESS.fullmatch(words):
        said, led = _plain(words), _plain(link.target)
        return said == led if "/" in said else said == led.partition("/")[0]
    return not (link.scheme in (*_WEB, "mailto") and _is_number(words))


def _is_number(words: str) -> bool:
    """Whether words are a telephone number, and perhaps a word before it."""
    found = OFFICE.search(words) or MOBILE.search(words)
    return found is not None and " " not in words[: found.start()].strip()


def _plain(address: str) -> str:
    """An address without scheme, `www.` and a last slash, percent signs resolved."""
    return unquote(re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE)).rstrip("/").casefold()
