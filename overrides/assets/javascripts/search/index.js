// The inverted index: sections, and how often each token occurs in them.
(function (search) {
  "use strict"

  const PAGE_TITLE = 6, TITLE = 3                                          // weight of a token in a title
  const OTHER_ERA = 0.9                                                    // weight of the same year in the other era

  // [section, weight, section, weight …] as pairs.
  search.pairs = function* (postings = []) {
    for (let at = 0; at < postings.length; at += 2) {
      yield /** @type {[number, number]} */ ([postings[at], postings[at + 1]])
    }
  }

  search.Index = class {
    /** @param {SearchDocument[]} docs - a page before its sections */
    constructor(docs) {
      /** @type {Map<string, number[]>} */
      this.postings = new Map()
      this.sections = docs.map((doc, number) => this.read(doc, number))
      this.vocabulary = new search.Vocabulary([...this.postings.keys()].filter(token => !search.isThai(token)))
      this.average = this.sections.reduce((sum, section) => sum + section.length, 0) / (this.sections.length || 1)
    }

    /**
     * @param {SearchDocument} doc
     * @param {number} number
     * @returns {SearchSection}
     */
    read(doc, number) {
      const title = search.normalise(doc.title).text, text = search.normalise(doc.text).text
      const isPage = !doc.location.includes("#")
      /** @type {Map<string, number>} */
      const weights = new Map()
      const count = (/** @type {string[]} */ tokens, /** @type {number} */ weight) => {
        for (const token of tokens) weights.set(token, (weights.get(token) || 0) + weight)
      }
      count(search.tokens(title), isPage ? PAGE_TITLE : TITLE)
      count(search.tokens(text), 1)
      for (const [token, weight] of weights) {
        const postings = this.postings.get(token) ?? []
        postings.push(number, weight)
        this.postings.set(token, postings)
      }
      const length = text.length + TITLE * title.length
      const [page = ""] = doc.location.split("#")
      const bareTitle = search.squeeze(title), bareText = search.squeeze(text)
      return { doc, page, isPage, title, text, bareTitle, bareText, length }
    }

    /**
     * [section, weight …] of a token; for a word also of similar words, and of the same year in the other era.
     * @param {string} token
     * @returns {number[]}
     */
    lookUp(token) {
      if (search.isThai(token)) return this.postings.get(token) || []
      /** @type {Map<number, number>} */
      const found = new Map()
      for (const year of search.years(token)) {
        for (const [word, worth] of this.vocabulary.like(year)) {
          const share = year === token ? worth : worth * OTHER_ERA
          for (const [number, weight] of search.pairs(this.postings.get(word))) {
            found.set(number, (found.get(number) || 0) + weight * share)
          }
        }
      }
      return [...found].flat()
    }

    /**
     * How many of the tokens each section contains exactly.
     * @param {string[]} tokens
     */
    held(tokens) {
      const held = new Uint16Array(this.sections.length)
      for (const token of tokens) {
        for (const [number] of search.pairs(this.postings.get(token))) held[number]++
      }
      return held
    }
  }
})(self.handbookSearch)
