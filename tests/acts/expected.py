"""What an act promises of the built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from acts.sources import Sources


@dataclass(frozen=True)
class Expected:
    """A file of the site, with words on it, or not there; `whole`: only where forms and books were made."""

    file: str
    words: str = ""
    is_there: bool = True
    whole: bool = False


Do = Callable[[Sources, Random], Iterator[Expected]]


@dataclass(frozen=True)
class Act:
    """One act: its name, what it does, the warnings that `check` gives afterwards, whether its content is another's."""

    name: str
    do: Do
    warnings: tuple[str, ...] = ()
    is_elsewhere: bool = False
    is_in_groups: bool = True
    is_translated: bool = True
    """Whether `translated` is run on the pages that were changed, as README step 5 asks."""

    @property
    def about(self) -> str:
        """What the act does, in a line."""
        return (self.do.__doc__ or "").splitlines()[0]


def page_of(key: str, language: str) -> str:
    """The file of a page below the site."""
    folder = "" if key == "index" else key.removesuffix("/index") + "/"
    return ("en/" if language else "") + folder + "index.html"
