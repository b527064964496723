"""What of a built article the handbook's markup never gives: elements, attributes, classes, schemes of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.html.tree import Element
from handbook.markup.builder import ARGUMENT, BLOCK
from handbook.readings.rules import allowed_attributes, allowed_classes, allowed_schemes

_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]")  # in a scheme: https://url.spec.whatwg.org/#concept-basic-url-parser
_HAS_SCHEME = re.compile(r"[^/?#]*:")


def foreign(element: Element) -> Iterator[str]:
    """What is foreign about an element, as short text: `<script>`, `p onclick=`, `a href=javascript:`."""
    allowed = allowed_attributes().get(element.tag)
    if allowed is None:
        yield f"<{element.tag}>"
        return
    for name, value in element.attrib.items():
        if name in {BLOCK, ARGUMENT}:
            continue
        if name not in allowed:
            yield f"{element.tag} {name}="
        elif name == "class":
            yield from (f"{element.tag} .{given}" for given in value.split() if not _is_class(given))
        elif name in {"href", "src"}:
            target = _IGNORED_BY_BROWSERS.sub("", value).lower()
            scheme = target.partition(":")[0] if _HAS_SCHEME.match(target) else ""
            if scheme and scheme not in allowed_schemes():
                yield f"{element.tag} {name}={scheme}:"


def _is_class(name: str) -> bool:
    return name in allowed_classes() or name.startswith("language-")
