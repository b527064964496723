"""A strict content security policy, computed from the built pages; each page has it as a meta element."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from handbook.html.tree import Element, make, select
from handbook.site.page import BuiltPage, Context
from handbook.site.theme.inline_scripts import known_scripts

_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are data: masks in its style sheet
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
REDIRECT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"  # a page with text and one link


def policy_of(scripts: Iterable[str]) -> str:
    """One policy for the whole site, in the form for a meta element, which lets pages run these scripts.

    Raises ProblemsError as `known_scripts` does.
    """
    hashes = sorted(f"'sha256-{_digest(script)}'" for script in known_scripts(scripts))
    return "; ".join([_RULES[0], f"script-src 'self' {' '.join(hashes)}", *_RULES[1:]])


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def seal_page(page: BuiltPage, context: Context) -> None:
    """Put the policy into a page, if there is one."""
    if context.policy:
        seal(page.tree, context.policy)


def seal(tree: Element, policy: str) -> None:
    """Put the policy into the head of a page, right after the encoding: it applies to what follows it."""
    meta = make("meta", http_equiv="Content-Security-Policy", content=policy)
    head = select(tree, "head")[0]
    encoding = select(head, "meta[charset]")
    if encoding:
        encoding[0].addnext(meta)
    else:
        head.insert(0, meta)
