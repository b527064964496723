"""Flaws that style sheets avoid."""

from __future__ import annotations

from handbook.press.amendments.amendment import NO_ISSUE, Amendment

AVOIDED = (
    Amendment(
        "book.css",
        "images are smoothed, which PDF/A forbids",
        "56.0",
        "#2278, Images interpolation in PDF/A (closed, goes on in #1661)",
        "test_avoided.py::test_plain_images_are_smoothed",
    ),
    Amendment(
        "book.css",
        "the dots of leader() are text, each a part of the structure",
        "57.0",
        NO_ISSUE,
        "test_avoided.py::test_plain_leaders_are_heard",
    ),
    Amendment(
        "form.css",
        "each dot of a dotted line is a drawing of four curves",
        "66.0",
        "#2526, Borders add an order of magnitude in file size since 66 (open)",
        "test_avoided.py::test_plain_dotted_lines_are_drawn_dot_by_dot",
    ),
    Amendment(
        "form.css",
        "what is padded or bordered is no part of the field",
        "58.0",
        NO_ISSUE,
        "test_avoided.py::test_plain_padding_is_no_part_of_a_field",
    ),
    Amendment(
        "components.css",
        "a gradient that ends currentcolor at a place stops WeasyPrint with an exception",
        "70.0",
        "#2320, Gradient.draw and currentcolor (closed: without a place)",
        "test_avoided.py::test_plain_gradients_of_currentcolor_stop",
    ),
)
