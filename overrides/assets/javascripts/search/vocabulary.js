// The words of the index in scripts with spaces, and which of them a word of a query may mean.
(function (search) {
  "use strict"

  const KIN = 0.5                                                          // weights of similar words, out of 1
  search.begins = 0.45
  const LEAST_BEGINNING = 4                                                // letters of a word that another begins with
  const LEAST_SLIP = 3                                                     // least length of a word with typos
  const most = (/** @type {string} */ word) => word.length < 8 ? 1 : word.length < 12 ? 2 : 3   // typos

  search.Vocabulary = class {
    /** @param {Iterable<string>} words */
    constructor(words) {
      this.words = [...words].sort()
      /**
       * Stem, or spelling without punctuation -> words.
       * @type {Map<string, string[]>}
       */
      this.kin = new Map()
      for (const word of this.words) {
        for (const form of forms(word)) {
          const kin = this.kin.get(form) ?? []
          kin.push(word)
          this.kin.set(form, kin)
        }
      }
    }

    /**
     * Similar words and their weights, 0 to 1: the word, words that begin with it, other forms of it.
     * @param {string} word
     */
    known(word) {
      /** @type {Map<string, number>} */
      const found = new Map()
      const add = (/** @type {string} */ other, /** @type {number} */ worth) => {
        if (worth > (found.get(other) || 0)) found.set(other, worth)
      }
      let at = this.first(word)
      if (this.words[at] === word) add(word, 1)                            // MEA is not the beginning of meaning
      else if (word.length > 1) for (; this.words[at]?.startsWith(word); at++) add(this.words[at] ?? "", search.begins)
      for (const form of forms(word)) for (const other of this.kin.get(form) || []) add(other, KIN)
      return found
    }

    /**
     * The words that a word may be a typo of: those with the fewest typos.
     * @param {string} word
     * @returns {string[]}
     */
    slips(word) {
      if (word.length < LEAST_SLIP || /^\d+$/.test(word)) return []
      for (let slips = 1; slips <= most(word); slips++) {
        const fits = (/** @type {string} */ other) => Math.abs(other.length - word.length) <= slips && other.length > 1
        const found = this.words.filter(other => fits(other) && isApart(other, word, slips)
          && (slips === 1 || other[0] === word[0]))
        if (found.length) return found
      }
      return []
    }

    /**
     * The longest word that a longer one begins with, if it is most of it: sign of signboard, chair of chairman.
     * @param {string} word
     */
    beginning(word) {
      for (let end = word.length - 1; end >= Math.max(LEAST_BEGINNING, word.length / 2); end--) {
        const part = word.slice(0, end)
        if (this.words[this.first(part)] === part) return part
      }
      return null
    }

    /**
     * The index at which a word is or would be inserted.
     * @param {string} word
     */
    first(word) {
      let from = 0, to = this.words.length
      while (from < to) {
        const middle = (from + to) >> 1
        if ((this.words[middle] ?? "") < word) from = middle + 1
        else to = middle
      }
      return from
    }
  }

  /** @type {(one: string, other: string, slips: number) => boolean} */
  const isApart = (one, other, slips) => slips === 1 ? search.isNear(one, other) : search.distance(one, other) === slips
  const forms = (/** @type {string} */ word) => new Set([search.stem(word), word.replace(/[._-]/g, "")])
})(self.handbookSearch)
