// The index as the build stores it (site/search_index.py) -> its documents. What texts have in common is stored once.
(function (search) {
  "use strict"

  // Rows and shared pieces -> documents: `~3~` in a row stands for the fourth piece.
  search.documents = function ({ pieces, docs }) {
    const whole = (/** @type {string} */ text) => text.replace(/~(\d+)~/g, (_, number) => pieces[number] ?? "")
    return docs.map(([location, title, text, others = {}]) => ({
      location, title: whole(title), text: whole(text), ...others, ...others.form && { form: whole(others.form) },
    }))
  }
})(self.handbookSearch)
