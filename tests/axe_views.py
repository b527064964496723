"""axe-core on the pages of a site, view after view: nothing is judged again that was judged under the same conditions.

Colours follow from style: in each view an element is asked about unless one was, on whatever page, that has the same
class and colours and stands on the same grounds: the backgrounds of all that it stands in. Where axe came to no result,
others are asked. What stands free of the flow has grounds that are not around it, and is asked on every page. All other
rules judge each page whole in each width; in another scheme, only what that changes beside colours, which is looked
for, not assumed: boxes, attributes, what is shown. That is judged by all rules, unless it was on another page.
"""

from __future__ import annotations

from playwright.sync_api import Page

from axe import load_axe, violations

_MOST = 20
"""Elements that another scheme may change beside colours; where it changes more, all are judged anew."""
_SHAPE = """() => [...document.body.querySelectorAll("*")].map(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const attributes = [...one.attributes].map(each => `${each.name}=${each.value}`)
  return [one.localName, attributes, ...[box.x, box.y, box.width, box.height].map(Math.round), style.display,
    style.visibility].join("|")
})"""
# Of elements with words of their own that axe finds on screen: what they are known by, for each rule about colours that
# concerns them. A link that is laid out as a block stands in no line of text, says the rule about links.
ELEMENTS = """known => {
  const names = ["color", "backgroundColor", "backgroundImage", "backgroundClip", "opacity", "filter", "mixBlendMode",
    "fontSize", "fontWeight", "textShadow", "textDecorationLine", "position", "zIndex", "visibility", "display",
    "overflow", "clip", "clipPath", "borderBottomStyle", "fontStyle"]
  const GROUND = ["backgroundColor", "backgroundImage", "backgroundClip", "opacity", "filter", "mixBlendMode",
    "position", "zIndex", "overflow", "clip", "clipPath"]
  const NONE = "rgba(0, 0, 0, 0)|none|border-box|1|none|normal|static|auto|visible|auto|none"
  const FIELDS = "input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea"  // that show words
  const BLOCK = /block|flex|grid|table|list-item/
  const grounds = new Map([[null, 0]]), free = new Set(), clear = new Set()
  const seen = new Set(known.split(" "))
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
  const isOffScreen = one => {  // its style is asked for before
    const { left, right } = one.getBoundingClientRect()
    return right + scrollX <= 0 && (left !== 0 || right !== 0)
  }
  const styleOf = one => {
    const style = getComputedStyle(one)
    return [one.localName, one.getAttribute("class"), one.getAttribute("style"), ...names.map(name => style[name])]
  }
  const isBlock = one => /^(block|list-item|table|flex|grid|table-.*)$/.test(getComputedStyle(one).display)
  const blockOf = link => {
    let block = link.parentElement
    while (!isBlock(block)) block = block.parentElement
    return block
  }
  const LINK = "a[href]:not([role])"
  const inOne = text => text.replace(/\\s+/g, " ").trim().length
  const isSeen = one => {  // surely: what axe leaves out would make it ask more
    const { width, height } = one.getBoundingClientRect()
    return width > 1 && height > 1 && one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
      && !isOffScreen(one)
  }
  // The rule about links asks those alone in whose part of a block, up to a <br> or another block, less text stands in
  // links than beside them.
  const isInText = (link, block) => {
    let beside = "", inLinks = "", isReached = false, isPassed = false
    const walk = parent => {
      for (const node of parent.childNodes) {
        if (isPassed) return
        if (node.nodeType === 3) beside += node.data
        if (node.nodeType !== 1) continue
        isReached ||= node === link
        const ends = isBlock(node)
        if ((ends || node.matches("br, hr")) && isReached) isPassed = true
        else if (ends || node.matches("br, hr")) beside = inLinks = ""
        if (ends || getComputedStyle(node).display === "none") continue
        if (!node.matches(LINK)) walk(node)
        else if (isSeen(node)) inLinks += node.textContent
      }
    }
    walk(block)
    return inOne(beside) > inOne(inLinks)
  }
  self.hbAsked = { "color-contrast": new Map(), "link-in-text-block": new Map() }  // name -> elements
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one)
    const isFree = /absolute|fixed/.test(style.position) || style.transform !== "none"
    if (isFree || free.has(one.parentElement)) free.add(one)
    if (style.opacity === "0" || clear.has(one.parentElement)) clear.add(one)
    const around = grounds.get(one.parentElement), ground = GROUND.map(name => style[name]).join("|")
    grounds.set(one, ground === NONE ? around : numberOf(`${around} ${ground}`))
    if (clear.has(one) || (!one.getClientRects().length && style.display !== "contents")) continue
    const ask = (id, block) => {
      const styles = [around, ...styleOf(one), ...(block ? styleOf(block) : [])]
      const style = `${id[0]}${numberOf(styles.join("|")).toString(36)}`
      if (seen.has(style) && !free.has(one)) return
      const exactly = `${style}-${numberOf(one.outerHTML).toString(36)}`, name = free.has(one) ? exactly : style
      if (seen.has(exactly) || isOffScreen(one)) return
      if (!self.hbAsked[id].has(name)) self.hbAsked[id].set(name, new Map())
      self.hbAsked[id].get(name).set(one, exactly)
    }
    const hasText = [...one.childNodes].some(node => node.nodeType === 3 && /\\S/.test(node.data))
    if (hasText || one.matches(FIELDS)) ask("color-contrast")
    if (!one.matches("a[href]") || BLOCK.test(style.display)) continue
    const block = blockOf(one)
    if (isInText(one, block)) ask("link-in-text-block", block)
  }
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
    axe.configure({ noHtml: true, rules: ids.map(id => ({ id, selector: `${selectors[id]}[${attributes[id]}]` })) })
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
  return [found, found.length ? "" : known.join(" ")]
}"""
_JUDGE = f"""([known, isWhole]) => {{
  ({ELEMENTS})(known)
  if (isWhole) self.hbShape = ({_SHAPE})()
  else if (!self.hbAsked["color-contrast"].size && !self.hbAsked["link-in-text-block"].size) return [[], ""]
  return ({_ASK})(isWhole)
}}"""
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
        self._coloured = ""
        self._changed: set[tuple[str, ...]] = set()

    def violations(self, page: Page, *, is_recoloured: bool) -> list[str]:
        """The violations in a view. If recoloured, the page was judged in this width before, in the other scheme."""
        if not is_recoloured:
            load_axe(page)
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
        found, known = page.evaluate(_JUDGE, [self._coloured, is_whole])
        self._coloured += f" {known}"  # a text: the driver is slow with a list of thousands
        return list(found)
