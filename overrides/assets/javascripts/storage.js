// Where the browser may keep nothing (cookies blocked by its user or by policy), the theme's scripts end with an
// exception at their first look at a storage, and the search with them. There the page gets one that lasts as it does.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    self[/** @type {"localStorage"} */ (name)].getItem("")
  } catch {
    /** @type {Map<string, string>} */
    const kept = new Map()
    Object.defineProperty(self, name, {
      value: {
        getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
        setItem: (/** @type {string} */ key, /** @type {string} */ value) => { kept.set(key, String(value)) },
        removeItem: (/** @type {string} */ key) => { kept.delete(key) },
      },
    })
  }
}
