"""Our search against the theme's own at 66, 300 and 1,500 topics: key to results, first results, long queries, size.

Long queries are sentences of the corpus, 200 signs typed at once and 5,000 pasted; what they cost is the time of the
processor in the page's process, the worker and what is shown included. The topics beyond the corpus are seeded draws of
its sections. Arguments: the corpus' folder, then the sizes.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench._host import host
from bench._project import ROOT, run

CORPUS = ROOT.parent / "shared" / "search" / "corpus"
TOPICS = 66
SIZES = (TOPICS, 300, 1500)
QUERIES = (
    "กล้อง", "ราคากลาง", "คณะกรรมการ", "ใยแก้วนำแสง", "ค่าปรับ", "วงจรปิด", "การรับประกัน", "ตรวจรับพัสดุ",
    "ข้อมูลส่วนบุคคล", "งบประมาณ 2567", "อบต.", "TOR", "ความละเอียด", "บำรุงรกษา", "สัญญาซื้อขาย", "กล้องโรงเรียน",
)  # fmt: skip
_BOX = ".md-search__input"
_STOCK = """site_name: stock
site_url: https://example.invalid/cctv/
theme: {{name: material, language: th, font: false}}
docs_dir: {docs}
plugins:
  - search: {{lang: [th, en]}}
  - i18n:
      docs_structure: suffix
      languages: [{{locale: th, name: th, default: true}}, {{locale: en, name: en}}]
markdown_extensions: [attr_list]
"""
_WATCH = """() => {
  window.times = []
  let asked = 0
  window.ask = query => {   // as the box hears a key: the theme reads the whole text at each
    const box = document.querySelector('.md-search__input')
    box.value = query
    asked = performance.now()
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: 'Shift' }))
  }
  const meta = document.querySelector('.md-search-result__meta')
  const waits = document.querySelector('[data-loading]')?.dataset.loading   // ours says so first: no result yet
  new MutationObserver(() => {
    if (!asked || meta.textContent === waits) return
    times.push(performance.now() - asked)
    asked = 0
  }).observe(document.querySelector('.md-search-result'), { childList: true, subtree: true, characterData: true })
}"""
_LONG = (200, 5000)
_LONG_QUERIES = 3
_ROUNDS = 2
_ROW = ("location", "title", "text", "others")
"""A row of our index, as site/search_script.py writes it."""


def main(arguments: list[str]) -> None:
    """Print a row for each size and search."""
    corpus = Path(arguments[0]) if arguments else CORPUS
    sizes = [int(size) for size in arguments[1:]] or SIZES
    print("topics  search   key to results ms  CPU ms      first ms       index KB       CPU ms of 200 and 5,000 signs")
    print("                 median       p95  a query   wall    CPU     raw      gz  median    most  median    most")
    with tempfile.TemporaryDirectory() as folder:
        top, long = Path(folder), _long_queries(corpus)
        shutil.copytree(corpus, top / "docs")
        sites = {"ours": _ours(top), "stock": _stock(top)}
        indexes = {name: _index(site, is_ours=name == "ours") for name, site in sites.items()}
        written = {name: index.read_text(encoding="utf-8") for name, index in indexes.items()}
        for size in sizes:
            for name, site in sites.items():
                _grow(indexes[name], written[name], size)
                times, each, first, spent = _measure(site, long)
                text = indexes[name].read_bytes()
                ordered = sorted(times)
                tail = ordered[int(len(ordered) * 0.95)]
                print(
                    f"{size:6}  {name:6} {statistics.median(times):8.1f} {tail:9.1f} {each:8.1f} {first[0]:6.0f}"
                    f" {first[1]:6.0f} {len(text) / 1000:7.1f} {len(gzip.compress(text, 9)) / 1000:7.1f}"
                    + "".join(f" {statistics.median(some):8.0f} {max(some):7.0f}" for some in spent),
                    flush=True,
                )


def _index(site: Path, *, is_ours: bool) -> Path:
    folder = site / "search"
    return next(folder.glob("index.th.*.js")) if is_ours else folder / "search_index.json"


def _grow(index: Path, written: str, size: int) -> None:
    """Rewrite the index of a site of TOPICS topics, which is `written`, with `size` of them.

    The others have the headings of those and texts that are drawn. They lead nowhere, and no site is built for them.
    """
    before, brace, text = written.partition("{")
    content = json.loads(brace + text)
    is_ours = "pieces" in content
    if is_ours:  # rows; what their texts share is named by number, and stays where it is
        content["docs"] = [dict(zip(_ROW, row, strict=False)) for row in content["docs"]]
    pages: list[list[dict[str, Any]]] = []
    for doc in content["docs"]:
        if "#" in doc["location"]:
            pages[-1].append(doc)
        else:
            pages.append([doc])
    texts = [doc["text"] for doc in content["docs"] if doc["text"]]
    chance = random.Random(size)  # noqa: S311 - the same topics at every run
    for number in range((size - TOPICS) * (len(pages) // TOPICS)):  # the theme's has both languages
        for doc in pages[number % len(pages)]:
            place = f"more-{number}/{doc['location'].rpartition('/')[2]}"
            location = doc["location"] if doc["location"].startswith("#") else place
            content["docs"].append(doc | {"location": location, "text": chance.choice(texts) if doc["text"] else ""})
    if is_ours:
        content["docs"] = [list(doc.values()) for doc in content["docs"]]
    index.write_text(f"{before}{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n", encoding="utf-8")


def _ours(top: Path) -> Path:
    out = top / "ours"
    build = ("build", "--only", "site", "--docs", str(top / "docs"), "--out", str(out), "--skip-checks")
    run("handbook", *build, root=ROOT)
    return out


def _stock(top: Path) -> Path:
    (top / "mkdocs.yml").write_text(_STOCK.format(docs=top / "docs"), encoding="utf-8")
    run("mkdocs", "build", "-q", "-d", str(top / "stock"), root=top)
    return top / "stock"


def _long_queries(corpus: Path) -> list[list[str]]:
    """For each length some texts of the corpus, in Thai."""
    files = sorted(file for file in corpus.glob("*.md") if not file.name.endswith(".en.md"))
    texts = " ".join(file.read_text(encoding="utf-8").partition("\n")[2] for file in files)
    text = " ".join(texts.replace("#", " ").split())
    step = len(text) // _LONG_QUERIES
    return [[(text[at * step :] + text)[:length] for at in range(_LONG_QUERIES)] for length in _LONG]


def _measure(site: Path, long: list[list[str]]) -> tuple[list[float], float, tuple[float, float], list[list[float]]]:
    """Milliseconds from each key to the first change of the results, and of the processor for each query.

    Then of the first query on a cold page: to its results, and of the processor since the page was asked for, because
    the theme's search reads its index as soon as the page is there. Last, of the processor for the long queries.
    """
    with sync_playwright() as playwright, host(site) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        before = _processor(page)
        page.goto(address)
        page.wait_for_timeout(3000)
        page.evaluate(_WATCH)
        page.locator(_BOX).focus()
        first = _answered(page, QUERIES[0]), _processor(page) - before
        before = _processor(page)
        times = [_ask(page, query) for query in QUERIES[1:] * _ROUNDS]
        each = (_processor(page) - before) / len(times)
        spent = [[_spent(page, query) for query in queries] for queries in long]
        browser.close()
    return times, each, first, spent


def _spent(page: Page, query: str) -> float:
    """Milliseconds of processor time that a query costs the page's process until all is quiet."""
    page.evaluate("ask('')")
    page.wait_for_timeout(400)
    before = _processor(page)
    _answered(page, query)
    page.wait_for_timeout(400)
    return _processor(page) - before


def _processor(page: Page) -> float:
    """Milliseconds of processor time of all pages so far."""
    browser = page.context.browser
    assert browser is not None
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return 1000 * sum(float(one["cpuTime"]) for one in told if one["type"] == "renderer")


def _ask(page: Page, query: str) -> float:
    """Type a query's last sign once the others are answered, and return how long its results took."""
    _answered(page, query[:-1])
    page.wait_for_timeout(100)
    return _answered(page, query)


def _answered(page: Page, query: str) -> float:
    """Put a query into the box at once, and return how long its results took."""
    page.evaluate("window.times = []")
    page.evaluate("query => ask(query)", query)
    while not (times := page.evaluate("window.times")):  # the page's policy forbids wait_for_function's eval
        page.wait_for_timeout(20)
    return float(times[0])
