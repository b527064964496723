// What was typed while the other layout was on: each key of the Thai layout (Kedmanee) and of the English one.
(function (search) {
  "use strict"

  const LATIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    + "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
  const THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
    + "%+๑๒๓๔ู฿๕๖๗๘๙๐\"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ"
  const toThai = new Map([...LATIN].map((key, at) => [key, THAI.charAt(at)]))
  const toLatin = new Map([...LATIN].map((key, at) => [THAI.charAt(at), key]))

  search.otherLayout = function (text) {
    const keys = search.hasThai(text) ? toLatin : toThai
    return [...text].map(sign => keys.get(sign) ?? sign).join("")
  }
})(self.handbookSearch)
