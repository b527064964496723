"""A page's file -> its front matter and its body."""

from __future__ import annotations


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None if there is none), body, and the line of the file on which the body begins."""
    lines = text.split("\n")
    if lines[0].strip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.strip() == "---":
                return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1
