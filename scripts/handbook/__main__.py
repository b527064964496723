"""The package's command line: build, check, serve, read-forms. scripts/make.py calls it with the pinned interpreter."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from pathlib import Path

from handbook.output import fit_json, run_command
from handbook.problems import LANGUAGES, ProblemsError, has_errors, report

ROOT = Path(__file__).resolve().parents[2]
STYLES = ("text", "github", "json")
# Trees live until the end: looking for garbage among them less often saves a tenth of the time.
_COLLECT = (200_000, 20, 20)


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 0 clean, 1 problems or a failed build, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    gc.set_threshold(*_COLLECT)
    try:
        return int(options.run(options))
    except ProblemsError as error:
        style = getattr(options, "format", "text")
        text = report(error.problems, options.lang, style)
        print(fit_json(text) if style == "json" else text, file=sys.stderr if style == "text" else sys.stdout)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 scripts/make.py")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="ตรวจและสร้างทั้งหมด · check and build everything")
    build.add_argument("--only", choices=("site", "forms", "book"), help="เฉพาะส่วนนี้ · this part alone")
    build.add_argument("--docs", type=Path, help="โฟลเดอร์เนื้อหาอื่น · other sources than docs/")
    build.add_argument("--out", type=Path, help="โฟลเดอร์ปลายทางอื่น · another target than site/")
    build.add_argument("--skip-checks", action="store_true", help="ไม่หยุดเมื่อพบข้อผิดพลาด · build in spite of errors")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="ตรวจเนื้อหาอย่างเดียว · check the content alone")
    check.add_argument("paths", nargs="*", metavar="PATH", help="เฉพาะไฟล์หรือโฟลเดอร์นี้ · these files or folders alone")
    check.add_argument("--format", choices=STYLES, default="text")
    check.set_defaults(run=_check)

    translated = commands.add_parser(
        "translated", help="บันทึกว่าคำแปลตรงกับข้อความภาษาไทยแล้ว · note that translations follow"
    )
    translated.add_argument(
        "paths", nargs="*", metavar="PATH", help="เฉพาะหน้านี้ (ไม่ระบุ = ทุกหน้า) · these pages; all if none"
    )
    translated.set_defaults(run=_translated)

    serve = commands.add_parser("serve", help="ดูเว็บไซต์ขณะแก้ไข · see the site while editing")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)

    read_forms = commands.add_parser("read-forms", help="รวมข้อมูลจากแบบฟอร์มที่กรอกแล้ว · gather filled forms into a table")
    read_forms.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="ไฟล์ PDF Word JSON หรือโฟลเดอร์ · files, or folders with all in them",
    )
    read_forms.add_argument(
        "--out", type=Path, default=Path("forms.xlsx"), help="ตาราง .xlsx หรือ .csv · the table (forms.xlsx)"
    )
    read_forms.add_argument("--force", action="store_true", help="เขียนทับไฟล์เดิม · write over what is there")
    read_forms.set_defaults(run=_read_forms)

    for command in (build, check, translated, serve, read_forms):
        command.add_argument("--lang", choices=LANGUAGES, default="th", help="ภาษาของข้อความ · language of the messages")
    return parser


def _build(options: argparse.Namespace) -> int:
    from handbook.build import build, with_paths  # noqa: PLC0415 - `check` stays quick without the builders
    from handbook.settings import load_settings  # noqa: PLC0415
    from handbook.site_folder import target_fault  # noqa: PLC0415

    docs = options.docs.resolve() if options.docs else None
    out = options.out.resolve() if options.out else None
    settings = with_paths(load_settings(options.root), docs, out)
    if docs and not docs.is_dir():
        return _wrong(f"--docs: ไม่มีโฟลเดอร์ {docs}", f"--docs: there is no folder {docs}")
    if out and out in (Path.cwd(), *Path.cwd().parents):
        return _wrong(f"--out: {out} เป็นโฟลเดอร์ที่สั่งงานอยู่", f"--out: {out} is where the command runs")
    if out and (fault := target_fault(settings)):
        return _wrong(f"--out: {fault['th']}", f"--out: {fault['en']}")
    problems = build(settings, options.only, options.skip_checks)
    print(report(problems, options.lang))
    print(f"→ {settings.site_dir}")
    return 0


def _wrong(thai: str, english: str) -> int:
    """Tell of wrong usage in both languages."""
    print(f"{thai}\n{english}", file=sys.stderr)
    return 2


def _check(options: argparse.Namespace) -> int:
    from handbook.check import check_sources  # noqa: PLC0415
    from handbook.settings import load_settings  # noqa: PLC0415

    root = options.root.resolve()
    wanted = _inside(options.paths, root)
    if wanted is None:
        return 2
    _, problems = check_sources(load_settings(root), [] if "" in wanted else wanted)
    text = report(problems, options.lang, options.format)
    print(fit_json(text) if options.format == "json" else text)
    return int(has_errors(problems))


def _translated(options: argparse.Namespace) -> int:
    from handbook.pages.read import read_corpus  # noqa: PLC0415
    from handbook.settings import load_settings  # noqa: PLC0415
    from handbook.translations import mark_translated  # noqa: PLC0415

    root = options.root.resolve()
    wanted = _inside(options.paths, root)
    if wanted is None:
        return 2
    corpus, problems = read_corpus(load_settings(root))
    if has_errors(problems):
        raise ProblemsError(problems)
    paths = [path.removeprefix(f"{corpus.docs}/") for path in wanted]
    if strangers := [path for path in paths if path not in corpus.pages]:
        print(
            f"มิใช่หน้าของคู่มือ: {', '.join(strangers)}\nno pages of the handbook: {', '.join(strangers)}", file=sys.stderr
        )
        return 2
    changed = mark_translated(corpus, paths)
    for file in changed:
        print(file.relative_to(root))
    print(f"บันทึก {len(changed)} หน้า" if options.lang == "th" else f"{len(changed)} pages marked")
    return 0


def _read_forms(options: argparse.Namespace) -> int:
    from handbook.forms.read_forms import read_forms  # noqa: PLC0415
    from handbook.pages.form_specs import read_form_specs  # noqa: PLC0415
    from handbook.pages.links_on_disk import require_no_links  # noqa: PLC0415
    from handbook.settings import load_settings  # noqa: PLC0415

    settings = load_settings(options.root.resolve())
    require_no_links(settings)
    specs, problems = read_form_specs(settings.docs_dir, settings.docs_dir.name)
    if has_errors(problems):
        raise ProblemsError(problems)
    return read_forms(options.paths, specs, options.out, options.lang, force=options.force)


def _inside(paths: list[str], root: Path) -> list[str] | None:
    """Paths as problems show them; None, and a message, if one is not there or not in the handbook's folder."""
    wanted = []
    for path in paths:
        absolute = Path(path).resolve()
        if not absolute.exists() or not absolute.is_relative_to(root):
            print(f"ไม่พบ {path} ในโฟลเดอร์ของคู่มือ\nno {path} in the handbook's folder", file=sys.stderr)
            return None
        wanted.append(absolute.relative_to(root).as_posix().removeprefix("."))
    return wanted


def _serve(options: argparse.Namespace) -> int:
    from handbook.serve import serve  # noqa: PLC0415
    from handbook.settings import load_settings  # noqa: PLC0415

    serve(load_settings(options.root), options.host, options.port, options.lang)
    return 0


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
