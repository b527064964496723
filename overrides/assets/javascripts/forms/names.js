// Names of saved files: form, agency, project, sheet and date, so that many of them can stand in one folder.
(function (forms) {
  "use strict"

  // Bytes in UTF-8, of which a Thai letter needs three: a name may have 255 on Linux, and fewer signs on Windows.
  const LONGEST = 240
  const LONGEST_SHEET = 30
  // The signs that Windows reserves, and those that separate the parts of the name.
  const RESERVED = /[\p{C}\s<>:"/\\|?*_.-]+/gu

  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length

  /**
   * Four signs that tell two texts with the same beginning apart (FNV-1a).
   * @param {string} text
   */
  function mark(text) {
    let sum = 0x811c9dc5
    for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0
    return sum.toString(36).padStart(4, "0").slice(-4)
  }

  /**
   * A text as part of a name; what is too long ends with its mark.
   * @param {string} text
   * @param {number} longest
   */
  function part(text, longest) {
    const whole = text.normalize("NFC").replace(RESERVED, "-").replace(/^-+|-+$/g, "")
    if (bytes(whole) <= longest) return whole
    let begun = ""
    for (const { segment } of new Intl.Segmenter("th").segment(whole)) {
      if (bytes(begun + segment) > longest - 5) break
      begun += segment
    }
    return `${begun.replace(/-+$/, "")}-${mark(whole)}`
  }

  /**
   * The first date of the form that is filled in and no part of a row or of the office, else today.
   * @param {HTMLFormElement} form
   * @param {Date} today
   */
  function dateOf(form, today) {
    const dates = forms.controlsOf(form).filter(one => (
      one.dataset.type === "date" && !one.disabled && one.name.split(".").length < 3
    ))
    const [found] = dates.map(one => forms.readText("date", one.value).value).filter(Boolean)
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0")
    const now = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`
    const [year, month, day] = (found ?? now).split("-")
    return [Number(year) + (form.dataset.locale === "th" ? forms.rules.era : 0), month, day].join("-")
  }

  /** The name of a file that is saved from what is filled in. */
  forms.nameOfFile = (form, ending, today = new Date()) => {
    const values = forms.read(form)
    const said = (/** @type {string} */ name) => String(values[name] ?? "")
    const sheet = said("sheet") && part(forms.say(form, "name-sheet", { sheet: said("sheet") }), LONGEST_SHEET)
    const ends = [sheet, dateOf(form, today)].filter(Boolean).join("_"), id = `${form.dataset.form}`
    const room = Math.max(LONGEST - bytes(`${id}___${ends}.${ending}`), LONGEST_SHEET)
    const project = bytes(part(said("project"), room))
    const agency = part(said("agency"), Math.max(room - project, room * 0.55))
    const names = [id, agency, part(said("project"), room - bytes(agency)), ends]
    return `${names.filter(Boolean).join("_")}.${ending}`
  }
})(self.handbookForms)
