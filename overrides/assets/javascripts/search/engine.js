// A query -> the pages that answer it, best first, with the best sections of each and the passages that answer.
(function (search) {
  "use strict"

  const CODE = 30                                                          // gain of a page whose code is asked for
  const OTHERS = 0.14, PAGE = 0.625                                         // other sections; the page as a whole
  const TITLED = 9, KEYED = 1.5                                            // gains for a title that has all of it
  const REGISTER = 0.6, FORM = 1.6                                         // factors for the kinds of pages
  const MOST_SECTIONS = 3
  const WEAK = 0.12                                                        // of the best page: below, none is shown
  const KNOWN = 0.6                                                        // share of a query that is no other layout's

  search.mostPages = 15                                                    // that are found

  /**
   * The documents for readers, and those for editors, which are then like any other.
   * @param {SearchDocument[]} docs
   */
  search.apart = function (docs) {
    const readers = /** @type {SearchDocument[]} */ ([]), guides = /** @type {SearchDocument[]} */ ([])
    let isGuide = false
    for (const doc of docs) {
      if (!doc.location.startsWith("#")) isGuide = doc.kind === "guide"
      const plain = { ...doc }
      if (isGuide) delete plain.kind                                       // among themselves like any other
      ;(isGuide ? guides : readers).push(plain)
    }
    return { readers, guides }
  }

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
      const other = search.otherLayout(typed), turned = this.known(other)
      if (turned > Math.max(usual, KNOWN) || turned === 1 && isThai && !this.index.knows(typed)) return other
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
      const text = search.normalise(search.written(query)).text
      return this.index.codes.filter(({ pattern }) => pattern.test(text)).map(({ page }) => page)
    }

    /**
     * @param {SearchTerm[]} terms
     * @param {string[]} coded
     */
    rank(terms, coded) {
      const { passages, pages } = this.index
      /** @type {Map<number, SearchFound>} */
      const best = new Map()
      for (const [at, score] of search.scorePassages(terms, this.index)) {
        const { section } = passages[at]
        if (score > (best.get(section.number)?.score ?? 0)) {
          best.set(section.number, { section, score, passage: passages[at] })
        }
      }
      for (const page of coded) {
        const section = /** @type {SearchSection} */ (pages.get(page))
        if (!best.has(section.number)) best.set(section.number, { section, score: 0, passage: section.passages[0] })
      }
      return this.group([...best.values()], terms, coded)
    }

    /**
     * The gain of a page whose title has the whole query, small words too, the more of it the more; or whose keyword is
     * the query.
     * @param {string} page
     * @param {SearchTerm[]} terms
     */
    titled(page, terms) {
      const { inTitles, inKeys, pages } = this.index, section = /** @type {SearchSection} */ (pages.get(page))
      const bare = search.squeeze(terms.map(term => term.text).join("")), title = inTitles.bare[section.number]
      const all = terms.reduce((sum, term) => sum + term.rarity, 0)
      if (bare && title.includes(bare)) return TITLED * all * bare.length / title.length
      const keys = inKeys.bare[section.number].includes(bare) ? section.doc.keys ?? [] : []
      return keys.some(key => search.squeeze(search.normalise(key).text) === bare) ? KEYED * all : 0
    }

    /**
     * @param {SearchFound[]} found
     * @param {SearchTerm[]} terms
     * @param {string[]} coded
     * @returns {SearchPage[]}
     */
    group(found, terms, coded) {
      const { pages } = this.index, wholes = search.scorePages(terms, this.index)
      const factorOf = (/** @type {string | undefined} */ kind) => kind === "register" ? REGISTER
        : kind === "form" && terms.some(term => search.asksForForm(term.text)) ? FORM : 1
      /** @type {Map<string, SearchPage>} */
      const grouped = new Map()
      found.sort((one, other) => other.score - one.score || one.section.number - other.section.number)
      for (const item of found) {
        const { page } = item.section, group = grouped.get(page) ?? { page, worth: 0, sections: [] }
        group.sections.push(item)
        grouped.set(page, group)
      }
      for (const group of grouped.values()) {
        const [first, ...others] = group.sections
        const besides = others.slice(0, 3).reduce((sum, item) => sum + item.score, 0)
        const whole = first.score + OTHERS * besides + PAGE * (wholes.get(group.page) ?? 0)
        group.worth = (whole + this.titled(group.page, terms)) * factorOf(pages.get(group.page)?.doc.kind)
        if (coded.includes(group.page)) group.worth += CODE
      }
      const ranked = [...grouped.values()].sort((one, other) => other.worth - one.worth).slice(0, search.mostPages)
      const least = WEAK * (ranked[0]?.worth ?? 0)
      return ranked.filter(({ worth }) => worth >= least).map(group => ({
        ...group, sections: group.sections.slice(0, MOST_SECTIONS),
      }))
    }
  }
})(self.handbookSearch)
