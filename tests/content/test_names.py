"""Names of this province that are easily mistaken. Change them when the bodies' names or types change."""

from __future__ import annotations

import pytest

from handbook_sources import Handbook


def test_two_local_governments_are_called_phraek_sa_and_differ_in_type(handbook: Handbook) -> None:
    """A town and a subdistrict municipality have one name: lists show the type. Change it if either is renamed."""
    value = handbook.data("local-governments")
    if not value:
        pytest.skip("this handbook has no local-governments.yml")
    types = {kind["id"]: kind["th"] for kind in value["types"]}
    named = [
        entry["type"]
        for entry in value["local_governments"]
        if entry["th"].removeprefix(types[entry["type"]]) == "แพรกษา"
    ]
    assert len(named) == 2
    assert len(set(named)) == 2
