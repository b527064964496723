// The small words of a question, which say little about what is asked for, ordinary words, which say no more than
// others, and the words that ask for a form.
(function (search) {
  "use strict"

  const THAI = [
    "ไหม มั้ย ไม๊ มัย ป่าว เปล่า หรือเปล่า หรือไม่ หรือยัง รึยัง ยัง ครับ คับ ค่ะ คะ จ้า จ๊ะ นะ น่ะ ล่ะ ละ",
    "หน่อย ที เลย สิ ซิ อ่ะ ด้วย ช่วย รบกวน ขอบคุณ สอบถาม อยาก ทราบ รู้ ยังไง ยังงัย อย่างไร ไง ทำไง เท่าไหร่ เท่าไร",
    "เท่าใด กี่ อะไร ไหน ที่ไหน เมื่อไหร่ เมื่อไร เมื่อใด ใคร ทำไม เพราะ อัน ตัวไหน บ้าง คือ เป็น ที่ ซึ่ง ก็ จะ ได้ ให้",
    "ต้อง ควร แล้ว มี ของ ใน กับ และ หรือ ว่า ไป มา อยู่ แต่ ถ้า หาก เมื่อ จาก โดย เพื่อ ตาม ถึง นี้ นั้น เอา ทำ ใช้ หา",
    "ดู ๆ การ ความ ผู้ เรา ผม ดิฉัน หนู พี่ ท่าน กัน เข้า ออก ขึ้น ลง ไว้ เอง อีก กว่า เกี่ยวกับ สำหรับ เรื่อง ไม่ โดน ถูก ตัว",
    "รึ เนี่ย",
  ].join(" ")
  const ENGLISH = [
    "a an the is are was be do does did can could may might must should shall will would i we you they he",
    "she it our my your me us to of in on at for from by with and or if when where who whom what which why how",
    "much many long often please tell there this that these those any some need have has had get not no about as",
    "into per s its their them us him her his want wants wanted",
  ].join(" ")
  // Ordinary English words: the texts of one field have them seldom, which does not make them say much.
  const ORDINARY = [
    "able actually after again ago all allowed almost along already also always another anybody anyone anything back",
    "bad because become before begin being best better big both bring but call came cannot come different doing done",
    "down during each early either else end enough even ever every everybody everyone everything fast few find first",
    "found front full gave getting give given go goes going gone good got great guy guys happen happened happens hard",
    "having here himself instead itself just keep kind kinds know large last late later least left less let like",
    "little look looking looks lot made main make makes making mean means more most needed never new next nobody none",
    "nothing now off ok okay old once one ones only other others ours out over own perhaps put quite rather really",
    "right said same say saying says see seen set several show side simply since small so somebody someone something",
    "soon start started still stop such sure take taken takes taking than thing things think though thought through",
    "time times together told too took toward towards tried try trying turn under until up upon use used useful uses",
    "using usually very wait walk way ways well went were whatever while whole whose wish within without word words",
    "work working works wrong yes yet yours",
  ].join(" ")
  const FORMS = [
    "แบบ แบบฟอร์ม ฟอร์ม ใบ สมุด สมุดคุม ทะเบียน ตาราง ร่าง ตัวอย่าง ประกาศ ป้าย บัญชี คำร้อง รายงาน",
    "หนังสือรับรอง form forms letter template list table sheet sign logbook notice draft sample register printable",
    "checklist book slip script poster paper file write-up",
  ].join(" ")
  const QUESTION = /\?\s*$|หรือไม่|หรือยัง|อย่างไร|เพราะเหตุใด|(?:ใด|ใคร|อะไร)\s*$|กี่/

  const normal = (/** @type {string} */ words) => new Set(words.split(/\s+/).map(word => search.normalise(word).text))
  const asking = normal(`${THAI} ${ENGLISH}`), forms = normal(FORMS), ordinary = normal(ORDINARY)
  const longest = Math.max(...[...asking].map(word => word.length))

  search.isAsking = word => asking.has(word)
  search.isOrdinary = word => ordinary.has(word)
  search.asksForForm = word => forms.has(word)

  // Whether a heading is a question, such as those of a page of questions and answers.
  search.isQuestion = heading => QUESTION.test(heading)

  // The longest of the small words that a text in normal form has at a place; "" if there is none.
  search.askingAt = function (text, at) {
    for (let length = Math.min(longest, text.length - at); length > 2; length--) {
      const word = text.slice(at, at + length)
      if (asking.has(word)) return word
    }
    return ""
  }
})(self.handbookSearch)
