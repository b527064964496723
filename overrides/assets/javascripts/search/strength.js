// Which of the pages found answer a query, and which only may be related.
(function (search) {
  "use strict"

  // A page is weak if it is worth less than this share of the best one. All are weak if none of the first few has this
  // share of what the query's words are worth, wherever on the page they stand: a rare word that none of them has says
  // that the query is about something else. On the open queries (tests/content/queries/) the right page stays strong
  // for 98 %, and half of the queries about other matters have no strong page.
  const OF_BEST = 0.3, OF_QUERY = 0.45, FIRST = 3

  // How many of the pages found, from the best on, answer the query. A page whose code is asked for always does.
  search.strong = function ({ terms, coded, pages }, index) {
    const isAnswered = pages.slice(0, FIRST).some(({ page }) => (
      coded.includes(page) || share(page, terms, index) >= OF_QUERY
    ))
    const least = OF_BEST * (pages[0]?.worth ?? 0)
    return isAnswered ? pages.filter(({ worth }) => worth >= least).length : 0
  }

  /**
   * What a page has of a query, by the rarity of its words, 0 to 1.
   * @param {string} page
   * @param {SearchTerm[]} terms
   * @param {SearchIndex} index
   */
  function share(page, terms, index) {
    const words = terms.filter(term => !term.isAsking), parts = index.pages.get(page)?.parts ?? []
    const isHeld = words.map(word => parts.some(part => holds(part, word)))
    const held = words.reduce((sum, word, at) => (
      isHeld[at] || isBeside(parts, words, at, index) ? sum + word.rarity : sum
    ), 0)
    return held / search.totalOf(terms)
  }

  /** @type {(part: SearchSection, term: SearchTerm) => boolean} */
  const holds = ({ number, passages }, term) => (
    term.titles.has(number) || term.keyed.has(number) || passages.some(({ at }) => term.passages.has(at))
  )

  /**
   * Whether a page has a word together with the one before or after it: short words count as words only where they
   * stand alone, and ค่า stands in ค่าปรับ.
   * @param {SearchSection[]} parts
   * @param {SearchTerm[]} words
   * @param {number} at
   * @param {SearchIndex} index
   */
  function isBeside(parts, words, at, { inTitles, inKeys, inPassages, keys }) {
    return [at - 1, at].some(from => {
      const one = words[from], other = words[from + 1]
      if (!one || !other || one.run !== other.run) return false
      const bare = search.squeeze(one.text + other.text)
      return parts.some(({ number, passages }) => (
        inTitles.bare[number].includes(bare) || inKeys.holding(bare).some(key => keys[key].section.number === number)
          || passages.some(passage => inPassages.bare[passage.at].includes(bare))
      ))
    })
  }
})(self.handbookSearch)
