"""The note at a section whose translation is behind."""

from __future__ import annotations

from handbook.corpus.translation_history import Changed, PageBehind
from handbook.corpus.translations import Behind
from handbook.site.sections_behind import note_sections_behind
from single_steps import Steps, inner


def test_section_that_is_behind_says_so_below_its_heading(steps: Steps) -> None:
    page = steps.written('<h1>T</h1><h2 id="who">Who</h2><p>Text</p><h2 id="steps">Steps</h2>', locale="en")
    english, thai = steps.page("procedure", "en"), steps.page("procedure")
    parts = [Behind(english, thai, thai.sections[name], ("0123456789ab",)) for name in (".title", "who")]
    behind = {english.path: PageBehind(tuple(Changed(part, None, None) for part in parts), None)}
    note_sections_behind(page, steps.context(page, behind=behind))
    (note,) = page.article.find_class("hb-behind-here")
    assert note.getprevious().get("id") == "who"
    assert inner(note) == (
        "The Thai text of this section has changed, and this translation has not followed yet. "
        '<a href="../../procedure/index.html#who" hreflang="th">Read this section in Thai</a>'
    )


def test_page_that_follows_has_no_note_at_a_section(steps: Steps) -> None:
    page = steps.written('<h1>T</h1><h2 id="who">Who</h2>', locale="en")
    note_sections_behind(page, steps.context(page))
    assert page.article.find_class("hb-behind-here") == []
