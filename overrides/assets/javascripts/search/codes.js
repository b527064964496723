// Codes of pages in all their spellings: แบบ ก-๑, ก.1, ก1, Form A-1, a1. A code is an exact key to its page.
(function (search) {
  "use strict"

  const GENERAL = "ฟอรม|แบบฟอรม"                                          // may stand for แบบ; in normal form
  const BEFORE = "(?<![\\p{L}\\p{N}\\p{M}])", NO_DIGIT = "(?!\\p{N})", NO_SIGN = "(?![\\p{L}\\p{N}\\p{M}])"

  const partsOf = (/** @type {string} */ code) => search.normal(code).match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []

  // A code as its form says it -> the letters and digits that no query with this code lacks. Patterns are dear to make.
  search.codeLetters = code => search.squeeze(partsOf(code).slice(-2).join(""))

  // A code as its form says it -> what it looks like in a query in normal form.
  search.codePattern = function (code) {
    const parts = partsOf(code)
    const own = parts.slice(-2), lead = parts.slice(0, -2).map(word => `(?:${word}|${GENERAL})?\\s*`).join("")
    const end = /\p{N}/u.test(own[own.length - 1] ?? "") ? NO_DIGIT : NO_SIGN
    return new RegExp(`${BEFORE}${lead}(?<![a-z0-9])${own.join("[\\s.–—-]*")}${end}`, "u")
  }
})(self.handbookSearch)
