"""Acts on mkdocs.yml: contact, address, edition, endorsement, nav."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from acts.expected import Expected, page_of
from acts.on_marks import add_letter, put_answer
from acts.sources import LANGUAGES, Sources
from acts.yaml_text import add_item, add_key, remove_item, rename_key, set_value

_HANDBOOK = ("extra", "handbook")
_PHONE = {"": "โทร. 0 2000 0000 ต่อ 10", ".en": "Tel. 0 2000 0000 ext. 10"}
_TEL = "+6620000000"


def change_telephone(sources: Sources, _: Random) -> Iterator[Expected]:
    """Another telephone number, in the settings alone; the circular's letter stays."""
    contact = sources.data("mkdocs.yml")["extra"]["handbook"]["contact"]
    for locale, language in (("th", ""), ("en", ".en")):
        sources.edit("mkdocs.yml", set_value, (*_HANDBOOK, "contact", "phone", locale), _PHONE[language])
    sources.edit("mkdocs.yml", set_value, (*_HANDBOOK, "contact", "tel"), f'"{_TEL}"')
    for language in LANGUAGES:
        yield Expected(page_of("index", language), _PHONE[language])
        yield Expected(page_of("index", language), contact["tel"], is_there=False)


def change_site_address(sources: Sources, rng: Random) -> Iterator[Expected]:
    """Another address of the site: of a host of its own, or deeper."""
    address = rng.choice(["https://cctv.example.invalid/", "https://www.example.invalid/office/cctv/"])
    sources.edit("mkdocs.yml", set_value, ("site_url",), address)
    yield Expected("sitemap.xml", f"{address}sitemap-th.xml")
    yield Expected("index.html", f'href="{address}"')


def name_edition(sources: Sources, _: Random) -> Iterator[Expected]:
    """Another name of the edition."""
    for language, locale, name in (("", "th", "ฉบับตัวอย่างที่ ๒"), (".en", "en", "Second sample edition")):
        sources.edit("mkdocs.yml", set_value, (*_HANDBOOK, "edition", locale), name)
        yield Expected(page_of("index", language), name)


def endorse(sources: Sources, rng: Random) -> Iterator[Expected]:
    """`status: endorsed`, with the letter, the question answered, the edition no draft; nothing says otherwise."""
    letter = add_letter(sources, rng, "sample-endorsement")
    sources.edit("mkdocs.yml", set_value, (*_HANDBOOK, "status"), "endorsed")
    sources.edit("mkdocs.yml", add_key, _HANDBOOK, "endorsed_by", letter)
    put_answer(sources, "endorsement", letter)
    for locale, name in (("th", "ฉบับตัวอย่างที่รับรอง"), ("en", "Endorsed sample edition")):
        sources.edit("mkdocs.yml", set_value, (*_HANDBOOK, "edition", locale), name)
    for language, waits, said in zip(
        LANGUAGES,
        ("เพื่อเสนอให้จังหวัดพิจารณา", "for the province to consider"),
        ("จังหวัดรับรองฉบับนี้แล้ว", "The province has endorsed this edition"),
        strict=True,
    ):
        for key in ("index", "circular"):
            yield Expected(page_of(key, language), waits, is_there=False)
            yield Expected(page_of(key, language), said)
        for key in sources.forms():
            yield Expected(page_of(key, language), "proposals until" if language else "เป็นข้อเสนอจนกว่า", is_there=False)


def regroup_nav(sources: Sources, rng: Random) -> Iterator[Expected]:
    """Sections of the nav renamed, with their translations, and a page moved into the one before."""
    nav = sources.data("mkdocs.yml")["nav"]
    sections = [(number, *item) for number, item in enumerate(nav) if isinstance(item, dict)]
    movable = [
        (number, title)
        for (_, before), (number, title) in pairwise(sections)
        if len(nav[number][title]) > 1 and nav[number][title][0] != "forms/index.md"
    ]
    number, title = rng.choice(movable)
    ((before, pages),) = nav[number - 1].items()
    moved = nav[number][title][0]
    sources.edit("mkdocs.yml", remove_item, ("nav", number, title, 0))
    sources.edit("mkdocs.yml", add_item, ("nav", number - 1, before), moved, len(pages))
    for place, old in ((number, title), (number - 1, before)):
        new = {"th": f"หมวดตัวอย่าง {place}", "en": f"Sample section {place}"}
        _rename_section(sources, place, old, new)
        yield Expected("index.html", new["th"])
        yield Expected("en/index.html", new["en"])


def _rename_section(sources: Sources, place: int, old: str, new: dict[str, str]) -> None:
    sources.edit("mkdocs.yml", rename_key, ("nav", place, old), new["th"])
    plugins = sources.data("mkdocs.yml")["plugins"]
    plugin = next(number for number, item in enumerate(plugins) if "i18n" in item and isinstance(item, dict))
    for number, language in enumerate(plugins[plugin]["i18n"]["languages"]):
        if "nav_translations" in language:
            path = ("plugins", plugin, "i18n", "languages", number, "nav_translations", old)
            sources.edit("mkdocs.yml", set_value, path, new[language["locale"]])
            sources.edit("mkdocs.yml", rename_key, path, new["th"])
