// A draft in the browser's storage, only if the reader asks for it: whoever uses the device can read it. It is kept by
// form and version, is never of a specimen, and one button deletes it.
(function (forms) {
  "use strict"

  const PAUSE = 400   // milliseconds without typing

  /** @type {(form: HTMLFormElement) => string} */
  const folderOf = form => {
    // Other sites may share the storage: all files opened from a disk do.
    const { pathname } = new URL(".", new URL(`${form.dataset.pdf}`, document.baseURI))
    return `${pathname}.draft/${form.dataset.form}/`
  }

  const keyOf = (/** @type {HTMLFormElement} */ form) => folderOf(form) + form.dataset.version

  /** Where nothing is kept beyond the page, storage.js puts something of its own in the storage's place. */
  const isBlocked = () => !(localStorage instanceof Storage)

  /** @type {(form: HTMLFormElement, when: string) => string} */
  const shown = (form, when) => (
    new Date(when).toLocaleString(form.dataset.locale === "th" ? "th-TH" : "en-GB", {
      dateStyle: "long", timeStyle: "short",
    })
  )

  /** The drafts of a form that are there, those of its version first. @param {HTMLFormElement} form */
  function found(form) {
    if (isBlocked()) return []
    const keys = Object.keys(localStorage).filter(key => key.startsWith(folderOf(form))).sort()
    return [...keys.filter(key => key === keyOf(form)), ...keys.filter(key => key !== keyOf(form))].flatMap(key => {
      try {
        const text = localStorage.getItem(key) ?? "", file = forms.fromFile(text, `${form.dataset.form}`)
        if (file.fault !== undefined) return []
        return [{ key, when: String(JSON.parse(text).when), version: file.version, values: file.values }]
      } catch {
        return []
      }
    })
  }

  // The parts of the page's one place for drafts.

  /** @type {FormDraftBox} */
  let box

  /** @type {(form: HTMLFormElement, key: string, parts?: FormWords) => void} */
  const say = (form, key, parts) => { box.line.textContent = forms.say(form, `said-draft-${key}`, parts) }
  /** @param {HTMLFormElement} form */
  const offer = form => { box.clearer.hidden = !box.choice.checked && !found(form).length }
  let timer = 0

  function turnOff() {
    clearTimeout(timer)
    box.choice.checked = false
  }

  /** What the draft said, without its time, when this page read or wrote it. @type {string | null} */
  let known = null

  /** @type {(text: string | null) => string | null} */
  const timeless = text => {
    try {
      return JSON.stringify({ ...JSON.parse(text ?? ""), when: "" })
    } catch {
      return null
    }
  }

  /** Keep the draft now, if the reader asked for one; tells whether all that is filled in is kept. */
  forms.keepDraft = form => {
    clearTimeout(timer)
    if (!box.choice.checked) return false
    const when = new Date().toISOString(), text = JSON.stringify({ ...JSON.parse(forms.toFile(form)), when })
    try {
      localStorage.setItem(keyOf(form), text)
      known = timeless(text)
    } catch {
      turnOff()
      say(form, "full")
      return false
    }
    say(form, "kept", { when: shown(form, when) })
    offer(form)
    return true
  }

  /** Keep the draft when the typing pauses. */
  forms.keepDraftSoon = form => {
    clearTimeout(timer)
    timer = setTimeout(() => forms.keepDraft(form), PAUSE)
  }

  /** Of a specimen no draft is kept; `isAllowed` when the form is the reader's own again. */
  forms.allowDraft = isAllowed => {
    if (!isAllowed) turnOff()
    box.choice.disabled = !isAllowed
  }

  /** @param {HTMLFormElement} form */
  function clear(form) {
    turnOff()
    localStorage.removeItem(keyOf(form))
    for (const { key } of found(form)) localStorage.removeItem(key)
    box.opener.hidden = true
    say(form, "cleared")
    offer(form)
    box.choice.focus()
  }

  /** Set up the place for drafts; `open` fills the form in from one, if the reader lets it, and says what was left. */
  forms.startDraft = (form, open) => {
    /** @param {string} selector */
    const part = selector => /** @type {HTMLElement} */ (form.querySelector(`.hb-draft ${selector}`))
    box = {
      choice: /** @type {HTMLInputElement} */ (part("input")), line: part(".hb-draft__said"),
      opener: part("[data-draft=open]"), clearer: part("[data-draft=clear]"),
    }
    box.choice.addEventListener("change", () => {
      if (!box.choice.checked) clear(form)
      else if (isBlocked()) {
        turnOff()
        say(form, "blocked")
      } else forms.keepDraft(form)
    })
    box.clearer.addEventListener("click", () => clear(form))
    addEventListener("storage", event => {
      if (event.key !== keyOf(form) || !box.choice.checked) return
      // What the page before wrote as it was left may be heard of when this one has read it.
      if (timeless(event.newValue) === known) return
      turnOff()
      say(form, event.newValue === null ? "cleared" : "elsewhere")
    })
    addEventListener("pagehide", () => forms.keepDraft(form))
    document.addEventListener("visibilitychange", () => { if (document.hidden) forms.keepDraft(form) })
    if (form.dataset.specimen === undefined) restore(form, open)
    else forms.allowDraft(false)
  }

  /**
   * Open the draft of this version at once; that of another version is offered.
   * @param {HTMLFormElement} form
   * @param {(draft: FormDraft) => string | null} open
   */
  function restore(form, open) {
    const [draft] = found(form), when = draft ? shown(form, draft.when) : ""
    offer(form)
    if (!draft) return
    const show = () => {
      const left = open(draft), count = Object.keys(draft.values).length
      if (left === null) return
      box.opener.hidden = true
      if (count) box.line.textContent = `${forms.say(form, "said-draft-restored", { when, count })} ${left}`.trim()
    }
    if (draft.key === keyOf(form)) {
      box.choice.checked = true
      known = timeless(localStorage.getItem(draft.key))
      show()
      return
    }
    say(form, "other", { version: draft.version, when })
    box.opener.hidden = false
    box.opener.addEventListener("click", show)
  }
})(self.handbookForms)
