"""What is written when a release begins, is published or is withdrawn: mkdocs.yml, editions.yml, folders of changes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from handbook.authored.release import Release
from handbook.corpus.released import CHANGES_FOLDER, PublishedEdition, Released, Withdrawal, folder_of
from handbook.messages import both
from handbook.texts import Texts

_RELEASE = ("extra", "handbook", "release")


def with_release(text: str, release: Release) -> str:
    """The text of mkdocs.yml with this release, everything else as it is written."""
    values = {"edition": json.dumps(release.edition), "correction": str(release.correction)}
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    nodes = {name: _node(root, (*_RELEASE, name)) for name in values}
    for name, node in sorted(nodes.items(), key=lambda each: -each[1].start_mark.index):
        text = text[: node.start_mark.index] + values[name] + text[node.end_mark.index :]
    return text


def _node(node: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        node = next(value for name, value in node.value if name.value == key)
    return node


def published(editions: Iterable[PublishedEdition], name: str, day: str) -> tuple[PublishedEdition, ...]:
    """The editions, newest first, with one more that is published on this ISO day and replaces the newest before it.

    One that is there already gets the day. Noted late, it is what the next one replaced.
    """
    known = tuple(editions)
    if any(each.edition == name for each in known):
        return tuple(replace(each, published=day) if each.edition == name else each for each in known)
    order = Release(name).order
    before = next((each.edition for each in known if Release(each.edition).order < order), None)
    newer = [each for each in known if Release(each.edition).order > order]
    older = [each for each in known if Release(each.edition).order < order]
    if newer and newer[-1].replaces == before:
        newer[-1] = replace(newer[-1], replaces=name)
    return (*newer, PublishedEdition(name, day, before), *older)


def withdrawn(editions: Iterable[PublishedEdition], name: str, day: str, reason: Texts) -> tuple[PublishedEdition, ...]:
    """The editions with one of them withdrawn, on this ISO day and for this reason."""
    return tuple(
        replace(each, withdrawn=Withdrawal(day, reason)) if each.edition == name else each for each in editions
    )


def editions_text(released: Released) -> str:
    """The text of editions.yml."""
    lines = [f"# {text}" for text in both("editions.head").values()]
    lines += ["editions:" if released.editions else "editions: []"]
    for each in released.editions:
        lines += [f"  - edition: {json.dumps(each.edition)}", f"    published: {each.published}"]
        if each.replaces is not None:
            lines.append(f"    replaces: {json.dumps(each.replaces)}")
        if each.withdrawn is not None:
            lines += ["    withdrawn:", f"      date: {each.withdrawn.date}", "      reason:"]
            lines += [f"        {locale}: {_quoted(each.withdrawn.reason[locale])}" for locale in ("th", "en")]
    if released.unpublished:
        lines += ["unpublished:", *(f"  - {json.dumps(name)}" for name in released.unpublished)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def close_changes(data: Path, release: Release) -> list[Path]:
    """Move the summaries of changes of a release that was made into its own folder; returns the new files."""
    folder = data / CHANGES_FOLDER
    files = sorted(folder.glob("*.yml"))
    target = folder / folder_of(release)
    if files:
        target.mkdir(exist_ok=True)
    return [file.rename(target / file.name) for file in files]
