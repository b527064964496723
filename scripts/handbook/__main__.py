"""The package's command line: build, check, serve, read-forms. scripts/make.py calls it with the pinned interpreter."""

from __future__ import annotations

import argparse
import gc
import importlib
import logging
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache, partial
from pathlib import Path

from handbook.commands.arguments import Add, add_for_pull_requests
from handbook.commands.tell import FORMATS, tell
from handbook.messages import LANGUAGES, counted, on_one_line
from handbook.output import keep_traceback, run_command, unobeyed
from handbook.problems import ProblemsError, has_errors, report, visible
from handbook.progress import refuse

ROOT = Path(__file__).resolve().parents[2]
START_OPTIONS = (
    *("province_th", "province_en", "unit_th", "unit_en", "phone", "place_th", "place_en", "site_url", "light", "dark"),
    "prefix",
)
# Trees live until the end: collecting garbage less often saves a tenth of the time.
_COLLECT = (200_000, 20, 20)


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 0 clean, 1 problems or a failed build, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    gc.set_threshold(*_COLLECT)
    with nullcontext() if _is_for_programs(options) else unobeyed():
        try:
            return int(options.run(options))
        except ProblemsError as error:
            tell(error.problems, options, failed=True)
            return 1


def _is_for_programs(options: argparse.Namespace) -> bool:
    """Whether a program reads the output, or a runner is to obey it."""
    return bool(getattr(options, "kind", False)) or getattr(options, "format", "text") != "text"


@cache
def _parser() -> argparse.ArgumentParser:
    """Made once: for each of its eighty words argparse looks for a translation on the disk."""
    parser = argparse.ArgumentParser(prog="python3 scripts/make.py")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    language = argparse.ArgumentParser(add_help=False)
    language.add_argument("--lang", choices=LANGUAGES, default="th", help=on_one_line("help.lang"))
    add = partial(parser.add_subparsers(required=True, metavar="COMMAND").add_parser, parents=[language])
    _add_building(add)
    _add_keeping(add)
    _add_reading(add)
    _add_publishing(add)
    add_for_pull_requests(add, _command)
    return parser


def _add_building(add: Add) -> None:
    """What is made of the sources, and whether they are right."""
    build = add("build", help=on_one_line("help.build"))
    build.add_argument("--only", choices=("site", "forms", "book"), help=on_one_line("help.build.only"))
    build.add_argument("--docs", type=Path, help=on_one_line("help.build.docs"))
    build.add_argument("--out", type=Path, help=on_one_line("help.build.out"))
    build.add_argument("--fresh", action="store_true", help=on_one_line("help.build.fresh"))
    build.add_argument("--skip-checks", action="store_true", help=on_one_line("help.build.skip-checks"))
    build.set_defaults(run=_build)

    check = add("check", help=on_one_line("help.check"))
    check.add_argument("paths", nargs="*", metavar="PATH", help=on_one_line("help.check.paths"))
    check.add_argument("--fix", action="store_true", help=on_one_line("help.check.fix"))
    check.add_argument("--format", choices=FORMATS, default="text", help=on_one_line("help.check.format"))
    check.add_argument("--base", metavar="COMMIT", help=on_one_line("help.check.base"))
    check.add_argument("--summary", type=Path, metavar="FILE", help=on_one_line("help.check.summary"))
    check.set_defaults(run=_check)

    serve = add("serve", help=on_one_line("help.serve"))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--fresh", action="store_true", help=on_one_line("help.serve.fresh"))
    serve.set_defaults(run=_command("serve"))

    add("release", help=on_one_line("help.release")).set_defaults(run=_command("release"))

    review = add("review", help=on_one_line("help.review"))
    review.add_argument("base", metavar="BASE", help=on_one_line("help.review.base"))
    review.add_argument("head", nargs="?", metavar="HEAD", help=on_one_line("help.review.head"))
    review.add_argument("--out", type=Path, default=Path("review"), help=on_one_line("help.review.out"))
    review.add_argument(
        "--book", type=Path, action="append", default=[], metavar="FILE", help=on_one_line("help.review.book")
    )
    review.set_defaults(run=_command("review"))

    add("codes", help=on_one_line("help.codes")).set_defaults(run=_codes)


def _add_keeping(add: Add) -> None:
    """What officers do from time to time."""
    translated = add("translated", help=on_one_line("help.translated"))
    translated.add_argument("paths", nargs="*", metavar="PAGE[#SECTION]", help=on_one_line("help.translated.paths"))
    translated.add_argument("--all", action="store_true", help=on_one_line("help.translated.all"))
    translated.add_argument("--wording-only", action="store_true", help=on_one_line("help.translated.wording-only"))
    translated.set_defaults(run=_command("translated"))

    translation_status = add("translation-status", help=on_one_line("help.translation-status"))
    translation_status.add_argument("paths", nargs="*", metavar="PATH", help=on_one_line("help.check.paths"))
    translation_status.set_defaults(run=_translation_status)

    answer = add("answer", help=on_one_line("help.answer"))
    answer.add_argument("id", nargs="?", metavar="ID", help=on_one_line("help.answer.id"))
    answer.set_defaults(run=_command("answer"))

    published = add("published", help=on_one_line("help.published"))
    published.set_defaults(run=_command("published"))

    edition = add("edition", help=on_one_line("help.edition"))
    edition.add_argument("--next", choices=("edition", "correction"), help=on_one_line("help.edition.next"))
    edition.add_argument("--published", nargs="?", const="", metavar="DAY", help=on_one_line("help.edition.published"))
    edition.add_argument("--of", metavar="EDITION", help=on_one_line("help.edition.of"))
    edition.add_argument("--unpublished", metavar="EDITION", help=on_one_line("help.edition.unpublished"))
    edition.add_argument("--withdraw", metavar="EDITION", help=on_one_line("help.edition.withdraw"))
    edition.add_argument("--reason-th", metavar="TEXT", help=on_one_line("help.edition.reason-th"))
    edition.add_argument("--reason-en", metavar="TEXT", help=on_one_line("help.edition.reason-en"))
    edition.set_defaults(run=_command("edition"))

    new_version = add("new-version", help=on_one_line("help.new-version"))
    new_version.add_argument("form", metavar="FORM", help=on_one_line("help.new-version.form"))
    new_version.set_defaults(run=_command("new_version"))

    start = add("start", help=on_one_line("help.start"))
    start.add_argument("folder", type=Path, metavar="FOLDER", help=on_one_line("help.start.folder"))
    for name in START_OPTIONS:
        start.add_argument(f"--{name.replace('_', '-')}", default="", help=on_one_line(f"start.{name}"))
    start.set_defaults(run=_command("start"))


def _add_reading(add: Add) -> None:
    """What comes from others: filled forms, and an official handbook."""
    read_forms = add("read-forms", help=on_one_line("help.read-forms"))
    read_forms.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=on_one_line("help.read-forms.paths"),
    )
    read_forms.add_argument("--out", type=Path, default=Path("forms.xlsx"), help=on_one_line("help.read-forms.out"))
    read_forms.add_argument("--force", action="store_true", help=on_one_line("help.read-forms.force"))
    read_forms.set_defaults(run=_read_forms)

    read_answers = add("read-answers", help=on_one_line("help.read-answers"))
    read_answers.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE", help=on_one_line("help.read-answers.paths")
    )
    read_answers.add_argument("--out", type=Path, default=Path("answers"), help=on_one_line("help.read-answers.out"))
    read_answers.add_argument("--force", action="store_true", help=on_one_line("help.read-forms.force"))
    read_answers.set_defaults(run=_command("read_answers"))

    taken = add("take-in", help=on_one_line("help.take-in"))
    taken.add_argument("file", type=Path, metavar="FILE", help=on_one_line("help.take-in.file"))
    taken.add_argument("--out", type=Path, help=on_one_line("help.take-in.out"))
    taken.set_defaults(run=_take_in)


def _add_publishing(add: Add) -> None:
    """What stands between an edition and its readers."""
    for name in ("publish", "rollback", "verify", "status"):
        command = add(name, help=on_one_line(f"help.{name}"))
        command.add_argument("target", metavar="TARGET", help=on_one_line("help.publish.target"))
        if name in {"publish", "rollback"}:
            command.add_argument("--yes", action="store_true", help=on_one_line("help.publish.yes"))
        if name == "publish":
            command.add_argument("--first", action="store_true", help=on_one_line("help.publish.first"))
        if name == "rollback":
            which = command.add_mutually_exclusive_group()
            which.add_argument("--to", metavar="EDITION", help=on_one_line("help.rollback.to"))
            which.add_argument("--zip", type=Path, metavar="FILE", help=on_one_line("help.rollback.zip"))
        command.set_defaults(run=_command(name))


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The command of the module `commands/NAME.py`, which is imported only if it is asked for."""
    return lambda options: int(importlib.import_module(f"handbook.commands.{name}").run(options))


def _build(options: argparse.Namespace) -> int:
    from handbook.authored.settings import load_settings  # noqa: PLC0415
    from handbook.cache.store import NO_CACHE, opened_cache  # noqa: PLC0415
    from handbook.commands.build import build, with_paths  # noqa: PLC0415 - `check` stays quick without the builders
    from handbook.commands.site_folder import target_fault  # noqa: PLC0415

    docs = options.docs.resolve() if options.docs else None
    out = options.out.resolve() if options.out else None
    settings = with_paths(load_settings(options.root), docs, out)
    if docs and not docs.is_dir():
        return refuse("docs-missing", folder=str(docs))
    if out and out in (Path.cwd(), *Path.cwd().parents):
        return refuse("out-here", folder=str(out))
    if out and (fault := target_fault(settings)):
        return refuse("out", fault=fault)
    cache = NO_CACHE if options.fresh else opened_cache(settings.root)
    problems = build(settings, options.only, options.skip_checks, cache)
    if problems or not options.skip_checks:  # nobody looked for more than what cannot be read
        print(report(problems, options.lang))
    print(f"→ {visible(str(settings.site_dir))}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from handbook.authored.settings import load_settings  # noqa: PLC0415
    from handbook.cache.store import opened_cache  # noqa: PLC0415
    from handbook.commands.check import check_sources  # noqa: PLC0415

    root = options.root.resolve()
    wanted = _inside(options.paths, root)
    if wanted is None:
        return 2
    only = [] if "" in wanted else wanted
    if options.fix:
        return _fix(options, root, only)
    problems = check_sources(load_settings(root), only, opened_cache(root))[1]
    tell(problems, options)
    return int(has_errors(problems))


def _fix(options: argparse.Namespace, root: Path, only: list[str]) -> int:
    """Mend what is certain, show it and what is left. Programs that read the report find the difference on stderr."""
    from handbook.commands.fix import fix_sources  # noqa: PLC0415

    fixed = fix_sources(root, only)
    stream = sys.stdout if options.format == "text" else sys.stderr
    print(fixed.difference() + fixed.removals(options.lang), end="", file=stream)
    if fixed.changed or fixed.removed:
        print(counted(options.lang, "made.mended", fixed.places), file=stream)
    tell(fixed.left, options, mended=fixed.difference() + "".join(map(fixed.removals, LANGUAGES)))
    return int(has_errors(fixed.left))


def _translation_status(options: argparse.Namespace) -> int:
    from handbook.commands.translation_status import translation_status  # noqa: PLC0415

    root = options.root.resolve()
    wanted = _inside(options.paths, root)
    return 2 if wanted is None else translation_status(root, [] if "" in wanted else wanted, options.lang)


def _codes(options: argparse.Namespace) -> int:
    from handbook.commands.codes import write_pages  # noqa: PLC0415

    for file in write_pages(options.root.resolve()):
        print(visible(file.relative_to(options.root.resolve()).as_posix()))
    return 0


def _read_forms(options: argparse.Namespace) -> int:
    from handbook.authored.settings import load_settings  # noqa: PLC0415
    from handbook.commands.blank_forms import MadeBlankForms  # noqa: PLC0415
    from handbook.corpus.enquiry import read_specs_of_filled  # noqa: PLC0415
    from handbook.corpus.links_on_disk import require_no_links  # noqa: PLC0415
    from handbook.filled.read_forms import Forms, read_forms  # noqa: PLC0415

    settings = load_settings(options.root.resolve())
    require_no_links(settings)
    specs, problems = read_specs_of_filled(settings.docs_dir, settings.docs_dir.name)
    if has_errors(problems):
        raise ProblemsError(problems)
    forms = Forms(specs, settings.docs_dir, MadeBlankForms(settings, specs))
    return read_forms(options.paths, forms, options.out, options.lang, force=options.force)


def _take_in(options: argparse.Namespace) -> int:
    from handbook.authored.settings import load_settings  # noqa: PLC0415
    from handbook.taken_in.take_in import take_in  # noqa: PLC0415

    return take_in(load_settings(options.root.resolve()), options.file, options.out, options.lang)


def _inside(paths: list[str], root: Path) -> list[str] | None:
    """Paths as problems show them; None, with a message, if a path is missing or outside the handbook's folder."""
    wanted = []
    for path in paths:
        absolute = Path(path).resolve()
        if not absolute.exists() or not absolute.is_relative_to(root):
            refuse("no-path", path=path)
            return None
        wanted.append(absolute.relative_to(root).as_posix().removeprefix("."))
    return wanted


if __name__ == "__main__":
    run_command(lambda: keep_traceback(lambda: main(sys.argv[1:])))
