"""Puts the tables of docs/data/ into pages. Marks in them are links, rendered like the page's own marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handbook.corpus.expression import write_expression
from handbook.corpus.model import Data
from handbook.corpus.prices import PRICE_QUESTION, PRICES, STATE, Prices
from handbook.html.tree import Element, add, append_text, select
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word, write_date

Entry = Mapping[str, Any]


def fill_tables(page: BuiltPage, context: Context) -> None:
    """Fill every placeholder for a table of docs/data/. Placeholders for registers are left to fill_registers.

    So are those for a part that is not there, which the checks tell (HB104) and a build without them leaves empty.
    """
    data = context.corpus.data
    for box, name, part in data_boxes(page.article):
        if name in data.tables and f"{name} {part}" in data.blocks:
            del box.attrib["data-hb-data"]
            fill_table(box, name, part, data, context.locale)


def data_boxes(article: Element) -> list[tuple[Element, str, str]]:
    """The placeholders for data: element, name of the file, part of it."""
    boxes = select(article, "[data-hb-data]")
    return [(box, *box.get("data-hb-data").split(" ", 1)) for box in boxes if " " in box.get("data-hb-data")]


def fill_table(box: Element, name: str, part: str, data: Data, locale: str) -> None:
    """Fill a placeholder with one part of the data file `name`, such as the group `admin` of `glossary`."""
    if name == PRICES:
        _prices(box, part, data, locale)
    else:
        _FILLERS[name](box, part, data.tables[name], locale)


def add_table(box: Element, caption: str, heads: list[str]) -> Element:
    """Add an empty table with caption and column heads in a scroll container; returns its body."""
    scroll = add(box, "div", class_="hb-scroll")
    table = add(scroll, "table", class_="hb-table")
    add(table, "caption", caption)
    row = add(add(table, "thead"), "tr")
    for head in heads:
        add(row, "th", head, scope="col")
    return add(table, "tbody")


def _other(locale: str) -> str:
    return "en" if locale == "th" else "th"


def _title(entries: list[Entry], id: str, locale: str) -> str:
    return next(str(entry[locale]) for entry in entries if entry["id"] == id)


def _terms(box: Element, part: str, value: Entry, locale: str) -> None:
    heads = [word(locale, "table.term"), word(locale, "table.term.other"), word(locale, "table.note")]
    body = add_table(box, _title(value["groups"], part, locale), heads)
    terms = [term for term in value["terms"] if term["group"] == part]
    for term in sorted(terms, key=lambda term: str(term["en"]).lower()) if locale == "en" else terms:
        row = add(body, "tr", id=term["id"])
        add(row, "th", term[locale], scope="row")
        add(row, "td", term[_other(locale)], lang=_other(locale))
        add(row, "td", term["note"][locale] if "note" in term else "")


def _governments(box: Element, part: str, value: Entry, locale: str) -> None:
    districts = [
        *value["districts"],
        {"id": "province", **{name: word(name, "table.province") for name in ("th", "en")}},
    ]
    heads = [word(locale, key) for key in ("table.government", "table.type", "table.name.other", "table.since")]
    body = add_table(box, _title(districts, part, locale), heads)
    for entry in value["local_governments"]:
        if entry.get("district", "province") == part:
            row = add(body, "tr", id=entry["id"])
            add(row, "th", entry[locale], scope="row")
            add(row, "td", _title(value["types"], entry["type"], locale))
            add(row, "td", entry[_other(locale)], lang=_other(locale))
            add(row, "td", write_date(entry["since"], locale) if "since" in entry else "–")


def _prices(box: Element, part: str, data: Data, locale: str) -> None:
    """The items of one group, or the sentence on the whole table. A price of no named announcement is not shown."""
    prices = Prices.of(data)
    if part == STATE:
        add(box, "p", _state_of(prices, locale))
        return
    value = data.tables[PRICES]
    heads = [word(locale, key) for key in ("table.number", "table.item", "table.price")]
    body = add_table(box, _title(value["groups"], part, locale), heads)
    items = [item for item in value["items"] if item["group"] == part]
    for item in items:
        row = add(body, "tr", id=item["id"])
        add(row, "td", str(item["number"]))
        name = add(row, "th", item[locale], scope="row")
        if "note" in item:
            add(name, "small", f" ({item['note'][locale]})")
        price = item["price"]
        add(row, "td", "–" if price is None else f"{price:,.2f}".removesuffix(".00"), class_="hb-number")
    about = add(box, "p", class_="hb-table__note")
    add(about, "a", word(locale, "table.names"), href=f"source:{prices.announcement['names_from']}")
    append_text(about, " ")
    if any(item["price"] is not None for item in items) and prices.is_announced:
        date = write_date(prices.announcement["date"], locale)
        add(about, "a", word(locale, "table.prices", date=date), href=f"source:{prices.announcement['source']}")
    elif (question := data.questions.get(PRICE_QUESTION)) is not None and question.answer is None:
        add(about, "a", word(locale, "table.no-price"), href=f"confirm:{PRICE_QUESTION}")
    else:
        append_text(about, word(locale, "table.no-price"))


def _state_of(prices: Prices, locale: str) -> str:
    if not prices.filled or not prices.is_announced:
        return word(locale, "table.prices.none")
    return word(
        locale,
        "table.prices.all" if prices.filled == prices.items else "table.prices.some",
        edition=prices.announcement["edition"][locale],
        date=write_date(prices.announcement["date"], locale),
        filled=prices.filled,
        items=prices.items,
    )


def _pixel_density(box: Element, part: str, value: Entry, locale: str) -> None:
    standard = next(entry for entry in value["standards"] if entry["id"] == part)
    body = add_table(box, standard[locale], [word(locale, "table.purpose"), word(locale, "table.pixels")])
    body.getparent().set("id", part)
    for level in standard["levels"]:
        row = add(body, "tr")
        add(row, "th", level[locale], scope="row")
        add(row, "td", f"{level['value']:,}", class_="hb-number")
    about = add(box, "p", class_="hb-table__note")
    add(about, "a", standard["state"][locale], href=f"source:{standard['source']}")


def _formula(box: Element, part: str, value: Entry, locale: str) -> None:
    formula = next(entry for entry in value["formulas"] if entry["id"] == part)
    names = {quantity["name"]: str(quantity[locale]) for quantity in formula["quantities"]}
    block = add(box, "div", class_="hb-formula", id=part)
    add(block, "p", f"{formula[locale]} = {write_expression(formula['expression'], names)}", class_="hb-formula__text")
    for check in formula["checks"]:
        given = ", ".join(f"{names[name]} {number:,}" for name, number in check["given"].items())
        result = f"{check['result']:,} {formula['unit'][locale]}"
        add(block, "p", word(locale, "formula.example", given=given, result=result), class_="hb-formula__example")
    if "note" in formula or "source" in formula:
        about = add(block, "p", class_="hb-table__note")
        note = formula["note"][locale] if "note" in formula else word(locale, "source.address")
        if "source" in formula:
            add(about, "a", note, href=f"source:{formula['source']}")
        else:
            append_text(about, note)


_FILLERS: dict[str, Callable[[Element, str, Entry, str], None]] = {
    "glossary": _terms,
    "local-governments": _governments,
    "pixel-density": _pixel_density,
    "formulas": _formula,
}
