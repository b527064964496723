"""The scripts that stand in a page itself: how many there are, and what is none."""

from __future__ import annotations

import pytest

from handbook.html.tree import read_html
from handbook.problems import ProblemsError
from handbook.site.theme.inline_scripts import INLINE_SCRIPTS, inline_scripts, known_scripts
from single_steps import Steps
from theme_files import templates

# Templates of features that mkdocs.yml leaves off, which write scripts too.
OFF = {"announce", "consent", "outdated", "partials/integrations/analytics", "redirect"}


def test_theme_writes_as_many_as_were_looked_at() -> None:
    """If this fails, read the script that is new, then change INLINE_SCRIPTS in site/theme/inline_scripts.py."""
    writing = {
        name.removeprefix("partials/javascripts/")[:-5] for name, text in templates().items() if "<script>" in text
    }
    assert writing - OFF == {"base", "content", "palette"}
    assert len(writing - OFF) == INLINE_SCRIPTS


def test_pages_of_the_engine_have_them(steps: Steps) -> None:
    tree = steps.tree("procedure")
    assert known_scripts(inline_scripts(tree) | inline_scripts(steps.tree("index", "en"))) == inline_scripts(tree)


def test_what_is_data_or_in_a_file_is_none() -> None:
    tree = read_html(
        '<html><head><script src="a.js"></script><script type="application/json">{}</script>'
        '<script type="application/ld+json">{}</script><script>b</script><script type="module">c</script>'
        "<script></script></head></html>"
    )
    assert inline_scripts(tree) == {"b", "c", ""}


@pytest.mark.parametrize("count", [0, 2, 4])
def test_another_number_stops_the_build(count: int) -> None:
    with pytest.raises(ProblemsError) as raised:
        known_scripts(map(str, range(count)))
    (problem,) = raised.value.problems
    assert (problem.code, problem.details) == ("HB604", {"expected": "3", "found": str(count)})


def test_scripts_of_all_pages_are_one_set() -> None:
    assert known_scripts("abcab") == {"a", "b", "c"}
