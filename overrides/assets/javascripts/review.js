// A page ages without a build: the reader's own clock, read for Thailand, tells whether its review is overdue.
const today = new Date().toLocaleDateString("sv", { timeZone: "Asia/Bangkok" })   // Swedish writes 2026-11-23
for (const notice of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-hb-due]"))) {
  notice.hidden = today <= `${notice.dataset.hbDue}`
}
