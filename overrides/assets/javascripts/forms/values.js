// What is written in a form's controls <-> what its files say. People write Thai or Arabic digits, with or without commas,
// and dates in many ways; files have one way: Arabic digits without commas, and dates as 2026-11-23.
// Classic scripts: a page opened from a folder cannot load modules.
(function (forms) {
  "use strict"

  const BUDDHIST_ERA = 543
  const MONTHS = {
    th: "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" "),
    en: "January February March April May June July August September October November December".split(" "),
  }
  const SHORT_TH = "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค".split(" ")
  const SHORT_EN = MONTHS.en.map(month => month.slice(0, 3))

  /** @param {FormControl} control @returns {control is HTMLInputElement} */
  const isChoice = control => control.type === "radio"
  /** @param {FormControl} control @returns {control is HTMLInputElement} */
  const isBox = control => control.type === "checkbox"
  const isNumber = (/** @type {string | undefined} */ type) => type === "number" || type === "money"
  forms.controlsOf = form => /** @type {FormControl[]} */ ([...form.elements]).filter(control => control.name)

  /** Text with Arabic digits and without what cannot be seen. */
  forms.plain = text => text.normalize("NFC").replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "").replace(/\u00a0/g, " ")
    .replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - 0x0e50)).trim()
  const { plain } = forms

  /** `๑,๒๕๐.๕๐` -> `1250.5`; nothing if the text is no number. */
  forms.readNumber = text => {
    const written = plain(text).replace(/(?<=\d) (?=\d{3}(?!\d))/g, "")
    if (!/^[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(written)) return null
    const [, sign, whole = "", , part] = written.replaceAll(",", "").match(/^([-+]?)0*(\d+)(\.(\d*?)0*)?$/) ?? []
    const number = whole + (part ? `.${part}` : "")
    return sign === "-" && number !== "0" ? `-${number}` : number
  }

  /** `23 พ.ย. 2569`, `23/11/2569`, `November 23, 2026` … -> `2026-11-23`; nothing if the text is no day of a calendar. */
  forms.readDate = text => {
    const written = plain(text).toLowerCase().replace(/^(วันที่|ที่)\s*/, "").replace(/(พ\.?\s*ศ|ค\.?\s*ศ|b\.?\s*e|c\.?\s*e|a\.?\s*d)\.?\s*(?=\d{4}$)/, "")
    /** @type {[RegExp, (found: RegExpMatchArray) => (string | number | undefined)[]][]} */
    const sort = [
      [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([, year, month, day]) => [day, month, year]],
      [/^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/, ([, day, month, year]) => [day, month, year]],
      [/^(\d{1,2})\s*-?\s*([^\d\s][^\d]*?)[\s,-]*(\d{4})$/, ([, day, month, year]) => [day, monthOf(month), year]],
      [/^([a-z]+)\.?\s*(\d{1,2}),?\s+(\d{4})$/, ([, month, day, year]) => [day, monthOf(month), year]],
    ]
    for (const [pattern, parts] of sort) {
      const found = written.match(pattern)
      if (!found) continue
      const [day = 0, month = 0, year = 0] = parts(found).map(Number)
      return iso(day, month, year)
    }
    return null
  }

  /** The number of a month by its name, whole or short; 0 if there is none. */
  function monthOf(name = "") {
    const bare = name.replace(/[\s.]/g, "")
    const find = (/** @type {string[]} */ list) => list.findIndex(month => month.toLowerCase() === bare) + 1
    return find(MONTHS.th) || find(SHORT_TH) || find(MONTHS.en) || find(SHORT_EN)
  }

  /** @type {(day: number, month: number, year: number) => string | null} */
  function iso(day, month, year) {
    const common = year > 2400 ? year - BUDDHIST_ERA : year
    const date = new Date(Date.UTC(common, month - 1, day))
    if (common < 1900 || common > 2199 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
    return date.toISOString().slice(0, 10)
  }

  /** What a file says for what is written in a control of a type. What cannot be read goes as it is: the check tells. */
  forms.toValue = (type, text) => {
    const written = text.normalize("NFC").replace(/\r\n?/g, "\n").trim()
    if (isNumber(type)) return forms.readNumber(written) ?? written
    if (type === "date") return forms.readDate(written) ?? written
    return type === "tel" ? plain(written) : written
  }

  /** What people read for what a file says: `1,250.50`, `23 พฤศจิกายน 2569`; in a row's narrow cell `23/11/2569`. */
  forms.toText = (type, value, locale, isCell = false) => {
    const number = isNumber(type) ? forms.readNumber(value) : null
    if (number !== null) {
      const [whole = "", part = ""] = number.split(".")
      const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",")
      return part ? `${groups}.${type === "money" ? part.padEnd(2, "0") : part}` : groups
    }
    if (type !== "date" || !/^\d{4}-\d\d-\d\d$/.test(value)) return value
    const [common = 0, month = 0, day = 0] = value.split("-").map(Number)
    const year = common + (locale === "th" ? BUDDHIST_ERA : 0)
    return isCell ? `${day}/${month}/${year}` : `${day} ${MONTHS[locale === "th" ? "th" : "en"][month - 1]} ${year}`
  }

  /** All that is filled in, by name, in the order of the form. */
  forms.read = form => {
    /** @type {FormValues} */
    const values = {}
    for (const control of forms.controlsOf(form)) {
      if (isBox(control) || isChoice(control)) {
        if (control.checked) values[control.name] = isChoice(control) ? control.value : true
      } else if (control.value.trim()) {
        values[control.name] = forms.toValue(control.dataset.type, control.value)
      }
    }
    return values
  }

  /** @type {(form: HTMLFormElement, control: FormControl, value: string) => string} */
  const shown = (form, control, value) => forms.toText(control.dataset.type, value, form.dataset.locale, control.name.split(".").length === 3)

  /** Make the form hold these values and no others; returns the names for which it has no blank, or not this option. */
  forms.write = (form, values) => {
    const left = new Set(Object.keys(values).filter(name => values[name] !== ""))
    for (const control of forms.controlsOf(form)) {
      const value = values[control.name]
      if (isBox(control)) control.checked = value === true
      else if (isChoice(control)) control.checked = value === control.value
      else control.value = typeof value === "string" ? shown(form, control, value) : ""
      const holds = isBox(control) || isChoice(control) ? control.checked : typeof value === "string" && control.value !== ""
      if (holds) left.delete(control.name)
    }
    return [...left]
  }

  /** The values as people read them, for paper. */
  forms.shown = form => Object.fromEntries(Object.entries(forms.read(form)).map(([name, value]) => {
    const control = forms.controlsOf(form).find(one => one.name === name)
    return [name, control && typeof value === "string" ? shown(form, control, value) : value]
  }))
})(self.handbookForms = /** @type {HandbookForms} */ ({}))
