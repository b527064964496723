// Texts in normal form, and how often a word stands in each. Pairs of their letters tell which texts may hold a word,
// so that few are read: Thai has no spaces between words, and no word list has the terms of this field.
(function (search) {
  "use strict"

  search.shortThai = 3                                                     // letters: below, Thai must stand alone
  const MOST_TIMES = 4                                                     // that a word counts in one text
  const PAIRS = 0x4000
  // A number stands for two letters of one script, and for some of others: a text is read to see if it has a word.
  const pairAt = (/** @type {string} */ text, /** @type {number} */ at) => (
    (text.charCodeAt(at) & 0x7f) << 7 | text.charCodeAt(at + 1) & 0x7f
  )
  const isEdge = (/** @type {string} */ sign) => !/[\p{L}\p{N}]/u.test(sign)

  search.Texts = class {
    /** @param {string[]} texts - in normal form */
    constructor(texts) {
      this.texts = texts
      this.bare = texts.map(search.squeeze)
      /** @type {SearchPairs | null} */
      this.noted = null
      /** @type {Map<string, Map<number, number>>} */
      this.counted = new Map()
      this.before = this.counted                                           // for the query before this one
    }

    /** Two letters (pairAt) -> from where to where in `held` the numbers of the texts that have them are, ascending. */
    get pairs() {
      this.noted ??= pairsOf(this.bare)
      return this.noted
    }

    /**
     * The texts that may hold a squeezed word: those with its rarest pair of letters.
     * @param {string} bare
     * @returns {Iterable<number>}
     */
    likely(bare) {
      if (bare.length < 2) return this.texts.keys()
      const { starts, held } = this.pairs
      let rarest = 0, least = Infinity
      for (let at = 0; at < bare.length - 1; at++) {
        const pair = pairAt(bare, at), times = starts[pair + 1] - starts[pair]
        if (times < least) [rarest, least] = [pair, times]
      }
      return held.subarray(starts[rarest], starts[rarest + 1])
    }

    /**
     * The texts that hold a squeezed word.
     * @param {string} bare
     */
    holding(bare) {
      const found = []
      if (bare) for (const number of this.likely(bare)) if (this.bare[number].includes(bare)) found.push(number)
      return found
    }

    /**
     * How often a text has a word, by its number.
     * @param {string} word
     * @param {string} bare
     * @returns {(number: number) => number}
     */
    counter(word, bare) {
      const isNumber = /^\d{9,}$/.test(bare)                               // a telephone's, parted in other places
      if (isNumber || search.hasThai(word) && bare.length >= search.shortThai) return at => timesOf(this.bare[at], bare)
      const phrase = /[a-z][ -]+[a-z]/.test(word) ? phrasePattern(word) : null
      if (!phrase) return at => timesAlone(this.texts[at], word)
      return at => this.bare[at].includes(bare) ? Math.min(MOST_TIMES, this.texts[at].match(phrase)?.length ?? 0) : 0
    }

    /**
     * Text -> how often it has a word. Words of other scripts, and short Thai ones, must stand alone.
     * @param {string} word
     */
    count(word) {
      const found = this.counted.get(word) ?? this.before.get(word) ?? this.read(word)
      this.counted.set(word, found)
      return found
    }

    /** @param {string} word */
    read(word) {
      const bare = search.squeeze(word), timesIn = this.counter(word, bare)
      /** @type {Map<number, number>} */
      const found = new Map()
      for (const number of bare ? this.likely(bare) : []) {
        const times = timesIn(number)
        if (times) found.set(number, times)
      }
      return found
    }

    /** Begins a query. What the one before counted is kept: who types on asks for the same words again. */
    forget() {
      this.before = this.counted
      this.counted = new Map()
    }
  }

  // Two passes, over numbers alone: to count, then to put each text where its pairs are.
  /** @type {(texts: string[]) => SearchPairs} */
  function pairsOf(texts) {
    const starts = new Uint32Array(PAIRS + 1), ends = new Uint32Array(PAIRS)
    eachPair(texts, pair => { starts[pair + 1]++ })
    for (let pair = 0; pair < PAIRS; pair++) {
      starts[pair + 1] += starts[pair]
      ends[pair] = starts[pair]
    }
    const held = new Uint32Array(starts[PAIRS])
    eachPair(texts, (pair, number) => { held[ends[pair]++] = number })
    return { starts, held }
  }

  // Each pair of a text once.
  /** @type {(texts: string[], tell: (pair: number, number: number) => void) => void} */
  function eachPair(texts, tell) {
    const last = new Int32Array(PAIRS).fill(-1)
    texts.forEach((text, number) => {
      for (let at = 0; at < text.length - 1; at++) {
        const pair = pairAt(text, at)
        if (last[pair] === number) continue
        last[pair] = number
        tell(pair, number)
      }
    })
  }

  /** @type {(text: string, part: string) => number} */
  function timesOf(text, part) {
    let times = 0, at = text.indexOf(part)
    while (at >= 0 && times < MOST_TIMES) {
      times++
      at = text.indexOf(part, at + 1)
    }
    return times
  }

  // Words of scripts with spaces, with hyphens or in the plural too: licence plate, licence-plates.
  /** @type {(phrase: string) => RegExp} */
  function phrasePattern(phrase) {
    const words = phrase.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)
    return new RegExp(`(?<![\\p{L}\\p{N}])${words.join("[^\\p{L}\\p{N}]+")}(?:e?s)?(?![\\p{L}\\p{N}])`, "gu")
  }

  /** @type {(text: string, word: string) => number} */
  function timesAlone(text, word) {
    let times = 0
    for (let at = text.indexOf(word); at >= 0 && times < MOST_TIMES; at = text.indexOf(word, at + 1)) {
      if (isEdge(text.charAt(at - 1)) && isEdge(text.charAt(at + word.length))) times++
    }
    return times
  }
})(self.handbookSearch)
