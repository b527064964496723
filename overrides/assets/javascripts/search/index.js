// What is searched: the sections of pages, parted into passages of some lines.
(function (search) {
  "use strict"

  const LONG = 400                                                         // signs of a passage, about

  search.Index = class {
    /** @param {SearchDocument[]} docs - a page before its sections, which may be located by their ids alone */
    constructor(docs) {
      /** @type {Map<string, SearchSection>} */
      this.pages = new Map()
      /** @type {SearchPassage[]} */
      this.passages = []
      let page = ""
      this.sections = docs.map((doc, number) => {
        const location = doc.location.startsWith("#") ? page + doc.location : doc.location
        page = location.replace(/#.*/, "")
        return this.read({ ...doc, location }, page, number)
      })
      this.inPassages = new search.Texts(this.passages.map(passage => search.normal(passage.written)))
      this.inTitles = new search.Texts(this.sections.map(({ doc }) => search.normal(doc.title)))
      this.keys = this.sections.filter(({ doc }) => doc.keys).flatMap(section => (
        (section.doc.keys ?? []).map(text => ({ section, text }))
      ))
      this.inKeys = new search.Texts(this.keys.map(({ text }) => search.normal(text)))
      this.all = [this.inPassages, this.inTitles, this.inKeys]
      this.lengths = new Float64Array(this.sections.length)                // signs of each page, in normal form
      this.average = 0                                                     // signs of a passage, and of a page
      this.averagePage = 0
      this.measure()
      /** @type {SearchVocabulary | null} */
      this.learnt = null
      this.codes = docs.filter(doc => doc.codes).flatMap(({ location, codes = [] }) => (
        codes.map(code => ({ page: location, code, letters: search.codeLetters(code) }))
      ))
    }

    /**
     * @param {SearchDocument} doc
     * @param {string} page
     * @param {number} number
     * @returns {SearchSection}
     */
    read(doc, page, number) {
      const isPage = !doc.location.includes("#")
      const isQuestion = !isPage && search.isQuestion(doc.title)
      const parts = /** @type {SearchSection[]} */ ([]), top = isPage ? undefined : this.pages.get(page)
      const section = /** @type {SearchSection} */ ({ number, doc, page, isPage, isQuestion, passages: [], parts, top })
      section.top ??= section                                              // the page itself
      section.top.parts.push(section)
      if (isPage) this.pages.set(page, section)
      this.part(section, doc.text, false)
      if (doc.form) this.part(section, doc.form, true)
      return section
    }

    /**
     * Parts a section's text at its lines.
     * @param {SearchSection} section
     * @param {string} text
     * @param {boolean} isMinor
     */
    part(section, text, isMinor) {
      let written = ""
      const put = () => {
        const passage = { at: this.passages.length, section, written, isMinor, length: 0 }
        section.passages.push(passage)
        this.passages.push(passage)
        written = ""
      }
      for (const line of text.split("\n")) {
        if (written && written.length + line.length > LONG) put()
        written += (written ? "\n" : "") + line
      }
      put()
    }

    /** Counts lengths, in normal form: of passages, and of pages. */
    measure() {
      for (const passage of this.passages) {
        passage.length = this.inPassages.texts[passage.at].length
        this.lengths[passage.section.top.number] += passage.length
      }
      const all = this.passages.reduce((sum, passage) => sum + passage.length, 0)
      this.average = all / (this.passages.length || 1)
      this.averagePage = all / (this.pages.size || 1)
    }

    /** Read when a word of a script with spaces is first asked for. */
    get vocabulary() {
      this.learnt ??= new search.Vocabulary(this.wordsOf())
      return this.learnt
    }

    /** The words in scripts with spaces. */
    wordsOf() {
      const words = new Set()
      for (const { texts } of this.all) {
        for (const text of texts) for (const word of search.latinWords(text)) words.add(word)
      }
      return words
    }

    /**
     * Whether any text has a stretch of letters.
     * @param {string} text
     */
    knows(text) {
      const bare = search.squeeze(text)
      return this.all.some(texts => {
        for (const number of texts.likely(bare)) if (bare && texts.bare[number].includes(bare)) return true
        return false
      })
    }

    /**
     * How many texts hold a word.
     * @param {string} word
     */
    frequency(word) {
      return this.all.reduce((sum, texts) => sum + texts.count(word).size, 0)
    }

    /** Forgets what was counted for a query. */
    forget() {
      for (const texts of this.all) texts.forget()
    }
  }
})(self.handbookSearch)
