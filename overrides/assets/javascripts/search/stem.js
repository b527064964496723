// English word -> stem, so that cameras finds camera and installing finds installation. Light on purpose: the first
// steps of M. F. Porter, "An algorithm for suffix stripping" (1980), without those that merge unrelated words, and the
// irregular forms that offices use.
(function (search) {
  "use strict"

  const LEAST = 3                                                          // least letters of a stem
  const ENDINGS = [
    "ements", "ement", "ments", "ment", "ions", "ion", "ings", "ing", "ers", "er", "ors", "or", "ed", "es", "s", "e",
  ]

  // The base of each, then its other forms, and the nouns made of it that have other endings. Plurals go with them.
  const IRREGULAR = [
    "buy bought", "pay paid", "keep kept", "send sent", "give gave given", "write wrote written",
    "break broke broken", "steal stole stolen", "lose lost loss", "see saw seen", "sell sold sale", "build built",
    "choose chose chosen choice", "dig dug", "hold held", "find found", "spend spent", "fall fell fallen",
    "catch caught", "teach taught", "bring brought", "begin began begun", "hide hid hidden", "throw threw thrown",
    "tear tore torn", "fly flew flown flight", "lend lent", "lead led", "meet met", "speak spoke spoken", "win won",
    "child children", "person people", "man men", "woman women", "criterion criteria", "thief thieves", "foot feet",
    "aeroplane plane", "approve approval", "propose proposal", "refuse refusal", "remove removal", "renew renewal",
    "rent rental", "dispose disposal", "withdraw withdrawal", "deny denial", "try trial", "accept acceptance",
    "comply compliance", "insure insurance", "maintain maintenance", "disclose disclosure", "fail failure",
    "leak leakage", "deliver delivery", "recover recovery", "expire expiry", "permit permission", "submit submission",
    "decide decision", "divide division", "extend extension", "suspend suspension", "notify notification",
    "verify verification", "identify identification", "describe description", "receive receipt", "valid validity",
    "prove proof", "advise advice", "analyse analysis", "destroy destruction", "oblige obligation",
  ]
  const baseOf = new Map(IRREGULAR.flatMap(line => {
    const [base, ...others] = line.split(" ")
    return others.flatMap(other => [[other, base], [`${other.replace(/y$/, "ie")}s`, base]])
  }))

  search.stem = function (inflected) {
    const word = baseOf.get(inflected) ?? inflected
    if (!/^[a-z]+$/.test(word) || word.length <= LEAST || word.endsWith("ss")) return word
    if (/(?:ies|ied|y)$/.test(word)) return word.replace(/(?:ies|ied|y)$/, "i")
    const ending = ENDINGS.find(one => {
      const rest = word.slice(0, -one.length)
      return word.endsWith(one) && /[aeiouy]/.test(rest) && rest.length >= LEAST
    })
    if (!ending) return word
    let stem = word.slice(0, -ending.length)
    if (ending !== "s") stem = stem.replace(/(...[^e])at$/, "$1")          // operate, operation, operator
    const double = /^[eo]r/.test(ending) ? /([bdgmnpr])\1$/ : /([bdfgmnprt])\1$/   // bidder, bid; not letter, let
    stem = stem.replace(double, "$1")                                      // planned, plan
    return stem.length > LEAST ? stem.replace(/e$/, "") : stem
  }
})(self.handbookSearch)
