"""`source:` and `confirm:` links in a built page -> numbered references, and marks of what is open.

A question has a badge where the page first mentions it, and where it is mentioned again a quiet link to the same entry.
The badge's kind is that of the question: it waits for the office, or is to be checked in an official text.

Runs before the addresses are finished: hrefs made here are `page:KEY#ID`, which addresses.py resolves.
"""

from __future__ import annotations

from handbook.corpus.bodies import kind_of
from handbook.html.tree import Element, add, append_text, insert_after, make, select, words_of
from handbook.site.page import BuiltPage, Context, Marks, Place
from handbook.site.sources import cite
from handbook.site.theme.menus import list_in_menu
from handbook.thai.words import word

BADGES = {"wait": "hb-state hb-state--wait hb-bare", "text": "hb-state hb-state--text hb-bare"}
"""Kind of a mark -> the classes of its badge, and of the words that have it."""
_MARKED = {"wait": "hb-wait", "text": "hb-wait hb-wait--text"}


def render_marks(page: BuiltPage, context: Context) -> None:
    """Turn a page's marks into references and badges, and record in the context where they are."""
    key, locale = page.page.key, context.locale
    marks = context.marks[key] = Marks()
    heading = ""
    for element in list(page.article.iter("h1", "h2", "h3", "h4", "a")):
        if element.tag != "a":
            heading = words_of(element)
            continue
        scheme, _, id = element.get("href", "").partition(":")
        if scheme == "source":
            _cite_here(element, id, Place(key, "", heading), marks.sources, locale)
        elif scheme == "confirm":
            _wait_here(element, id, heading, page, context)
        elif scheme == "term":
            element.set("class", "hb-term")
            element.set("href", f"page:glossary#{id}")


def _cite_here(link: Element, id: str, place: Place, found: dict[str, list[Place]], locale: str) -> None:
    """`<a href="source:x">text</a>` -> text and `[1]`."""
    places = found.setdefault(id, [])
    number = list(found).index(id) + 1
    mark = f"ref-{number}-{len(places) + 1}"
    places.append(Place(place.key, mark, place.heading))
    link.tag = "span"
    link.attrib.clear()
    link.set("class", "hb-sourced")
    label = word(locale, "sources.mark", number=number)
    reference = make(
        "a", f"[{number}]", class_="hb-source", href=f"#source-{number}", id=mark, aria_label=f"[{number}] {label}"
    )
    insert_after(link, reference, "\N{NO-BREAK SPACE}")


def _wait_here(link: Element, id: str, heading: str, page: BuiltPage, context: Context) -> None:
    """`<a href="confirm:x">text</a>` -> underlined text and its badge, or, if the page has that, a quiet link."""
    key, locale = page.page.key, context.locale
    question = context.corpus.data.questions.get(id)  # None only if the checks were skipped
    kind = kind_of(question.asks if question is not None else None)
    places = context.marks[key].questions.setdefault(id, [])
    mark = f"wait-{id}" if not places else f"wait-{id}-{len(places) + 1}"
    places.append(Place(key, mark, heading))
    leads = {"href": f"page:confirm#{id}", "aria-label": word(locale, f"mark.{kind}.label", text=words_of(link))}
    link.attrib.clear()
    if len(places) > 1:
        link.attrib.update({"class": "hb-again hb-bare", **leads, "id": mark})
        return
    link.tag = "span"
    link.attrib.update({"class": _MARKED[kind], "id": mark})
    badge = make("a", word(locale, f"mark.{kind}"), class_=BADGES[kind])
    badge.attrib.update(leads)
    insert_after(link, badge, " ")


def list_sources(page: BuiltPage, context: Context) -> None:
    """Append the page's numbered sources, each with links back to the statements that cite it."""
    article, marks, locale = page.article, context.marks[page.page.key], context.locale
    if not marks.sources:
        return
    list_in_menu(page.tree, "page-sources", word(locale, "sources.title"))
    section = make("section", class_="hb-page-sources", aria_labelledby="page-sources")
    turn = select(article, "nav.hb-turn")
    if turn:
        turn[0].addprevious(section)
    else:
        article.append(section)
    add(section, "h2", word(locale, "sources.title"), id="page-sources")
    numbered = add(section, "ol", class_="hb-sources", role="list")
    for number, (id, places) in enumerate(marks.sources.items(), 1):
        item = add(numbered, "li", id=f"source-{number}")
        source = context.corpus.data.sources.get(id)
        if source is None:  # only if the checks were skipped
            continue
        add(item, "span", cite(source, locale, context.numerals))
        entry = context.entry_of(id)
        if entry is not None:
            append_text(item, " · ")
            label = word(locale, "sources.entry.label", title=source.title[locale])
            add(item, "a", word(locale, "sources.entry"), href=entry, aria_label=label)
        back = add(item, "span", class_="hb-sources__back")
        for count, place in enumerate(places, 1):
            append_text(back, " · ")
            text = (
                word(locale, "sources.back") if len(places) == 1 else word(locale, "sources.back.numbered", count=count)
            )
            add(back, "a", text if count == 1 else str(count), href=f"#{place.id}", aria_label=text)
