"""The price table of docs/data/price-items.yml: how much of it is filled in, and from which announcement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.corpus.model import Data

PRICES = "price-items"
PRICE_QUESTION = "price-edition"
"""The question of confirm.yml that waits for prices: which edition of the announcement applies."""
WITH_PRICES = ("source", "edition", "date")
"""What a reader must know of the announcement to look a price up in it."""
STATE = "state"
"""`/// data | price-items state`: a sentence that says how much of the table is filled in."""


@dataclass(frozen=True)
class Prices:
    """The announcement as written, how many items there are, and how many have a price."""

    announcement: Mapping[str, Any]
    items: int
    filled: int

    @property
    def is_announced(self) -> bool:
        """Whether a reader is told which announcement the prices are of."""
        return all(self.announcement.get(name) for name in WITH_PRICES)

    @classmethod
    def of(cls, data: Data) -> Prices:
        """The prices of the data; none where there is no such file."""
        value = data.tables.get(PRICES, {"announcement": {}, "items": ()})
        filled = sum(item["price"] is not None for item in value["items"])
        return cls(value["announcement"], len(value["items"]), filled)
