// Normalised text -> tokens of the index: bigrams of Thai characters, because Thai has no spaces between words and no
// word list has the terms of this field; whole words and numbers of other scripts.
(function (search) {
  "use strict"

  const RUN = /[\u0e01-\u0e3a\u0e40-\u0e4e]+|[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu
  const BUDDHIST_ERA = 543

  // A bigram begins with "~", so that it never equals a word.
  search.tokens = function (text) {
    /** @type {string[]} */
    const found = []
    for (const [run] of text.matchAll(RUN)) {
      if (search.hasThai(run)) {
        const signs = search.alike(run)
        if (signs.length === 1) found.push(`~${signs}`)
        for (let at = 0; at < signs.length - 1; at++) found.push(`~${signs.slice(at, at + 2)}`)
      } else {
        found.push(run)
        const parts = run.split(/[._-]/)                                   // H.265, SHA-256: the parts too
        if (parts.length > 1) found.push(...parts)
      }
    }
    return found
  }

  // A year and the same year in the other era: 2567 and 2024 find each other.
  search.years = function (word) {
    if (!/^\d{4}$/.test(word)) return [word]
    const year = Number(word)
    if (year >= 2440 && year <= 2640) return [word, String(year - BUDDHIST_ERA)]
    if (year >= 1900 && year <= 2100) return [word, String(year + BUDDHIST_ERA)]
    return [word]
  }

  search.isThai = token => token[0] === "~"
})(self.handbookSearch)
