"""Acts on sources, questions and prices."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from lxml import etree

from acts.expected import Expected, page_of
from acts.own_text import ANSWER, LETTER, QUESTION
from acts.sources import LANGUAGES, Link, Sources, before_last_heading, page_file, target_of
from acts.unused import CONFIRM, SOURCES, drop_question, drop_unused
from acts.yaml_text import add_item, add_key, set_value
from handbook.checks.answers import UNKNOWN
from handbook.corpus.drawings import QUESTIONS
from handbook.corpus.prose import ENGLISH

PRICES = "docs/data/price-items.yml"
PRICE_QUESTION = "price-edition"
WITH_SETTINGS = {PRICE_QUESTION, "endorsement"}
"""Questions of which other acts change the answer, with prices or settings."""


def add_source(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A new source, cited on a page in both languages."""
    id = add_letter(sources, rng, "sample-letter")
    key = sources.take(rng, sources.pages())
    for language, words in zip(LANGUAGES, ("ดู[หนังสือตัวอย่าง]", "See [the sample letter]"), strict=True):
        sources.edit(page_file(key, language), before_last_heading, f"{words}(source:{id})")
        yield Expected(page_of(key, language), f"#{id}")
        yield Expected(page_of(register_of(sources, id), language), f'id="{id}"')


def answer_question(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A question answered: the answer stands in its entry, and its marks become the answering letter's."""
    items = [item for group in sources.data(CONFIRM)["groups"] for item in group["items"]]
    id = rng.choice([item["id"] for item in items if item["id"] not in WITH_SETTINGS])
    letter = add_letter(sources, rng, f"answer-{id}")
    put_answer(sources, id, letter)
    for language in LANGUAGES:
        yield Expected(page_of(register_of(sources, letter), language), f'id="{letter}"')
        yield Expected(page_of("confirm", language), 'class="hb-items__answer"')


def withdraw_question(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A question that is not asked any more: its marks become a letter's, its entry goes."""
    groups = sources.data(CONFIRM)["groups"]
    linked = _linked_questions(sources) | WITH_SETTINGS
    id = rng.choice([item["id"] for group in groups for item in group["items"] if item["id"] not in linked])
    letter = add_letter(sources, rng, f"answer-{id}")
    _mark_as_sourced(sources, id, letter)
    drop_question(sources, id)
    drop_unused(sources)
    for language in LANGUAGES:
        yield Expected(page_of(register_of(sources, letter), language), f'id="{letter}"')
        yield Expected(page_of("confirm", language), f'id="{id}"', is_there=False)


def add_question(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A new open question, for which a page waits in both languages."""
    number = rng.randrange(len(sources.data(CONFIRM)["groups"]))
    item = QUESTION.format(id="sample-paper")
    sources.edit(CONFIRM, add_item, ("groups", number, "items"), item, 0)
    key = sources.take(rng, sources.pages())
    for language, words in zip(LANGUAGES, ("ยังไม่ทราบ[เอกสารตัวอย่าง]", "[The sample paper] is not known"), strict=True):
        paragraph = words.replace("]", "](confirm:sample-paper)")
        sources.edit(page_file(key, language), before_last_heading, paragraph)
        yield Expected(page_of(key, language), 'id="wait-sample-paper"')
        yield Expected(page_of("confirm", language), 'id="sample-paper"')


def fill_in_prices(sources: Sources, rng: Random) -> Iterator[Expected]:
    """Prices filled in, with the announcement's data, and the question which it is answered; one is not yet known."""
    id = add_letter(sources, rng, "sample-prices")
    sources.edit(PRICES, set_value, ("announcement", "date"), "2026-12-01")
    sources.edit(PRICES, set_value, ("announcement", "url"), "https://prices.example.invalid/1")
    sources.edit(PRICES, add_key, ("announcement",), "source", id)
    sources.edit(PRICES, add_key, ("announcement",), "edition", "{th: ฉบับตัวอย่าง, en: the sample edition}")
    put_answer(sources, PRICE_QUESTION, id)
    items = sources.data(PRICES)["items"]
    left = rng.randrange(len(items))
    for number in range(len(items)):
        if number != left:
            sources.edit(PRICES, set_value, ("items", number, "price"), str(1000 * (number + 1) + 234))
    shown = next(
        key for key, _ in sources.each_page() if f"price-items {items[0]['group']}" in sources.read(page_file(key))
    )
    for language in LANGUAGES:
        yield Expected(page_of(shown, language), "1,234" if left else "2,234")


def put_answer(sources: Sources, id: str, letter: str) -> None:
    """Answer a question of confirm.yml by a letter, on all pages, too."""
    (path,) = [
        ("groups", number, "items", place)
        for number, group in enumerate(sources.data(CONFIRM)["groups"])
        for place, item in enumerate(group["items"])
        if item["id"] == id
    ]
    sources.edit(CONFIRM, add_key, path, "answer", ANSWER.format(letter=letter))
    _mark_as_sourced(sources, id, letter)
    drop_unused(sources)


def _mark_as_sourced(sources: Sources, id: str, letter: str) -> None:
    """Write each statement that waited as one that is known."""
    sources.change_links(lambda _, link: f"[{link.words}](source:{letter})" if link.target == f"confirm:{id}" else None)
    for path in sorted(sources.docs.glob("figures/*.svg")):
        sources.edit(path.relative_to(sources.root).as_posix(), _without_question, id)
    for key, language in sources.each_page():
        if f"(source:{letter})" in sources.read(page_file(key, language)):
            sources.edit(page_file(key, language), _known, f"(source:{letter})", "given" if language else "ดู")


def _without_question(text: str, id: str) -> str:
    """A drawing in which nothing waits for a question any more; what waits for it alone has other words."""
    drawing = etree.fromstring(text.encode())
    for element in drawing.iter(etree.Element):
        waits = element.get(QUESTIONS, "").split()
        if id in waits:
            waits.remove(id)
            element.set(QUESTIONS, " ".join(waits))
        if not waits and QUESTIONS in element.attrib:
            del element.attrib[QUESTIONS]
            element.text = UNKNOWN.sub("ดู", element.text or "")
            element.set(ENGLISH, UNKNOWN.sub("given", element.get(ENGLISH, "")))
    return etree.tostring(drawing, encoding="unicode") + "\n"


def _known(text: str, mark: str, word: str) -> str:
    lines = (UNKNOWN.sub(word, line) if mark in line else line for line in text.split("\n"))
    return "\n".join(lines)


def add_letter(sources: Sources, rng: Random, id: str) -> str:
    """Put a letter of the acts' own into sources.yml; returns its id."""
    register = sources.data(SOURCES)
    group = rng.choice(register["groups"])["id"]
    sources.edit(
        SOURCES, add_item, ("sources",), LETTER.format(id=id, group=group), rng.randrange(len(register["sources"]))
    )
    return id


def register_of(sources: Sources, id: str) -> str:
    """The page whose register lists a source: that which shows its group."""
    group = next(entry["group"] for entry in sources.data(SOURCES)["sources"] if entry["id"] == id)
    return next(key for key in sources.page_keys() if f"/// data | sources {group}\n" in sources.read(page_file(key)))


def _linked_questions(sources: Sources) -> set[str]:
    """Questions to whose entry a page leads by a link of its own."""
    found: set[str] = set()

    def look(key: str, link: Link) -> None:
        found.update({target_of(key, link)[1]} if target_of(key, link)[0] == "confirm" else ())

    sources.change_links(look)
    return found
