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
      terms: terms.map(term => placed(term, index)), total: search.totalOf(terms),
      neighbours: search.neighbours(terms, index), wantsForm: terms.some(term => search.asksForForm(term.text)),
      isQuestion: terms.some(term => term.isAsking),
    }
    for (const at of search.touched(terms, index)) {
      const score = scoreOf(index.passages[at], query, index.average)
      if (score > 0) scores.set(at, score)
    }
    return scores
  }

  // What all words of a query are worth, but the small ones.
  search.totalOf = terms => terms.reduce((sum, term) => sum + (term.isAsking ? 0 : term.rarity), 0) || 1

  // A worth that is lowered by the share of the query that is there.
  search.covering = (worth, share) => worth * Math.min(1, share) ** COVER

  /**
   * A word with arrays of where it stands, by passage and by section: thousands of passages ask for it.
   * @typedef {{ term: SearchTerm, worth: number, times: Float64Array, titles: Float64Array, keys: Uint8Array }} Placed
   * @typedef {{ terms: Placed[], total: number, neighbours: SearchNeighbours, wantsForm: boolean,
   *   isQuestion: boolean }} Asked
   */

  /** @type {(term: SearchTerm, index: SearchIndex) => Placed} */
  function placed(term, { passages, sections }) {
    const times = new Float64Array(passages.length), titles = new Float64Array(sections.length)
    const keys = new Uint8Array(sections.length)
    for (const [at, count] of term.passages) times[at] = count
    for (const [number, share] of term.titles) titles[number] = share
    for (const number of term.keys) keys[number] = 1
    return { term, worth: search.worthOf(term), times, titles, keys }
  }

  /**
   * @param {SearchPassage} passage
   * @param {Asked} query
   * @param {number} average - signs of a passage
   */
  function scoreOf(passage, query, average) {
    const { at, section } = passage, { number } = section, top = section.top.number, isPage = top === number
    const spread = 1 - LENGTH + LENGTH * Math.max(passage.length, LEAST_LENGTH) / average
    let sum = 0, covered = 0, titled = 0
    for (const { term, worth, times: counts, titles, keys } of query.terms) {
      const times = counts[at], inTitle = titles[number], inTop = isPage ? 0 : titles[top], inKeys = keys[top]
      const isHere = times + inTitle > 0, above = TITLE * inTitle + PAGE_TITLE * inTop + KEYS * inKeys
      if (term.isQuoted && !isHere && term.passages.size + term.titles.size) return 0
      sum += worth * (times * (SATURATION + 1) / (times + SATURATION * spread) + above)
      if (term.isAsking) continue
      covered += term.rarity * (isHere ? 1 : inTop + inKeys > 0 ? COVERED_ABOVE : 0)
      if (inTitle) titled += term.rarity
    }
    sum += besides(passage, query.neighbours)
    if (query.isQuestion && section.isQuestion) sum *= 1 + QUESTION * titled / query.total
    if (query.wantsForm && section.doc.kind === "form") sum *= 1 + FORM
    return search.covering((passage.isMinor ? MINOR : 1) * sum, covered / query.total)
  }

  /**
   * @param {SearchPassage} passage
   * @param {SearchNeighbours} neighbours
   */
  function besides({ at, section: { number, top } }, { passages, titles, keys }) {
    const above = top.number === number ? 0 : titles[top.number]
    return BESIDE * (passages[at] + ABOVE * keys[top.number]) + BESIDE_IN_TITLE * (titles[number] + ABOVE * above)
  }
})(self.handbookSearch)
