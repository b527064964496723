"""The acts' own small pages and entries: sentences that state nothing about any province."""

from __future__ import annotations

LETTER = """id: {id}
group: {group}
kind: announcement
number: ตย 0001/1
date: 2026-12-01
issuer: {{th: หน่วยงานตัวอย่าง, en: Sample agency}}
title: {{th: หนังสือตัวอย่าง, en: Sample letter}}
url: https://letters.example.invalid/1
confidence: A
seen: text"""

QUESTION = """id: {id}
affects_submission: false
ask:
  th: ใช้เอกสารตัวอย่างใด
  en: Which sample paper is used?
why:
  th: ยังมิได้เห็นเอกสารตัวอย่าง
  en: The sample paper has not been seen."""

ANSWER = "{{th: คำตอบตัวอย่าง, en: a sample answer, source: {letter}, date: 2026-12-01}}"

FORM = """code: {code}
version: "0.1"
date: 2026-12-01
step: {step}
fields:
  agency: {type: text, required: true, maxlength: 100}
  visited: {type: date}
  place: {type: text, maxlength: 100}
  purpose:
    type: choice
    options:
      see: {th: ไปดู, en: To see}
      repair: {th: ไปซ่อม, en: To repair}
  cost: {type: money, min: 0}
  items:
    type: rows
    rows: 3
    columns:
      name: {type: text, weight: 3}
      count: {type: number, min: 1}
  receiver: {type: signature}
"""

_FORM_BODY = {
    "": """
## แบบฟอร์ม { #form }

/// form

[ชื่อหน่วยงาน](field:agency) [วันที่ไปดู](field:visited)

[สถานที่](field:place) [วัตถุประสงค์](field:purpose)

[ค่าใช้จ่าย (บาท)](field:cost)

### รายการ { #items }

| # | ชื่อ | จำนวน |
|---|---|---|
| # | [](field:items.name) | [](field:items.count) |

### ลงชื่อ { #sign }

[ผู้รับ](field:receiver)

///
""",
    ".en": """
## Form { #form }

/// form

[Agency](field:agency) [Day of the visit](field:visited)

[Place](field:place) [Purpose](field:purpose)

[Cost (baht)](field:cost)

### Items { #items }

| # | Name | Number |
|---|---|---|
| # | [](field:items.name) | [](field:items.count) |

### Signature { #sign }

[Receiver](field:receiver)

///
""",
}

_WORDS = {
    "": ("สรุปหน้านี้", "หน้านี้เป็นตัวอย่าง", "เนื้อหา", "ข้อความของหน้านี้เป็นตัวอย่างสั้น ๆ", "สำนักงานตัวอย่าง"),
    ".en": (
        "This page in short",
        "This page is a sample.",
        "Content",
        "The text of this page is a short sample.",
        "Sample office",
    ),
}


def page(language: str, title: str, id: str, more: str = "", meta: str = "") -> str:
    """A page with essentials and a section; `meta` are further lines of its front matter."""
    short, sample, heading, text, owner = _WORDS[language]
    return f"""---
title: {title}
description: {sample}
{meta}reviewed: 2026-12-01
review_every: 6
owner: {owner}
---

# {title} {{ #{id} }}

/// essentials | {short}

- {sample}

///

## {heading} {{ #content }}

{text}
{more}"""


def form_page(language: str, title: str, id: str) -> str:
    """The page of the sample form."""
    return page(language, title, id, _FORM_BODY[language])


def form_file(code: str, step: str) -> str:
    """The sample form's eight blanks."""
    return FORM.replace("{code}", code).replace("{step}", step)
