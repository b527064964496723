"""All ordinary acts, in the order of README: content, forms, data, settings, another handbook."""

from __future__ import annotations

from random import Random

from acts import elsewhere, on_chapters, on_forms, on_marks, on_pages, on_pictures, on_settings
from acts.expected import Act

ACTS = (
    Act("review", on_pages.review),
    Act("typo", on_pages.mend_typo),
    Act("thai-first", on_pages.change_thai_first, ("HB315",), is_translated=False, is_in_groups=False),
    Act("new-page", on_pages.add_page),
    Act("renamed-page", on_pages.rename_page),
    Act("removed-page", on_pages.remove_page),
    Act("photo", on_pictures.add_photo),
    Act("new-form", on_forms.add_form),
    Act("removed-form", on_forms.remove_form),
    Act("new-version", on_forms.change_form),
    Act("new-source", on_marks.add_source),
    Act("answered-question", on_marks.answer_question),
    Act("withdrawn-question", on_marks.withdraw_question),
    Act("new-question", on_marks.add_question),
    Act("prices", on_marks.fill_in_prices),
    Act("telephone", on_settings.change_telephone),
    Act("site-address", on_settings.change_site_address),
    Act("edition-name", on_settings.name_edition),
    Act("endorsed", on_settings.endorse),
    Act("nav-regrouped", on_settings.regroup_nav),
    Act("new-chapter", on_chapters.add_chapter),
    Act("another-province", elsewhere.found_province, is_elsewhere=True, is_in_groups=False),
    Act("index-alone", elsewhere.found_one_page, is_elsewhere=True, is_in_groups=False),
)

GROUPS = 2


def groups(seed: int) -> list[tuple[Act, ...]]:
    """The acts that go together, dealt into groups by a seed; each keeps their order."""
    together = [act for act in ACTS if act.is_in_groups]
    dealt = Random(seed).sample(together, len(together))  # noqa: S311 - a choice that can be made again
    return [tuple(act for act in ACTS if act in dealt[number::GROUPS]) for number in range(GROUPS)]
