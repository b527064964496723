"""What a browser sees of the preview: faults over the page, new pages by themselves, downloads once they are made."""

from __future__ import annotations

import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pytest
from playwright.sync_api import Browser, expect

from axe import violations
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook.history.edition import read_edition
from handbook.preview.downloads import Downloads, Sources
from handbook.preview.server import PreviewServer
from handbook.preview.shown import Stage
from handbook.preview.site import PreviewSite
from handbook.problems import Problem
from handbook.processes import unforked
from handbook_sources import Handbook
from quiet_page import quiet_page, settle, wait_until
from reading import SCHEMES, show
from running_server import OFTEN

SOURCES = MappingProxyType({"procedure/": "docs/procedure.md", "en/procedure/": "docs/procedure.en.md"})
FAULT = Problem("docs/procedure.md", 7, 3, "HB201", {"target": "<b>nowhere.md</b>", "th": "แก้ลิงก์", "en": "mend it"})
ADVICE = Problem("docs/index.md", 1, 1, "HB275", {"keyword": "คำ"})
PANEL = "hb-preview section"
COUNT = "Number(sessionStorage.seen = Number(sessionStorage.seen ?? 0) + 1)"


class Preview:
    """A running server over a folder of pages that tests change."""

    def __init__(self, folder: Path, base: str) -> None:
        self.stage = Stage()
        self.downloads = Downloads(self.stage)
        self.server = PreviewServer(("127.0.0.1", 0), base, self.stage, self.downloads)
        self.folder = folder
        self.stage.show_pages(folder, SOURCES)
        threading.Thread(target=self.server.serve_forever, args=(OFTEN,), daemon=True).start()

    @property
    def address(self) -> str:
        """Where the first page is."""
        return self.server.address

    def status(self, path: str) -> tuple[int, str, str]:
        """Status, kind and text of an answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:  # noqa: S310 - our own
                return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Content-Type"], error.read().decode("utf-8", "replace")

    def edit(self, page: str, old: str, new: str) -> None:
        """Show a folder in which one page differs, as each edit does."""
        other = self.folder.with_name(f"{self.folder.name}x")
        shutil.copytree(self.folder, other)
        file = other / page / "index.html"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.folder = other
        self.stage.show_pages(other, SOURCES)


@pytest.fixture
def preview(site_alone: Path, handbook: Handbook, tmp_path: Path) -> Iterator[Preview]:
    shutil.copytree(site_alone, tmp_path / "pages")
    running = Preview(tmp_path / "pages", handbook.base)
    yield running
    running.stage.show(is_over=True)
    running.server.shutdown()
    running.server.server_close()


def test_a_page_that_follows_the_first_is_waited_for_and_told_where_none_comes(
    preview: Preview, tmp_path: Path
) -> None:
    (tmp_path / "first").mkdir()
    shutil.copyfile(preview.folder / "index.html", tmp_path / "first" / "index.html")
    preview.stage.show_pages(tmp_path / "first", SOURCES, is_part=True)
    assert "<h1" in preview.status("")[2]
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(preview.status, path) for path in ("procedure/", "nowhere/")]
        assert not wait(asked, 0.5).done
        preview.stage.show_pages(preview.folder, SOURCES)
        (found, kind, text), (missing, *_) = (each.result() for each in asked)
    assert (found, missing, kind, "procedure" in text) == (200, 404, "text/html; charset=utf-8", True)
    preview.stage.show_pages(tmp_path / "first", SOURCES, is_part=True)
    preview.stage.show(is_old=True)
    assert preview.status("procedure/")[0] == 503


@pytest.mark.parametrize(("locale", "mend"), [("th", "วิธีแก้"), ("en", "To mend")])
def test_faults_are_told_on_the_page_and_go_when_they_are_mended(
    preview: Preview, browser: Browser, locale: str, mend: str
) -> None:
    preview.stage.show(problems=[ADVICE, FAULT])
    with quiet_page(browser) as page:
        page.goto(preview.address + ("en/" if locale == "en" else "") + "procedure/")
        first = page.locator(f"{PANEL} .problem").first
        expect(first).to_contain_text("docs/procedure.md:7:3 HB201")
        expect(first).to_contain_text(FAULT.text("what", locale))
        expect(first).to_contain_text(f"{mend}: {FAULT.text('mend', locale)}")
        assert page.locator(f"{PANEL} b", has_text="nowhere").count() == 0, "what authors write is text"
        expect(page.locator(f"{PANEL} h2")).to_contain_text("2")
        for scheme in SCHEMES:
            for width in (375, 1280):
                show(page, width, scheme)
                assert violations(page) == [], (scheme, width)
        page.locator(f"{PANEL} button").focus()
        page.keyboard.press("Escape")
        expect(first).to_be_hidden()
        page.keyboard.press("Enter")
        expect(first).to_be_visible()
        preview.stage.show(problems=[])
        expect(page.locator(PANEL)).to_be_hidden()
        page.emulate_media(media="print")
        preview.stage.show(problems=[FAULT])
        expect(page.locator(PANEL)).to_be_hidden()


def test_the_page_says_when_it_is_older_than_its_source(preview: Preview, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.goto(f"{preview.address}procedure/")
        preview.stage.show(problems=[FAULT], is_old=True)
        expect(page.locator(f"{PANEL} h2")).to_have_text("พบ 1 ข้อ หน้านี้ยังเป็นฉบับก่อนแก้ไข")
        preview.stage.show(is_old=False)
        expect(page.locator(f"{PANEL} h2")).to_have_text("พบ 1 ข้อที่ควรดู")


def test_a_changed_page_is_loaded_again_where_the_reader_is_and_no_other(preview: Preview, browser: Browser) -> None:
    with quiet_page(browser) as page:
        page.add_init_script(COUNT)
        page.goto(f"{preview.address}en/procedure/")
        title = page.locator("h1").inner_text()
        settle(page)
        assert preview.stage.viewed == {"en/procedure/"}
        page.evaluate("scrollTo({top: 400, behavior: 'instant'})")
        preview.edit("procedure", "<h1", "<h1 data-other")
        preview.stage.show(problems=[FAULT])  # what is told after it has been heard, so the edit before it was too
        expect(page.locator(f"{PANEL} .problem")).to_have_count(1)
        assert page.evaluate("sessionStorage.seen") == "1"
        preview.edit("en/procedure", f"{title}</h1>", f"{title} edited</h1>")
        expect(page.locator("h1")).to_have_text(f"{title} edited")
        assert page.url == f"{preview.address}en/procedure/"
        wait_until(page, "scrollY === 400")
        assert page.evaluate("sessionStorage.seen") == "2"


def test_a_missing_page_says_so_and_shows_itself_once_it_is_there(preview: Preview, browser: Browser) -> None:
    with quiet_page(browser, excused="404") as page:
        answer = page.goto(f"{preview.address}new/")
        assert answer
        assert answer.status == 404
        expect(page.locator("h1")).to_contain_text("ไม่พบหน้า")
        shutil.copytree(preview.folder / "procedure", preview.folder / "new")
        preview.stage.show_pages(preview.folder, {**SOURCES, "new/": "docs/new.md"})
        expect(page.locator("article .hb-status, article h1").first).to_be_visible()
        expect(page.locator("h1")).not_to_contain_text("ไม่พบหน้า")


def test_answers_are_those_of_a_web_server_and_nothing_outside_is_given(preview: Preview) -> None:
    assert preview.status("procedure/")[:2] == (200, "text/html; charset=utf-8")
    assert preview.status("procedure")[0] == 200  # led to the folder
    assert preview.status(".preview/preview.js")[:2] == (200, "text/javascript")
    assert preview.status(".preview/told.py")[0] == 404
    (preview.folder.parent / "secret.txt").write_text("secret")
    for path in ("../secret.txt", "%2e%2e/secret.txt", "procedure/..%2f..%2fsecret.txt", "%00", "x" * 3000):
        status, _, text = preview.status(path)
        assert (status, "secret" in text) == (404, False), path
    assert preview.status("downloads/other.pdf")[0] == 404
    assert preview.status("../other/")[0] == 404


@pytest.mark.parametrize("path", ["procedure/", "nowhere/", "downloads/../.preview/no.js"])
def test_no_page_is_made_while_a_process_is_forked_nor_the_other_way_round(preview: Preview, path: str) -> None:
    answers: list[int] = []
    asking = threading.Thread(target=lambda: answers.append(preview.status(path)[0]))
    with unforked():  # as whoever forks
        asking.start()
        asking.join(0.3)
        assert not answers, "a forked process would have the parser's lock, and wait for ever"
    asking.join(10)
    assert answers == [200 if path == "procedure/" else 404]


def test_a_fault_of_ours_ends_the_wait_for_a_download(
    preview: Preview, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # for what is kept of the fault
    for wrong in ("no corpus", lambda: "nothing that another process can have"):
        preview.downloads.renew(cast("Sources", wrong))
        shown = preview.stage.shown
        preview.downloads.ask("book.pdf")
        preview.stage.wait_for_other(shown, 20)
        assert "book.pdf" in preview.stage.shown.ended
        told = capfd.readouterr()
        assert ("Traceback" in told.out + told.err, len(told.err.splitlines())) == (False, 2), told
        preview.stage.show(ended=frozenset())


def test_before_there_are_pages_a_page_says_so_in_both_languages(preview: Preview, browser: Browser) -> None:
    preview.stage.show(folder=None, sources={}, problems=[FAULT])
    with quiet_page(browser, excused="503") as page:
        page.goto(f"{preview.address}procedure/")
        expect(page.locator("h1")).to_have_text("ยังไม่มีหน้าให้แสดง")
        expect(page.locator("h2", has_text="No pages to show yet")).to_be_visible()
        expect(page.locator(f"{PANEL} .problem")).to_have_count(1)
        preview.stage.show_pages(preview.folder, SOURCES)
        expect(page.locator("article h1")).to_be_visible()


def test_a_form_is_made_when_it_is_asked_for(browser: Browser, handbook: Handbook, tmp_path: Path) -> None:
    corpus, _ = read_corpus(load_settings(handbook.root))
    edition = read_edition(handbook.root, [])
    made = PreviewSite(tmp_path).make(corpus, edition)
    preview = Preview(made.folder, handbook.base)
    address = "forms/everything/"
    preview.stage.show_pages(made.folder, {address: "docs/forms/everything.md"})
    preview.downloads.renew(Sources(corpus, edition, made.forms))
    try:
        with quiet_page(browser) as page:
            page.goto(preview.address + address)
            link = page.locator("a.hb-file", has_text="everything-th.docx")
            with page.expect_popup() as opened, page.context.expect_event("page"):
                link.click()
            said = opened.value
            expect(said.locator("h1")).to_contain_text("กำลังจัดทำ forms/everything-th.docx")
            with said.expect_download(timeout=60_000) as got:
                pass
            assert Path(got.value.path()).read_bytes()[:2] == b"PK"
        names = {file.name for file in (made.folder / "downloads").rglob("*") if file.is_file()}
        assert {"everything-th.docx", "everything-th.pdf", "everything-th-print.pdf"} <= names
        assert not {"forms-th.zip", "files.json", "SHA256SUMS"} & names, "they would not have all forms"
    finally:
        preview.stage.show(is_over=True)
        preview.server.shutdown()
        preview.server.server_close()
