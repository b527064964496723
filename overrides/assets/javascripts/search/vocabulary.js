// The words of an index in scripts that write spaces: which of them a word asked for may mean.
(function (search) {
  "use strict"

  const BEGINS = 0.6, KIN = 0.7, SLIP = 0.4                               // worth of a word, where the word itself is 1
  const LEAST_SLIP = 3                                                     // letters of a word that may be misspelt
  const most = word => word.length < 7 ? 1 : word.length < 10 ? 2 : 3      // slips

  search.Vocabulary = class {
    constructor(words) {
      this.words = [...words].sort()
      this.kin = new Map()                                                 // stem or spelling without marks -> words
      for (const word of this.words) {
        for (const form of forms(word)) {
          if (!this.kin.has(form)) this.kin.set(form, [])
          this.kin.get(form).push(word)
        }
      }
    }

    // word -> Map of words to their worth, 0 to 1: itself, words that begin with it, other forms; else what it is a slip of.
    like(word) {
      const found = this.known(word)
      if (!found.size) for (const other of this.slips(word)) found.set(other, SLIP)
      return found
    }

    knows(word) {
      return this.known(word).size > 0
    }

    known(word) {
      const found = new Map()
      const add = (other, worth) => { if (worth > (found.get(other) || 0)) found.set(other, worth) }
      for (let at = this.first(word); at < this.words.length && this.words[at].startsWith(word); at++) {
        if (this.words[at] === word) add(word, 1)
        else if (word.length > 1) add(this.words[at], BEGINS)
      }
      for (const form of forms(word)) for (const other of this.kin.get(form) || []) add(other, KIN)
      return found
    }

    // word -> the words it may be a slip of: those the fewest slips away.
    slips(word) {
      if (word.length < LEAST_SLIP || /^\d+$/.test(word)) return []
      for (let slips = 1; slips <= most(word); slips++) {
        const found = this.words.filter(other => Math.abs(other.length - word.length) <= slips && other.length > 1 && isApart(other, word, slips))
        if (found.length) return found
      }
      return []
    }

    // Where a word stands or would stand.
    first(word) {
      let from = 0, to = this.words.length
      while (from < to) {
        const middle = (from + to) >> 1
        if (this.words[middle] < word) from = middle + 1
        else to = middle
      }
      return from
    }
  }

  const isApart = (one, other, slips) => slips === 1 ? search.isNear(one, other) : search.distance(one, other) === slips
  const forms = word => new Set([search.stem(word), word.replace(/[._-]/g, "")])
})(self.handbookSearch = self.handbookSearch || {})
