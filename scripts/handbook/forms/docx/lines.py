"""Blanks with their labels: lines of them, boxes for long texts, choices and signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbook.forms.compose import Blank, Form
from handbook.forms.docx.controls import Controls
from handbook.forms.docx.layout import Placed, label_words, measure, place_on_lines
from handbook.forms.docx.wordml import DocxElement, cell, keep_with_next, paragraph, run, tab_stop, table, table_row, w
from handbook.thai.words import word

BOX = 7.0  # mm from a check box to its text
SPACE = "\u00a0"
_LINE = 7.4  # mm: a line of 16 pt in TH SarabunPSK
_WIDE = 200.0  # mm: space for three signatures side by side
_SIGN_DOTS = 44


def label(blank: Blank) -> list[DocxElement]:
    """A blank's label, a star if it is required, and its hint."""
    star = run(" *") if blank.spec.required else None
    hint = run(f" ({blank.hint})", style="FormHint") if blank.hint else None
    return [item for item in (run(blank.label), star, hint) if item is not None]


class Lines:
    """Writes labelled blanks, with the controls of the document."""

    def __init__(self, form: Form, controls: Controls) -> None:
        self._form = form
        self._controls = controls

    def row(self, blanks: Iterable[Blank], width: float, indent: float = 0) -> list[DocxElement]:
        """Lines of labelled blanks; a dotted tab fills the line from a blank's text to the end of the blank."""
        blocks: list[DocxElement] = []
        for line in place_on_lines(blanks, width):
            first = line[0].blank
            if first.spec.type == "long":
                blocks += self._long(first, width, indent)
            elif first.spec.type == "choice":
                blocks += self._choice(first, width, indent)
            else:
                blocks.append(self._labelled_line(line, width, indent))
        return blocks

    def _labelled_line(self, line: Sequence[Placed], width: float, indent: float) -> DocxElement:
        runs: list[DocxElement] = []
        stops: list[DocxElement] = []
        for place in line:
            blank, is_last = place.blank, place is line[-1]
            has_dots = blank.spec.type not in ("check", "list")
            if blank.spec.type == "check":
                runs += [self._controls.control(blank), run(SPACE), *label(blank)]
            else:
                runs += [*label(blank), run(" "), self._controls.control(blank)]
            if has_dots or not is_last:
                # at the margin a left tab would wrap to the next line
                at_margin = place.end > width - 1
                stops.append(tab_stop(indent + place.end, kind="right" if at_margin else "left", dots=has_dots))
                runs.append(run(w("tab"), style="PlaceholderText"))
            if not is_last:
                runs.append(run(SPACE * 2))
        return paragraph(runs, style="FormBlank", stops=stops, indent=indent)

    def _long(self, blank: Blank, width: float, indent: float) -> list[DocxElement]:
        """A label, and below it a box with the number of lines that the author gives; it grows with its text."""
        box = cell([paragraph([self._controls.control(blank)], style="FormBlank")], width)
        row = table_row([box], height=blank.spec.lines * _LINE, stays_whole=False)
        above = paragraph(label(blank), style="FormBlank", keep_next=True, indent=indent)
        return [above, table([row], [width], style="FormFrame", indent=indent), paragraph(style="Gap")]

    def _choice(self, blank: Blank, width: float, indent: float) -> list[DocxElement]:
        """A label and its options in one line, or each option below it when the line is too short."""
        words = [options[self._form.locale] for options in blank.spec.options.values()]
        runs = self.options(blank)
        if measure(label_words(blank) + "".join(words)) + 10 * len(words) <= width:
            return [paragraph([*label(blank), run(" "), *runs], style="FormBlank", indent=indent)]
        blocks = [paragraph(label(blank), style="FormBlank", indent=indent)]
        for box, text in zip(runs[::2], words, strict=True):
            keep_with_next(blocks[-1])
            option = [box, run(w("tab")), run(text)]
            blocks.append(paragraph(option, style="FormBlank", indent=indent + BOX, hanging=BOX))
        return blocks

    def options(self, blank: Blank) -> list[DocxElement]:
        """A check box and text for each option."""
        runs: list[DocxElement] = []
        for code, words in blank.spec.options.items():
            text = words[self._form.locale]
            runs += [self._controls.option(blank, code, text), run(f"{SPACE}{text}{SPACE * 3} ")]
        return runs

    def signatures(self, signed: Sequence[Blank], width: float) -> list[DocxElement]:
        """Signatures side by side in table cells, so that no page break splits one."""
        columns = 2 if width < _WIDE else 3
        each = width / columns
        rows = []
        for start in range(0, len(signed), columns):
            cells = [cell(self._signature(blank), each) for blank in signed[start : start + columns]]
            empty = [cell([], each) for _ in range(columns - len(cells))]
            rows.append(table_row(empty + cells))  # a single signature is on the right
        return [table(rows, [each] * columns, style="TableNormal"), paragraph(style="Gap")]

    def _signature(self, blank: Blank) -> list[DocxElement]:
        """Who signs, the line to sign on, and below it full name, position and date."""
        locale, controls, blanks = self._form.locale, self._controls, self._form.blanks
        who = [run(blank.label, bold=True), *label(blank)[1:]]
        lines = [
            [run(word(locale, "form.sign") + " "), run("." * _SIGN_DOTS, style="PlaceholderText")],
        ]
        for part in blank.spec.parts:
            control = controls.control(blanks[f"{blank.name}.{part}"], dots=_SIGN_DOTS)
            beside = [run("("), control, run(")")]
            lines.append(beside if part == "name" else [run(word(locale, f"form.sign.{part}") + " "), control])
        blocks = [paragraph(who, before=12, style="FormSignature")]
        blocks.append(paragraph(lines[0], before=18, style="FormSignature"))  # space for the signature
        return blocks + [paragraph(line, style="FormSignature") for line in lines[1:]]
