// The tools of tables: buttons below each table, and those of one row behind the button beside its number.
(function (forms) {
  "use strict"

  /** Show the tools of a form's tables. */
  forms.startRows = form => {
    for (const table of forms.tablesOf(form)) {
      const box = table.nextElementSibling
      if (box instanceof HTMLElement && box.matches(".hb-rowtools")) start(form, table, box)
    }
    form.addEventListener("keydown", event => undoByKey(form, event))
    // What was typed since is undone by the browser.
    form.addEventListener("input", event => { if (event.isTrusted) isTyping = true })
  }

  let isTyping = false

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLTableElement} table
   * @param {HTMLElement} box
   */
  function start(form, table, box) {
    forms.prepareRows(form, table)
    const menu = /** @type {HTMLElement} */ (box.querySelector(".hb-rowmenu"))
    table.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button.hb-row-button")
      if (button instanceof HTMLElement) turn(menu, button)
    })
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("button[data-row]"))) {
      button.addEventListener("click", () => press(form, table, menu, button))
    }
    menu.addEventListener("keydown", event => {
      if (event.key !== "Escape") return
      const opener = openerOf(menu)
      close(menu)
      opener?.focus()
    })
    addEventListener("click", ({ target }) => {
      if (target instanceof Element && !target.closest(".hb-rowmenu, button.hb-row-button")) close(menu)
    })
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !relatedTarget.closest(".hb-rowmenu, button.hb-row-button")) close(menu)
    })
  }

  // The tools of one row stand beside its number as long as they are open.

  const openerOf = (/** @type {HTMLElement} */ menu) => (
    /** @type {HTMLElement | null | undefined} */ (menu.closest("th")?.querySelector("button.hb-row-button"))
  )

  /** @param {HTMLElement} menu @param {HTMLElement} button */
  function turn(menu, button) {
    const isOpen = openerOf(menu) === button && !menu.hidden
    close(menu)
    if (isOpen) return
    button.after(menu)
    menu.setAttribute("aria-label", `${button.getAttribute("aria-label")}`)
    menu.hidden = false
    button.setAttribute("aria-expanded", "true")
  }

  /** @param {HTMLElement} menu */
  function close(menu) {
    openerOf(menu)?.setAttribute("aria-expanded", "false")
    menu.hidden = true
  }

  /**
   * Change what a button of the tools says, with focus kept where the change is seen.
   * @param {HTMLFormElement} form
   * @param {HTMLTableElement} table
   * @param {HTMLElement} menu
   * @param {HTMLElement} button
   */
  function press(form, table, menu, button) {
    const change = `${button.dataset.row}`, row = menu.closest("tr")
    if (change === "undo") forms.undo(form)
    else if (change === "add") tell(form, table, forms.rowChanges.below(form, table, null))
    else if (row) {
      const place = row.sectionRowIndex, isMove = change === "up" || change === "down"
      if (!isMove) park(table, menu)
      const said = forms.rowChanges[change]?.(form, table, row) ?? ""
      tell(form, table, said)
      if (isMove) menu.setAttribute("aria-label", `${openerOf(menu)?.getAttribute("aria-label")}`)
      const rows = forms.rowsOf(table), next = rows[change === "remove" ? Math.min(place, rows.length - 1) : place + 1]
      const near = isMove ? button : next?.querySelector("button.hb-row-button")
      if (near instanceof HTMLElement) near.focus()
    }
  }

  /** Close the tools of a row and put them back below the table: the row may go. */
  function park(/** @type {HTMLTableElement} */ table, /** @type {HTMLElement} */ menu) {
    close(menu)
    table.nextElementSibling?.append(menu)
  }

  // What every change of a table has in common

  /** Say what was done to a table, count again, and let the rest of the page know. */
  forms.tell = (form, table, said, left = []) => {
    const box = table.nextElementSibling, list = box?.querySelector("ul")
    const status = box?.querySelector("[role=status]")
    if (status) status.textContent = said
    if (list) {
      list.replaceChildren(...left.map(words => {
        const item = document.createElement("li")
        item.textContent = words
        return item
      }))
      list.hidden = !left.length
    }
    isTyping = false
    for (const one of form.querySelectorAll("button[data-row=undo]")) {
      if (one instanceof HTMLElement) one.hidden = !forms.undoing.length
    }
    table.dispatchEvent(new Event("input", { bubbles: true }))
    table.dispatchEvent(new Event("change", { bubbles: true }))
  }

  const { tell } = forms

  /** Undo the last change of a table; says so below that table. */
  forms.undo = form => {
    const last = forms.undoing.pop()
    if (!last) return
    const focused = document.activeElement, kept = last.undo()
    const said = kept ? forms.say(form, "said-row-changed", { count: kept }) : forms.say(form, "said-row-undone")
    tell(form, last.table, said)
    if (focused instanceof HTMLElement && focused.isConnected && focused.checkVisibility()) return
    const near = last.table.nextElementSibling?.querySelector("button[data-row=add]")
    if (near instanceof HTMLElement) near.focus()
  }

  /** @param {HTMLFormElement} form @param {KeyboardEvent} event */
  function undoByKey(form, event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyZ"
    if (!isUndo || isTyping || !forms.undoing.length) return
    event.preventDefault()
    forms.undo(form)
  }
})(self.handbookForms)
