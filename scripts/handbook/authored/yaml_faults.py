"""A YAML text that no parser reads -> the fault in the author's terms: its place, its kind, the line and what to write.

The parser says what it expected next, often on a later line and always in English. What it says only chooses where to
look: the kind is told by what stands there. A kind that is not known is told in general words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handbook.authored.plain_yaml import is_control
from handbook.messages import Both, both
from handbook.problems import with_mend

_SHOWN = 70
_KEY = re.compile(r"[ ]*(?:- +)*(?P<key>[^\s:#'\"\[{][^:#\[{]{0,200}?)[ \t]{0,20}(?P<colon>:)(?P<after>.|$)")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_CURLY = "“”„‘’"
_DASH = re.compile(r"[ ]*(?P<dash>-)(?![\s-])")
_OTHER_COLON = re.compile("[\uff1a\ufe55\ufe13=]")
_NAME = re.compile(r"[ ]*(?:- )?(?P<name>[A-Za-z_][\w-]{0,40})(?![\w.])")
_OPENS, _CLOSES = "[{", "]}"


@dataclass(frozen=True)
class Fault:
    """Line and column, from 0, and the details of HB211."""

    line: int
    column: int
    details: Both


def find_fault(text: str, error: Any) -> Fault:
    """The fault behind an error of the parser."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        at = next((place for place, sign in enumerate(text) if is_control(sign)), 0)
        line = text.count("\n", 0, at)
        return _fault(lines, line, at - (text.rfind("\n", 0, at) + 1), "control")
    start = error.context_mark or mark
    last = len(lines) - 1
    column = mark.column if mark.line <= last else len(lines[last])
    look = _Look(lines, min(mark.line, last), column, min(start.line, last), start.column)
    return _fault(lines, *look.look(f"{error.context} {error.problem}"))


def _fault(lines: list[str], line: int, column: int, kind: str) -> Fault:
    written = _short(lines[line].strip())
    parts = {"sign": lines[line][column : column + 1].strip(), "mended": _short(_mended(lines[line], column, kind))}
    details = with_mend(both(f"yaml.fault.{kind}", **parts), both(f"yaml.fault.{kind}.mend", **parts))
    return Fault(line, column, {"written": written, **details})


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _mended(line: str, column: int, kind: str) -> str:
    """The author's line as it should be, as far as that can be told."""
    write = _WRITERS.get(kind)
    return write(line, column) if write else line.strip()


def _with_colon(line: str, _: int) -> str:
    found = _NAME.match(line)
    name, rest = (found.end(), line[found.end() :]) if found else (len(line), "")
    return f"{line[:name].strip()}: {_OTHER_COLON.sub('', rest, count=1).strip() or '…'}"


def _quoted(line: str, _: int) -> str:
    """The line with its value in quotation marks."""
    found = _KEY.match(line)
    start = found.end("colon") if found else (line.index("- ") + 1 if "- " in line else 0)
    value = line[start:].strip().strip(_CURLY + "'\"")
    mark = "'" if '"' in value or "\\" in value else '"'
    inner = value.replace("'", "''") if mark == "'" else value
    return f"{line[:start].strip()} {mark}{inner}{mark}".strip()


_WRITERS: dict[str, Callable[[str, int], str]] = {
    "tab": lambda line, _: line.replace("\t", "  ").rstrip(),
    "odd-space": lambda line, _: _ODD_SPACE.sub(" ", line).strip(),
    "no-space": lambda line, column: f"{line[:column].rstrip(' :')}: {line[column:].lstrip()}".strip(),
    "dash": lambda line, _: _DASH.sub(lambda found: f"{found[0]} ", line).strip(),
    "no-colon": _with_colon,
    **dict.fromkeys(("colon", "sign", "curly", "after-quote", "after-bracket"), _quoted),
}
Place = tuple[int, int, str]


@dataclass(frozen=True)
class _Look:
    """Where the parser stopped (line, column) and where what it was reading began."""

    lines: list[str]
    line: int
    column: int
    first_line: int
    first_column: int

    def look(self, said: str) -> Place:
        """Line, column and kind."""
        for words, find in _FINDERS:
            if any(word in said for word in words):
                return (find not in (_Look.escape, _Look.start_of_quote) and self._tab()) or find(self)
        return self._tab() or (self.line, self.column, "other")

    def escape(self) -> Place:
        """A backslash in double quotation marks."""
        return self.line, self.column, "escape"

    def start_of_quote(self) -> Place:
        """A quotation mark without end."""
        return self.first_line, self.first_column, "quote"

    def block_text(self) -> Place:
        """Text right after `|` or `>`."""
        return self.first_line, self.first_column, "block-text"

    def sign(self) -> Place:
        """A sign that begins something else in YAML."""
        return self.first_line, self.first_column, "sign"

    def list_on_line(self) -> Place:
        """A hyphen after the name of a list."""
        return self.line, self.column, "list-on-line"

    def missing_colon(self) -> Place:
        """A line that was read as a name and has no colon."""
        return self._no_key(self.first_line)

    def _tab(self) -> Place | None:
        """A tab among the spaces before or after a key, at the line where the parser stopped or the one before."""
        for line in (self.line, self.line - 1):
            text = self.lines[line] if line >= 0 else ""
            found = re.match(r"[ ]*(?P<tab>\t)|[^\s:]+:[ ]*(?P<gap>\t)[ \t]*- ", text)
            if found:
                return line, found.start(found.lastgroup or 0), "tab"
        return None

    def document(self) -> Place:
        for line in range(self.line, -1, -1):
            if self.lines[line].startswith(("---", "...")):
                return line, 0, "document"
        first = next((number for number, text in enumerate(self.lines) if text.strip()), 0)
        return first, _indent(self.lines[first]), "indent"

    def bracket(self) -> Place:
        """In brackets: one is not closed, or closed by the other kind, or a comma is missing."""
        sign = self.lines[self.line][self.column : self.column + 1]
        opened = _open_bracket(self.lines, self.line, self.column)
        if opened is not None and (opened[0] != self.line or not sign):
            return *opened, "bracket"
        return self.line, self.column, "bracket" if sign and sign in _CLOSES else "comma"

    def second_colon(self) -> Place:
        """A colon where no key can be: in a value, below a value, or after a line that lacks its own colon."""
        line = self.lines[self.line]
        key = _KEY.match(line)
        if key is not None and key.start("colon") < self.column:
            value = line[key.end("colon") :].strip()
            if value[:1] and value[0] in "!&*%@`":
                return self.line, line.index(value), "sign"
            return self.line, self.column, "curly" if value[:1] and value[0] in _CURLY else "colon"
        above = next((number for number in range(self.line - 1, -1, -1) if _is_content(self.lines[number])), None)
        if above is None:
            return self.line, self.column, "other"
        before = _KEY.match(self.lines[above])
        if before is not None and before["after"] in (" ", ""):
            return self.line, _indent(line), "indent"
        return self._no_key(above)

    def _no_key(self, number: int) -> Place:
        """A line that is neither `key: value` nor an item."""
        line = self.lines[number]
        odd = _ODD_SPACE.search(line)
        if odd and (line[: odd.start()].endswith(":") or not line[: odd.start()].strip(" -")):
            return number, odd.start(), "odd-space"
        dash = _DASH.match(line)
        if dash is not None:
            return number, dash.start("dash"), "dash"
        key = _KEY.match(line)
        if key is not None and key["after"] not in ("", " ", "/") and " " not in key["key"]:
            return number, key.end("colon"), "no-space"
        if key is not None and line[: key.start("colon")].endswith(" "):
            return number, key.end("colon"), "no-space"
        return number, _indent(line), "no-colon" if _NAME.match(line) else "loose-text"

    def stray(self) -> Place:
        """Something that stands neither at the level of the keys nor at that of the items."""
        line = self.lines[self.line]
        if self.column > _indent(line):
            return self._after_value(line)
        if line.lstrip().startswith(":"):
            return self.line, self.column, "no-key"
        if self.column == self.first_column:
            return self.line, self.column, "list-and-keys"
        return self.line, self.column, "indent"

    def _after_value(self, line: str) -> Place:
        """Text behind a value that was closed: by a quotation mark, maybe one of a later line, or by a bracket."""
        before = line[: self.column].rstrip()
        mark = before[-1:]
        if mark and mark in "'\"":
            for number in range(self.line - 1, -1, -1) if before.count(mark) % 2 else ():
                if self.lines[number].count(mark) % 2:
                    return number, self.lines[number].index(mark), "quote"
            return self.line, self.column, "after-quote"
        key = _KEY.match(line)
        opened = line[key.end("colon") :].strip()[:1] if key else before.strip()[:1]
        return self.line, self.column, "after-bracket" if opened and opened in _OPENS else "other"

    def no_value(self) -> Place:
        sign = self.lines[self.line][self.column : self.column + 1]
        if sign and sign in _CLOSES:
            return self.line, self.column, "bracket"
        opened = _open_bracket(self.lines, self.line, self.column)
        if opened is not None:
            return *opened, "bracket"
        return self.line, self.column, "sign" if sign.strip() else "other"


# What the parser says -> where to look; the first that fits.
_FINDERS: tuple[tuple[tuple[str, ...], Callable[[_Look], Place]], ...] = (
    (("escape", "hexdecimal", "hexadecimal"), _Look.escape),
    (("quoted scalar",), _Look.start_of_quote),
    (("another document", "document start"), _Look.document),
    (("block scalar",), _Look.block_text),
    (("flow",), _Look.bracket),
    (("anchor", "alias", "directive", "cannot start", "tag", "mapping keys"), _Look.sign),
    (("mapping values",), _Look.second_colon),
    (("expected ':'",), _Look.missing_colon),
    (("block sequence entries",), _Look.list_on_line),
    (("expected key", "'-' indicator"), _Look.stray),
    (("node content",), _Look.no_value),
)


def _open_bracket(lines: list[str], line: int, column: int) -> tuple[int, int] | None:
    """The last bracket before this place that is not closed; of the line on which a value begins with it."""
    for number in range(line, -1, -1):
        text = lines[number][:column] if number == line else lines[number]
        found = re.search(r"(?:^|[:,\-\[{])[ ]*(?P<bracket>[\[{])(?![^\[\]{}]*[\]}])", text)
        if found:
            return number, found.start("bracket")
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
