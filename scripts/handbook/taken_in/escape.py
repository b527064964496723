"""Text of a document -> Markdown that prints it as it is, for the author's parser and the builder's alike."""

from __future__ import annotations

import re

from handbook.thai.slips import HIDDEN

_HIDDEN = re.compile(f"[{HIDDEN}\x00-\x08\x0b-\x1f\x7f]")
_SIGNS = frozenset("\\`*_[]#")
"""Both parsers know a backslash before these; other signs are written as entities."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile(r"[\\`*_\[\]#&<>|{}~]|==|\^\^|\+\+|//(?=/)|!(?=!!)|:(?=::)|(?<!\S):(?=[a-z_+-])")
_ADDRESS = re.compile(r"https?://[!-~]+|(?<![\w.])www\.[!-~]+")
_TRAILING = ".,;:!?)]}\"'"
_FIRST = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|[-+•●▪◦‣](?![\d+*])|[–—=:·→⇒►▶➢➤✓✔✗☐□■◆◇★☆☒☑!?](?=[\s=:!?-]|$)"
)


def printed(text: str) -> str:
    """Text within a line."""
    text = _HIDDEN.sub("", text)
    done: list[str] = []
    last = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_TRAILING)
        done += [after_link(_escaped(text[last : found.start()]), is_first=not done), _address(address)]
        last = found.start() + len(address)
    return "".join([*done, after_link(_escaped(text[last:]), is_first=not done)])


def at_start(markdown: str) -> str:
    """The same at the start of a line, where signs and numbers, for the builder also Thai ones, would begin a list."""
    found = _FIRST.match(markdown)
    if found is not None and found["number"]:
        return f"{found['number']}\\{markdown[len(found['number']) :]}"
    return without_sign(markdown)


def after_link(markdown: str, *, is_first: bool = False) -> str:
    """The same after a link or an emphasis, where a sign is taken for a list's once more."""
    text = markdown.lstrip()
    return markdown if is_first else markdown[: len(markdown) - len(text)] + without_sign(text)


def without_sign(markdown: str) -> str:
    """The same at the start of a heading, a cell or a bold word, where a sign is taken for a list's, but no number."""
    found = _FIRST.match(markdown)
    return markdown if found is None or found["number"] else f"&#{ord(markdown[0])};{markdown[1:]}"


def plain_words(text: str) -> str:
    """Text for a title or a caption, which both readings take as words; empty if it has signs of Markdown."""
    words = " ".join(_HIDDEN.sub("", text).split())
    return words if printed(words) == words and at_start(words) == words else ""


def hidden_signs(text: str) -> int:
    """How many signs of a text nobody sees: they are left out."""
    return len(_HIDDEN.findall(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _written(found[0]), text)


def _written(signs: str) -> str:
    if signs in _SIGNS:
        return f"\\{signs}"
    return _ENTITIES.get(signs) or "".join(f"&#{ord(sign)};" for sign in signs)


def _address(address: str) -> str:
    target = address if "://" in address else f"https://{address}"
    if re.search(r"[()<>\\\s\[\]]", target):
        return _escaped(address).replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
    return f"[{_escaped(address)}]({target})"
