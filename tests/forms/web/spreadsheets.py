"""What Excel and LibreOffice put on the clipboard for cells, and how it is pasted on a page with the keyboard.

Excel: HTML with a style sheet, lines of the source broken anywhere between words, a last row that is not shown, runs of
empty cells under one `colspan`; and text with tabs in which a cell with a line break, a tab or a quote is in quotes.
LibreOffice: HTML with the number behind a cell (`sdval`) and its format (`sdnum`); and the same text with tabs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from playwright.sync_api import Page

_EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}}
br
	{{mso-data-placement:same-cell;}}
.xl65
	{{mso-number-format:"Short Date";}}
-->
</style>
</head>
<body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=320 style='border-collapse:
 collapse;width:240pt'>
 <col width=64 span=5 style='width:48pt'>
<!--StartFragment-->
{rows}
<!--EndFragment-->
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=64 style='width:48pt'></td>
 </tr>
 <![endif]>
</table>
</body>
</html>
"""
_OFFICE = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p {{ font-family:"Liberation Sans"; font-size:x-small }}
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup span="5" width="85"></colgroup>
{rows}
</table>
</body>
</html>
"""
# As a program with the keyboard's copy: its own texts, not the page's selection.
_COPY = """([html, text]) => addEventListener("copy", event => {
  event.clipboardData.setData("text/html", html)
  event.clipboardData.setData("text/plain", text)
  event.preventDefault()
}, { once: true, capture: true })"""


@dataclass(frozen=True)
class Day:
    """A cell with a date: what it shows, and the number behind it with its format."""

    shown: str
    number: int
    format: str = "MM/DD/YYYY"


Cell = str | Day


def text_of(cell: Cell) -> str:
    """What a cell shows."""
    return cell.shown if isinstance(cell, Day) else cell


def excel(rows: Sequence[Sequence[Cell]]) -> tuple[str, str]:
    """HTML and text as Excel has them."""
    lines = []
    for row in rows:
        cells = "".join(
            f"  <td class=xl65 align=right width=64 style='border-left:none'>{_br(one)}</td>\n" for one in row
        )
        lines.append(f" <tr height=20 style='height:15.0pt'>\n{cells} </tr>")
    return _EXCEL.format(rows="\n".join(lines)), tabs(rows)


def office(rows: Sequence[Sequence[Cell]]) -> tuple[str, str]:
    """HTML and text as LibreOffice has them."""
    lines = []
    for row in rows:
        cells = "".join(f'\t\t<td height="17" align="left"{_number(one)}>{_br(one)}</td>\n' for one in row)
        lines.append(f"\t<tr>\n{cells}\t</tr>")
    return _OFFICE.format(rows="\n".join(lines)), tabs(rows)


def tabs(rows: Sequence[Sequence[Cell]]) -> str:
    """Text with tabs, as both have it."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def _br(cell: Cell) -> str:
    # Both break a long line of the source at a space: here, at every one.
    return escape(text_of(cell)).replace(" ", "\n  ").replace("\u2028", "<br>") or "&nbsp;"


def _number(cell: Cell) -> str:
    if isinstance(cell, Day):
        return f' sdval="{cell.number}" sdnum="1033;0;{cell.format}"'
    plain = cell.replace(",", "")
    return f' sdval="{float(plain)}" sdnum="1033;"' if plain.replace(".", "", 1).isdecimal() and plain.isascii() else ""


def _quoted(cell: Cell) -> str:
    text = text_of(cell).replace("\u2028", "\n")
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if set(text) & set('"\n\t') else text


def paste(page: Page, cell: Any, clipboard: tuple[str, str]) -> None:
    """Copy in another program, go to a cell, and paste with the keyboard."""
    page.evaluate(_COPY, list(clipboard))
    page.keyboard.press("Control+C")
    cell.focus()
    page.keyboard.press("Control+V")
