// Words that stand beside each other in the query and in a text, too: กล้อง หาย is not กล้อง … หาย.
(function (search) {
  "use strict"

  const FORMS = 4, FORMS_OF_MANY = 2                                       // of a word that are tried
  const MANY = 12                                                          // words
  const NUMBERED = 3                                                       // gain where one of two words is a number
  const LEAST = 3                                                          // letters of two words
  const SMALL = 0.2, MOST_OF_SMALL = 2                                     // what a small word counts, however rare

  /**
   * For each passage, title and key: what the neighbours that it has are worth.
   * @param {SearchTerm[]} terms
   * @param {SearchIndex} index
   * @returns {SearchNeighbours}
   */
  search.neighbours = function (terms, index) {
    const most = terms.length > MANY ? FORMS_OF_MANY : FORMS, { passages, sections } = index
    const found = {
      passages: new Float64Array(passages.length), titles: new Float64Array(sections.length),
      keys: new Float64Array(sections.length),
    }
    for (let place = 0; place + 1 < terms.length; place++) {
      const one = terms[place], other = terms[place + 1]
      if (!(one.isAsking && other.isAsking)) add(found, one, other, most, index)
    }
    return found
  }

  const isNumber = (/** @type {string} */ word) => /^\d+$/.test(word)

  // Whether a number that ends a stretch is not the beginning of a longer one: section 9, not section 90.
  /** @type {(text: string, bare: string) => boolean} */
  const isWhole = (text, bare) => !/\d$/.test(bare)
    || [...search.places(text, bare)].some(at => !/\d/.test(text.charAt(at + bare.length)))

  // A word's worth: how rare it is, little for a small one.
  search.worthOf = term => term.isAsking ? SMALL * Math.min(term.rarity, MOST_OF_SMALL) : term.rarity

  /**
   * Adds two neighbours, in those of their forms that are worth most.
   * @param {SearchNeighbours} found
   * @param {SearchTerm} one
   * @param {SearchTerm} other
   * @param {number} most
   * @param {SearchIndex} index
   */
  function add(found, one, other, most, { inPassages, inTitles, inKeys, keys }) {
    const /** @type {[string, number][]} */ together = []
    const factor = isNumber(one.text) === isNumber(other.text) ? 1 : NUMBERED
    const both = factor * (search.worthOf(one) + search.worthOf(other)) / 2
    for (const [first, firstWorth] of [...one.forms].slice(0, most)) {
      for (const [second, secondWorth] of [...other.forms].slice(0, most)) {
        const bare = search.squeeze(first + second), worth = both * firstWorth * secondWorth
        if (bare.length >= LEAST) together.push([bare, worth])
      }
    }
    note(found.passages, inPassages, together)
    note(found.titles, inTitles, together)
    note(found.keys, inKeys, together, key => keys[key].section.number)
  }

  /**
   * @param {Float64Array} found
   * @param {SearchTexts} texts
   * @param {[string, number][]} together
   * @param {(number: number) => number} placeOf
   */
  function note(found, texts, together, placeOf = number => number) {
    const /** @type {Map<number, number>} */ worths = new Map()
    for (const [bare, worth] of together) {
      const held = texts.holding(bare).filter(number => isWhole(texts.bare[number], bare))
      for (const place of held.map(placeOf)) worths.set(place, Math.max(worth, worths.get(place) ?? 0))
    }
    for (const [number, worth] of worths) found[number] += worth
  }
})(self.handbookSearch)
