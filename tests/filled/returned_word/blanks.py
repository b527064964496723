"""Word files whose blanks were replaced, deleted or copied, or say one thing and show another."""

from __future__ import annotations

import copy
import random
from typing import Any

from filled.returned_files import Answers, Way, words
from filled.returned_word.filling import Change, Parts, body_of, changed, insert, paragraph_of, run_of
from forms.docx.fill_word import W14, W, controls


def unwrap(control: Any) -> None:
    """Leave what a blank holds, without the blank."""
    parent, place = control.getparent(), control.getparent().index(control)
    parent[place : place + 1] = list(control.find(f"{W}sdtContent"))


def _replaced(tree: Any, _parts: Parts, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    unwrap(next(controls(tree, "agency")))
    return (str(given["agency"]),)


def _all_replaced(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for control in list(tree.iter(f"{W}sdt"))[::-1]:
        unwrap(control)
    return ()


def _cell_replaced(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    control = next(controls(tree, "items.name"))
    paragraph = control.getparent()
    paragraph.remove(control)
    insert(paragraph, run_of(said))
    return (said,)


def _deleted(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    control = next(controls(tree, "received"))
    control.getparent().remove(control)
    return ("received",)


def _label_deleted(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    paragraph = paragraph_of(tree, "days")
    for run in list(paragraph.iter(f"{W}r"))[:1]:
        run.getparent().remove(run)
    return ()


def _copied(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    paragraph = paragraph_of(tree, "agency")
    twin = copy.deepcopy(paragraph)
    next(next(controls(twin, "agency")).find(f"{W}sdtContent").iter(f"{W}t")).text = said
    paragraph.addnext(twin)
    return (said,)


def _untagged(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for tag in list(tree.iter(f"{W}tag")):
        tag.getparent().remove(tag)
    return ()


def _some_untagged(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for name in ("agency", "project", "reason"):
        settings = next(controls(tree, name)).find(f"{W}sdtPr")
        settings.remove(settings.find(f"{W}tag"))
    return ()


def _own_control(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    control = '<w:sdt><w:sdtPr><w:alias w:val="หมายเหตุ"/><w:tag w:val="note"/><w:text/></w:sdtPr>'
    insert(body_of(tree), f"<w:p>{control}<w:sdtContent>{run_of(said)}</w:sdtContent></w:sdt></w:p>", 3)
    return (said,)


def _bare_control(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    control = '<w:sdt><w:sdtPr><w:alias w:val="หมายเหตุ"/><w:text/></w:sdtPr>'
    insert(body_of(tree), f"<w:p>{control}<w:sdtContent>{run_of(said)}</w:sdtContent></w:sdt></w:p>", 3)
    return (said,)


def _set(tag: str, text: str, *, keeps_flag: bool = False) -> Change:
    def change(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
        control = next(controls(tree, tag))
        for flag in list(control.iter(f"{W}showingPlcHdr")):
            if not keeps_flag:
                flag.getparent().remove(flag)
        content = control.find(f"{W}sdtContent")
        run = next(content.iter(f"{W}r"))
        for number, each in enumerate(list(run.iter(f"{W}t"))):
            each.text = "" if number else text
        return (text,)

    return change


def _prompt(tree: Any, parts: Parts, rng: random.Random, given: Answers) -> tuple[str, ...]:
    _set("received", "Click or tap here to enter text.", keeps_flag=True)(tree, parts, rng, given)
    return ()


def _glyph(text: str) -> Change:
    def change(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
        next(next(controls(tree, "has_quotes")).find(f"{W}sdtContent").iter(f"{W}t")).text = text
        return ("has_quotes",)

    return change


def _both_kinds(tree: Any, _parts: Parts, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    other = "replace" if given["kind"] == "new" else "new"
    control = next(controls(tree, f"kind={other}"))
    next(control.iter(f"{W14}checked")).set(f"{W14}val", "1")
    next(control.find(f"{W}sdtContent").iter(f"{W}t")).text = "☑"
    return ("kind",)


WAYS: dict[str, Way] = {
    "word with a blank replaced": changed(_replaced, "HB540", "HB543", gone=("agency",)),
    "word with all blanks replaced": changed(_all_replaced, "HB528"),
    "word with a cell replaced": changed(_cell_replaced, "HB540", "HB543", gone=("items.1.name",)),
    "word with a blank deleted": changed(_deleted, "HB543"),
    "word with a label deleted": changed(_label_deleted, "HB546"),
    "word with a blank copied": changed(_copied, "HB521"),
    "word without tags": changed(_untagged, "HB545"),
    "word with some tags gone": changed(_some_untagged, "HB545"),
    "word with a control of its own": changed(_own_control, "HB525"),
    "word with a bare control of its own": changed(_bare_control, "HB540"),
    "word with dots": changed(_set("received", "………………"), "HB547"),
    "word with lines": changed(_set("received", "_______"), "HB547"),
    "word with a dash": changed(_set("received_on", "-"), "HB547"),
    "word with the flag left": changed(_set("received", "เลขรับ 88/2569", keeps_flag=True), "HB542"),
    "word typed into the dots": changed(_set("received", "......รับ 77/2569......")),
    "word with Word's own prompt": changed(_prompt, is_clean=True),
    "word with a tick typed": changed(_glyph("☑"), "HB542"),
    "word with a cross typed": changed(_glyph("X"), "HB542"),
    "word with both choices": changed(_both_kinds, "HB521"),
    "word with a choice typed": changed(_set("source", "งบบริจาคจากวัด"), "HB521"),
}
