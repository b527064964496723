"""HB120, standing: what is said of the endorsement follows mkdocs.yml, wherever it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check, seen_in
from handbook.corpus.fillings import ENDORSEMENT
from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.written import Part, Written, part_of
from handbook.messages import both
from handbook.problems import Problem, with_mend

_NOT = "ยังไม่|ยังมิได้|ยังไม่ได้|มิได้|ไม่ได้|ยังไม่เคย|รอ(?:การ|ให้จังหวัด|จังหวัด)?"
_DENIED = re.compile(
    rf"(?:{_NOT})(?:ได้)?(?:รับการ|ผ่านการ|มีการ|ให้การ)?รับรอง(?!ว่า|ความ|ตน|สำเนา|เอกสาร|มาตรฐาน|คุณภาพ| มอก)"
    r"|ยัง(?:ไม่|มิ)ใช่(?:เอกสารของทางราชการ|ฉบับ(?:ที่จังหวัด|ทางการ)|แบบที่จังหวัด)"
    r"|\bnot\W+(?:(?:yet|been|formally)\W+)*endorsed\b|\bunendorsed\b|\bnot\W+an\W+official\W+(?:document|edition)\b"
    r"|\b(?:await\w*|pending|waits?\W+for|without)\W+(?:the\W+province’s\W+)?endorsement\b"
    r"|\bprovince\W+has\W+not\W+(?:yet\W+)?(?:endorsed|prescribed)\b",
    re.IGNORECASE,
)
"""What an endorsed edition does not say of itself."""
_OWN_FORM = re.compile(
    r"(?:แบบ|รหัส)[^\n]{0,30}เป็นข้อเสนอของผู้จัดทำ"
    r"|\b(?:form|code)\b[^\n.;]{0,40} (?:is|are) (?:our proposal|a proposal of those)\b",
    re.IGNORECASE,
)
"""What a form says of itself as long as the edition waits."""
_SAID = re.compile(
    r"จังหวัด(?:ได้)?(?:ให้การ)?รับรอง(?:ฉบับ|คู่มือ|แบบ)นี้|(?:ฉบับ|คู่มือ|แบบ)นี้(?:ได้รับ|ผ่าน)การรับรอง"
    r"|\bprovince (?:has |have )?endorsed (?:this|the) (?:edition|handbook|forms?)\b"
    r"|\b(?:edition|handbook|forms?) (?:has|have|is|are) (?:been |now )?endorsed\b",
    re.IGNORECASE,
)
"""What an edition that waits does not say of itself."""
_SUPPOSED = re.compile(
    r"(?:เมื่อ|หาก|ถ้า|จนกว่า|ก่อน|หลัง|ว่า|\b(?:once|when|if|until|unless|after|before|whether|does))\W*(?:the |this )?$",
    re.IGNORECASE,
)
"""What stands before words that suppose, or ask, what they say."""
_DRAFT = re.compile(r"ร่าง|\bdraft\b", re.IGNORECASE)
_BEFORE = 14
_LAST = 10_000


@check
def check_standing_by_hand(corpus: Corpus) -> Iterator[Problem]:
    """HB120. Nothing says of the edition or its forms that they wait once they are endorsed, or the reverse.

    Bad:  ฉบับนี้ยังไม่ได้รับการรับรอง   with   status: endorsed
    Good: [สถานะของฉบับนี้](status:edition), or the sentence within /// awaiting
    """
    is_endorsed = corpus.settings.status == "endorsed"
    kind = "denied" if is_endorsed else "said"
    left = _left_out(corpus)
    for file in corpus.written:
        for found in _wrong(file, corpus, is_endorsed=is_endorsed):
            details = with_mend(both(f"standing.{kind}", words=found.words), both(f"standing.{kind}.mend"))
            problem = file.problem(found.start, "HB120", None, **details)
            is_left = any(problem.line in lines for lines in left.get(file.path, ()))
            if not is_left and file.holds_prose(found.start, found.end):
                yield problem
    edition = corpus.settings.edition
    for locale in LOCALES if is_endorsed else ():
        if draft := _DRAFT.search(edition[locale]):
            line, column = corpus.settings.own_places["edition", locale]
            details = with_mend(both("standing.draft", words=draft[0]), both("standing.draft.mend"))
            yield Problem(CONFIG_NAME, line, column, "HB120", details)


def _wrong(file: Written, corpus: Corpus, *, is_endorsed: bool) -> Iterator[Part]:
    if is_endorsed:
        yield from map(part_of, _DENIED.finditer(file.text))
        if file.path.startswith(f"{corpus.docs}/{FORMS_FOLDER}/"):
            yield from map(part_of, _OWN_FORM.finditer(file.text))
        return
    yield from seen_in(file, _said_in)


def _said_in(text: str) -> Iterator[Part]:
    for found in _SAID.finditer(text):
        if not _SUPPOSED.search(text[max(found.start() - _BEFORE, 0) : found.start()]):
            yield part_of(found)


def _left_out(corpus: Corpus) -> Mapping[str, list[range]]:
    """Path -> lines that say so rightly: blocks for one standing, letters, and the question whether it is endorsed."""
    names = {"awaiting", "endorsed", "letter"}
    left = {
        corpus.shown(page.path): [range(block.line, block.end + 1) for block in page.blocks if block.name in names]
        for page in corpus.pages.values()
    }
    if ("confirm", ENDORSEMENT) in corpus.data.places:
        path, first, _ = corpus.data.places["confirm", ENDORSEMENT]
        later = [line for (kind, _), (_, line, _) in corpus.data.places.items() if kind == "confirm" and line > first]
        left[path] = [range(first, min(later, default=_LAST))]
    return left
