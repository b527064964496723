"""mkdocs.yml. No author has to change this."""

from __future__ import annotations

from handbook_sources import Handbook


def test_mkdocs_yml_is_plain_yaml(handbook: Handbook) -> None:
    assert handbook.settings["nav"]
