"""axe-core on the pages of a site, view after view: nothing is judged again that was judged under the same conditions.

Colours follow from style: in each view an element is asked about unless one was that has the same classes and colours,
and stands in such, of whatever page. Where axe came to no result, others are asked. What stands free of the flow has
grounds that are not around it, and is asked on every page. All other rules judge each page whole in each width; in
another scheme, only what that changes beside colours, which is looked for, not assumed: boxes, attributes, what is
shown. That is judged by all rules, unless it was on another page.
"""

from __future__ import annotations

from playwright.sync_api import Page

from axe import load_axe, violations

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
  self.hbAsked = { "color-contrast": new Map(), "link-in-text-block": new Map() }  // name -> elements
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one)
    const isFree = /absolute|fixed/.test(style.position) || style.transform !== "none"
    if (isFree || free.has(one.parentElement)) free.add(one)
    const own = [one.localName, one.getAttribute("class"), one.getAttribute("style"), ...names.map(name => style[name])]
    styles.set(one, numberOf([styles.get(one.parentElement), ...own].join("|")))
    if (!one.getClientRects().length && style.display !== "contents") continue
    const text = [...one.childNodes].map(node => node.nodeType === 3 ? node.data : "").join("").trim()
    const ask = id => {
      const style = `${id} ${styles.get(one)}`, exactly = `${style} ${numberOf(one.outerHTML)}`
      const name = free.has(one) ? exactly : style
      if (seen.has(name) || seen.has(exactly)) return
      if (!self.hbAsked[id].has(name)) self.hbAsked[id].set(name, new Map())
      self.hbAsked[id].get(name).set(one, exactly)
    }
    if (text || one.matches("input, select, textarea")) ask("color-contrast")
    if (one.matches("a[href]") && isInText(one)) ask("link-in-text-block")
  }
  return self.hbAsked["color-contrast"].size + self.hbAsked["link-in-text-block"].size
}"""
# If whole, all other rules judge the page as well. Of elements of one name the first is asked, and the others if there
# was no result. axe's own list of what passed would cost as much as it saves: its checks are listened to.
_ASK = """async isWhole => {
  const attributes = { "color-contrast": "data-axe-colour", "link-in-text-block": "data-axe-link" }
  const selectors = { "color-contrast": "*", "link-in-text-block": "a[href]" }
  const ids = Object.keys(selectors), known = [], answered = new Set(), restored = []
  for (const id of ids) {
    for (const check of [id, `${id}-style`].flatMap(name => axe._audit.checks[name] ?? [])) {
      const own = check.evaluate
      restored.push(() => { check.evaluate = own })
      check.evaluate = function (element, ...more) {
        const result = own.call(this, element, ...more)
        if (result !== undefined) answered.add(element)
        return result
      }
    }
  }
  const ask = async (elements, rules) => {
    for (const id of ids) elements[id].forEach(one => one.setAttribute(attributes[id], ""))
    axe.configure({ rules: ids.map(id => ({ id, selector: `${selectors[id]}[${attributes[id]}]` })) })
    const { violations } = await axe.run(document, { ...rules, resultTypes: ["violations"], preload: false })
    for (const id of ids) elements[id].forEach(one => one.removeAttribute(attributes[id]))
    return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`))
  }
  const first = {}, others = {}
  for (const id of ids) first[id] = [...self.hbAsked[id].values()].map(alike => alike.keys().next().value)
  const found = await ask(first, isWhole ? {} : { runOnly: ids })
  for (const id of ids) {
    others[id] = []
    for (const [name, alike] of self.hbAsked[id]) {
      const [one, ...rest] = alike.keys()
      if (answered.has(one)) known.push(name)
      else others[id].push(...rest), known.push(...alike.values())
    }
  }
  if (ids.some(id => others[id].length)) found.push(...await ask(others, { runOnly: ids }))
  axe.configure({ rules: ids.map(id => ({ id, selector: selectors[id] })) })
  restored.forEach(restore => restore())
  return [found, found.length ? [] : known]
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
            load_axe(page)
            page.evaluate(f"self.hbShape = ({_SHAPE})()")
            return self._asked(page, is_whole=True)
        changed = page.evaluate(_CHANGED)
        if changed is None:
            return violations(page)
        found: list[str] = []
        if changed and tuple(changed) not in self._changed:  # such as the button of the schemes, on every page
            self._changed.add(tuple(changed))
            found += page.evaluate(_PART)
        return found + self._asked(page, is_whole=False)

    def _asked(self, page: Page, *, is_whole: bool) -> list[str]:
        """The violations of rules about colours, asked where nothing is known; if whole, of all others too."""
        if not page.evaluate(_ELEMENTS, list(self._coloured)) and not is_whole:
            return []
        found, known = page.evaluate(_ASK, is_whole)
        self._coloured |= set(known)
        return list(found)
