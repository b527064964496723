"""Our search against the theme's own at 66, 300 and 1,500 topics: key to results, first results, size of the index.

The topics beyond the corpus are seeded shuffles of its sentences. Arguments: the corpus' folder, then the sizes.
"""

from __future__ import annotations

import gzip
import random
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench._host import host
from bench._project import ROOT, run

CORPUS = ROOT.parent / "shared" / "search" / "corpus"
SIZES = (66, 300, 1500)
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
  new MutationObserver(() => { if (asked) { times.push(performance.now() - asked); asked = 0 } })
    .observe(document.querySelector('.md-search-result'), { childList: true, subtree: true, characterData: true })
}"""


def main(arguments: list[str]) -> None:
    """Print a row for each size and search."""
    corpus = Path(arguments[0]) if arguments else CORPUS
    sizes = [int(size) for size in arguments[1:]] or SIZES
    print("topics  search   key to results ms    first  index raw KB  gz KB")
    print("                  median    p95           ms")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            top = Path(folder) / str(size)
            _grow(corpus, top / "docs", size)
            for name, site in (("ours", _ours(top)), ("stock", _stock(top))):
                times, first = _measure(site)
                text = _index(site, is_ours=name == "ours").read_bytes()
                ordered = sorted(times)
                tail = ordered[int(len(ordered) * 0.95)]
                print(
                    f"{size:6}  {name:6} {statistics.median(times):8.1f} {tail:7.1f} {first:11.0f}"
                    f" {len(text) / 1000:12.1f} {len(gzip.compress(text, 9)) / 1000:7.1f}",
                    flush=True,
                )


def _index(site: Path, *, is_ours: bool) -> Path:
    folder = site / "search"
    return next(folder.glob("index.th.*.js")) if is_ours else folder / "search_index.json"


def _grow(corpus: Path, docs: Path, size: int) -> None:
    """Write `size` topics: the corpus itself, then shuffles of its lines under the same headings."""
    shutil.copytree(corpus, docs)
    topics = sorted(file.name.removesuffix(".en.md") for file in corpus.glob("*.en.md") if file.name != "index.en.md")
    for end in (".md", ".en.md"):
        texts = {topic: (corpus / (topic + end)).read_text(encoding="utf-8").split("\n") for topic in topics}
        lines = [line for text in texts.values() for line in text if line and not line.startswith(("#", "---"))]
        chance = random.Random(size)  # noqa: S311 - the same topics at every run
        for number in range(len(topics), size):
            model = texts[topics[number % len(topics)]]
            new = [chance.choice(lines) if line and not line.startswith("#") else line for line in model]
            (docs / f"more-{number:04}{end}").write_text("\n".join(new), encoding="utf-8")


def _ours(top: Path) -> Path:
    out = top / "ours"
    build = ("build", "--only", "site", "--docs", str(top / "docs"), "--out", str(out), "--skip-checks")
    run("handbook", *build, root=ROOT)
    return out


def _stock(top: Path) -> Path:
    (top / "mkdocs.yml").write_text(_STOCK.format(docs=top / "docs"), encoding="utf-8")
    run("mkdocs", "build", "-q", "-d", str(top / "stock"), root=top)
    return top / "stock"


def _measure(site: Path) -> tuple[list[float], float]:
    """Milliseconds from each key to the first change of the results, and of the first query on a cold page."""
    with sync_playwright() as playwright, host(site) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        page.locator(_BOX).focus()
        page.wait_for_timeout(3000)  # the stock search reads its index as soon as the page is there
        page.evaluate(_WATCH)
        first = _ask(page, QUERIES[0])
        times = [_ask(page, query) for query in QUERIES[1:]]
        browser.close()
    return times, first


def _ask(page: Page, query: str) -> float:
    """Type a query's last sign after the others stand, and return how long its results took."""
    page.evaluate("query => ask(query)", query[:-1])
    page.wait_for_timeout(400)
    page.evaluate("window.times = []")
    page.evaluate("query => ask(query)", query)
    while not (times := page.evaluate("window.times")):  # the page's policy forbids wait_for_function's eval
        page.wait_for_timeout(20)
    return float(times[0])
