// Ranks the pages for a query, with the best sections of each.
// Ranking is BM25 over the tokens, raised if a title or text contains the whole query. A page counts if it contains
// enough of the query; the words of a query with spaces may be in different sections of the page.
(function (search) {
  "use strict"

  const SATURATION = 1.2, LENGTH = 0.75                                    // BM25's k1 and b
  const LEAST_COVER = 0.45, OF_BEST = 0.75                                 // share of the query a page must contain
  const SHORT = 4                                                          // characters
  const SCATTERED = 0.5                                                    // a phrase in parts, if another has it whole
  const LESS_MEANT = 0.6                                                   // a synonym, relative to the typed word
  const MOST_PAGES = 50, MOST_SECTIONS = 6

  /**
   * One choice of spellings for a query's phrases, and whether it is the query as typed.
   * @typedef {{ phrases: string[], isFirst: boolean }} Choice
   */

  /**
   * The matches of a choice: `covers[place][section]` is the number of tokens of a phrase in a section, of
   * `sizes[place]` in all; `touched` are the sections with any token.
   * @typedef {{ scores: Float64Array, covers: Uint16Array[], sizes: number[], touched: number[] }} Held
   */

  search.Engine = class {
    /**
     * @param {SearchDocument[]} docs
     * @param {string[][]} synonyms - groups of words with the same meaning, not normalised
     */
    constructor(docs, synonyms = []) {
      this.index = new search.Index(docs)
      this.meaning = new search.Meaning(this.index, synonyms)
    }

    /**
     * The spellings of each phrase of a query, and the matching pages, best first.
     * @param {string} query
     */
    find(query) {
      const asked = this.meaning.joined(search.phrases(query)).map(phrase => this.meaning.of(phrase))
      return { phrases: asked, pages: asked.length ? this.group(this.rank(asked)) : [] }
    }

    /** @param {string[][]} asked */
    rank(asked) {
      /** @type {Map<number, number>} */
      const best = new Map()
      for (const { phrases, isFirst } of combinations(asked)) {
        for (const [number, score] of this.score(phrases)) {
          const worth = isFirst ? score : score * LESS_MEANT
          if (worth > (best.get(number) || 0)) best.set(number, worth)
        }
      }
      return best
    }

    /**
     * The sections that count, and their scores.
     * @param {string[]} phrases
     */
    score(phrases) {
      const { sections, average } = this.index
      const scores = new Float64Array(sections.length)
      const /** @type {number[]} */ touched = [], /** @type {number[]} */ sizes = []
      const covers = phrases.map(phrase => {
        const tokens = new Set(search.tokens(phrase)), cover = new Uint16Array(sections.length)
        for (const token of tokens) {
          const postings = this.index.lookUp(token), count = postings.length / 2
          const rarity = Math.max(0.1, Math.log(1 + (sections.length - count + 0.5) / (count + 0.5)))
          for (const [number, weight] of search.pairs(postings)) {
            const spread = 1 - LENGTH + LENGTH * sections[number].length / average
            if (!scores[number]) touched.push(number)
            scores[number] += rarity * weight * (SATURATION + 1) / (weight + SATURATION * spread)
            cover[number]++
          }
        }
        sizes.push(tokens.size)
        return cover
      })
      const held = { scores, covers, sizes, touched }
      return this.weigh(held, this.gains(phrases, held))
    }

    /**
     * The factor for each section that contains whole phrases, or the whole query.
     * @param {string[]} phrases
     * @param {Held} held
     */
    gains(phrases, { covers, sizes, touched }) {
      const { sections } = this.index
      const gains = new Float64Array(sections.length).fill(1)
      phrases.forEach((phrase, place) => {
        if (phrase.length < 2) return
        const bare = search.squeeze(phrase), /** @type {Map<number, number>} */ holds = new Map()
        for (const number of touched) {
          if (covers[place][number] < sizes[place]) continue
          const factor = exactness(sections[number], phrase, bare)
          if (factor > 1) holds.set(number, factor)
        }
        if (holds.size) for (const number of touched) gains[number] *= holds.get(number) || SCATTERED
      })
      if (phrases.length > 1) {
        const whole = search.squeeze(phrases.join("")), most = Math.min(phrases.length, 6)
        for (const number of touched) {
          if (sections[number].bareTitle.includes(whole)) gains[number] *= 1 + 0.5 * most
          else if (sections[number].bareText.includes(whole)) gains[number] *= 1 + 0.4 * most
        }
      }
      return gains
    }

    /**
     * Keeps the sections of pages that contain enough of the query, counted over all sections of a page.
     * @param {Held} held
     * @param {Float64Array} gains
     */
    weigh({ scores, covers, sizes, touched }, gains) {
      const { sections } = this.index
      const all = sizes.reduce((sum, size) => sum + size, 0)
      /**
       * The best cover of each phrase in any section of a page.
       * @type {Map<string, Uint16Array>}
       */
      const pages = new Map()
      for (const number of touched) {
        const { page } = sections[number]
        const best = pages.get(page) ?? new Uint16Array(sizes.length)
        pages.set(page, best)
        for (let place = 0; place < sizes.length; place++) best[place] = Math.max(best[place], covers[place][number])
      }
      const share = (/** @type {Uint16Array} */ best) => best.reduce((sum, count) => sum + count, 0) / all
      const shares = new Map([...pages].map(([page, best]) => [page, share(best)]))
      const most = Math.max(0, ...shares.values())
      const least = Math.min(1, Math.max(LEAST_COVER, most * OF_BEST)) - 1e-6
      /** @type {Map<number, number>} */
      const kept = new Map()                                               // per token: spellings differ in length
      for (const number of touched) {
        const ofPage = shares.get(sections[number].page) ?? 0
        if (ofPage < least) continue
        const ofSection = covers.reduce((sum, cover) => sum + cover[number], 0) / all
        const holdsAWord = covers.some((cover, place) => (
          cover[number] && cover[number] >= Math.min(0.6, least) * sizes[place]
        ))
        if (holdsAWord) kept.set(number, scores[number] / all * ofSection * ofPage * ofPage * gains[number])
      }
      return kept
    }

    /**
     * @param {Map<number, number>} scores
     * @returns {SearchPage[]}
     */
    group(scores) {
      /** @type {Map<string, SearchPage>} */
      const pages = new Map()
      const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0])
      for (const [number, score] of ranked) {
        const section = this.index.sections[number]
        const page = pages.get(section.page) ?? { page: section.page, sections: [] }
        page.sections.push({ section, score })
        pages.set(section.page, page)
      }
      const worth = (/** @type {SearchPage} */ { sections: [best, ...others] }) => (
        (best?.score ?? 0) + 0.15 * others.slice(0, 3).reduce((sum, item) => sum + item.score, 0)
      )
      const found = [...pages.values()].sort((one, other) => worth(other) - worth(one)).slice(0, MOST_PAGES)
      return found.map(({ page, sections }) => ({ page, sections: sections.slice(0, MOST_SECTIONS) }))
    }
  }

  /**
   * A title counts more than a text, exact letters more than letters that sound alike. Words of other scripts match at
   * the beginning of a word, short phrases (acronyms, or parts of many words) only as whole words.
   * @param {SearchSection} section
   * @param {string} phrase
   * @param {string} bare
   */
  function exactness({ title, text, bareTitle, bareText, isPage }, phrase, bare) {
    const ofPage = isPage ? 0.8 : 0, isShort = phrase.length < SHORT, isThai = search.hasThai(phrase)
    const holds = (/** @type {string} */ where) => (
      isThai && !isShort ? where.includes(phrase) : standsIn(where, phrase, isShort)
    )
    if (holds(title)) return 1.8 + ofPage + (title === phrase ? 0.6 : 0)
    if (holds(text)) return isShort ? 2.2 : 1.6
    if (isShort || !isThai) return 1
    if (bareTitle.includes(bare)) return 1.6 + ofPage
    return bareText.includes(bare) ? 1.4 : 1
  }

  /**
   * Whether a text contains a phrase with no letter or digit before it, and none after it if it must stand alone.
   * @param {string} text
   * @param {string} phrase
   * @param {boolean} mustStandAlone
   */
  function standsIn(text, phrase, mustStandAlone) {
    const isEdge = (/** @type {string} */ sign) => !/[\p{L}\p{N}\p{M}]/u.test(sign)
    for (const at of search.places(text, phrase)) {
      if (isEdge(text.charAt(at - 1)) && (!mustStandAlone || isEdge(text.charAt(at + phrase.length)))) return true
    }
    return false
  }

  /**
   * All combinations of one variant for each phrase, at most eight; the first is the query as typed.
   * @param {string[][]} asked
   * @returns {Choice[]}
   */
  function combinations(asked) {
    let /** @type {string[][]} */ found = [[]]
    for (const variants of asked) {
      found = found.flatMap(before => variants.map(variant => [...before, variant])).slice(0, 8)
    }
    return found.map((phrases, number) => ({ phrases, isFirst: number === 0 }))
  }
})(self.handbookSearch)
