"""`check --fix`: what is certain is mended to the byte, everything else stays, and a second run changes nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems, lay_out
from handbook.authored.settings import load_settings
from handbook.commands.fix import fix_sources, with_edits
from handbook.corpus.read import read_corpus
from handbook.problems import Edit, Problem
from handbooks import run_handbook

CASES = Path(__file__).parents[1] / "checks" / "cases"
PAGE = "docs/page.md"


def _project(tmp_path: Path, added: bytes) -> Path:
    """The minimal project with a text added to its page."""
    root = lay_out(MINIMAL, tmp_path / "project")
    page = root / PAGE
    page.write_bytes(page.read_bytes() + added)
    return root


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("เเบบ\n", "แบบ\n"),
        ("นํ้า สํานัก  \n", "น้ำ สำนัก  \n"),
        ("ท่ี นำ้ พันธ์ุ\n", "ที่ น้ำ พันธุ์\n"),
        ("ที่่ การณ์์ สาา\n", "ที่ การณ์ สา\n"),
        ("ก\u200bข&shy;ค\u202e\n", "กขค\n"),
        ("ต่างๆที่ สายฯลฯ คณะกรรมการ ฯ พ้น\n", "ต่าง ๆ ที่ สาย ฯลฯ คณะกรรมการฯ พ้น\n"),
        ("อนุญาติ ตามกฏหมาย", "อนุญาต ตามกฎหมาย"),
        ("อนุญาติเเละ\u200bสํานัก\n", "อนุญาตและสำนัก\n"),
        ("กิี ที่้ ๒5 พ.ศ. 2026 ก ั\n", "กิี ที่้ ๒5 พ.ศ. 2026 ก ั\n"),  # not certain
        ('`เเ` [ก](index.md?เเ "เเก้") { #เเ .เเ }\n', '`เเ` [ก](index.md?เเ "แก้") { #เเ .เเ }\n'),
        ("```\nเเ อนุญาติ\n```\n\n<!-- อนุญาติ -->\n", "```\nเเ อนุญาติ\n```\n\n<!-- อนุญาติ -->\n"),
        ("<!-- hb: allow HB412 อ้างคำเดิม -->\nอนุญาติ\n", "<!-- hb: allow HB412 อ้างคำเดิม -->\nอนุญาติ\n"),
    ],
)
def test_added_text_is_mended_where_it_is_certain(before: str, after: str, tmp_path: Path) -> None:
    root = _project(tmp_path, f"\n{before}".encode())
    untouched = (MINIMAL / PAGE).read_bytes()
    fix_sources(root)
    assert (root / PAGE).read_bytes() == untouched + f"\n{after}".encode()
    assert fix_sources(root).changed == {}
    assert (root / PAGE).read_bytes() == untouched + f"\n{after}".encode()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_byte_order_mark_and_line_ends_stay(end: str, tmp_path: Path) -> None:
    root = _project(tmp_path, b"")
    _, _, rest = (MINIMAL / PAGE).read_text(encoding="utf-8").split("\n", 2)
    text = f"\ufeff---\ntitle: เเบบ\n{rest}\nอนุญาติ \t\nก".replace("\n", end)
    (root / PAGE).write_bytes(text.encode())
    fix_sources(root)
    assert (root / PAGE).read_bytes() == text.replace("เเบบ", "แบบ").replace("อนุญาติ", "อนุญาต").encode()


@pytest.mark.parametrize(
    ("case", "places"),
    [
        ("HB403-two-sara-e", 6),
        ("HB412-misspelling-data", 3),
        ("HB412-misspelling-front-matter", 2),
        ("HB412-misspelling-settings", 1),
        ("HB412-misspelling-drawing", 3),
        ("HB408-hidden-sign-data", 2),
        ("HB409-mixed-digits", 0),
        ("HB236-wrong-date", 0),
    ],
)
def test_places_mended_in_the_cases(case: str, places: int, tmp_path: Path) -> None:
    root = lay_out(CASES / case / "fail", tmp_path / "project")
    fixed = fix_sources(root)
    assert fixed.places == places
    assert [problem for problem in fixed.left if problem.edit] == []


def test_ids_keys_addresses_and_words_to_avoid_stay(tmp_path: Path) -> None:
    root = lay_out(CASES / "HB412-misspelling-data" / "fail", tmp_path / "project")
    fix_sources(root)
    text = (root / "docs/data/glossary.yml").read_text(encoding="utf-8")
    assert text.endswith('th: ใบอนุญาต, en: permit, note: {th: "ตามกฎหมาย", en: A}, avoid: {th: [อนุญาติ]}}\n')


def test_only_the_named_files_are_mended(tmp_path: Path) -> None:
    root = _project(tmp_path, "\nเเบบ\n".encode())
    home = root / "docs/index.md"
    home.write_bytes(home.read_bytes() + "\nเเบบ\n".encode())
    assert list(fix_sources(root, ["docs/index.md"]).changed) == ["docs/index.md"]


def test_permissions_stay_and_no_other_file_is_left(tmp_path: Path) -> None:
    root = _project(tmp_path, "\nเเบบ\n".encode())
    (root / PAGE).chmod(0o640)
    before = sorted(root.rglob("*"))
    fix_sources(root)
    assert (root / PAGE).stat().st_mode & 0o777 == 0o640
    assert sorted(root.rglob("*")) == before


def test_command_shows_the_difference_and_what_is_left(tmp_path: Path) -> None:
    root = _project(tmp_path, "\nเเบบ\n\n๒5 ตัว".encode())
    done = run_handbook("check", "--fix", "--lang", "en", root=root)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[:2] == [f"--- a/{PAGE}", f"+++ b/{PAGE}"]
    assert [line for line in lines if line.startswith(("-เ", "+แ"))] == ["-เเบบ", "+แบบ"]
    assert "1 place mended" in lines
    assert [line for line in lines if "HB409" in line]
    again = run_handbook("check", "--fix", "--lang", "th", root=root)
    assert "---" not in again.stdout


def test_report_of_programs_stays_whole(tmp_path: Path) -> None:
    done = run_handbook("check", "--fix", "--format", "json", root=_project(tmp_path, "\nเเบบ\n".encode()))
    assert done.stdout == "[]\n"
    assert "+แบบ" in done.stderr


def _problem(line: int, column: int, old: str, new: str) -> Problem:
    return Problem(PAGE, line, column, "HB412", {}, Edit(old, new))


def test_overlapping_and_unfounded_edits_are_left_out() -> None:
    edits = [_problem(1, 1, "ab", "x"), _problem(1, 2, "bc", "y"), _problem(2, 1, "no", "z"), _problem(9, 1, "a", "z")]
    assert with_edits("abc\r\nabc", edits) == ("xc\r\nabc", 1)


def test_edits_that_meet_are_both_done() -> None:
    assert with_edits("abcd", [_problem(1, 1, "ab", "long"), _problem(1, 3, "cd", "")]) == ("long", 2)


def test_missing_end_of_line_is_shown(tmp_path: Path) -> None:
    shown = fix_sources(_project(tmp_path, "\nเเบบ".encode())).difference()
    assert shown.endswith("-เเบบ\n\\ No newline at end of file\n+แบบ\n\\ No newline at end of file\n")


def test_byte_order_mark_is_no_column() -> None:
    assert with_edits("\ufeffab", [_problem(1, 1, "ab", "x")]) == ("\ufeffx", 1)


def test_private_matter_is_taken_out_of_pictures_and_of_nothing_else(tmp_path: Path) -> None:
    root = lay_out(CASES / "HB264-private-matter-in-picture" / "fail", tmp_path / "project")
    before = {file: file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}
    done = run_handbook("check", "--fix", "--lang", "en", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[:4] == [
        "docs/images/map.jpg: removed texts (XMP, IPTC, comments)",
        "docs/images/pole.jpg: removed the place (GPS), the device or program",
        "docs/images/sign.png: removed texts (XMP, IPTC, comments)",
        "3 places mended",
    ]
    changed = [file.name for file, data in before.items() if file.read_bytes() != data]
    assert changed == ["map.jpg", "pole.jpg", "sign.png"]
    assert fix_sources(root).removed == {}


def test_pictures_of_other_paths_than_asked_for_stay(tmp_path: Path) -> None:
    root = lay_out(CASES / "HB264-private-matter-in-picture" / "fail", tmp_path / "project")
    assert list(fix_sources(root, ["docs/images/map.jpg"]).removed) == ["docs/images/map.jpg"]


def test_only_the_contacts_own_number_is_mended(tmp_path: Path) -> None:
    written = "[a](tel:+6620000000)\n\n[0 2000 0010](tel:+6620000010)\n\n0 2000 0000\n"
    root = _project(tmp_path, b"\n" + written.encode())
    fixed = fix_sources(root)
    text = (root / PAGE).read_text(encoding="utf-8")
    assert text.endswith("[โทรศัพท์](contact:phone)\n\n[0 2000 0010](tel:+6620000010)\n\n0 2000 0000\n")
    assert [problem.code for problem in fixed.left if problem.path == PAGE] == ["HB118", "HB118"]


def test_mended_spelling_leaves_the_translation_in_step_and_other_changes_do_not(tmp_path: Path) -> None:
    root = _project(tmp_path, "\nเเบบของสํานักงาน\n\n## ก { #other }\n".encode())
    english = root / "docs/page.en.md"
    english.write_text(english.read_text(encoding="utf-8") + "\n## A { #other }\n", encoding="utf-8")
    assert run_handbook("translated", "--all", root=root).returncode == 0
    page = root / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("## ก {", "## ข {"), encoding="utf-8")
    record = (root / "docs/translations/page.yml").read_text(encoding="utf-8")
    fixed = fix_sources(root)
    assert list(fixed.changed) == [PAGE, "docs/translations/page.yml"]
    assert [(problem.code, problem.path, problem.line) for problem in fixed.left] == [
        ("HB310", "docs/page.en.md", len(english.read_text(encoding="utf-8").splitlines()))
    ]
    lines = zip(record.splitlines(), (root / "docs/translations/page.yml").read_text().splitlines(), strict=True)
    assert len([one for one, other in lines if one != other]) == 1
    assert fix_sources(root).changed == {}


def test_stamp_of_a_browser_is_taken_in_and_shown_as_a_difference_that_git_takes_back(tmp_path: Path) -> None:
    root = _project(tmp_path, "\nเดิม\n".encode())
    assert run_handbook("translated", "--all", root=root).returncode == 0
    page = root / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("เดิม", "ใหม่"), encoding="utf-8")
    thai = read_corpus(load_settings(root))[0].pages["page.md"].sections["prepare"].fingerprint
    stamp = root / "docs/translations/any.yml"
    stamp.write_text(f'page#prepare: "{thai}"\n', encoding="utf-8")
    assert find_problems(root) == []
    before = {file: file.read_bytes() for file in sorted((root / "docs").rglob("*.*"))}
    fixed = fix_sources(root, ["docs/index.md"])
    assert (fixed.changed, stamp.exists()) == ({}, True)
    fixed = fix_sources(root)
    assert (list(fixed.changed), fixed.left, stamp.exists()) == (
        ["docs/translations/page.yml", "docs/translations/any.yml"],
        [],
        False,
    )
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "apply", "-R", "-"], cwd=root, input=fixed.difference().encode(), check=True)
    assert {file: file.read_bytes() for file in sorted((root / "docs").rglob("*.*"))} == before
