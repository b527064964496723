"""Python-Markdown's attribute list at the end of a line: `{ #steps }`, `{: #steps .wide }`."""

from __future__ import annotations

import re

ATTRIBUTES = re.compile(r"(?<! )[ ]*+\{:?(?P<list>[^{}\n]++)\}[ ]*+$", re.MULTILINE)
