"""Texts that make Markdown's libraries slow: name -> a text of about so many signs."""

from __future__ import annotations

from collections.abc import Callable

_UNITS = {
    "bracket": "[ab ",
    "brackets": "[ab] ",
    "link": "[ab](#x) ",
    "picture": "![a](x) ",
    "entity": "&amp;",
    "angle": "<a ",
    "angles": "<",
    "comment": "<!--",
    "star": "*a ",
    "stars": "**a ",
    "odd-stars": "*a** ",
    "emphasis": "**ab** ",
    "under": "_a ",
    "tick": "`a ",
    "ticks": "``a` ",
    "tilde": "~~a ",
    "bang": "!",
    "escape": "\\*",
    "attributes": "{ #a }",
    "brace": "{:",
    "bar": "|",
    "slash": "/",
    "colon": "a: ",
    "address": "<http://a> ",
    "mail": "<a@b.c> ",
    "bare-address": "http://a.b ",
    "mark": "ก่",
    "digit": "1",
    "numbers": "1,000 บาท ",
    "dates": "๑ มกราคม ๒๕๖๙ ",
    "paren": "(",
    "end": "]",
    "end-and-paren": "](",
    "quote": '"',
    "equal": "=",
    "plus": "+",
    "dash": "- ",
    "hash": "# ",
    "quotation": "> ",
    "at": "@",
    "word": "ab ",
    "repeated": "ๆ",
    "abbreviated": "ฯลฯ ",
    "space": " ",
    "no-break": "\N{NO-BREAK SPACE}",
}


def _lines(unit: str, between: str) -> Callable[[int], str]:
    line = unit * (4_900 // len(unit))
    return lambda size: between.join([line] * max(size // len(line.encode()), 1)) + "\n"


def _repeated(text: str) -> Callable[[int], str]:
    return lambda size: text * (size // len(text.encode()))


def _numbered(text: str) -> Callable[[int], str]:
    return lambda size: "".join(text.format(number) for number in range(size // (len(text) + 3)))


SLOW: dict[str, Callable[[int], str]] = {
    **{f"{name} in lines": _lines(unit, "\n") for name, unit in _UNITS.items()},
    **{f"{name} in paragraphs": _lines(unit, "\n\n") for name, unit in _UNITS.items()},
    **{f"{name} a line": _repeated(f"{unit}\n") for name, unit in _UNITS.items()},
    **{f"{name} a paragraph": _repeated(f"{unit}\n\n") for name, unit in _UNITS.items()},
    "items": _repeated("- a\n"),
    "loose items": _repeated("- a\n\n"),
    "numbers": _repeated("1. a\n"),
    "nested items": lambda size: "".join(" " * (4 * (number % 19)) + "- a\n" for number in range(size // 42)),
    "nested quotations": _repeated(">" * 20 + " a\n"),
    "definitions of references": _numbered("[a{}]: b\n"),
    "definitions": _repeated("a\n: b\n\n"),
    "rows": lambda size: "| a | b |\n|---|---|\n" + "| a | b |\n" * (size // 10),
    "broad rows": lambda size: "\n".join(sign * 400 for sign in ("|a", "|-", *["|a"] * (size // 800))),
    "tables": _repeated("| a | b |\n|---|---|\n| a | b |\n\n"),
    "headings": _numbered("## a {{ #a{} }}\n\n"),
    "fences": _repeated("```\na\n```\n\n"),
    "open fences": _repeated("```\n"),
    "indented": _repeated("    a\n"),
    "blocks": _repeated("/// note | a\nb\n///\n\n"),
    "open blocks": _repeated("/// note | a\n"),
    "block in quotation": lambda _: "1. ก\n> /// clauses\n- ข\n/// table | x\n",
    "blocks in items": _repeated("- > /// note | a\n"),
    "rules": _repeated("---\n\n"),
    "underlined": _repeated("a\n---\n"),
    "elements": _repeated("<div>\n\n"),
    "clauses": lambda size: "/// clauses\n\n" + "1. a\n" * (size // 5) + "\n///\n",
    "items in quotations": _repeated("> - a\n"),
    "quotations in items": _repeated("- > a\n"),
    "lazy": _repeated("> a\nb\n"),
    "abbreviations": _repeated("*[a]: b\n"),
    "footnotes": _repeated("[^1]: b\n"),
}
