"""Entries of the data that nothing needs any more, taken out as the checks ask."""

from __future__ import annotations

from typing import Any

from acts.sources import Sources, links, page_file
from acts.yaml_text import remove_item

SOURCES, CONFIRM = "docs/data/sources.yml", "docs/data/confirm.yml"


def drop_unused(sources: Sources) -> None:
    """Take out sources that nothing cites and open questions for which nothing waits."""
    used = {
        link.target for key, language in sources.each_page() for link in links(sources.read(page_file(key, language)))
    }
    for file in sorted((sources.docs / "data").glob("*.yml")):
        used |= {f"source:{id}" for id in cited(sources.data(f"docs/data/{file.name}"))}
    used |= {f"source:{id}" for id in cited(sources.data("mkdocs.yml")["extra"])}
    if "status:edition" in used:
        used.add("confirm:endorsement")
    for source in sources.data(SOURCES)["sources"]:
        if f"source:{source['id']}" not in used:
            drop_source(sources, source["id"])
    items = [item for group in sources.data(CONFIRM)["groups"] for item in group["items"]]
    for id in [item["id"] for item in items if "answer" not in item]:
        if f"confirm:{id}" not in used:
            drop_question(sources, id)


def cited(value: Any) -> set[str]:
    """The sources that data rest on."""
    if isinstance(value, list):
        return set().union(*(cited(item) for item in value))
    if not isinstance(value, dict):
        return set()
    own = {inner for name, inner in value.items() if name in {"source", "names_from"} and isinstance(inner, str)}
    return own.union(*(cited(inner) for inner in value.values()))


def drop_source(sources: Sources, id: str) -> None:
    """Take an entry out of sources.yml."""
    ids = [source["id"] for source in sources.data(SOURCES)["sources"]]
    sources.edit(SOURCES, remove_item, ("sources", ids.index(id)))


def drop_question(sources: Sources, id: str) -> None:
    """Take an item out of confirm.yml; with the last of a group the group, and the place where a page shows it."""
    groups = sources.data(CONFIRM)["groups"]
    number, group = next(pair for pair in enumerate(groups) if id in [item["id"] for item in pair[1]["items"]])
    if len(group["items"]) > 1:
        place = [item["id"] for item in group["items"]].index(id)
        sources.edit(CONFIRM, remove_item, ("groups", number, "items", place))
        return
    sources.edit(CONFIRM, remove_item, ("groups", number))
    for key, language in sources.each_page():
        sources.edit(page_file(key, language), _without_block, f"/// data | confirm {group['id']}\n///\n")


def _without_block(text: str, block: str) -> str:
    """The text without a block and the heading above it."""
    place = text.find(block)
    if place < 0:
        return text
    return text[: text.rindex("\n## ", 0, place) + 1] + text[place + len(block) :].lstrip("\n")
