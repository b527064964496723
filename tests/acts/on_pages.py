"""Acts on pages: a review, a typo, pages that come, move and go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from acts.expected import Expected, page_of
from acts.own_text import page
from acts.sources import LANGUAGES, Link, Sources, address, page_file, target_of
from acts.unused import drop_unused
from acts.yaml_text import add_key, set_value

NAMED_CHAPTER = re.compile(r"(?P<word>บทที่ |[Cc]hapter )(?P<number>[0-9๐-๙]+)")
_MENDED = {"": ("และ", " และ"), ".en": (" and ", ", and ")}


def review(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A later `reviewed` on three pages, in both languages."""
    for key in rng.sample(sources.page_keys(), 3):
        day = date.fromisoformat(str(sources.meta(key)["reviewed"])) + timedelta(rng.randint(1, 60))
        for language in LANGUAGES:
            sources.edit_meta(key, language, set_value, ("reviewed",), day.isoformat())
            yield Expected(page_of(key, language), f'datetime="{day.isoformat()}"')


def mend_typo(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A typo mended in both languages: a space before a word, a comma."""
    keys = [key for key in sources.pages() if all(_plain(sources, key, language) for language in LANGUAGES)]
    key = sources.take(rng, keys)
    for language in LANGUAGES:
        line = rng.choice(_plain(sources, key, language))
        mended = line.replace(*_MENDED[language], 1)
        sources.edit(page_file(key, language), lambda text, line=line, mended=mended: text.replace(line, mended, 1))
        yield Expected(page_of(key, language), is_there=True)


def change_thai_first(sources: Sources, rng: Random) -> Iterator[Expected]:
    """Words of a Thai page changed, the English waits with a waiver: a warning, and its readers are told."""
    key = sources.take(rng, [key for key in sources.pages() if _plain(sources, key, "")])
    line = rng.choice(_plain(sources, key, ""))
    sources.edit(page_file(key, ""), lambda text: text.replace(line, f"{line} ให้ตรวจอีกครั้ง", 1))
    waiver = "translation_waiver: {date: 2026-12-01, reason: The translator is away this week.}"
    sources.edit(page_file(key, ".en"), lambda text: text.replace("\nreview_every:", f"\n{waiver}\nreview_every:", 1))
    yield Expected(page_of(key, ".en"), "hb-behind")


def _plain(sources: Sources, key: str, language: str) -> list[str]:
    """Paragraphs of one line without links, in which something may be mended."""
    lines = sources.read(page_file(key, language)).split("\n")
    wrong, mended = _MENDED[language]
    return [
        line
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if not before + after and line[:1].isalpha() and "](" not in line and wrong in line and mended not in line
    ]


def add_page(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A new pair of pages, somewhere in the nav."""
    after = rng.choice([key for key in sources.page_keys() if key not in {"index", *sources.forms()}])
    titles = {"": "หน้าตัวอย่างใหม่", ".en": "A new sample page"}
    thai, english = (page(language, titles[language], "new-sample") for language in LANGUAGES)
    sources.add_page("new-sample", thai, english, after)
    for language in LANGUAGES:
        yield Expected(page_of("new-sample", language), titles[language])


def rename_page(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A page renamed, its former address kept as `old_paths`."""
    key = sources.take(rng, sources.pages())
    new = f"{key}-renamed"
    place = next(place for place, other in sources.nav() if other == key)
    sources.edit("mkdocs.yml", set_value, place, f"{new}.md")
    for language in LANGUAGES:
        (sources.root / page_file(key, language)).rename(sources.root / page_file(new, language))
        sources.edit_meta(new, language, add_key, (), "old_paths", f"[{key}/]")
    lead_elsewhere(sources, key, new, keeps_ids=True)
    for language in LANGUAGES:
        yield Expected(page_of(new, language), str(sources.meta(new, language)["title"]))
        yield Expected(page_of(key, language), f"{new}/index.html")


def remove_page(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A page removed: links to it lead to another, which keeps its address, and what it alone cited goes too."""
    key, other = (sources.take(rng, sources.pages()) for _ in range(2))
    sources.remove_page(key)
    lead_elsewhere(sources, key, other, keeps_ids=False)
    for language in LANGUAGES:
        sources.edit_meta(other, language, add_key, (), "old_paths", f"[{key}/]")
    drop_unused(sources)
    for language in LANGUAGES:
        yield Expected(page_of(key, language), f"{other}/index.html")


def lead_elsewhere(sources: Sources, old: str, new: str, *, keeps_ids: bool) -> None:
    """Write every link and every form's step that led to one page so that it leads to another.

    A link that called the page a chapter by its number has the other's title in its place, if the page is gone.
    """
    titles = [str(sources.meta(new, language)["title"]) for language in LANGUAGES]

    def change(key: str, link: Link) -> str | None:
        target, id = target_of(key, link)
        if target != old or not link.target.partition("#")[0]:
            return None
        is_numbered = NAMED_CHAPTER.search(link.words) and not keeps_ids
        words = titles[link.words.isascii()] if is_numbered else link.words
        return f"[{words}]({address(key, new)}{f'#{id}' if id and keeps_ids else ''})"

    sources.change_links(change)
    for form in sources.forms():
        path = f"docs/{form}.form.yml"
        key, _, id = str(sources.data(path)["step"]).partition("#")
        if key == old:
            sources.edit(path, set_value, ("step",), f"{new}#{id if keeps_ids else first_id(sources, new)}")


def first_id(sources: Sources, key: str) -> str:
    """The id of a page's title."""
    title = next(line for line in sources.read(page_file(key)).split("\n") if line.startswith("# "))
    return title.rpartition("{ #")[2].removesuffix(" }")
