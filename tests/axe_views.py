"""axe-core on the pages of a site, view after view: in another scheme, only what that changes is judged again.

Beside colours, what it changes is looked for, not assumed: boxes, attributes, what is shown. That is judged by all
rules, unless it was on another page. Colours follow from style: an element is asked about unless one was that has the
same classes and colours, and stands in such, of whatever page. Where axe came to no result, others are asked. What
stands free of the flow has grounds that are not around it, and is asked on every page.
"""

from __future__ import annotations

from playwright.sync_api import Page

from axe import violations

_MOST = 20
"""Elements that another scheme may change beside colours; where it changes more, all are judged anew."""
# Of elements with words of their own: what they are known by, for each rule about colours that concerns them.
_ELEMENTS = """known => {
  const names = ["color", "backgroundColor", "backgroundImage", "backgroundClip", "opacity", "filter", "mixBlendMode",
    "fontSize", "fontWeight", "textShadow", "textDecorationLine", "position", "zIndex", "visibility", "display",
    "overflow", "clip", "clipPath", "borderBottomStyle"]
  const styles = new Map([[null, 0]]), free = new Set(), blocks = new Map(), seen = new Set(known)
  const numberOf = text => {  // 53 bits: what one page has another has under the same number
    let [one, two] = [0xdeadbeef, 0x41c6ce57]
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761)
      two = Math.imul(two ^ text.charCodeAt(at), 1597334677)
    }
    one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
    two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
    return 4294967296 * (2097151 & two) + (one >>> 0)
  }
  const length = one => one.textContent.replace(/\\s/g, "").length
  const isInText = link => {  // as the rule about links sees it: its block has words that are no link's
    let block = link.parentElement
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
    if (!blocks.has(block)) {
      const inLinks = [...block.querySelectorAll("a[href]")].reduce((sum, one) => sum + length(one), 0)
      blocks.set(block, length(block) > inLinks)
    }
    return blocks.get(block)
  }
  self.hbAsked = { "color-contrast": new Map(), "link-in-text-block": new Map() }
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one)
    const isFree = /absolute|fixed/.test(style.position) || style.transform !== "none"
    if (isFree || free.has(one.parentElement)) free.add(one)
    const own = [one.localName, one.getAttribute("class"), one.getAttribute("style"), ...names.map(name => style[name])]
    styles.set(one, numberOf([styles.get(one.parentElement), ...own].join("|")))
    if (!one.getClientRects().length && style.display !== "contents") continue
    const text = [...one.childNodes].map(node => node.nodeType === 3 ? node.data : "").join("").trim()
    const ask = id => {
      const isAlone = free.has(one) || text.length < 2
      const names = [`${id} ${styles.get(one)}`, `${id} ${styles.get(one)} ${numberOf(one.outerHTML)}`]
      const isKnown = isAlone ? seen.has(names[1]) : names.some(name => seen.has(name))
      if (!isKnown) self.hbAsked[id].set(one, [names, isAlone])
    }
    if (text || one.matches("input, select, textarea")) ask("color-contrast")
    if (one.matches("a[href]") && isInText(one)) ask("link-in-text-block")
  }
  return self.hbAsked["color-contrast"].size + self.hbAsked["link-in-text-block"].size
}"""
# axe's own list of what passed would cost as much as it saves: its checks are listened to.
_COLOURS = """async () => {
  const rules = { "color-contrast": "[data-axe-colour]", "link-in-text-block": "a[href][data-axe-link]" }
  const whole = { "color-contrast": "*", "link-in-text-block": "a[href]" }
  const names = { "color-contrast": "data-axe-colour", "link-in-text-block": "data-axe-link" }
  const known = [], restored = []
  for (const [id, asked] of Object.entries(self.hbAsked)) {
    for (const check of [id, `${id}-style`].flatMap(name => axe._audit.checks[name] ?? [])) {
      const own = check.evaluate
      restored.push(() => { check.evaluate = own })
      check.evaluate = function (element, ...more) {
        const result = own.call(this, element, ...more), [found, isAlone] = asked.get(element) ?? []
        if (result !== undefined && found && !isAlone) known.push(found[0])
        return result
      }
    }
    for (const [element, [[, exactly]]] of asked) {
      element.setAttribute(names[id], "")
      known.push(exactly)
    }
  }
  axe.configure({ rules: Object.entries(rules).map(([id, selector]) => ({ id, selector })) })
  const options = { runOnly: Object.keys(rules), resultTypes: ["violations"], preload: false }
  const { violations } = await axe.run(document, options)
  axe.configure({ rules: Object.entries(whole).map(([id, selector]) => ({ id, selector })) })
  restored.forEach(restore => restore())
  for (const [id, asked] of Object.entries(self.hbAsked)) {
    for (const element of asked.keys()) element.removeAttribute(names[id])
  }
  const found = violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`))
  return [found, found.length ? [] : [...new Set(known)]]
}"""
_SHAPE = """() => [...document.body.querySelectorAll("*")].map(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const attributes = [...one.attributes].map(each => `${each.name}=${each.value}`)
  return [one.localName, attributes, ...[box.x, box.y, box.width, box.height].map(Math.round), style.display,
    style.visibility].join("|")
})"""
_CHANGED = f"""() => {{
  const before = self.hbShape, now = ({_SHAPE})(), all = [...document.body.querySelectorAll("*")]
  self.hbChanged = before.length === now.length ? all.filter((one, place) => before[place] !== now[place]) : all
  return self.hbChanged.length > {_MOST} ? null : self.hbChanged.map(one => one.outerHTML)
}}"""
_PART = """async () => {
  const { violations } = await axe.run({ include: self.hbChanged }, { resultTypes: ["violations"], preload: false })
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`))
}"""


class Views:
    """Judges pages of one site, each in one scheme and then in the other, width by width."""

    def __init__(self) -> None:
        self._coloured: set[str] = set()
        self._changed: set[tuple[str, ...]] = set()

    def violations(self, page: Page, *, is_recoloured: bool) -> list[str]:
        """The violations in a view. If recoloured, the page was judged in this width before, in the other scheme."""
        if not is_recoloured:
            page.evaluate(f"self.hbShape = ({_SHAPE})()")
            return violations(page)
        changed = page.evaluate(_CHANGED)
        if changed is None:
            return violations(page)
        found: list[str] = []
        if changed and tuple(changed) not in self._changed:  # such as the button of the schemes, on every page
            self._changed.add(tuple(changed))
            found += page.evaluate(_PART)
        if page.evaluate(_ELEMENTS, list(self._coloured)):
            of_colours, known = page.evaluate(_COLOURS)
            found += of_colours
            self._coloured |= set(known)
        return found
