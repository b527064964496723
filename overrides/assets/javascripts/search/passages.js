// What each passage is worth for a query: BM25 over its words, raised by words in the titles and keys above it and by
// words that stand beside each other, lowered by what it has not.
(function (search) {
  "use strict"

  const SATURATION = 1.15, LENGTH = 0.96                                   // BM25's k1 and b
  const LEAST_LENGTH = 120                                                 // signs: shorter passages gain nothing more
  const TITLE = 2, PAGE_TITLE = 1.9, KEYS = 0.9
  const BESIDE = 0.42, BESIDE_IN_TITLE = 1, ABOVE = 0.5                    // neighbours; in the page's title or keys
  const COVER = 0.6                                                      // exponent of the share that is there
  const COVERED_ABOVE = 0.7                                                // a word that only the page's title has
  const QUESTION = 0.5, FORM = 0.6, MINOR = 0.7                            // gains; a form's labels

  // The passages that hold any word of the query that is no small one.
  search.touched = function (terms, { sections }) {
    /** @type {Set<number>} */
    const touched = new Set()
    for (const term of terms) {
      if (term.isAsking) continue
      for (const at of term.passages.keys()) touched.add(at)
      for (const number of [...term.titles.keys(), ...term.keys]) {
        for (const passage of sections[number].passages) touched.add(passage.at)
      }
    }
    return touched
  }

  // Passage -> its worth.
  search.scorePassages = function (terms, index) {
    /** @type {Map<number, number>} */
    const scores = new Map()
    const query = {
      terms, total: search.totalOf(terms), neighbours: search.neighbours(terms, index),
      wantsForm: terms.some(term => search.asksForForm(term.text)), isQuestion: terms.some(term => term.isAsking),
    }
    for (const at of search.touched(terms, index)) {
      const score = scoreOf(index.passages[at], query, index)
      if (score > 0) scores.set(at, score)
    }
    return scores
  }

  // What all words of a query are worth, but the small ones.
  search.totalOf = terms => terms.reduce((sum, term) => sum + (term.isAsking ? 0 : term.rarity), 0) || 1

  // A worth that is lowered by the share of the query that is there.
  search.covering = (worth, share) => worth * Math.min(1, share) ** COVER

  /**
   * @typedef {{ terms: SearchTerm[], total: number, neighbours: SearchNeighbours[], wantsForm: boolean,
   *   isQuestion: boolean }} Asked
   */

  /**
   * @param {SearchPassage} passage
   * @param {Asked} query
   * @param {SearchIndex} index
   */
  function scoreOf(passage, query, { pages, average }) {
    const { section } = passage, top = pages.get(section.page) ?? section
    const spread = 1 - LENGTH + LENGTH * Math.max(passage.length, LEAST_LENGTH) / average
    let sum = 0, covered = 0, titled = 0
    for (const term of query.terms) {
      const held = heldOf(term, passage, top)
      if (term.isQuoted && !held.isHere && term.passages.size + term.titles.size) return 0
      sum += search.worthOf(term) * (held.times * (SATURATION + 1) / (held.times + SATURATION * spread) + held.titles)
      if (term.isAsking) continue
      covered += term.rarity * (held.isHere ? 1 : held.isAbove ? COVERED_ABOVE : 0)
      if (held.isInTitle) titled += term.rarity
    }
    sum += besides(passage, top, query.neighbours)
    if (query.isQuestion && section.isQuestion) sum *= 1 + QUESTION * titled / query.total
    if (query.wantsForm && section.doc.kind === "form") sum *= 1 + FORM
    return search.covering((passage.isMinor ? MINOR : 1) * sum, covered / query.total)
  }

  /**
   * Where a passage has a word: how often in its text, and what the titles and keys above it are worth.
   * @param {SearchTerm} term
   * @param {SearchPassage} passage
   * @param {SearchSection} top
   */
  function heldOf(term, { at, section }, top) {
    const times = term.passages.get(at) ?? 0, inTitle = term.titles.get(section.number) ?? 0
    const inTop = top === section ? 0 : term.titles.get(top.number) ?? 0, inKeys = term.keys.has(top.number) ? 1 : 0
    const titles = TITLE * inTitle + PAGE_TITLE * inTop + KEYS * inKeys
    return { times, titles, isInTitle: inTitle > 0, isHere: times + inTitle > 0, isAbove: inTop + inKeys > 0 }
  }

  /**
   * @param {SearchPassage} passage
   * @param {SearchSection} top
   * @param {SearchNeighbours[]} neighbours
   */
  function besides({ at, section }, top, neighbours) {
    let sum = 0
    for (const { passages, titles, keys } of neighbours) {
      sum += BESIDE * (passages.get(at) ?? 0) + BESIDE_IN_TITLE * (titles.get(section.number) ?? 0)
      if (top !== section) sum += ABOVE * BESIDE_IN_TITLE * (titles.get(top.number) ?? 0)
      sum += ABOVE * BESIDE * (keys.get(top.number) ?? 0)
    }
    return sum
  }
})(self.handbookSearch)
