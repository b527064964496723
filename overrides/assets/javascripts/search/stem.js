// English word -> stem, so that cameras finds camera and installing finds installation. Light on purpose: the first
// steps of M. F. Porter, "An algorithm for suffix stripping" (1980), without those that merge unrelated words.
(function (search) {
  "use strict"

  const LEAST = 3                                                          // least letters of a stem
  const ENDINGS = [
    "ements", "ement", "ments", "ment", "ions", "ion", "ings", "ing", "ers", "er", "ors", "or", "ed", "es", "s", "e",
  ]

  search.stem = function (word) {
    if (!/^[a-z]+$/.test(word) || word.length <= LEAST || word.endsWith("ss")) return word
    if (/(?:ies|ied|y)$/.test(word)) return word.replace(/(?:ies|ied|y)$/, "i")
    const ending = ENDINGS.find(one => {
      const rest = word.slice(0, -one.length)
      return word.endsWith(one) && /[aeiouy]/.test(rest) && rest.length >= LEAST
    })
    if (!ending) return word
    let stem = word.slice(0, -ending.length)
    if (ending !== "s") stem = stem.replace(/(...[^e])at$/, "$1")          // operate, operation, operator
    stem = stem.replace(/([bdfgmnprt])\1$/, "$1")                          // planned, plan
    return stem.length > LEAST ? stem.replace(/e$/, "") : stem
  }
})(self.handbookSearch)
