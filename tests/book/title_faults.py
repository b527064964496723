"""What is wrong with the lines of a title, judged by newmm's words: it knows nothing of how the lines were made."""

from __future__ import annotations

from itertools import pairwise

from book.parts import letters
from book.word_judges import newmm_ends

COMPOUNDS = ("โทรทัศน์วงจรปิด", "จัดซื้อจัดจ้าง", "ข้อมูลส่วนบุคคล", "ระบบคอมพิวเตอร์", "องค์กรปกครองส่วนท้องถิ่น")


def line_faults(lines: list[str], title: str) -> list[str]:
    """What is wrong: a word or compound over two lines, a last line of one word, letters that are lost."""
    faults = []
    if letters("".join(lines)) != letters(title):
        faults.append(f"not the title: {lines}")
    if len(lines) > 1 and is_one_word(lines[-1]):
        faults.append(f"one word alone: {lines[-1]}")
    ends, at = ends_of_words(title), 0
    for line in lines[:-1]:
        at = title.index(line, at) + len(line)
        if at not in ends:
            faults.append(f"a line ends inside a word: {line}")
        for compound in COMPOUNDS:
            start = title.rfind(compound, 0, at + len(compound) - 1)
            if 0 <= start < at < start + len(compound):
                faults.append(f"a line ends inside {compound}")
    return faults


def is_one_word(line: str) -> bool:
    """Tell whether a line has one word, by newmm; signs alone are none."""
    text = line.strip()
    bounds = [0, *sorted(ends_of_words(text))]
    return sum(letters(text[one:other]) != "" for one, other in pairwise(bounds)) == 1


def ends_of_words(text: str) -> set[int]:
    """Offsets at which a word or a sign ends."""
    (ends,) = newmm_ends([text])
    return ends
