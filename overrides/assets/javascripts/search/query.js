// A query as typed -> its runs of words, each between spaces or in quotation marks. Acronyms lose their dots and
// spaces, months are written out, years completed.
(function (search) {
  "use strict"

  search.longest = 200                                                     // signs of a query that are read
  // The theme sends "one two" as +one +two.
  const QUOTED = /["“”«»]([^"“”«»]+)["“”«»]|(?<=^|\s)\+(\S+(?:\s+\+\S+)*)/g
  const DOTTED_THAI = /(?<![\u0e01-\u0e4e])(?:[\u0e01-\u0e4e]{1,2}\.\s?){1,5}[\u0e01-\u0e2e]{0,2}\.?/g
  const SPACED = /(?<![^\s.])([\u0e01-\u0e2e](?:\s+[\u0e01-\u0e2e])+|[a-z0-9](?:\s+[a-z0-9]){2,})(?![^\s.])/gi
  const TELEPHONE = /(?<![\d.,/])0(?:[\s-]?\d){8,9}(?![\d.,/])/g
  const DATE = /(?<![\d./-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d./-])/g
  const THAI_MONTH = /(\d{1,2})\s*(มค|กพ|มีค|เมย|พค|มิย|กค|สค|กย|ตค|พย|ธค)\.?\s*(\d{4}|\d{2})?(?!\d)/g
  const LATIN_MONTH = /(\d{1,2})\s+(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?/gi
  const YEAR = /(ปีงบประมาณ|ปี\s*พศ|ปี|พศ)\s*(?:พศ)?\s*(\d{2})(?!\d)/g
  /** @type {Record<string, string>} */
  const THAI_MONTHS = {
    "มค": "มกราคม", "กพ": "กุมภาพันธ์", "มีค": "มีนาคม", "เมย": "เมษายน", "พค": "พฤษภาคม", "มิย": "มิถุนายน",
    "กค": "กรกฎาคม", "สค": "สิงหาคม", "กย": "กันยายน", "ตค": "ตุลาคม", "พย": "พฤศจิกายน", "ธค": "ธันวาคม",
  }
  const LATIN_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  const isThaiDigit = /[๐-๙]/g
  const century = (/** @type {string} */ year) => year.length === 2 ? `25${year}` : year

  // The names of the months in both languages: 17/7/2567 is written with the Thai one.
  search.months = Object.values(THAI_MONTHS).map((thai, at) => [thai, LATIN_MONTHS[at] ?? ""])

  // A query -> runs, in order. Tone marks stay: the dictionary that parts words needs them.
  search.runs = function (query) {
    const text = search.written(query)
    /** @type {SearchRun[]} */
    const runs = []
    const add = (/** @type {string} */ part) => {
      for (const run of part.split(/[\s"“”«»(),/]+/)) if (run) runs.push({ text: run, isQuoted: false })
    }
    let at = 0
    for (const quoted of text.matchAll(QUOTED)) {
      add(text.slice(at, quoted.index))
      runs.push({ text: (quoted[1] ?? quoted[2]).replace(/(?<=\s)\+/g, "").trim(), isQuoted: true })
      at = quoted.index + quoted[0].length
    }
    add(text.slice(at))
    return runs
  }

  // A query in one way of writing.
  search.written = query => query.slice(0, search.longest)
    .replace(isThaiDigit, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(TELEPHONE, number => number.replace(/\D/g, ""))
    .replace(DATE, (date, day, month, year) => {
      const name = Object.values(THAI_MONTHS)[month - 1]
      return name ? ` ${day} ${name} ${century(year)} ` : date
    })
    .replace(/เเ/g, "แ").replace(/ํ([่-๋]?)า/g, "$1ำ")
    .replace(DOTTED_THAI, letters => letters.replace(/\./g, "").replace(/(?<=\S)\s(?=\S)/g, ""))
    .replace(SPACED, letters => letters.replace(/\s+/g, ""))
    .replace(THAI_MONTH, (_, day, month, year) => ` ${day} ${THAI_MONTHS[month]} ${year ? century(year) : ""} `)
    .replace(LATIN_MONTH, (_, day, month) => `${day} ${monthOf(month)}`)
    .replace(YEAR, (_, era, year) => `${era} 25${year}`)

  const monthOf = (/** @type {string} */ short) => (
    LATIN_MONTHS.find(month => month.startsWith(short.slice(0, 3).toLowerCase())) ?? short
  )
})(self.handbookSearch)
