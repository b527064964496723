// What in a form is still to be filled in or corrected. The words are the form's own (`data-error-…`).
(function (forms) {
  "use strict"

  const MOST_DECIMALS = /\.\d{3,}$/
  const TELEPHONE = /^\+?\d[\d\s()-]*\d\s*((ต่อ|ext\.?|#|,)\s*\d[\d\s,-]*)?$/i

  /** The fault of a text: its name and what belongs into its words, or nothing. `limits` is the control's dataset. */
  forms.faultOf = (text, limits) => {
    const written = text.trim(), { type, maxlength, min, max } = limits
    if (!written) return limits.required === undefined ? null : ["required", {}]
    const length = [...written].length
    if (maxlength && length > Number(maxlength)) return ["maxlength", { limit: maxlength, count: length }]
    if (type === "number" || type === "money") {
      const number = forms.readNumber(written)
      if (number === null) return [type, {}]
      if (type === "money" && MOST_DECIMALS.test(number)) return ["money", {}]
      if (min !== undefined && Number(number) < Number(min)) return ["min", { limit: forms.toText("number", min) }]
      if (max !== undefined && Number(number) > Number(max)) return ["max", { limit: forms.toText("number", max) }]
    }
    if (type === "date" && forms.readDate(written) === null) return ["date", {}]
    if (type === "tel" && !TELEPHONE.test(forms.plain(written))) return ["tel", {}]
    return null
  }

  /**
   * The fault of a control, with what is reckoned from others. A choice has one fault, told at its first option.
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
    if (!result || result === forms.readNumber(control.value)) return null
    return [control.dataset.product ? "product" : "sum", { result: forms.toText("money", result) }]
  }

  /** What carries a control's label and faults: the group of a choice, else the control itself. */
  forms.holderOf = control => control.type === "radio" && control.closest("[role=radiogroup]") || control

  /** Every fault, in the order of the form: [control, words]. */
  forms.faults = form => forms.controlsOf(form).filter(control => !control.disabled).flatMap(control => {
    const fault = faultIn(form, control)
    return fault ? [[control, forms.say(form, `error-${fault[0]}`, fault[1])]] : []
  })

  /** One of the form's words, filled in. */
  forms.say = (form, key, parts = {}) => (
    `${form.getAttribute(`data-${key}`)}`.replace(/\{(\w+)\}/g, (whole, name) => String(parts[name] ?? whole))
  )
})(self.handbookForms)
