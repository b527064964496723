"""A page for those who keep the handbook: what every one of them has."""

from __future__ import annotations

from handbook.site.plain_page import OWN_FILES, add_explained, add_translated, in_both, plain_page

PARTS = {
    f"assets/stylesheets/{name}.css": f"assets/stylesheets/{name}.0a1b2c3d.css" for name in ("tokens", "contributors")
}


def test_plain_page_says_all_in_both_languages_and_is_in_no_search() -> None:
    root, main = plain_page("verify.title", OWN_FILES, PARTS)
    add_explained(main, ("verify.about",))
    add_translated(main, "verify.title", ("verify.about",))
    assert [main.cssselect(f"{where} > p")[0].text for where in ("main", "section[lang=en]")] == [
        part.strip() for part in in_both("verify.about").split(" · ")
    ]
    assert [title.tag for title in root.cssselect("h1, h2")] == ["h1", "h2"]
    assert root.get("lang") == "th"
    assert root.cssselect("title")[0].text == in_both("verify.title")
    assert [link.get("href") for link in root.cssselect("link[rel=stylesheet]")] == list(PARTS.values())
    assert root.cssselect("meta[name=robots]")[0].get("content") == "noindex"
    assert root.cssselect("meta[http-equiv=Content-Security-Policy]")[0].get("content") == OWN_FILES
