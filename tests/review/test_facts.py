"""facts.json and summary.md: as their schema says, what the change was, and nothing that another program obeys."""

from __future__ import annotations

import re

import yaml
from jsonschema import Draft202012Validator

from contributions.judged_markdown import faults_in
from handbooks import ROOT, Workshop
from releasing import git
from review.reviewed_change import HOSTILE_FILE, Reviewed, plain_site
from review.seen_text import differing


def test_facts_are_as_their_schema_says(made: Reviewed) -> None:
    schema = yaml.safe_load((ROOT / "scripts" / "handbook" / "review" / "facts.yml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(made.facts)) == []
    assert made.facts["head"] == git(made.root, "rev-parse", "change").strip()


def test_change_begins_where_its_branch_began_and_not_at_the_end_of_main(made: Reviewed) -> None:
    assert made.facts["base"] == git(made.root, "rev-parse", "change~1").strip()
    glossary = {page["folder"]: page for page in made.facts["pages"]}["glossary/"]
    assert (glossary["gone"], glossary["new"]) == (5, 5)  # its telephone number, and not its title


def test_pages_listed_are_those_that_readers_see_changed(made: Reviewed, workshop: Workshop) -> None:
    """Both sites are built once more outside the review, and read by a program of its own."""
    truth = differing(*(plain_site(workshop, made, name) for name in ("change~1", "change")))
    listed = {page["folder"] for page in made.facts["pages"]}
    assert truth - listed == {"survey/", "en/survey/"}  # which were moved
    assert listed - truth == set()
    assert len(listed) == made.facts["totals"]["pages"] == 20


def test_pages_that_were_edited_come_first_and_a_moved_one_is_one(made: Reviewed) -> None:
    kinds = [(page["folder"], page["change"]) for page in made.facts["pages"][:7]]
    assert kinds == [
        ("circular/", "changed"),
        ("en/circular/", "changed"),
        ("en/place/", "moved"),
        ("en/procedure/", "changed"),
        ("place/", "moved"),
        ("procedure/", "changed"),
        ("", "changed"),
    ]


def test_marks_numbers_values_and_translations(made: Reviewed) -> None:
    assert made.facts["marks"] == [{"path": "docs/circular.md", "gone": 1, "new": 0}]
    numbers = {each["path"]: (each["gone"], each["new"]) for each in made.facts["numbers"]}
    assert numbers == {"docs/circular.md": (0, 2), "docs/procedure.md": (0, 1)}
    values = {(each["path"], each["key"].partition("[")[0], each["change"]) for each in made.facts["values"]}
    assert values == {
        ("docs/forms/everything.form.yml", "fields.project.maxlength", "changed"),
        ("mkdocs.yml", "extra.handbook.contact.phone.th", "changed"),
        ("mkdocs.yml", "nav", "gone"),
        ("mkdocs.yml", "nav", "new"),
    }
    assert made.facts["translations"]["caught_up"] == []
    assert made.facts["translations"]["behind"] == ["docs/circular.en.md", "docs/procedure.en.md"]
    assert made.facts["patches"] == {"stamps": 3}  # a record, and that of the page with another name


def test_files_outside_the_content_are_told_by_what_they_can_do(made: Reviewed) -> None:
    assert made.facts["outside"] == [
        {"path": "linked", "kind": "link", "change": "new"},
        {"path": ".github/workflows/own.yml", "kind": "workflow", "change": "new"},
        {"path": ".gitattributes", "kind": "git", "change": "new"},
        {"path": HOSTILE_FILE, "kind": "unknown", "change": "new"},
    ]


def test_summary_says_the_same_and_obeys_nothing(made: Reviewed) -> None:
    lines = made.summary.splitlines()
    assert lines[0] == "## ผลของการแก้ไข · What this change does"
    assert lines[2] == "### ⚠️ ไฟล์นอกเนื้อหาที่เปลี่ยน 4 ไฟล์ · Files outside the content that change: 4"
    assert "### หน้าที่ผู้อ่านเห็นต่างไป 20 หน้า · Pages that readers see changed: 20" in lines
    assert len(made.summary.encode()) < 20_000
    assert not re.search(r"[<\[`@]|://", made.summary)
    assert list(faults_in(made.summary)) == []
    assert "/circular/" in made.summary
    assert "docs/circular.md: −confirm&#58;copies" in made.summary
