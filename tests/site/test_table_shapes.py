"""Which tables fit a phone, and which scroll."""

from __future__ import annotations

import pytest

from handbook.site.table_shapes import shape_tables
from single_steps import Steps, inner


def _table(*rows: str, of: str = "hb-table") -> str:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="hb-scroll"><table class="{of}"><tbody>{body}</tbody></table></div>'


def _shaped(steps: Steps, article: str) -> list[tuple[str, str]]:
    """The classes of each box and its table."""
    page = steps.written(article)
    shape_tables(page, steps.context(page))
    return [(table.getparent().get("class"), table.get("class")) for table in page.article.iter("table")]


@pytest.mark.parametrize(
    ("rows", "shape"),
    [
        (["<td>1</td>"], ("hb-fit", "hb-table")),
        (["<th>1</th><td>2</td>"], ("hb-fit", "hb-table")),
        (["<th>1</th><td>2</td><td>3</td>"], ("hb-fit hb-fit--three", "hb-table")),
        (["<td>1</td>", "<td>1</td><td>2</td><td>3</td>"], ("hb-fit hb-fit--three", "hb-table")),
        (["<th>1</th><td>2</td><td>3</td><td>4</td>"], ("hb-scroll", "hb-table hb-table--headed")),
        (["<td>1</td><td>2</td><td>3</td><td>4</td>"], ("hb-scroll", "hb-table")),
        (["<th>1</th><td>2</td><td>3</td><td>4</td>", "<td>1</td>"], ("hb-scroll", "hb-table")),
    ],
    ids=["one", "two", "three", "by the longest row", "four with heads", "four without", "not all rows headed"],
)
def test_table_is_shaped_by_its_columns(steps: Steps, rows: list[str], shape: tuple[str, str]) -> None:
    assert _shaped(steps, _table(*rows)) == [shape]


def test_each_table_is_shaped_by_itself(steps: Steps) -> None:
    few, many = _table("<td>1</td>"), _table("<th>1</th><td>2</td><td>3</td><td>4</td>")
    shapes = [("hb-fit", "hb-table"), ("hb-scroll", "hb-table hb-table--headed"), ("hb-fit", "hb-table")]
    assert _shaped(steps, few + many + few) == shapes


def test_box_without_rows_or_without_a_table_fits(steps: Steps) -> None:
    page = steps.written('<div class="hb-scroll"></div><div class="hb-scroll"><table></table></div>')
    shape_tables(page, steps.context(page))
    assert inner(page.article) == '<div class="hb-fit"></div><div class="hb-fit"><table></table></div>'


def test_table_without_a_box_stays_as_it_is(steps: Steps) -> None:
    written = "<table><tbody><tr><th>1</th><td>2</td><td>3</td><td>4</td></tr></tbody></table>"
    page = steps.written(written)
    shape_tables(page, steps.context(page))
    assert inner(page.article) == written
