// The index as the build stores it (site/search_script.py) -> its documents. What texts have in common is stored once.
(function (search) {
  "use strict"

  const SIGNS = /[\u0700-\u07ff]/g

  // Rows and shared pieces -> documents: a sign in a row stands for a piece, by its name.
  search.documents = function ({ pieces, docs }) {
    const whole = (/** @type {string} */ text) => text.replace(SIGNS, sign => pieces[sign] ?? sign)
    return docs.map(([location, title, text, { keys, form, ...others } = {}]) => ({
      location, title: whole(title), text: whole(text), ...others,
      ...keys && { keys: keys.map(whole) }, ...form && { form: whole(form) },
    }))
  }
})(self.handbookSearch)
