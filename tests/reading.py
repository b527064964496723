"""Every page of a site as readers meet it: loaded once, then looked at in each width and scheme, and searched from.

A real Apache serves the site, so that the policy in its headers holds all the while.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Page

from axe_views import Views
from quiet_page import faults_of

WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
AXE_WIDTHS = (360, 1280)
MISSING = "no/such/page/"
COMPRESSED = (".woff2", ".png")
_WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"
# The shell shows no icon, and would not ask for it.
_LOADED = """async () => {
  const shown = link => new Promise(done => Object.assign(new Image(), { onload: done, onerror: done, src: link.href }))
  await Promise.all([document.fonts.ready, ...[...document.querySelectorAll("link[rel=icon]")].map(shown)])
}"""
# The button's scheme and the system's are one; a change of colour takes a moment. Two frames: the width is taken up.
_SETTLE = """async scheme => {
  if (document.body.dataset.mdColorScheme !== scheme) document.querySelector(".hb-scheme").click()
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await Promise.allSettled(document.getAnimations().map(one => one.finished))
  return document.body.dataset.mdColorScheme
}"""
_SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : []"
_TYPEFACE = """() => document.fonts.ready.then(fonts =>
  fonts.check("16px Sarabun") && [...fonts].some(font => font.status === "loaded") ? [] : ["no Sarabun"])"""
_FIT = """() => [...document.querySelectorAll(".hb-fit")].filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => box.id)"""
_PARTED = """() => [...document.querySelectorAll("article .hb-whole")].filter(word => {
  if (innerWidth < 720 && word.closest(".hb-fit--three")) return false   // narrower than some words
  const tops = new Set([...word.getClientRects()].map(box => Math.round(box.top)))
  return tops.size > 1
}).map(word => word.textContent)"""
BADLY_SET = """() => {
  const found = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode.data, box = walk.currentNode.parentElement
    if (!/[\\u0e01-\\u0e4e]/.test(text) || box.closest("svg, script, [hidden]")) continue
    if (!box.getClientRects().length) continue
    const style = getComputedStyle(box), size = parseFloat(style.fontSize), line = parseFloat(style.lineHeight)
    const say = what => found.push(`${what}: ${box.tagName}.${box.className} ${text.trim().slice(0, 30)}`)
    if (!(line / size >= 1.69)) say(`line-height ${style.lineHeight} of ${style.fontSize}`)
    if (size < 13.9) say(`font-size ${style.fontSize}`)
    if (style.letterSpacing !== "normal") say(`letter-spacing ${style.letterSpacing}`)
    if (!style.fontFamily.startsWith("Sarabun")) say(`font ${style.fontFamily}`)
    if (style.overflowY === "hidden" && line / size < 1.72) say("clipped")
  }
  return found
}"""


@dataclass(frozen=True)
class Visit:
    """One page, and by law what was found against it and how often it was judged."""

    path: str
    weight: int
    """Bytes of a first view, compressed as hosts compress, fonts included, nothing cached."""
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    judged: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def judge(self, law: str, where: str, faults: Iterable[object]) -> None:
        """Note what was found against a law."""
        self.judged[law] += 1
        self.found[law] += [f"{self.path} {where}: {fault}" for fault in faults]


def visits(browser: Browser, site: Path, address: str, paths: Iterable[str]) -> Iterator[Visit]:
    """Visit pages below the address at which the site is served, in one window."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(_WATCH)
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    faults = faults_of(page)
    answers: list[str] = []
    views, schemes = Views(), SCHEMES
    page.on("response", lambda answer: answers.append(answer.url))
    for path in paths:
        page.goto("about:blank")  # ends what the last page may still load, such as the index of its search
        faults.clear()
        answers.clear()
        page.goto(address + path.removesuffix("index.html"))
        page.evaluate(_LOADED)
        visit = Visit(path, sum(_size(site, answer.removeprefix(address)) for answer in set(answers)))
        for width in WIDTHS:
            for scheme in schemes:
                _look(page, visit, views, width, scheme, is_recoloured=scheme != schemes[0])
            schemes = schemes[::-1]  # the next width, and the next page, begin as this one ends
        _search(page, visit)
        visit.judge("quiet", "", [fault for fault in faults if MISSING not in fault])
        yield visit
    context.close()


def show(page: Page, width: int, scheme: str) -> None:
    """Give the window a width and the page a scheme, without loading it again."""
    if page.viewport_size != {"width": width, "height": 800}:
        page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    wanted = "slate" if scheme == "dark" else "default"
    assert page.evaluate(_SETTLE, wanted) == wanted


def _look(page: Page, visit: Visit, views: Views, width: int, scheme: str, *, is_recoloured: bool) -> None:
    where = f"{width} {scheme}"
    show(page, width, scheme)
    if width in AXE_WIDTHS:
        visit.judge("axe", where, views.violations(page, is_recoloured=is_recoloured))
    laws = {"sideways": _SIDEWAYS, "typeface": _TYPEFACE}
    if scheme == "light" and width < AXE_WIDTHS[-1]:
        laws["fit"] = _FIT
    if scheme == "light" and width in AXE_WIDTHS and not visit.path.startswith("en/"):
        laws |= {"set": BADLY_SET, "parted": _PARTED}
    asked = ", ".join(f"{law}: await ({script})()" for law, script in laws.items())
    for law, faults in page.evaluate(f"async () => ({{ {asked} }})").items():  # at once: each question costs the driver
        visit.judge(law, where, faults)


def _search(page: Page, visit: Visit) -> None:
    page.locator(".md-search__input").fill("CCTV")
    page.keyboard.press("Shift")
    try:
        page.locator("li.md-search-result__item").first.wait_for(state="attached", timeout=30_000)
    except Error as error:
        visit.judge("search", "", [error])
    else:
        visit.judge("search", "", [])


def _size(site: Path, path: str) -> int:
    file = site / unquote(urlsplit(path).path)
    return _packed(file / "index.html" if file.is_dir() else file if file.exists() else site / "404.html")


@cache
def _packed(file: Path) -> int:
    data = file.read_bytes()
    return len(data if file.suffix in COMPRESSED else gzip.compress(data, 9))
