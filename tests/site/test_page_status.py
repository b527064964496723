"""What a page says of itself: its state, its notices, its foot."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from handbook.authored.settings import Repository
from handbook.corpus.translation_history import Changed, PageBehind
from handbook.corpus.translations import Behind, Waiver
from handbook.html.tree import words_of
from handbook.site.page import BuiltPage, Context, Marks
from handbook.site.page_status import add_page_status
from single_steps import Steps, inner

ARTICLE = '<h1>T</h1><p>a</p><section class="hb-page-sources"></section><nav class="hb-turn"></nav>'


def _parts(page: BuiltPage, context: Context) -> list[str]:
    """The children of the article: their classes, or their tags."""
    add_page_status(page, context)
    return [child.get("class") or child.tag for child in page.article]


def _line(page: BuiltPage) -> list[str]:
    return [inner(part) for part in page.article.find_class("hb-pageline")[0]]


def _foot(page: BuiltPage, context: Context) -> list[tuple[str, str]]:
    add_page_status(page, context)
    (foot,) = page.article.find_class("hb-pagefoot")
    return [(words_of(link), link.get("href")) for link in foot]


# Where it stands


def test_state_stands_below_the_title_and_the_foot_at_the_end(steps: Steps) -> None:
    page = steps.written(ARTICLE)
    overdue = "hb-notice hb-notice--stop hb-overdue"
    order = ["h1", "hb-pageline", overdue, "p", "hb-page-sources", "hb-pagefoot", "hb-turn"]
    assert _parts(page, steps.context(page)) == order


def test_home_page_has_all_of_it_after_its_text(steps: Steps) -> None:
    overdue = "hb-notice hb-notice--stop hb-overdue"
    page = steps.written(ARTICLE, "index")
    order = ["h1", "p", "hb-pageline", overdue, "hb-pagefoot", "hb-page-sources", "hb-turn"]
    assert _parts(page, steps.context(page)) == order
    alone = steps.written("<h1>T</h1>", "index")
    assert _parts(alone, steps.context(alone)) == ["h1", "hb-pageline", overdue, "hb-pagefoot"]


def test_page_without_a_turner_ends_with_the_foot(steps: Steps) -> None:
    page = steps.written("<h1>T</h1><p>a</p>")
    assert _parts(page, steps.context(page))[-2:] == ["p", "hb-pagefoot"]


def test_page_without_a_title_or_a_review_stays_as_it_is(steps: Steps) -> None:
    page = steps.written("<h2>T</h2>")
    assert _parts(page, steps.context(page)) == ["h2"]
    page = steps.written("<h1>T</h1>")
    meta = replace(page.page.meta, value={"title": "x"})
    unreviewed = replace(page, page=replace(page.page, meta=meta))
    assert _parts(unreviewed, steps.context(unreviewed)) == ["h1"]


# The state


def _waiting(steps: Steps, page: BuiltPage, *ids: str) -> Context:
    """The context in which these questions are marked on the page, whatever its source has."""
    context = steps.context(page)
    context.marks[page.page.key] = Marks(questions={id: [] for id in ids})
    return context


def test_state_of_a_thai_page(steps: Steps) -> None:
    page = steps.written(ARTICLE)
    add_page_status(page, _waiting(steps, page, "copies", "price-edition", "forms", "retention", "deadline"))
    assert _line(page) == [
        (
            '<a class="hb-state hb-state--wait hb-bare" href="#page-open">รอการยืนยัน 3 รายการ</a> '
            '<a class="hb-state hb-state--text hb-bare" href="#page-open">ตรวจตัวบท 2 รายการ</a>'
        ),
        'ทบทวนเมื่อ <time datetime="2026-11-24">24 พฤศจิกายน 2569</time>',
        'ทบทวนครั้งต่อไปภายใน <time datetime="2027-05-24">24 พฤษภาคม 2570</time>',
        "ฉบับทดลอง 2569-1",
    ]


def test_translation_says_that_the_thai_text_prevails(steps: Steps) -> None:
    page = steps.written(ARTICLE, "forms/everything", "en")
    add_page_status(page, steps.context(page))
    assert _line(page)[0].startswith("Reviewed ")  # nothing waits on it
    assert _line(page)[-1] == (
        'Courtesy translation; <a href="../../../forms/everything/index.html" hreflang="th">the Thai text</a> prevails'
    )


def test_one_item_that_waits_is_one_item(steps: Steps) -> None:
    page = steps.written(ARTICLE, "forms/index", "en")
    add_page_status(page, _waiting(steps, page, "copies", "retention"))
    assert "1 item to be confirmed" in _line(page)[0]
    assert "1 item to check in the text" in _line(page)[0]


def test_page_of_questions_has_no_list_of_its_own_to_lead_to(steps: Steps) -> None:
    page = steps.written(ARTICLE, "confirm")
    add_page_status(page, _waiting(steps, page, "copies"))
    assert 'href="page:confirm">รอการยืนยัน 1 รายการ' in _line(page)[0]


@pytest.mark.parametrize(("locale", "said"), [("th", "แก้ไขล่าสุดเมื่อ"), ("en", "Last changed")])
def test_page_tells_when_it_was_last_changed(steps: Steps, locale: str, said: str) -> None:
    page = steps.written(ARTICLE, locale=locale)
    evening = 1_795_453_199  # a second before midnight in Thailand
    context = steps.context(page, changed={page.page.path: evening, "survey.md": 0})
    add_page_status(page, context)
    (line,) = (part for part in _line(page) if said in part)
    assert '<time datetime="2026-11-23">' in line


# Notices


def test_notice_of_an_overdue_review_is_there_and_hidden(steps: Steps) -> None:
    page = steps.written(ARTICLE, locale="en")
    add_page_status(page, steps.context(page))
    (notice,) = page.article.find_class("hb-overdue")
    assert (notice.get("data-hb-due"), notice.get("hidden")) == ("2027-05-24", "")
    assert notice.text.startswith("This page was due for review by 24 May 2027 ")
    assert notice.text.endswith(
        "ask the Handbook Testing Group, Sample Provincial Office, Tel. 0 2000 0000 ext. 10000."
    )


def _behind(steps: Steps, since: str | None, *names: str, waiver: Waiver | None = None) -> dict[str, PageBehind]:
    """The page of the procedure with these sections behind."""
    page, thai = steps.page("procedure", "en"), steps.page("procedure")
    items = (Behind(page, thai, thai.sections[name], ("0123456789ab",)) for name in names)
    return {page.path: PageBehind(tuple(Changed(item, since, None) for item in items), waiver)}


def test_translation_that_is_behind_names_its_parts_in_thai(steps: Steps) -> None:
    page = steps.written(ARTICLE, locale="en")
    behind = _behind(steps, "2026-11-20", ".title", "who")
    parts = _parts(page, steps.context(page, behind=behind))
    assert parts[2:4] == ["hb-notice hb-notice--stop hb-overdue", "hb-notice hb-notice--stop hb-behind"]
    (notice,) = page.article.find_class("hb-behind")
    assert [inner(item) for item in notice[1]] == [
        '<a href="../../procedure/index.html" hreflang="th">Title of the page</a> · changed on 20 November 2026',
        '<a href="../../procedure/index.html#who" hreflang="th">Who proposes</a> · changed on 20 November 2026',
    ]
    assert len(notice) == 2


def test_translation_that_is_behind_tells_why_it_waits_and_no_day_that_is_not_known(steps: Steps) -> None:
    page = steps.written(ARTICLE, locale="en")
    behind = _behind(steps, None, "who", waiver=Waiver("2026-11-28", "No translator < 2 weeks."))
    add_page_status(page, steps.context(page, behind=behind))
    (notice,) = page.article.find_class("hb-behind")
    assert inner(notice[1][0]).endswith("Who proposes</a>")
    assert inner(notice[2]) == "Why it waits (noted on 28 November 2026): No translator &lt; 2 weeks."


# The foot


def test_fault_is_told_by_letter_or_by_telephone(steps: Steps) -> None:
    page = steps.written(ARTICLE, locale="en")
    (report, address), phone = _foot(page, steps.context(page, changed={page.page.path: 1_795_453_200}))
    assert (report, phone) == ("Report it", ("Tel. 0 2000 0000 ext. 10000", "tel:+6620000000"))
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "")
    asked = parse_qs(parts.query)
    assert asked["subject"] == ["CCTV handbook, problem: Procedure of a proposal"]
    assert asked["body"][0].splitlines() == [
        "To: Handbook Testing Group, Sample Provincial Office",
        "",
        "Page: Procedure of a proposal",
        "Address: https://handbook.invalid/cctv/en/procedure/",
        "Edition: Trial edition 2569-1 · Last changed 24 November 2026",
        "",
        "What is wrong: ",
    ]
    assert "%0D%0A" in address  # RFC 6068, section 5


def test_letter_with_an_addressee_names_nobody_in_its_text(steps: Steps) -> None:
    page = steps.written(ARTICLE)
    (_, address), _ = _foot(page, steps.with_settings([page], report_email="a@b.invalid"))
    assert urlsplit(address).path == "a@b.invalid"
    assert "เรียน" not in unquote(address)


def test_repository_takes_faults_and_edits(steps: Steps) -> None:
    page = steps.written(ARTICLE, "forms/everything", "en")
    repository = Repository("https://git.invalid/a/b", "next/one")
    report, _, edit, blanks = _foot(page, steps.with_settings([page], repository=repository))
    assert report[1].startswith(
        "https://git.invalid/a/b/issues/new?title=CCTV%20handbook%2C%20problem%3A%20Sample%20form&body="
    )
    assert edit == ("Edit this page", "https://git.invalid/a/b/edit/next/one/docs/forms/everything.en.md")
    assert blanks == (
        "Edit the blanks and the version of this form",
        "https://git.invalid/a/b/edit/next/one/docs/forms/everything.form.yml",
    )
