// Spellings one typo apart: of words, and of substrings of Thai text, which has no spaces between words.
(function (search) {
  "use strict"

  // One letter added, missing or different, or two letters swapped.
  search.isNear = function (one, other) {
    let at = 0
    while (at < one.length && at < other.length && one[at] === other[at]) at++
    const left = one.slice(at), right = other.slice(at)
    if (left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)) return true
    const isSwapped = left.length > 1 && right.length > 1 && left[0] === right[1] && left[1] === right[0]
    return isSwapped && left.slice(2) === right.slice(2)
  }

  // The number of such typos between two words (optimal string alignment distance).
  search.distance = function (one, other) {
    let /** @type {number[]} */ before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at)
    for (let row = 1; row <= one.length; row++) {
      const line = [row]
      for (let at = 1; at <= other.length; at++) {
        line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1))
        if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
          line[at] = Math.min(line[at], before[at - 2] + 1)
        }
      }
      before = last
      last = line
    }
    return last[other.length]
  }

  // The halves of a phrase, one of which one typo leaves as it is; it may be between them.
  search.halves = phrase => [phrase.slice(0, (phrase.length >> 1) - 1), phrase.slice((phrase.length >> 1) + 1)]

  // The substrings of a text that are one typo away from a phrase.
  search.nearStretches = function (text, phrase) {
    const [head, tail] = search.halves(phrase)
    const found = new Set()
    const look = (/** @type {string} */ stretch) => { if (search.isNear(stretch, phrase)) found.add(stretch) }
    for (const at of search.places(text, head)) {
      for (const more of [-1, 0, 1]) {
        const end = at + phrase.length + more
        if (end <= text.length) look(text.slice(at, end))
      }
    }
    for (const at of search.places(text, tail)) {
      const end = at + tail.length
      for (const more of [-1, 0, 1]) if (end >= phrase.length + more) look(text.slice(end - phrase.length - more, end))
    }
    return found
  }
})(self.handbookSearch)
