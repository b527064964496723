// A query -> the phrases to search for. Spaced acronyms are joined, two-digit years are completed.
(function (search) {
  "use strict"

  // ป ป ช, t o r
  const SPACED_LETTERS = /(?<![^\s.])([\u0e01-\u0e2e](?:\s+[\u0e01-\u0e2e])+|[a-z0-9](?:\s+[a-z0-9]){2,})(?![^\s.])/g
  const YEAR = /(?<![^\s])(?:ปีงบประมาณ|ปีพศ|ปี|พศ|คศ)\s*(?:พศ|คศ)?\s*(\d{4}|\d{2})(?!\d)/g

  // query -> phrases in normal form, in order.
  search.phrases = function (query) {
    return search.normalise(query).text
      .replace(SPACED_LETTERS, letters => letters.replace(/\s+/g, ""))
      .replace(YEAR, (_, year) => ` ${year.length === 2 ? `25${year}` : year} `)   // ปี 67 is 2567
      .split(/[\s"“”(),]+/).filter(Boolean)
  }
})(self.handbookSearch)
