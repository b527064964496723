"""Filled forms as files, made by the contract of handbook.forms: a PDF, a Word file and a JSON of the same answers."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, String

from forms.sample_form import SAMPLE
from handbook.corpus.form_specs import FieldSpec, FormSpec, read_form_specs

Answers = Mapping[str, str | bool]

ANSWERS: dict[str, str | bool] = {
    "written_at": "ศาลากลางจังหวัด",
    "written_on": "๒๓ พฤศจิกายน ๒๕๖๙",
    "agency": "องค์การบริหารส่วนตำบลน้ำใส",
    "phone": "๐ ๒๓๘๒ ๖๐๔๐ ต่อ ๑๒",
    "project": "กล้องหน้าโรงเรียน “บ้านปู่เจ้าฯ”",
    "kind": "new",
    "source": "local",
    "reason": "รถชนกันบ่อย\nเด็กนักเรียนข้ามถนนทุกเช้า\n\nไม่มีไฟทาง",
    "items.1.name": "กล้องชนิดมุมมองคงที่",
    "items.1.delivered": "1/3/2570",
    "items.1.unit": "set",
    "items.1.count": "๑๒",
    "items.1.price": "๑๒,๕๐๐.๒๕",
    "items.1.total": "150,003",
    "items.1.kept": True,
    "items.3.name": "=1+1",
    "items.3.unit": "piece",
    "items.3.count": "2",
    "items.3.price": "1 000.50 บาท",
    "items.3.total": "2,001.-",
    "total": "๑๕๒,๐๐๔ บาท",
    "days": "90",
    "has_map": True,
    "signer.name": "นายสมชาย ใจดี",
    "signer.position": "นายก อบต.",
    "signer.date": "23 พ.ย. 2569",
    "received": "@123",
}
"""Row 2 is left empty, as are some blanks: a file has those too."""


@cache
def spec() -> FormSpec:
    """The sample's blanks."""
    return read_form_specs(SAMPLE, "sample")[0]["everything"]


def blanks(form: FormSpec) -> Iterator[tuple[str, FieldSpec]]:
    """Every blank of the printed form with its name."""
    for name, field in form.fields.items():
        if field.type == "signature":
            yield from ((f"{name}.{part}", inner) for part, inner in field.parts.items())
        elif field.type == "rows":
            for row in range(1, field.rows + 1):
                yield from ((f"{name}.{row}.{column}", inner) for column, inner in field.columns.items())
        else:
            yield name, field


def make_json(answers: Answers, form: str = "everything", version: str = "1.2", locale: str = "th") -> bytes:
    """As the web form saves it."""
    said = {"form": form, "version": version, "locale": locale, "values": dict(answers)}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def make_pdf(
    answers: Answers, form: str = "everything", version: str = "1.2", *, names: Any = None, **save: Any
) -> bytes:
    """As a viewer saves it; `names` are other blanks than the sample's, `save` are pikepdf's."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    fields = [pdf.make_indirect(_pdf_field(pdf, name, blank, answers)) for name, blank in names or blanks(spec())]
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields)))
    pdf.Root.Lang = String("th-TH")
    if form:
        pdf.docinfo["/FormId"] = form
        pdf.docinfo["/FormVersion"] = version
    return saved(pdf, **save)


def fields_of(fields: Any, outer: str = "") -> Iterator[tuple[str, Any]]:
    """Each terminal field with its whole name."""
    for field in fields:
        name = ".".join(filter(None, [outer, str(field.get("/T", ""))]))
        kids = field.get("/Kids", [])
        if kids and "/T" in kids[0]:
            yield from fields_of(kids, name)
        else:
            yield name, field


def saved(pdf: pikepdf.Pdf, **save: Any) -> bytes:
    """A PDF's bytes, the same at every run."""
    file = BytesIO()
    pdf.save(file, deterministic_id="encryption" not in save, **save)
    return file.getvalue()


def _pdf_field(pdf: pikepdf.Pdf, name: str, blank: FieldSpec, answers: Answers) -> Dictionary:
    answer = answers.get(name, "")
    widget: dict[str, Any] = {
        "Type": Name.Annot,
        "Subtype": Name.Widget,
        "Rect": Array([0, 0, 9, 9]),
        "T": String(name),
    }
    if blank.type == "check":
        state = Name("/on") if answer else Name("/Off")
        return Dictionary(**widget, FT=Name.Btn, V=state, AS=state)
    if blank.type == "choice":
        state = Name(f"/{answer or 'Off'}")
        kids = [
            pdf.make_indirect(Dictionary(Subtype=Name.Widget, AS=Name(f"/{code}") if code == answer else Name.Off))
            for code in blank.options
        ]
        return Dictionary(T=String(name), FT=Name.Btn, Ff=1 << 15, V=state, Kids=Array(kids))
    if blank.type == "list":
        options = Array([Array([String(code), String(words["th"])]) for code, words in blank.options.items()])
        return Dictionary(**widget, FT=Name.Ch, Ff=1 << 17, Opt=options, V=String(str(answer)))
    return Dictionary(**widget, FT=Name.Tx, V=String(str(answer).replace("\n", "\r")))


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<!-- the part's name may be another --><Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/>
<Relationship Id="r2" Type="{_CORE}" Target="/docProps/core.xml"/></Relationships>"""


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="{_WORD}"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""


def make_word(answers: Answers, form: str = "everything", version: str = "1.2", *, body: str | None = None) -> bytes:
    """As Word saves it; `body` is another content than the sample's."""
    content = word_body(answers) if body is None else body
    document = f"<w:document {_SPACES}><w:body>{content}</w:body></w:document>"
    identifier = f"<dc:identifier>{form}/{version}</dc:identifier>" if form else ""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{identifier}<dc:language>th-TH</dc:language></cp:coreProperties>'
    )
    parts = {"_rels/.rels": _RELATIONS, "word/document.xml": document, "docProps/core.xml": core}
    return pack({"[Content_Types].xml": _TYPES, **parts})


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word_body(answers: Answers) -> str:
    """The sample's content controls: in lines, and in a table whose rows are repeated."""
    parts = []
    for name, field in spec().fields.items():
        if field.type == "rows":
            parts.append(_word_rows(field, answers))
        elif field.type == "signature":
            parts += [
                f"<w:p>{control(f'{name}.{part}', inner, answers.get(f'{name}.{part}'))}</w:p>"
                for part, inner in field.parts.items()
            ]
        elif field.type == "choice":
            boxes = "".join(
                control(f"{name}={code}", FieldSpec(name, "check"), answers.get(name) == code) for code in field.options
            )
            parts.append(f"<w:p>{boxes}</w:p>")
        else:
            parts.append(f"<w:p>{control(name, field, answers.get(name))}</w:p>")
    return "".join(parts)


def _word_rows(rows: FieldSpec, answers: Answers) -> str:
    items = []
    for row in range(1, rows.rows + 1):
        cells = "".join(
            f"<w:tc><w:p>{control(f'{rows.name}.{name}', blank, answers.get(f'{rows.name}.{row}.{name}'))}</w:p></w:tc>"
            for name, blank in rows.columns.items()
        )
        items.append(repeated_item(f"<w:tr>{cells}</w:tr>"))
    return f"<w:tbl>{repeated(rows.name, ''.join(items))}</w:tbl>"


def repeated(name: str, items: str) -> str:
    """A repeated section."""
    settings = f'<w:sdtPr><w:tag w:val="{name}"/><w15:repeatingSection/></w:sdtPr>'
    return f"<w:sdt>{settings}<w:sdtContent>{items}</w:sdtContent></w:sdt>"


def repeated_item(content: str) -> str:
    """One item of a repeated section."""
    return f"<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def control(tag: str, blank: FieldSpec, answer: str | bool | None) -> str:
    """A content control in a line; one that is empty shows what to write."""
    settings = etree.Element("pr")
    about = f'<w:tag w:val="{tag}"/>'
    shown = str(answer or "")
    if blank.type == "check":
        about += f'<w14:checkbox><w14:checked w14:val="{int(bool(answer))}"/></w14:checkbox>'
        shown = "☒" if answer else "☐"
    elif blank.type == "list":
        items = "".join(
            f'<w:listItem w:displayText="{words["th"]}" w:value="{code}"/>' for code, words in blank.options.items()
        )
        about += f"<w:dropDownList>{items}</w:dropDownList>"
        shown = blank.options[str(answer)]["th"] if answer else ""
    elif blank.type == "date":
        about += '<w:date><w:lid w:val="th-TH"/><w:calendar w:val="thai"/></w:date>'
    if not shown:
        about += "<w:showingPlcHdr/>"
        shown = "กรอกที่นี่"
    settings.text = shown
    escaped = etree.tostring(settings, encoding="unicode").removeprefix("<pr>").removesuffix("</pr>")
    runs = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in escaped.split("\n"))
    return (
        f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent><w:r><w:rPr><w:cs/></w:rPr>{runs}</w:r></w:sdtContent></w:sdt>"
    )
