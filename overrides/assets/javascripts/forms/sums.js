// Products of a row and sums of a column, in exact decimals: 0.1 + 0.2 is 0.3.
(function (forms) {
  "use strict"

  const CENTS = 2

  /** @typedef {[number: bigint, decimals: number]} Exact */

  /**
   * `12.5` -> [125n, 1]: digits as an integer, and the number of decimals.
   * @type {(number: string) => Exact}
   */
  const exact = number => {
    const [whole = "", part = ""] = number.split(".")
    return [BigInt(whole + part), part.length]
  }

  /**
   * Back to text with at most two decimals, rounded half away from zero.
   * @type {(exact: Exact) => string}
   */
  const written = ([number, decimals]) => {
    const less = decimals > CENTS ? 10n ** BigInt(decimals - CENTS) : 1n
    const half = number < 0n ? -less / 2n : less / 2n
    const kept = Math.min(decimals, CENTS)
    const digits = String((number + half) / less)
    const [sign, bare] = digits.startsWith("-") ? ["-", digits.slice(1)] : ["", digits]
    const padded = bare.padStart(kept + 1, "0")
    return forms.bare(sign + padded.slice(0, padded.length - kept) + (kept ? `.${padded.slice(-kept)}` : ""))
  }

  /** Both take numbers in the format of files. */
  forms.product = numbers => written(numbers.map(exact).reduce(([a, m], [b, n]) => [a * b, m + n]))
  forms.sum = numbers => written(numbers.map(exact).reduce(([a, m], [b, n]) => {
    const most = Math.max(m, n)
    return [a * 10n ** BigInt(most - m) + b * 10n ** BigInt(most - n), most]
  }))

  /** The computed value of a control; empty as long as its inputs are missing. */
  forms.reckon = (form, control) => {
    const { product, sum } = control.dataset
    if (product) {
      const names = product.split(" ")
      const controls = names.map(name => /** @type {FormControl} */ (form.elements.namedItem(name)))
      const factors = controls.flatMap(factor => forms.numberIn(factor) ?? [])
      return factors.length < names.length ? "" : forms.product(factors)
    }
    const [rows, column] = `${sum}`.split(".")
    const isInColumn = (/** @type {string} */ name) => name.startsWith(`${rows}.`) && name.endsWith(`.${column}`)
    const cells = forms.controlsOf(form).filter(one => isInColumn(one.name))
    // An empty product counts with what it should be, as filled/values.py has it.
    const amountOf = (/** @type {FormControl} */ cell) => (
      forms.numberIn(cell) ?? (cell.dataset.product && forms.reckon(form, cell) || [])
    )
    const amounts = cells.flatMap(amountOf)
    return amounts.length ? forms.sum(amounts) : ""
  }

  /** The computed controls, products first: sums depend on them. */
  forms.reckoned = form => {
    const found = forms.controlsOf(form).filter(one => !one.disabled)
    return [...found.filter(one => one.dataset.product), ...found.filter(one => one.dataset.sum)]
  }

  /** Update computed controls, except those with a value typed by the reader, or being typed in. */
  forms.offer = (form, writing) => {
    for (const control of forms.reckoned(form)) {
      if (control === writing || (control.value.trim() && control.value !== control.dataset.offered)) continue
      const { type, decimals } = control.dataset
      const offered = forms.toText(type, forms.reckon(form, control), form.dataset.locale, false, Number(decimals ?? 0))
      control.value = offered
      control.dataset.offered = offered
    }
  }

  /** After a file was opened: keep its values; those equal to the computed value stay computed. */
  forms.settle = form => {
    for (const control of forms.reckoned(form)) {
      const same = forms.reckon(form, control) === forms.bare(forms.numberIn(control) ?? "")
      control.dataset.offered = same ? control.value : ""
    }
  }
})(self.handbookForms)
