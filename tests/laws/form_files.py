"""The files that the build makes of the forms: all there, small, listed, bundled, and led to from their steps."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from book.readers import parted_lines
from built_site import BuiltPage, path_of, plain, read_site
from handbook.filled.model import UnreadableError
from handbook.filled.pdf import read_pdf
from handbook_sources import LOCALES, Handbook

ENDS = (".pdf", "-print.pdf", ".docx")
SIGN = (".pdf", "-print.pdf", "-a3.pdf", "-a3-print.pdf", ".docx")
# A letter of enquiry has two fields for each of some forty questions.
LARGEST = {"typing": 110_000, "handwriting": 60_000, "typing-a3": 90_000, "handwriting-a3": 60_000, "word": 60_000}
SPECIMEN = ("-specimen.pdf", "-specimen.json")
LARGEST |= {"specimen": 90_000, "specimen-data": 30_000}
SAYS_SO = {"th": "ตัวอย่างสมมติ", "en": "Made-up specimen"}


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    return site / "downloads" / "forms"


@pytest.fixture(scope="module")
def whole_pages(site: Path) -> dict[str, BuiltPage]:
    """The parsed pages of the whole site, which offer the files."""
    return read_site(site)


@pytest.fixture(scope="module")
def listed(folder: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads((folder / "files.json").read_text(encoding="utf-8"))["files"]
    return files


def ends(handbook: Handbook, form: str, locale: str) -> tuple[str, ...]:
    """How the names of a form's files end, in the order in which they are offered."""
    name = f"{form}.json" if locale == "th" else f"{form}.{locale}.json"
    specimen = SPECIMEN if (handbook.root / "docs" / "forms" / "specimen" / name).exists() else ()
    return (*(SIGN if handbook.form(form).get("layout") == "sign" else ENDS), *specimen)


def superseded(handbook: Handbook) -> set[str]:
    """The files of former versions by their plain names, as files.json has them but for the hashes."""
    return {f"superseded/{file.name}" for file in (handbook.root / "docs" / "forms" / "superseded").glob("*.*")}


def test_no_line_of_a_form_begins_with_a_mark(folder: Path, handbook: Handbook) -> None:
    files = [file for form in handbook.forms for file in sorted(folder.glob(f"{form}-th*.pdf"))]
    files = [file for file in files if plain(file.name) == file.name]
    assert len(files) >= 2 * len(handbook.forms)
    assert {file.name: parted for file in files if (parted := parted_lines(file))} == {}


def test_every_form_has_its_files_in_both_languages(
    folder: Path, listed: list[dict[str, Any]], handbook: Handbook
) -> None:
    expected = {
        f"{form}-{locale}{end}" for form in handbook.forms for locale in LOCALES for end in ends(handbook, form, locale)
    }
    former = superseded(handbook)
    assert {plain(file["name"]) for file in listed if file["form"]} == expected | former
    maps = {f"{form}-{locale}.json" for form in handbook.forms for locale in LOCALES}
    assert {plain(file["map"]) for file in listed if file["map"]} == maps
    there = {file.name for file in folder.iterdir()}
    named = {file["name"] for file in listed if file["form"] and file["name"].partition("/")[0] != "superseded"}
    named |= {file["map"] for file in listed if file["map"]}
    assert len(named) == len(expected | maps)
    assert there == {*expected, *named, "files.json", "SHA256SUMS", *(["superseded"] if former else [])}
    kept = {f"superseded/{file.name}" for file in (folder / "superseded").glob("*")}
    assert kept == former | {file["name"] for file in listed if file["name"].startswith("superseded/")}


def test_a_name_is_of_the_content_and_the_plain_name_has_the_same(folder: Path, listed: list[dict[str, Any]]) -> None:
    for file in listed:
        path = folder / file["name"] if file["form"] else folder.parent / file["name"]
        assert path.name.split(".")[-2] == file["sha256"][:8]
        assert path.with_name(plain(path.name)).read_bytes() == path.read_bytes()


def test_a_pdf_for_typing_is_listed_with_the_map_of_its_places(folder: Path, listed: list[dict[str, Any]]) -> None:
    for file in listed:
        assert bool(file["map"]) == (file["kind"] == "typing" and "superseded" not in file["name"])
        if file["map"]:
            known = (folder / file["map"]).read_bytes()
            assert file["map"].split(".")[-2] == hashlib.sha256(known).hexdigest()[:8]
            assert json.loads(known)["length"] == file["size"]


def test_what_is_said_of_a_file_is_so(folder: Path, listed: list[dict[str, Any]]) -> None:
    for file in listed:
        path = folder / file["name"] if file["form"] else folder.parent / file["name"]
        data = path.read_bytes()
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        is_read = path.suffix == ".pdf" and not file["name"].startswith("superseded/")  # those are only handed on
        assert file["pages"] == (len(PdfReader(path).pages) if is_read else 0)
        if file["form"]:
            assert file["size"] <= LARGEST[file["kind"]], file["name"]
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(listed)
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for digest, name in lines)


def test_a_bundle_holds_all_files_of_its_language(folder: Path, listed: list[dict[str, Any]]) -> None:
    for locale in LOCALES:
        current = [file for file in listed if file["form"] and not file["name"].startswith("superseded/")]
        blank = [file for file in current if file["locale"] == locale and "specimen" not in file["kind"]]
        own = {plain(file["name"]): file["sha256"] for file in blank}
        with zipfile.ZipFile(folder.parent / f"forms-{locale}.zip") as bundle:
            held = {name: hashlib.sha256(bundle.read(name)).hexdigest() for name in bundle.namelist()}
        assert held == own


def test_pages_of_forms_offer_the_files(whole_pages: dict[str, BuiltPage], handbook: Handbook) -> None:
    for form in handbook.forms:
        for locale in LOCALES:
            page = whole_pages[path_of(f"forms/{form}", locale)]
            files = page.select("article .hb-formfiles a")
            links = [plain(page.follow(link.get("href"))[0]) for link in files]
            assert [f"downloads/forms/{link.get('download')}" for link in files] == links
            assert links == [f"downloads/forms/{form}-{locale}{end}" for end in ends(handbook, form, locale)]


def test_list_of_all_forms_offers_the_files(site: Path, whole_pages: dict[str, BuiltPage], handbook: Handbook) -> None:
    for page in whole_pages.values():
        if page.select("article .hb-formtable"):
            rows = page.select("article .hb-formtable tbody tr[id]")
            assert [row.get("id") for row in rows] == list(handbook.forms)
            for row in rows:
                links = [plain(page.follow(link.get("href"))[0]) for link in row.cssselect("a.hb-file")]
                assert links == [
                    f"downloads/forms/{row.get('id')}-{page.locale}{end}"
                    for end in ends(handbook, row.get("id"), page.locale)
                ]
            assert all((site / page.follow(link.get("href"))[0]).is_file() for link in page.select("a.hb-file"))


def test_forms_and_steps_lead_to_each_other(whole_pages: dict[str, BuiltPage], handbook: Handbook) -> None:
    for form in handbook.forms:
        key, _, step = handbook.form(form)["step"].partition("#")
        for locale in LOCALES:
            page, other = whole_pages[path_of(f"forms/{form}", locale)], whole_pages[path_of(key, locale)]
            to_step = [page.follow(link.get("href")) for link in page.select("article .hb-formstep a")]
            assert to_step == [(other.path, step)]
            assert step in other.ids
            to_forms = [other.follow(link.get("href"))[0] for link in other.select("article .hb-formstep a")]
            assert page.path in to_forms


def test_specimens_say_on_every_page_that_they_are_made_up(folder: Path, listed: list[dict[str, Any]]) -> None:
    for file in listed:
        if file["kind"] == "specimen":
            pages = [page.extract_text() for page in PdfReader(folder / file["name"]).pages]
            assert [number for number, text in enumerate(pages, 1) if SAYS_SO[file["locale"]] not in text] == []
            with pytest.raises(UnreadableError) as told:
                read_pdf((folder / file["name"]).read_bytes())
            assert told.value.code == "HB552"


def test_sources_of_the_forms_are_not_published(site: Path) -> None:
    assert not list(site.rglob("*.form.yml"))
