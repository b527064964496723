// A query -> the pages that answer it, best first, with the best sections of each and the passages that answer.
(function (search) {
  "use strict"

  const CODE = 30                                                          // gain of a page whose code is asked for
  const OTHERS = 0.18, PAGE = 0.5                                           // other sections; the page as a whole
  const TITLED = 9                                                         // gain for a title that has all of it
  const REGISTER = 0.6, FORM = 1.6                                         // factors for the kinds of pages
  const MOST_SECTIONS = 3
  const WEAK = 0.12                                                        // of the best page: below, none is shown
  const KNOWN = 0.6                                                        // share of a query that is no other layout's

  search.mostPages = 15                                                    // that are found

  /** @type {(one: SearchFound, other: SearchFound) => number} */
  const byScore = (one, other) => other.score - one.score || one.section.number - other.section.number

  /**
   * The documents for readers, and those for editors, which are then like any other.
   * @param {SearchDocument[]} docs
   */
  search.apart = function (docs) {
    const readers = /** @type {SearchDocument[]} */ ([]), guides = /** @type {SearchDocument[]} */ ([])
    let isGuide = false
    for (const doc of docs) {
      if (!doc.location.startsWith("#")) isGuide = doc.kind === "guide"
      if (isGuide) {
        const plain = { ...doc }
        delete plain.kind                                                  // among themselves like any other
        guides.push(plain)
      } else readers.push(doc)
    }
    return { readers, guides }
  }

  /**
   * The sections of a page that have words of the query, with the best passage of each, best first. A page whose code
   * is asked for has itself.
   * @param {SearchSection} top
   * @param {Float64Array} scores
   * @param {boolean} isCoded
   */
  function bestOf(top, scores, isCoded) {
    const found = /** @type {SearchFound[]} */ ([])
    for (const section of top.parts) {
      let [passage] = section.passages
      for (const other of section.passages) if (scores[other.at] > scores[passage.at]) passage = other
      const score = scores[passage.at]
      if (score > 0 || isCoded && section === top) found.push({ section, score, passage })
    }
    return found.sort(byScore)
  }

  const factorOf = (/** @type {SearchSection} */ { doc: { kind } }, /** @type {boolean} */ wantsForm) => (
    kind === "register" ? REGISTER : kind === "form" && wantsForm ? FORM : 1
  )

  search.Engine = class {
    /**
     * @param {SearchDocument[]} docs
     * @param {string[][]} synonyms - groups of words with the same meaning, not normalised
     */
    constructor(docs, synonyms = []) {
      const { readers, guides } = search.apart(docs)
      this.index = new search.Index(readers)
      this.meaning = new search.Meaning(this.index, synonyms)
      this.correction = new search.Correction(this.index, this.meaning)
      /**
       * Guides for those who keep the handbook have an index of their own: no word of theirs weighs what readers find.
       * @type {SearchEngine | null}
       */
      this.guides = guides.length ? new search.Engine(guides, synonyms) : null
    }

    /**
     * The words of a query as they were understood, the pages whose codes it has, and those that answer, best first.
     * @param {string} query
     */
    find(query) {
      this.index.forget()
      const understood = this.understood(query)
      const terms = this.meaning.terms(this.correction.of(this.meaning.words(understood)))
      const coded = this.coded(understood)
      return { terms, coded, pages: this.rank(terms, coded) }
    }

    /**
     * The query, or what it is in the other keyboard layout if only that means anything.
     * @param {string} query
     */
    understood(query) {
      const typed = query.slice(0, search.longest), isThai = search.hasThai(typed), usual = this.known(typed)
      if (isThai && /[a-z]/i.test(typed)) return typed                     // one layout gives one script
      if (usual > KNOWN && !isThai) return typed
      const isThere = this.index.knows(search.normal(typed))
      if (usual === 1 && isThere) return typed                             // no layout means more
      const other = search.otherLayout(typed), turned = this.known(other)
      if (turned > Math.max(usual, KNOWN) || turned === 1 && isThai && !isThere) return other
      return typed
    }

    /**
     * The share of a query's letters that stand in words that the handbook has.
     * @param {string} query
     */
    known(query) {
      let all = 0, known = 0
      for (const { text } of this.meaning.words(query)) {
        all += text.length
        if (search.isAsking(text) || this.meaning.stands(text)) known += text.length
      }
      return all ? known / all : 0
    }

    /**
     * The pages whose codes a query has.
     * @param {string} query
     */
    coded(query) {
      const text = search.normal(search.written(query)), bare = search.squeeze(text)
      return this.index.codes.filter(({ code, letters }) => (
        bare.includes(letters) && search.codePattern(code).test(text)
      )).map(({ page }) => page)
    }

    /**
     * @param {SearchTerm[]} terms
     * @param {string[]} coded
     * @returns {SearchPage[]}
     */
    rank(terms, coded) {
      const scores = search.scorePassages(terms, this.index), wholes = search.scorePages(terms, this.index)
      const gains = this.titled(terms), keys = search.scoreKeys(terms, this.index)
      const wantsForm = terms.some(term => search.asksForForm(term.text))
      const ranked = /** @type {SearchPage[]} */ ([])
      for (const [page, top] of this.index.pages) {
        const isCoded = coded.includes(page), sections = bestOf(top, scores, isCoded)
        if (!sections.length) continue
        const [first, ...others] = sections, besides = others.slice(0, 3).reduce((sum, { score }) => sum + score, 0)
        const whole = first.score + OTHERS * besides + PAGE * wholes[top.number]
        const all = whole + Math.max(gains.get(top) ?? 0, keys[top.number])
        ranked.push({ page, worth: all * factorOf(top, wantsForm) + (isCoded ? CODE : 0), sections })
      }
      ranked.sort((one, other) => other.worth - one.worth || byScore(one.sections[0], other.sections[0]))
      const least = WEAK * (ranked[0]?.worth ?? 0)
      return ranked.slice(0, search.mostPages).filter(({ worth }) => worth >= least).map(group => ({
        ...group, sections: group.sections.slice(0, MOST_SECTIONS),
      }))
    }

    /**
     * The gains of pages whose title has the whole query, small words too, the more of it the more. Page's section ->
     * gain.
     * @param {SearchTerm[]} terms
     */
    titled(terms) {
      const { inTitles, sections } = this.index, /** @type {Map<SearchSection, number>} */ gains = new Map()
      const bare = search.squeeze(terms.map(term => term.text).join(""))
      const all = terms.reduce((sum, term) => sum + term.rarity, 0)
      for (const number of inTitles.holding(bare)) {
        gains.set(sections[number], TITLED * all * bare.length / inTitles.bare[number].length)
      }
      return gains
    }
  }
})(self.handbookSearch)
