// The normal form of text for search: one spelling for what people write in several ways. Only for matching: offsets
// map the normal form back to the original text, so that marks are on the words as written.
// Classic script: the worker must also run from the disk (file:), where modules cannot be loaded.
(function (search) {
  "use strict"

  const NIKHAHIT = "\u0e4d", AA = "\u0e32", AM = "\u0e33", E = "\u0e40", AE = "\u0e41"
  /** @typedef {(sign: string) => boolean} IsSign */
  /** @type {IsSign} */
  const isToneMark = sign => sign >= "\u0e47" && sign <= "\u0e4e"          // ็ ่ ้ ๊ ๋ ์ ํ ๎
  /** @type {IsSign} */
  const isInvisible = sign => "\u200b\u200c\u200d\u00ad\u2060\ufeff".includes(sign)
  /** @type {IsSign} */
  const isThaiDigit = sign => sign >= "\u0e50" && sign <= "\u0e59"
  /** @type {IsSign} */
  const isDigit = sign => /[0-9\u0e50-\u0e59]/.test(sign)
  /** @type {IsSign} */
  const isThaiLetter = sign => sign >= "\u0e01" && sign <= "\u0e2e"
  /** @type {IsSign} */
  const isLetter = sign => /[\u0e01-\u0e2ea-zA-Z]/.test(sign)

  /**
   * Dots of acronyms: between or after single letters (อ.บ.ต., พ.ศ.2567, T.O.R.), not in numbers, not full stops.
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

  /**
   * A sign that may not stay as it is, with those after it that belong to it: what stands for them, and how many more
   * they are.
   * @param {string} source
   * @param {number} at
   * @returns {[text: string, more: number]}
   */
  function normal(source, at) {
    const sign = source.charAt(at)
    if (sign === NIKHAHIT) {                                               // ํ + า, a tone mark between or not: ำ
      let next = at + 1
      while (isToneMark(source.charAt(next)) && source[next] !== NIKHAHIT) next++
      if (source[next] === AA) return [AM, next - at]
    }
    if (sign === E && source[at + 1] === E) return [AE, 1]                 // เเ typed for แ
    if (isToneMark(sign) || isInvisible(sign) || isAcronymDot(source, at)) return ["", 0]
    return [isThaiDigit(sign) ? String(sign.charCodeAt(0) - 0x0e50) : sign.toLowerCase(), 0]
  }

  // All texts are read before the first query. So what stands for a sign, whatever is beside it, is looked up once, by
  // numbers: 0 is not looked up yet, the others no text has. A text is put together in a room for some of its signs.
  const NOTHING = 1, DEPENDS = 2, MOST_FOR_ONE = 4, E_UNIT = E.charCodeAt(0)
  const ALONE = new Uint16Array(0x10000), ROOM = new Uint16Array(2048)
  const written = (/** @type {number} */ length) => Reflect.apply(String.fromCharCode, null, ROOM.subarray(0, length))

  function alone(/** @type {number} */ unit) {
    const sign = String.fromCharCode(unit)
    if (isToneMark(sign) && sign !== NIKHAHIT) ALONE[unit] = NOTHING
    else if (isThaiDigit(sign)) ALONE[unit] = unit - 0x0e50 + 0x30
    else if (/[\n !-\-/-~\u0e01-\u0e3f\u0e41-\u0e46]/.test(sign)) ALONE[unit] = sign.toLowerCase().charCodeAt(0)
    else ALONE[unit] = DEPENDS
    return ALONE[unit]
  }

  // text -> { text, offsets }: offsets[i] is the offset in the source of character i; one more for the end.
  search.normalise = function (source) {
    /** @type {number[]} */
    const offsets = []
    return { text: search.normal(source, offsets), offsets }
  }

  // The normal form alone; the offsets are put into the list that is given.
  search.normal = function (source, offsets) {
    let text = "", length = 0
    for (let at = 0; at < source.length; at++) {
      const unit = source.charCodeAt(at), known = ALONE[unit] || alone(unit)
      if (known === NOTHING) continue
      if (length > ROOM.length - MOST_FOR_ONE) {
        text += written(length)
        length = 0
      }
      const place = at
      if (known !== DEPENDS) ROOM[length++] = known
      else if (unit === E_UNIT && source.charCodeAt(at + 1) !== E_UNIT) ROOM[length++] = unit
      else {
        const [sign, more] = normal(source, at)
        if (!sign) continue
        for (let each = 0; each < sign.length; each++) ROOM[length++] = sign.charCodeAt(each)
        at += more
      }
      offsets?.push(place)
    }
    offsets?.push(source.length)
    return text + written(length)
  }

  // Thai letters that sound alike and are confused, each mapped to the first of its group. Keeps the length.
  /** @type {Map<string, string>} */
  const ALIKE = new Map()
  for (const group of ["สศษ", "นณ", "ยญ", "ดฎ", "ตฏ", "ถฐ", "ทธฑฒ", "พภ", "คฆ", "ลฬ", "ไใ", "ิี", "ึื", "ุู"]) {
    for (const sign of group.slice(1)) ALIKE.set(sign, group.charAt(0))
  }
  const UNLIKE = new RegExp(`[${[...ALIKE.keys()].join("")}]`, "g")
  const UNLIKE_OR_NO_LETTER = new RegExp(`${UNLIKE.source}|[^\\p{L}\\p{N}\\p{M}]+`, "gu")
  search.alike = text => text.replace(UNLIKE, sign => ALIKE.get(sign) ?? sign)

  search.hasThai = text => /[\u0e01-\u0e4e]/.test(text)

  // All offsets of a part in a text.
  search.places = function* (text, part) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) yield at
  }

  /** @type {(text: string) => string} */
  const squeezed = text => text.replace(UNLIKE_OR_NO_LETTER, sign => ALIKE.get(sign) ?? "")
  const KEPT = new Uint16Array(0x10000)

  function kept(/** @type {number} */ unit) {
    const isHalf = (unit & 0xf800) === 0xd800                              // of a sign
    KEPT[unit] = isHalf ? DEPENDS : squeezed(String.fromCharCode(unit)).charCodeAt(0) || NOTHING
    return KEPT[unit]
  }

  // Only letters and digits: for comparisons in which spaces and punctuation may be wrong too.
  search.squeeze = function (text) {
    if (text.length > ROOM.length) return squeezed(text)
    let length = 0
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at), known = KEPT[unit] || kept(unit)
      if (known === DEPENDS) return squeezed(text)
      if (known !== NOTHING) ROOM[length++] = known
    }
    return written(length)
  }
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
