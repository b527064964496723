"""`freshness`: what has grown old, as one text; the dates of reviews as a calendar; and the text kept as an issue."""

from __future__ import annotations

import argparse
import time
from urllib.parse import urljoin, urlsplit

from handbook.commands.check import read_sources
from handbook.commands.review_comment import forge_of_environment
from handbook.corpus.addresses import page_url
from handbook.corpus.data import DATA_FOLDER
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.forge.github import ForgeError
from handbook.forge.kept_text import keep_issue
from handbook.freshness.calendar import calendar
from handbook.freshness.cited import cited_addresses
from handbook.freshness.lookup import look_up
from handbook.freshness.pins import Pin, ask_pip, behind, pinned
from handbook.freshness.questions import first_days, open_questions
from handbook.freshness.report import MARK, Found, report
from handbook.freshness.reviews import reviews
from handbook.freshness.sources import unread_sources
from handbook.history.edition import local_day
from handbook.messages import on_one_line
from handbook.progress import refuse


def run(options: argparse.Namespace) -> int:
    """Write the text and the calendar, or keep a written text as the issue; 1 if the forge refuses."""
    if options.post:
        return _post(options)
    corpus = read_sources(options.root)
    if options.calendar:
        options.calendar.write_bytes(calendar_of(corpus))
    text = report(
        find(corpus, options.today or local_day(int(time.time())), options.months, online=not options.offline)
    )
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


def find(corpus: Corpus, today: str, months: int, *, online: bool) -> Found:
    """Everything that has grown old on the ISO day `today`."""
    docs = corpus.settings.docs_dir
    overdue = [review for review in reviews(corpus) if review.due <= today]
    overdue.sort(key=lambda review: (review.owner, review))
    since = first_days(docs / DATA_FOLDER / "confirm.yml")
    sources, questions = unread_sources(corpus, today, months), open_questions(corpus, since)
    found = Found(today, overdue, sources, months, questions)
    if not online:
        return found
    cited = cited_addresses(corpus)
    answers = look_up(cited)
    pins, uninstalled = _pins(corpus)
    addresses = {address: (cited[address], answers[address]) for address in cited}
    return Found(today, overdue, sources, months, questions, addresses, pins, uninstalled)


def calendar_of(corpus: Corpus) -> bytes:
    """The calendar of all reviews."""
    settings, found = corpus.settings, reviews(corpus)
    addresses = {each.key: urljoin(settings.site_url, page_url(each.key, DEFAULT_LOCALE)) for each in found}
    host = urlsplit(settings.site_url).hostname or "handbook"
    return calendar(found, settings.short_title[DEFAULT_LOCALE], host, addresses)


def _pins(corpus: Corpus) -> tuple[list[Pin] | None, int]:
    """The pins that are behind, and how many pip knows nothing of; None if it cannot tell."""
    pins = pinned(corpus.settings.root)
    try:
        told, uninstalled = ask_pip(pins)
        return behind(pins, told), uninstalled
    except (OSError, ValueError):
        return None, 0


def _post(options: argparse.Namespace) -> int:
    if not options.post.is_file():
        return refuse("no-files", paths=str(options.post))
    try:
        text = options.post.read_text(encoding="utf-8")
        keep_issue(forge_of_environment(), MARK, on_one_line("freshness.title"), text)
    except ForgeError as error:
        refuse("forge", said=str(error))
        return 1
    return 0
