// Text as searching sees it: one spelling for what people write in several ways. Nothing shown is changed; the offsets
// lead from the normal form back to the text, so that marks land on the words as written.
// Classic script: a worker that must also run from a folder cannot load modules.
(function (search) {
  "use strict"

  const NIKHAHIT = "\u0e4d", AA = "\u0e32", AM = "\u0e33", E = "\u0e40", AE = "\u0e41"
  /** @typedef {(sign: string) => boolean} IsSign */
  /** @type {IsSign} */
  const isToneMark = sign => sign >= "\u0e47" && sign <= "\u0e4e"          // ็ ่ ้ ๊ ๋ ์ ํ ๎
  /** @type {IsSign} */
  const isInvisible = sign => sign === "\u200b" || sign === "\u200c" || sign === "\u200d" || sign === "\u00ad" || sign === "\u2060" || sign === "\ufeff"
  /** @type {IsSign} */
  const isThaiDigit = sign => sign >= "\u0e50" && sign <= "\u0e59"
  /** @type {IsSign} */
  const isDigit = sign => /[0-9\u0e50-\u0e59]/.test(sign)
  /** @type {IsSign} */
  const isThaiLetter = sign => sign >= "\u0e01" && sign <= "\u0e2e"
  /** @type {IsSign} */
  const isLetter = sign => /[\u0e01-\u0e2ea-zA-Z]/.test(sign)

  /**
   * Dots of acronyms: between or after single letters (อ.บ.ต., พ.ศ.2567, T.O.R.), never those of numbers or at a sentence's end.
   * @param {string} text
   * @param {number} at
   */
  function isAcronymDot(text, at) {
    if (text[at] !== "." || !isLetter(text.charAt(at - 1))) return false
    const next = text.charAt(at + 1), after = text.charAt(at + 2)
    if (!next || /\s/.test(next) || (isDigit(next) && isThaiLetter(text.charAt(at - 1)))) {
      return !isLetter(text.charAt(at - 2)) || text[at - 2] === "." || text[at - 3] === "."
    }
    return isLetter(next) && (after === "." || !/[a-zA-Z]/.test(after))
  }

  // text -> { text, offsets }: offsets[i] is where the normal form's sign i stands in the source; one more for the end.
  search.normalise = function (source) {
    let text = ""
    /** @type {number[]} */
    const offsets = []
    const put = (/** @type {string} */ sign, /** @type {number} */ at) => { text += sign; offsets.push(at) }
    for (let at = 0; at < source.length; at++) {
      const sign = source.charAt(at)
      if (sign === NIKHAHIT) {                                             // ํ + า, a tone between or not: ำ
        let next = at + 1
        while (isToneMark(source.charAt(next)) && source[next] !== NIKHAHIT) next++
        if (source[next] === AA) { put(AM, at); at = next; continue }
      }
      if (sign === E && source[at + 1] === E) { put(AE, at); at++; continue }   // เเ typed for แ
      if (isToneMark(sign) || isInvisible(sign) || isAcronymDot(source, at)) continue
      put(isThaiDigit(sign) ? String(sign.charCodeAt(0) - 0x0e50) : sign.toLowerCase(), at)
    }
    offsets.push(source.length)
    return { text, offsets }
  }

  // Thai letters that sound alike and are taken for one another, each as the first of its group. Keeps the length.
  /** @type {Map<string, string>} */
  const ALIKE = new Map()
  for (const group of ["สศษ", "นณ", "ยญ", "ดฎ", "ตฏ", "ถฐ", "ทธฑฒ", "พภ", "คฆ", "ลฬ", "ไใ", "ิี", "ึื", "ุู"]) {
    for (const sign of group.slice(1)) ALIKE.set(sign, group.charAt(0))
  }
  const UNLIKE = new RegExp(`[${[...ALIKE.keys()].join("")}]`, "g")
  search.alike = text => text.replace(UNLIKE, sign => ALIKE.get(sign) ?? sign)

  search.hasThai = text => /[\u0e01-\u0e4e]/.test(text)

  // Where a part stands in a text, once for each place.
  search.places = function* (text, part) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) yield at
  }

  // Letters and digits alone: what is compared when spaces and marks may be wrong too.
  search.squeeze = text => search.alike(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, "")
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
