// What the scripts of the search that run in the page share: folder.js, list.js and box.js; and controls.js.

type SearchWorker = EventTarget & { postMessage(asked: SearchAsked): void }

interface HandbookSearch {
  /** Was closed since it was last opened. */
  isClosed?: boolean
  /** Enter was pressed in the box. */
  isEntered: boolean
  worker(address: string): SearchWorker
  listed(pages: SearchShownPage[], top: URL): HTMLLIElement[]
}
