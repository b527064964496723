"""Problems for tests of reports, drawn up."""

from __future__ import annotations

from string import Formatter

from handbook.messages import catalogue
from handbook.problems import Problem

CODES = {
    severity: next(code for code, texts in sorted(catalogue().items()) if texts["severity"] == severity)
    for severity in ("error", "warning")
}


def found(severity: str, count: int, path: str = "docs/page.md", detail: str = "x") -> list[Problem]:
    """So many problems of one severity, on the first lines of a file, no two with the same details."""
    code = CODES[severity]
    return [Problem(path, line, 1, code, _details(code, f"{detail}{line}")) for line in range(1, count + 1)]


def _details(code: str, detail: str) -> dict[str, str]:
    texts = catalogue()[code]
    words = " ".join(str(texts[language][part]) for language in ("th", "en") for part in ("what", "why", "mend"))
    return dict.fromkeys([name for _, name, _, _ in Formatter().parse(words) if name], detail)
