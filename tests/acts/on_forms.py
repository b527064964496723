"""Acts on forms: one that comes, one that goes, a new version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from acts.empty_sheet import empty_sheet
from acts.expected import Expected, page_of
from acts.on_pages import first_id, lead_elsewhere
from acts.own_text import form_file, form_page
from acts.sources import LANGUAGES, Sources
from acts.unused import drop_unused
from acts.yaml_text import add_key, set_value

INDEX = "forms/index"


def add_form(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A new form of eight blanks: three files and its place in the nav; the list of forms follows."""
    key, last = "forms/sample-visit", sources.forms()[-1]
    step = rng.choice([page for page in sources.pages() if "chapter" in sources.meta(page)])
    titles = {"": "แบบตัวอย่าง", ".en": "Sample form"}
    thai, english = (form_page(language, titles[language], "sample-visit") for language in LANGUAGES)
    sources.add_page(key, thai, english, last)
    code = "{th: แบบ ก-๙๙, en: Form A-99}"
    sources.write(f"docs/{key}.form.yml", form_file(code, f"{step}#{first_id(sources, step)}"))
    for language in LANGUAGES:
        yield Expected(page_of(INDEX, language), f"{titles[language]}</a>")
        for blank in ("agency", "visited", "place", "purpose", "cost", "items.1.name", "items.1.count"):
            yield Expected(page_of(key, language), f'name="{blank}"')
        yield Expected(page_of(step, language), "forms/sample-visit/")
        locale = "en" if language else "th"
        yield Expected(f"downloads/forms/sample-visit-{locale}.pdf", whole=True)
        yield Expected(f"downloads/forms/sample-visit-{locale}.docx", whole=True)


def remove_form(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A form removed with its files and what it alone cited; links and its address lead to the list of forms."""
    key = sources.take(rng, sources.forms())
    sources.remove_page(key)
    (sources.docs / f"{key}.form.yml").unlink()
    for specimen in _specimens(sources, key):
        (sources.root / specimen).unlink()
    for language in LANGUAGES:
        sources.edit_meta(INDEX, language, add_key, (), "old_paths", f"[{key}/]")
    lead_elsewhere(sources, key, INDEX, keeps_ids=False)
    drop_unused(sources)
    for language in LANGUAGES:
        yield Expected(page_of(key, language), "../index.html")
        yield Expected(f"downloads/{key}-{'en' if language else 'th'}.pdf", is_there=False, whole=True)


def change_form(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A new version of a form: a blank takes longer texts, the former version's files are kept."""
    key = sources.take(rng, [key for key in sources.forms() if _limited(sources, key)])
    path = f"docs/{key}.form.yml"
    form = sources.data(path)
    name = rng.choice(_limited(sources, key))
    longer = form["fields"][name]["maxlength"] + 10
    sources.edit(path, set_value, ("fields", name, "maxlength"), str(longer))
    major, _, minor = str(form["version"]).partition(".")
    former, version = (f'"{major}.{number}"' for number in (int(minor), int(minor) + 1))
    sources.edit(path, set_value, ("version",), version)
    for specimen in _specimens(sources, key):
        sources.edit(specimen, str.replace, f'"version": {former}', f'"version": {version}')
    later = date.fromisoformat(str(form["date"])) + timedelta(30)
    sources.edit(path, set_value, ("date",), later.isoformat())
    for language, locale in zip(LANGUAGES, ("th", "en"), strict=True):
        for end in (".pdf", "_print.pdf"):
            kept = f"{key.rpartition('/')[2]}-{locale}_{form['version']}_{form['date']}{end}"
            file = sources.docs / "forms" / "superseded" / kept
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(empty_sheet())
            yield Expected(f"downloads/forms/superseded/{kept}", whole=True)
            yield Expected(page_of(INDEX, language), kept, whole=True)
        yield Expected(page_of(key, language), f'maxlength="{longer}"')


def _specimens(sources: Sources, key: str) -> list[str]:
    """The filled specimens of a form."""
    files = (f"docs/forms/specimen/{key.rpartition('/')[2]}{language}.json" for language in LANGUAGES)
    return [file for file in files if (sources.root / file).exists()]


def _limited(sources: Sources, key: str) -> list[str]:
    """The blanks of a form that take texts of a limited length; none of a form whose version is made."""
    form = sources.data(f"docs/{key}.form.yml")
    fields = form["fields"] if "version" in form else {}
    return [name for name, field in fields.items() if "maxlength" in field and field["type"] == "text"]
