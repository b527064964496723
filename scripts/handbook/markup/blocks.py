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
    """`/// essentials | title`: the main points of the page, five at most."""

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
    """`/// contact | title`: an address and telephone number."""

    NAME = "contact"
    CLASS = "hb-contact"


class Note(Essentials):
    """`/// note | title`: useful information."""

    NAME = "note"
    CLASS = "hb-notice"
    TAG = "div"


class Caution(Note):
    """`/// warning | title`: a common mistake or risk."""

    NAME = "warning"
    CLASS = "hb-notice hb-notice--stop"


class Plain(Block):  # type: ignore[misc]
    """A block without an argument: an element with a class."""

    CLASS = ""
    TAG = "div"

    def on_create(self, parent: ET.Element) -> ET.Element:
        """The empty element."""
        return ET.SubElement(parent, self.TAG, {"class": self.CLASS})


class Hero(Plain):
    """`/// hero`: the band with the title at the top of the home page."""

    NAME = "hero"
    CLASS = "hb-hero"


class Awaiting(Plain):
    """`/// awaiting`: shown as long as the edition is not endorsed."""

    NAME = "awaiting"

    def on_create(self, parent: ET.Element) -> ET.Element:
        """A div that a finishing step keeps or leaves out."""
        return ET.SubElement(parent, "div", {"data-hb-status": self.NAME})


class Endorsed(Awaiting):
    """`/// endorsed`: shown once the edition is endorsed."""

    NAME = "endorsed"


class Letter(Plain):
    """`/// letter`: an official letter; a paragraph's class (`{ .date }`) says which part of it that is."""

    NAME = "letter"
    CLASS = "hb-letter"

    def on_end(self, block: ET.Element) -> None:
        """Expose the letter as one group to screen readers."""
        block.set("role", "group")


class Start(Plain):
    """`/// start`: the first questions of a visitor with their answers (a definition list)."""

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
    """`/// form`: the form on its page; blanks are links such as `[Project](field:project)`."""

    NAME = "form"
    CLASS = "hb-form"


class Office(Essentials):
    """`/// office | title`: the part of a form that the receiving office fills in."""

    NAME = "office"
    CLASS = "hb-office"


class NumberedList(Plain):
    """A block around an ordered list that gives it a class, and its items the ids written after their first line."""

    LIST_CLASS = ""

    def on_create(self, parent: ET.Element) -> ET.Element:
        """A temporary div around the list."""
        return ET.SubElement(parent, "div", {"class": f"{self.LIST_CLASS}-block"})

    def on_end(self, block: ET.Element) -> None:
        """Give the list its class and the items their ids. Safari needs role=list when the bullets are hidden."""
        for numbered in block.findall("ol"):
            numbered.set("class", self.LIST_CLASS)
            numbered.set("role", "list")
        for item in block.iter("li"):
            _take_attributes(item)


def _take_attributes(item: ET.Element) -> None:
    """Move `{ #id .class }` from the end of an item's first line to the item; attr_list fails in loose lists."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    first_line, line_end, rest = (holder.text or "").partition("\n")
    found = _ATTRIBUTES.search(first_line)
    if not found:
        return
    for part in found["list"].split():
        if part.startswith("#"):
            item.set("id", part[1:])
        else:
            item.set("class", " ".join(filter(None, [item.get("class"), part[1:]])))
    holder.text = first_line[: found.start()] + line_end + rest


class Clauses(NumberedList):
    """`/// clauses`: ข้อ ๑, ข้อ ๒ …, numbered through the whole page."""

    NAME = "clauses"
    LIST_CLASS = "hb-clauses"


class Path(NumberedList):
    """`/// path`: the steps of a proposal, each with a heading, who acts, and the documents."""

    NAME = "path"
    LIST_CLASS = "hb-path"

    def on_end(self, block: ET.Element) -> None:
        """Mark the first paragraph after a step's heading: it says who acts."""
        super().on_end(block)
        for step in block.iter("li"):
            children = list(step)
            for heading, following in pairwise(children):
                if heading.tag == "h3" and following.tag == "p":
                    following.set("class", "hb-path__who")


class Table(Block):  # type: ignore[misc]
    """`/// table | caption`: a table with caption, header scopes, and a container that scrolls on narrow screens."""

    NAME = "table"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """The scroll container; a finishing step labels it with the caption."""
        return ET.SubElement(parent, "div", {"class": "hb-scroll"})

    def on_end(self, block: ET.Element) -> None:
        """Give the table its class, caption and scopes; the first column has the row headers."""
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
    """`/// data | name`: a placeholder that a finishing step fills from docs/data/."""

    NAME = "data"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """An empty element with the name of the data."""
        return ET.SubElement(parent, "div", {"data-hb-data": self.argument})


class Figure(Block):  # type: ignore[misc]
    """`/// figure | name`: the drawing docs/figures/NAME.svg; the block's text is its caption."""

    NAME = "figure"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """A figure with the name of its drawing; a finishing step inserts it."""
        return ET.SubElement(parent, "figure", {"class": "hb-figure", "data-hb-figure": self.argument})

    def on_end(self, block: ET.Element) -> None:
        """Make the block's text the caption."""
        caption = ET.Element("figcaption")
        caption.extend(list(block))
        block[:] = [caption]


class Picture(Plain):
    """`/// picture`: a Markdown picture, then its caption, then who made it; a finishing step makes the caption."""

    NAME = "picture"
    CLASS = "hb-figure hb-picture"
    TAG = "figure"


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
    Awaiting,
    Endorsed,
    Picture,
)
NUMBERED_BLOCKS = frozenset(block.NAME for block in BLOCKS if issubclass(block, NumberedList))
"""In these an item's id may stand at the end of its first line."""
TITLED_BLOCKS = frozenset(block.NAME for block in BLOCKS if issubclass(block, (Essentials, Table)))
"""Their argument is words for readers."""
BLOCK_NAMES = {block.NAME: bool(block.ARGUMENT) for block in BLOCKS}  # name -> whether it takes a title


class HandbookBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx's names
        """Called by pymdownx for each page."""
        for block in BLOCKS:
            block_mgr.register(block, {})


def makeExtension(**options: Any) -> HandbookBlocks:  # noqa: N802 - Python-Markdown's name
    """Python-Markdown's entry point."""
    return HandbookBlocks(**options)
