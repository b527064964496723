// The tools of a form's page: check, save, open, fill the PDF, print, clear. Sums are computed during typing.
(function (forms) {
  "use strict"

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.hb-form"))
  const problems = /** @type {HTMLElement} */ (form.querySelector(".hb-problems"))
  // Since it was last saved or opened.
  let isChanged = false

  // The controls' faults

  const noteOf = (/** @type {FormControl} */ control) => `e-${forms.holderOf(control).id.replace(/^f-/, "")}`

  /**
   * The name of a control, as the page shows it.
   * @param {FormControl} control
   */
  function nameOf(control) {
    const holder = forms.holderOf(control)
    if (holder.ariaLabel) return holder.ariaLabel
    const shown = (/** @type {Node} */ node) => node instanceof Element && node.ariaHidden ? "" : node.textContent
    const words = (/** @type {Element | null | undefined} */ element) => (
      [...element?.childNodes ?? []].map(shown).join("").trim()
    )
    const legend = words(control.closest("fieldset")?.querySelector("legend"))
    const own = holder === control ? words(control.labels?.[0]) : ""
    return [legend, own].filter(Boolean).join(": ")
  }

  /**
   * Show at a control what is wrong with it, or remove the message.
   * @param {FormControl} control
   * @param {string} words
   */
  function mark(control, words) {
    const holder = forms.holderOf(control), id = noteOf(control)
    document.getElementById(id)?.remove()
    const others = (holder.getAttribute("aria-describedby") || "").split(" ").filter(one => one && one !== id)
    if (words) {
      const note = document.createElement(holder.closest(".hb-inline") ? "span" : "p")
      note.className = "hb-error"
      note.id = id
      note.textContent = words
      if (holder === control) holder.after(note)
      else holder.append(note)
      others.push(id)
      holder.setAttribute("aria-invalid", "true")
    } else {
      holder.removeAttribute("aria-invalid")
    }
    if (others.length) holder.setAttribute("aria-describedby", others.join(" "))
    else holder.removeAttribute("aria-describedby")
  }

  /**
   * Show all faults: at the controls, and in a list with links to them.
   * @param {ReturnType<typeof forms.faults>} found
   */
  function show(found) {
    for (const control of forms.controlsOf(form)) if (forms.holderOf(control).ariaInvalid) mark(control, "")
    problems.replaceChildren()
    problems.hidden = !found.length
    if (!found.length) return
    const title = document.createElement("p")
    title.className = "hb-problems__title"
    title.textContent = forms.say(form, "error-title", { count: found.length })
    const list = document.createElement("ul")
    for (const [control, words] of found) {
      mark(control, words)
      const item = document.createElement("li")
      item.append(linkTo(control, words))
      list.append(item)
    }
    problems.append(title, list)
  }

  /**
   * @param {FormControl} control
   * @param {string} words
   */
  function linkTo(control, words) {
    const link = document.createElement("a")
    link.href = `#${control.id}`
    link.textContent = `${nameOf(control)}: ${words}`
    link.addEventListener("click", event => {
      // Otherwise each click would add an entry to the browser's history.
      event.preventDefault()
      control.focus()
    })
    return link
  }

  // The tools. Each returns a message about what it did.

  const isFilled = () => Object.keys(forms.read(form)).length > 0
  const name = (/** @type {string} */ ending) => `${form.dataset.form}-${form.dataset.locale}-filled.${ending}`

  function check() {
    const found = forms.faults(form)
    show(found)
    if (!found.length) return [forms.say(form, "said-fine"), ...forms.goesOn(form, nameOf)].join(" ")
    problems.focus()
    return forms.goesOn(form, nameOf).join(" ")
  }

  function save() {
    const file = name("json")
    forms.save(file, "application/json", forms.toFile(form))
    isChanged = false
    return forms.say(form, "said-saved", { file })
  }

  async function open() {
    const [file, text] = await forms.choose(".json,application/json")
    const read = forms.fromFile(text, `${form.dataset.form}`)
    if (read.fault) return forms.say(form, `said-${read.fault}`, { form: read.form })
    if (isFilled() && !confirm(forms.say(form, "ask-replace"))) return ""
    show([])
    const left = forms.write(form, read.values)
    forms.settle(form)
    isChanged = false
    const said = [forms.say(form, "said-opened", { file, count: Object.keys(forms.read(form)).length })]
    if (read.version !== form.dataset.version) said.push(forms.say(form, "said-version", { version: read.version }))
    if (left.length) said.push(forms.say(form, "said-left", { names: left.join(", ") }))
    return said.join(" ")
  }

  async function pdf() {
    const unprintable = forms.unprintable(form)
    if (unprintable.length) {
      show(unprintable)
      problems.focus()
      return forms.say(form, "said-signs")
    }
    try {
      const file = name("pdf")
      forms.save(file, "application/pdf", await forms.toPdf(form))
      return [forms.say(form, "said-pdf", { file }), ...forms.goesOn(form, nameOf)].join(" ")
    } catch (error) {
      console.warn(error)
      return forms.say(form, "said-nopdf")
    }
  }

  function clear() {
    if (isFilled() && !confirm(forms.say(form, "ask-clear"))) return ""
    show([])
    forms.write(form, {})
    isChanged = false
    return forms.say(form, "said-cleared")
  }

  /** @type {Record<string, () => string | Promise<string>>} */
  const tools = { check, save, open, pdf, clear, print: () => { print(); return "" } }

  for (const box of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".hb-tools"))) {
    const line = /** @type {HTMLElement} */ (box.querySelector("[role=status]"))
    for (const button of box.querySelectorAll("button")) {
      button.addEventListener("click", async () => { line.textContent = await tools[`${button.dataset.do}`]?.() ?? "" })
    }
    box.hidden = false
  }

  form.addEventListener("input", ({ target }) => {
    isChanged = true
    forms.offer(form, target)
  })

  // After a check the list is updated with each change.
  form.addEventListener("change", () => { if (!problems.hidden) show(forms.faults(form)) })

  // On paper a control shows only the text that fits in it: print the whole text instead.
  addEventListener("beforeprint", () => {
    for (const control of forms.controlsOf(form)) {
      if (control.type === "radio" || control.type === "checkbox") continue
      const earlier = control.parentElement?.querySelector(".hb-written")
      const text = /** @type {HTMLElement} */ (earlier ?? document.createElement("span"))
      text.className = "hb-written"
      const chosen = control instanceof HTMLSelectElement && control.value ? control.selectedOptions[0] : null
      text.textContent = chosen ? chosen.label : control.value
      text.classList.toggle("hb-written--short", text.textContent.length < 500)
      if (control.hasAttribute("size")) text.style.minWidth = `${control.getAttribute("size")}ch`
      control.after(text)
    }
    form.classList.add("hb-form--written")
  })

  addEventListener("beforeunload", event => { if (isChanged) event.preventDefault() })
})(self.handbookForms)
