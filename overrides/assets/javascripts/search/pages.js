// What whole pages are worth for a query: BM25 over their words, wherever on the page these stand.
(function (search) {
  "use strict"

  const PAGE_TITLE = 6, TITLE = 3, KEYS = 4                                // as many times in the text
  const SATURATION = 1.5, LENGTH = 0.6                                     // BM25's k1 and b
  const LEAST_LENGTH = 1500
  const LEAST_RARITY = 0.02

  // Page -> its worth.
  search.scorePages = function (terms, index) {
    const /** @type {Map<string, number>} */ sums = new Map(), /** @type {Map<string, number>} */ covered = new Map()
    const total = search.totalOf(terms)
    for (const term of terms) {
      if (term.isAsking) continue
      const times = timesOn(term, index), inPages = search.rarity(times.size, index.pages.size)
      const rarity = (Math.max(LEAST_RARITY, inPages) + term.rarity) / 2
      for (const [page, count] of times) {
        const length = Math.max(index.lengths.get(page) ?? 0, LEAST_LENGTH) / index.averagePage
        const spread = 1 - LENGTH + LENGTH * length
        const worth = rarity * count * (SATURATION + 1) / (count + SATURATION * spread)
        sums.set(page, (sums.get(page) ?? 0) + worth)
        covered.set(page, (covered.get(page) ?? 0) + term.rarity)
      }
    }
    return new Map([...sums].map(([page, sum]) => [page, search.covering(sum, (covered.get(page) ?? 0) / total)]))
  }

  /**
   * Page -> how often it has a word.
   * @param {SearchTerm} term
   * @param {SearchIndex} index
   */
  function timesOn(term, { passages, sections }) {
    /** @type {Map<string, number>} */
    const found = new Map()
    const add = (/** @type {string} */ page, /** @type {number} */ times) => {
      found.set(page, (found.get(page) ?? 0) + times)
    }
    for (const [at, times] of term.passages) add(passages[at].section.page, times)
    for (const [number, share] of term.titles) {
      add(sections[number].page, share * (sections[number].isPage ? PAGE_TITLE : TITLE))
    }
    for (const number of term.keys) add(sections[number].page, KEYS)
    return found
  }
})(self.handbookSearch)
