// Text in a form's controls <-> values in its files. People write Thai or Arabic digits, with or without commas, and
// dates in many formats; files have one format: Arabic digits without commas, and dates as 2026-11-23.
// The characters, names and patterns are in filled/rules.py; the build puts them before this script. filled/parse.py
// reads filled forms by the same rules; tests/filled/written.yml has what both must return.
// Classic scripts: a page opened from the disk (file:) cannot load modules.
(function (forms) {
  "use strict"

  const { rules } = forms
  const exactly = (/** @type {string} */ pattern) => new RegExp(`^(?:${pattern})$`, "u")
  const INVISIBLE = new RegExp(rules.invisible, "gu")
  const TOO_MANY_MARKS = new RegExp(`\\p{M}{${rules.marks + 1}}`, "u")
  const NOTHING = exactly(rules.nothing)
  const NUMBER = exactly(rules.number)
  const MONEY = exactly(rules.money)
  const GROUPING = new RegExp(rules.grouping, "g")
  const TEL = exactly(rules.tel)
  const DATES = rules.dates.map(exactly)
  const BUDDHIST = exactly(rules.buddhist)
  const MONTHS = rules.months.map(names => names.split(" "))
  const BETWEEN = new RegExp(rules.between, "g")

  /** @param {FormControl} control @returns {control is HTMLInputElement} */
  const isChoice = control => control.type === "radio"
  /** @param {FormControl} control @returns {control is HTMLInputElement} */
  const isBox = control => control.type === "checkbox"
  const isNumber = (/** @type {string | undefined} */ type) => type === "number" || type === "money"
  forms.controlsOf = form => /** @type {FormControl[]} */ ([...form.elements]).filter(control => control.name)

  /**
   * A text in NFC, trimmed, without invisible characters; only a long text keeps its line breaks.
   * @param {string} text
   */
  function clean(text, type = "text") {
    const lines = text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "").split("\n")
      .map(line => line.replace(/\p{Cc}/gu, " ").replace(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd"))
    const all = type === "long" ? lines.map(line => line.trimEnd()).join("\n") : lines.join(" ").replace(/\s+/g, " ")
    return (TOO_MANY_MARKS.test(all) ? all : all.normalize("NFC")).trim() // the time to sort them grows as their square
  }

  /**
   * A clean text with digits and punctuation normalised for the patterns, which also expect lower case.
   * @param {string} text
   */
  const plain = text => text.replace(/./gsu, sign => rules.read[rules.written.indexOf(sign)] ?? sign)

  /** @type {(fault: string, parts?: FormWords) => FormReading} */
  const wrong = (fault, parts = {}) => ({ value: null, fault, parts })

  /**
   * A number as it is kept: `-012.50` -> `-12.50`. Zeros at its end say how exact it is, as in 13.59010.
   * @param {string} sign
   * @param {string} digits
   * @param {string} part
   */
  function kept(sign, digits, part) {
    const whole = digits.replace(/^0+(?=\d)/, ""), number = part ? `${whole}.${part}` : whole
    return /[1-9]/.test(number) ? sign + number : number
  }

  /** A number without redundant zeros: `-012.50` -> `-12.5`. */
  forms.bare = number => {
    const [, sign = "", digits = "", part] = number.match(/^(-?)0*(\d+)\.?(\d*?)0*$/) ?? []
    const bare = part ? `${digits}.${part}` : digits
    return bare === "0" ? bare : sign + bare
  }

  /** @type {(text: string, type: string) => FormReading} */
  function readNumber(text, type) {
    const found = plain(text).toLowerCase().match(type === "money" ? MONEY : NUMBER)?.groups
    if (!found) return wrong(type)
    const { sign = "", whole = "", part = "" } = found, digits = whole.replace(GROUPING, "")
    if (type === "money" && part.length > rules.decimals) return wrong("decimals", { limit: rules.decimals })
    // 1250.5 is 1,250.50
    const shown = type === "money" && part ? part.padEnd(rules.decimals, "0") : part
    if (digits.length + shown.length > rules.digits) return wrong("digits", { limit: rules.digits })
    return { value: kept(sign.replace("+", ""), digits, shown) }
  }

  /** @type {(text: string) => FormReading} */
  function readDate(text) {
    const lower = plain(text).toLowerCase()
    const found = DATES.map(pattern => lower.match(pattern)).find(Boolean)?.groups
    if (!found) return wrong("date")
    const { day, month: written = "", year = "", era, after } = found, name = written.replace(BETWEEN, "")
    const month = /^\d/.test(name) ? Number(name) : monthOf(name)
    if (month === null) return wrong("month", { month: name })
    if (year.length !== 4) return wrong("year")
    const [first, last] = rules.years, isCommon = Number(year) >= first && Number(year) <= last
    const common = Number(year) - (isCommon ? 0 : rules.era)
    if (common < first || common > last) return wrong("range", { year })
    if ([era, after].some(one => one && BUDDHIST.test(one) === isCommon)) return wrong("era", { year })
    const date = new Date(Date.UTC(common, month - 1, Number(day)))
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day)) return wrong("day")
    return { value: date.toISOString().slice(0, 10) }
  }

  /**
   * The number of a month by any of its names.
   * @param {string} name
   */
  function monthOf(name) {
    const index = MONTHS.findIndex(names => names.some(one => one.toLowerCase() === name))
    return index < 0 ? null : index + 1
  }

  /** @type {(text: string) => FormReading} */
  const readTel = text => TEL.test(plain(text)) ? { value: plain(text) } : wrong("tel")

  /** @type {Record<string, (text: string, type: string) => FormReading>} */
  const READERS = { number: readNumber, money: readNumber, date: readDate, tel: readTel }

  /** Read the text of a blank of this type. Dots and dashes alone say nothing. */
  forms.readText = (type, text) => {
    const written = clean(text, type), reader = type && READERS[type]
    if (NOTHING.test(written)) return { value: "" }
    return written && reader ? reader(written, type) : { value: written }
  }

  /** The number in a control, in the format of files; null if there is none. */
  forms.numberIn = control => forms.readText(control.dataset.type, control.value).value || null

  /** A text as it is kept: see `clean`. */
  forms.clean = clean

  /** The value in a file for the text of a control. What cannot be read, or says nothing, stays as it is. */
  forms.toValue = (type, text) => forms.readText(type, text).value || clean(text)

  /** A value of a file as people write it: `1,250.50`, `23 พฤศจิกายน 2569`; in narrow cells of rows `23/11/2569`. */
  forms.toText = (type, value, locale, isCell = false, decimals = 0) => {
    const number = isNumber(type) && forms.readText(type, value).value
    if (number) {
      const [whole = "", part = ""] = number.split("."), shown = part.padEnd(decimals, "0")
      const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",")
      return shown ? `${groups}.${shown}` : groups
    }
    const found = type === "date" && value.match(/^(\d{4})-(\d\d)-(\d\d)$/)
    if (!found) return value
    const [year = 0, month = 0, day] = found.slice(1).map(Number)
    const shown = year + (locale === "th" ? rules.era : 0)
    return isCell ? `${day}/${month}/${shown}` : `${day} ${MONTHS[month - 1]?.[locale === "th" ? 0 : 1]} ${shown}`
  }

  /** Name -> value of all that is filled in, in the order of the form. */
  forms.read = form => {
    /** @type {FormValues} */
    const values = {}
    for (const control of forms.controlsOf(form)) {
      if (isBox(control) || isChoice(control)) {
        if (control.checked) values[control.name] = isChoice(control) ? control.value : true
      } else {
        const value = forms.toValue(control.dataset.type, control.value)
        if (value) values[control.name] = value
      }
    }
    return values
  }

  /** @type {(form: HTMLFormElement, control: FormControl, value: string) => string} */
  const shown = (form, control, value) => {
    const { type, decimals } = control.dataset, isCell = control.name.split(".").length === 3
    // A box of one line would lose the line breaks of a file, and leave the words joined.
    return clean(forms.toText(type, value, form.dataset.locale, isCell, Number(decimals ?? 0)), type)
  }

  /** Set the form to exactly these values; returns the names without a blank, or without this option. */
  forms.write = (form, values) => {
    const left = new Set(Object.keys(values).filter(name => values[name] !== ""))
    for (const control of forms.controlsOf(form)) {
      const value = values[control.name]
      if (isBox(control)) control.checked = value === true
      else if (isChoice(control)) control.checked = value === control.value
      else control.value = typeof value === "string" ? shown(form, control, value) : ""
      const isFilled = typeof value === "string" && control.value !== ""
      const holds = isBox(control) || isChoice(control) ? control.checked : isFilled
      if (holds) left.delete(control.name)
    }
    return [...left]
  }

  /** The values as people write them, for paper. */
  forms.shown = form => {
    const controls = new Map(forms.controlsOf(form).map(control => [control.name, control]))
    return Object.fromEntries(Object.entries(forms.read(form)).map(([name, value]) => {
      const control = controls.get(name)
      return [name, control && typeof value === "string" ? shown(form, control, value) : value]
    }))
  }
})(self.handbookForms)
