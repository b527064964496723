// Cells copied from a spreadsheet are put into a table's cells and rows, from the one on, in which they are pasted.
// Nothing is left out in silence: what has no place is listed below the table, and all of it can be undone.
(function (forms) {
  "use strict"

  const TICKED = /^(?:[xv✓✔☑☒]|on|true|yes|1|ใช่|มี)$/iu
  const EMPTY = /^(?:☐|-|–|off|false|no|0|ไม่|ไม่มี|ไม่ใช่)?$/iu
  const SHOWN = 60

  /** Put what is pasted into a table; an ordinary text, or one cell, is left to the browser. */
  forms.startPaste = form => form.addEventListener("paste", event => {
    const control = event.target, table = control instanceof Element && control.closest("table.hb-rows")
    if (!(table instanceof HTMLTableElement) || !isCell(control) || !event.clipboardData) return
    const html = event.clipboardData.getData("text/html"), text = event.clipboardData.getData("text/plain")
    const grid = forms.cellsOfClipboard(html, text) ?? single(control, text)
    if (!grid) return
    event.preventDefault()
    const { said, left } = forms.paste(form, table, control, grid)
    forms.tell(form, table, said.join(" "), left)
  })

  /** @param {EventTarget | null} target @returns {target is FormControl} */
  const isCell = target => (
    (target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement)
    && Boolean(target.name)
  )

  /**
   * One value for what cannot be typed in: the browser would do nothing.
   * @param {FormControl} control
   * @param {string} text
   */
  const single = (control, text) => (
    (control instanceof HTMLSelectElement || control.type === "checkbox") && text.trim()
      ? { cells: [[{ text }]], merged: 0 } : null
  )

  const alike = (/** @type {string} */ text) => forms.clean(text).toLowerCase()
  const short = (/** @type {string} */ text) => text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text

  /**
   * Where the columns of a grid belong: numbers of the table's columns, null for one that is left out. A first row of
   * heads says so itself; else they follow the cell, but for a column of row numbers before the first.
   * @param {HTMLTableElement} table
   * @param {FormCell[][]} cells
   * @param {number} first
   */
  function columnsFor(table, cells, first) {
    const heads = forms.columnsOf(table).map(one => [alike(`${one.dataset.label}`), `${one.dataset.name}`])
    const number = alike(`${table.querySelector("col")?.dataset.label}`)
    const [top = []] = cells, width = Math.max(...cells.map(line => line.length))
    const named = top.map(cell => heads.findIndex(names => names.includes(alike(cell.text))))
    const isHead = top.every((cell, at) => named[at] !== -1 || alike(cell.text) === number && at === 0)
    if (isHead && new Set(named).size === named.length && named.some(at => at !== -1)) {
      return { columns: named.map(at => at === -1 ? null : at), skipped: "heads" }
    }
    const counted = cells.every((line, at) => Number(line[0]?.text) === Number(cells[0]?.[0]?.text) + at)
    if (first === 0 && width === heads.length + 1 && counted) {
      return { columns: Array.from({ length: width }, (_, at) => at ? at - 1 : null), skipped: "numbers" }
    }
    return { columns: Array.from({ length: width }, (_, at) => first + at), skipped: "" }
  }

  /** Paste a grid, the control being its first cell: what is said, and the values that have no place. */
  forms.paste = (form, table, control, grid) => {
    const row = /** @type {HTMLTableRowElement} */ (control.closest("tr")), top = row.sectionRowIndex
    const { columns, skipped } = columnsFor(table, grid.cells, forms.cellsOf(row).indexOf(control))
    const lines = skipped === "heads" ? grid.cells.slice(1) : grid.cells
    const count = top + lines.length, there = forms.rowsOf(table).length
    if (count > forms.mostRows) {
      return { said: [forms.say(form, "said-paste-many", { limit: forms.mostRows, count })], left: [] }
    }
    const made = forms.insertRows(form, table, there, count - there), rows = forms.rowsOf(table)
    /** @type {FormPasted} */
    const pasted = { changed: [], left: [], wrong: 0, replaced: 0, days: false }
    lines.forEach((line, down) => line.forEach((cell, right) => {
      const column = columns[right], place = rows[top + down]
      const target = column === null || column === undefined || !place ? undefined : forms.cellsOf(place)[column]
      if (target) fill(form, pasted, target, cell)
      else if (column !== null && cell.text.trim()) {
        const where = forms.say(form, "said-paste-beyond", { row: top + down + 1 })
        pasted.left.push(`${where}: ${short(forms.clean(cell.text))}`)
      }
    }))
    settle(form, pasted)
    forms.undoing.push({ table, undo: () => takeBack(form, table, pasted, made) })
    const said = [forms.say(form, "said-paste-rows", { count: lines.length, row: top + 1 })]
    if (skipped) said.push(forms.say(form, `said-paste-${skipped}`))
    if (made.length) said.push(forms.say(form, "said-paste-added", { count: made.length }))
    return { said: [...said, ...toldOf(form, pasted, grid)], left: pasted.left }
  }

  /** @type {(form: HTMLFormElement, pasted: FormPasted, grid: FormGrid) => string[]} */
  const toldOf = (form, { left, wrong, replaced, days }, { merged }) => [
    replaced && forms.say(form, "said-paste-over", { count: replaced }),
    merged && forms.say(form, "said-paste-merged", { count: merged }),
    days && forms.say(form, "said-paste-days"),
    wrong && forms.say(form, "said-paste-wrong", { count: wrong }),
    left.length && forms.say(form, "said-paste-left", { count: left.length }),
  ].filter(words => typeof words === "string")

  /**
   * Put one value into a blank, as it was written if it can be; what cannot be read stays to be corrected.
   * @param {HTMLFormElement} form
   * @param {FormPasted} pasted
   * @param {FormControl} control
   * @param {FormCell} cell
   */
  function fill(form, pasted, control, cell) {
    const before = forms.cellValue(control), { offered } = control.dataset, value = valueFor(form, control, cell)
    if (value === null) {
      pasted.left.push(`${control.getAttribute("aria-label")}: ${short(forms.clean(cell.text))}`)
      return
    }
    if (before.trim() && before !== value && offered !== before) pasted.replaced += 1
    forms.setCell(control, value)
    pasted.changed.push({ control, before, offered, after: forms.cellValue(control) })
    const isInFigures = !cell.date && /^\D*\d{1,2}[/.-]\d{1,2}[/.-]\d/.test(value)
    if (control.dataset.type === "date" && isInFigures) pasted.days = true
    if (value && forms.faultOf(value, control.dataset)) pasted.wrong += 1
  }

  /** @type {(form: HTMLFormElement, control: FormControl, cell: FormCell) => string | null} */
  function valueFor(form, control, cell) {
    const { type } = control.dataset, words = alike(cell.text)
    if (control.disabled) return words ? null : forms.cellValue(control)
    if (control instanceof HTMLSelectElement) {
      const found = [...control.options].find(one => [alike(one.value), alike(one.label)].includes(words))
      return words ? found?.value || null : ""
    }
    if (control.type === "checkbox") return TICKED.test(words) ? "on" : EMPTY.test(words) ? "" : null
    if (type === "date" && cell.date) return forms.toText("date", cell.date, form.dataset.locale, true)
    return forms.clean(cell.text, type)
  }

  /**
   * Let pasted results that are the computed ones go on being computed.
   * @param {HTMLFormElement} form
   * @param {FormPasted} pasted
   */
  function settle(form, pasted) {
    for (const { control } of pasted.changed) {
      const isSame = control.dataset.product && forms.reckon(form, control) === forms.numberIn(control)
      if (isSame) control.dataset.offered = control.value
    }
  }

  /**
   * Undo a paste; returns the number of blanks that were changed since and keep what was written.
   * @param {HTMLFormElement} form
   * @param {HTMLTableElement} table
   * @param {FormPasted} pasted
   * @param {HTMLTableRowElement[]} made
   */
  function takeBack(form, table, pasted, made) {
    let kept = 0
    for (const { control, before, offered, after } of pasted.changed) {
      if ([after, control.dataset.offered].includes(forms.cellValue(control))) forms.setCell(control, before, offered)
      else kept += 1
    }
    for (const row of made) if (!forms.isRowFilled(row)) row.remove()
    forms.numberRows(form, table)
    return kept
  }
})(self.handbookForms)
