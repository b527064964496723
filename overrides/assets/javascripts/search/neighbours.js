// Words that stand beside each other in the query and in a text, too: กล้อง หาย is not กล้อง … หาย.
(function (search) {
  "use strict"

  const FORMS = 4, FORMS_OF_MANY = 2                                       // of a word that are tried
  const MANY = 12                                                          // words
  const LEAST = 3                                                          // letters of two words
  const SMALL = 0.12, MOST_OF_SMALL = 2                                    // what a small word counts, however rare

  /**
   * For each two neighbours: which passages, titles and keys have them, and what that is worth.
   * @param {SearchTerm[]} terms
   * @param {SearchIndex} index
   * @returns {SearchNeighbours[]}
   */
  search.neighbours = function (terms, index) {
    const most = terms.length > MANY ? FORMS_OF_MANY : FORMS, /** @type {SearchNeighbours[]} */ found = []
    for (let place = 0; place + 1 < terms.length; place++) {
      const one = terms[place], other = terms[place + 1]
      if (!(one.isAsking && other.isAsking)) found.push(together(one, other, most, index))
    }
    return found
  }

  // A word's worth: how rare it is, little for a small one.
  search.worthOf = term => term.isAsking ? SMALL * Math.min(term.rarity, MOST_OF_SMALL) : term.rarity

  /**
   * @param {SearchTerm} one
   * @param {SearchTerm} other
   * @param {number} most
   * @param {SearchIndex} index
   */
  function together(one, other, most, { inPassages, inTitles, inKeys }) {
    /** @type {SearchNeighbours} */
    const found = { passages: new Map(), titles: new Map(), keys: new Map() }
    const both = (search.worthOf(one) + search.worthOf(other)) / 2
    for (const [first, firstWorth] of [...one.forms].slice(0, most)) {
      for (const [second, secondWorth] of [...other.forms].slice(0, most)) {
        const bare = search.squeeze(first + second), worth = both * firstWorth * secondWorth
        if (bare.length < LEAST) continue
        note(found.passages, inPassages.holding(bare), worth)
        note(found.titles, inTitles.holding(bare), worth)
        note(found.keys, inKeys.holding(bare), worth)
      }
    }
    return found
  }

  /** @type {(found: Map<number, number>, numbers: number[], worth: number) => void} */
  function note(found, numbers, worth) {
    for (const number of numbers) found.set(number, Math.max(worth, found.get(number) ?? 0))
  }
})(self.handbookSearch)
