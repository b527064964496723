"""`read-answers FILE…`: returned letters of enquiry -> a table of their answers, and a patch that proposes them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from handbook.authored.settings import Settings, load_settings
from handbook.commands.blank_forms import MadeBlankForms
from handbook.corpus.answers import ANSWERS_FOLDER
from handbook.corpus.data import DATA_FOLDER
from handbook.corpus.links_on_disk import require_no_links
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.corpus.waiting import waiting_places
from handbook.filled.answer_patch import Places, is_own_patch, write_patch
from handbook.filled.answer_table import write_answers
from handbook.filled.answers import Answers, gather_answers
from handbook.filled.gather import gather
from handbook.filled.read_forms import is_untouched, save
from handbook.messages import counted, text_in
from handbook.problems import Problem, ProblemsError, has_errors, report
from handbook.progress import refuse, step

TABLE, PATCH = "answers.xlsx", "answers.patch"


def run(options: argparse.Namespace) -> int:
    """Write table and patch into the folder `out`; the exit code is 1 if anything is told, 2 for wrong usage.

    Nothing of the handbook is changed. What an earlier run wrote is replaced if nobody has saved it since.
    """
    table, patch = options.out / TABLE, options.out / PATCH
    if refused := _refusal(options.paths, table, patch, force=options.force):
        return refuse(refused[0], **refused[1])
    settings = load_settings(options.root.resolve())
    require_no_links(settings)
    corpus = _sources(settings)
    answers_path = f"{corpus.docs}/{DATA_FOLDER}/{ANSWERS_FOLDER}"
    blanks = MadeBlankForms(settings, corpus.forms)
    with step("read-answers"):
        forms, told = gather(options.paths, corpus.forms, table, lambda _done, _total: None, blanks)
        begun = {file.stem for file in (settings.docs_dir / DATA_FOLDER / ANSWERS_FOLDER).glob("*.yml")}
        answers = gather_answers(forms, corpus.data, begun)
    specimens = {form.file for form in forms if form.is_specimen}  # of which no more is told than that
    told = [problem for problem in _without(patch, told) if problem.path not in specimens]
    problems = [*_without_dots(told, answers.problems), *answers.problems]
    places = {reply.id: list(waiting_places(corpus, reply.id)) for reply in answers.replies}
    try:
        _write(answers, problems, places, answers_path, options)
    except OSError as error:
        return refuse("table-unwritten", file=str(options.out), said=error.strerror or type(error).__name__)
    print(report(problems, options.lang))
    print("\n".join(_said(answers, table, patch, options.lang)))
    return int(bool(problems))


def _refusal(paths: Sequence[Path], table: Path, patch: Path, *, force: bool) -> tuple[str, dict[str, str]] | None:
    """Why the command refuses before it reads anything: reason and details for `refuse`; None if it does not."""
    missing = [str(path) for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        return "no-files", {"paths": ", ".join(missing)}
    folder = table.parent
    if folder.exists() and not folder.is_dir():
        return "answers-folder", {"folder": str(folder)}
    if not folder.parent.is_dir():
        return "no-folder", {"folder": str(folder.parent)}
    if table.is_dir() or (table.exists() and not force and not is_untouched(table)):
        return "table-exists", {"file": str(table)}
    if patch.is_dir() or (patch.exists() and not force and not is_own_patch(_text(patch))):
        return "table-exists", {"file": str(patch)}
    return None


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")


def _sources(settings: Settings) -> Corpus:
    """The sources, unchecked. Raises ProblemsError if one cannot be read; a proposal that waits for its rest may."""
    corpus, problems = read_corpus(settings)
    waiting = f"{corpus.docs}/{DATA_FOLDER}/{ANSWERS_FOLDER}/"
    stopping = [problem for problem in problems if not problem.path.startswith(waiting)]
    if has_errors(stopping):
        raise ProblemsError(stopping)
    return corpus


def _without(patch: Path, problems: Sequence[Problem]) -> list[Problem]:
    """The problems without that of the patch of an earlier run, which is no form."""
    own = patch.resolve()
    return [problem for problem in problems if Path(problem.path).resolve() != own]


def _without_dots(told: Sequence[Problem], answers: Sequence[Problem]) -> Iterator[Problem]:
    """The problems without those of answers of dots (HB547) that are told as answers."""
    known = {(problem.path, problem.details.get("field")) for problem in answers}
    for problem in told:
        if problem.code != "HB547" or (problem.path, problem.details.get("field")) not in known:
            yield problem


def _write(
    answers: Answers, problems: Sequence[Problem], places: Places, folder: str, options: argparse.Namespace
) -> None:
    """Table and patch; without a proposal there is no patch: git refuses an empty one."""
    options.out.mkdir(exist_ok=True)
    save(write_answers(answers, problems, places, options.lang), options.out / TABLE)
    patch = write_patch(answers.proposals(), places, folder)
    if patch:
        save(patch.encode(), options.out / PATCH)
    else:
        (options.out / PATCH).unlink(missing_ok=True)


def _said(answers: Answers, table: Path, patch: Path, language: str) -> list[str]:
    """What was read, what was written, and what to do next."""
    lines = [counted(language, "answers.letters", answers.letters)]
    lines += [text_in(language, "answers.empty", count=answers.empty, asked=answers.asked)]
    lines += [f"→ {table} ({counted(language, 'answers.found', len(answers.replies))})"]
    proposed = len(answers.proposals())
    if not proposed:
        return [*lines, text_in(language, "answers.none-proposed")]
    lines += [f"→ {patch} ({counted(language, 'answers.proposed', proposed)})"]
    return [*lines, text_in(language, "answers.next", patch=str(patch))]
