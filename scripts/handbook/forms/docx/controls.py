"""Blanks as Word's content controls (w:sdt, ISO/IEC 29500-1:2016, 17.5.2), tagged as handbook.forms says."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable, Mapping

from handbook.forms.compose import Blank
from handbook.forms.docx.wordml import DocxElement, name, paragraph, run, w
from handbook.forms.roles import described
from handbook.thai.words import word

LANGUAGES = {"th": "th-TH", "en": "en-GB"}
_CALENDARS = {"th": "thai", "en": "gregorian"}  # ST_CalendarType, 17.18.5
_LONGEST = 64  # characters that Word allows in a control's title and tag
_SYMBOLS, _EMPTY_BOX, _TICKED_BOX = "Segoe UI Symbol", "2610", "2611"  # part of Windows since version 7; has both boxes
_DOTS = 12  # enough to click on; a dotted tab continues the line
_CELL_DOTS = 5
_DOT = 0.91  # mm: 162/1000 of 16 pt in TH SarabunPSK


class Controls:
    """Makes the controls of one document: counts their ids, and collects the placeholder texts that they use.

    A control that is emptied shows its placeholder from the glossary document; without it Word would show five spaces
    (17.5.2.25). Controls cannot be deleted, but all can be edited (`sdtLocked`, 17.18.50).
    """

    def __init__(self, locale: str) -> None:
        self.placeholders: dict[str, DocxElement] = {}
        self._locale = locale
        self._count = 0

    def control(self, blank: Blank, *, tag: str = "", label: str = "", dots: int = _DOTS) -> DocxElement:
        """The control of a text, date, list or check box; in rows tag and label are given."""
        tag, title = tag or blank.name, _title(described(blank, self._locale, label or blank.label))
        spec = blank.spec
        if spec.type == "check":
            return self._box(tag, title)
        if spec.type == "list":
            shown, content = "choose", run(word(self._locale, "form.choose"), style="PlaceholderText")
        else:
            shown, content = f"dots-{dots}", run("." * dots, style="PlaceholderText")
        self.placeholders.setdefault(shown, content)
        return self._sdt(tag, title, self._kind(blank), [copy.deepcopy(content)], shown)

    def in_cell(self, blank: Blank, rows: str, head: str) -> DocxElement:
        """The control of a blank in rows. Its title is only the column's name: Word copies it into added rows."""
        return self.control(blank, tag=f"{rows}.{blank.spec.name}", label=head, dots=_CELL_DOTS)

    def in_line(self, blank: Blank) -> DocxElement:
        """The control of a blank within a line, in the width that the author gives."""
        return self.control(blank, dots=round(blank.spec.width / _DOT) if blank.spec.width else 4 * _DOTS)

    def option(self, blank: Blank, code: str, words: str) -> DocxElement:
        """The check box of one option of a choice."""
        return self._box(f"{blank.name}={code}", _title(f"{blank.label}: {words}"))

    def repeated(self, rows: Iterable[DocxElement], tag: str, title: str) -> DocxElement:
        """Table rows to which the reader can add rows in Word (w15:repeatingSection of [MS-DOCX])."""
        named = w("w15:sectionTitle")
        named.set(name("w:val"), _title(title))  # CT_String of the standard: the attribute is `w:val`
        section = w("w15:repeatingSection", named)
        items = [self._sdt("", "", w("w15:repeatingSectionItem"), [row], is_locked=False) for row in rows]
        return self._sdt(tag, _title(title), section, items)

    def _box(self, tag: str, title: str) -> DocxElement:
        """A check box (w14:checkbox of [MS-DOCX])."""
        box = w(
            "w14:checkbox",
            w("w14:checked", val="0"),
            w("w14:checkedState", val=_TICKED_BOX, font=_SYMBOLS),
            w("w14:uncheckedState", val=_EMPTY_BOX, font=_SYMBOLS),
        )
        return self._sdt(tag, title, box, [run(chr(int(_EMPTY_BOX, 16)), family=_SYMBOLS)])

    def _kind(self, blank: Blank) -> DocxElement:
        spec = blank.spec
        if spec.type == "date":
            return w(
                "date",
                w("dateFormat", val="d MMMM yyyy"),
                w("lid", val=LANGUAGES[self._locale]),
                w("storeMappedDataAs", val="dateTime"),
                w("calendar", val=_CALENDARS[self._locale]),
            )
        if spec.type == "list":
            return w("dropDownList", *_items(spec.options, self._locale))
        return w("text", multiLine=1) if spec.type == "long" else w("text")

    def _sdt(  # noqa: PLR0913 - properties, each by its name
        self,
        tag: str,
        title: str,
        kind: DocxElement,
        content: Iterable[DocxElement],
        shown: str = "",
        *,
        is_locked: bool = True,
    ) -> DocxElement:
        """A control with its content; properties as in CT_SdtPr (17.5.2.38). `shown` is the name of its placeholder."""
        if len(tag) > _LONGEST:
            raise ValueError(f"Word takes tags of at most {_LONGEST} characters: {tag}")
        self._count += 1
        properties = w(
            "sdtPr",
            w("alias", val=title) if title else None,
            w("tag", val=tag) if tag else None,
            w("id", val=self._count),
            w("lock", val="sdtLocked") if is_locked else None,
            w("placeholder", w("docPart", val=shown)) if shown else None,
            w("showingPlcHdr") if shown else None,
            kind,
        )
        return w("sdt", properties, w("sdtContent", *content))


def glossary(placeholders: Mapping[str, DocxElement]) -> list[DocxElement]:
    """The document parts with the placeholder texts (17.12.5)."""
    return [
        w(
            "docPart",
            w(
                "docPartPr",
                w("name", val=shown),
                w("category", w("name", val="General"), w("gallery", val="placeholder")),
                w("types", w("type", val="bbPlcHdr")),
                w("behaviors", w("behavior", val="content")),
            ),
            w("docPartBody", paragraph([copy.deepcopy(content)])),
        )
        for shown, content in placeholders.items()
    ]


def _items(options: Mapping[str, Mapping[str, str]], locale: str) -> list[DocxElement]:
    """The list's items with their codes; the first has no code and clears the choice."""
    first = w("listItem", displayText=word(locale, "form.choose"), value="")
    return [first, *(w("listItem", displayText=words[locale], value=code) for code, words in options.items())]


def _title(whole: str) -> str:
    """The title that Word shows above a control and screen readers read; never cut between a letter and its marks."""
    if len(whole) <= _LONGEST:
        return whole
    end = _LONGEST - 1
    while unicodedata.category(whole[end]) == "Mn":
        end -= 1
    return whole[:end].rstrip() + "…"
