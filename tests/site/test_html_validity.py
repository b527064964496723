"""The Nu HTML checker over every page of the fixture, with the lists of files in them."""

from __future__ import annotations

from pathlib import Path

from built_site import read_site
from html_checker import faults


def test_no_built_page_has_an_error(site: Path) -> None:
    assert any(page.select("ul.hb-formfiles") for page in read_site(site).values())
    assert faults(site) == []


def test_checker_would_tell(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=th><title>x</title><p><table aria-label=x><p id=a id=b>"
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    assert len(faults(tmp_path)) >= 2
