"""openxml-audit, a port of Microsoft's own validator: what it says of a Word file."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import OpenXmlValidator

# It takes the type of a document part (17.12.15) for that of a section, and wants a theme, which no clause asks for.
_FALSE_ALARMS = ("Value 'bbPlcHdr' is not in allowed values: ['continuous'", "relationships/theme' is missing")


def faults(file: Path) -> list[str]:
    """Where a file is not what Word takes."""
    found = OpenXmlValidator().validate(file).errors
    return [str(fault) for fault in found if not any(known in fault.description for known in _FALSE_ALARMS)]
