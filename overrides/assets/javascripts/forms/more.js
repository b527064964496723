// What a filled PDF says on continuation sheets: rows beyond those that are printed, as fields in a table with the same
// heads, and the rest of each text that does not fit into its blank.

import { drawn, fit, labelOf, markOf, partsOf, said, tidy } from "./draw.js"
import { Sheets } from "./sheets.js"
import { listed, round, text } from "./update.js"

const TITLE = 14
const HEAD = 12
const SIZE = 11.5
const CELL = 10.5
const ROW = 26                  // points: the least height of a row, 9 mm
const PAD = 3
const BOX = 10                  // points: a box to tick
const SPACE = 8
const MULTILINE = 4096, NO_SPELLING = 4194304, COMBO = 131072

/**
 * Write continuation sheets, if there is anything for them.
 * @param {PdfWriting} writing
 * @param {FormValues} values
 */
export function continueOn(writing, values) {
  const { map, left } = writing
  const tables = Object.entries(map.rows).map(([name, table]) => ({ name, table, rows: rowsOf(name, table, values) }))
  if (!left.length && !tables.some(({ rows }) => rows.length)) return
  const named = ["agency", "project"].flatMap(name => {
    const field = map.fields[name], value = values[name]
    return field && typeof value === "string" && value ? [`${labelOf(map, name)} ${drawn(tidy(value))}`] : []
  })
  const sheets = new Sheets(writing, named.join(" · "))
  sheets.flow("H2", map.more.title, TITLE)
  for (const line of named) sheets.flow("P", line, SIZE)
  for (const { name, table, rows } of tables) {
    if (rows.length) new Table(writing, sheets, name, table).write(rows, values)
  }
  for (const { name, label, mark, words } of left) {
    sheets.need(SPACE + 4 * SIZE)
    sheets.y -= SPACE
    sheets.flow("H3", said(map.more, map.more.from, { mark, label }), HEAD)
    for (const paragraph of words.split("\n")) {
      sheets.flow("P", paragraph, SIZE)
      sheets.page.names.add(name)
    }
  }
  sheets.close()
}

/**
 * The rows beyond those that are printed, in order.
 * @param {string} name
 * @param {PdfRows} table
 * @param {FormValues} values
 */
function rowsOf(name, { count, columns }, values) {
  const known = new Set(columns.map(column => column.name))
  const numbers = Object.entries(values).flatMap(([each, value]) => {
    const [rows, number, column] = each.split(".")
    return rows === name && value && known.has(column) && Number(number) > count ? [Number(number)] : []
  })
  return [...new Set(numbers)].sort((one, other) => one - other)
}

class Table {
  /**
   * @param {PdfWriting} writing
   * @param {Sheets} sheets
   * @param {string} name
   * @param {PdfRows} rows
   */
  constructor(writing, sheets, name, rows) {
    this.writing = writing
    this.sheets = sheets
    this.name = name
    this.rows = rows
    /** @type {number[]} */
    this.groups = []
    this.on = 0
    this.off = 0
    const { map } = writing
    this.heads = [map.more.number, ...rows.columns.map(column => column.head)]
    this.widths = [rows.number, ...rows.columns.map(column => column.width)]
    const space = sheets.width / this.widths.reduce((sum, width) => sum + width, 0)
    this.widths = this.widths.map(width => width * Math.min(1, space))
  }

  /**
   * @param {number[]} numbers
   * @param {FormValues} values
   */
  write(numbers, values) {
    const { sheets, writing } = this, { more } = writing.map
    sheets.need(SPACE + 4 * ROW)
    sheets.y -= SPACE
    sheets.flow("H3", said(more, more.rows, { first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0 }), HEAD)
    const most = sheets.top - sheets.low - this.height(this.heads.map((head, at) => this.wrapped(head, at))) - PAD
    /** @type {PdfElement | undefined} */
    let table
    for (const number of numbers) {
      const cells = this.rows.columns.map(column => this.cell(column, number, values))
      const height = Math.min(most, this.height(cells.map(({ lines }) => lines)))
      if (!table || sheets.y - height < sheets.low) table = this.begin(height)
      this.row(table, number, cells, height)
    }
    writing.update.extend(this.rows, "/Kids", this.groups)
  }

  /**
   * The height of a row with cells of these lines.
   * @param {string[][]} cells
   */
  height(cells) {
    const { ascent, descent } = this.sheets.face
    const most = Math.max(...cells.map(lines => lines.length))
    return Math.max(ROW, most * (ascent + descent) * CELL + 2 * PAD)
  }

  /**
   * @param {string} words
   * @param {number} at
   */
  wrapped(words, at) {
    return this.sheets.lines(words, CELL, (this.widths[at] ?? 0) - 2 * PAD)
  }

  /**
   * Begin the table, or go on with it on the next page: its heads. A row of this height follows.
   * @param {number} following
   */
  begin(following) {
    const { sheets } = this, lines = this.heads.map((head, at) => this.wrapped(head, at))
    const height = this.height(lines)
    sheets.need(height + following)
    const table = sheets.element("Table", sheets.part)
    const row = sheets.element("TR", table)
    sheets.y -= height
    let x = sheets.left
    for (const [at, words] of lines.entries()) {
      const width = this.widths[at] ?? 0
      sheets.frame(x, sheets.y, width, height)
      this.say(sheets.element("TH", row, "/A <</O /Table /Scope /Column>>"), words, x, height)
      x += width
    }
    return table
  }

  /**
   * Say lines in a cell of this height, which is at the place where the present row is.
   * @param {PdfElement} cell
   * @param {string[]} lines
   * @param {number} x
   * @param {number} height
   */
  say(cell, lines, x, height) {
    const { sheets } = this, { ascent, descent } = sheets.face
    for (const [at, line] of lines.entries()) {
      const y = sheets.y + height - PAD - (ascent + at * (ascent + descent)) * CELL
      sheets.line(cell, line, CELL, [x + PAD, y])
    }
  }

  /**
   * What a cell says: its field in the first printed row, its value, and its lines.
   * @param {PdfColumn} column
   * @param {number} number
   * @param {FormValues} values
   * @returns {PdfCell}
   */
  cell(column, number, values) {
    const { map } = this.writing, name = `${this.name}.${number}.${column.name}`
    const field = map.fields[`${this.name}.1.${column.name}`], value = values[name] ?? ""
    if (!field) return { column, name, value, lines: this.wrapped(column.words ?? "", this.at(column)) }
    if (field.kind === "check" || field.kind === "choice") return { column, name, field, value, lines: [] }
    const words = field.kind === "list" ? field.words[String(value)] ?? "" : drawn(tidy(value, field.lines))
    const lines = field.lines ? this.wrapped(words, this.at(column)) : [words]
    return { column, name, field, value, words, lines }
  }

  /** @param {PdfColumn} column */
  at(column) {
    return this.rows.columns.indexOf(column) + 1
  }

  /**
   * @param {PdfElement} table
   * @param {number} number
   * @param {PdfCell[]} cells
   * @param {number} height
   */
  row(table, number, cells, height) {
    const { sheets, writing } = this, row = sheets.element("TR", table), group = writing.update.promise()
    sheets.y -= height
    let x = sheets.left
    sheets.frame(x, sheets.y, this.widths[0] ?? 0, height)
    const head = sheets.element("TH", row, "/A <</O /Table /Scope /Row>>")
    this.say(head, [String(number)], x, height)
    x += this.widths[0] ?? 0
    /** @type {number[]} */
    const fields = []
    for (const cell of cells) {
      const width = this.widths[this.at(cell.column)] ?? 0, element = sheets.element("TD", row)
      sheets.frame(x, sheets.y, width, height)
      if (cell.field) fields.push(this.put(element, cell, group, [x, sheets.y, x + width, sheets.y + height]))
      else this.say(element, cell.lines, x, height)
      x += width
    }
    const named = `/T ${text(String(number))} /Parent ${this.rows.object} 0 R`
    writing.update.put(group, `<<${named} /Kids [${listed(fields)}]>>`)
    this.groups.push(group)
  }

  /**
   * Put the field of a cell into its place.
   * @param {PdfElement} element
   * @param {PdfCell} cell
   * @param {number} group
   * @param {[left: number, low: number, right: number, high: number]} place
   */
  put(element, { column, name, field, value, words = "" }, group, [left, low, right, high]) {
    const { map } = this.writing, { sheets } = this
    const label = labelOf(map, name)
    const common = `/T ${text(`${column.name}`)} /TU ${text(label)} /Parent ${group} 0 R`
    if (!field || field.kind === "check" || field.kind === "choice") {
      const x = (left + right - BOX) / 2, y = (low + high - BOX) / 2
      sheets.frame(x, y, BOX, BOX)
      return sheets.field(element, name, `${common} ${this.ticked(value)}`, [x, y, x + BOX, y + BOX])
    }
    const size = [round(right - left - 1), round(high - low - 1)]
    const box = { ...field, box: /** @type {[number, number]} */ (size) }
    const shown = words && this.drawing(box, name, label, words)
    const kept = shown && `/V ${text(tidy(value, field.lines))} ${shown}`
    const set = `/DA (/${map.font.name} ${field.size} Tf 0 g) ${kept}`
    const at = /** @type {[number, number, number, number]} */ ([left + 0.5, low + 0.5, right - 0.5, high - 0.5])
    return sheets.field(element, name, `${common} ${kindOf(field)} ${set}`, at)
  }

  /**
   * @param {FormBox} box
   * @param {string} name
   * @param {string} label
   * @param {string} words
   */
  drawing(box, name, label, words) {
    const { map, left, face } = this.writing, mark = markOf(map, left.length + 1)
    const fitted = fit(face, partsOf(words), box, mark)
    if (fitted.rest) left.push({ name, label, mark, words: fitted.rest })
    return `/AP <</N ${this.sheets.appearance(box, fitted)} 0 R>>`
  }

  /**
   * The entries of a box to tick.
   * @param {FormValue} value
   */
  ticked(value) {
    const { update } = this.writing, entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${BOX} ${BOX}]`
    this.on ||= update.stream(entries, "1.2 w 2 5 m 4.2 2.4 l 8.2 8 l S")
    this.off ||= update.stream(entries, "")
    const state = value ? "/on" : "/Off"
    return `/FT /Btn /V ${state} /AS ${state} /AP <</N <</on ${this.on} 0 R /Off ${this.off} 0 R>>>> /MK <</CA (4)>>`
  }
}

/**
 * The entries of a field that are those of its column.
 * @param {PdfText | PdfList} field
 */
function kindOf(field) {
  if (field.kind === "list") {
    const options = Object.entries(field.words).map(([code, words]) => `[(${code}) ${text(words)}]`)
    return `/FT /Ch /Ff ${COMBO} /Opt [[() ()] ${options.join(" ")}]`
  }
  return `/FT /Tx /Ff ${NO_SPELLING + (field.lines ? MULTILINE : 0)}${field.right ? " /Q 2" : ""}`
}
