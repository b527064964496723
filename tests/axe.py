"""axe-core with all its rules, or with those about colours."""

from __future__ import annotations

from playwright.sync_api import Page

from handbooks import ROOT

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RUN = """async tags => {
  const only = tags.length ? { runOnly: { type: "tag", values: tags } } : {}
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false, ...only })
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`))
}"""


def violations(page: Page, *tags: str) -> list[str]:
    """The violations that axe finds on the current page, by the rules of these tags or by all."""
    load_axe(page)
    return list(page.evaluate(RUN, list(tags)))


def load_axe(page: Page) -> None:
    """Give the current page axe, once. The page's policy would keep it out, so it comes from the debugger."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE + "; 0")
