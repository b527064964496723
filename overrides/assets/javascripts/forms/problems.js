// The faults of a form, shown at its controls and in a summary.
(function (forms) {
  "use strict"

  const noteOf = (/** @type {FormControl} */ control) => `e-${forms.holderOf(control).id.replace(/^f-/, "")}`

  /** The name of a control, as the page shows it. */
  forms.labelOf = control => {
    const holder = forms.holderOf(control)
    if (holder.ariaLabel) return holder.ariaLabel
    const shown = (/** @type {Node} */ node) => node instanceof Element && node.ariaHidden ? "" : node.textContent
    const words = (/** @type {Element | null | undefined} */ element) => (
      [...element?.childNodes ?? []].map(shown).join("").trim()
    )
    const legend = words(control.closest("fieldset")?.querySelector("legend"))
    const own = holder === control ? words(control.labels?.[0]) : ""
    return [legend, own].filter(Boolean).join(": ")
  }

  /**
   * Show at a control what is wrong with it, or remove the message.
   * @param {FormControl} control
   * @param {string} words
   */
  function mark(control, words) {
    const holder = forms.holderOf(control), id = noteOf(control)
    document.getElementById(id)?.remove()
    const others = (holder.getAttribute("aria-describedby") || "").split(" ").filter(one => one && one !== id)
    if (words) {
      const note = document.createElement(holder.closest(".hb-inline") ? "span" : "p")
      note.className = "hb-error"
      note.id = id
      note.textContent = words
      if (holder === control) holder.after(note)
      else holder.append(note)
      others.push(id)
      holder.setAttribute("aria-invalid", "true")
    } else {
      holder.removeAttribute("aria-invalid")
    }
    if (others.length) holder.setAttribute("aria-describedby", others.join(" "))
    else holder.removeAttribute("aria-describedby")
  }

  /**
   * Show faults at their controls, and in a summary with links to them. What was asked for is said at once; what only
   * follows the typing is not. As in https://design-system.service.gov.uk/components/error-summary/
   */
  forms.showFaults = (form, found, isAsked = false) => {
    const problems = /** @type {HTMLElement} */ (form.querySelector(".hb-problems"))
    for (const control of forms.controlsOf(form)) if (forms.holderOf(control).ariaInvalid) mark(control, "")
    problems.replaceChildren()
    problems.hidden = !found.length
    if (!found.length) return
    const summary = document.createElement("div"), title = document.createElement("h2")
    if (isAsked) summary.setAttribute("role", "alert")
    title.id = "hb-problems"
    title.textContent = forms.say(form, "error-title", { count: found.length })
    const list = document.createElement("ul")
    for (const [control, words] of found) {
      mark(control, words)
      const item = document.createElement("li")
      item.append(linkTo(control, words))
      list.append(item)
    }
    summary.append(title, list)
    problems.append(summary)
    problems.setAttribute("aria-labelledby", title.id)
    if (isAsked) problems.focus()
  }

  /**
   * @param {FormControl} control
   * @param {string} words
   */
  function linkTo(control, words) {
    const link = document.createElement("a")
    link.href = `#${control.id}`
    link.textContent = `${forms.labelOf(control)}: ${words}`
    link.addEventListener("click", event => {
      // Otherwise each click would add an entry to the browser's history.
      event.preventDefault()
      control.focus()
    })
    return link
  }
})(self.handbookForms)
