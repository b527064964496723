"""How the acts read links, and where they put a paragraph."""

from __future__ import annotations

from acts.sources import Link, address, before_last_heading, links, target_of


def test_links_are_found_with_brackets_in_their_words() -> None:
    found = list(links("See [a [b] c](x.md#y) and [ค](confirm:z)."))
    assert found == [Link(4, 21, "a [b] c", "x.md#y"), Link(26, 40, "ค", "confirm:z")]


def test_targets_and_addresses_are_relative_to_the_page() -> None:
    assert target_of("forms/a", Link(0, 0, "", "../steps.md#b")) == ("steps", "b")
    assert target_of("forms/a", Link(0, 0, "", "#b")) == ("forms/a", "b")
    assert target_of("steps", Link(0, 0, "", "source:x")) == ("", "")
    assert address("forms/a", "steps") == "../steps.md"
    assert address("steps", "forms/a") == "forms/a.md"


def test_a_paragraph_is_put_before_the_last_heading() -> None:
    assert (
        before_last_heading("# A\n\nb\n\n## C\n\nd\n\n## E\n\nf\n", "new")
        == "# A\n\nb\n\n## C\n\nd\n\nnew\n\n## E\n\nf\n"
    )
    assert before_last_heading("# A\n\nb\n", "new") == "# A\n\nb\n\nnew\n"
