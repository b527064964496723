// What the words of a query mean: the words themselves, their synonyms and other forms, and where these stand.
(function (search) {
  "use strict"

  const MEANT = 0.9, OTHER_ERA = 0.9                                      // weights, relative to the typed word
  const LEAST_RARITY = 0.05, MOST_OF_ORDINARY = 3                          // what a word says at least, and an ordinary
  const LEAST_BEGINNING = 4                                                // letters that tell a word by its beginning
  const LEAST_SYNONYM = 3, TONES = 4                                       // signs; those that the normal form drops
  const WHOLE = 0.4                                                        // of a title's worth, for being all of it

  search.Meaning = class {
    /**
     * @param {SearchIndex} index
     * @param {string[][]} synonyms - groups of words with the same meaning, not normalised
     */
    constructor(index, synonyms) {
      this.index = index
      this.groups = [...synonyms, ...search.months].map(words => words.map(word => search.normalise(word).text))
      /**
       * What a word is known by (keyOf) -> its groups.
       * @type {Map<string, string[][]>}
       */
      this.groupsOf = new Map()
      for (const group of this.groups) {
        for (const word of group) {
          const key = keyOf(word)
          this.groupsOf.set(key, [...this.groupsOf.get(key) ?? [], group])
        }
      }
      this.longest = Math.max(0, ...[...this.groupsOf.keys()].map(word => word.length))
      this.beginnings = new Set([...this.groupsOf.keys()].map(word => word.slice(0, LEAST_SYNONYM)))
    }

    /**
     * The words of a query, in order. What stands in quotation marks is one word.
     * @param {string} query
     * @returns {SearchWord[]}
     */
    words(query) {
      const knows = (/** @type {string} */ stretch) => this.index.knows(stretch)
      const starts = (/** @type {string} */ stretch) => this.startOf(stretch)
      const words = search.runs(query).flatMap((run, place) => {
        const texts = run.isQuoted ? [search.normalise(run.text).text] : search.words(run.text, knows, starts)
        return texts.map(text => ({ text, run: place, isQuoted: run.isQuoted, isWhole: run.isQuoted, isSlip: false }))
      })
      return this.joined(words.filter(word => search.squeeze(word.text)))
    }

    /**
     * How many signs of a Thai text are the longest synonym that it begins with; 0 if there is none.
     * @param {string} text
     */
    startOf(text) {
      const { text: normal, offsets } = search.normalise(text.slice(0, this.longest + TONES))
      const bare = search.squeeze(normal)
      if (bare.length < normal.length || !this.beginnings.has(bare.slice(0, LEAST_SYNONYM))) return 0
      for (let length = Math.min(bare.length, this.longest); length >= LEAST_SYNONYM; length--) {
        const isWhole = !/[\u0e30-\u0e3a\u0e45]/.test(normal.charAt(length))   // no vowel of its last letter follows
        if (isWhole && this.groupsOf.has(bare.slice(0, length))) return offsets[length] ?? 0
      }
      return 0
    }

    /**
     * Several words that are one synonym, joined.
     * @param {SearchWord[]} words
     */
    joined(words) {
      const found = []
      for (let at = 0; at < words.length;) {
        const taken = words.slice(at, at + this.lengthAt(words, at))
        const isOneRun = taken[0].run === taken[taken.length - 1].run
        if (taken.length === 1) found.push(taken[0])
        else found.push({ ...taken[0], text: taken.map(word => word.text).join(isOneRun ? "" : " "), isWhole: true })
        at += taken.length
      }
      return found
    }

    /**
     * How many words from a place form the longest synonym; 1 if none does.
     * @param {SearchWord[]} words
     * @param {number} at
     */
    lengthAt(words, at) {
      let length = 1, key = keyOf(words[at].text)
      for (let end = at + 1; end < words.length && key.length < this.longest; end++) {
        key += keyOf(words[end].text)
        if (this.groupsOf.has(key)) length = end - at + 1
      }
      return length
    }

    /**
     * A word and what else it may be in the text, with their weights, 0 to 1.
     * @param {string} word
     */
    forms(word) {
      const found = new Map([[word, 1]])
      const add = (/** @type {string} */ other, /** @type {number} */ worth) => {
        if (worth > (found.get(other) ?? 0)) found.set(other, worth)
      }
      for (const year of search.years(word)) if (year !== word) add(year, OTHER_ERA)
      for (const group of search.isAsking(word) ? [] : this.groupsOf.get(keyOf(word)) ?? []) {
        for (const other of group) {
          add(other, MEANT)
          if (!search.hasThai(other)) add(`${other}s`, MEANT)
        }
      }
      if (!search.hasThai(word)) for (const [other, worth] of this.index.vocabulary.known(word)) add(other, worth)
      return found
    }

    /**
     * Whether the handbook has a word in any of its forms.
     * @param {string} word
     */
    knows(word) {
      return [...this.forms(word).keys()].some(form => (
        search.hasThai(form) ? this.index.knows(form) : this.index.frequency(form)
      ))
    }

    /**
     * Whether a word stands in the handbook as a word, not as letters inside another, nor as the first few of one.
     * @param {string} word
     */
    stands(word) {
      const least = word.length < LEAST_BEGINNING ? search.begins : 0
      return [...this.forms(word)].some(([form, worth]) => worth > least && this.index.frequency(form))
    }

    /**
     * Words -> terms: where each stands and how rare it is. Small words count little, unless there are no others.
     * @param {SearchWord[]} words
     */
    terms(words) {
      const terms = words.map(word => this.term(word))
      this.shareKeys(terms)
      if (terms.every(term => term.isAsking)) for (const term of terms) term.isAsking = false
      return terms
    }

    /**
     * Notes which pages have each word in a keyword, and what share of that keyword the whole query is: "blind areas"
     * says little for "blind people".
     * @param {SearchTerm[]} terms
     */
    shareKeys(terms) {
      const { inKeys, keys } = this.index, /** @type {Map<number, number>} */ held = new Map()
      for (const term of terms) for (const [key, letters] of term.keys) held.set(key, (held.get(key) ?? 0) + letters)
      for (const term of terms) {
        for (const key of term.keys.keys()) {
          const { number } = keys[key].section, share = (held.get(key) ?? 0) / inKeys.bare[key].length
          term.keyed.set(number, Math.max(Math.min(1, share), term.keyed.get(number) ?? 0))
        }
      }
    }

    /**
     * @param {SearchWord} word
     * @returns {SearchTerm}
     */
    term(word) {
      const { inPassages, inTitles, inKeys, passages } = this.index
      const forms = this.forms(word.text)
      /** @type {SearchTerm} */
      const term = {
        ...word, forms, rarity: 0, isAsking: !word.isWhole && search.isAsking(word.text),
        passages: new Map(), titles: new Map(), keys: new Map(), keyed: new Map(),
      }
      for (const [form, worth] of forms) {
        for (const [at, times] of inPassages.count(form)) {
          term.passages.set(at, (term.passages.get(at) ?? 0) + times * worth)
        }
        const { length } = search.squeeze(form)
        for (const number of inTitles.count(form).keys()) {
          const share = length / Math.max(length, inTitles.bare[number].length)
          term.titles.set(number, Math.max(term.titles.get(number) ?? 0, worth * (1 - WHOLE + WHOLE * share)))
        }
        for (const key of inKeys.count(form).keys()) {
          term.keys.set(key, Math.max(term.keys.get(key) ?? 0, length * worth))
        }
      }
      // Texts hold short Thai words mostly beside others, where they are not counted: that does not make them rare.
      const isShort = search.hasThai(word.text) && search.squeeze(word.text).length < search.shortThai
      const held = isShort ? inPassages.holding(search.squeeze(word.text)).length : term.passages.size
      const known = Math.min(held + term.titles.size, passages.length)
      const most = search.isOrdinary(word.text) ? MOST_OF_ORDINARY : Infinity
      term.rarity = Math.min(most, Math.max(LEAST_RARITY, search.rarity(known, passages.length)))
      return term
    }
  }

  // Letters and digits alone, words of scripts with spaces as their stems: licence plates, licence-plate. Who does a
  // thing is another matter than what is done: a recorder is no recording, a reporter no report.
  const keyOf = (/** @type {string} */ word) => (
    search.squeeze(search.hasThai(word) ? word : word.split(/[^\p{L}\p{N}]+/u).map(stemOf).join(""))
  )
  const stemOf = (/** @type {string} */ word) => /[eo]rs?$/.test(word) ? word.replace(/s$/, "") : search.stem(word)

  // How much it says that a word stands in `known` of all texts (BM25's inverse document frequency).
  search.rarity = (known, all) => Math.log(1 + (all - known + 0.5) / (known + 0.5))
})(self.handbookSearch)
