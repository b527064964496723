"""Word files with words typed outside the blanks."""

from __future__ import annotations

import random
from typing import Any

from lxml import etree

from filled.returned_files import Answers, Way, words
from filled.returned_word.filling import HEAD, Change, Parts, add_part, body_of, changed, insert, paragraph_of, run_of
from forms.docx.fill_word import W, controls


def typed_beside(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """Words after a blank."""
    said = words(rng)
    insert(paragraph_of(tree, "received"), run_of(said))
    return (said,)


def _before(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    paragraph = paragraph_of(tree, "agency")
    place = next(number for number, child in enumerate(paragraph) if child.tag == f"{W}r")
    insert(paragraph, run_of(said + " "), place)
    return (said,)


def _in_label(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """Typed into the run of the label itself."""
    said = words(rng)
    text = next(paragraph_of(tree, "agency").iter(f"{W}t"))
    text.text = f"{text.text} {said}"
    return (said,)


def _new_paragraph(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    insert(body_of(tree), f"<w:p>{run_of(said)}</w:p>", rng.randrange(2, len(body_of(tree)) - 1))
    return (said,)


def _in_cell(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    cell = next(next(controls(tree, "items.name")).iterancestors(f"{W}tc"))
    insert(cell, f"<w:p>{run_of(said)}</w:p>")
    return (said,)


def _split_runs(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As Word divides a text that was typed with the spelling checked: run by run, with ids of its revisions."""
    said = words(rng)
    runs = "".join(f'<w:proofErr w:type="spellStart"/>{run_of(sign)}' for sign in said)
    insert(paragraph_of(tree, "project"), runs)
    return (said,)


def plain_row(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """A row of a table that has no blanks."""
    said, other = words(rng), words(rng)
    table = next(next(controls(tree, "items")).iterancestors(f"{W}tbl"))
    cells = "".join(f"<w:tc><w:p>{run_of(text)}</w:p></w:tc>" for text in ("4", said, "", "", "1", "", other, ""))
    insert(table, f"<w:tr>{cells}</w:tr>")
    return (said, other)


def _ticked_beside(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = rng.choice(["✓", "√", "/", "X"])
    insert(paragraph_of(tree, "has_quotes"), run_of(said), 1)
    return (f"“{said}”",)


def _sym_beside(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    insert(paragraph_of(tree, "has_quotes"), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', 1)
    return ("“✓”",)


def _box(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    inner = f"<w:txbxContent><w:p>{run_of(said)}</w:p></w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>"
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
    insert(paragraph_of(tree, "agency"), f"<w:r>{choice}{fallback}</mc:AlternateContent></w:r>")
    return (said,)


def _old_box(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    inner = f"<w:txbxContent><w:p>{run_of(said)}</w:p></w:txbxContent>"
    insert(
        paragraph_of(tree, "agency"), f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    )
    return (said,)


def _hidden(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    insert(paragraph_of(tree, "agency"), run_of(said, "<w:rPr><w:vanish/></w:rPr>"))
    return (said,)


def _part(name: str, kind: str, wrap: str) -> Change:
    def change(_tree: Any, parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        root, item = wrap.split()
        content = f'<w:{item} w:id="7"><w:p>{run_of(said)}</w:p></w:{item}>'
        add_part(parts, name, kind, f"<w:{root} {HEAD}>{content}</w:{root}>")
        return (said,)

    return change


def _header(part: str) -> Change:
    def change(_tree: Any, parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        root = etree.fromstring(parts[part])
        insert(root if rng.random() < 0.5 else next(root.iter(f"{W}p")), run_of(" " + said))
        parts[part] = etree.tostring(root)
        return (said,)

    return change


def _bound(_tree: Any, parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    add_part(parts, "../customXml/item1.xml", "customXml", f"<a><agency>{said}</agency></a>")
    parts["customXml/item1.xml"] = parts.pop("word/../customXml/item1.xml")
    return (said,)


WAYS: dict[str, Way] = {
    "word typed beside a blank": changed(typed_beside, "HB540"),
    "word typed before a label": changed(_before, "HB540"),
    "word typed into a label": changed(_in_label, "HB540"),
    "word with a paragraph": changed(_new_paragraph, "HB540"),
    "word typed into a cell": changed(_in_cell, "HB540"),
    "word typed in split runs": changed(_split_runs, "HB540"),
    "word with a plain row": changed(plain_row, "HB540"),
    "word ticked beside the box": changed(_ticked_beside, "HB540"),
    "word ticked by a symbol": changed(_sym_beside, "HB540"),
    "word with a text box": changed(_box, "HB540"),
    "word with an old text box": changed(_old_box, "HB540"),
    "word with hidden text": changed(_hidden, "HB540"),
    "word with a comment": changed(_part("comments.xml", "comments", "comments comment"), "HB540"),
    "word with a footnote": changed(_part("footnotes.xml", "footnotes", "footnotes footnote"), "HB540"),
    "word with an endnote": changed(_part("endnotes.xml", "endnotes", "endnotes endnote"), "HB540"),
    "word typed into the header": changed(_header("word/header.xml"), "HB540"),
    "word typed into the footer": changed(_header("word/footer.xml"), "HB540"),
    "word with data beside": changed(_bound, "HB540"),
}
