"""PDFs as they come back: filled by other programs, typed over, stamped, joined, cut."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as engine
from pikepdf import Array, Dictionary, Name, String
from pypdf.annotations import FreeText

from filled.filled_files import fields_of, saved
from filled.returned_files import Answers, Blank, Returned, Way, answers, words
from forms.paper.typing_in_pdfium import type_into

Change = Callable[[pikepdf.Pdf, random.Random, Answers], tuple[str, ...]]


def fill(pdf: pikepdf.Pdf, given: Answers, write: Callable[[str], Any] = String) -> None:
    """Set the values, and the states that are drawn, as careful programs do; texts are left to the viewer to draw."""
    for name, field in fields_of(pdf.Root.AcroForm.Fields):
        if name not in given:
            continue
        if field.get("/FT") == Name.Btn:
            state = Name("/on") if given[name] is True else Name(f"/{given[name]}")
            field.V = state
            for widget in field.get("/Kids", [field]):
                widget.AS = state if state in widget.AP.N else Name.Off
        else:
            field.V = write(str(given[name]).replace("\n", "\r"))


def opened(data: bytes) -> pikepdf.Pdf:
    """A PDF to change."""
    return pikepdf.open(io.BytesIO(data))


def filled(blank: Blank, given: Answers) -> bytes:
    """A filled form as pikepdf saves it."""
    with opened(blank.pdf) as pdf:
        fill(pdf, given)
        return saved(pdf)


def _case(change: Change, *codes: str, is_clean: bool = False, gone: tuple[str, ...] = (), **save: Any) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        with opened(blank.pdf) as pdf:
            fill(pdf, given)
            said = change(pdf, rng, given)
            data = saved(pdf, **save)
        kept = {name: value for name, value in given.items() if name not in gone}
        return Returned({"a.pdf": data}, (kept,), said, codes, is_clean)

    return make


def _bytes_case(
    change: Callable[[bytes, random.Random], tuple[bytes, tuple[str, ...]]], *codes: str, **more: Any
) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        data, said = change(filled(blank, given), rng)
        return Returned({"a.pdf": data}, (given,), said, codes, **more)

    return make


def _written(write: Callable[[str], Any], **more: Any) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        with opened(blank.pdf) as pdf:
            fill(pdf, given, write)
            return Returned({"a.pdf": saved(pdf)}, (given,), **{"is_clean": True, **more})

    return make


# Programs


def _pypdf(blank: Blank, rng: random.Random) -> Returned:
    given = answers(rng)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank.pdf))
    del given["total"]  # pypdf writes it into every field whose last name it is, in each row as well
    values: dict[str, Any] = {
        name: ("/on" if value is True else f"/{value}" if name == "kind" else value) for name, value in given.items()
    }
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return Returned({"a.pdf": file.getvalue()}, (given,), is_clean=True)


def _pdfium(blank: Blank, rng: random.Random) -> Returned:
    given = {name: value for name, value in answers(rng).items() if name not in ("source", "items.1.unit")}
    typed = {name: "" if value is True else str(value) for name, value in given.items() if name != "kind"}
    typed[f"kind={given['kind']}"] = " "
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        source.write_bytes(blank.pdf)
        type_into(source, typed, target)
        return Returned({"a.pdf": target.read_bytes()}, (given,), is_clean=True)


def _mutool(*arguments: str, is_clean: bool = True) -> Way | None:
    if shutil.which("mutool") is None:
        return None

    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
            source.write_bytes(filled(blank, given))
            verb, *options = arguments
            order = ["-o", str(target), str(source)] if verb == "merge" else [*options, str(source), str(target)]
            subprocess.run(["mutool", verb, *order], check=True, capture_output=True, timeout=60)
            return Returned({"a.pdf": target.read_bytes()}, (given,), is_clean=is_clean)

    return make


def _revised(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = words(rng)
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"received": said}, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), (said,)


# Notes and drawings


def _note(kind: str, **entries: Any) -> Change:
    def change(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        page = pdf.pages[rng.randrange(len(pdf.pages))]
        more = {key: value(pdf, said) if callable(value) else value for key, value in entries.items()}
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([50, 50, 200, 90]), **more)
        page.Annots.append(pdf.make_indirect(note))
        return (said,) if any(callable(value) for value in entries.values()) else ()

    return change


def _contents(_pdf: pikepdf.Pdf, said: str) -> String:
    return String(said)


def _rich(_pdf: pikepdf.Pdf, said: str) -> String:
    return String(f'<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>{said}</p></body>')


def _file(pdf: pikepdf.Pdf, said: str) -> Any:
    stream = pdf.make_stream(b"x")
    return Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String(f"{said}.txt"), EF=Dictionary(F=stream))


def _attached(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    name = f"{words(rng)}.xlsx"
    pdf.attachments[name] = b"x"
    return (name,)


def _pypdf_note(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = words(rng)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.add_annotation(0, FreeText(text=said, rect=(50, 550, 300, 650)))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), (said,)


def drawn(pdf: pikepdf.Pdf, said: str) -> tuple[bytes, Dictionary]:
    """Content and fonts that draw a Latin text; a program's own typeface has a map to Unicode, as here."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return f"BT /HbX 12 Tf 60 400 Td ({said}) Tj ET".encode(), Dictionary(HbX=pdf.make_indirect(font))


def _latin(rng: random.Random) -> str:
    return f"Call 081-{rng.randint(100, 999)}-{rng.randint(1000, 9999)} now"


def _typed_on_page(place: str, before: bytes = b"", after: bytes = b"") -> Change:
    def change(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = _latin(rng)
        page = pdf.pages[rng.randrange(len(pdf.pages))]
        content, fonts = drawn(pdf, said)
        page.Resources.Font.HbX = fonts.HbX
        if place == "merged":
            page.contents_coalesce()
            old = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(b"q\n" + old + b"\nQ\n" + before + content + after)
        else:
            page.contents_add(b"q " + before + content + after + b" Q", prepend=place == "first")
        return (said,)

    return change


def _overlay(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = _latin(rng)
    with pikepdf.new() as other:
        page = other.add_blank_page(page_size=(595, 842))
        content, fonts = drawn(other, said)
        page.Resources = Dictionary(Font=fonts)
        page.Contents = other.make_stream(content)
        pdf.pages[0].add_overlay(page, pikepdf.Rectangle(0, 0, 595, 842))
    return (said,)


def _pypdf_overlay(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = _latin(rng)
    with pikepdf.new() as other:
        page = other.add_blank_page(page_size=(595, 842))
        content, fonts = drawn(other, said)
        page.Resources = Dictionary(Font=fonts)
        page.Contents = other.make_stream(content)
        stamp = saved(other)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pages[0].merge_page(pypdf.PdfReader(io.BytesIO(stamp)).pages[0])
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue(), (said,)


def _pdfium_text(data: bytes, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    said = _latin(rng)
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        shape = engine.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 12.0)
        coded = (said + "\0").encode("utf-16-le")
        buffer = (engine.FPDF_WCHAR * (len(coded) // 2)).from_buffer_copy(coded)
        engine.FPDFText_SetText(shape, buffer)
        engine.FPDFPageObj_Transform(shape, 1, 0, 0, 1, 60, 400)
        engine.FPDFPage_InsertObject(page.raw, shape)
        page.gen_content()
        file = io.BytesIO()
        document.save(file)
    return file.getvalue(), (said,)


def _black_image(pdf: pikepdf.Pdf) -> Any:
    return pdf.make_stream(
        bytes(300),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=10,
        Height=10,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )


def _picture(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    page = pdf.pages[rng.randrange(len(pdf.pages))]
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject.HbSig = _black_image(pdf)
    page.contents_add(b"q 100 0 0 40 300 80 cm /HbSig Do Q")
    return ()


def _strokes(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    pdf.pages[0].contents_add(b"q 0 0 1 RG 2 w 100 100 m 140 150 180 60 220 120 c S Q")
    return ()


# Pages


def _page_added(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = _latin(rng)
    page = pdf.add_blank_page(page_size=(595, 842))
    content, fonts = drawn(pdf, said)
    page.Resources = Dictionary(Font=fonts)
    page.Contents = pdf.make_stream(content)
    return (said,)


def _continued(*, typed_over: bool) -> Change:
    """A continuation sheet as the page adds it, and what somebody typed onto it."""

    def change(pdf: pikepdf.Pdf, rng: random.Random, given: Answers) -> tuple[str, ...]:
        said = _page_added(pdf, rng, given)
        page = pdf.pages[-1]
        page.obj["/HandbookContinuation"] = Array([String("received")])
        own = page.Contents.read_bytes()
        tagged = b"/P <</MCID 0>> BDC BT /HbX 9 Tf 60 700 Td (continued) Tj ET EMC\n"
        page.Contents = pdf.make_stream(tagged + (own if typed_over else b""))
        return said if typed_over else ()

    return change


def _scan_added(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    pdf.add_blank_page(page_size=(595, 842)).Resources = Dictionary()
    pdf.pages[-1].Resources.XObject = Dictionary(Scan=_black_image(pdf))
    pdf.pages[-1].contents_add(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    return ()


def _page_taken_out(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    del pdf.pages[-1]
    return ()


def _turned(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for page in pdf.pages:
        page.rotate(90, relative=True)
    return ()


def _printed_joined(blank: Blank, rng: random.Random) -> Returned:
    given = answers(rng)
    with opened(blank.pdf) as pdf, opened(blank.printed) as other:
        fill(pdf, given)
        pdf.pages.extend(other.pages)
        return Returned({"a.pdf": saved(pdf)}, (given,), (), ("HB540",))


# Joined forms


def _joined(join: Callable[[bytes, bytes], bytes], *codes: str) -> Way:
    def make(blank: Blank, rng: random.Random) -> Returned:
        first, second = answers(rng), answers(rng)
        data = join(filled(blank, first), filled(blank, second))
        return Returned({"a.pdf": data}, (first, second), (), codes)

    return make


def _by_pages(first: bytes, second: bytes) -> bytes:
    with opened(first) as pdf, opened(second) as other:
        pdf.pages.extend(other.pages)
        return saved(pdf)


def _by_pypdf(first: bytes, second: bytes) -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(first))
    writer.append(io.BytesIO(second))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _by_qpdf(first: bytes, second: bytes) -> bytes:
    """As the command qpdf joins: the second form's fields are listed, with `+1` after a name that is taken."""
    with opened(first) as pdf, opened(second) as other:
        pdf.add_pages_from(other)
        return saved(pdf)


def _by_mutool(first: bytes, second: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("a.pdf", "b.pdf", "c.pdf")]
        files[0].write_bytes(first)
        files[1].write_bytes(second)
        order = ["mutool", "merge", "-o", str(files[2]), str(files[0]), str(files[1])]
        subprocess.run(order, check=True, capture_output=True, timeout=60)
        return files[2].read_bytes()


def _by_pdfium(first: bytes, second: bytes) -> bytes:
    with pypdfium2.PdfDocument(first) as pdf, pypdfium2.PdfDocument(second) as other:
        pdf.import_pages(other)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def _other_form(blank: Blank, rng: random.Random) -> Returned:
    given, said = answers(rng), words(rng)
    with opened(filled(blank, given)) as pdf, pikepdf.new() as other:
        page = other.add_blank_page()
        values = {"agency": "อบต.บางเมือง", "visitor": said, "remarks": words(rng)}
        page.Annots = Array(
            [
                other.make_indirect(
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Widget,
                        FT=Name.Tx,
                        T=String(name),
                        V=String(value),
                        Rect=Array([50, 100, 200, 120]),
                    )
                )
                for name, value in values.items()
            ]
        )
        pdf.pages.extend(other.pages)
        return Returned({"a.pdf": saved(pdf)}, (given,), tuple(values.values()), ("HB544",))


def _shared(blank: Blank, rng: random.Random) -> Returned:
    """As Acrobat joins two copies: fields of one name become one, drawn on the pages of both."""
    given = answers(rng)
    with opened(filled(blank, given)) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[-1].Annots = pdf.make_indirect(Array())
        field = next(field for name, field in fields_of(pdf.Root.AcroForm.Fields) if name == "agency")
        kids = []
        for page in (pdf.pages[0], pdf.pages[-1]):
            kid = pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=field.Rect, Parent=field, P=page.obj)
            )
            kids.append(kid)
            page.Annots.append(kid)
        field.Kids = Array(kids)
        return Returned({"a.pdf": saved(pdf)}, (given,), (), ("HB544",))


# Places that disagree


def _field(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(field for known, field in fields_of(pdf.Root.AcroForm.Fields) if known == name)


def _drawn_tick(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    field = _field(pdf, "has_quotes")
    field.V, field.AS = Name.Off, Name("/on")
    return ("has_quotes",)


def _undrawn_tick(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    field = _field(pdf, "has_quotes")
    field.V, field.AS = Name("/on"), Name.Off
    return ("has_quotes",)


def _other_choice(pdf: pikepdf.Pdf, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    field = _field(pdf, "kind")
    other = "replace" if given["kind"] == "new" else "new"
    for widget in field.Kids:
        widget.AS = Name(f"/{other}") if f"/{other}" in widget.AP.N else Name.Off
    return ("kind",)


def _unknown_state(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    _field(pdf, "kind").V = Name("/2")
    return ("kind",)


def _rich_value(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _field(pdf, "received").RV = _rich(pdf, said)
    return (said,)


def _add_field(pdf: pikepdf.Pdf, name: str, value: str) -> None:
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(name),
            V=String(value),
            Rect=Array([50, 100, 200, 120]),
        )
    )
    pdf.Root.AcroForm.Fields.append(field)
    pdf.pages[0].Annots.append(field)


def _two_of_a_name(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _add_field(pdf, "agency", said)
    return (said,)


def _orphan(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """A field that the list lost, with its value."""
    said = words(rng)
    fields = pdf.Root.AcroForm.Fields
    place = next(place for place, field in enumerate(fields) if str(field.get("/T")) == "received")
    fields[place].V = String(said)
    del fields[place]
    return (said,)


def _own_field(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _add_field(pdf, "Text1", said)
    return (said,)


def _dots(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for name, text in {"received": "......", "receiver.name": "_____", "items.2.count": "-"}.items():
        _field(pdf, name).V = String(text)
    return ("......", "_____")


def _xfa(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    data = f'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><a>{said}</a></xfa:datasets>'
    pdf.Root.AcroForm.XFA = Array([String("datasets"), pdf.make_stream(data.encode())])
    return (said,)


def _signed(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String("SOMCHAI JAIDEE"), Contents=b"x")
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Signature1"), V=value, Rect=Array([0] * 4)
        )
    )
    pdf.Root.AcroForm.Fields.append(field)
    pdf.pages[0].Annots.append(field)
    return ("SOMCHAI JAIDEE",)


def _without_id(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    del pdf.docinfo["/FormId"]
    return ()


def _nested_names(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As viewers that read dots in names as levels."""
    groups: dict[str, Any] = {}
    kept = []
    for field in list(pdf.Root.AcroForm.Fields):
        first, dot, rest = str(field.get("/T", "")).partition(".")
        if not dot:
            kept.append(field)
            continue
        group = groups.setdefault(first, pdf.make_indirect(Dictionary(T=String(first), Kids=Array())))
        field.T, field.Parent = String(rest), group
        group.Kids.append(field)
    pdf.Root.AcroForm.Fields = Array([*kept, *groups.values()])
    return ()


def _flattened(data: bytes, _rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        for page in [document[number] for number in range(len(document))]:
            engine.FPDFPage_Flatten(page.raw, engine.FLAT_NORMALDISPLAY)
            page.close()
        file = io.BytesIO()
        document.save(file)
    return file.getvalue(), ()


def _appended_words(data: bytes) -> bytes:
    return data + b"\n% saved by another program\n"


def _drawn_text(value: str, shown: str) -> Change:
    """A value, and the text that another program drew for it."""

    def change(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        number = str(rng.randint(1000, 9999))
        content, fonts = drawn(pdf, shown.format(number))
        field = _field(pdf, "received")
        look = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 20]))
        look.Resources = Dictionary(Font=fonts)
        field.V, field.AP = String(value.format(number)), Dictionary(N=look)
        return (shown.format(number), value.format(number))

    return change


def _hidden_value(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    field = _field(pdf, "received")
    field.V, field.F = String(said), 2
    return (said,)


_found: dict[str, Way | None] = {
    "pdf filled by pikepdf": _case(lambda *_: (), is_clean=True),
    "pdf filled by pypdf": _pypdf,
    "pdf typed into PDFium": _pdfium,
    "pdf cleaned by mutool": _mutool("clean"),
    "pdf cleaned hard by mutool": _mutool("clean", "-gggg", "-z"),
    "pdf with streams cleaned by mutool": _mutool("clean", "-s", is_clean=False),
    "pdf through mutool merge": _mutool("merge", is_clean=False),
    "pdf changed again by pypdf": _bytes_case(_revised),
    "pdf of packed objects": _case(lambda *_: (), is_clean=True, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "pdf for the web": _case(lambda *_: (), is_clean=True, linearize=True),
    "pdf unpacked": _case(
        lambda *_: (), is_clean=True, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False
    ),
    "pdf with an owner's password": _case(
        lambda *_: (), is_clean=True, encryption=pikepdf.Encryption(owner="x", user="")
    ),
    "pdf with a comment after its end": _bytes_case(lambda data, _: (_appended_words(data), ()), is_clean=True),
    "pdf texts in utf-8 without a mark": _written(lambda text: pikepdf.String(text.encode())),
    "pdf texts in utf-8 with a mark": _written(lambda text: pikepdf.String(b"\xef\xbb\xbf" + text.encode())),
    "pdf texts in utf-16-le": _written(lambda text: pikepdf.String(b"\xff\xfe" + text.encode("utf-16-le"))),
    "pdf texts in utf-16 without a mark": _written(lambda text: pikepdf.String(text.encode("utf-16-be"))),
    "pdf texts in windows thai": _written(lambda text: pikepdf.String(text.encode("cp874", "replace")), is_clean=False),
    "pdf with names in levels": _case(_nested_names, is_clean=True),
    "pdf turned": _case(_turned, is_clean=True),
    "pdf without its id": _case(_without_id, "HB529"),
    "pdf with a typed text": _case(_note("FreeText", Contents=_contents), "HB540"),
    "pdf with a typed rich text": _case(_note("FreeText", RC=_rich), "HB540"),
    "pdf with pypdf's typed text": _bytes_case(_pypdf_note, "HB540"),
    "pdf with a note": _case(_note("Text", Contents=_contents), "HB540"),
    "pdf with a caret": _case(_note("Caret", Contents=_contents), "HB540"),
    "pdf with ink": _case(_note("Ink", InkList=Array([Array([1, 2, 3, 4])])), "HB541"),
    "pdf with a stamp": _case(_note("Stamp", Name=Name.Approved, Contents=_contents), "HB541"),
    "pdf with a highlight": _case(_note("Highlight", Contents=_contents), "HB541"),
    "pdf with a text struck out": _case(_note("StrikeOut"), "HB541"),
    "pdf with a line": _case(_note("Line", Contents=_contents), "HB541"),
    "pdf with a polygon": _case(_note("Polygon", Contents=_contents), "HB541"),
    "pdf with a redaction": _case(_note("Redact", OverlayText=_contents), "HB541"),
    "pdf with a file on a page": _case(_note("FileAttachment", FS=_file), "HB541"),
    "pdf with a file attached": _case(_attached, "HB541"),
    "pdf with text appended": _case(_typed_on_page("last"), "HB540"),
    "pdf with text put first": _case(_typed_on_page("first"), "HB540"),
    "pdf with text merged in": _case(_typed_on_page("merged"), "HB540"),
    "pdf with a watermark": _case(
        _typed_on_page("last", b"/Artifact <</Subtype /Watermark /Type /Pagination>> BDC ", b" EMC"), "HB540"
    ),
    "pdf with tagged text": _case(_typed_on_page("merged", b"/P <</MCID 900>> BDC ", b" EMC"), "HB540"),
    "pdf with an overlay": _case(_overlay, "HB540"),
    "pdf with pypdf's overlay": _bytes_case(_pypdf_overlay, "HB540"),
    "pdf with PDFium's text": _bytes_case(_pdfium_text, "HB540"),
    "pdf with a picture": _case(_picture, "HB541"),
    "pdf with strokes": _case(_strokes, "HB541"),
    "pdf with a page of text": _case(_page_added, "HB540"),
    "pdf with a continuation sheet": _case(_continued(typed_over=False), is_clean=True),
    "pdf with a continuation sheet typed over": _case(_continued(typed_over=True), "HB540"),
    "pdf with a scanned page": _case(_scan_added, "HB541"),
    "pdf with the printed form behind": _printed_joined,
    "pdf with its last page gone": _case(_page_taken_out),
    "pdf joined by its pages": _joined(_by_pages, "HB544"),
    "pdf joined by pypdf": _joined(_by_pypdf, "HB544"),
    "pdf joined by qpdf": _joined(_by_qpdf, "HB544"),
    "pdf joined by mutool": _joined(_by_mutool) if shutil.which("mutool") else None,
    "pdf joined by PDFium": _joined(_by_pdfium, "HB544"),
    "pdf joined with another form": _other_form,
    "pdf joined by Acrobat": _shared,
    "pdf with a tick only drawn": _case(_drawn_tick, "HB542"),
    "pdf with a tick not drawn": _case(_undrawn_tick, "HB542"),
    "pdf with another choice drawn": _case(_other_choice, "HB542"),
    "pdf with a text only drawn": _case(_drawn_text("", "received {}"), "HB542"),
    "pdf with another text drawn": _case(_drawn_text("old {}", "9{} new"), "HB542"),
    "pdf with another number drawn": _case(_drawn_text("1{}", "9{}"), "HB542"),
    "pdf with a text cut where it is drawn": _case(_drawn_text("received {} by post", "received {}")),
    "pdf with an unknown state": _case(_unknown_state, gone=("kind",)),
    "pdf with a formatted value": _case(_rich_value, "HB542"),
    "pdf with two fields of a name": _case(_two_of_a_name, "HB521"),
    "pdf with a field off the list": _case(_orphan),
    "pdf with a field of its own": _case(_own_field, "HB525"),
    "pdf with a hidden value": _case(_hidden_value),
    "pdf with dots": _case(_dots, "HB547"),
    "pdf with xfa": _case(_xfa),
    "pdf signed": _case(_signed, "HB541"),
    "pdf flattened": _bytes_case(_flattened, "HB528"),
}
WAYS: dict[str, Way] = {name: way for name, way in _found.items() if way is not None}
