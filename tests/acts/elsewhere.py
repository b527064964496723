"""Another province's handbook, begun from this repository by editing mkdocs.yml and docs/ alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

from acts.expected import Expected, page_of
from acts.own_text import LETTER, QUESTION, form_file, form_page, page
from acts.sources import LANGUAGES, Sources, page_file

_TITLES = {
    "index": {"": "คู่มือตัวอย่าง", ".en": "Sample handbook"},
    "steps": {"": "ขั้นตอนตัวอย่าง", ".en": "Sample steps"},
    "papers": {"": "เอกสารตัวอย่าง", ".en": "Sample papers"},
}
_MORE = {
    "": "\nดู[หนังสือตัวอย่าง](source:letter-1) และรอคำตอบเรื่อง[เอกสาร](confirm:papers) อ่าน[ขั้นตอน](steps.md#content)\n",
    ".en": "\nSee [a letter](source:letter-1); [papers](confirm:papers) are awaited. See [steps](steps.md#content).\n",
}


def found_province(sources: Sources, _: Random) -> Iterator[Expected]:
    """Another province with three pages and one form."""
    _begin(sources, ["index.md", {"เริ่มต้น": ["steps.md", "papers.md", "forms/visit.md"]}], {"เริ่มต้น": "Start"})
    for key, titles in _TITLES.items():
        for language in LANGUAGES:
            more = _MORE[language] if key == "papers" else ""
            meta = {"steps": "chapter: 1\n", "papers": "chapter: 2\n"}.get(key, "template: home.html\n")
            sources.write(page_file(key, language), page(language, titles[language], key, more, meta))
            yield Expected(page_of(key, language), titles[language])
    for language in LANGUAGES:
        title = "แบบคำขอตัวอย่าง" if not language else "Sample request"
        sources.write(page_file("forms/visit", language), form_page(language, title, "visit"))
        yield Expected(page_of("forms/visit", language), title)
    sources.write("docs/forms/visit.form.yml", form_file("{th: แบบ ๑, en: Form 1}", "steps#content"))
    _register(sources, [LETTER.format(id="letter-1", group="letters")], [QUESTION.format(id="papers")])


def found_one_page(sources: Sources, _: Random) -> Iterator[Expected]:
    """`index.md` alone."""
    _begin(sources, ["index.md"], {})
    for language in LANGUAGES:
        sources.write(page_file("index", language), page(language, _TITLES["index"][language], "home"))
        yield Expected(page_of("index", language), _TITLES["index"][language])
    _register(sources, [], [])


def _begin(sources: Sources, nav: list[Any], titles: dict[str, str]) -> None:
    """Empty docs/, and settings of another province."""
    shutil.rmtree(sources.docs)
    config = sources.data("mkdocs.yml")
    handbook = config["extra"]["handbook"]
    handbook["title"] = {"th": "คู่มือตัวอย่าง", "en": "Sample handbook"}
    handbook["short_title"] = {"th": "คู่มือตัวอย่าง", "en": "Sample handbook"}
    handbook["province"] = {"th": "จังหวัดตัวอย่าง", "en": "Sample Province"}
    handbook["contact"] = {
        "unit": {"th": "สำนักงานตัวอย่าง", "en": "Sample office"},
        "phone": {"th": "โทร. 0 2000 0000", "en": "Tel. 0 2000 0000"},
        "tel": "+6620000000",
        "place": {"th": "ศาลากลางตัวอย่าง", "en": "Sample hall"},
    }
    config["site_name"] = "คู่มือตัวอย่าง"
    config["site_url"] = "https://province.example.invalid/handbook/"
    config["nav"] = nav
    plugin = next(item["i18n"] for item in config["plugins"] if isinstance(item, dict) and "i18n" in item)
    for language in plugin["languages"]:
        if "nav_translations" in language:
            language["nav_translations"] = titles
            language["site_name"] = "Sample handbook"
    sources.write("mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))


def _register(sources: Sources, letters: list[str], questions: list[str]) -> None:
    """The two files of data that every handbook has."""
    group = {"id": "letters", "th": "หนังสือ", "en": "Letters"}
    register = {"groups": [group], "sources": [yaml.safe_load(letter) for letter in letters]}
    waiting = [{**group, "items": [yaml.safe_load(item) for item in questions]}] if questions else []
    for name, value in (("sources", register), ("confirm", {"groups": waiting})):
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
        sources.write(f"docs/data/{name}.yml", text)
