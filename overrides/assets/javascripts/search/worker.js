// The worker of the search box (box.js): receives queries with their numbers, sends what was found for the newest.
// The build joins it to the engine's scripts. They and then the index are loaded as soon as a reader turns to the box,
// from the disk at the first query.
(function (search) {
  "use strict"

  const here = new URL(search.address ?? self.location.href)
  const locale = here.searchParams.get("lang") || "th"
  const pointer = new URL(`../../../search/${locale}.3.js`, here)          // one line with the name of the index
  let /** @type {Promise<SearchEngine> | null} */ starting = null, last = 0

  // All queries share one start; after a failure the next query tries again.
  function started() {
    starting ??= start().catch(error => { starting = null; throw error })
    return starting
  }

  async function start() {
    await load(pointer)
    await load(new URL(self.handbookIndexIs, pointer))
    return new search.Engine(search.documents(self.handbookIndex), self.handbookIndex.synonyms)
  }

  // Asks for the first title before the reader asks for anything: what only the first query costs is then done.
  function warm(/** @type {SearchEngine} */ engine) {
    if (!last) search.answer(engine, engine.index.sections[0]?.doc.title ?? "")
  }

  async function load(/** @type {URL} */ address) {
    if (search.load) await search.load(address.href)                       // opened from the disk: see folder.js
    else self.importScripts(address.href)
  }

  /**
   * @param {number} number
   * @param {string} query
   */
  async function answered(number, query) {
    try {
      const engine = await started()
      return number === last ? search.answer(engine, query) : null
    } catch (error) {
      console.error(error)
      return null
    }
  }

  search.receive = async ({ data: { number, query } }) => {
    last = number
    await new Promise(resolve => { setTimeout(resolve) })                  // lets newer queries in that wait already
    if (number !== last) return
    const answer = await answered(number, query)
    if (number === last) search.send({ number, answer })                   // otherwise a newer query has come
  }
  search.send ??= message => self.postMessage(message)
  if (!search.address) {
    self.addEventListener("message", search.receive)
    started().then(warm).catch(console.error)                              // tried again when something is asked for
  }
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
