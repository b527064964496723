// Typing slips: a word that the handbook does not have is corrected to what it has. A correction never crosses a space,
// and never touches a known word alone.
(function (search) {
  "use strict"

  const LEAST = 5                                                          // letters of a Thai stretch with a slip
  const RARE = 3, LONG = 8, OFTEN = 10                                     // see mendDoubtful
  const SHORTER = 0.5                                                      // weight of a stretch with a letter less
  const MOST = 4                                                           // corrections of one query
  // How many words before and after the unknown one are looked at together with it, in this order: the dictionary
  // parts a misspelt word anywhere.
  const AROUND = [[2, 2], [1, 2], [2, 1], [1, 1], [2, 0], [0, 2], [1, 0], [0, 1], [0, 0], [3, 3]]

  search.Correction = class {
    /**
     * @param {SearchIndex} index
     * @param {SearchMeaning} meaning
     */
    constructor(index, meaning) {
      this.index = index
      this.meaning = meaning
    }

    /**
     * The words of a query, those that are unknown corrected where that is possible.
     * @param {SearchWord[]} words
     */
    of(words) {
      const isUnknown = words.map((word, at) => this.isUnknown(words, at, word))
      const /** @type {SearchWord[]} */ found = [], /** @type {number[]} */ places = []
      let left = MOST
      for (let at = 0; at < words.length; at++) {
        const word = words[at]
        const mend = isUnknown[at] && left-- > 0 ? this.mend(words, at) : this.mendDoubtful(words, at)
        if (mend) {
          const kept = places.filter(place => place < mend.from).length    // what stands before it is replaced, too
          found.splice(kept, Infinity, ...mend.texts.map(text => ({ ...word, text, isSlip: mend.isSlip })))
          places.splice(kept, Infinity, ...mend.texts.map(() => mend.to))
          at = mend.to
        } else {
          found.push(word)
          places.push(at)
        }
      }
      return this.meaning.joined(found)
    }

    /**
     * A letter that the dictionary left alone beside others is part of a misspelt word.
     * @param {SearchWord[]} words
     * @param {number} at
     * @param {SearchWord} word
     */
    isUnknown(words, at, word) {
      if (word.isWhole || search.isAsking(word.text) || search.isOrdinary(word.text)) return false
      const isAlone = !words.some((other, place) => place !== at && other.run === word.run)
      if (search.hasThai(word.text) && search.squeeze(word.text).length === 1 && !isAlone) return true
      return !this.meaning.knows(word.text)
    }

    /**
     * The words that replace a run of words whose letters the handbook has nowhere together, though it has each word,
     * one of them hardly: ข้อมูลส่วนบุคล, because of บุคลากร. What is one slip away must stand there often.
     * @param {SearchWord[]} words
     * @param {number} at
     * @returns {SearchMend | null}
     */
    mendDoubtful(words, at) {
      const { run } = words[at], to = words.map(word => word.run).lastIndexOf(run)
      if (words[at - 1]?.run === run || to === at) return null
      const all = words.slice(at, to + 1), bare = search.squeeze(all.map(word => word.text).join(""))
      const isDoubtful = all.every(word => search.hasThai(word.text) && !word.isWhole)
        && all.some(word => this.index.frequency(word.text) <= RARE && !search.isAsking(word.text))
      if (!isDoubtful || bare.length < LONG || this.index.knows(bare)) return null
      const often = this.near(bare).filter(stretch => this.timesOf(stretch) >= OFTEN)
      const nearest = best(often, stretch => this.timesOf(stretch) * fitOf(stretch, bare))
      return nearest === null ? null : { from: at, to, texts: search.partsOf(nearest), isSlip: true }
    }

    /**
     * The words that replace an unknown one and its neighbours; null if none are near.
     * @param {SearchWord[]} words
     * @param {number} at
     * @returns {SearchMend | null}
     */
    mend(words, at) {
      const { text } = words[at]
      if (search.hasThai(text)) return this.mendThai(words, at)
      const parts = text.match(/\p{L}+|\p{N}+/gu) ?? []                    // EN50132 is EN 50132
      if (parts.length > 1 && parts.every(part => this.index.frequency(part))) {
        return { from: at, to: at, texts: parts, isSlip: false }
      }
      if (text.length < LEAST && words.length > 1) return null             // any short word is near another
      const slip = best(this.index.vocabulary.slips(text), word => this.index.frequency(word))
        ?? this.index.vocabulary.beginning(text)
      return slip === null ? null : { from: at, to: at, texts: [slip], isSlip: true }
    }

    /**
     * @param {SearchWord[]} words
     * @param {number} at
     * @returns {SearchMend | null}
     */
    mendThai(words, at) {
      const isBeside = (/** @type {number} */ place) => (
        words[place]?.run === words[at].run && search.hasThai(words[place].text)
      )
      for (const [before, after] of AROUND) {
        let from = at, to = at
        while (from > at - before && isBeside(from - 1)) from--
        while (to < at + after && isBeside(to + 1)) to++
        const bare = search.squeeze(words.slice(from, to + 1).map(word => word.text).join(""))
        const near = bare.length < LEAST ? [] : this.near(bare)
        const nearest = best(near, stretch => this.timesOf(stretch) * fitOf(stretch, bare))
        if (nearest !== null) return { from, to, texts: search.partsOf(nearest), isSlip: true }
      }
      return null
    }

    /**
     * The stretches of the handbook that are one slip away from a squeezed one. A slip leaves one half as it is.
     * @param {string} bare
     */
    near(bare) {
      const [head, tail] = search.halves(bare), /** @type {Set<string>} */ found = new Set()
      for (const texts of this.index.all) {
        for (const number of new Set([...texts.likely(head), ...texts.likely(tail)])) {
          for (const stretch of search.nearStretches(texts.bare[number], bare)) {
            if (stretch.length >= LEAST) found.add(stretch)
          }
        }
      }
      return [...found]
    }

    /**
     * How many texts have a stretch.
     * @param {string} stretch
     */
    timesOf(stretch) {
      return this.index.all.reduce((sum, texts) => sum + texts.holding(stretch).length, 0)
    }
  }

  // A stretch with a letter less stands wherever the right one does: ข้อมูลส่วนบุค, too.
  /** @type {(stretch: string, bare: string) => number} */
  const fitOf = (stretch, bare) => stretch.length < bare.length ? SHORTER : 1

  /** @type {(candidates: string[], count: (candidate: string) => number) => string | null} */
  function best(candidates, count) {
    const /** @type {[string, number][]} */ counted = candidates.map(candidate => [candidate, count(candidate)])
    counted.sort((one, other) => other[1] - one[1])
    return counted[0]?.[0] ?? null
  }
})(self.handbookSearch)
