"""What `check` prints below the problems that it tells."""

from __future__ import annotations

CODES_LINE = {
    "th": "คำอธิบายและตัวอย่างของทุกรหัส: .github/CODES.md",
    "en": "Every code, with examples: .github/CODES.en.md",
}
