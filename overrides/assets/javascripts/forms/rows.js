// Rows of a table: added, copied, moved, removed, with each change undone again. Their blanks are named ROWS.N.COLUMN,
// and the numbers follow the order on the page; beyond the printed rows they go on.
(function (forms) {
  "use strict"

  // A row number of three digits; a paste from a whole sheet by mistake has more rows.
  forms.mostRows = 999

  /** @type {WeakMap<HTMLTableElement, { row: HTMLTableRowElement, printed: number }>} */
  const patterns = new WeakMap()

  const bodyOf = (/** @type {HTMLTableElement} */ table) => /** @type {HTMLTableSectionElement} */ (table.tBodies[0])

  forms.tablesOf = form => /** @type {HTMLTableElement[]} */ ([...form.querySelectorAll("table.hb-rows")])
  forms.rowsOf = table => [...bodyOf(table).rows]
  forms.cellsOf = row => /** @type {FormControl[]} */ (
    [...row.querySelectorAll("input, select, textarea")].filter(one => one.getAttribute("name"))
  )
  forms.columnsOf = table => /** @type {HTMLElement[]} */ ([...table.querySelectorAll("col[data-name]")])

  /** Take an empty row as the pattern of those to be added; what a browser filled in again is no part of it. */
  forms.prepareRows = (form, table) => {
    const rows = forms.rowsOf(table), [first] = rows
    if (!first) return
    const row = /** @type {HTMLTableRowElement} */ (first.cloneNode(true))
    for (const control of forms.cellsOf(row)) {
      forms.setCell(control, "")
      control.name = nameIn(control, 0)
      control.removeAttribute("id")
    }
    patterns.set(table, { row, printed: rows.length })
    const menu = forms.say(form, "row-menu")
    for (const [at, one] of rows.entries()) numberHead(one, at + 1, menu)
  }

  /** Set what is in a cell: a text, an option, or "on" for a box that is ticked; `offered` if it was computed. */
  forms.setCell = (control, value, offered) => {
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === "on"
    else control.value = value
    if (offered === undefined) delete control.dataset.offered
    else control.dataset.offered = offered
  }

  forms.cellValue = control => (
    control instanceof HTMLInputElement && control.type === "checkbox" ? control.checked ? "on" : "" : control.value
  )

  /** Whether somebody filled in something; what was computed goes with what it was computed from. */
  forms.isRowFilled = row => forms.cellsOf(row).some(control => (
    !["", control.dataset.offered].includes(forms.cellValue(control).trim())
  ))

  /** @type {(control: FormControl, number: number) => string} */
  const nameIn = (control, number) => control.name.replace(/\.\d+\./, `.${number}.`)

  /** Name the blanks of the rows that have another place now. Faults shown at them go: their notes have old names. */
  forms.numberRows = (form, table) => {
    const labels = new Map(forms.columnsOf(table).map(one => [one.dataset.name, one.dataset.label]))
    const changed = [...forms.rowsOf(table).entries()].filter(([at, row]) => (
      forms.cellsOf(row).some(control => control.name !== nameIn(control, at + 1))
    ))
    // A form is asked for its words before: while names change, each question lets the browser collect them all again.
    const menu = forms.say(form, "row-menu"), cell = forms.say(form, "cell")
    // Nor is an id there twice at any time.
    for (const [, row] of changed) for (const control of forms.cellsOf(row)) control.removeAttribute("id")
    for (const [at, row] of changed) {
      numberHead(row, at + 1, menu)
      for (const note of row.querySelectorAll(".hb-error")) note.remove()
      for (const control of forms.cellsOf(row)) numberCell(control, at + 1, labels, cell)
    }
  }

  /** @type {(row: HTMLTableRowElement, number: number, menu: string) => void} */
  function numberHead(row, number, menu) {
    const [head] = row.cells, shown = head?.querySelector(".hb-row-number")
    if (shown) shown.textContent = String(number)
    head?.setAttribute("aria-label", String(number))
    head?.querySelector("button.hb-row-button")?.setAttribute("aria-label", forms.filled(menu, { row: number }))
  }

  /**
   * @param {FormControl} control
   * @param {number} number
   * @param {Map<string | undefined, string | undefined>} labels
   * @param {string} cell
   */
  function numberCell(control, number, labels, cell) {
    control.name = nameIn(control, number)
    control.id = `f-${control.name.replaceAll(".", "-")}`
    const head = labels.get(control.name.split(".")[2])
    control.setAttribute("aria-label", forms.filled(cell, { head, row: number }))
    control.removeAttribute("aria-invalid")
    const about = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(id => id && !id.startsWith("e-"))
    if (about.length) control.setAttribute("aria-describedby", about.join(" "))
    else control.removeAttribute("aria-describedby")
    const { product } = control.dataset
    if (product) control.dataset.product = product.replace(/\.\d+\./g, `.${number}.`)
  }

  /** Insert empty rows before this index; at most as many as the table can have. */
  forms.insertRows = (form, table, index, count = 1) => {
    const pattern = patterns.get(table), body = bodyOf(table), before = body.rows[index] ?? null
    const room = Math.max(0, Math.min(count, forms.mostRows - body.rows.length))
    const made = Array.from({ length: pattern ? room : 0 }, () => (
      /** @type {HTMLTableRowElement} */ (/** @type {{ row: Node }} */ (pattern).row.cloneNode(true))
    ))
    const together = document.createDocumentFragment()
    together.append(...made)
    body.insertBefore(together, before)
    if (made.length) forms.numberRows(form, table)
    return made
  }

  /** Set the form to exactly these values, with as many rows as they need; returns the names without a place. */
  forms.put = (form, values) => {
    const names = Object.keys(values).filter(name => values[name] !== "")
    for (const table of forms.tablesOf(form)) {
      const printed = patterns.get(table)?.printed ?? 1, start = `${table.dataset.rows}.`
      const numbers = names.filter(name => name.startsWith(start)).map(name => name.slice(start.length).split(".")[0])
      const asked = numbers.filter(one => /^[1-9]\d{0,2}$/.test(`${one}`)).map(Number)
      const needed = asked.reduce((most, one) => Math.max(most, one), printed), rows = forms.rowsOf(table)
      for (const row of rows.slice(needed)) row.remove()
      forms.insertRows(form, table, rows.length, needed - rows.length)
    }
    forms.undoing.length = 0
    const left = forms.write(form, values)
    forms.settle(form)
    return left
  }

  /** What was changed in tables, the last at the end: how it is undone, which returns the number of blanks kept. */
  forms.undoing = []

  /** Values of a row, by which a change since then is seen. */
  const stateOf = (/** @type {HTMLTableRowElement} */ row) => forms.cellsOf(row).map(forms.cellValue).join("\n")

  /** The changes of one row. Each returns what is said about it, or "" if nothing was changed. */
  forms.rowChanges = {
    below: (form, table, row) => {
      const at = row ? row.sectionRowIndex + 1 : forms.rowsOf(table).length
      const [made] = forms.insertRows(form, table, at)
      if (!made) return forms.say(form, "said-row-most", { limit: forms.mostRows })
      forms.undoing.push({ table, undo: () => taken(form, table, made, "") })
      return forms.say(form, "said-row-added", { row: at + 1 })
    },
    copy: (form, table, row) => {
      const at = row.sectionRowIndex + 1, [made] = forms.insertRows(form, table, at)
      if (!made) return forms.say(form, "said-row-most", { limit: forms.mostRows })
      const from = forms.cellsOf(row)
      forms.cellsOf(made).forEach((control, index) => {
        const source = /** @type {FormControl} */ (from[index])
        forms.setCell(control, forms.cellValue(source), source.dataset.offered)
      })
      const state = stateOf(made)
      forms.undoing.push({ table, undo: () => taken(form, table, made, state) })
      return forms.say(form, "said-row-copied", { row: at + 1 })
    },
    up: (form, table, row) => moved(form, table, row, -1),
    down: (form, table, row) => moved(form, table, row, 1),
    remove: (form, table, row) => {
      const at = row.sectionRowIndex
      row.remove()
      const [made] = forms.rowsOf(table).length ? [] : forms.insertRows(form, table, 0)
      forms.numberRows(form, table)
      const undo = () => {
        if (made && !forms.isRowFilled(made)) made.remove()
        bodyOf(table).insertBefore(row, bodyOf(table).rows[at] ?? null)
        forms.numberRows(form, table)
        return 0
      }
      forms.undoing.push({ table, undo })
      return forms.say(form, "said-row-removed", { row: at + 1 })
    },
  }

  /**
   * Take an added row away again, unless something was written in it since; returns the number of blanks kept.
   * @param {HTMLFormElement} form
   * @param {HTMLTableElement} table
   * @param {HTMLTableRowElement} row
   * @param {string} state
   */
  function taken(form, table, row, state) {
    const kept = forms.cellsOf(row).filter(one => forms.cellValue(one).trim()).length
    if (kept && stateOf(row) !== state) return kept
    row.remove()
    forms.numberRows(form, table)
    return 0
  }

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLTableElement} table
   * @param {HTMLTableRowElement} row
   * @param {1 | -1} by
   */
  function moved(form, table, row, by) {
    const from = row.sectionRowIndex + 1
    if (!forms.rowsOf(table)[row.sectionRowIndex + by]) return forms.say(form, "said-row-edge")
    const step = (/** @type {number} */ way) => {
      const other = forms.rowsOf(table)[row.sectionRowIndex + way]
      if (way < 0) other?.before(row)
      else other?.after(row)
      forms.numberRows(form, table)
      return 0
    }
    step(by)
    forms.undoing.push({ table, undo: () => step(-by) })
    return forms.say(form, "said-row-moved", { from, row: from + by })
  }
})(self.handbookForms)
