"""What a first view of a Thai page costs, compressed as hosts compress, fonts included, nothing cached."""

from __future__ import annotations

import gzip

from playwright.sync_api import Browser, Response

from built_site import PAGES, path_of

MOST = 110_000  # bytes
COMPRESSED = ("woff2", "png")


def test_every_thai_page_opens_on_a_slow_line(address: str, browser: Browser) -> None:
    too_heavy = {}
    sizes: dict[str, int] = {}
    for key in PAGES:
        context = browser.new_context()
        page = context.new_page()
        answers: list[Response] = []

        def note(answer: Response, answers: list[Response] = answers) -> None:
            answers.append(answer)

        page.on("response", note)
        page.goto(address + path_of(key, "th"), wait_until="networkidle")
        for answer in answers:
            if answer.url not in sizes:
                body = answer.body()
                sizes[answer.url] = len(body if answer.url.endswith(COMPRESSED) else gzip.compress(body, 9))
        context.close()
        weight = sum(sizes[answer.url] for answer in answers)
        assert weight > MOST / 2, "not all of the page was counted"
        if weight > MOST:
            too_heavy[key] = weight
    assert too_heavy == {}
