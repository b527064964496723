// Compares the published files with the list of their hashes. Browsers reckon hashes over https alone (crypto.subtle),
// and hosts of provinces serve http, too: so the SHA-256 of FIPS 180-4 stands here.
(function () {
  "use strict"

  const AT_ONCE = 6   // requests; browsers open no more to one host over HTTP/1.1
  const BLOCK = 64    // bytes
  const ROUNDS = 64
  const LINE = /^([0-9a-f]{64}) [ *](.+)$/
  const START = Uint32Array.from(firstPrimes(8), prime => fraction(Math.sqrt(prime)))
  const ADDED = Uint32Array.from(firstPrimes(ROUNDS), prime => fraction(Math.cbrt(prime)))

  /** @typedef {{ path: string, hash: string }} Listed */
  /** @typedef {"missing" | "differs" | "unread"} Fault */

  /** The first 32 bits behind the point. @param {number} number */
  function fraction(number) {
    return Math.floor((number % 1) * 2 ** 32)
  }

  /** @param {number} count */
  function firstPrimes(count) {
    /** @type {number[]} */
    const found = []
    for (let number = 2; found.length < count; number++) {
      if (found.every(prime => number % prime !== 0)) found.push(number)
    }
    return found
  }

  /** The SHA-256 of bytes as 64 hexadecimal digits. @param {Uint8Array} bytes */
  function sha256(bytes) {
    const state = START.slice(), words = new Uint32Array(ROUNDS)
    const whole = bytes.length - bytes.length % BLOCK
    digest(state, words, bytes.subarray(0, whole))
    digest(state, words, padded(bytes.subarray(whole), bytes.length))
    return Array.from(state, word => word.toString(16).padStart(8, "0")).join("")
  }

  /** The rest of a message with a one bit, zeros and the length of all in bits.
   * @param {Uint8Array} rest @param {number} length */
  function padded(rest, length) {
    const end = new Uint8Array(rest.length < BLOCK - 8 ? BLOCK : 2 * BLOCK)
    end.set(rest)
    end[rest.length] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(length / 2 ** 29))
    view.setUint32(end.length - 4, length * 8 >>> 0)
    return end
  }

  /** @param {Uint32Array} state @param {Uint32Array} words @param {Uint8Array} bytes whole blocks */
  function digest(state, words, bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 0; at < bytes.length; at += BLOCK) {
      spread(words, view, at)
      mix(state, words)
    }
  }

  /** @param {number} word @param {number} by */
  const turned = (word, by) => word >>> by | word << 32 - by

  /** @param {Uint32Array} words @param {number} at */
  const wordAt = (words, at) => words[at] ?? 0

  /** @param {Uint32Array} words @param {DataView} view @param {number} from */
  function spread(words, view, from) {
    for (let at = 0; at < 16; at++) words[at] = view.getUint32(from + at * 4)
    for (let at = 16; at < ROUNDS; at++) {
      const early = wordAt(words, at - 15), late = wordAt(words, at - 2)
      const first = turned(early, 7) ^ turned(early, 18) ^ early >>> 3
      const second = turned(late, 17) ^ turned(late, 19) ^ late >>> 10
      words[at] = wordAt(words, at - 16) + first + wordAt(words, at - 7) + second
    }
  }

  /** @param {Uint32Array} state @param {Uint32Array} words */
  function mix(state, words) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let at = 0; at < ROUNDS; at++) {
      const chosen = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g)
      const first = h + chosen + wordAt(ADDED, at) + wordAt(words, at) | 0
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c) | 0
      h = g
      g = f
      f = e
      e = d + first | 0
      d = c
      c = b
      b = a
      a = first + second | 0
    }
    for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = wordAt(state, at) + word
  }

  /** The files of a list as `sha256sum` writes it; null if it is none.
   * @param {string} text @param {Set<string>} unserved @returns {Listed[] | null} */
  function readList(text, unserved) {
    const files = []
    for (const line of text.split("\n").filter(Boolean)) {
      const [, hash, path] = LINE.exec(line) ?? []
      if (hash === undefined || path === undefined) return null
      if (!unserved.has(path)) files.push({ path, hash })
    }
    return files.length > 0 ? files : null
  }

  /** What is wrong with a published file; null if nothing is. @param {Listed} file @returns {Promise<Fault | null>} */
  async function faultOf(file) {
    try {
      const bytes = await read(file.path)
      if (bytes === null) return "missing"
      return sha256(bytes) === file.hash ? null : "differs"
    } catch (error) {
      if (!(error instanceof TypeError)) throw error   // what fetch throws where the line or the body ends early
      return "unread"
    }
  }

  /** The bytes of a file as the server has it now; null if it has none. @param {string} path */
  async function read(path) {
    const answer = await fetch(path.split("/").map(encodeURIComponent).join("/"), { cache: "no-store" })
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  }

  /** Check all files, some at a time, and tell of each when it is done.
   * @param {Listed[]} files @param {(file: Listed, fault: Fault | null) => void} tell */
  async function checkAll(files, tell) {
    const waiting = files.values()
    const worker = async () => {
      for (const file of waiting) tell(file, await faultOf(file))   // eslint-disable-line no-await-in-loop -- a queue
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  /** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
  function part(id, kind) {
    const found = document.getElementById(id)
    if (found instanceof kind) return found
    throw new TypeError(id)
  }

  const start = part("start", HTMLButtonElement), progress = part("progress", HTMLProgressElement)
  const result = part("result", HTMLParagraphElement), faults = part("faults", HTMLUListElement)
  const said = result.dataset

  /** The files of the list beside this page; null if there is no list. */
  async function listed() {
    const bytes = await read(said.sums ?? "").catch(() => null)
    const files = bytes && readList(new TextDecoder().decode(bytes), new Set(said.unserved?.split(" ")))
    if (bytes && files) part("list", HTMLParagraphElement).textContent = `${said.list ?? ""}: ${sha256(bytes)}`
    return files
  }

  async function run() {
    faults.replaceChildren()
    const files = await listed()
    if (files === null) {
      result.textContent = said.noList ?? ""
      return
    }
    let done = 0
    progress.max = files.length
    await checkAll(files, (file, fault) => {
      done++
      progress.value = done
      result.textContent = `${done} / ${files.length}`
      if (fault !== null) faults.append(itemOf(file, fault))
    })
    const wrong = faults.childElementCount
    const words = wrong === 0 ? said.whole ?? "" : `${said.faults ?? ""}: ${wrong}`
    result.textContent = `${words} (${done} / ${files.length})`
  }

  /** @param {Listed} file @param {Fault} fault */
  function itemOf(file, fault) {
    const item = document.createElement("li"), name = document.createElement("code")
    name.textContent = file.path
    item.append(name, ` – ${said[fault] ?? ""}`)
    return item
  }

  start.addEventListener("click", async () => {
    start.disabled = true
    await run()
    start.disabled = false
  })
  if (location.protocol === "file:") result.textContent = said.noServer ?? ""
  else start.disabled = false
})()
