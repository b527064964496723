// The title and an excerpt of a result, with the words of the query marked. All text is escaped.
(function (search) {
  "use strict"

  const BEFORE = 40, SHOWN = 220, CLOSE = 160, MOST = 60                  // MOST: matches that are considered
  // Combines with the consonant before it.
  const isAbove = (/** @type {string} */ sign) => /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(sign)

  const escape = (/** @type {string} */ text) => (
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
  )

  // The matches of phrases in a text, as [start, end] in the original text, sorted and merged. A phrase is a list of
  // spellings; the first is the one typed.
  search.ranges = function (source, phrases) {
    const { text, offsets } = search.normalise(source), alike = search.alike(text)
    /** @type {SearchRange[]} */
    const found = []
    const all = (/** @type {string} */ where, /** @type {string} */ part) => {
      for (const at of search.places(where, part)) found.push([at, at + part.length])
    }
    for (const spellings of phrases) {
      const before = found.length
      for (const spelling of spellings.flatMap(search.years).filter(one => one.length > 1)) {
        if (text.includes(spelling)) all(text, spelling)
        else all(alike, search.alike(spelling))
      }
      if (found.length === before) for (const part of parts(alike, search.alike(spellings[0] ?? ""))) all(alike, part)
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1])
    /** @type {SearchRange[]} */
    const joined = []
    for (const range of found) {
      const last = joined.at(-1)
      if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
      else joined.push([...range])
    }
    // offsets[end] is the next kept character: combining marks stay inside.
    return joined.map(([start, end]) => /** @type {SearchRange} */ ([offsets[start], offsets[end]]))
  }

  /**
   * The longest parts of a phrase that a text contains.
   * @param {string} text
   * @param {string} phrase
   */
  function parts(text, phrase) {
    const found = []
    for (let at = 0; at < phrase.length - 2;) {
      let length = Math.min(phrase.length - at, 40)
      while (length > 2 && !text.includes(phrase.slice(at, at + length))) length--
      if (length > 2) found.push(phrase.slice(at, at + length))
      at += length > 2 ? length : 1
    }
    return found
  }

  // The text between two offsets as HTML with marks.
  search.mark = function (text, ranges, from, to) {
    let html = "", at = from
    for (const [start, end] of ranges) {
      if (end <= from || start >= to) continue
      const first = Math.max(start, from), last = Math.min(end, to)
      html += `${escape(text.slice(at, first))}<mark>${escape(text.slice(first, last))}</mark>`
      at = last
    }
    return html + escape(text.slice(at, to))
  }

  // The excerpt of a text with the most matches.
  search.snippet = function (text, ranges) {
    const weights = ranges.slice(0, MOST).map(([first], number) => (
      ranges.slice(number).filter(([, end]) => end <= first + CLOSE).reduce((sum, [start, end]) => sum + end - start, 0)
    ))
    const best = ranges[weights.indexOf(Math.max(...weights))]
    if (!best) return ""
    let from = Math.max(0, best[0] - BEFORE)
    const line = text.lastIndexOf("\n", best[0])
    if (line >= from) from = line + 1
    while (from > 0 && isAbove(text.charAt(from))) from--
    let to = Math.min(text.length, from + SHOWN)
    while (to < text.length && isAbove(text.charAt(to))) to++
    return (from ? "… " : "") + search.mark(text, ranges, from, to) + (to < text.length ? " …" : "")
  }
})(self.handbookSearch)
