"""axe-core, all its rules."""

from __future__ import annotations

from playwright.sync_api import Page

from conftest import ROOT

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] })
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`))
}"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is; the page's own policy would keep it out, so it comes from the debugger."""
    page.evaluate(AXE + "; 0")
    return list(page.evaluate(RUN))
