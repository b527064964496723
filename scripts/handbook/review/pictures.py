"""Changed places of pages, cut out as a browser draws them, before and after, on a telephone and on a desk.

Where a place stands is asked of the page: a comparison of dots would call everything below an added line different. The
pages are those of a contribution: no script of theirs runs, and nothing outside their site is read.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import starmap, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image

from handbook.processes import side_by_side
from handbook.review.blocks import Block
from handbook.review.pages import PageChange

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)
MOST_PLACES = 6
"""Of a page that are shown."""
_MARGIN, _TALLEST = 20, 1400
_TALL = 12_000
"""Of the window, so that a page need not be laid out and drawn anew for a picture: that may change a dot at an edge."""
# Debian's shell is the same engine without windows of its own, at two thirds of the cost.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--force-color-profile=srgb", "--font-render-hinting=none", "--hide-scrollbars"),
    # The same dots each time, on a busy machine too: nothing is drawn in parts, at first roughly, or as time allows.
    *("--disable-partial-raster", "--disable-low-res-tiling", "--disable-checker-imaging", "--disable-lcd-text"),
    *("--num-raster-threads=1", "--disable-skia-runtime-opts"),
)
_LOOK = Path(__file__).with_name("cut_out.js")


@dataclass(frozen=True)
class Picture:
    """A place of a page as WebP, and how large it is."""

    data: bytes
    width: int
    height: int


class Cut(NamedTuple):
    """One place before and after; None where it is not there."""

    before: Picture | None
    after: Picture | None


class UndrawnError(Exception):
    """The browser has failed; the text is what it said."""


Cuts = dict[tuple[int, int], Cut]
"""Number of the place and width -> the place cut out."""


def browser_path() -> str | None:
    """The browser that makes the pictures; None where it, or the package that drives it, is missing."""
    try:
        import playwright.sync_api  # noqa: F401, PLC0415 - not needed where there are no pictures
    except ImportError:
        return None
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def cut_out(before: Path, after: Path, changes: Sequence[PageChange], browser: str) -> list[Cuts]:
    """The first places of each of these pages of two sites, cut out. Raises UndrawnError."""
    from playwright.sync_api import Error  # noqa: PLC0415 - not needed where there are no pictures

    def cut_at(width: str) -> list[list[Cut]]:
        try:
            with _started(browser) as chromium:
                sides = [_cut_site(chromium, int(width), changes, *side) for side in enumerate((before, after))]
        except Error as error:
            raise UndrawnError(error.message) from error
        return [list(starmap(Cut, zip_longest(*pair))) for pair in zip(*sides, strict=True)]

    by_width = side_by_side(cut_at, map(str, WIDTHS))
    return [
        {(place, width): cut for width in WIDTHS for place, cut in enumerate(by_width[str(width)][number]) if any(cut)}
        for number in range(len(changes))
    ]


def _cut_site(
    chromium: Browser, width: int, changes: Iterable[PageChange], side: int, site: Path
) -> list[list[Picture | None]]:
    """The places of each page of one site; none where the page is not there."""
    with _page(chromium, site, width) as page:
        return [list(_cut_page(page, site, change, side)) for change in changes]


@contextmanager
def _started(path: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed where there are no pictures

    try:
        driver = sync_playwright().start()
    except Exception as error:
        raise UndrawnError(str(error)) from error
    try:
        chromium = driver.chromium.launch(executable_path=path, args=list(_QUIET))
        try:
            yield chromium
        finally:
            chromium.close()
    finally:
        driver.stop()


@contextmanager
def _page(chromium: Browser, site: Path, width: int) -> Iterator[Page]:
    """A page that runs no script and reads nothing but the files of this site."""
    context = chromium.new_context(
        viewport={"width": width, "height": _TALL},
        java_script_enabled=False,
        offline=True,
        reduced_motion="reduce",
        color_scheme="light",
        locale="th-TH",
        timezone_id="Asia/Bangkok",
    )
    own = site.resolve().as_uri() + "/"
    context.route("**/*", partial(_answer, own))
    try:
        yield context.new_page()
    finally:
        context.close()


def _answer(own: str, route: Any) -> None:
    if route.request.url.startswith(own):
        route.continue_()
    else:
        route.abort()


def _cut_page(page: Page, site: Path, change: PageChange, side: int) -> Iterator[Picture | None]:
    folder = (change.before, change.after)[side]
    if folder is None:
        return
    page.goto((site.resolve() / folder / "index.html").as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    wanted = [list(_elements(place.pairs, side)) for place in change.places[:MOST_PLACES]]
    for box in page.evaluate(f"({_LOOK.read_text(encoding='utf-8')})", wanted):
        yield None if box is None else _cut(page, box)


def _elements(pairs: Iterable[Any], side: int) -> Iterator[dict[str, Any]]:
    for pair in pairs:
        block: Block | None = pair.after if side else pair.before
        if block is not None:
            yield {"tag": block.tag, "index": block.index}


def _cut(page: Page, box: dict[str, float]) -> Picture:
    top = max(int(box["y"]) - _MARGIN, 0)
    height = min(int(box["height"]) + 2 * _MARGIN, _TALLEST)
    left = max(int(box["x"]) - _MARGIN // 2, 0)
    clip = {"x": left, "y": top, "width": int(box["width"]) + _MARGIN, "height": height}
    is_below = top + height > _TALL
    shot = page.screenshot(full_page=is_below, animations="disabled", clip=clip)  # type: ignore[arg-type]
    with Image.open(io.BytesIO(shot)) as image:
        packed = io.BytesIO()
        image.convert("RGB").save(packed, "WEBP", lossless=True, quality=50, method=3)
        return Picture(packed.getvalue(), image.width, image.height)
