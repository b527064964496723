// Shows the notice of an overdue review, by the reader's clock in Thai time: pages are not rebuilt when the day comes.
const today = new Date().toLocaleDateString("sv", { timeZone: "Asia/Bangkok" })   // Swedish writes 2026-11-23
for (const notice of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-hb-due]"))) {
  notice.hidden = today <= `${notice.dataset.hbDue}`
}
