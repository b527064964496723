// What is searched: sections, and which of them hold a token how often.
(function (search) {
  "use strict"

  const PAGE_TITLE = 6, TITLE = 3                                          // how much a token in a title counts for
  const OTHER_ERA = 0.9                                                    // worth of a year's twin

  search.Index = class {
    // docs: { location, title, text }, a page before its sections.
    constructor(docs) {
      this.postings = new Map()                                            // token -> [section, weight, section, weight …]
      this.sections = docs.map((doc, number) => this.read(doc, number))
      this.vocabulary = new search.Vocabulary([...this.postings.keys()].filter(token => !search.isThai(token)))
      this.average = this.sections.reduce((sum, section) => sum + section.length, 0) / (this.sections.length || 1)
    }

    read(doc, number) {
      const title = search.normalise(doc.title).text, text = search.normalise(doc.text).text
      const isPage = !doc.location.includes("#")
      const weights = new Map()
      const count = (tokens, weight) => { for (const token of tokens) weights.set(token, (weights.get(token) || 0) + weight) }
      count(search.tokens(title), isPage ? PAGE_TITLE : TITLE)
      count(search.tokens(text), 1)
      for (const [token, weight] of weights) {
        if (!this.postings.has(token)) this.postings.set(token, [])
        this.postings.get(token).push(number, weight)
      }
      const length = text.length + TITLE * title.length
      return { doc, page: doc.location.split("#")[0], isPage, title, text, bareTitle: search.squeeze(title), bareText: search.squeeze(text), length }
    }

    // token -> [section, weight …]: itself; a word also its year in the other era and what the vocabulary knows as like it.
    lookUp(token) {
      if (search.isThai(token)) return this.postings.get(token) || []
      const found = new Map()
      for (const year of search.years(token)) {
        for (const [word, worth] of this.vocabulary.like(year)) {
          const postings = this.postings.get(word), share = year === token ? worth : worth * OTHER_ERA
          for (let at = 0; at < postings.length; at += 2) found.set(postings[at], (found.get(postings[at]) || 0) + postings[at + 1] * share)
        }
      }
      return [...found].flat()
    }

    // tokens -> how many of them each section holds as they are.
    held(tokens) {
      const held = new Uint16Array(this.sections.length)
      for (const token of tokens) {
        const postings = this.postings.get(token) || []
        for (let at = 0; at < postings.length; at += 2) held[postings[at]]++
      }
      return held
    }
  }
})(self.handbookSearch = self.handbookSearch || {})
