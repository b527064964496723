"""Laid-out pages as bytes, and read again: WeasyPrint's boxes, which are painted later.

Boxes are an endless graph of WeasyPrint's own classes, so this is a pickle, which could name any function of any
package. Two things stand before that: an entry of the cache is read only if this installation has sealed it
(cache/seal.py), and here nothing is found but what laid-out pages are made of. Fonts, fetcher and counters are not
written: pages get those of the press that reads them.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

import weasyprint
from weasyprint.images import SVGImage, get_image_from_uri
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.fonts import FontConfiguration

from handbook.press.amendments.page_notes import NotedDocument, NotedLayout
from handbook.press.amendments.painted_pages import Gap, Painted, Stretch
from handbook.press.amendments.plain_boxes import PlainStyle
from handbook.press.fetcher import SiteFetcher
from handbook.press.laid_out import LaidOut
from handbook.press.text_area import Outside

_MODULES = ("weasyprint.", "tinycss2.")
_OTHERS = {
    *(("functools", "partial"), ("xml.etree.ElementTree", "Element")),
    *((kind.__module__, kind.__name__) for kind in (Outside, Painted, PlainStyle, Stretch, Gap)),
}
_LEVEL = 1  # of deflate: 36 MB of a book become 5 in a tenth of a second
_FONTS, _FILES, _LAYOUT = "fonts", "files", "layout"


def write_pages(laid: LaidOut) -> bytes | None:
    """Pages that nothing was filled into yet, as bytes; None if something in them cannot be written."""
    data = io.BytesIO()
    pickler = pickle.Pickler(data, 5)
    pickler.dispatch_table = _WRITTEN
    document = laid.document
    whole = (document.pages, document.metadata, document.output_intent, dict(laid.anchors), laid.outside)
    try:
        pickler.dump(whole)
    except (pickle.PicklingError, AttributeError, RecursionError, TypeError):  # an object that only a process has
        return None
    return zlib.compress(data.getvalue(), _LEVEL)


def read_pages(data: bytes, fonts: FontConfiguration, files: SiteFetcher) -> LaidOut | None:
    """The pages that `write_pages` wrote, for a press with these fonts and files; None if there is more in them."""
    layout = SimpleNamespace(
        font_config=fonts,  # drawings load their pictures when they are painted
        get_image_from_uri=partial(get_image_from_uri, {}, files, weasyprint.DEFAULT_OPTIONS),
    )
    given = {_FONTS: fonts, _FILES: files, _LAYOUT: layout}
    try:
        whole = _Reader(io.BytesIO(zlib.decompress(data)), given).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, zlib.error):
        return None
    pages, metadata, intent, anchors, found = whole
    return LaidOut(NotedDocument(pages, metadata, files, fonts, {}, intent), anchors, found)


class _Reader(pickle.Unpickler):
    """Finds what pages are made of, and nothing else."""

    def __init__(self, data: io.BytesIO, given: Mapping[str, Any]) -> None:
        super().__init__(data)
        self._own = {
            _given.__name__: given.__getitem__,
            _placeholder.__name__: _placeholder,
            _set_placeholder.__name__: _set_placeholder,
            SVGImage.__name__: SVGImage,
        }

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in self._own:
            return self._own[name]
        if "." not in name and (module.startswith(_MODULES) or (module, name) in _OTHERS):
            found = super().find_class(module, name)
            if getattr(found, "__module__", None) == module or (module, name) in _OTHERS:
                return found
        message = f"{module}.{name} is no part of pages"
        raise pickle.UnpicklingError(message)


def _given(name: str) -> Any:
    """Stands for what the reading press has; _Reader finds another function under this name."""
    raise NotImplementedError(name)


def _placeholder() -> Any:
    return object.__new__(AbsolutePlaceholder)


def _set_placeholder(made: Any, state: Mapping[str, Any]) -> None:
    """Its own way to set attributes sets those of its box, which is not there yet."""
    for name, value in state.items():
        object.__setattr__(made, name, value)


def _write_placeholder(made: Any) -> tuple[Any, ...]:
    return _placeholder, (), dict(object.__getattribute__(made, "__dict__")), None, None, _set_placeholder


def _write_drawing(made: Any) -> tuple[Any, ...]:
    svg = made._svg  # noqa: SLF001 - what WeasyPrint makes of a drawing has functions in it: it is made again
    return SVGImage, (svg.tree._etree_node, made._base_url, made._url_fetcher, made._context)  # noqa: SLF001


_WRITTEN: dict[type, Callable[[Any], Any]] = {
    FontConfiguration: lambda _: (_given, (_FONTS,)),
    SiteFetcher: lambda _: (_given, (_FILES,)),
    NotedLayout: lambda _: (_given, (_LAYOUT,)),
    SimpleNamespace: lambda _: (_given, (_LAYOUT,)),
    AbsolutePlaceholder: _write_placeholder,
    SVGImage: _write_drawing,
}
