"""Whether marks and excerpts of results begin and end with whole words, judged by the browser's ICU.

Read from what readers are shown: the HTML of each result, found again in the text that it was cut from.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Page

_JUDGE = """queries => {
  const parter = new Intl.Segmenter("th", { granularity: "word" }), known = new Map(), counts = {}
  const edges = text => {
    if (!known.has(text)) {
      const parts = [...parter.segment(text)].flatMap(({ index, segment }) => [index, index + segment.length])
      known.set(text, new Set([0, text.length, ...parts]))
    }
    return known.get(text)
  }
  const count = (kind, isWhole) => {
    const name = `${kind} ${isWhole ? "whole" : "broken"}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  const read = html => {
    const box = document.createElement("div"), marks = []
    box.innerHTML = html
    let plain = ""
    for (const node of box.childNodes) {
      if (node.nodeName === "MARK") marks.push([plain.length, plain.length + node.textContent.length])
      plain += node.textContent
    }
    return { plain, marks }
  }
  const judge = (html, sources) => {
    const { plain, marks } = read(html), before = plain.startsWith("… ") ? 2 : 0
    const text = plain.slice(before, plain.endsWith(" …") ? -2 : undefined)
    const source = sources.find(one => one.includes(text))
    if (source === undefined) { count("excerpt", false); return }
    const at = source.indexOf(text), places = edges(source)
    if (at > 0) count("beginning", places.has(at))
    if (at + text.length < source.length) count("end", places.has(at + text.length))
    for (const [start, end] of marks) {
      count("mark", places.has(at + start - before) && places.has(at + end - before))
    }
  }
  const all = [engine, engine.guides].flatMap(one => one?.index.sections ?? [])
  const sections = new Map(all.map(section => [
    section.page + (section.isPage ? "" : section.doc.location.replace(/^[^#]*/, "")), section,
  ]))
  for (const query of queries) {
    const { strong, weak } = handbookSearch.answer(engine, query)
    for (const item of [...strong, ...weak].flatMap(page => [page, ...page.sections])) {
      const { doc, passages } = sections.get(item.location)
      judge(item.title, [doc.title])
      if (item.text) judge(item.text, [...passages.map(({ written }) => written), ...doc.keys ?? []])
    }
  }
  return counts
}"""


@dataclass(frozen=True)
class Edges:
    """Of marks, and of beginnings and ends of excerpts that are cut: how many there are, and how many are whole."""

    kind: str
    whole: int
    all: int

    @property
    def share(self) -> float:
        """In percent."""
        return 100 * self.whole / (self.all or 1)


def judge_edges(page: Page, queries: list[str]) -> list[Edges]:
    """Judge every result of every query; `page` has the engine over a language's index (laws/search.py)."""
    counts = Counter(page.evaluate(_JUDGE, queries))
    kinds = sorted({name.rpartition(" ")[0] for name in counts})
    return [Edges(kind, counts[f"{kind} whole"], counts.total() - _others(counts, kind)) for kind in kinds]


def _others(counts: Counter[str], kind: str) -> int:
    return sum(count for name, count in counts.items() if name.rpartition(" ")[0] != kind)
