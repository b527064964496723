"""Every way in which a form comes back: name -> how to make one."""

from __future__ import annotations

from filled import returned_json, returned_pdf, returned_word
from filled.returned_files import Way

WAYS: dict[str, Way] = {**returned_pdf.WAYS, **returned_word.WAYS, **returned_json.WAYS}
