// The tools of a form's page: check, save, open, take over, fill the PDF, print, clear. Sums are computed while typing.
(function (forms) {
  "use strict"

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.hb-form"))
  const problems = /** @type {HTMLElement} */ (form.querySelector(".hb-problems"))
  // Since it was last saved or opened.
  let isChanged = false

  // The tools. Each returns a message about what it did.

  const isFilled = () => Object.keys(forms.read(form)).length > 0
  const labelsOf = (/** @type {FormControl[]} */ controls) => controls.map(forms.labelOf).join(", ")

  function check() {
    const found = forms.faults(form)
    forms.showFaults(form, found, true)
    const more = forms.goesOn(form, forms.labelOf)
    return found.length ? more.join(" ") : [forms.say(form, "said-fine"), ...more].join(" ")
  }

  function save() {
    const file = forms.nameOfFile(form, "json")
    forms.save(file, "application/json", forms.toFile(form))
    isChanged = false
    return forms.say(form, "said-saved", { file })
  }

  /**
   * Fill the form in from what was saved; returns what is to be said about the values.
   * @param {{ version: string, values: FormValues, twice?: string[] }} read
   */
  function put({ version, values, twice = [] }) {
    forms.showFaults(form, [])
    const left = forms.put(form, values), said = []
    if (version !== form.dataset.version) said.push(forms.say(form, "said-version", { version }))
    if (left.length) said.push(forms.say(form, "said-left", { names: left.join(", ") }))
    if (twice.length) said.push(forms.say(form, "said-twice", { names: twice.join(", ") }))
    return said
  }

  /** @param {boolean} isSpecimen */
  function turnSpecimen(isSpecimen) {
    form.querySelector(".hb-specimen-note")?.remove()
    if (isSpecimen) {
      form.dataset.specimen = ""
      const note = document.createElement("p")
      note.className = "hb-specimen-note"
      note.textContent = forms.say(form, "specimen-about")
      form.prepend(note)
    } else delete form.dataset.specimen
    forms.allowDraft(!isSpecimen)
  }

  async function open() {
    const [file, text] = await forms.choose(".json,application/json")
    const read = forms.fromFile(text, `${form.dataset.form}`)
    if (read.fault !== undefined) return forms.say(form, `said-${read.fault}`, { form: read.form })
    if (isFilled() && !confirm(forms.say(form, "ask-replace"))) return ""
    const said = put(read), isSpecimen = read.specimen === true
    turnSpecimen(isSpecimen)
    isChanged = false
    forms.keepDraft(form)
    if (isSpecimen) said.push(forms.say(form, "said-specimen"))
    return [forms.say(form, "said-opened", { file, count: Object.keys(forms.read(form)).length }), ...said].join(" ")
  }

  /** Take from a file of any form what means the same in this one; what is filled in already stays. */
  async function head() {
    const [file, text] = await forms.choose(".json,application/json"), read = forms.fromFile(text, null)
    if (read.fault !== undefined) return forms.say(form, "said-broken")
    const fit = forms.controlsOf(form).filter(({ dataset, name }) => {
      const value = dataset.carried === undefined ? "" : read.values[name]
      return typeof value === "string" && value.trim() && forms.readText(dataset.type, value).value !== null
    })
    const empty = fit.filter(control => !control.value.trim())
    const isOther = (/** @type {FormControl} */ { dataset, name, value }) => (
      value.trim() && forms.toValue(dataset.type, value) !== read.values[name]
    )
    const kept = fit.filter(isOther)
    for (const control of empty) control.value = forms.clean(`${read.values[control.name]}`, control.dataset.type)
    if (empty.length) form.dispatchEvent(new Event("input"))
    const names = labelsOf(empty), count = empty.length
    const said = fit.length ? [forms.say(form, "said-head", { file, count, names: names || "–" })] : []
    if (kept.length) said.push(forms.say(form, "said-kept", { names: labelsOf(kept) }))
    return said.join(" ") || forms.say(form, "said-nohead", { file })
  }

  async function pdf() {
    const unprintable = forms.unprintable(form)
    if (unprintable.length) {
      forms.showFaults(form, unprintable, true)
      return forms.say(form, "said-signs")
    }
    try {
      const file = forms.nameOfFile(form, "pdf")
      forms.save(file, "application/pdf", await forms.toPdf(form))
      const empty = forms.faults(form).filter(([, , fault]) => fault === "required").map(([control]) => control)
      const said = [forms.say(form, "said-pdf", { file }), ...forms.goesOn(form, forms.labelOf)]
      if (empty.length) said.push(forms.say(form, "said-empty", { count: empty.length, names: labelsOf(empty) }))
      return said.join(" ")
    } catch (error) {
      console.warn(error)
      return forms.say(form, "said-nopdf")
    }
  }

  function clear() {
    if (isFilled() && !confirm(forms.say(form, "ask-clear"))) return ""
    forms.showFaults(form, [])
    forms.put(form, {})
    turnSpecimen(false)
    isChanged = false
    forms.keepDraft(form)
    return forms.say(form, "said-cleared")
  }

  /** @type {Record<string, () => string | Promise<string>>} */
  const tools = { check, save, open, head, pdf, clear, print: () => { print(); return "" } }

  for (const box of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".hb-tools:not(.hb-rowtools)"))) {
    const line = /** @type {HTMLElement} */ (box.querySelector("[role=status]"))
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("button[data-do]"))) {
      button.addEventListener("click", async () => { line.textContent = await tools[`${button.dataset.do}`]?.() ?? "" })
    }
  }

  form.addEventListener("input", ({ target }) => {
    if (target instanceof Element && target.closest(".hb-tools")) return
    isChanged = true
    forms.offer(form, target)
    forms.keepDraftSoon(form)
  })

  // After a check the list is updated with each change.
  form.addEventListener("change", () => {
    forms.offer(form, null) // what was computed and is left empty
    if (!problems.hidden) forms.showFaults(form, forms.faults(form))
  })

  forms.startRows(form)
  forms.startPaste(form)
  // What was typed before the scripts were there, or filled in again by the browser.
  if (isFilled()) form.dispatchEvent(new Event("input"))
  forms.startDraft(form, draft => {
    if (isFilled() && !confirm(forms.say(form, "ask-draft"))) return null
    return put(draft).join(" ")
  })

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

  addEventListener("beforeunload", event => { if (isChanged && !forms.keepDraft(form)) event.preventDefault() })
})(self.handbookForms)
