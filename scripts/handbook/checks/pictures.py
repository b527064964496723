"""HB26, pictures: each is there, can be shown, says in words what it shows, and tells nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from handbook.checks.registry import check
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Block, Corpus, Link, Page
from handbook.corpus.pictures import PICTURES_FOLDER, is_picture, is_remote, linked_pictures, shown, shown_pictures
from handbook.corpus.source_files import SourceFile
from handbook.corpus.stray_files import file_problems
from handbook.html.addresses import STRIPPING_PAGE
from handbook.messages import LANGUAGES, Both, both, text_in
from handbook.nearest import use_or
from handbook.pictures.album import look_at, made
from handbook.pictures.look import Look
from handbook.problems import Problem, with_mend

_FEWEST = 8
"""Signs of an alternative: fewer say that it is a picture, a photo or a map, but not of what."""
_KIND_ALONE = re.compile(
    r"(?:(?:รูป|ภาพ|ถ่าย|ประกอบ|แผนที่|ตัวอย่าง|ที่|an?|the|no|of|image|picture|photo(?:graph)?|figure|screenshot"
    r"|drawing|illustration|map)[\s.#\d]*)+",
    re.IGNORECASE,
)
"""Words that say that there is a picture, a second one, a map, but not of what."""
_FILE_NAME = re.compile(r"[\w() -]+\.(?:jpe?g|png|heic|gif|webp)|(?:img|dscn?|pxl|screenshot)[\w -]*\d", re.IGNORECASE)
_FORM_BLOCKS = ("form", "office")
_PRIVATE = ("place", "device", "person", "date", "thumbnail", "text", "behind", "rest")
"""The kinds of private matter in the order in which they are told."""


@check
def check_picture_without_words(corpus: Corpus) -> Iterator[Problem]:
    """HB260. A picture says in words what it shows: to those who do not see it, and to the search.

    Bad:  ![IMG_2031.jpg](images/pole.jpg)
    Good: ![A camera on a pole beside the district office](images/pole.jpg)
    """
    for page in corpus.pages.values():
        for link in (link for link in page.links if link.is_picture):
            fault = _fault_of_words(" ".join(link.text.split()), link)
            if fault:
                yield corpus.problem(page, link, "HB260", **both(f"picture.words.{fault}", words=link.text))


def _fault_of_words(words: str, link: Link) -> str:
    stem = link.target.rpartition("/")[2].rpartition(".")[0]
    if not any(sign.isalpha() for sign in words):
        return "none"
    if _FILE_NAME.fullmatch(words) or words == stem:
        return "file"
    return "short" if len(words) < _FEWEST or _KIND_ALONE.fullmatch(words) else ""


@check
def check_unknown_picture(corpus: Corpus) -> Iterator[Problem]:
    """HB261. A picture names a file of docs/images/ that is there.

    Bad:  ![A camera on a pole](images/pol.jpg)
    Good: ![A camera on a pole](images/pole.jpg)
    """
    pictures = {path for path in corpus.assets if is_picture(path)}
    folder = f"{corpus.docs}/{PICTURES_FOLDER}"
    for page in corpus.pages.values():
        above = "../" * page.path.count("/")
        for link, path in shown(page):
            if path not in pictures:
                use = use_or(path, pictures, above + "{}")
                mend = both("picture.add", use=use, folder=folder)
                if path.endswith(".svg"):
                    mend = both("picture.drawing", name=path.rpartition("/")[2].removesuffix(".svg"))
                details = with_mend({"target": link.target, "folder": folder}, mend)
                yield corpus.problem(page, link, "HB261", **details)


@check
def check_remote_picture(corpus: Corpus) -> Iterator[Problem]:
    """HB262. A picture lies in the handbook, not elsewhere.

    Bad:  ![A camera on a pole](https://www.example.go.th/pole.jpg)
    Good: ![A camera on a pole](images/pole.jpg)
    """
    for page in corpus.pages.values():
        for link in page.links:
            if link.is_picture and is_remote(link):
                details = {"target": link.target[:80], "folder": f"{corpus.docs}/{PICTURES_FOLDER}"}
                yield corpus.problem(page, link, "HB262", **details)


def _pictures(corpus: Corpus) -> Iterator[tuple[SourceFile, Look]]:
    """The files of docs/images/ of which files.py tells nothing, and their looks."""
    told = {problem.path for problem in file_problems(corpus.files, corpus.docs)}
    for file in corpus.files:
        if is_picture(file.path) and corpus.shown(file.path) not in told:
            yield file, look_at(corpus.settings.docs_dir / file.path)


@check
def check_unfit_picture(corpus: Corpus) -> Iterator[Problem]:
    """HB263. A picture is whole, stands still, and can be read in a bearable time.

    Bad:  docs/images/pole.jpg of which the mail program sent the first half
    Good: docs/images/pole.jpg, 4,032 × 3,024 dots
    """
    looks = list(_pictures(corpus))
    sound = {file.path for file, seen in looks if not seen.fault}
    wishes = [(path, 1) for path in sorted(sound & (shown_pictures(corpus) | linked_pictures(corpus)))]
    undecoded = {path for (path, _), picture in made(corpus.settings.docs_dir, wishes).items() if picture is None}
    for file, seen in looks:
        fault = seen.fault or ("broken" if file.path in undecoded else "")
        if fault and file.path != corpus.settings.seal:  # HB245 tells of it
            what = both(f"picture.fault.{fault}", width=seen.width, height=seen.height)
            details = with_mend(what, both(f"picture.fault.{fault}.mend"))
            yield Problem(corpus.shown(file.path), 1, 1, "HB263", {"file": file.path, **details})


@check
def check_private_matter_in_picture(corpus: Corpus) -> Iterator[Problem]:
    """HB264. A picture's file holds the picture alone: not where, when, by whom and with what it was taken.

    Bad:  docs/images/pole.jpg as the telephone took it, with the place of the camera
    Good: docs/images/pole.jpg after `check --fix`
    """
    address = urljoin(corpus.settings.site_url, STRIPPING_PAGE)
    for file, seen in _pictures(corpus):
        if seen.private:
            details = {"file": file.path, "address": address, **private_matter(seen.private)}
            yield Problem(corpus.shown(file.path), 1, 1, "HB264", details)


def private_matter(kinds: frozenset[str]) -> Both:
    """Kinds of private matter in words."""
    named = [kind for kind in _PRIVATE if kind in kinds]
    return {
        language: ", ".join(text_in(language, f"picture.private.{kind}") for kind in named) for language in LANGUAGES
    }


@check
def check_unused_picture(corpus: Corpus) -> Iterator[Problem]:
    """HB265. Each picture of docs/images/ is used.

    Bad:  docs/images/pole.jpg that no page shows
    Good: ![A camera on a pole beside the road](images/pole.jpg) on a page and its twin
    """
    used = {*shown_pictures(corpus), *linked_pictures(corpus), corpus.settings.seal}
    if corpus.unread:
        return  # they may show it
    for file, _ in _pictures(corpus):
        if file.path not in used:
            yield Problem(corpus.shown(file.path), 1, 1, "HB265", {"file": file.path})


def _twins(corpus: Corpus) -> Iterator[tuple[Page, Page]]:
    """Each translation with its Thai page."""
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        if page.locale != DEFAULT_LOCALE and thai is not None and not thai.open_end and not page.open_end:
            yield page, thai


@check
def check_picture_in_one_twin(corpus: Corpus) -> Iterator[Problem]:
    """HB266. Both languages of a page show the same pictures in the same order.

    Bad:  images/pole.jpg on page.md alone
    Good: images/pole.jpg on page.md and page.en.md
    """
    for page, thai in _twins(corpus):
        here, there = list(shown(page)), list(shown(thai))
        for (link, path), (other, wanted) in zip(here, there, strict=False):
            if path != wanted:
                yield _differing(corpus, page, link, thai, other)
                break
        else:
            if len(here) > len(there):
                yield _differing(corpus, page, here[len(there)][0], thai, None)
            elif len(there) > len(here):
                yield _differing(corpus, page, None, thai, there[len(here)][0])


def _differing(corpus: Corpus, page: Page, link: Link | None, thai: Page, other: Link | None) -> Problem:
    """HB266 at the picture of the translation or, if the Thai page alone has it, at the same heading."""
    section = [heading.id for heading in thai.headings if other is not None and heading.line <= other.line][-1:]
    heading = next((heading for heading in page.headings if [heading.id] == section), None)
    line, column = (link.line, link.column) if link else (heading.line, 1) if heading else (page.first_line, 1)
    place = f"{corpus.shown(thai.path)}:{other.line}" if other else corpus.shown(thai.path)
    details = {"here": link.target if link else "–", "there": other.target if other else "–", "twin": place}
    return Problem(corpus.shown(page.path), line, column, "HB266", details)


@check
def check_untranslated_words_of_picture(corpus: Corpus) -> Iterator[Problem]:
    """HB267. Each language says in its own words what a picture shows.

    Bad:  ![เสากล้องหน้าอำเภอ](images/pole.jpg) on page.en.md, as on page.md
    Good: ![A camera on a pole beside the district office](images/pole.jpg)
    """
    for page, thai in _twins(corpus):
        said = {(path, link.text) for link, path in shown(thai) if link.text}
        for link, path in shown(page):
            if (path, link.text) in said:
                yield corpus.problem(page, link, "HB267", words=link.text)


@check
def check_picture_block(corpus: Corpus) -> Iterator[Problem]:
    """HB268. A `/// picture` block holds one picture, then its caption; then, if that is to be said, who made it.

    Bad:  a line /// picture and then words alone
    Good: a line /// picture, then ![A pole beside the road](images/pole.jpg), then the caption
    """
    for page in corpus.pages.values():
        for block in (block for block in page.blocks if block.name == "picture" and block.closed):
            pictures = [link.text for link in _inside(page, block) if link.is_picture]
            words = [text.words for text in page.texts if block.line < text.line < block.end]
            if len(pictures) != 1:
                fault = both("picture.block.number", count=len(pictures))
            elif len("".join(words).strip()) <= len(pictures[0]):
                fault = both("picture.block.caption")
            else:
                continue
            yield Problem(corpus.shown(page.path), block.line, 1, "HB268", fault)


@check
def check_picture_in_form(corpus: Corpus) -> Iterator[Problem]:
    """HB269. A form holds words and blanks: its PDF and Word files show no pictures.

    Bad:  a picture between /// form and ///
    Good: the picture above the line /// form
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            for link in _inside(page, block) if block.name in _FORM_BLOCKS else ():
                if link.is_picture:
                    yield corpus.problem(page, link, "HB269", target=link.target)


def _inside(page: Page, block: Block) -> Iterator[Link]:
    return (link for link in page.links if block.line < link.line < block.end)
