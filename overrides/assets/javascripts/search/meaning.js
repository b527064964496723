// What a phrase of a query may mean: itself, its synonyms, and similar spellings.
(function (search) {
  "use strict"

  const LEAST_SLIP = 5                                                     // least length of a phrase with typos
  const SLIP_PAIRS = 3                                                     // bigrams that one typo can change
  const MOST_MEANT = 4

  search.Meaning = class {
    /**
     * @param {SearchIndex} index
     * @param {string[][]} synonyms - groups of words with the same meaning, not normalised
     */
    constructor(index, synonyms) {
      this.index = index
      this.synonyms = synonyms.map(words => words.map(word => search.normalise(word).text))
      this.severalWords = this.synonyms.flat().map(word => word.split(" ")).filter(words => words.length > 1)
    }

    /**
     * The phrases of a query; several words that form one synonym are joined.
     * @param {string[]} phrases
     */
    joined(phrases) {
      /** @type {string[]} */
      const found = []
      for (let at = 0; at < phrases.length;) {
        const starts = this.severalWords.filter(words => words.every((word, place) => phrases[at + place] === word))
        const length = Math.max(1, ...starts.map(words => words.length))
        found.push(phrases.slice(at, at + length).join(" "))
        at += length
      }
      return found
    }

    /**
     * The spellings of a phrase to search for, the most likely first.
     * @param {string} phrase
     */
    of(phrase) {
      return [...new Set(this.meant(phrase).flatMap(meant => this.variants(meant)))]
    }

    /**
     * The phrase itself; or, if no section contains it, its corrections (one typo away) in the sections, most frequent
     * first.
     * @param {string} phrase
     */
    meant(phrase) {
      if (this.variants(phrase).length > 1) return [phrase]
      return search.hasThai(phrase) ? this.meantInThai(phrase) : this.meantInWords(phrase)
    }

    /** @param {string} phrase */
    meantInWords(phrase) {
      const { vocabulary, postings } = this.index
      const slips = vocabulary.knows(phrase) ? [] : vocabulary.slips(phrase)
      const count = (/** @type {string} */ word) => postings.get(word)?.length ?? 0
      slips.sort((one, other) => count(other) - count(one))
      return slips.length ? slips.slice(0, MOST_MEANT) : [phrase]
    }

    /** @param {string} phrase */
    meantInThai(phrase) {
      const bare = search.squeeze(phrase)
      if (bare.length < LEAST_SLIP) return [phrase]
      const tokens = [...new Set(search.tokens(phrase))], held = this.index.held(tokens)
      const holds = (/** @type {SearchSection} */ { bareTitle, bareText }) => (
        bareTitle.includes(bare) || bareText.includes(bare)
      )
      const { sections } = this.index
      if (sections.some((section, number) => held[number] === tokens.length && holds(section))) return [phrase]
      /** @type {Map<string, number>} */
      const counts = new Map()
      sections.forEach(({ bareTitle, bareText }, number) => {
        if (held[number] < Math.max(2, tokens.length - SLIP_PAIRS)) return
        for (const stretch of search.nearStretches(`${bareTitle}\n${bareText}`, bare)) {
          counts.set(stretch, (counts.get(stretch) || 0) + 1)
        }
      })
      if (!counts.size) return [phrase]
      const ranked = [...counts].sort((one, other) => other[1] - one[1] || one[0].length - other[0].length)
      return ranked.slice(0, MOST_MEANT).map(([stretch]) => stretch)
    }

    /**
     * A phrase of the query and its synonyms.
     * @param {string} phrase
     */
    variants(phrase) {
      const found = [phrase], asked = search.alike(phrase)
      for (const words of this.synonyms) {
        for (const word of words) {
          const written = search.alike(word), others = words.filter(other => other !== word)
          if (asked === written) found.push(...others)
          else if (word.length > 3 && asked.includes(written)) {
            const fitting = others.filter(other => !asked.includes(search.alike(other)))
            found.push(...fitting.map(other => asked.replace(written, other)))
          }
        }
      }
      return [...new Set(found)]
    }
  }
})(self.handbookSearch)
