"""A mail as it is saved (.eml) -> its attachments, with those of mails attached to it."""

from __future__ import annotations

import email.header
import email.message
import email.parser
import email.policy
from collections.abc import Callable

from handbook.filled.model import UnreadableError
from handbook.messages import both

_LONGEST_HEADER = 4096
"""The readers of headers take time that grows with the square of their length."""
_MOST_PARTS = 2000


def attachments(data: bytes) -> list[tuple[str, Callable[[], bytes]]]:
    """Name and reader of each attachment. Raises UnreadableError: HB511 damaged, HB535 too many parts.

    What is written in the mail itself is none, nor is a picture that only decorates it.
    """
    try:
        message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)
        found: list[tuple[str, Callable[[], bytes]]] = []
        waiting: list[tuple[email.message.Message, bool]] = [(message, False)]
        for _ in range(_MOST_PARTS):
            if not waiting:
                return found
            part, is_related = waiting.pop()
            inner = part.get_payload()
            if isinstance(inner, list):
                is_related = _type(part) == "multipart/related"
                waiting += [(kid, is_related) for kid in reversed(inner) if isinstance(kid, email.message.Message)]
            elif _is_attached(part, is_related=is_related):
                found.append((_name(part), _reader(part)))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:  # of the library's readers
        raise UnreadableError("HB511", **both("file.mail-broken")) from error
    raise UnreadableError("HB535", **both("packed.many", most=f"{_MOST_PARTS:,}"))


def _is_attached(part: email.message.Message, *, is_related: bool) -> bool:
    kind = _type(part)
    if is_related:
        return not kind.startswith(("text/", "image/"))
    return bool(_name(part)) or not kind.startswith("text/")


def _type(part: email.message.Message) -> str:
    return part.get_content_type() if _is_short(part, "content-type") else "application/octet-stream"


def _name(part: email.message.Message) -> str:
    """The name of an attachment (RFC 2231, or as older programs write it, RFC 2047); empty if it has none."""
    if not _is_short(part, "content-disposition") or not _is_short(part, "content-type"):
        return ""
    written = part.get_filename("")
    pieces = email.header.decode_header(written)
    return "".join(
        piece.decode(encoding or "utf-8", "replace") if isinstance(piece, bytes) else piece
        for piece, encoding in pieces
    )


def _is_short(part: email.message.Message, name: str) -> bool:
    return sum(len(str(value)) for value in part.get_all(name, ())) <= _LONGEST_HEADER


def _reader(part: email.message.Message) -> Callable[[], bytes]:
    def read() -> bytes:
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""

    return read
