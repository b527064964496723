"""Changes to YAML text leave all other lines as they were written."""

from __future__ import annotations

import pytest

from acts.yaml_text import add_item, add_key, remove_item, rename_key, set_value

TEXT = """# the nav
nav:
  - index.md   # home
  - Start:
      - one.md
      - two.md

  # at the end
  - last.md
names: {th: ก, en: A}
groups:
  - id: a
    items:
      - id: x
        ask: {th: ก, en: A}
      # y waits
      - id: y
        ask:
          th: ข
          en: B
"""


def test_a_value_is_set_where_it_stands() -> None:
    assert set_value(TEXT, ("names", "en"), "Second") == TEXT.replace("en: A}\ngroups", "en: Second}\ngroups")
    assert set_value(TEXT, ("nav", 1, "Start", 1), "three.md") == TEXT.replace("two.md", "three.md")


def test_a_key_is_renamed() -> None:
    assert rename_key(TEXT, ("nav", 1, "Start"), "Begin") == TEXT.replace("Start:", "Begin:")


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [
        (0, "      - one.md\n", "      - new.md\n      - one.md\n"),
        (2, "      - two.md\n", "      - two.md\n      - new.md\n"),
    ],
)
def test_an_item_is_added(at: int, before: str, after: str) -> None:
    assert add_item(TEXT, ("nav", 1, "Start"), "new.md", at) == TEXT.replace(before, after)


def test_an_item_of_several_lines_is_added_at_the_end() -> None:
    added = "      - id: z\n        ask: {th: ค, en: C}\n"
    assert add_item(TEXT, ("groups", 0, "items"), "id: z\nask: {th: ค, en: C}", 2) == TEXT + added


def test_an_item_is_removed_and_comments_stay() -> None:
    assert remove_item(TEXT, ("nav", 1, "Start", 1)) == TEXT.replace("      - two.md\n", "")
    gone = "      - id: x\n        ask: {th: ก, en: A}\n"
    assert remove_item(TEXT, ("groups", 0, "items", 0)) == TEXT.replace(gone, "")
    last = "      - id: y\n        ask:\n          th: ข\n          en: B\n"
    assert remove_item(TEXT, ("groups", 0, "items", 1)) == TEXT.replace(last, "")


def test_a_key_is_added_at_the_end_of_its_mapping() -> None:
    assert add_key(TEXT, ("groups", 0, "items", 1, "ask"), "de", "C") == TEXT + "          de: C\n"
