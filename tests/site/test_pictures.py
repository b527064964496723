"""Pictures on pages: made once for both languages, shown with their size, found from every folder."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from handbook.html.tree import select, words_of
from handbook.site.page import Picture
from handbook.site.pictures import frame_pictures, show_pictures, write_pictures
from single_steps import Steps

POLE, NOTICE = "images/pole.jpg", "images/sign/notice.png"
ENGLISH = "images/sign/notice.en.png"  # what it shows has words
MADE = {(POLE, 1): Picture("images/pole.12345678.jpg", 680, 510), (NOTICE, 2): Picture("images/sign/n.2.png", 9, 8)}


def test_pictures_of_pages_replace_the_originals(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "images" / "sign").mkdir(parents=True)
    (tmp_path / "en" / "images").mkdir(parents=True)
    for original in (POLE, f"en/{POLE}"):
        (tmp_path / original).write_bytes(b"the original")
    written = write_pictures(tmp_path, steps.corpus)
    assert sorted(written) == [(POLE, 1), (ENGLISH, 1), (NOTICE, 1)]
    files = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file())
    assert files == sorted(picture.path for picture in written.values())
    for path in files:
        assert path.split(".")[-2] == hashlib.sha256((tmp_path / path).read_bytes()).hexdigest()[:8]
    assert (written[POLE, 1].width, written[POLE, 1].height) == (680, 510)  # it lies on its side in the file


def test_seal_stays_as_it_is(tmp_path: Path, steps: Steps) -> None:
    settings = replace(steps.settings, seal=NOTICE)
    write_pictures(tmp_path, replace(steps.corpus, settings=settings))
    assert (tmp_path / NOTICE).read_bytes() == (settings.docs_dir / NOTICE).read_bytes()


@pytest.mark.parametrize(
    ("key", "locale", "target", "shown"),
    [
        ("survey", "th", "../images/pole.jpg", "../images/pole.12345678.jpg"),
        ("survey", "en", "images/pole.jpg", "../../images/pole.12345678.jpg"),
        ("survey", "en", "../images/pole.jpg", "../../images/pole.12345678.jpg"),
        ("forms/index", "th", "../images/pole.jpg", "../images/pole.12345678.jpg"),
        ("forms/index", "en", "../images/pole.jpg", "../../images/pole.12345678.jpg"),
        ("index", "th", "images/pole.jpg", "images/pole.12345678.jpg"),
        ("index", "en", "images/pole.jpg", "../images/pole.12345678.jpg"),
    ],
)
def test_picture_is_found_from_every_folder(steps: Steps, key: str, locale: str, target: str, shown: str) -> None:
    """The engine turns targets of Thai pages into addresses, and leaves those of translations as they are written."""
    page = steps.written(f'<p><img src="{target}" alt="a"></p>', key, locale)
    show_pictures(page, steps.context(page, pictures=MADE))
    (picture,) = page.article.iter("img")
    assert dict(picture.attrib) == {"src": shown, "alt": "a", "width": "680", "height": "510"}


def test_picture_of_a_language_is_shown_in_it(steps: Steps) -> None:
    made = {(NOTICE, 1): Picture("images/th.png", 1, 1), (ENGLISH, 1): Picture("images/en.png", 1, 1)}
    for locale, shown in (("th", "../images/th.png"), ("en", "../../images/en.png")):
        page = steps.written('<p><img src="images/sign/notice.png" alt="a"></p>', "survey", locale)
        show_pictures(page, steps.context(page, pictures=made))
        assert page.article.xpath(".//@src") == [shown]


def test_link_to_a_picture_leads_to_a_larger_one(steps: Steps) -> None:
    page = steps.written('<p><a href="../images/sign/notice.png">a</a><a href="../laws/">b</a></p>')
    show_pictures(page, steps.context(page, pictures=MADE))
    assert page.article.xpath(".//@href") == ["../images/sign/n.2.png", "../laws/"]


@pytest.mark.parametrize(("signs", "loading"), [(890, None), (910, "lazy")])
def test_picture_below_the_first_screen_is_loaded_late(steps: Steps, signs: int, loading: str | None) -> None:
    page = steps.written(f'<p>{"x" * signs}</p><p><img src="../images/pole.jpg" alt="a"></p>')
    show_pictures(page, steps.context(page, pictures=MADE))
    (picture,) = page.article.iter("img")
    assert picture.get("loading") == loading


def test_pictures_fill_the_first_screen_too(steps: Steps) -> None:
    page = steps.written('<p><img src="../images/pole.jpg" alt="a"></p>' * 4)
    show_pictures(page, steps.context(page, pictures=MADE))
    assert [picture.get("loading") for picture in page.article.iter("img")] == [None, None, "lazy", "lazy"]


@pytest.mark.parametrize(
    "written",
    [
        '<p><img src="a" alt="b"></p><p>Caption <b>c</b></p><p>Maker</p>',
        '<p><img src="a" alt="b">\nCaption <b>c</b></p><p>Maker</p>',
        '<p></p><p><img src="a" alt="b"></p>\n<p>Caption <b>c</b></p><p>Maker</p><p> </p>',
    ],
)
def test_block_becomes_a_picture_with_a_caption_and_its_maker(steps: Steps, written: str) -> None:
    page = steps.written(f'<figure class="hb-figure hb-picture">{written}</figure>')
    frame_pictures(page, steps.context(page))
    (box,) = select(page.article, "figure")
    assert [child.tag for child in box] == ["img", "figcaption"]
    assert [(part.get("class"), words_of(part)) for part in box[1]] == [
        (None, "Caption c"),
        ("hb-figure__credit", "Maker"),
    ]
    assert etree.tostring(box[0], encoding="unicode", with_tail=False) == '<img src="a" alt="b"/>'


def test_link_around_a_picture_in_a_block_stays(steps: Steps) -> None:
    inside = '<p><a href="x"><img src="a" alt="b"></a></p><p>Caption</p>'
    page = steps.written(f'<figure class="hb-figure hb-picture">{inside}</figure>')
    frame_pictures(page, steps.context(page))
    (box,) = select(page.article, "figure")
    assert [child.tag for child in box] == ["a", "figcaption"]
    assert [child.tag for child in box[0]] == ["img"]
