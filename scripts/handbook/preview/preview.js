// Shows what `check` finds over the page, and loads the page again once it has changed.
(function () {
  "use strict"

  /** @typedef {{ what: string, mend: string }} Said */
  /** @typedef {{ place: string, code: string, severity: string, isHere: boolean, th: Said, en: Said }} Problem */
  /** @typedef {{ token: string, isOld: boolean, count: number, errors: number, problems: Problem[],
                  texts: { th: Record<string, string>, en: Record<string, string> } }} Told */

  const PLACE = "handbook-preview"
  const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[src*='.preview/preview.js']"))
  if (!script) return
  const own = new URL(script.src), token = own.searchParams.get("token")
  const language = document.documentElement.lang === "en" ? "en" : "th"
  const panel = document.createElement("hb-preview"), root = panel.attachShadow({ mode: "open" })
  const sheet = { rel: "stylesheet", href: new URL("preview.css", own).href }
  const styles = Object.assign(document.createElement("link"), sheet)
  let isHidden = false, isGoingBack = false, last = ""
  /** @type {EventSource | undefined} */
  let source

  /** @param {string} tag @param {string} text @param {string} [name] */
  function element(tag, text, name = "") {
    const made = document.createElement(tag)
    made.textContent = text
    if (name) made.className = name
    return made
  }

  /** @param {Problem} problem @param {Record<string, string>} texts */
  function item(problem, texts) {
    const made = element("li", "", `problem ${problem.severity}`)
    const said = problem[language]
    const head = element("p", "", "place")
    head.append(element("code", problem.place), element("span", ` ${problem.code}`))
    const mend = element("p", "", "mend")
    mend.append(element("b", `${texts.mend}: `), said.mend)
    made.append(head, element("p", said.what), mend)
    return made
  }

  /** @param {Problem[]} problems @param {Record<string, string>} texts */
  function list(problems, texts) {
    const made = element("ol", "")
    made.append(...problems.map(one => item(one, texts)))
    return made
  }

  /** Faults, and advice folded. @param {Told} told @param {Record<string, string>} texts */
  function all(told, texts) {
    const faults = told.problems.filter(one => one.severity !== "notice")
    const notices = told.problems.filter(one => one.severity === "notice")
    const made = element("div", "", "all"), others = document.createElement("details")
    others.append(element("summary", `${texts.notices} (${notices.length})`), list(notices, texts))
    made.append(...(faults.length ? [list(faults, texts)] : []), ...(notices.length ? [others] : []))
    return made
  }

  /** @param {Told} told */
  function show(told) {
    const texts = told.texts[language], inner = all(told, texts)
    panel.hidden = told.problems.length === 0
    const box = element("section", "", told.errors ? "error" : "advice")
    const head = element("h2", (told.isOld ? texts["old-pages"] : texts.problems) ?? "")
    const button = element("button", "")
    const fold = () => {
      inner.hidden = isHidden
      button.textContent = (isHidden ? texts.show : texts.hide) ?? ""
      button.setAttribute("aria-expanded", String(!isHidden))
    }
    button.addEventListener("click", () => { isHidden = !isHidden; fold() })
    box.addEventListener("keydown", event => {
      if (event.key !== "Escape") return
      isHidden = true
      fold()
      button.focus()
    })
    box.setAttribute("aria-live", "polite")
    box.lang = language
    fold()
    const bar = element("header", "")
    bar.append(head, button)
    box.append(bar, inner)
    root.querySelector("section")?.remove()   // the styles stay, or the panel would be bare for a moment
    root.append(box)
  }

  function loadAgain() {
    sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollY]))
    history.scrollRestoration = "manual"
    isGoingBack = true
    location.reload()
  }

  // The reader stays where the reader was: browsers go back there before fonts and pictures have their sizes.
  async function goBack() {
    const [path, top] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]")
    sessionStorage.removeItem(PLACE)
    if (path !== location.pathname) return
    await Promise.all([new Promise(done => { addEventListener("load", done, { once: true }) }), document.fonts.ready])
    scrollTo({ top, behavior: "instant" })
  }

  /** @param {MessageEvent<string>} event */
  function hear(event) {
    /** @type {Told} */
    const told = JSON.parse(event.data)
    if (told.token !== token) { loadAgain(); return }
    if (!told.errors && isHidden === false && !last) isHidden = true   // advice alone waits until it is asked for
    const said = JSON.stringify([told.problems, told.isOld])
    if (said === last) return
    if (last && told.errors) isHidden = false
    last = said
    show(told)
  }

  function listen() {
    source?.close()
    if (document.visibilityState === "hidden") return   // a browser opens six connections to a host, not more
    const events = new URL("events", own)
    events.searchParams.set("page", decodeURIComponent(location.pathname))
    source = new EventSource(events)
    source.addEventListener("message", hear)
  }

  goBack()
  panel.hidden = true
  root.append(styles)
  document.body.append(panel)
  document.addEventListener("visibilitychange", listen)
  addEventListener("pagehide", () => {
    source?.close()
    if (!isGoingBack) history.scrollRestoration = "auto"   // not before: the browser would go to its own place at once
  })
  listen()
})()
