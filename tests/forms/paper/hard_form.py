"""A landscape form with what the sample has not: long labels, many options, blanks in lists and in plain tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown import Markdown

from forms.sample_form import EXTENSIONS
from handbook.corpus.form_specs import read_form_specs
from handbook.forms.compose import Form, compose
from handbook.html.tree import read_fragment

_LONG = "ชื่อผู้ประสานงานของหน่วยงานเจ้าของโครงการซึ่งติดต่อได้ในวันและเวลาราชการ พร้อมตำแหน่งและสังกัด"
_FIELDS = """
code: {th: แบบยาก, en: Hard form}
version: "0.1"
date: 2026-11-23
orientation: landscape
step: procedure#prepare
fields:
  person: {type: text, required: true}
  numbered: {type: text, width: 120}
  ticked: {type: check}
  level:
    type: choice
    options:
      one: {th: ระดับที่หนึ่งซึ่งมีคำอธิบายยาวมากพอสมควร, en: One}
      two: {th: ระดับที่สองซึ่งมีคำอธิบายยาวมากพอสมควร, en: Two}
      three: {th: ระดับที่สามซึ่งมีคำอธิบายยาวมากพอสมควร, en: Three}
      four: {th: ระดับที่สี่ซึ่งมีคำอธิบายยาวมากพอสมควร, en: Four}
      five: {th: ระดับที่ห้าซึ่งมีคำอธิบายยาวมากพอสมควร, en: Five}
  a: {type: text, width: 60}
  b: {type: text, width: 60}
  c: {type: text, width: 60}
  d: {type: text}
  cell: {type: text}
  cell_tick: {type: check, required: true}
  points:
    type: rows
    rows: 24
    columns:
      what: {type: long, weight: 3}
      kind:
        type: list
        weight: 2
        options:
          fixed: {th: คงที่, en: Fixed}
          dome: {th: โดม, en: Dome}
          ptz: {th: หมุนได้, en: PTZ}
          plate: {th: อ่านป้ายทะเบียน, en: Plate reader}
      cost: {type: money, weight: 1}
  one: {type: signature}
  two: {type: signature, required: true}
  three: {type: signature}
"""
_PAGE = f"""
# แบบที่มีทุกอย่างที่ยาก {"{ #hard }"}

/// form

[{_LONG}](field:person "คำแนะนำ")

1. [ข้อแรก](field:numbered)
2. ข้อสองไม่มีช่อง

[ยืนยัน](field:ticked "เมื่อครบแล้ว") [ระดับ](field:level)

[ก](field:a) [ข](field:b) [ค](field:c) [ง](field:d)

| เรื่อง | คำตอบ |
|---|---|
| หนึ่ง | [ตอบ](field:cell) |
| สอง | [ใช่](field:cell_tick) |

| ที่ | จุด | ชนิด | ราคา | หมายเหตุ |
|---|---|---|---|---|
| # | [](field:points.what) | [](field:points.kind) | [](field:points.cost) | ตามแบบ |

[ผู้เสนอ](field:one) [ผู้ตรวจ](field:two) [ผู้อนุมัติ](field:three)

///
"""


@cache
def hard_form() -> Form:
    """The form, in Thai. What is made of it must leave it as it is."""
    with TemporaryDirectory() as folder:
        forms = Path(folder) / "forms"
        forms.mkdir()
        (forms / "hard.form.yml").write_text(_FIELDS, encoding="utf-8")
        specs, problems = read_form_specs(Path(folder), "hard")
    assert not problems, [problem.explain("en") for problem in problems]
    page = Markdown(extensions=EXTENSIONS).convert(_PAGE)
    return compose(read_fragment(f"<article>{page}</article>"), specs["hard"], "th")
