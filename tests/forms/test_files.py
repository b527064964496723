"""The files that the build makes of the real forms: all there, small, listed, bundled, and led to from their steps."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from built_site import FORMS, BuiltPage, path_of, read_site
from handbook.corpus.form_specs import read_form_specs
from handbooks import ROOT

LOCALES = ("th", "en")
ENDS = (".pdf", "-print.pdf", ".docx")
SIGN = (".pdf", "-print.pdf", "-a3.pdf", "-a3-print.pdf", ".docx")
LARGEST = {"typing": 90_000, "handwriting": 60_000, "typing-a3": 90_000, "handwriting-a3": 60_000, "word": 60_000}


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    return site / "downloads" / "forms"


@pytest.fixture(scope="module")
def listed(folder: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads((folder / "files.json").read_text(encoding="utf-8"))["files"]
    return files


def ends(form: str) -> tuple[str, ...]:
    """How the names of a form's files end, in the order in which they are offered."""
    return SIGN if form == "cctv-sign" else ENDS


def form_page(site: Path, form: str, locale: str) -> BuiltPage:
    return read_site(site)[path_of(f"forms/{form}", locale)]


def test_every_form_has_its_files_in_both_languages(folder: Path, listed: list[dict[str, Any]]) -> None:
    expected = {f"{form}-{locale}{end}" for form in FORMS for locale in LOCALES for end in ends(form)}
    assert {file["name"] for file in listed if file["form"]} == expected
    maps = {f"{form}-{locale}.json" for form in FORMS for locale in LOCALES}
    assert {file.name for file in folder.iterdir()} == {*expected, *maps, "files.json", "SHA256SUMS"}


def test_what_is_said_of_a_file_is_so(folder: Path, listed: list[dict[str, Any]]) -> None:
    for file in listed:
        path = folder / file["name"] if file["form"] else folder.parent / file["name"]
        data = path.read_bytes()
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert file["pages"] == (len(PdfReader(path).pages) if path.suffix == ".pdf" else 0)
        if file["form"]:
            assert file["size"] <= LARGEST[file["kind"]], file["name"]
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(listed)
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for digest, name in lines)


def test_a_bundle_holds_all_files_of_its_language(folder: Path, listed: list[dict[str, Any]]) -> None:
    for locale in LOCALES:
        own = {file["name"]: file["sha256"] for file in listed if file["form"] and file["locale"] == locale}
        with zipfile.ZipFile(folder.parent / f"forms-{locale}.zip") as bundle:
            held = {name: hashlib.sha256(bundle.read(name)).hexdigest() for name in bundle.namelist()}
        assert held == own


def test_pages_offer_the_files(site: Path) -> None:
    for form in FORMS:
        for locale in LOCALES:
            page = form_page(site, form, locale)
            links = [page.follow(link.get("href"))[0] for link in page.select("article .hb-formfiles a")]
            assert links == [f"downloads/forms/{form}-{locale}{end}" for end in ends(form)]
    for locale in LOCALES:
        page = read_site(site)[path_of("forms/index", locale)]
        rows = page.select("article .hb-formtable tbody tr")
        assert [row.get("id") for row in rows] == list(FORMS)
        assert all(len(row.cssselect("a.hb-file")) == len(ends(row.get("id"))) for row in rows)
        assert all((site / page.follow(link.get("href"))[0]).is_file() for link in page.select("a.hb-file"))


def test_forms_and_steps_lead_to_each_other(site: Path) -> None:
    specs, _ = read_form_specs(ROOT / "docs", "docs")
    assert tuple(sorted(specs)) == tuple(sorted(FORMS))
    for form, spec in specs.items():
        key, _, step = spec.step.partition("#")
        for locale in LOCALES:
            page, other = form_page(site, form, locale), read_site(site)[path_of(key, locale)]
            to_step = [page.follow(link.get("href")) for link in page.select("article .hb-formstep a")]
            assert to_step == [(other.path, step)]
            assert step in other.ids
            to_forms = [other.follow(link.get("href"))[0] for link in other.select("article .hb-formstep a")]
            assert page.path in to_forms


def test_sources_of_the_forms_are_not_published(site: Path) -> None:
    assert not list(site.rglob("*.form.yml"))
