"""All pieces as hurried people write them, by the name of what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

from readings.drawn_pages.faulty_links import (
    bare_address,
    footnote,
    gap_before_target,
    printed_id,
    quotes_of_word,
    reference,
    space_in_target,
)
from readings.drawn_pages.faulty_lists import (
    block_in_item,
    list_after_text,
    list_by_two,
    numbers_in_parentheses,
    other_bullets,
    paragraph_of_item,
    second_definition,
    skipped_number,
)
from readings.drawn_pages.faulty_tables import (
    bar_in_cell,
    cell_too_many,
    gap_in_table,
    no_rule,
    table_after_text,
    table_in_list,
)
from readings.drawn_pages.faulty_text import (
    back_slash,
    broken_heading,
    indented_paragraph,
    loose_bold,
    open_comment,
    other_block,
    raw_html,
    strike_through,
    underlined_heading,
)
from readings.drawn_pages.hand import Hand, Piece

FAULTS: dict[str, Callable[[Hand], Piece]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        *(list_after_text, list_by_two, indented_paragraph, gap_in_table, cell_too_many, table_after_text),
        *(table_in_list, no_rule, skipped_number, numbers_in_parentheses, other_bullets, space_in_target),
        *(quotes_of_word, gap_before_target, bare_address, strike_through, loose_bold, open_comment, raw_html),
        *(reference, footnote, other_block, block_in_item, paragraph_of_item),
        *(second_definition, broken_heading, underlined_heading, printed_id, back_slash, bar_in_cell),
    )
}
