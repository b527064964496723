"""Every code has files that break it and files that do not, and `check` tells exactly the problems expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, case_folders, case_name, expected_lines, find_problems, lay_out
from handbook.checks.registry import CHECKS
from handbook.messages import catalogue

# Warnings of the engine and faults of the book: found only by builds.
NOT_OF_CHECK = {
    "HB223",
    "HB243",
    "HB257",
    "HB258",
    "HB538",
    "HB539",
    "HB601",
    "HB602",
    "HB603",
    "HB604",
    "HB605",
    "HB606",
    "HB607",
    "HB608",
    "HB610",
    "HB611",
    "HB612",
}
# Symbolic links cannot be part of a case: tests/corpus/test_links_on_disk.py.
NOT_OF_CHECK |= {"HB230"}
# Nor can large and unreadable files: tests/corpus/test_source_files.py.
NOT_OF_CHECK |= {"HB239", "HB241"}
# Reported only by read-forms, for filled forms.
NOT_OF_CHECK |= {f"HB{number}" for number in (*range(511, 531), *range(534, 538), *range(540, 550))}
# And only by read-answers, for letters of enquiry that came back.
NOT_OF_CHECK |= {"HB550", "HB551", "HB552"}
# Told by `edition` and `release`, which compare sources with those of a release: tests/editions/, tests/release/.
NOT_OF_CHECK |= {f"HB{number}" for number in (*range(710, 718), *range(720, 726), 730, 731)}
# Told by `publish`, `rollback`, `verify` and `status`, which talk to hosts: tests/publish/.
NOT_OF_CHECK |= {f"HB{number}" for number in (*range(751, 783), 790, 791)}
# Told by `addresses`, which asks the web: tests/commands/test_addresses.py.
NOT_OF_CHECK |= {"HB122", "HB123"}
# Told by reading the files, before any check runs.
OF_READING = {
    "HB210",
    "HB211",
    "HB212",
    "HB213",
    "HB214",
    "HB215",
    "HB216",
    "HB217",
    "HB229",
    "HB231",
    "HB232",
    "HB234",
    "HB308",
    "HB501",
}
# Told by the check of another code, or by what runs them.
OF_OTHERS = {"HB110", "HB111", "HB242", "HB251", "HB252", "HB253", "HB254", "HB307"}


def test_minimal_project_has_no_problems() -> None:
    assert find_problems(MINIMAL) == []


@pytest.mark.parametrize("folder", case_folders("fail"), ids=case_name)
def test_fail_case_tells_exactly_its_problems(folder: Path, tmp_path: Path) -> None:
    found = find_problems(lay_out(folder, tmp_path / "project"))
    told = [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in found]
    assert told == expected_lines(folder)


@pytest.mark.parametrize("folder", case_folders("pass"), ids=case_name)
def test_pass_case_tells_nothing(folder: Path, tmp_path: Path) -> None:
    assert find_problems(lay_out(folder, tmp_path / "project")) == []


@pytest.mark.parametrize("code", sorted(set(catalogue()) - NOT_OF_CHECK))
def test_code_has_cases(code: str) -> None:
    assert [folder for folder in case_folders("pass") if case_name(folder).startswith(f"{code}-")]
    failing = [folder for folder in case_folders("fail") if case_name(folder).startswith(f"{code}-")]
    assert failing
    for folder in failing:
        assert code in {line.rpartition(" ")[2] for line in expected_lines(folder)}


@pytest.mark.parametrize("folder", [*case_folders("fail"), *case_folders("pass")], ids=str)
def test_case_is_named_after_its_code(folder: Path) -> None:
    name = case_name(folder)
    code, _, words = name.partition("-")
    assert name == "many-problems" or words.startswith(catalogue()[code]["name"])


def test_docstring_of_each_check_begins_with_its_code_and_names_its_fault() -> None:
    told: dict[str, str] = {}
    for check in CHECKS:
        code = (check.__doc__ or "").partition(".")[0]
        told[code] = check.__name__.removeprefix("check_").replace("_", "-")
    assert told == {
        code: texts["name"] for code, texts in catalogue().items() if code not in NOT_OF_CHECK | OF_READING | OF_OTHERS
    }
