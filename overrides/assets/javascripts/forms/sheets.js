// Continuation sheets: pages with headings, paragraphs and tables of fields, appended to a PDF as tagged pages
// (ISO 32000-1, 14.7 and 14.8; ISO 14289-1). What is drawn without being said is an artifact.

import { appearance, faceOf, fit, glyphs, partsOf, said, widthAt } from "./draw.js"
import { specimenMark } from "./specimen.js"
import { listed, round, text } from "./update.js"

const MM = 72 / 25.4
const MARGIN = 20 * MM          // as in form.css; a portrait page has more at the left, for the binding
const BINDING = 30 * MM
const SMALL = 9
const LINE = 1.6                // of the size of the letters

export class Sheets {
  /**
   * @param {PdfWriting} writing
   * @param {string} head - what stands at the top of every page
   */
  constructor({ update, map, isSpecimen }, head) {
    this.update = update
    this.map = map
    this.isSpecimen = isSpecimen
    this.face = faceOf(map)
    this.head = head
    const [width, height] = map.more.box
    this.left = width < height ? BINDING : MARGIN
    this.width = width - this.left - MARGIN
    this.top = height - MARGIN
    this.low = MARGIN
    this.y = this.low
    /** @type {PdfSheet[]} */
    this.pages = []
    /** @type {PdfElement[]} */
    this.made = []
    this.part = this.element("Sect")
    /** @type {[element: number, annotation: number][]} */
    this.fields = []
  }

  /** @returns {PdfSheet} */
  get page() {
    const page = this.pages.at(-1)
    if (!page) throw new Error("no page")
    return page
  }

  begin() {
    this.end()
    const number = this.update.promise()
    this.pages.push({ number, content: [], marked: [], fields: [], names: new Set(), foot: undefined })
    this.y = this.top
    this.line(this.element("Div", this.part), this.headLine(), SMALL, [this.left, this.top + SMALL / 2])
  }

  /** End the present page: its foot follows what it says. */
  end() {
    const page = this.pages.at(-1)
    if (page) page.foot = this.element("Div", this.part)
  }

  /**
   * Begin a page if less than this is left of the present one.
   * @param {number} height
   */
  need(height) {
    if (!this.pages.length || this.y - height < this.low) this.begin()
  }

  /**
   * A part of the structure, below another or below the whole.
   * @param {string} kind
   * @param {PdfElement} [parent]
   * @param {string} [attributes]
   */
  element(kind, parent, attributes = "") {
    const number = this.update.promise()
    /** @type {PdfElement} */
    const made = { number, kind, attributes, kids: [], parent: parent?.number ?? this.map.more.document.object }
    parent?.kids.push(`${number} 0 R`)
    this.made.push(made)
    return made
  }

  /**
   * A line of text at a place of the present page.
   * @param {PdfElement} element
   * @param {string} words
   * @param {number} size
   * @param {[x: number, y: number]} place
   * @param {PdfSheet} [page]
   */
  line(element, words, size, [x, y], page = this.page) {
    if (!words) return
    const place = `1 0 0 1 ${round(x)} ${round(y)} Tm`
    const shown = `BT /${this.map.font.name} ${size} Tf ${place} <${glyphs(this.map, words)}> Tj ET`
    element.kids.push(`<</Type /MCR /Pg ${page.number} 0 R /MCID ${page.marked.length}>>`)
    page.content.push(`/Span <</MCID ${page.marked.length}>> BDC ${shown} EMC`)
    page.marked.push(element.number)
  }

  /**
   * A heading or paragraph over the whole width, on as many pages as it needs.
   * @param {string} kind
   * @param {string} words
   * @param {number} size
   */
  flow(kind, words, size) {
    const height = size * LINE
    this.need(kind === "P" ? height : 3 * height)
    const element = this.element(kind, this.part)
    for (const line of this.lines(words, size, this.width)) {
      this.need(height)
      this.y -= height
      this.line(element, line, size, [this.left, this.y + 0.3 * size])
    }
  }

  /**
   * @param {string} words
   * @param {number} size
   * @param {number} width
   */
  lines(words, size, width) {
    const box = { box: /** @type {[number, number]} */ ([width + 2 * this.face.margin, 1e9]), size, lines: true }
    return fit(this.face, partsOf(words), box, "").lines
  }

  /**
   * The frame of a cell.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  frame(x, y, width, height) {
    this.page.content.push(`/Artifact BMC 0.5 w ${[x, y, width, height].map(round).join(" ")} re S EMC`)
  }

  /**
   * A field at a place of the present page, with its annotation below a part of the structure.
   * @param {PdfElement} cell
   * @param {string} name
   * @param {string} entries
   * @param {[left: number, low: number, right: number, high: number]} place
   */
  field(cell, name, entries, place) {
    const { page } = this, form = this.element("Form", cell)
    const key = this.map.more.parents.next + this.fields.length
    const rectangle = `/Rect [${place.map(round).join(" ")}] /P ${page.number} 0 R /F 4 /StructParent ${key}`
    const number = this.update.add(`<</Type /Annot /Subtype /Widget ${rectangle} ${entries}>>`)
    form.kids.push(`<</Type /OBJR /Obj ${number} 0 R /Pg ${page.number} 0 R>>`)
    this.fields.push([form.number, number])
    page.fields.push(number)
    page.names.add(name)
    return number
  }

  /** Write the pages, their place among the others, and their part of the structure. */
  close() {
    const { update, map } = this, { more } = map
    this.end()
    for (const [at, page] of this.pages.entries()) this.foot(page, at + 1)
    const keys = this.fields.map(([form], at) => `${more.parents.next + at} ${form} 0 R`)
    for (const [at, page] of this.pages.entries()) {
      const key = more.parents.next + this.fields.length + at
      keys.push(`${key} [${listed(page.marked)}]`)
      update.put(page.number, this.written(page, key))
    }
    for (const { number, kind, parent, attributes, kids } of this.made) {
      update.put(number, `<</Type /StructElem /S /${kind} /P ${parent} 0 R ${attributes} /K [${kids.join(" ")}]>>`)
    }
    const last = more.parents.next + keys.length - 1
    const leaf = update.add(`<</Limits [${more.parents.next} ${last}] /Nums [${keys.join(" ")}]>>`)
    update.extend(more.parents, "/Kids", [leaf])
    update.extend(more.document, "/K", [this.part.number])
    const numbers = this.pages.map(page => page.number)
    update.extend(more.pages, `/Count ${more.pages.count + numbers.length} /Kids`, numbers)
  }

  /**
   * What stands at the foot of a page: the form, and the number of the sheet.
   * @param {PdfSheet} page
   * @param {number} number
   */
  foot(page, number) {
    const { more } = this.map, count = said(more, more.page, { number, count: this.pages.length })
    const right = this.left + this.width - widthAt(this.face, count, SMALL), y = this.low - 2 * SMALL
    if (!page.foot) return
    this.line(page.foot, more.foot, SMALL, [this.left, y], page)
    this.line(page.foot, count, SMALL, [right, y], page)
  }

  /**
   * A page as an object of the file.
   * @param {PdfSheet} page
   * @param {number} key
   */
  written({ content, fields, names }, key) {
    const { font, more } = this.map, [width, height] = more.box
    if (this.isSpecimen) content.push(specimenMark(this.map, font.name))
    const stream = this.update.stream("", content.join("\n"))
    const entries = [
      `/Type /Page /Parent ${more.pages.object} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${stream} 0 R`,
      `/Resources <</Font <</${font.name} ${font.object}>>>> /StructParents ${key} /Tabs /S`,
      `/HandbookContinuation [${[...names].map(text).join(" ")}]`,
    ]
    if (fields.length) entries.push(`/Annots [${listed(fields)}]`)
    return `<<${entries.join(" ")}>>`
  }

  /** What stands at the top of every page, as far as it fits into a line. */
  headLine() {
    const box = { box: /** @type {[number, number]} */ ([this.width, SMALL * 2]), size: SMALL }
    return fit({ ...this.face, smallest: SMALL }, partsOf(this.head), box, "…").lines[0] ?? ""
  }

  /**
   * The appearance of a text in a field of this size, as an object.
   * @param {FormBox} box
   * @param {{ size: number, lines: string[] }} fitted
   */
  appearance(box, fitted) {
    return this.update.stream(...appearance(this.map, box, fitted))
  }
}
