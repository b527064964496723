// Words of scripts with spaces, and years of both eras.
(function (search) {
  "use strict"

  const RUN = /[\u0e01-\u0e4e]+|[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu
  const BUDDHIST_ERA = 543

  // The words and numbers of a text in normal form that are not Thai.
  search.latinWords = function (text) {
    /** @type {string[]} */
    const found = []
    for (const run of text.match(RUN) ?? []) {
      if (search.hasThai(run)) continue
      found.push(run)
      if (/[._-]/.test(run)) found.push(...run.split(/[._-]/))             // H.265, SHA-256: the parts too
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
})(self.handbookSearch)
