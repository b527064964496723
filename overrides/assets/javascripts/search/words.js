// A text -> its words. Thai is parted by the browser's dictionary; browsers without one (Firefox before 125) part it by
// the longest stretches that the handbook has.
(function (search) {
  "use strict"

  const parter = typeof Intl !== "undefined" && "Segmenter" in Intl
    ? new Intl.Segmenter("th", { granularity: "word" })
    : null
  const SCRIPTS = /[\u0e01-\u0e4f]+|[^\u0e01-\u0e4f]+/g
  const WORD = /[\p{L}\p{N}\p{M}]+(?:[._-][\p{L}\p{N}]+)*/gu
  const LEAST = 2                                                          // letters of a stretch
  const ENDS = 4                                                           // letters of a small word that ends one

  // A text -> a function from an offset to the word there, as [start, end]; null where the browser has no dictionary.
  // The text is parted when first asked: most texts have none of the words that are looked for.
  search.wordAt = function (text) {
    let /** @type {Intl.Segments | null} */ parts = null
    return parter && (at => {
      parts ??= parter.segment(text)
      const word = parts.containing(at)
      return word ? [word.index, word.index + word.segment.length] : [at, at]
    })
  }

  /**
   * The dictionary's words, but a synonym whole that begins where a word begins and ends in another: แฮก of แฮกกล้อง.
   * @param {string} text
   * @param {(text: string) => number} starts - how many signs of a text are a synonym
   * @returns {string[]}
   */
  function partedBy(text, starts) {
    const /** @type {string[]} */ found = []
    for (const { segment, index } of parter?.segment(text) ?? []) {
      for (let at = index; at < index + segment.length; at++) {
        const end = at + starts(text.slice(at))
        if (end <= index + segment.length || (at > index && !isWord(text.slice(index, at)))) continue
        if (at > index) found.push(text.slice(index, at))
        return [...found, text.slice(at, end), ...partedBy(text.slice(end), starts)]
      }
      found.push(segment)
    }
    return found
  }

  const isWord = (/** @type {string} */ text) => text.length > 1 && [...parter?.segment(text) ?? []].length === 1

  // A text as typed -> its words in normal form. `knows` tells whether the handbook has a stretch.
  search.words = function (text, knows, starts = () => 0) {
    const found = []
    for (const [part] of text.matchAll(SCRIPTS)) {
      if (!search.hasThai(part)) found.push(...search.normalise(part).text.match(WORD) ?? [])
      else if (parter) found.push(...partedBy(part, starts).map(word => search.normalise(word).text))
      else found.push(...stretches(search.normalise(part).text, knows))
    }
    return found.filter(word => search.squeeze(word))
  }

  // A corrected stretch, which is in normal form: its words, unless a letter would be left alone.
  search.partsOf = function (stretch) {
    const parts = parter ? [...parter.segment(stretch)].map(({ segment }) => segment) : []
    return parts.length > 1 && parts.every(part => part.length > 1) ? parts : [stretch]
  }

  /**
   * @param {string} text
   * @param {(stretch: string) => boolean} knows
   */
  function stretches(text, knows) {
    const found = []
    for (let at = 0; at < text.length;) {
      const small = search.askingAt(text, at)
      let end = at + (small.length || LEAST)
      const goesOn = () => search.askingAt(text, end).length < ENDS && knows(text.slice(at, end + 1))
      if (!small) while (end < text.length && goesOn()) end++
      found.push(text.slice(at, end))
      at = end
    }
    return found
  }
})(self.handbookSearch)
