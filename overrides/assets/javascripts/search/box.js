// The search box, once a reader turns to it (controls.js): asks the worker at every change, shows what it finds, and
// tells it to screen readers. By keys: arrows, Home, End and Tab move, Enter opens the best.
(function (search) {
  "use strict"

  const UNTIL_SAID = 700                                                   // ms without a change: who types is not told
  const SAID_OF_QUERY = 60                                                 // signs
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-hb-search]"))
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name))
  const box = /** @type {HTMLInputElement} */ (find(".md-search__input")), output = find(".md-search__output")
  const [strongList, weakList] = root.querySelectorAll(".md-search-result__list")
  const scroller = find(".md-search__scrollwrap"), meta = find(".md-search-result__meta")
  const related = find("#__related"), nothing = find(".hb-nothing"), said = find(".hb-said")
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"))
  const button = /** @type {HTMLElement} */ (document.querySelector("[data-hb-toggle=__search]"))
  const { search: address, base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")
  const top = new URL(base.replace(/\/*$/, "/"), location.href)
  let /** @type {ReturnType<HandbookSearch["worker"]> | null} */ worker = null
  let number = 0, asked = "", telling = 0, isLoaded = false, isAnswered = true, isEnterWaiting = false

  /** @type {(name: string, parts?: Record<string, string | number>) => string} */
  const text = (name, parts = {}) => Object.entries(parts).reduce(
    (filled, [part, value]) => filled.replace(`{${part}}`, () => String(value)), root.dataset[name] ?? ""
  )
  const links = () => /** @type {HTMLElement[]} */ ([...output.querySelectorAll("a")].filter(link => link.offsetParent))

  function tell(/** @type {string[]} */ ...texts) {
    clearTimeout(telling)
    said.textContent = ""                                                  // the same once more is told, too
    telling = setTimeout(() => { said.textContent = texts.filter(Boolean).join(". ") }, UNTIL_SAID)
  }

  /**
   * What the reader sees: a count, pages that answer, pages that may be related, what else to do.
   * @param {string} told
   * @param {SearchAnswer} answer
   */
  function show(told, { strong, weak }, isNothing = false) {
    scroller.scrollTop = 0                                                 // before the change: no layout in between
    meta.textContent = told
    related.textContent = weak.length ? text("related", { count: weak.length }) : ""
    related.hidden = !weak.length
    strongList?.replaceChildren(...search.listed(strong, top))
    weakList?.replaceChildren(...search.listed(weak, top))
    nothing.hidden = !isNothing
    tell(told, related.textContent ?? "")
  }

  /** @param {SearchAnswer} answer */
  function counted({ strong: { length: count }, isCut }) {
    const query = asked.length > SAID_OF_QUERY ? `${asked.slice(0, SAID_OF_QUERY)}…` : asked
    if (!count) return text("none", { query })
    return count === 1 ? text("one") : text(isCut ? "many" : "some", { count })
  }

  /** @param {SearchAnswered} answered */
  function receive({ number: given, answer }) {
    if (given !== number) return                                           // of a query that is overtaken
    isAnswered = true
    isLoaded = answer !== null
    if (!answer) {
      show(text("failed"), { strong: [], weak: [], isCut: false })
      asked = ""                                                           // typed again, it is tried again
      return
    }
    show(counted(answer), answer, !answer.strong.length)
    if (isEnterWaiting) openBest()
  }

  function started() {
    if (worker) return worker
    worker = search.worker(new URL(address, location.href).href)
    worker.addEventListener("message", event => receive(/** @type {MessageEvent<SearchAnswered>} */ (event).data))
    worker.addEventListener("error", () => { worker = null; receive({ number, answer: null }) })
    return worker
  }

  function ask() {
    const query = box.value.trim()
    if (query === asked) return
    asked = query
    number++
    isEnterWaiting = false
    isAnswered = !query
    if (query) {
      if (!isLoaded) meta.textContent = text("loading")
      started().postMessage({ number, query })
    } else show(text("typing"), { strong: [], weak: [], isCut: false })
  }

  // The section that answers best, or its page: the first that shows a text.
  function openBest() {
    const best = (strongList?.firstChild ?? weakList?.firstChild)?.childNodes ?? []
    const [page, part] = /** @type {HTMLElement[]} */ ([...best])
    isEnterWaiting = !isAnswered
    if (isAnswered) (page?.querySelector(".hb-found__text") ? page : part ?? page)?.click()
  }

  function open() {
    if (!toggle.checked) toggle.click()
  }

  function close() {
    if (toggle.checked) toggle.click()
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const all = [box, ...links()], here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    const places = new Map([["ArrowDown", here + 1], ["ArrowUp", here - 1]])
    if (here > 0) places.set("Home", 1).set("End", -1)                     // in the box they move the caret
    const place = places.get(event.key)
    if (place === undefined) return
    event.preventDefault()
    open()
    all.at(place % all.length)?.focus()
  }

  root.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.length === 1 && event.key !== " " || event.key === "Backspace") box.focus()   // goes on typing
    else move(event)
  })
  root.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && next !== button && !root.contains(/** @type {Node} */ (next))) close()
  })
  root.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    if (target instanceof Element && target.closest("a") && !ctrlKey && !metaKey && !shiftKey) close()
  })
  box.addEventListener("focus", started)
  box.addEventListener("click", open)
  box.addEventListener("input", () => { open(); ask() })
  box.form?.addEventListener("submit", event => { event.preventDefault(); openBest() })
  box.form?.addEventListener("reset", () => { box.focus(); setTimeout(ask) })   // emptied after this event

  // What was done until this script was there: a link to a search, the field turned to, something typed and entered.
  const query = new URL(location.href).searchParams.get("q")
  if (query && !box.value) box.value = query
  if (box.value.trim() && !search.isClosed) {
    open()
    ask()
    if (search.isEntered) openBest()
  } else if (document.activeElement === box) started()
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
