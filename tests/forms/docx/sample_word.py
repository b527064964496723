"""What the Word files of the tests are made of: settings, edition, languages, answers, and a form unlike the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.history.edition import Edition

MINIMAL = Path(__file__).resolve().parents[2] / "fixtures" / "minimal"
EDITION = Edition("0123456789", 1795392000)  # 2026-11-23
LOCALES = ["th", "en"]
BOTH = pytest.mark.parametrize("locale", LOCALES)
VALUES: dict[str, str | bool] = {
    "written_at": "ที่ว่าการอำเภอบางพลี",
    "written_on": "23 พฤศจิกายน 2569",
    "agency": "องค์การบริหารส่วนตำบลบางปลา",
    "project": "ติดตั้งกล้องโทรทัศน์วงจรปิดริมคลองสำโรง <1> & “2”",
    "kind": "replace",
    "source": "local",
    "reason": "ปี 2569 มีอุบัติเหตุ 14 ครั้ง\nผู้เสียชีวิต 2 ราย",
    "items.1.name": "กล้องมุมมองคงที่",
    "items.2.unit": "piece",
    "items.2.price": "1250.50",
    "items.3.kept": True,
    "has_map": True,
    "signer.name": "นางปิ่นเกล้า ตั้งใจ",
    "receiver.date": "1 ธันวาคม 2569",
}
ADVICE = """/// form

Before you begin, have these ready:

1. the plan
2. the quotations
    - of two sellers

- [ ] [Everything is ready](field:ready), as far as I know
- A plain item

[Advice received from whom, if from anybody at all](field:advice)

[Kind of place](field:place)

| Question | Answer |
|---|---|
| How many *people* live there? | [People](field:people) |

Condition
:   [Since](field:since) [Until](field:until)

[First signer](field:first) [Second signer](field:second)

/// office | Office

[Decision](field:decision)

[What the office finds](field:finding)

///

///
"""
ADVICE_FIELDS = """code: {th: ก, en: A}
version: "0.1"
date: 2026-11-23
orientation: landscape
step: procedure#prepare
fields:
  ready: {type: check}
  advice: {type: text}
  place:
    type: choice
    options:
      one:
        th: หนึ่ง
        en: A place where many people pass at all hours of the day and of the night and where nobody watches
      two: {th: สอง, en: A place where hardly anybody passes but where things of value are kept behind a low fence}
      three: {th: สาม, en: Another place that the agency describes below in its own words as well as it can}
  people: {type: number}
  since: {type: date, width: 40}
  until: {type: date, width: 40}
  first: {type: signature}
  second: {type: signature}
  decision:
    type: choice
    options: {yes_: {th: อนุมัติ, en: Granted}, no_: {th: ไม่อนุมัติ, en: Refused}}
  finding: {type: long, lines: 3}
"""
