"""HB1, answers: what the office has answered waits no longer, and prices stand with their announcement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.fillings import ENDORSEMENT
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Answer, Corpus
from handbook.corpus.prices import PRICE_QUESTION, PRICES, WITH_PRICES, Prices
from handbook.messages import LANGUAGES, both
from handbook.nearest import use_or
from handbook.problems import Problem, with_mend
from handbook.thai.words import write_date

UNKNOWN = re.compile(
    "ยังไม่(?:ทราบ|ปรากฏ|ยืนยัน|แน่ชัด|แน่นอน|ชัดเจน|มีคำตอบ|มีข้อมูล|มีกำหนด|กำหนด|ได้กำหนด)"
    "|ยังไม่ได้(?:รับ)?(?:การ|คำ)?(?:ทราบ|ยืนยัน|ตอบ)|ยังมิได้(?:รับ)?(?:การ|คำ)?(?:กำหนด|ทราบ|ยืนยัน|ตอบ)"
    "|รอ(?:การ|คำ)?(?:ยืนยัน|ตอบ)|รอ(?:ให้)?(?:สำนักงาน)?จังหวัด(?:ยืนยัน|ตอบ)|อยู่ระหว่าง(?:การ|รอ)*(?:ยืนยัน|สอบถาม)"
    r"|\b(?:not (?:yet |been |yet been )?(?:known|confirmed|set|answered|decided)|unknown|unclear|to be confirmed|TBC"
    r"|(?:await|pend)(?:ing|s) (?:confirmation|(?:an|the) answer)|remains? open|waits? for (?:an|the) answer)\b",
    re.IGNORECASE,
)
"""What a sentence says as long as its question is open."""
_SHOWN = 60


@check
def check_answered_question(corpus: Corpus) -> Iterator[Problem]:
    """HB112. A question that is answered in confirm.yml is nowhere marked as waiting.

    Bad:  ส่ง[จำนวนชุด](confirm:copies)   with an answer in confirm.yml
    Good: ส่ง[เอกสาร ๓ ชุด](source:answer-copies)
    """
    answered = {id: question.answer for id, question in corpus.data.questions.items() if question.answer is not None}
    for page in corpus.pages.values():
        for link in page.links:
            if link.scheme == "confirm" and link.value in answered:
                details = _use_instead(link.value, answered[link.value], page.locale)
                yield corpus.problem(page, link, "HB112", **details)
    for drawing in corpus.drawings:
        for text in drawing.texts:
            for id in text.waits:
                if id in answered:
                    details = _use_instead(id, answered[id], DEFAULT_LOCALE)
                    yield Problem(drawing.path, text.line, 1, "HB112", details)


def _use_instead(id: str, answer: Answer, locale: str) -> dict[str, str]:
    dates = {f"date_{language}": write_date(answer.date, language) for language in LANGUAGES}
    return {"id": id, "words": answer.words[locale], "source": answer.source, **dates}


@check
def check_waiting_drawing(corpus: Corpus) -> Iterator[Problem]:
    """HB121. Words of a drawing that say that something is not known name the question.

    Bad:  <text data-en="Copies: to be confirmed">จำนวนชุด: รอการยืนยัน</text>
    Good: <text data-confirm="copies" data-en="Copies: to be confirmed">จำนวนชุด: รอการยืนยัน</text>
    """
    for drawing in corpus.drawings:
        for text in drawing.texts:
            found = next(filter(None, map(UNKNOWN.search, text.words.values())), None)
            if found and not text.waits:
                yield Problem(drawing.path, text.line, 1, "HB121", {"words": found[0]})
            for id in text.waits:
                if id not in corpus.data.questions and "confirm" not in corpus.data.unread:
                    details = {"id": id, **use_or(id, corpus.data.questions)}
                    yield Problem(drawing.path, text.line, 1, "HB102", details)


@check
def check_answered_as_unknown(corpus: Corpus) -> Iterator[Problem]:
    """HB115. A sentence that cites the letter of an answer does not say that the matter is unknown.

    Bad:  ยังไม่ทราบ[จำนวน ๓ ชุด](source:answer-copies)
    Good: ส่ง[เอกสารจำนวน ๓ ชุด](source:answer-copies)
    """
    answered = {question.answer.source: id for id, question in corpus.data.questions.items() if question.answer}
    for page in corpus.pages.values() if answered else ():
        for text in page.texts:
            ids = [answered[id] for span in text.spans if (id := span.target.removeprefix("source:")) in answered]
            found = UNKNOWN.search(text.words) if ids else None
            waits = any(span.target.startswith("confirm:") for span in text.spans)
            if found and not waits:
                details = {"id": ids[0], "words": found[0], "sentence": text.words[:_SHOWN]}
                yield Problem(corpus.shown(page.path), text.line, text.column, "HB115", details)


@check
def check_prices_without_announcement(corpus: Corpus) -> Iterator[Problem]:
    """HB113. Prices stand with the source, the edition and the date of the announcement that sets them.

    Bad:  price: 22000   with   announcement: {names_from: names-2564, date: null, url: null}
    Good: announcement: {…, source: price-standard, edition: {th: …, en: …}, date: 2026-12-01}
    """
    prices = Prices.of(corpus.data)
    if prices.filled:
        document = corpus.data.documents[PRICES]
        missing = [name for name in WITH_PRICES if not prices.announcement.get(name)]
        if missing:
            yield document.problem(("announcement",), "HB113", missing=", ".join(missing))


@check
def check_endorsement(corpus: Corpus) -> Iterator[Problem]:
    """HB119. An endorsed edition names the letter and has the question answered; one that awaits has neither.

    Bad:  status: endorsed   with   id: endorsement   and no answer
    Good: status: endorsed   with   endorsed_by: sp-letter   and   answer: {…, source: sp-letter, …}
    """
    settings, question = corpus.settings, corpus.data.questions.get(ENDORSEMENT)
    is_endorsed = settings.status == "endorsed"
    faults = []
    if is_endorsed and not settings.endorsed_by:
        faults.append("no-letter")
    if not is_endorsed and settings.endorsed_by:
        faults.append("letter")
    if question is not None and is_endorsed and question.answer is None:
        faults.append("open")
    if question is not None and is_endorsed and question.answer and settings.endorsed_by:
        faults += ["other"] * (question.answer.source != settings.endorsed_by)
    if question is not None and not is_endorsed and question.answer is not None:
        faults.append("answered")
    line, column = settings.own_places["status",]
    for fault in faults:
        what = with_mend(both(f"endorsement.{fault}"), both(f"endorsement.{fault}.mend"))
        yield Problem(CONFIG_NAME, line, column, "HB119", what)


@check
def check_prices_of_open_question(corpus: Corpus) -> Iterator[Problem]:
    """HB114. Once prices are filled in, the question which edition applies has its answer.

    Bad:  price: 22000   with   id: price-edition   and no answer
    Good: id: price-edition   with   answer: {th: …, en: …, source: price-letter, date: 2026-12-01}
    """
    question = corpus.data.questions.get(PRICE_QUESTION)
    if question is not None and question.answer is None and Prices.of(corpus.data).filled:
        path, line, column = corpus.data.places["confirm", PRICE_QUESTION]
        yield Problem(path, line, column, "HB114", {"id": PRICE_QUESTION})
