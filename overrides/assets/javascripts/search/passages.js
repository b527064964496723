// What each passage is worth for a query: BM25 over its words, raised by words in the titles and keys above it and by
// words that stand beside each other, lowered by what it has not.
(function (search) {
  "use strict"

  // The weights here, in pages.js and in engine.js are measured on the open queries (tests/content/queries/) with half
  // of the keywords and synonyms left out, as what nobody has thought of: bench queries --without. A change must help
  // either half of the queries.
  const SATURATION = 1.15, LENGTH = 0.96                                   // BM25's k1 and b
  const LEAST_LENGTH = 120                                                 // signs: shorter passages gain nothing more
  const TITLE = 2.6, PAGE_TITLE = 1.9, KEYS = 2.2
  const BESIDE = 0.42, BESIDE_IN_TITLE = 1, ABOVE = 0.5                    // neighbours; in the page's title or keys
  const COVER = 0.5                                                        // exponent of the share that is there
  const COVERED_ABOVE = 0.7                                                // a word that only the page's title has
  const QUESTION = 1, FORM = 0.46, MINOR = 0.7                             // gains; a form's labels
  const HERE = 1, OVER = 2                                                 // where a passage has a word

  // What each passage is worth, by its number; 0 if it has none of the words.
  search.scorePassages = function (terms, index) {
    const neighbours = search.neighbours(terms, index), total = search.totalOf(terms)
    const wantsForm = terms.some(term => search.asksForForm(term.text)), isQuestion = terms.some(term => term.isAsking)
    const sums = gathered(terms, index)
    return sums.worths.map((held, at) => {
      if (!sums.touched[at] || sums.lacks[at]) return 0
      const passage = index.passages[at], { doc, isQuestion: isAsked } = passage.section
      let worth = held + besides(passage, neighbours)
      if (isQuestion && isAsked) worth *= 1 + QUESTION * sums.titled[at] / total
      if (wantsForm && doc.kind === "form") worth *= 1 + FORM
      return search.covering((passage.isMinor ? MINOR : 1) * worth, sums.covered[at] / total)
    })
  }

  // What all words of a query are worth, but the small ones.
  search.totalOf = terms => terms.reduce((sum, term) => sum + (term.isAsking ? 0 : term.rarity), 0) || 1

  // A worth that is lowered by the share of the query that is there.
  search.covering = (worth, share) => worth * Math.min(1, share) ** COVER

  /**
   * By passage: what its words are worth, how much of the query it has, and its own title; whether it has a word that
   * is no small one, and lacks one that is quoted. Word by word, each where it stands: few passages have most words.
   * @typedef {{ worths: Float64Array, covered: Float64Array, titled: Float64Array, touched: Uint8Array,
   *   lacks: Uint8Array }} Sums
   */

  /** @type {(terms: SearchTerm[], index: SearchIndex) => Sums} */
  function gathered(terms, index) {
    const { length } = index.passages, sums = {
      worths: new Float64Array(length), covered: new Float64Array(length), titled: new Float64Array(length),
      touched: new Uint8Array(length), lacks: new Uint8Array(length),
    }
    for (const term of terms) {
      const held = gather(sums, term, index)
      if (!term.isQuoted || !(term.passages.size + term.titles.size)) continue
      held.forEach((isHere, at) => { if (isHere !== HERE) sums.lacks[at] = 1 })
    }
    return sums
  }

  /**
   * Adds a word: in texts, in their titles, then in what stands above them, the page's title and keys.
   * @param {Sums} sums
   * @param {SearchTerm} term
   * @param {SearchIndex} index
   */
  function gather({ worths, covered, titled, touched }, term, { passages, sections, average }) {
    const worth = search.worthOf(term), rarity = term.isAsking ? 0 : term.rarity, held = new Uint8Array(passages.length)
    const add = (/** @type {number} */ at, /** @type {number} */ more, /** @type {number} */ place, share = 1) => {
      worths[at] += more
      if (held[at]) return
      held[at] = place
      if (place === HERE && !term.isAsking) touched[at] = 1
      covered[at] += place === HERE ? rarity : COVERED_ABOVE * share * rarity
    }
    for (const [at, times] of term.passages) {
      const spread = 1 - LENGTH + LENGTH * Math.max(passages[at].length, LEAST_LENGTH) / average
      add(at, worth * times * (SATURATION + 1) / (times + SATURATION * spread), HERE)
    }
    for (const [number, share] of term.titles) {
      for (const { at } of sections[number].passages) {
        add(at, worth * TITLE * share, HERE)
        titled[at] += rarity
      }
    }
    for (const [number, share] of term.titles) {
      for (const part of sections[number].parts.slice(1)) {
        for (const { at } of part.passages) add(at, worth * PAGE_TITLE * share, OVER)
      }
    }
    for (const [number, share] of term.keyed) {
      if (!term.isAsking) for (const { at } of sections[number].passages) touched[at] = 1
      for (const part of sections[number].parts) {
        for (const { at } of part.passages) add(at, worth * KEYS * share, OVER, share)
      }
    }
    return held
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
