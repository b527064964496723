"""The fonts of the machine, without those that are called like ours."""

from __future__ import annotations

import os
from pathlib import Path

from weasyprint.text.fonts import FontConfiguration

_OWN_FONTS = Path(__file__).with_name("fonts.conf")


def fonts_without_namesakes() -> FontConfiguration:
    """WeasyPrint's fonts, without those of the machine that are called like ours."""
    variable = "FONTCONFIG_FILE"
    earlier = os.environ.get(variable)
    os.environ[variable] = str(_OWN_FONTS)
    try:
        return FontConfiguration()
    finally:
        if earlier is None:
            del os.environ[variable]
        else:
            os.environ[variable] = earlier
