// Says when a blank of the PDF is full, and which signs the PDF cannot have. What each blank holds is an attribute of
// the form (forms/web/boxes.py); without it, as before a PDF was ever made, nothing is said about it.
(function (forms) {
  "use strict"

  const PAUSE = 300   // milliseconds: said when one stops typing
  const { fit, lacking, partsOf } = forms.fitting
  const widths = new Map(forms.rule.widths.flatMap(([width, signs]) => Array.from(signs, sign => [sign, width])))
  /** @type {FormFace} */
  const face = { ...forms.rule, width: sign => widths.get(sign) }

  forms.lacking = text => lacking(face, text.normalize("NFC"))

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.hb-form[data-boxes]"))
  /** @type {Record<string, [width: number, height: number, size: number, lines: number, whole: number]>} */
  const boxes = JSON.parse(form?.dataset.boxes ?? "{}")

  /**
   * The box of a control's blank in the PDF; all rows have the boxes of the first.
   * @param {FormControl} control
   * @returns {FormBox | undefined}
   */
  function boxOf(control) {
    const [outer, , column] = control.name.split(".")
    const found = boxes[column === undefined ? control.name : `${outer}.${column}`]
    if (!found) return undefined
    const [width, height, size, lines, whole] = found
    return { box: [width, height], size, lines: Boolean(lines), whole: Boolean(whole) }
  }

  forms.isFull = control => {
    const box = boxOf(control), words = control.value.normalize("NFC").trim()
    if (!box || !words) return false
    return fit(face, partsOf(box.lines ? words : words.replace(/\s+/g, " ")), box, "").rest !== ""
  }

  forms.full = all => forms.controlsOf(all).filter(control => !control.disabled && forms.isFull(control))

  /** What is said of blanks that go on in continuation sheets, if any does. */
  forms.goesOn = (all, nameOf) => {
    const names = forms.full(all).map(nameOf)
    return names.length ? [forms.say(all, "said-goeson", { count: names.length, names: names.join(" · ") })] : []
  }

  /**
   * Say at a control that its blank is full, or nothing any more.
   * @param {HTMLFormElement} all
   * @param {FormControl} control
   */
  function tell(all, control) {
    const id = control.id.replace(/^f-/, "u-")
    let note = document.getElementById(id)
    if (!note) {
      if (!forms.isFull(control)) return
      note = document.createElement(control.closest(".hb-inline") ? "span" : "p")
      note.className = "hb-full"
      note.id = id
      note.setAttribute("role", "status")
      control.after(note)
    }
    const words = forms.isFull(control) ? forms.say(all, "said-full") : ""
    if (note.textContent !== words) note.textContent = words
  }

  let timer = 0
  form?.addEventListener("input", ({ target }) => {
    clearTimeout(timer)
    const control = forms.controlsOf(form).find(one => one === target)
    if (control) timer = setTimeout(() => tell(form, control), PAUSE)
  })
})(self.handbookForms)
