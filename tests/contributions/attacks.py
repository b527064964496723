"""Hostile contributions, drawn by a seed: each a place of the sources, and something there that might be obeyed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from contributions import payloads, programs
from contributions.contribution import LINK, PROGRAM, SUBMODULE, Contribution, Entry
from contributions.forged import FORGED
from contributions.payloads import BYTES, TEXTS, YAML, filled

Drawn = Iterator[Contribution]
Files = dict[bytes, Entry | None]
_PAGE, _TWIN, _CONFIG, _FORM = (
    "docs/circular.md",
    "docs/circular.en.md",
    "mkdocs.yml",
    "docs/forms/cover-letter.form.yml",
)
_FIGURE, _SOURCES, _CONFIRM = "docs/figures/sample-path.svg", "docs/data/sources.yml", "docs/data/confirm.yml"
_NOTE = b"notes/x.txt"
"""What is no source: the site stands already."""


class Draw:
    """Draws one contribution of each kind after the other; `web` and `file` are the canaries, `base` a clone."""

    def __init__(self, base: Path, seed: int, web: str, file: str) -> None:
        self.base, self.web, self.file = base, web, file
        self.chance = random.Random(seed)  # noqa: S311 - drawn, not secret

    def some(self, count: int) -> Drawn:
        """So many, each kind once before one comes again; texts, with their many places, more often."""
        kinds: list[Callable[[], Contribution]] = []
        for _ in range(count):
            if not kinds:
                rare = (self.name, self.yaml, self.link, self.git, self.program, self.drawing, self.large, self.forged)
                kinds = [*rare, self.said, self.bytes, *[self.text] * 6, self.name, self.link, self.program]
                self.chance.shuffle(kinds)
            yield kinds.pop()()

    def payload(self) -> str:
        """A text, with the addresses of the canaries."""
        return filled(self.chance.choice(TEXTS), self.web, self.file)

    def read(self, path: str) -> str:
        """A file of the sources before the change."""
        return (self.base / path).read_text(encoding="utf-8")

    def entry(self, text: str | bytes, mode: str = "100644") -> Entry:
        """A file with this text, or with these bytes."""
        return Entry(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"), mode)

    def text(self) -> Contribution:
        """A payload where text stands: on a page, in its front matter, in data, a form, or the settings."""
        place, (path, before, after) = self.chance.choice(list(PLACES.items()))
        payload = self.payload()
        inline = payload.replace("\n", " ") if place.endswith("line") else payload
        quoted = f'"{_in_quotes(payload)}"' if place.endswith("quoted") else inline
        text = self.read(path)
        assert before in text, place
        return Contribution(f"text {place}", {path.encode(): self.entry(text.replace(before, after % quoted, 1))})

    def bytes(self) -> Contribution:
        """What is no UTF-8, in any file that is read."""
        path = self.chance.choice([_PAGE, _TWIN, _CONFIG, _FORM, _FIGURE, _SOURCES, "docs/translations/circular.yml"])
        text, bad = self.read(path).encode(), self.chance.choice(BYTES)
        at = self.chance.choice([0, len(text) // 2, len(text)])
        return Contribution(f"bytes {path}", {path.encode(): self.entry(text[:at] + bad + text[at:])})

    def name(self) -> Contribution:
        """A payload as the name of a file or a folder; page, picture, data, form, or none of these."""
        raw = (
            self.payload().encode("utf-8", "surrogatepass") if self.chance.random() < 0.7 else self.chance.choice(BYTES)
        )
        name = raw.replace(b"\x00", b"").replace(b"/", b"\xe2\x88\x95")[:200] or b"x"
        forms = [b"docs/%s.md", b"docs/%s/x.md", b"docs/images/%s.png", b"docs/data/%s.yml", b"docs/forms/%s.form.yml"]
        forms += [b"docs/data/answers/%s.yml", b"docs/translations/%s.txt", b"%s", b"notes/%s.txt", b".github/%s.md"]
        form = self.chance.choice(forms)
        content = self.read(_PAGE) if form.endswith(b".md") else "x: y\n"
        return Contribution(f"name {form.decode()}", {form.replace(b"%s", name): self.entry(content)})

    def yaml(self) -> Contribution:
        """What YAML may do besides holding text, in each kind of file that is YAML."""
        paths = [_CONFIG, _SOURCES, _CONFIRM, _FORM, "docs/data/answers/copies.yml", "docs/translations/circular.yml"]
        path = self.chance.choice([*paths, _PAGE])
        value = filled(self.chance.choice(YAML), self.web, self.file) if self.chance.random() < 0.8 else payloads.BOMB
        if path == _PAGE:
            text = self.read(path).replace("---\n", f"---\nkeywords: {value}\n", 1)
        elif self.chance.random() < 0.3 or not (self.base / path).exists():
            text = value + "\n"
        else:
            text = self.read(path) + f"more: {value}\n"
        return Contribution(f"yaml {path}", {path.encode(): self.entry(text)})

    def link(self) -> Contribution:
        """A link or a submodule where a file, a folder, or something that commands write is looked for."""
        aims = [
            "/etc/hostname",
            "/",
            "../outside",
            "../../outside/made",
            ".",
            "..",
            "x",
            "/dev/zero",
            "/proc/self/environ",
        ]
        places = ["docs/linked.md", "docs/data/linked.yml", "docs/images/x.png", "docs/forms", "docs/figures/x.svg"]
        places += ["review", "review/facts.json", "review/review.html", ".cache", ".cache/review", "site", "mkdocs.yml"]
        places += ["overrides/assets", "scripts/handbook/x.py", "linked", "docs/data", "docs/translations", "docs"]
        place, aim = self.chance.choice(places), self.chance.choice(aims)
        if self.chance.random() < 0.2:
            modules = f'[submodule "x"]\n\tpath = {place}\n\turl = {self.web}\n\tupdate = !touch {self.file}\n'
            files: Files = {place.encode(): self.entry(b"", SUBMODULE), b".gitmodules": self.entry(modules)}
            return Contribution(f"submodule {place}", files)
        return Contribution(f"link {place} -> {aim}", {place.encode(): self.entry(aim, LINK)})

    def git(self) -> Contribution:
        """Attributes, hooks and settings of git, with a page that they would hide or change."""
        rules = [
            "* filter=x",
            "*.md diff=x",
            "*.md -diff",
            "* export-ignore",
            "* linguist-generated",
            "* ident eol=crlf",
        ]
        rules += ["*.md working-tree-encoding=UTF-16", "* merge=x", "* export-subst", "[attr]x -text", "*.md binary"]
        files: Files = {
            b".gitattributes": self.entry("\n".join(self.chance.sample(rules, 3)) + "\n"),
            _PAGE.encode(): self.entry(self.read(_PAGE) + "\nเพิ่ม $Format:%H$ $Id$\n"),
        }
        hook = self.entry(f"#!/bin/sh\ntouch {self.file}\n", PROGRAM)
        config = f'[core]\n\tfsmonitor = "touch {self.file}"\n[filter "x"]\n\tsmudge = touch {self.file}\n'
        more: list[Files] = [{b".githooks/post-checkout": hook}, {b".gitconfig": self.entry(config)}]
        more += [{b"hooks/pre-commit": hook}, {b"HEAD": self.entry("ref: x"), b"config": self.entry(config)}]
        return Contribution("git", files | self.chance.choice(more))

    def program(self) -> Contribution:
        """Code where a program of ours, of Python, or of a tool would look for its own."""
        name, (path, text) = self.chance.choice(list(programs.PROGRAMS.items()))
        own = filled(programs.PYTHON, self.web, self.file)
        before = self.read(path) if "{before}" in text else ""
        content = filled(text.replace("{python}", "\2").replace("{before}", "\3"), self.web, self.file)
        content = content.replace("\2", own).replace("\3", before)
        files: Files = {path.encode(): self.entry(content)}
        return Contribution(f"program {name}", files, runs=name not in programs.IDLE)

    def drawing(self) -> Contribution:
        """A figure with what browsers or parsers of XML obey; or a file that is none of what its name says."""
        svg = self.read(_FIGURE)
        if self.chance.random() < 0.6:
            inner = filled(self.chance.choice(payloads.DRAWINGS), self.web, self.file)
            return Contribution("drawing", {_FIGURE.encode(): self.entry(svg.replace("</svg>", f"{inner}</svg>"))})
        if self.chance.random() < 0.5:
            head = filled(self.chance.choice(payloads.EXPANDING), self.web, self.file)
            return Contribution(
                "drawing ahead", {_FIGURE.encode(): self.entry(head + svg.replace("</svg>", "&x;</svg>"))}
            )
        path = self.chance.choice(
            ["docs/images/pole.jpg", "docs/forms/superseded/x-th_0.1_2026-10-01.pdf", "docs/x.html"]
        )
        page = f"<html><script>fetch('{self.web}')</script>"
        return Contribution("polyglot", {path.encode(): self.entry(f"GIF89a/*{page}*/=1;{page}")})

    def large(self) -> Contribution:
        """Too much: of bytes, of lines, of files, of depth, of dots."""
        big = 30_000_000
        made: dict[str, Files] = {
            "page": {_PAGE.encode(): self.entry(b"x\n\n" * (big // 3))},
            "line": {_PAGE.encode(): self.entry(self.read(_PAGE) + "ก" * 4_000_000)},
            "links": {_PAGE.encode(): self.entry(self.read(_PAGE) + "[x](y.md) " * 50_000)},
            "data": {_SOURCES.encode(): self.entry(b"a: [" + b"x, " * (big // 3) + b"]\n")},
            "picture": {b"docs/images/x.png": self.entry(programs.png_of(60_000, 60_000))},
            "files": {f"docs/x/p{n}.md".encode(): self.entry("# x\n") for n in range(2_000)},
            "depth": {("docs/" + "d/" * 300 + "x.md").encode(): self.entry("# x\n")},
            "outside": {f"notes/{'x' * 200}{n}".encode(): self.entry("x") for n in range(1_500)},
        }
        name = self.chance.choice(list(made))
        return Contribution(f"large {name}", made[name])

    def forged(self) -> Contribution:
        """An artifact that a program of theirs wrote in place of ours; or a pull request that has gone on."""
        name, forged = self.chance.choice([*FORGED.items(), ("moved on", None)])
        files: Files = {_NOTE: self.entry("x\n")}
        chosen = filled(self.chance.choice(TEXTS), self.web, self.file)
        with_text = None if forged is None else lambda made: forged(made, chosen)
        return Contribution(f"forged {name}", files, forged=with_text, moved_on=forged is None)

    def said(self) -> Contribution:
        """A payload as the commit's message, and as the name of its branch."""
        message = self.payload().encode("utf-8", "surrogatepass").replace(b"\x00", b"")
        branch = "".join(sign for sign in self.payload()[:60] if sign.isprintable() and sign not in ' ~^:?*[\\"')
        files: Files = {_NOTE: self.entry("x\n")}
        return Contribution("said", files, message or b"x", branch.replace("..", "").strip("/.-") or "x")


def _in_quotes(text: str) -> str:
    """A text between quotation marks of YAML."""
    marks = {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\0": "\\0",
        "\x1b": "\\e",
        "\x0b": "\\v",
        "\x0c": "\\f",
    }
    return "".join(marks.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 32 else sign) for sign in text)


PLACES = {
    "paragraph": (_PAGE, "\n## ", "\n%s\n\n## "),
    "paragraph of the twin": (_TWIN, "\n## ", "\n%s\n\n## "),
    "heading line": (_PAGE, "\n# ", "\n# %s "),
    "list line": (_PAGE, "\n## ", "\n- %s\n\n## "),
    "cell line": (_PAGE, "\n## ", "\n| ก | ข |\n|---|---|\n| %s | x |\n\n## "),
    "code line": (_PAGE, "\n## ", "\n`%s`\n\n## "),
    "words of a link line": (_PAGE, "\n## ", "\n[%s](procedure.md)\n\n## "),
    "aim of a link line": (_PAGE, "\n## ", "\n[x](%s)\n\n## "),
    "title of a link line": (_PAGE, "\n## ", '\n[x](procedure.md "%s")\n\n## '),
    "picture line": (_PAGE, "\n## ", "\n![%s](images/pole.jpg)\n\n## "),
    "mark line": (_PAGE, "\n## ", "\n[x](confirm:%s)\n\n## "),
    "block line": (_PAGE, "\n## ", "\n/// note | %s\n\nx\n\n///\n\n## "),
    "note to the checks line": (_PAGE, "\n## ", "\n<!-- hb: allow HB209 %s -->\n\n[x](javascript:x)\n\n## "),
    "title quoted": (_PAGE, "title: ", "title: %s # "),
    "title of the twin quoted": (_TWIN, "title: ", "title: %s # "),
    "description quoted": (_PAGE, "description: ", "description: %s # "),
    "owner quoted": (_PAGE, "owner: ", "owner: %s # "),
    "former address quoted": (_PAGE, "owner: ", "old_paths: [%s]\nowner: "),
    "key of front matter quoted": (_PAGE, "owner: ", "%s: x\nowner: "),
    "source quoted": (_SOURCES, "th: หนังสือของจังหวัดตัวอย่าง,", "th: %s,"),
    "id of a source quoted": (_SOURCES, "  - id: sample-circular", "  - id: %s"),
    "question quoted": (_CONFIRM, "{th: ส่งเอกสารกี่ชุด", "{th: %s"),
    "code of a form quoted": (_FORM, "{th: แบบ ต-๑", "{th: %s"),
    "blank quoted": (_FORM, "  sender:", "  %s:"),
    "name of the site quoted": (_CONFIG, "site_name: ", "site_name: %s # "),
    "section of the nav quoted": (_CONFIG, "- เริ่มที่นี่:", "- %s:"),
    "page of the nav quoted": (_CONFIG, "- circular.md", "- %s"),
    "number to call quoted": (_CONFIG, "โทร. 0 2000 0000 ต่อ 10000", "%s"),
    "word of a drawing line": (_FIGURE, "หน่วยงาน</text>", "%s</text>"),
    "attribute of a drawing line": (_FIGURE, 'data-en="Agency"', "data-en='%s'"),
}
"""A place -> file, the words that stand there, and the words then."""
