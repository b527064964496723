// Shows the tools of a form's page. The scripts behind them are loaded when the reader turns to the page, not with it:
// most readers of a form's page download a file, on a slow line. What is done until they are there is kept for them.
(function () {
  "use strict"

  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.hb-form"))

  for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (form.querySelectorAll(".hb-rows tbody > tr"))) {
    const [head] = row.cells, number = document.createElement("span"), button = document.createElement("button")
    if (!head) continue
    number.className = "hb-row-number"
    number.textContent = head.textContent
    button.className = "hb-row-button"
    button.type = "button"
    button.textContent = "⋯"
    button.setAttribute("aria-expanded", "false")
    button.setAttribute("aria-label", `${form.dataset.rowMenu}`.replace("{row}", `${head.textContent}`))
    head.replaceChildren(number, button)
  }
  for (const tools of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".hb-tools"))) tools.hidden = false

  /** @type {Promise<void> | undefined} */
  let loading
  let isThere = false, isTyped = false

  /** @returns {Promise<void>} fails if the line does; the next turn to the page tries again */
  function load() {
    loading ??= new Promise((resolve, reject) => {
      const tools = document.createElement("script")
      tools.src = `${script.dataset.tools}`
      tools.addEventListener("load", () => {
        isThere = true
        resolve()
      })
      tools.addEventListener("error", () => {
        loading = undefined
        tools.remove()
        reject(new Error(tools.src))
      })
      document.head.append(tools)
    })
    return loading
  }

  /**
   * Whether what needs the scripts can be done now. If they cannot be loaded, the nearest tools say so.
   * @param {Element} place
   */
  async function ready(place) {
    try {
      await load()
      return true
    } catch {
      const tools = place.closest(".hb-tools") ?? form.querySelector(".hb-tools")
      const line = tools?.querySelector("[role=status]")
      if (line) line.textContent = `${form.dataset.saidNotools}`
      return false
    }
  }

  const turn = () => { load().catch(console.warn) }
  for (const kind of ["pointerdown", "focusin", "keydown"]) addEventListener(kind, turn, { capture: true })
  addEventListener("scroll", turn, { passive: true }) // not of the nav, which the theme scrolls by itself

  form.addEventListener("click", async event => {
    const button = event.target instanceof Element && event.target.closest("button")
    if (isThere || !button) return
    event.stopImmediatePropagation()
    if (await ready(button)) button.click()
  }, { capture: true })

  // The choice to keep a draft.
  form.addEventListener("change", async event => {
    const choice = event.target
    if (isThere || !(choice instanceof HTMLInputElement) || !choice.closest(".hb-tools")) return
    if (await ready(choice)) choice.dispatchEvent(new Event("change", { bubbles: true }))
    else choice.checked = false
  })

  form.addEventListener("paste", async event => {
    const cell = event.target, given = event.clipboardData
    if (isThere || !(cell instanceof HTMLElement) || !cell.closest(".hb-rows") || !given) return
    // The clipboard is open to a script only as long as the event lasts.
    const clipboardData = new DataTransfer()
    for (const type of ["text/plain", "text/html"]) clipboardData.setData(type, given.getData(type))
    event.preventDefault()
    event.stopImmediatePropagation()
    isTyped = true
    const isReady = await ready(cell)
    const again = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData })
    cell.focus()
    const isLeft = !isReady || cell.dispatchEvent(again)
    if (isLeft) document.execCommand("insertText", false, clipboardData.getData("text/plain"))
  }, { capture: true })

  // Leaving is asked about here as long as what would ask, or keep a draft, is not there.
  form.addEventListener("input", ({ target }) => {
    if (target instanceof Element && !target.closest(".hb-tools")) isTyped = true
  })
  addEventListener("beforeunload", event => { if (isTyped && !isThere) event.preventDefault() })

  // What the browser filled in again, and a draft, need the scripts at once.
  const isFilled = [...form.elements].some(one => {
    if (one instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type)) return one.checked
    return "value" in one && one.value && !(one instanceof HTMLButtonElement)
  })
  if (isFilled || Object.keys(localStorage).some(key => key.includes(".draft/"))) turn()
})()
