"""`/// name | argument` … `///`: the handbook's components as blocks, so that a page needs no HTML.

Built on pymdownx.blocks, which calls `on_create` at the opening line and `on_end` at the closing one. The classes are
those of overrides/assets/stylesheets/components.css.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*(?P<list>[#.][^\s{}]+(?:[ ]+[#.][^\s{}]+)*)[ ]*\}\s*$")


class Essentials(Block):  # type: ignore[misc]
    """`/// essentials | title`: what the page says, in at most five points."""

    NAME = "essentials"
    ARGUMENT = True
    CLASS = "hb-lead"
    TAG = "section"

    def on_create(self, parent: ET.Element) -> ET.Element:
        """A section named by its title."""
        element = ET.SubElement(parent, self.TAG, {"class": self.CLASS})
        title = ET.SubElement(element, "p", {"class": f"{self.CLASS.split()[0]}__title"})
        title.text = self.argument
        return element


class Panel(Essentials):
    """`/// panel | title`: a side box of the home page."""

    NAME = "panel"
    CLASS = "hb-panel"


class Contact(Essentials):
    """`/// contact | title`: whom to call."""

    NAME = "contact"
    CLASS = "hb-contact"


class Note(Essentials):
    """`/// note | title`: something to know."""

    NAME = "note"
    CLASS = "hb-notice"
    TAG = "div"


class Caution(Note):
    """`/// warning | title`: something that goes wrong."""

    NAME = "warning"
    CLASS = "hb-notice hb-notice--stop"


class Plain(Block):  # type: ignore[misc]
    """A block without an argument: a `div` with a class."""

    CLASS = ""

    def on_create(self, parent: ET.Element) -> ET.Element:
        """An empty div."""
        return ET.SubElement(parent, "div", {"class": self.CLASS})


class Hero(Plain):
    """`/// hero`: the band at the top of the home page, with its title."""

    NAME = "hero"
    CLASS = "hb-hero"


class Letter(Plain):
    """`/// letter`: an official letter; a paragraph's class (`{ .date }`) says which part of it that is."""

    NAME = "letter"
    CLASS = "hb-letter"

    def on_end(self, block: ET.Element) -> None:
        """Lines of the letter keep its layout; the site gives no role to it."""
        block.set("role", "group")


class Start(Plain):
    """`/// start`: questions and answers (a definition list), the first minute of the visit."""

    NAME = "start"
    CLASS = "hb-start-block"

    def on_end(self, block: ET.Element) -> None:
        """Put each question and its answer into a row."""
        for answers in block.findall("dl"):
            answers.set("class", "hb-start")
            pairs = list(answers)
            answers[:] = []
            row: ET.Element | None = None
            for item in pairs:
                if item.tag == "dt" or row is None:
                    row = ET.SubElement(answers, "div", {"class": "hb-start__row"})
                row.append(item)


class Form(Plain):
    """`/// form`: what is printed of a form's page; its blanks are links such as `[Project](field:project)`."""

    NAME = "form"
    CLASS = "hb-form"


class Office(Essentials):
    """`/// office | title`: the part of a form that the office fills in which receives it."""

    NAME = "office"
    CLASS = "hb-office"


class NumberedList(Plain):
    """A block around an ordered list that gives it a class, and its items the ids written after their first line."""

    LIST_CLASS = ""

    def on_create(self, parent: ET.Element) -> ET.Element:
        """No element of its own in the end: a div that only carries the list."""
        return ET.SubElement(parent, "div", {"class": f"{self.LIST_CLASS}-block"})

    def on_end(self, block: ET.Element) -> None:
        """Name the list and its items. Safari drops a list's meaning with its bullets unless the role says it."""
        for numbered in block.findall("ol"):
            numbered.set("class", self.LIST_CLASS)
            numbered.set("role", "list")
        for item in block.iter("li"):
            _take_attributes(item)


def _take_attributes(item: ET.Element) -> None:
    """Move `{ #id .class }` from the end of an item's first lines to the item; attr_list would print it in a loose list."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    found = _ATTRIBUTES.search(holder.text or "")
    if not found:
        return
    for part in found["list"].split():
        if part.startswith("#"):
            item.set("id", part[1:])
        else:
            item.set("class", " ".join(filter(None, [item.get("class"), part[1:]])))
    holder.text = (holder.text or "")[: found.start()]


class Clauses(NumberedList):
    """`/// clauses`: ข้อ ๑, ข้อ ๒ … running through the page."""

    NAME = "clauses"
    LIST_CLASS = "hb-clauses"


class Path(NumberedList):
    """`/// path`: the steps of a proposal, each with a heading, who acts, and with what."""

    NAME = "path"
    LIST_CLASS = "hb-path"

    def on_end(self, block: ET.Element) -> None:
        """The first paragraph after a step's heading says who acts."""
        super().on_end(block)
        for step in block.iter("li"):
            children = list(step)
            for heading, following in pairwise(children):
                if heading.tag == "h3" and following.tag == "p":
                    following.set("class", "hb-path__who")


class Table(Block):  # type: ignore[misc]
    """`/// table | caption`: a table with its caption, header scopes, and a box in which it scrolls on phones."""

    NAME = "table"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """The scrolling box; the finishing step names it by its caption."""
        return ET.SubElement(parent, "div", {"class": "hb-scroll"})

    def on_end(self, block: ET.Element) -> None:
        """Give the table its class, caption and scopes; its first column heads the rows."""
        for table in block.findall("table"):
            table.set("class", "hb-table")
            caption = ET.Element("caption")
            caption.text = self.argument
            table.insert(0, caption)
            for head in table.iterfind("thead/tr/th"):
                head.set("scope", "col")
            for row in table.iterfind("tbody/tr"):
                if len(row):
                    row[0].tag = "th"
                    row[0].set("scope", "row")


class Data(Block):  # type: ignore[misc]
    """`/// data | name`: a place that the finishing step fills from docs/data/."""

    NAME = "data"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """An empty element that names the data."""
        return ET.SubElement(parent, "div", {"data-hb-data": self.argument})


class Figure(Block):  # type: ignore[misc]
    """`/// figure | name`: the drawing docs/figures/NAME.svg; the block's text is its caption."""

    NAME = "figure"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """A figure that names its drawing; the finishing step puts it in."""
        return ET.SubElement(parent, "figure", {"class": "hb-figure", "data-hb-figure": self.argument})

    def on_end(self, block: ET.Element) -> None:
        """Make the block's text the caption."""
        caption = ET.Element("figcaption")
        caption.extend(list(block))
        block[:] = [caption]


BLOCKS = (
    Essentials,
    Panel,
    Contact,
    Note,
    Caution,
    Hero,
    Letter,
    Form,
    Office,
    Start,
    Clauses,
    Path,
    Table,
    Data,
    Figure,
)
BLOCK_NAMES = {block.NAME: bool(block.ARGUMENT) for block in BLOCKS}  # name -> whether it has a title


class HandbookBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx's names
        """Called by pymdownx for each page."""
        for block in BLOCKS:
            block_mgr.register(block, {})


def makeExtension(**options: Any) -> HandbookBlocks:  # noqa: N802 - Python-Markdown's name
    """Python-Markdown's entry point."""
    return HandbookBlocks(**options)
