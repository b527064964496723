"""The press reads files of the site, its fonts and `data:` URLs; everything else is refused."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from handbook.html.tree import read_html
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from handbook.problems import Problem, ProblemsError
from running_server import running

CANARY = b"canary-5b1f"
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
DETAILS = Details({"en": "x"}, {"en": "x"}, [])

# {out} is a file outside of the site, {web} an address of a server that runs, {site} the site.
REFUSED = {
    "picture": '<img alt="x" src="{out}">',
    "picture of the web": '<img alt="x" src="{web}">',
    "picture, outwards": '<img alt="x" src="../canary.txt">',
    "picture, outwards in disguise": '<img alt="x" src="x/%2e%2e/%2e%2e/canary.txt">',
    "picture, by a link": '<img alt="x" src="link.png">',
    "picture, by a linked folder": '<img alt="x" src="linked/canary.txt">',
    "folder": '<img alt="x" src="{site}/pictures/">',
    "capitals": '<img alt="x" src="FILE://{path}">',
    "other host": '<img alt="x" src="file://localhost{path}">',
    "ftp": '<img alt="x" src="ftp://127.0.0.1:1/x">',
    "https": '<img alt="x" src="https://127.0.0.1:1/x">',
    "object": '<object data="{out}"></object>',
    "embed": '<embed src="{web}">',
    "style attribute": '<p style="background: url({out})">x</p>',
    "style of a list": '<ul style="list-style-image: url({web})"><li>x</ul>',
    "content": '<style>p::before {{ content: url("{out}") }}</style><p>x</p>',
    "import": '<style>@import url("{web}");</style>',
    "import of a file": '<style>@import "{out}";</style>',
    "font": '<style>@font-face {{ font-family: x; src: url("{web}") }} p {{ font-family: x }}</style><p>x</p>',
    "style sheet": '<link rel="stylesheet" href="{out}">',
    "style sheet of the web": '<link rel="stylesheet" href="{web}">',
    "attachment": '<link rel="attachment" href="{out}">',
    "attached by a link": '<a rel="attachment" href="{out}">x</a>',
    "attached from the web": '<a rel="attachment" href="{web}">x</a>',
    "base": '<base href="{web}"><img alt="x" src="x.png">',
    "drawing": '<svg width="9" height="9"><image href="{out}" width="9" height="9"/></svg>',
    "drawing of the web": '<svg width="9" height="9"><image href="{web}" width="9" height="9"/></svg>',
    "drawing, old writing": '<svg width="9" height="9"><image xlink:href="{out}" width="9" height="9"/></svg>',
    "drawing of the site": '<img alt="x" src="leads-out.svg">',
    "drawing in the address": '<img alt="x" src="data:image/svg+xml,'
    "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
    "%3Cimage href='{web}' width='9' height='9'/%3E%3C/svg%3E"
    '">',
}


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a real server on this machine, and what it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CANARY)

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with running(server):
        yield f"http://127.0.0.1:{server.server_address[1]}/x.svg", paths


@pytest.fixture
def site(tmp_path: Path, asked: tuple[str, list[str]]) -> Path:
    site = tmp_path / "site"
    (site / "pictures").mkdir(parents=True)
    out = tmp_path / "canary.txt"
    out.write_bytes(CANARY)
    (site / "link.png").symlink_to(out)
    (site / "linked").symlink_to(tmp_path)
    (site / "leads-out.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{asked[0]}" width="9" height="9"/>'
        "</svg>"
    )
    return site


def press_page(site: Path, body: str, target: Path) -> list[Problem]:
    """Print a page as the book does; the problems that stop the build."""
    tree = read_html(
        f'<html lang="en"><head><title>x</title><meta name="author" content="x"><meta name="description" content="x">'
        '<meta name="dcterms.created" content="2026-11-23"><meta name="dcterms.modified" content="2026-11-23"></head>'
        "<body><main><style>.hb-end { break-before: page }</style>"
        f'<article data-source="docs/page.md">{body}</article></main></body></html>'
    )
    try:
        with opened_press(site, "x.pdf", (), root=site.parent) as press:
            press.print_pdf([press.lay_out(whole_part(tree))], target, DETAILS)
    except ProblemsError as error:
        return error.problems
    return []


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_lies_outside_is_refused_and_neither_read_nor_fetched(
    site: Path, asked: tuple[str, list[str]], tmp_path: Path, body: str
) -> None:
    out, target = tmp_path / "canary.txt", tmp_path / "x.pdf"
    written = body.format(out=out.as_uri(), path=out, web=asked[0], site=site.as_uri())
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(f"---\ntitle: x\n---\n\n# x\n\n{written}\n")
    problems = press_page(site, written, target)
    assert {problem.code for problem in problems} == {"HB608"}
    assert asked[1] == []
    assert [*embedded(target)] == []


def embedded(target: Path) -> Iterator[str]:
    """Where the canary stands in a PDF, packed or not."""
    with pikepdf.open(target) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and CANARY in each.read_bytes():
                yield str(each.get("/Type"))


def test_page_and_line_are_told(site: Path, asked: tuple[str, list[str]], tmp_path: Path) -> None:
    body = f'<p><img alt="x" src="../canary.txt"> <img alt="x" src="{asked[0]}"></p>'
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(f"---\ntitle: x\n---\n\n{body}\n")
    told = [(problem.path, problem.line, problem.column) for problem in press_page(site, body, tmp_path / "x.pdf")]
    assert told == [("docs/page.md", 5, 22), ("docs/page.md", 5, 56)]


def test_the_sites_own_files_are_printed(site: Path, tmp_path: Path) -> None:
    (site / "pictures" / "a b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (site / "notes.txt").write_bytes(CANARY)
    pictures = f'<p><img alt="x" src="pictures/a%20b.svg"><img alt="x" src="{PIXEL}"></p>'
    body = f'{pictures}<a rel="attachment" href="notes.txt">x</a>'
    assert press_page(site, body, tmp_path / "x.pdf") == []
    assert len([*embedded(tmp_path / "x.pdf")]) == 1


def test_drawing_does_not_use_parts_of_others(site: Path, asked: tuple[str, list[str]], tmp_path: Path) -> None:
    press_page(site, f'<svg width="9" height="9"><use href="{asked[0]}#x"/></svg>', tmp_path / "x.pdf")
    assert asked[1] == []


def test_file_that_is_missing_is_told_as_missing(site: Path, tmp_path: Path) -> None:
    (problem,) = press_page(site, '<img alt="x" src="gone.png">', tmp_path / "x.pdf")
    assert problem.code == "HB602"
