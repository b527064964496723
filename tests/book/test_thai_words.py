"""Lines of Thai end between words only where Pango has libthai and libthai its dictionary. Nothing else warns."""

from __future__ import annotations

import subprocess
import sys

# Each word on a line of its own: a box too narrow for any makes every permitted end of line visible.
PROGRAM = """
import sys, weasyprint
page = "<html lang=th><style>@page { size: 400pt } p { width: 1pt; font: 12pt Sarabun }</style><p>" + sys.argv[1]
document = weasyprint.HTML(string=page).render()
boxes = document.pages[0]._page_box.descendants()
print("|".join(box.text.strip() for box in boxes if hasattr(box, "text")))
"""
WORDS = ["หน่วย", "งาน", "ที่", "ประสงค์", "จะ", "ติดตั้ง", "กล้อง", "โทรทัศน์"]


def test_lines_end_between_words() -> None:
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, "".join(WORDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip().split("|") == WORDS, "is libthai-data installed?"
