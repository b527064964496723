// The title and an excerpt of a result, with the words of the query marked: whole words. All text is escaped.
(function (search) {
  "use strict"

  const BEFORE = 40, SHOWN = 220, CLOSE = 160, MOST = 60                  // MOST: matches that are considered
  const NEAR = 30                                                          // signs, for a space that ends an excerpt
  const SHORT = 3                                                          // letters: below, a word is marked alone
  const LEAST_OF_WORD = 0.5                                                // that must have been asked for
  const MOST_KEPT = 200                                                    // texts
  /** @type {Map<string, { alike: string, offsets: number[], wordAt: WordAt }>} */
  const kept = new Map()
  // Combines with the consonant before it.
  const isAbove = (/** @type {string} */ sign) => /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(sign)
  const isLetter = (/** @type {string} */ sign) => /[\p{L}\p{N}\p{M}]/u.test(sign)

  const escape = (/** @type {string} */ text) => (
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
  )

  // A text as its words are looked for. Who types on is shown the same texts, mostly.
  function read(/** @type {string} */ source) {
    let known = kept.get(source)
    if (!known) {
      const { text, offsets } = search.normalise(source)
      known = { alike: search.alike(text), offsets, wordAt: search.wordAt(source) }
      if (kept.size === MOST_KEPT) kept.clear()
      kept.set(source, known)
    }
    return known
  }

  // The words of a query in a text, as [start, end], sorted and merged. Small words are not marked.
  search.ranges = function (source, terms) {
    const { alike, offsets, wordAt } = read(source)
    /** @type {SearchRange[]} */
    const found = []
    for (const term of terms) {
      if (term.isAsking) continue
      for (const form of term.forms.keys()) {
        const part = search.alike(form), isShort = part.length < SHORT, isThai = search.hasThai(form)
        const mayBePart = isThai && (wordAt !== null || !isShort)
        for (const at of search.places(alike, part)) {
          const end = at + part.length                                     // offsets[end]: combining marks stay inside
          if (!mayBePart && (isLetter(alike.charAt(at - 1)) || isLetter(alike.charAt(end)))) continue
          const range = whole([offsets[at], offsets[end]], wordAt, isShort ? 1 : LEAST_OF_WORD)
          if (range) found.push(range)
        }
      }
    }
    return merged(found)
  }

  /**
   * A range widened to the edges of its words; null if little of them was asked for.
   * @param {SearchRange} range
   * @param {((at: number) => SearchRange) | null} wordAt
   * @param {number} least - share of them
   * @returns {SearchRange | null}
   */
  function whole([start, end], wordAt, least) {
    if (!wordAt) return [start, end]
    const [from, first] = wordAt(start), to = end <= first ? first : wordAt(end - 1)[1]
    return end - start < least * (to - from) ? null : [from, to]
  }

  /** @param {SearchRange[]} ranges */
  function merged(ranges) {
    ranges.sort((one, other) => one[0] - other[0] || other[1] - one[1])
    /** @type {SearchRange[]} */
    const joined = []
    for (const range of ranges) {
      const last = joined[joined.length - 1]
      if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
      else joined.push([...range])
    }
    return joined
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

  // The excerpt of a text with the most matches, from the edge of a word to that of another.
  search.snippet = function (text, ranges) {
    const weights = ranges.slice(0, MOST).map(([first], number) => (
      ranges.slice(number).filter(([, end]) => end <= first + CLOSE).reduce((sum, [start, end]) => sum + end - start, 0)
    ))
    const [first] = ranges[weights.indexOf(Math.max(...weights))] ?? [0]
    const { wordAt } = read(text)
    const from = text.length > SHOWN ? startAt(text, Math.min(first - BEFORE, text.length - SHOWN), first, wordAt) : 0
    const to = text.length - from > SHOWN ? endAt(text, from + SHOWN, wordAt) : text.length
    return (from ? "… " : "") + search.mark(text, ranges, from, to) + (to < text.length ? " …" : "")
  }

  /** @typedef {((at: number) => SearchRange) | null} WordAt */

  // The beginning of the line, of a clause (after a space) or of a word, from an offset on and before another.
  /** @type {(text: string, from: number, last: number, wordAt: WordAt) => number} */
  function startAt(text, from, last, wordAt) {
    const line = text.lastIndexOf("\n", last)
    if (line >= from) return line + 1                                      // 0 where there is none
    if (from <= 0) return 0
    const space = text.indexOf(" ", from)
    if (space >= 0 && space < Math.min(last, from + BEFORE)) return space + 1
    if (wordAt) return Math.min(last, wordAt(from)[0] === from ? from : wordAt(from)[1])
    let at = from
    while (at > 0 && isAbove(text.charAt(at))) at--
    return at
  }

  // The end of a clause or of a word, at an offset or shortly before it.
  /** @type {(text: string, to: number, wordAt: WordAt) => number} */
  function endAt(text, to, wordAt) {
    const space = Math.max(text.lastIndexOf(" ", to), text.lastIndexOf("\n", to))
    if (space > to - NEAR) return space
    if (wordAt) return wordAt(to)[0]
    let at = to
    while (at < text.length && isAbove(text.charAt(at))) at++
    return at
  }
})(self.handbookSearch)
