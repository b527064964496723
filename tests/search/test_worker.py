"""The worker: of queries that wait together, only the newest is answered."""

from __future__ import annotations

from playwright.sync_api import Browser

from engine_page import engine_page, written_modules
from handbooks import ROOT

FOLDER = ROOT / "overrides" / "assets" / "javascripts" / "search"
BEFORE = """
self.sent = []
self.handbookIndexIs = "index.th.js"
self.handbookIndex = { pieces: ["กล้อง"], docs: [["a/index.html", "~0~", "~0~"]], synonyms: [] }
self.handbookSearch = {
  address: "https://example.invalid/assets/javascripts/search/worker.js?lang=th",
  load: () => Promise.resolve(),
  send: message => { self.sent.push(message) },
}
"""
ASK = """async queries => {
  const { answer } = handbookSearch, answered = []
  handbookSearch.answer = (engine, query) => { answered.push(query); return answer(engine, query) }
  await Promise.all(queries.map(data => handbookSearch.receive({ data: { type: 2, data } })))
  return [answered, sent.map(message => message.data.items.length)]
}"""


def test_overtaken_queries_are_skipped(browser: Browser) -> None:
    page = engine_page(browser, [*written_modules(FOLDER), FOLDER / "worker.js"], BEFORE)
    assert page.evaluate(ASK, ["ก", "กล", "กล้อง"]) == [["กล้อง"], [1]]
    page.close()
