"""Word files as they come back: typed beside the blanks, blanks replaced, changes tracked, saved by LibreOffice."""

from __future__ import annotations

import copy
import random
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from filled.filled_files import pack
from filled.returned_files import Answers, Blank, Returned, Way, answers, words
from forms.docx.fill_word import DOCUMENT, W14, W15, W, controls, fill_word

_SPACE = W[1:-1]
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "word/_rels/document.xml.rels"
_HEAD = f'xmlns:w="{_SPACE}" xmlns:r="{_R}"'
_V = "urn:schemas-microsoft-com:vml"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"

Parts = dict[str, bytes]
Change = Callable[[Any, Parts, random.Random, Answers], tuple[str, ...]]


def parts_of(data: bytes) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _case(change: Change, *codes: str, is_clean: bool = False, gone: tuple[str, ...] = ()) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        parts = parts_of(fill_word(blank.word, given))
        tree = etree.fromstring(parts[DOCUMENT])
        said = change(tree, parts, rng, given)
        parts[DOCUMENT] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        kept = {name: value for name, value in given.items() if name not in gone}
        return Returned({"a.docx": pack(parts)}, (kept,), said, codes, is_clean)

    return make


def _xml(text: str) -> Any:
    return etree.fromstring(
        f'<w:x {_HEAD} xmlns:v="{_V}" xmlns:wps="{_WPS}" xmlns:mc="{_MC}" xmlns:a="{_A}">{text}</w:x>'
    )


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _insert(parent: Any, text: str, place: int | None = None) -> None:
    for number, element in enumerate(list(_xml(text))):
        parent.insert(len(parent) if place is None else place + number, element)


def _paragraph_of(tree: Any, tag: str) -> Any:
    return next(next(controls(tree, tag)).iterancestors(f"{W}p"))


def _body(tree: Any) -> Any:
    return tree.find(f"{W}body")


def _add_part(parts: Parts, name: str, kind: str, content: str) -> None:
    """A part of the package with its relationship and content type."""
    parts[f"word/{name}"] = content.encode()
    relations = etree.fromstring(parts[_RELATIONS])
    etree.SubElement(
        relations, f"{{{relations.nsmap[None]}}}Relationship", Id=f"rIdNew{len(relations)}", Type=f"{_R}/{kind}",
        Target=name,
    )  # fmt: skip
    parts[_RELATIONS] = etree.tostring(relations)


# Words typed outside the blanks


def _beside(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _insert(_paragraph_of(tree, "received"), _run(said))
    return (said,)


def _before(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    paragraph = _paragraph_of(tree, "agency")
    place = next(number for number, child in enumerate(paragraph) if child.tag == f"{W}r")
    _insert(paragraph, _run(said + " "), place)
    return (said,)


def _in_label(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """Typed into the run of the label itself."""
    said = words(rng)
    text = next(_paragraph_of(tree, "agency").iter(f"{W}t"))
    text.text = f"{text.text} {said}"
    return (said,)


def _new_paragraph(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _insert(_body(tree), f"<w:p>{_run(said)}</w:p>", rng.randrange(2, len(_body(tree)) - 1))
    return (said,)


def _in_cell(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    cell = next(next(controls(tree, "items.name")).iterancestors(f"{W}tc"))
    _insert(cell, f"<w:p>{_run(said)}</w:p>")
    return (said,)


def _split_runs(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As Word divides a text that was typed with the spelling checked: run by run, with ids of its revisions."""
    said = words(rng)
    runs = "".join(f'<w:proofErr w:type="spellStart"/>{_run(sign)}' for sign in said)
    _insert(_paragraph_of(tree, "project"), runs)
    return (said,)


def _plain_row(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said, other = words(rng), words(rng)
    table = next(next(controls(tree, "items")).iterancestors(f"{W}tbl"))
    cells = "".join(f"<w:tc><w:p>{_run(text)}</w:p></w:tc>" for text in ("4", said, "", "", "1", "", other, ""))
    _insert(table, f"<w:tr>{cells}</w:tr>")
    return (said, other)


def _ticked_beside(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = rng.choice(["✓", "√", "/", "X"])
    _insert(_paragraph_of(tree, "has_quotes"), _run(said), 1)
    return (f"“{said}”",)


def _sym_beside(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    _insert(_paragraph_of(tree, "has_quotes"), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', 1)
    return ("“✓”",)


def _box(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    inner = f"<w:txbxContent><w:p>{_run(said)}</w:p></w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>"
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
    _insert(_paragraph_of(tree, "agency"), f"<w:r>{choice}{fallback}</mc:AlternateContent></w:r>")
    return (said,)


def _old_box(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    inner = f"<w:txbxContent><w:p>{_run(said)}</w:p></w:txbxContent>"
    _insert(
        _paragraph_of(tree, "agency"), f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    )
    return (said,)


def _hidden(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _insert(_paragraph_of(tree, "agency"), _run(said, "<w:rPr><w:vanish/></w:rPr>"))
    return (said,)


def _part(name: str, kind: str, wrap: str) -> Change:
    def change(_tree: Any, parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        root, item = wrap.split()
        content = f'<w:{item} w:id="7"><w:p>{_run(said)}</w:p></w:{item}>'
        _add_part(parts, name, kind, f"<w:{root} {_HEAD}>{content}</w:{root}>")
        return (said,)

    return change


def _header(part: str) -> Change:
    def change(_tree: Any, parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        root = etree.fromstring(parts[part])
        _insert(root if rng.random() < 0.5 else next(root.iter(f"{W}p")), _run(" " + said))
        parts[part] = etree.tostring(root)
        return (said,)

    return change


def _bound(_tree: Any, parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _add_part(parts, "../customXml/item1.xml", "customXml", f"<a><agency>{said}</agency></a>")
    parts["customXml/item1.xml"] = parts.pop("word/../customXml/item1.xml")
    return (said,)


# Changes tracked


def _tracked(wrap: str, text: str = "t") -> Change:
    def change(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        inner = f'<w:r><w:{text} xml:space="preserve">{said}</w:{text}></w:r>'
        _insert(_paragraph_of(tree, "agency"), f'<w:{wrap} w:id="9" w:author="ก">{inner}</w:{wrap}>')
        return (said,)

    return change


def _tracked_in_blank(tree: Any, _parts: Parts, rng: random.Random, given: Answers) -> tuple[str, ...]:
    said = words(rng)
    content = next(controls(tree, "agency")).find(f"{W}sdtContent")
    old = f'<w:del w:id="9"><w:r><w:delText>{said}</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="10">{_run(str(given["agency"]))}</w:ins>'
    content[:] = []
    _insert(content, old + new)
    return (said,)


def _row_deleted(tree: Any, _parts: Parts, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    row = next(next(controls(tree, "items.name")).iterancestors(f"{W}tr"))
    row.find(f"{W}trPr").append(etree.Element(f"{W}del"))
    return (str(given["items.1.name"]),)


# Blanks replaced, deleted, copied


def _unwrap(control: Any) -> None:
    parent, place = control.getparent(), control.getparent().index(control)
    parent[place : place + 1] = list(control.find(f"{W}sdtContent"))


def _replaced(tree: Any, _parts: Parts, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    _unwrap(next(controls(tree, "agency")))
    return (str(given["agency"]),)


def _all_replaced(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for control in list(tree.iter(f"{W}sdt"))[::-1]:
        _unwrap(control)
    return ()


def _cell_replaced(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    control = next(controls(tree, "items.name"))
    paragraph = control.getparent()
    paragraph.remove(control)
    _insert(paragraph, _run(said))
    return (said,)


def _deleted(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    control = next(controls(tree, "received"))
    control.getparent().remove(control)
    return ("received",)


def _label_deleted(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    paragraph = _paragraph_of(tree, "days")
    for run in list(paragraph.iter(f"{W}r"))[:1]:
        run.getparent().remove(run)
    return ()


def _copied(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    paragraph = _paragraph_of(tree, "agency")
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
    _insert(_body(tree), f"<w:p>{control}<w:sdtContent>{_run(said)}</w:sdtContent></w:sdt></w:p>", 3)
    return (said,)


def _bare_control(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    control = '<w:sdt><w:sdtPr><w:alias w:val="หมายเหตุ"/><w:text/></w:sdtPr>'
    _insert(_body(tree), f"<w:p>{control}<w:sdtContent>{_run(said)}</w:sdtContent></w:sdt></w:p>", 3)
    return (said,)


# Blanks that say one thing and show another


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


# Things


def _thing(text: str) -> Change:
    def change(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
        _insert(_paragraph_of(tree, "agency"), f"<w:r>{text}</w:r>")
        return ()

    return change


def _chunk(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    _insert(_body(tree), '<w:altChunk r:id="rId99"/>', 4)
    return ()


# What Word does, which is nothing wrong


def _word_saves(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As Word saves: ids of revisions, marks of the spelling checker, bookmarks, runs divided."""
    for number, paragraph in enumerate(list(tree.iter(f"{W}p"))):
        paragraph.set(f"{W}rsidR", f"00{number:06X}")
        _insert(
            paragraph, f'<w:bookmarkStart w:id="{number}" w:name="_GoBack{number}"/><w:bookmarkEnd w:id="{number}"/>'
        )
    for run in list(tree.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is not None and len(text.text or "") > 4 and run.getparent().tag == f"{W}p":
            twin = copy.deepcopy(run)
            middle = len(text.text) // 2
            whole = text.text
            text.text, twin.find(f"{W}t").text = whole[:middle], whole[middle:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(twin)
            run.addnext(etree.Element(f"{W}proofErr"))
    return ()


def _rows_removed(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    content = next(controls(tree, "items")).find(f"{W}sdtContent")
    content.remove(content[-1])
    return ()


def _sections_dropped(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As programs do that know only the standard: the controls of rows are gone, those in the cells stay."""
    for control in list(tree.iter(f"{W}sdt"))[::-1]:
        kinds = (f"{W15}repeatingSection", f"{W15}repeatingSectionItem")
        if any(control.find(f"{W}sdtPr/{kind}") is not None for kind in kinds):
            _unwrap(control)
    return ()


def _more_rows(blank: Blank, rng: random.Random) -> Returned:
    given = {**answers(rng), "items.4.name": "เสาเหล็ก", "items.4.count": "2", "items.5.name": words(rng)}
    return Returned({"a.docx": fill_word(blank.word, given)}, (given,), is_clean=True)


def _older(_tree: Any, parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"everything/1.2", b"everything/1.0")
    return ()


def _two_in_one(blank: Blank, rng: random.Random) -> Returned:
    first, second = answers(rng), answers(rng)
    parts = parts_of(fill_word(blank.word, first))
    tree = etree.fromstring(parts[DOCUMENT])
    other = etree.fromstring(parts_of(fill_word(blank.word, second))[DOCUMENT])
    end = _body(tree)[-1]
    for element in list(_body(other))[:-1]:
        end.addprevious(element)
    parts[DOCUMENT] = etree.tostring(tree)
    return Returned({"a.docx": pack(parts)}, (first, second), (), ("HB544",))


# LibreOffice


def _office(endings: tuple[str, ...], change: Change | None = None, **more: Any) -> Way | None:
    if shutil.which("soffice") is None:
        return None

    def make(blank: Blank, rng: random.Random) -> Returned:
        first = (_case(change) if change else _case(_unchanged))(blank, rng)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.docx"
            file.write_bytes(first.files["a.docx"])
            for ending in endings:
                out = Path(folder) / f"to-{ending}"
                order = [
                    "soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/hb-office", "--headless",
                    "--convert-to", ending, "--outdir", str(out), str(file),
                ]  # fmt: skip
                subprocess.run(order, check=True, capture_output=True, timeout=120)
                file = next(out.iterdir())
            return Returned({file.name: file.read_bytes()}, first.answers, first.words, **more)

    return make


_COLUMNS = ("name", "delivered", "unit", "count", "price", "total", "kept")


def _unchanged(*_: object) -> tuple[str, ...]:
    return ()


_found: dict[str, Way | None] = {
    "word as Word fills it": _case(_unchanged, is_clean=True),
    "word as Word saves it": _case(_word_saves, is_clean=True),
    "word with more rows": _more_rows,
    "word with a row taken out": _case(_rows_removed, is_clean=True),
    "word without sections": _case(_sections_dropped, is_clean=True),
    "word typed beside a blank": _case(_beside, "HB540"),
    "word typed before a label": _case(_before, "HB540"),
    "word typed into a label": _case(_in_label, "HB540"),
    "word with a paragraph": _case(_new_paragraph, "HB540"),
    "word typed into a cell": _case(_in_cell, "HB540"),
    "word typed in split runs": _case(_split_runs, "HB540"),
    "word with a plain row": _case(_plain_row, "HB540"),
    "word ticked beside the box": _case(_ticked_beside, "HB540"),
    "word ticked by a symbol": _case(_sym_beside, "HB540"),
    "word with a text box": _case(_box, "HB540"),
    "word with an old text box": _case(_old_box, "HB540"),
    "word with hidden text": _case(_hidden, "HB540"),
    "word with a comment": _case(_part("comments.xml", "comments", "comments comment"), "HB540"),
    "word with a footnote": _case(_part("footnotes.xml", "footnotes", "footnotes footnote"), "HB540"),
    "word with an endnote": _case(_part("endnotes.xml", "endnotes", "endnotes endnote"), "HB540"),
    "word typed into the header": _case(_header("word/header.xml"), "HB540"),
    "word typed into the footer": _case(_header("word/footer.xml"), "HB540"),
    "word with data beside": _case(_bound, "HB540"),
    "word with an insertion tracked": _case(_tracked("ins"), "HB540"),
    "word with a deletion tracked": _case(_tracked("del", "delText"), "HB540"),
    "word with a move tracked": _case(_tracked("moveFrom"), "HB540"),
    "word with a change tracked in a blank": _case(_tracked_in_blank, "HB540"),
    "word with a row deleted": _case(_row_deleted, "HB540", gone=tuple(f"items.1.{name}" for name in _COLUMNS)),
    "word with a blank replaced": _case(_replaced, "HB540", "HB543", gone=("agency",)),
    "word with all blanks replaced": _case(_all_replaced, "HB528"),
    "word with a cell replaced": _case(_cell_replaced, "HB540", "HB543", gone=("items.1.name",)),
    "word with a blank deleted": _case(_deleted, "HB543"),
    "word with a label deleted": _case(_label_deleted, "HB546"),
    "word with a blank copied": _case(_copied, "HB521"),
    "word without tags": _case(_untagged, "HB545"),
    "word with some tags gone": _case(_some_untagged, "HB545"),
    "word with a control of its own": _case(_own_control, "HB525"),
    "word with a bare control of its own": _case(_bare_control, "HB540"),
    "word with dots": _case(_set("received", "………………"), "HB547"),
    "word with lines": _case(_set("received", "_______"), "HB547"),
    "word with a dash": _case(_set("received_on", "-"), "HB547"),
    "word with the flag left": _case(_set("received", "เลขรับ 88/2569", keeps_flag=True), "HB542"),
    "word typed into the dots": _case(_set("received", "......รับ 77/2569......")),
    "word with Word's own prompt": _case(_prompt, is_clean=True),
    "word with a tick typed": _case(_glyph("☑"), "HB542"),
    "word with a cross typed": _case(_glyph("X"), "HB542"),
    "word with both choices": _case(_both_kinds, "HB521"),
    "word with a choice typed": _case(_set("source", "งบบริจาคจากวัด"), "HB521"),
    "word with a picture": _case(_thing("<w:drawing><a:blip/></w:drawing>"), "HB541"),
    "word with ink": _case(_thing('<w:contentPart r:id="rId98"/>'), "HB541"),
    "word with an object": _case(_thing("<w:object><w:OLEObject/></w:object>"), "HB541"),
    "word with another document": _case(_chunk, "HB541"),
    "word of an older version": _case(_older, "HB516"),
    "word of two forms": _two_in_one,
    "word saved by LibreOffice": _office(("docx",)),
    "word saved by LibreOffice, typed beside": _office(("docx",), _beside, codes=("HB540",)),
    "word saved by LibreOffice, with a row": _office(("docx",), _plain_row, codes=("HB540",)),
    "word through ODT": _office(("odt", "docx")),
    "word saved as a PDF": _office(("pdf",)),
}
WAYS: dict[str, Way] = {name: way for name, way in _found.items() if way is not None}
