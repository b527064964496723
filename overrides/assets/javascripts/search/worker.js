// The worker of the theme's search box: receives SETUP (0) and QUERY (2), sends READY (1) and RESULT (3)
// (material/templates/assets/javascripts/bundle, "SearchMessageType"). Engine and index are loaded at the first query.
(function (search) {
  "use strict"

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const here = new URL(search.address ?? self.location.href)
  const locale = here.searchParams.get("lang") || "th"
  // All scripts of the engine in one, made by the build; and the pointer, one line with the name of the index.
  const all = new URL("all.js", here), pointer = new URL(`../../../search/${locale}.2.js`, here)
  const notLoaded = locale === "th"
    ? "โหลดดัชนีค้นหาไม่สำเร็จ โปรดตรวจสอบการเชื่อมต่อแล้วพิมพ์อีกครั้ง"
    : "The search index could not be loaded. Check the connection, then type again."
  let /** @type {Promise<SearchEngine> | null} */ starting = null, last = 0

  // All queries share one start; after a failure the next query tries again.
  function started() {
    starting ??= start().catch(error => { starting = null; throw error })
    return starting
  }

  async function start() {
    await load(all, pointer)
    await load(new URL(self.handbookIndexIs, pointer))
    return new search.Engine(search.documents(self.handbookIndex), self.handbookIndex.synonyms)
  }

  /**
   * @param {URL[]} addresses - in order: each script needs those before it
   */
  async function load(...addresses) {
    if (!search.load) {
      self.importScripts(...addresses.map(String))
      return
    }
    // Opened from the disk: see folder.js.
    for (const address of addresses) await search.load(address.href)   // eslint-disable-line no-await-in-loop
  }

  search.receive = async ({ data: { type, data } }) => {
    if (type === SETUP) search.send({ type: READY })
    if (type !== QUERY) return
    const number = ++last
    await new Promise(resolve => { setTimeout(resolve) })                  // lets newer queries in that wait already
    if (number !== last) return
    let /** @type {SearchItem[][]} */ items = []
    try {
      if (data?.trim()) {
        const engine = await started()                                     // loads search.answer too
        items = search.answer(engine, data)
      }
    } catch (error) {
      console.error(error)
      items = [[{ location: "index.html", title: notLoaded, text: "", score: 1, terms: {} }]]
    }
    if (number === last) search.send({ type: RESULT, data: { items } })   // otherwise a newer query has come
  }
  search.send ??= message => self.postMessage(message)
  if (!search.address) self.addEventListener("message", search.receive)
})(self.handbookSearch ??= /** @type {HandbookSearch} */ ({}))
