"""What is open on the pages of a site: one badge of a question on a page, then quiet links; both kinds apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from built_site import BuiltPage
from handbook_sources import LOCALES, Handbook, path_of

Pages = dict[str, BuiltPage]
SAID = {
    "wait": {"th": "รอการยืนยัน", "en": "to be confirmed"},
    "text": {"th": "ตรวจตัวบท", "en": "check the text"},
}
"""What the badge of each kind says."""
MENTIONS = "article .hb-wait, article a.hb-again"


def kinds_of(handbook: Handbook) -> dict[str, str]:
    """Question -> the kind of its marks, by whom the data say that it asks."""
    data = handbook.data("confirm")
    others = {body["id"] for body in data.get("bodies", ()) if not body.get("office")}
    items = [item for group in data["groups"] for item in group["items"]]
    return {item["id"]: "text" if item.get("asks") in others else "wait" for item in items}


def mentions(page: BuiltPage) -> Iterator[tuple[str, Any, Any]]:
    """Each mention of a question in reading order: its id, the link to its entry, and the words that are marked."""
    for words in page.select(MENTIONS):
        link = words if words.tag == "a" else words.getnext()
        file, id = page.follow(link.get("href"))
        assert file.endswith("confirm/index.html"), page.path
        yield id, link, words


def marked(page: BuiltPage) -> dict[str, int]:
    """Question -> how often a page mentions it."""
    return Counter(id for id, _, _ in mentions(page))


def test_a_question_has_its_badge_where_a_page_first_mentions_it_and_then_quiet_links(pages: Pages) -> None:
    for path, page in pages.items():
        seen = set()
        for id, link, words in mentions(page):
            assert (link is words) == (id in seen), f"{path}: {id}"
            seen.add(id)
        led = [page.follow(badge.get("href")) for badge in page.select("article a.hb-state")]
        asked = [id for file, id in led if file.endswith("confirm/index.html") and id]
        assert sorted(asked) == sorted(seen), f"{path}: no badge twice, and none of another question"


def test_a_mark_says_its_kind_and_what_it_marks(pages: Pages, handbook: Handbook) -> None:
    kinds = kinds_of(handbook)
    for path, page in pages.items():
        for id, link, words in mentions(page):
            kind = kinds[id]
            said = SAID[kind][page.locale]
            assert link.get("aria-label") == f"{said}: {' '.join(words.text_content().split())}", f"{path}: {id}"
            if link is not words:
                assert link.text == said, f"{path}: {id}"
                assert f"hb-state--{kind}" in link.get("class").split(), f"{path}: {id}"
                assert ("hb-wait--text" in words.get("class").split()) == (kind == "text"), f"{path}: {id}"


def test_the_page_line_counts_the_kinds_apart(pages: Pages, handbook: Handbook) -> None:
    kinds = kinds_of(handbook)
    for path, page in pages.items():
        open_ones = Counter(kinds[id] for id in marked(page))
        shown = {}
        for link in page.select(".hb-pageline a.hb-state"):
            (kind,) = (kind for kind in SAID if f"hb-state--{kind}" in link.get("class").split())
            shown[kind] = int("".join(filter(str.isdigit, link.text)))
            file, id = page.follow(link.get("href"))
            assert id in pages[file].ids if id else file.endswith("confirm/index.html"), path
        assert shown == open_ones, path


def test_the_end_of_a_page_lists_what_is_open_on_it_by_kind(pages: Pages, handbook: Handbook) -> None:
    kinds = kinds_of(handbook)
    asks = {item["id"]: item["ask"] for group in handbook.data("confirm")["groups"] for item in group["items"]}
    for path, page in pages.items():
        open_ones = [] if path.endswith("confirm/index.html") else list(marked(page))
        links = page.select("article .hb-page-open li > a")
        listed = [page.follow(link.get("href"))[1] for link in links]
        assert listed == sorted(open_ones, key=lambda asked: kinds[asked] == "text"), path
        assert [link.text_content() for link in links] == [asks[id][page.locale] for id in listed], path
        assert len(page.select("article .hb-page-open")) == bool(open_ones), path
        assert len(page.select("article .hb-page-open ul")) == len({kinds[id] for id in open_ones}), path


def test_a_question_names_whom_it_asks_and_where_it_waits(pages: Pages, handbook: Handbook) -> None:
    data, kinds = handbook.data("confirm"), kinds_of(handbook)
    for locale in LOCALES:
        names = {body["id"]: body[locale] for body in data.get("bodies", ())}
        office = [body[locale] for body in data.get("bodies", ()) if body.get("office")]
        office = office or [handbook.facts["contact"]["unit"][locale]]
        confirm = pages[path_of("confirm", locale)]
        for item in (item for group in data["groups"] for item in group["items"] if "answer" not in item):
            (line,) = confirm.select(f"li[id='{item['id']}'] .hb-items__asks")
            said = {"th": "ตรวจตัวบท", "en": "Check the text"}[locale]
            assert line.text_content().startswith(said) == (kinds[item["id"]] == "text"), item["id"]
            assert names.get(item.get("asks"), office[0]) in line.text_content(), item["id"]


def test_the_page_of_questions_leads_to_each_section_that_waits(pages: Pages) -> None:
    for confirm in (page for path, page in pages.items() if path.endswith("confirm/index.html")):
        sections = {
            (page.path, id, _heading(words))
            for page in pages.values()
            if page.locale == confirm.locale
            for id, _, words in mentions(page)
        }
        links = confirm.select(".hb-items__where a")
        places = {
            (page.path, id, _heading(words), words.get("id"))
            for page in pages.values()
            for id, _, words in mentions(page)
        }
        led = set()
        for link in links:
            file, mark = confirm.follow(link.get("href"))
            id = link.xpath("string(ancestor::li/@id)")
            led |= {(path, of, heading) for path, of, heading, at in places if (path, of, at) == (file, id, mark)}
        assert led == sections
        assert len(links) == len(sections)


def _heading(words: Any) -> str:
    """The heading above a mark, or of which it is a part; nothing before the first below the title."""
    above = words.xpath(
        "(ancestor-or-self::*/preceding-sibling::*/descendant-or-self::*|ancestor::*)"
        "[self::h1 or self::h2 or self::h3 or self::h4]"
    )
    inside = [head for head in above if head.xpath("ancestor::article")]
    return " ".join(inside[-1].text_content().split()) if inside and inside[-1].tag != "h1" else ""
