"""Form -> a Word file with content controls, to be filled in and read back by their tags (see handbook.forms).

Built with lxml and zipfile. python-docx has no content controls, no font size for complex scripts and no repeating
rows; all its styles would have to be replaced, and it writes the current time into the file. It would only save the
zip.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_url
from handbook.forms.compose import Form
from handbook.forms.docx.controls import LANGUAGES, glossary
from handbook.forms.docx.numbering import make_numbering
from handbook.forms.docx.package import Part, Properties, part, write_package
from handbook.forms.docx.page import make_footer, make_header, make_qr_code
from handbook.forms.docx.sheet import Sheet
from handbook.forms.docx.styles import make_font_table, make_settings, make_styles
from handbook.forms.docx.wordml import R, root, w
from handbook.forms.roles import people_of
from handbook.history.edition import Edition
from handbook.thai.words import word


def write_docx(form: Form, settings: Settings, edition: Edition, target: Path) -> None:
    """Write the form's Word file to `target`, whose folder exists."""
    target.write_bytes(docx_file(form, settings, edition))


def docx_file(form: Form, settings: Settings, edition: Edition) -> bytes:
    """The form as a Word file. The output is reproducible."""
    address = urljoin(settings.site_url, page_url(f"forms/{form.spec.id}", form.locale))
    return write_package(_parts(form, settings, edition, address), _properties(form, settings, edition))


def _properties(form: Form, settings: Settings, edition: Edition) -> Properties:
    return Properties(
        title=form.title,
        author=settings.author(form.locale),
        description=word(form.locale, f"edition.{settings.status}.long"),
        subject=people_of(form.spec, form.locale),
        identifier=f"{form.spec.id}/{form.spec.version}",
        language=LANGUAGES[form.locale],
        version=form.spec.version,
        moment=edition.epoch,
    )


def _parts(form: Form, settings: Settings, edition: Edition, address: str) -> list[Part]:
    """The parts of the package, the main part first; it refers to the others."""
    sheet = Sheet(form)
    document = sheet.document()
    names = ("styles", "settings", "fontTable", "numbering", "header", "footer")
    relations = {f"rId{number}": (f"{R}/{kind}", f"/word/{kind}.xml") for number, kind in enumerate(names, start=1)}
    relations["rId7"] = (f"{R}/glossaryDocument", "/word/glossary/document.xml")
    glossary_document = root("glossaryDocument", w("docParts", *glossary(sheet.controls.placeholders)))
    return [
        part("word/document.xml", "document.main", document, relations),
        part("word/styles.xml", "styles", make_styles(LANGUAGES[form.locale])),
        part("word/settings.xml", "settings", make_settings()),
        part("word/fontTable.xml", "fontTable", make_font_table()),
        part("word/numbering.xml", "numbering", make_numbering(sheet.lists.kinds)),
        part("word/header.xml", "header", make_header(form)),
        part(
            "word/footer.xml",
            "footer",
            make_footer(form, settings, edition, address),
            {"rId1": (f"{R}/image", "/word/media/qr.png")},
        ),
        Part("word/media/qr.png", "image/png", make_qr_code(address), {}),
        part(
            "word/glossary/document.xml",
            "document.glossary",
            glossary_document,
            {"rId1": (f"{R}/styles", "/word/glossary/styles.xml")},
        ),
        part("word/glossary/styles.xml", "styles", make_styles(LANGUAGES[form.locale])),
    ]
