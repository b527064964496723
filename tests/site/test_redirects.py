"""Pages that moved: what stands at their old addresses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handbook.html.tree import read_html, words_of
from handbook.site.redirects import write_redirects
from single_steps import Steps


def test_fixture_leaves_a_page_at_each_old_address(steps: Steps, tmp_path: Path) -> None:
    write_redirects(tmp_path, steps.corpus)
    found = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*"))
    assert found == ["approval/index.html", "en/approval/index.html", "old/way.html"]


@pytest.mark.parametrize(
    ("old", "lang", "said"),
    [
        ("approval/index.html", "th", "หน้านี้ย้ายไปแล้ว: ขั้นตอนการเสนอเรื่อง"),
        ("old/way.html", "th", "หน้านี้ย้ายไปแล้ว: ขั้นตอนการเสนอเรื่อง"),
        ("en/approval/index.html", "en", "This page has moved: Procedure of a proposal"),
    ],
)
def test_old_page_leads_on(steps: Steps, tmp_path: Path, old: str, lang: str, said: str) -> None:
    write_redirects(tmp_path, steps.corpus)
    tree = read_html((tmp_path / old).read_text(encoding="utf-8"))
    assert tree.get("lang") == lang
    head = {meta.get("http-equiv") or meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
    assert head["refresh"] == "0; url=../procedure/index.html"
    assert head["robots"] == "noindex"
    assert head["Content-Security-Policy"] == "default-src 'none'; base-uri 'none'; form-action 'none'"
    whole = f"https://handbook.invalid/cctv/{'' if lang == 'th' else 'en/'}procedure/"
    assert tree.xpath("//link[@rel='canonical']/@href") == [whole]
    assert [words_of(element) for element in tree.iter("title", "h1")] == [said, said]
    assert tree.xpath("//body//a/@href") == ["../procedure/index.html"]


def test_page_at_the_top_leads_down(steps: Steps, tmp_path: Path) -> None:
    page = steps.page("procedure")
    moved = replace(page, meta=replace(page.meta, value={**page.meta.value, "old_paths": ["old.html"]}))
    write_redirects(tmp_path, replace(steps.corpus, pages={page.path: moved}))
    (file,) = tmp_path.iterdir()
    assert file.name == "old.html"
    assert read_html(file.read_text(encoding="utf-8")).xpath("//body//a/@href") == ["procedure/index.html"]
