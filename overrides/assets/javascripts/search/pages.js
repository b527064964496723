// What whole pages are worth for a query: BM25 over their words, wherever on the page these stand.
(function (search) {
  "use strict"

  const PAGE_TITLE = 6, TITLE = 3, KEYS = 4                                // as many times in the text
  const SATURATION = 1.5, LENGTH = 0.6                                     // BM25's k1 and b
  const LEAST_LENGTH = 1500
  const LEAST_RARITY = 0.02
  const KEYED = 1.95, KEY_COVER = 2, KEY_FILL = 4                          // gain; exponents of what is shared

  // What each page gains by that keyword of its author's, or its description, which has most of the query and little
  // else, by its section's number.
  search.scoreKeys = function (terms, { keys, inKeys, sections }) {
    const found = new Float64Array(sections.length), total = search.totalOf(terms)
    const /** @type {Map<number, { rarity: number, letters: number }>} */ held = new Map()
    for (const term of terms) {
      for (const [key, letters] of term.keys) {
        const sum = held.get(key) ?? { rarity: 0, letters: 0 }
        if (!term.isAsking) sum.rarity += term.rarity
        sum.letters += letters
        held.set(key, sum)
      }
    }
    const put = (/** @type {number} */ key, /** @type {number} */ gain) => {
      const { number } = keys[key].section
      found[number] = Math.max(found[number], KEYED * gain)
    }
    for (const [key, { rarity, letters }] of held) {
      const fill = Math.min(1, letters / inKeys.bare[key].length)
      put(key, rarity * Math.min(1, rarity / total) ** KEY_COVER * fill ** KEY_FILL)
    }
    // A keyword that is the query counts whole: short Thai words in it are not counted.
    const bare = search.squeeze(terms.map(term => term.text).join(""))
    const all = terms.reduce((sum, term) => sum + term.rarity, 0)
    for (const key of inKeys.holding(bare)) if (inKeys.bare[key] === bare) put(key, all)
    return found
  }

  // What each page is worth, by its section's number.
  search.scorePages = function (terms, index) {
    const sums = new Float64Array(index.sections.length), covered = new Float64Array(sums.length)
    const total = search.totalOf(terms)
    for (const term of terms) {
      if (term.isAsking) continue
      const times = timesOn(term, index), inPages = search.rarity(times.size, index.pages.size)
      const rarity = (Math.max(LEAST_RARITY, inPages) + term.rarity) / 2
      for (const [page, count] of times) {
        const length = Math.max(index.lengths[page], LEAST_LENGTH) / index.averagePage
        const spread = 1 - LENGTH + LENGTH * length
        sums[page] += rarity * count * (SATURATION + 1) / (count + SATURATION * spread)
        covered[page] += term.rarity
      }
    }
    return sums.map((sum, page) => sum && search.covering(sum, covered[page] / total))
  }

  /**
   * Page -> how often it has a word.
   * @param {SearchTerm} term
   * @param {SearchIndex} index
   */
  function timesOn(term, { passages, sections }) {
    /** @type {Map<number, number>} */
    const found = new Map()
    const add = (/** @type {SearchSection} */ { top }, /** @type {number} */ times) => {
      found.set(top.number, (found.get(top.number) ?? 0) + times)
    }
    for (const [at, times] of term.passages) add(passages[at].section, times)
    for (const [number, share] of term.titles) {
      add(sections[number], share * (sections[number].isPage ? PAGE_TITLE : TITLE))
    }
    for (const [number, share] of term.keyed) add(sections[number], KEYS * share)
    return found
  }
})(self.handbookSearch)
