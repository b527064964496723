// What spreadsheets put on the clipboard -> cells. Excel and LibreOffice give a table in HTML, and the same as text
// with tabs; the HTML also tells merged cells and, from LibreOffice, the number behind a date.
(function (forms) {
  "use strict"

  const DAY = 86_400_000
  const EPOCH = Date.UTC(1899, 11, 30)   // day 0 of LibreOffice, and of Excel from March 1900 on
  const MOST_SPAN = 100

  /** The cells of a clipboard, rows of equal or different length; null if it has no more than one. */
  forms.cellsOfClipboard = (html, text) => {
    const grid = cellsOfHtml(html) ?? cellsOfText(text)
    if (!grid) return null
    while (grid.cells.length && grid.cells.at(-1)?.every(cell => !cell.text.trim())) grid.cells.pop()
    return grid.cells.length > 1 || (grid.cells[0]?.length ?? 0) > 1 ? grid : null
  }

  /**
   * HTML without styles of its own, which the page's policy would refuse with an error for each: as other names.
   * @param {string} html
   */
  const plain = html => html.replace(/(<\/?)style\b/gi, "$1title").replace(/<[a-z][^>]*>/gi, tag => (
    tag.replace(/(\s)style(\s*=)/gi, "$1data-style$2")
  ))

  /**
   * The first table of a piece of HTML. A merged cell has its content in its first place and leaves the others empty.
   * @param {string} html
   * @returns {FormGrid | null}
   */
  function cellsOfHtml(html) {
    const table = html && new DOMParser().parseFromString(plain(html), "text/html").querySelector("table")
    if (!table) return null
    /** @type {FormCell[][]} */
    const cells = []
    let merged = 0
    // Excel ends a table with a row that is not shown, for the widths of its columns.
    const rows = [...table.rows].filter(row => !/display:\s*none/.test(row.dataset.style ?? ""))
    rows.forEach((row, at) => {
      cells[at] ??= []
      const line = /** @type {FormCell[]} */ (cells[at])
      let column = 0
      for (const cell of row.cells) {
        while (line[column]) column += 1
        const broad = Math.min(cell.colSpan, MOST_SPAN), high = Math.min(cell.rowSpan || 1, rows.length - at)
        // A text that only runs over empty neighbours in Excel is not merged with them.
        const isMerged = broad > 1 && !cell.dataset.style?.includes("mso-ignore:colspan") || high > 1
        if (isMerged && cell.textContent?.trim()) merged += 1
        for (let down = 0; down < high; down += 1) {
          for (let right = 0; right < broad; right += 1) (cells[at + down] ??= [])[column + right] = { text: "" }
        }
        line[column] = cellOf(cell)
        column += broad
      }
    })
    return { cells: cells.map(line => Array.from(line, cell => cell ?? { text: "" })), merged }
  }

  /** @param {HTMLTableCellElement} cell @returns {FormCell} */
  function cellOf(cell) {
    const text = textOf(cell), number = Number(cell.getAttribute("sdval") ?? NaN)
    const isDate = /D.*[YB]|[YB].*D/i.test((cell.getAttribute("sdnum") ?? "").split(";").pop() ?? "")
    if (!isDate || !(number >= 1)) return { text }
    return { text, date: new Date(EPOCH + Math.floor(number) * DAY).toISOString().slice(0, 10) }
  }

  /**
   * The words of an element as they are seen: a line ends where it is broken on purpose, not where the source is.
   * @param {Node} node
   * @returns {string}
   */
  function textOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/[ \t\r\n]+/g, " ")
    if (!(node instanceof Element) || node.matches("title, script")) return ""
    if (node.matches("br")) return "\n"
    const inside = [...node.childNodes].map(textOf).join("")
    return (node.matches("p, div, li") ? `${inside}\n` : inside).replaceAll("\u00a0", " ")
  }

  /**
   * Text with tabs. Lines without one are an ordinary text, unless each of them ends, as a copied column does.
   * @param {string} text
   * @returns {FormGrid | null}
   */
  function cellsOfText(text) {
    if (!text.includes("\t") && !/\n.*\n$/.test(text.replace(/\r\n?/g, "\n"))) return null
    return { cells: forms.readTabs(text).map(line => line.map(words => ({ text: words }))), merged: 0 }
  }

  /** Rows of cells from text with tabs. A cell in quotes holds line breaks, tabs and doubled quotes. */
  forms.readTabs = text => {
    /** @type {string[][]} */
    const rows = [[]]
    const written = text.replace(/\r\n?/g, "\n").replace(/\n$/, "")
    for (const [, quoted, bare, end] of written.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
      rows.at(-1)?.push(quoted === undefined ? `${bare}` : quoted.replaceAll('""', '"'))
      if (end === "") break
      if (end === "\n") rows.push([])
    }
    return rows
  }
})(self.handbookForms)
