// What is still to be filled in or corrected in a form. The messages are attributes of the form (`data-error-…`).
(function (forms) {
  "use strict"

  /**
   * The length of a text as people count it: without combining marks such as Thai vowels and tone marks.
   * @param {string} text
   */
  const letters = text => [...text.replace(/[\p{Mn}\p{Me}]/gu, "")].length

  /** The fault of a text: its name and the parts of its message, or null. `limits` is the control's dataset. */
  forms.faultOf = (text, limits) => {
    const { type, maxlength, min, max, required } = limits
    const reading = forms.readText(type, text), { value } = reading
    if (value === null) return [reading.fault, reading.parts]
    if (!value) return required === undefined ? null : ["required", {}]
    if (type === "number" || type === "money") {
      if (min !== undefined && Number(value) < Number(min)) return ["min", { limit: forms.toText("number", min) }]
      if (max !== undefined && Number(value) > Number(max)) return ["max", { limit: forms.toText("number", max) }]
      return null
    }
    const signs = forms.lacking(value)
    if (signs.length) return ["signs", { signs: signs.join(" ") }]
    const count = letters(value), limit = Number(maxlength ?? forms.rules.longest)
    return count > limit || [...value].length > forms.rules.longest ? ["maxlength", { limit, count }] : null
  }

  /**
   * The fault of a control, sums and products included. A choice has one fault, reported at its first option.
   * @param {HTMLFormElement} form
   * @param {FormControl} control
   * @returns {FormFault | null}
   */
  function faultIn(form, control) {
    if (control.type === "checkbox") return null
    if (control.type === "radio") {
      const options = /** @type {RadioNodeList} */ (form.elements.namedItem(control.name))
      const isMissing = forms.holderOf(control).dataset.required !== undefined && !options.value
      return isMissing && options[0] === control ? ["required", {}] : null
    }
    const fault = forms.faultOf(control.value, control.dataset)
    if (fault || !control.value.trim() || !(control.dataset.product || control.dataset.sum)) return fault
    const result = forms.reckon(form, control)
    if (!result || result === forms.bare(forms.numberIn(control) ?? "")) return null
    return [control.dataset.product ? "product" : "sum", { result: forms.toText("money", result) }]
  }

  /** The element with a control's label and faults: the group of a choice, else the control itself. */
  forms.holderOf = control => control.type === "radio" && control.closest("[role=radiogroup]") || control

  /** Every fault, in the order of the form: [control, message, name of the fault]. */
  forms.faults = form => forms.controlsOf(form).filter(control => !control.disabled).flatMap(control => {
    const fault = faultIn(form, control)
    return fault ? [[control, forms.say(form, `error-${fault[0]}`, fault[1]), fault[0]]] : []
  })

  /** Signs that the PDF cannot have: [control, message]. */
  forms.unprintable = form => forms.controlsOf(form).flatMap(control => {
    const signs = "type" in control.dataset || isText(control) ? forms.lacking(control.value) : []
    return signs.length ? [[control, forms.say(form, "error-signs", { signs: signs.join(" ") })]] : []
  })

  /** @param {FormControl} control */
  const isText = control => control instanceof HTMLTextAreaElement || ["text", "tel", "email"].includes(control.type)
  /** A text with its places filled in. */
  forms.filled = (text, parts) => text.replace(/\{(\w+)\}/g, (whole, name) => String(parts[name] ?? whole))

  /** A message of the form, filled in. */
  forms.say = (form, key, parts = {}) => forms.filled(`${form.getAttribute(`data-${key}`)}`, parts)
})(self.handbookForms)
