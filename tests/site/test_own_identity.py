"""A handbook with a province's own colours and seal: pages in light and dark, and the book; and one without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from rcssmin import cssmin

import html_checker
from axe import violations
from book.structure import elements
from book.verapdf import FLAVOURS, validate
from built_site import BuiltPage, plain, published, read_site
from handbook_sources import Handbook
from handbooks import ROOT, lay_out, read_settings, run_handbook, write_settings
from serving import served

LIGHT, DARK, GROUND = "#6b1f4a", "#f0b7d6", "#461d38"  # the ground of the dark page is made of the first
SHEETS = "assets/stylesheets"
SEAL = "images/seal.png"
SHOWN = "document.querySelector('.hb-wordmark image').getBoundingClientRect().toJSON()"
LOADED = """() => fetch(document.querySelector('.hb-wordmark image').href.baseVal).then(
  answer => answer.blob()).then(createImageBitmap).then(image => [image.width, image.height])"""


def draw_seal(file: Path) -> None:
    """A round seal on a clear ground, as an office would hand it in."""
    image = Image.new("RGBA", (400, 400))
    pen = ImageDraw.Draw(image)
    pen.ellipse((4, 4, 396, 396), outline="#7a1f1f", width=22)
    pen.ellipse((50, 50, 350, 350), outline="#b58a2a", width=8)
    pen.polygon([(200, 80), (250, 250), (350, 290), (50, 290), (150, 250)], fill="#7a1f1f")
    file.parent.mkdir(exist_ok=True)
    image.save(file, optimize=True)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The fixture with both settings, built whole."""
    root = lay_out(tmp_path_factory.mktemp("own") / "project")
    settings = read_settings(root)
    settings["extra"]["handbook"] |= {"colours": {"light": LIGHT, "dark": DARK}, "seal": SEAL}
    write_settings(root, settings)
    draw_seal(root / "docs" / SEAL)
    done = run_handbook("build", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Handbook(root)


@pytest.fixture(scope="module")
def own_site(own: Handbook) -> Path:
    """Its site."""
    return own.root / "site"


@pytest.fixture(scope="module")
def own_address(own: Handbook, own_site: Path) -> Iterator[str]:
    """Where it is served."""
    with served(own_site, own.base) as where:
        yield where


def colour_of(page: Page, selector: str, part: str) -> str:
    """A computed colour as #rrggbb."""
    script = "([one, part]) => getComputedStyle(document.querySelector(one))[part].match(/\\d+/g).map(Number)"
    return "#" + bytes(page.evaluate(script, [selector, part])[:3]).hex()


def colours_in(file: Path, pages: int) -> set[str]:
    """The colours of more than a few dots on the first pages of a PDF."""
    with pypdfium2.PdfDocument(file) as document:
        images = [document[number].render(scale=2).to_pil().convert("RGB") for number in range(pages)]
    counts = [count for image in images for count in image.getcolors(image.width * image.height) or ()]
    return {"#" + bytes(colour).hex() for number, colour in counts if number > 100}


@pytest.mark.parametrize(("scheme", "text", "ground"), [("light", LIGHT, LIGHT), ("dark", DARK, GROUND)])
def test_pages_have_own_colours_and_the_seal(
    own_address: str, browser: Browser, scheme: str, text: str, ground: str
) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.goto(own_address)
    assert colour_of(page, ".hb-hero", "backgroundColor") == ground
    assert colour_of(page, ".hb-start dt", "color") == text
    assert colour_of(page, ".hb-rule", "borderTopColor") == text
    assert page.evaluate("getComputedStyle(document.querySelector('.hb-hero'), '::before').filter") == "grayscale(1)"
    expect(page.locator(".hb-wordmark").get_by_role("img", name="ตราประจำจังหวัดตัวอย่าง")).to_be_visible()
    shown = page.evaluate(SHOWN)
    assert shown["width"] == shown["height"] > 25
    assert page.evaluate(LOADED) == [400, 400]
    assert violations(page) == []
    page.goto(own_address + "forms/everything/")
    assert colour_of(page, ".hb-tools [data-do=save]", "backgroundColor") == ground
    assert violations(page) == []
    assert told == []
    page.close()


def test_pages_with_a_seal_are_valid(own_site: Path) -> None:
    assert html_checker.faults(own_site) == []


def test_every_page_leads_to_the_seal(own_site: Path) -> None:
    site = read_site(own_site)
    names = {"th": "ตราประจำจังหวัดตัวอย่าง", "en": "Seal of Sample Province"}
    for path, page in site.items():
        if page.select(".hb-wordmark"):
            assert page.select(".hb-wordmark svg")[0].get("aria-label") == names[page.tree.get("lang")], path
            (image,) = page.select(".hb-wordmark image")
            assert own_site / page.follow(image.get("href"))[0] == published(own_site, SEAL), path
    missing = BuiltPage(own_site, "404.html").select("image")
    assert [image.get("href") for image in missing] == [f"/cctv/images/{published(own_site, SEAL).name}"]
    assert not (own_site / SEAL).exists()


@pytest.mark.parametrize(("locale", "name"), [("th", "ตราประจำจังหวัดตัวอย่าง"), ("en", "Seal of Sample Province")])
def test_book_has_them_too(own_site: Path, locale: str, name: str) -> None:
    book = own_site / "downloads" / f"cctv-handbook-{locale}.pdf"
    sizes = [each.image.size for each in PdfReader(book).pages[0].images if each.image]  # pages share all pictures
    assert sizes.count((400, 400)) == 1
    assert name in [str(figure.get("/Alt")) for figure in elements(book, "/Figure")]
    assert {LIGHT, "#7a1f1f", "#b58a2a"} <= colours_in(book, 1)
    assert "#0b3c4d" not in colours_in(book, 6)
    assert [verdict.failures for verdict in validate(book, *FLAVOURS).values()] == [{}, {}]


def test_without_the_settings_nothing_is_added(site_alone: Path, pages: dict[str, BuiltPage]) -> None:
    name = f"{SHEETS}/tokens.css"
    ours = published(site_alone, name).read_text(encoding="utf-8")
    fonts = [published(site_alone, f"assets/fonts/sarabun-{weight}.woff2").name for weight in ("regular", "bold")]
    for font in fonts:
        ours = ours.replace(font, plain(font))
    assert ours == cssmin((ROOT / "overrides" / name).read_text(encoding="utf-8"))
    heads = [page.select(".hb-wordmark")[0] for page in pages.values() if page.select(".hb-wordmark")]
    assert len(heads) > 20
    for head in heads:
        assert len(head.cssselect("svg[aria-hidden=true] > .hb-wordmark__ground")) == 1
        assert head.cssselect("image, img") == []
