"""The worker: of queries that wait together, only the newest is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from engine_page import engine_page, written_modules
from handbooks import ROOT

FOLDER = ROOT / "overrides" / "assets" / "javascripts" / "search"
BEFORE = """
self.sent = []
self.loaded = []
self.handbookIndexIs = "index.th.js"
self.handbookIndex = { pieces: { "܀": "กล้อง" }, docs: [["a/index.html", "܀", "܀"]], synonyms: [] }
self.handbookSearch = {
  address: "https://example.invalid/assets/javascripts/search/worker.js?lang=th",
  load: address => new Promise((resolve, reject) => { loaded.push({ address, resolve, reject }) }),
  send: message => { self.sent.push(message) },
}
"""
ASK = """async queries => {
  const { answer } = handbookSearch, answered = []
  handbookSearch.answer = (engine, query) => { answered.push(query); return answer(engine, query) }
  const asked = queries.map((query, at) => handbookSearch.receive({ data: { number: at + 1, query } }))
  const done = Promise.all(asked)
  let isDone = false
  done.then(() => { isDone = true })
  while (!isDone) {
    for (const { resolve } of loaded.splice(0)) resolve()
    await new Promise(next => { setTimeout(next) })
  }
  return [answered, sent.map(({ number, answer }) => [number, answer.strong.length])]
}"""
WHILE_IT_LOADS = """async () => {
  const { answer } = handbookSearch, answered = [], next = () => new Promise(done => { setTimeout(done) })
  handbookSearch.answer = (engine, query) => { answered.push(query); return answer(engine, query) }
  const first = handbookSearch.receive({ data: { number: 1, query: "ก" } })
  while (!loaded.length) await next()
  const second = handbookSearch.receive({ data: { number: 2, query: "กล้อง" } })
  let isDone = false
  Promise.all([first, second]).then(() => { isDone = true })
  while (!isDone) {
    for (const { resolve } of loaded.splice(0)) resolve()
    await next()
  }
  return [answered, sent.map(({ number }) => number)]
}"""
IN_A_WORKER = """async queries => {
  const { answer } = handbookSearch, answered = [], next = () => new Promise(done => { setTimeout(done) })
  handbookSearch.answer = (engine, query) => { answered.push(query); return answer(engine, query) }
  queries.forEach((query, at) => handbookSearch.receive({ data: { number: at + 1, query } }))
  for (let turn = 0; turn < 20; turn++) {
    for (const { resolve } of loaded.splice(0)) resolve()
    await next()
  }
  return [answered, sent.length]
}"""
FAILS = """async () => {
  const asked = handbookSearch.receive({ data: { number: 1, query: "กล้อง" } })
  while (!loaded.length) await new Promise(next => { setTimeout(next) })
  loaded.pop().reject(new Error("no line"))
  await asked
  return sent
}"""


@pytest.fixture
def page_as_worker(browser: Browser) -> Iterator[Page]:
    """The worker's script at its own address, as in a worker."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=""))
    page.goto("https://example.invalid/assets/javascripts/search/worker.js?lang=th")
    page.evaluate(BEFORE.replace("  address:", "  of:"))
    for script in (*written_modules(FOLDER), FOLDER / "worker.js"):
        page.add_script_tag(path=script)
    yield page
    page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = engine_page(browser, [*written_modules(FOLDER), FOLDER / "worker.js"], BEFORE)
    yield page
    page.close()


def test_overtaken_queries_are_skipped(page: Page) -> None:
    assert page.evaluate(ASK, ["ก", "กล", "กล้อง"]) == [["กล้อง"], [[3, 1]]]


def test_a_query_that_is_overtaken_while_the_index_loads_is_skipped(page: Page) -> None:
    assert page.evaluate(WHILE_IT_LOADS) == [["กล้อง"], [2]]


def test_an_index_that_does_not_load_is_no_answer(page: Page) -> None:
    assert page.evaluate(FAILS) == [{"number": 1, "answer": None}]


@pytest.mark.parametrize(("queries", "answered"), [([], ["กล้อง"]), (["ก"], ["ก"])])
def test_a_worker_that_nobody_asks_asks_itself_and_tells_nothing(
    page_as_worker: Page, queries: list[str], answered: list[str]
) -> None:
    assert page_as_worker.evaluate(IN_A_WORKER, queries) == [answered, len(queries)]
