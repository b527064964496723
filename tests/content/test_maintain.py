"""The guides for those who keep the handbook, docs/maintain/: each is followed on a copy, with its own examples.

They turn red when a guide no longer does what it says: change the guide, in both languages.
"""

from __future__ import annotations

import math
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from acts.empty_sheet import empty_sheet
from content.guided import GUIDES, Copy, copy_sources, examples, text_of
from guide_pictures.draw import MOST_BYTES
from guide_pictures.shots import SHOTS
from handbook.__main__ import _parser
from handbook.messages import catalogue
from handbook.problems import Problem
from handbook.thai.line_ends import word_ends
from handbook_sources import LOCALES, Handbook, split_page
from handbooks import FIXTURE, ROOT

pytestmark = pytest.mark.skipif(not GUIDES.is_dir(), reason="this handbook has no guides")
NAMES = ("edit", "check", "source", "answer", "picture", "form", "prices", "merge", "province")
WORDS_A_MINUTE = 200
SOURCES, PRICES = "docs/data/sources.yml", "docs/data/price-items.yml"
ALL_PICTURES = 600_000
ANSWER = "docs/data/answers/copies.yml"
CITING, SHOWING, MERGED = "docs/procedure", "docs/survey", "docs/permissions"
FORM_FILES = tuple(f"docs/forms/sample-visit{ending}" for ending in (".form.yml", ".md", ".en.md"))
FORM = "cctv-sign"
VERSIONED = f"docs/forms/{FORM}.form.yml"


def test_each_guide_stands_in_the_nav_and_in_the_index(handbook: Handbook) -> None:
    assert handbook.guides == tuple(f"maintain/{name}" for name in ("index", *NAMES))
    for locale in LOCALES:
        assert re.findall(r"^\|.*\(([a-z]+)\.md\) \|$", text_of("index", locale), re.MULTILINE) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_examples_codes_and_buttons(name: str) -> None:
    thai, english = (text_of(name, locale) for locale in LOCALES)
    assert examples(name, "th") == examples(name, "en")
    assert examples(name)
    codes = [re.findall(r"HB\d{3}", text) for text in (thai, english)]
    assert sorted(codes[0]) == sorted(codes[1])
    assert set(codes[0]) <= set(catalogue())
    buttons = [set(re.findall(r"“([A-Za-z ]+…?)”", text)) for text in (thai, english)]
    assert buttons[0] <= buttons[1] | {"Record the answer"}


@pytest.mark.parametrize("name", NAMES)
def test_time_to_read_is_counted(name: str) -> None:
    """Change the minutes of a guide, in both languages, when its length changes."""
    _, body = split_page(text_of(name))
    words = sum(len(word_ends(part) or ()) + 1 for part in re.findall(r"[\w\u0e00-\u0e7f]+", body))
    said = re.search(r"^- \*\*เวลา\*\*: อ่าน (?P<minutes>[๐-๙]+) นาที", body, re.MULTILINE)
    assert said
    assert int(said["minutes"]) == math.ceil(words / WORDS_A_MINUTE), f"{words} words"


def test_every_command_exists() -> None:
    for name in NAMES:
        text = text_of(name).replace("\\\n", "")
        for line in re.findall(r"python3 scripts/make\.py ([^`\n]+)", text):
            _parser().parse_args(shlex.split(line))


def test_pictures_are_those_that_the_script_draws() -> None:
    """`make.py guide-pictures` draws them anew."""
    folder = ROOT / "docs" / "images" / "guides"
    sizes = {file.name: file.stat().st_size for file in folder.iterdir()}
    assert set(sizes) == {f"{shot.name}.png" for shot in SHOTS}
    assert max(sizes.values()) <= MOST_BYTES
    assert sum(sizes.values()) <= ALL_PICTURES
    for locale in LOCALES:
        used = [found for name in NAMES for found in re.findall(r"images/guides/([a-z-]+\.png)", text_of(name, locale))]
        assert sorted(used) == sorted(sizes)


@dataclass(frozen=True)
class Story:
    """All guides followed on one copy: what the checks say when each has begun, after its next step, and at the end."""

    copy: Copy
    begun: list[Problem]
    followed: list[Problem]
    ended: list[Problem]
    answered: int
    recorded: str

    def told(self, code: str, *, at: str) -> list[str]:
        """The files of which a code was told when the guides had `begun`, were `followed` or had `ended`."""
        return sorted({problem.path for problem in getattr(self, at) if problem.code == code})


def begin(copy: Copy) -> None:
    """The first step of each guide, at which it says what the checks will tell."""
    change_section(copy, ".md")
    wrong, right = re.findall(r'"([a-z]+\.md)"', examples("check")[0])
    copy.replace(f"{CITING}.md", f"]({right})", f"]({wrong})")
    copy.append(SOURCES, examples("source")[0] + examples("prices")[0])
    copy.write(ANSWER, examples("answer")[0])
    shutil.copyfile(FIXTURE / "docs" / "images" / "pole.jpg", copy.root / "docs" / "images" / "pole.jpg")
    for name, text in zip(FORM_FILES, examples("form"), strict=False):
        copy.write(name, text)
    change_blank(copy)
    copy.replace(PRICES, "  date: null\n  url: null\n", examples("prices")[1])
    (price,) = re.findall(r"`(price: [1-9]\d+)`", text_of("prices"))
    copy.replace(PRICES, "price: null", price)
    copy.append(f"{MERGED}.md", f"\n{examples('merge')[1]}")


def follow(copy: Copy) -> None:
    """What each guide says next."""
    wrong, right = re.findall(r'"([a-z]+\.md)"', examples("check")[0])
    copy.replace(f"{CITING}.md", f"]({wrong})", f"]({right})")
    change_section(copy, ".en.md")
    for number, ending in enumerate((".md", ".en.md")):
        copy.append(f"{CITING}{ending}", f"\n{examples('source')[number + 1]}")
        copy.append(f"{SHOWING}{ending}", f"\n{examples('picture')[number]}")
    last = re.findall(r"^ +- forms/[a-z-]+\.md\n", copy.read("mkdocs.yml"), re.MULTILINE)[-1]
    copy.replace("mkdocs.yml", last, last + examples("form")[3])
    raise_version(copy)
    copy.write("docs/data/answers/price-edition.yml", examples("prices")[2])


def change_section(copy: Copy, ending: str) -> None:
    """Say something more in the section of the example of a record."""
    page, section = examples("edit")[0].split(":")[0].split("#")
    text = copy.read(f"docs/{page}{ending}")
    heading = text.index(f"{{ #{section} }}")
    after = text.index("\n\n", text.index("\n\n", heading) + 2)
    copy.write(f"docs/{page}{ending}", f"{text[:after]} (x){text[after:]}")


def change_blank(copy: Copy) -> None:
    """Let the first blank of the example's form that has a limit take more."""
    (longest,) = re.findall(r"maxlength: (\d+)", copy.read(VERSIONED))[:1]
    copy.replace(VERSIONED, f"maxlength: {longest}", f"maxlength: {int(longest) + 10}")


def raise_version(copy: Copy) -> None:
    """Raise its version by hand, and keep the former files under the names of the example."""
    was = yaml.safe_load(copy.read(VERSIONED))
    copy.replace(VERSIONED, f'version: "{was["version"]}"', 'version: "9.9"')
    copy.replace(VERSIONED, f"date: {was['date']}", "date: 2026-12-01")
    for name in re.findall(r"`([a-z-]+-th_[^`]+\.pdf)`", text_of("form")):
        for locale in LOCALES:
            kept = copy.root / "docs" / "forms" / "superseded" / name.replace("-th_", f"-{locale}_")
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(empty_sheet())


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """All guides but that for another province."""
    copy = copy_sources(tmp_path_factory.mktemp("guided") / "handbook")
    begin(copy)
    begun = copy.told()
    answered = copy.follow_answers(begun)
    follow(copy)
    followed = copy.told()
    copy.follow_answers(followed)
    recorded = copy.record(copy.told())
    return Story(copy, begun, followed, copy.told(), answered, recorded)


def test_each_guide_begins_as_it_says(story: Story) -> None:
    assert f"{CITING}.en.md" in story.told("HB310", at="begun")
    assert story.told("HB201", at="begun") == [f"{CITING}.md"]
    assert story.told("HB265", at="begun") == ["docs/images/pole.jpg"]
    assert story.told("HB208", at="begun") == [FORM_FILES[1]]
    assert story.told("HB114", at="begun") == ["docs/data/confirm.yml"]
    assert story.answered > 2, "choose another question for the example once this one is answered"


def test_each_guide_goes_on_as_it_says(story: Story) -> None:
    codes = {problem.code for problem in story.followed}
    assert codes >= {"HB112", "HB310", "HB311"}
    assert not codes & {"HB101", "HB201", "HB208", "HB234", "HB265", "HB304", "HB531"}
    assert f"{MERGED}.en.md" in story.told("HB310", at="followed")


def test_at_the_end_all_is_mended_and_recorded(story: Story) -> None:
    """HB115 is told of sentences that no program can mend."""
    assert story.told("HB311", at="followed") == [FORM_FILES[2]]
    assert {problem.code for problem in story.ended} - {"HB115"} == set()


def test_message_is_the_one_that_is_explained(story: Story) -> None:
    (problem,) = [problem for problem in story.begun if problem.code == "HB201"]
    place = r"^[^:]+:\d+:\d+"
    assert re.sub(place, "", problem.explain("th")) == re.sub(place, "", examples("check")[0].rstrip())


def test_record_has_the_name_and_the_line_of_the_example(story: Story) -> None:
    (example,) = examples("edit")
    key, number = re.findall(r"^([^:]+): \"([0-9a-f]{12})\"$", example)[0]
    assert f"docs/translations/{key.replace('#', '-')}-{number}.yml" in text_of("edit")
    assert f'\n{key}: "' in f"\n{story.recorded}"


def test_form_of_a_new_version_is_told_until_its_version_is_raised(story: Story, handbook: Handbook) -> None:
    known = handbook.data("published").get("forms", {}).get(FORM, {}).get("version")
    is_out = known == handbook.form(FORM)["version"]
    assert story.told("HB531", at="begun") == ([VERSIONED] if is_out else [])


def test_province(tmp_path: Path) -> None:
    start, _, _, _, commit, repository = examples("province")
    _, command, folder, *options = shlex.split(start.replace("\\\n", ""))[1:]
    begun = Copy(tmp_path / Path(folder).name)
    Copy(ROOT).run(command, str(begun.root), *options)
    assert begun.told() == []
    assert [line.split()[0] for line in commit.splitlines()] == ["git"] * 3
    assert f"# {repository.strip()}" in begun.read("mkdocs.yml")
    begun.replace("mkdocs.yml", f"    # {repository.strip()}", repository.rstrip())
    assert begun.told() == []
    for guide in GUIDES.iterdir():
        assert (begun.root / "docs" / "maintain" / guide.name).read_bytes() == guide.read_bytes()
    assert "รออยู่" in begun.run("answer")
