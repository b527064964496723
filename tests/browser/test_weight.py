"""What a first view of a Thai page costs, compressed as hosts compress, fonts included, nothing cached."""

from __future__ import annotations

import gzip

from playwright.sync_api import Browser, Response

from built_site import PAGES, path_of

MOST = 110_000  # bytes
MOST_OF_A_FORM = 115_000  # its scripts and style sheet come on top
COMPRESSED = ("woff2", "png")


def test_every_thai_page_opens_on_a_slow_line(address: str, browser: Browser) -> None:
    too_heavy = {}
    for key in PAGES:
        context = browser.new_context()
        page = context.new_page()
        answers: list[Response] = []

        def note(answer: Response, answers: list[Response] = answers) -> None:
            answers.append(answer)

        page.on("response", note)
        page.goto(address + path_of(key, "th"), wait_until="networkidle")
        weight = sum(
            len(answer.body() if answer.url.endswith(COMPRESSED) else gzip.compress(answer.body(), 9))
            for answer in answers
        )
        context.close()
        assert weight > MOST / 2, "not all of the page was counted"
        if weight > (MOST_OF_A_FORM if key.startswith("forms/") else MOST):
            too_heavy[key] = weight
    assert too_heavy == {}
