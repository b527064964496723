"""WeasyPrint writes header cells without /Scope: the column in a table's head, else the row (ISO 14289-1, 7.5)."""

from __future__ import annotations

from handbook.press.objects import PDF, elements_of, object_of

_GROUPS = ("/THead", "/TBody", "/TFoot", "/Table")


def write_scopes(pdf: PDF) -> None:
    """Write the scope of each header cell."""
    for element in elements_of(pdf, "/TH"):
        group = element
        while group["S"] not in _GROUPS:
            group = object_of(pdf, group["P"])
        element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
