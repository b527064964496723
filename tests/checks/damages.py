"""Files of the minimal handbook, damaged at random as hands, programs and enemies damage them."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from markdown_it import MarkdownIt

from checks.case_folders import MINIMAL
from handbook.corpus.addresses import page_url, split_locale
from handbook.corpus.front_matter import split_front_matter
from handbook.markup.author import ATTRIBUTES, block_line
from handbooks import ROOT

_SIGNS = "[]()*_`~|<>{}#!/\\&-+=:;.,'\"@%^$ \t\n\r\0\x07๑1ก่ำฯๆ\u200b\u202e\ufeff\xa0😀ﬁé"
_SNIPPETS = (
    *("<script>1</script>", "<img src=x onerror=1>", "<div>", "</div>", "<!--", "-->", "<plaintext>", "<svg onload=1>"),
    *("[x](javascript:1)", "[x](source: a)", "[x](confirm:copies)", "![x](y.png)", "[x]: y", "[^1]", "<http://a.b>"),
    *("\n/// note | x\n", "\n///\n", "\n////\n", "\n```\n", "\n~~~\n", "\n    x\n", "\n- x\n  - y\n", "\n1. x\n"),
    *("\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "\n> x\n", "\n---\n", "\n===\n", "\n: x\n", "{ #x }", "{ onclick=1 }"),
    *(
        "{{ 1 }}",
        "{% x %}",
        "{# x #}",
        "--8<-- 'x'",
        "\n!!! note\n    x\n",
        "&amp;&#0;&lt;",
        "\\",
        "**x** ** x",
        "~~x~~",
    ),
    *(
        "\nx: &a [*a]\n",
        "\nx: !!python/name:os x\n",
        "\n- {a: b}\n",
        ": ",
        "\n<<: x\n",
        "\n? x\n",
        "2569-02-30",
        "๒๕๖๙",
    ),
    *(
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> x\n",
        "%",
        "{",
        "}}",
        "\ud800",
        "\x85",
        "0x1F",
        "1e999",
        "[" * 30,
        "*" * 50,
    ),
)
_NUMBERS = ("-1", "0", "9" * 30, "2569", "1.5", "๓", "true", "~", "[]", "''")
_JOINERS = re.compile("[\\s\u200b\u2060]")
_WORD = re.compile(r"(?:[^\W_]|[\u0E00-\u0E7F])+")


@dataclass(frozen=True)
class Damage:
    """A file, what it holds now, and what was done to it."""

    path: str
    data: bytes
    changes: tuple[str, ...]

    @contextmanager
    def written(self, root: Path) -> Iterator[None]:
        """The handbook with this file; afterwards it is as before."""
        file = root / self.path
        before = file.read_bytes()
        file.write_bytes(self.data)
        try:
            yield
        finally:
            file.write_bytes(before)


def work_folder(folder: Path) -> Path:
    """A copy of the minimal handbook, with the templates."""
    root = folder / "project"
    shutil.copytree(MINIMAL, root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    return root


def damage(root: Path, seed: int, number: int) -> Damage:
    """The damage of this number: most of them to a page or data file."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - the same damages for the same seed
    files = sorted(file for file in (root / "docs").rglob("*") if file.suffix in {".md", ".yml", ".svg"})
    others = [root / "mkdocs.yml", *sorted((root / "overrides").rglob("*.html"))]
    file = chance.choice(files if chance.random() < 0.9 else others)
    text, changes = file.read_text(encoding="utf-8"), list[str]()
    for _ in range(chance.randint(1, 3)):
        text, change = _changed(text, chance)
        changes.append(change)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.02:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes([chance.randrange(128, 256)]) + data[at:]
        changes.append(f"a stray byte at {at}")
    return Damage(file.relative_to(root).as_posix(), data, tuple(changes))


def _changed(text: str, chance: random.Random) -> tuple[str, str]:
    """A text with one change, and what that is."""
    change = chance.choice((_in_signs, _in_lines, _in_words))
    return change(text, chance)


def _in_signs(text: str, chance: random.Random) -> tuple[str, str]:
    at = chance.randrange(len(text) + 1)
    kind = chance.choice(("sign", "snippet", "cut", "end"))
    if kind == "cut":
        length = chance.choice((1, 1, 2, 5, 20, 200))
        return text[:at] + text[at + length :], f"{length} signs cut at {at}"
    if kind == "end":
        return text[:at], f"all taken out from {at}"
    put = chance.choice(_SIGNS if kind == "sign" else _SNIPPETS)
    return text[:at] + put + text[at:], f"{put!r} at {at}"


def _in_lines(text: str, chance: random.Random) -> tuple[str, str]:
    lines = text.split("\n")
    row, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.choice(("out", "twice", "swap", "indent")):
        case "out":
            changed, change = lines[:row] + lines[row + 1 :], f"line {row + 1} taken out"
        case "twice":
            changed, change = lines[: row + 1] + lines[row:], f"line {row + 1} twice"
        case "swap":
            lines[row], lines[other] = lines[other], lines[row]
            changed, change = lines, f"lines {row + 1} and {other + 1} exchanged"
        case _:
            indent = chance.choice((" ", "  ", "    ", "\t", "> ", "- "))
            lines[row] = indent + lines[row]
            changed, change = lines, f"{indent!r} before line {row + 1}"
    return "\n".join(changed), change


def _in_words(text: str, chance: random.Random) -> tuple[str, str]:
    is_number = chance.random() < 0.5
    words = list(re.finditer(r"\d+" if is_number else r"\S+", text))
    if not words:
        return text, "nothing"
    one = chance.choice(words)
    put = chance.choice(_NUMBERS) if is_number else chance.choice(words)[0]
    return text[: one.start()] + put + text[one.end() :], f"{one[0]!r} replaced by {put!r}"


def lost_words(root: Path, path: str) -> list[str]:
    """The words that CommonMark finds on a page and that its built page lacks; of other files none."""
    if not path.endswith(".md"):
        return []
    text = (root / path).read_text(encoding="utf-8-sig")
    _, body, _ = split_front_matter(text)
    lines = [_title_of(line) for line in body.split("\n")]
    made = MarkdownIt("commonmark").enable("table").render(ATTRIBUTES.sub("", "\n".join(lines)))
    meant = Counter(_WORD.findall(_text(made)))
    key, locale = split_locale(path.removeprefix("docs/"))
    page = root / "site" / page_url(key, locale) / "index.html"
    built = _JOINERS.sub(
        "", _text(page.read_text(encoding="utf-8"))
    )  # words that are kept whole are parted by elements
    return sorted(word for word, number in meant.items() if built.count(word) < number)


def _title_of(line: str) -> str:
    fence = block_line(line.strip())
    return line if fence is None else fence["argument"] or ""


def _text(markup: str) -> str:
    tree = html.fromstring(markup or "<p></p>")
    for script in tree.iter("script", "style"):
        script.text = ""
    return " ".join(map(str, tree.itertext()))
