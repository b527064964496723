// Products of a row and sums of a column, reckoned in decimals as on paper: 0.1 + 0.2 is 0.3.
(function (forms) {
  "use strict"

  const CENTS = 2

  /** @typedef {[number: bigint, decimals: number]} Exact */

  /**
   * `12.5` -> [125n, 1]: whole number and decimals.
   * @type {(number: string) => Exact}
   */
  const exact = number => {
    const [whole = "", part = ""] = number.split(".")
    return [BigInt(whole + part), part.length]
  }

  /**
   * Back to text, at most two decimals, the half away from nought.
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

  /** Both take numbers as files say them. */
  forms.product = numbers => written(numbers.map(exact).reduce(([a, m], [b, n]) => [a * b, m + n]))
  forms.sum = numbers => written(numbers.map(exact).reduce(([a, m], [b, n]) => {
    const most = Math.max(m, n)
    return [a * 10n ** BigInt(most - m) + b * 10n ** BigInt(most - n), most]
  }))

  /** What a reckoned control should hold: nothing as long as there is nothing to reckon with. */
  forms.reckon = (form, control) => {
    const { product, sum } = control.dataset
    if (product) {
      const names = product.split(" ")
      const factors = names.flatMap(name => forms.numberIn(/** @type {FormControl} */ (form.elements.namedItem(name))) ?? [])
      return factors.length < names.length ? "" : forms.product(factors)
    }
    const [rows, column] = `${sum}`.split(".")
    const cells = forms.controlsOf(form).filter(one => one.name.startsWith(`${rows}.`) && one.name.endsWith(`.${column}`))
    const amounts = cells.flatMap(cell => forms.numberIn(cell) ?? [])
    return amounts.length ? forms.sum(amounts) : ""
  }

  /** The reckoned controls, products first: sums rest on them. */
  forms.reckoned = form => {
    const found = forms.controlsOf(form).filter(one => !one.disabled)
    return [...found.filter(one => one.dataset.product), ...found.filter(one => one.dataset.sum)]
  }

  /** Write into the reckoned controls what they should hold, unless somebody wrote something else or is writing there. */
  forms.offer = (form, writing) => {
    for (const control of forms.reckoned(form)) {
      if (control === writing || (control.value.trim() && control.value !== control.dataset.offered)) continue
      const offered = forms.toText(control.dataset.type, forms.reckon(form, control), form.dataset.locale)
      control.value = offered
      control.dataset.offered = offered
    }
  }

  /** After a file was opened: what it says stays; where it is what would be offered, it goes on being reckoned. */
  forms.settle = form => {
    for (const control of forms.reckoned(form)) {
      const same = forms.reckon(form, control) === forms.numberIn(control)
      control.dataset.offered = same ? control.value : ""
    }
  }
})(self.handbookForms)
