"""`start FOLDER`: a first handbook that the checks have nothing to say of, and that builds."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from checks.case_folders import find_problems
from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbooks import ROOT, lay_out, read_settings, run_handbook

GIVEN = {
    "province-th": "จังหวัดทดสอบ",
    "province-en": "Test Province",
    "unit-th": "สำนักงานจังหวัดทดสอบ",
    "unit-en": "Test Provincial Office",
    "phone": "0 3800 1234-5 ต่อ 12",
    "place-th": "ศาลากลางจังหวัดทดสอบ",
    "place-en": "Test Provincial Hall, 1/2 King's Road (near the river), Test 10000",
}


def _options(**changed: str) -> list[str]:
    given = GIVEN | {name.replace("_", "-"): value for name, value in changed.items()}
    return [part for name, value in given.items() if value for part in (f"--{name}", value)]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of another province: the fixture handbook, with the guides."""
    root = lay_out(tmp_path_factory.mktemp("start") / "machine")
    for name in ("README.md", "requirements.txt"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "tests" / "content").mkdir(parents=True)
    (root / "tests" / "content" / "test_x.py").touch()
    (root / "tests" / "test_y.py").touch()
    return root


@pytest.fixture(scope="module")
def started(machine: Path) -> Path:
    """A handbook begun from it."""
    folder = machine.parent / "started"
    options = _options(site_url="https://test.example.invalid/a/", light="#7a4b00", dark="#f5d48f", prefix="test-cctv")
    assert main(["--root", str(machine), "start", str(folder), *options]) == 0
    return folder


def test_nothing_is_told_of_it(started: Path) -> None:
    assert find_problems(started) == []


def test_settings_are_what_was_told_and_the_machines_own(machine: Path, started: Path) -> None:
    settings, before = load_settings(started), read_settings(machine)
    assert settings.province == {"th": "จังหวัดทดสอบ", "en": "Test Province"}
    assert settings.contact.phone == {"th": "โทร. 0 3800 1234-5 ต่อ 12", "en": "Tel. 0 3800 1234-5 ext. 12"}
    assert settings.contact.tel == "+6638001234"
    assert settings.site_url == "https://test.example.invalid/a/"
    assert settings.colours is not None
    assert settings.book_file("en") == "test-cctv-handbook-en.pdf"
    written = read_settings(started)
    for name in ("theme", "extra_css", "markdown_extensions"):
        assert written[name] == before[name]


def test_no_name_of_the_other_province_is_left(started: Path) -> None:
    texts = (file for ending in ("md", "yml") for file in (started / "docs").rglob(f"*.{ending}"))
    files = [started / "mkdocs.yml", started / "README.md", *texts]
    left = [
        file.name
        for file in files
        for name in ("สมุทรปราการ", "Samut Prakan", "ตัวอย่างการติดตั้ง")
        if name in file.read_text(encoding="utf-8").partition("\n## ")[0]
    ]
    assert left == []


def test_content_tests_of_the_other_province_stay_behind(started: Path) -> None:
    assert (started / "tests" / "test_y.py").exists()
    assert not (started / "tests" / "content").exists()


def test_guides_for_its_editors_come_along(started: Path) -> None:
    corpus, _ = read_corpus(load_settings(started))
    guides = [page.key for page in corpus.nav_pages("en") if page.is_for_editors]
    assert guides == ["maintain/index", "maintain/edit"]
    assert corpus.settings.section_titles["ดูแลคู่มือ"]["en"] == "Keep the handbook"
    assert (started / "docs/images/pole.jpg").is_file()


def test_what_is_to_be_filled_in_is_marked(started: Path) -> None:
    corpus, _ = read_corpus(load_settings(started))
    waiting = {value for page in corpus.pages.values() for value in page.targets("confirm")}
    assert waiting == set(corpus.data.questions) - {"endorsement"}
    assert len(waiting) == 7


def test_it_builds(started: Path) -> None:
    done = run_handbook("build", "--only", "site", root=started)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (started / "site" / "index.html").read_text(encoding="utf-8")
    assert "จังหวัดทดสอบ" in home
    assert "test-cctv-handbook-th.pdf" in home


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can be asked."""
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"phone": ""}, "not given: --phone"),
        ({"province_en": "", "place_th": ""}, "not given: --province-en --place-th"),
        ({"unit_th": "ก: ข"}, "the value of --unit-th cannot be used"),
        ({"province_en": "A <b>"}, "the value of --province-en cannot be used"),
        ({"phone": "081-234-5678"}, "the value of --phone cannot be used"),
        ({"phone": "call us"}, "the value of --phone cannot be used"),
        ({"site_url": "example.org"}, "the value of --site-url cannot be used"),
        ({"place_en": "- Hall"}, "the value of --place-en cannot be used"),
        ({"light": "#7a4b00"}, "give both --light and --dark"),
        ({"light": "red"}, "the value of --light cannot be used"),
        ({"prefix": "A B"}, "the value of --prefix cannot be used"),
        ({"province_en": "Yes"}, "the value of --province-en cannot be used"),
        ({"place_en": "1/2"}, "the value of --place-en cannot be used"),
        ({"light": "#ffff00", "dark": "#a5d3e4"}, "the colour of --light is hard to read"),
        ({"light": "#7a4b00", "dark": "#000000"}, "the colour of --dark is hard to read"),
    ],
)
@pytest.mark.usefixtures("no_terminal")
def test_what_cannot_be_used_is_told_and_nothing_written(
    machine: Path, tmp_path: Path, changed: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert main(["--root", str(machine), "start", str(folder), *_options(**changed)]) == 2
    assert said in capsys.readouterr().err
    assert not folder.exists()


def test_folder_with_files_is_left_as_it_is(machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["--root", str(machine), "start", str(tmp_path), *_options()]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_folder_within_the_handbook_is_refused(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(machine), "start", str(machine / "docs" / "new"), *_options()]) == 2
    assert "lies in this handbook" in capsys.readouterr().err
    assert not (machine / "docs" / "new").exists()


def test_repository_without_files_is_begun_in(machine: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["--root", str(machine), "start", str(tmp_path), *_options()]) == 0
    assert (tmp_path / "mkdocs.yml").is_file()


def test_what_is_missing_is_asked_for(machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("0 3800 1234\n"))
    assert main(["--root", str(machine), "start", str(tmp_path / "new"), *_options(phone="")]) == 0
    assert load_settings(tmp_path / "new").contact.tel == "+6638001234"
