"""What a page may leave to the build to say, by links of a scheme of its own."""

from __future__ import annotations

from handbook.authored.settings import CONTACT_PARTS

FORM_COUNT = "count:forms"
"""The target of a link whose words stand for the number of forms."""
STATUS_TEXTS = ("edition", "forms")
"""What a `status:` link may name: the standing of the edition, and of its forms."""
ENDORSEMENT = "endorsement"
"""The question of confirm.yml whether the office endorses the edition."""
FILLED_IN = (*(f"contact:{part}" for part in CONTACT_PARTS), FORM_COUNT, *(f"status:{name}" for name in STATUS_TEXTS))
"""The targets of all such links."""
