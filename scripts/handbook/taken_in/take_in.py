"""The command `take-in`: a Word file or PDF -> a folder with its pages and where they belong. docs/ is only read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.markup.builder import builder
from handbook.messages import text_in
from handbook.problems import visible
from handbook.progress import note, refuse, step
from handbook.taken_in.chapters import sections_of, write_pages
from handbook.taken_in.document import read_document
from handbook.taken_in.folder import may_replace, write_folder
from handbook.taken_in.model import NotTakenError
from handbook.taken_in.package import LARGEST
from handbook.taken_in.pictures import named
from handbook.taken_in.placing import place
from handbook.taken_in.proof import prove, read_back
from handbook.taken_in.report import PAGES, Found, as_html, losses_page, placing_page

DEFAULT_FOLDER = "taken-in"


def take_in(settings: Settings, file: Path, out: Path | None, language: str) -> int:
    """Take a document in and print what was found; exit code 2 if the file or the folder is refused."""
    folder = (settings.root / DEFAULT_FOLDER if out is None else out).absolute()
    refused = _refusal(settings, file, folder)
    if refused:
        return refuse(refused[0], **refused[1])
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        with step("take-in"):
            found, files = taken_files(settings, file.name, data, language)
        write_folder(folder, files)
    except NotTakenError as error:
        return refuse(error.reason, file=visible(file.name), **error.parts)
    except OSError as error:
        return refuse("taken-unwritten", folder=str(folder), said=error.strerror or type(error).__name__)
    _tell(found, folder, language)
    return 0


def _refusal(settings: Settings, file: Path, folder: Path) -> tuple[str, dict[str, str]] | None:
    """Why the command refuses before it reads anything: reason and details for `refuse`; None if it does not."""
    if not file.is_file():
        return "no-files", {"paths": str(file)}
    docs, place = settings.docs_dir.resolve(), folder.resolve()
    if place.is_relative_to(docs) or settings.root.resolve().is_relative_to(place):
        return "taken-inside", {"folder": str(folder)}
    if not folder.parent.is_dir():
        return "no-folder", {"folder": str(folder.parent)}
    return None if may_replace(folder) else ("taken-folder", {"folder": str(folder)})


def taken_files(settings: Settings, name: str, data: bytes, language: str) -> tuple[Found, dict[str, bytes]]:
    """The document's files by path, and what was found. Raises NotTakenError."""
    document = read_document(data)
    corpus, _ = read_corpus(settings)
    sections = sections_of(document)
    targets, pictures, unshown = named(document.pictures)
    pages, lost = write_pages(document, sections, targets, _owner(corpus), _date(document.date, corpus))
    make = builder(settings.markdown_extensions)
    proof = prove(document.pieces, read_back(pages.values(), make))
    found = Found(name, document, place(sections, corpus), proof, (*document.lost, *unshown, *lost))
    reports = [placing_page(found, language), losses_page(found, language)]
    texts = {f"{PAGES}/{page}.md": text for page, text in pages.items()}
    texts |= {"placing.md": reports[0], "not-kept.md": reports[1], "placing.html": as_html(reports, make, language)}
    return found, {
        **{path: text.encode("utf-8") for path, text in texts.items()},
        **{(f"{PAGES}/{path}" if path in targets.values() else path): data for path, data in pictures.items()},
    }


def _tell(found: Found, folder: Path, language: str) -> None:
    counts = {
        "pages": str(len({placed.section.page for placed in found.placing.placed})),
        "sections": str(len(found.placing.placed)),
        "placed": str(sum(bool(placed.matches) for placed in found.placing.placed)),
        "answered": str(sum(bool(answers) for _, answers in found.placing.answers)),
        "questions": str(len(found.placing.answers)),
    }
    note(text_in(language, "made.taken", **counts))
    note(text_in(language, "made.letters", letters=f"{found.proof.letters:,}", lost=f"{found.proof.lost_letters:,}"))
    print(f"→ {visible(str(folder / 'placing.html'))}")


def _owner(corpus: Corpus) -> str:
    """Who is responsible for most of our pages."""
    owners = Counter(str(page.meta.value.get("owner", "")) for page in corpus.pages.values()
                     if page.locale == DEFAULT_LOCALE)  # fmt: skip
    return next((owner for owner, _ in owners.most_common() if owner), "-")


def _date(date: str, corpus: Corpus) -> str:
    """The document's own date; if it has none, the day on which one of our pages was last reviewed."""
    if len(date) == len("2026-01-01") and date[:2] == "20":
        return date
    dates = [str(page.meta.value.get("reviewed", "")) for page in corpus.pages.values()]
    return max((found for found in dates if found[:2] == "20"), default="2026-01-01")
