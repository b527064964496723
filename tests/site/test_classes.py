"""Every `hb-` class of a style sheet is written somewhere, and every one that is written has a rule or is asked for."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from handbook.markup.blocks import Essentials
from handbooks import ROOT

SHEETS = ROOT / "overrides" / "assets" / "stylesheets"
_NAME = re.compile(r"(?P<dot>\.?)(?<![\w-])(?P<name>hb-[\w-]*)")  # not of `data-hb-…` or `--hb-…`
# Names that are put together: their beginning, and what it may end in.
COMPOSED = {
    "hb-": set(),  # readings/built.py: how the classes begin that no author writes
    "hb-cell--": {"text", "long", "number", "date", "list", "check"},  # forms/paper/sheet.py: types of blanks in rows
    "hb-contents__": {"h1", "h2"},  # book/front.py: the headings of the table of contents
    "hb-scheme__": {"default", "slate"},  # the schemes of mkdocs.yml
    "hb-poster--": {"a3", "a4"},  # forms/paper/poster.py: the sizes
    "hb-state--": {"wait", "done"},  # book/front.py: awaiting and endorsed
    "hb-w-": {str(number) for number in range(1, 21)},  # forms/web/page.py: weights of columns, in halves
}


def kinds_of(block: type[Essentials]) -> Iterator[type[Essentials]]:
    yield block
    for kind in block.__subclasses__():
        yield from kinds_of(kind)


TITLES = {f"{block.CLASS.split()[0]}__title" for block in kinds_of(Essentials)}  # markup/blocks.py puts them together
# Without a rule, and asked for by other means than `.name` or a set of names.
HOOKS = {"hb-blank": "forms/compose.py PLACE: where a blank comes; no page keeps it"}


@dataclass
class Names:
    """Where names stand: as file:line."""

    ruled: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    written: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def read_sheet(self, file: Path, root: Path = ROOT) -> None:
        """Take in the classes for which a style sheet has rules."""
        rules = tinycss2.parse_stylesheet(file.read_text(encoding="utf-8"))
        for name, line in _ruled(rules):
            self.ruled[name].append(f"{file.relative_to(root)}:{line}")

    def read_text(self, text: str, place: str, *, dot_writes: bool = False, is_set: bool = False) -> None:
        """A name with a dot before it is a selector; in an attribute list of Markdown it is written."""
        for found in _NAME.finditer(text):
            is_asked = is_set or (bool(found["dot"]) and not dot_writes)
            (self.asked if is_asked else self.written)[found["name"]].append(place)

    def read_source(self, file: Path, root: Path = ROOT) -> None:
        """Take in the classes that a module, script, template or page writes or asks for."""
        text, name = file.read_text(encoding="utf-8"), file.relative_to(root)
        if file.suffix == ".py":
            for string, at, is_set in _strings(ast.parse(text)):
                self.read_text(string, f"{name}:{at}", is_set=is_set)
            return
        for number, line in enumerate(text.splitlines(), 1):
            self.read_text(line, f"{name}:{number}", dot_writes=file.suffix == ".md")

    def faults(self) -> list[str]:
        """What does not fit together, with its places."""
        made = {prefix + end for prefix, ends in COMPOSED.items() if prefix in self.written for end in ends}
        made |= TITLES
        unknown = {name for name in self.written if name.endswith(("-", "_"))} - COMPOSED.keys()
        written = {name for name in self.written if not name.endswith(("-", "_"))}
        dead = self.ruled.keys() - written - made
        idle = written - self.ruled.keys() - self.asked.keys() - HOOKS.keys()
        gone = {name for name in self.asked if not name.endswith(("-", "_"))} - written - made
        return sorted(
            [f"{name} has a rule and is nowhere written: {', '.join(self.ruled[name])}" for name in dead]
            + [f"{name} is written, has no rule and is not asked for: {', '.join(self.written[name])}" for name in idle]
            + [f"{name} is asked for and nowhere written: {', '.join(self.asked[name])}" for name in gone]
            + [f"{name} is put together and not in COMPOSED: {', '.join(self.written[name])}" for name in unknown]
        )


def _ruled(rules: Iterable[Any]) -> Iterator[tuple[str, int]]:
    """The handbook's classes in the selectors of rules, and of rules in `@media` and its like."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _classes(rule.prelude)
        elif rule.type == "at-rule" and rule.content is not None:
            yield from _ruled(tinycss2.parse_rule_list(rule.content))


def _classes(tokens: Iterable[Any]) -> Iterator[tuple[str, int]]:
    before = None
    for token in tokens:
        if token.type == "ident" and before == "." and token.value.startswith("hb-"):
            yield token.value, token.source_line
        if token.type == "function":  # `:not(…)`
            yield from _classes(token.arguments)
        before = getattr(token, "value", None)


def _strings(tree: ast.AST) -> Iterator[tuple[str, int, bool]]:
    """The strings of a module but for its docstrings, and whether one is of a set: that is asked for, not written."""
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    of_sets = {item for node in ast.walk(tree) if isinstance(node, ast.Set) for item in node.elts}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.value, node.lineno, node in of_sets


def sources() -> Iterator[Path]:
    for folder, kinds in (("overrides", ("html", "js")), ("scripts/handbook", ("py",)), ("docs", ("md", "yml"))):
        for kind in kinds:
            yield from sorted((ROOT / folder).rglob(f"*.{kind}"))


@pytest.fixture(scope="module")
def names() -> Names:
    found = Names()
    for sheet in sorted(SHEETS.glob("*.css")):
        found.read_sheet(sheet)
    for source in sources():
        found.read_source(source)
    return found


def test_every_class_has_a_rule_and_every_rule_a_class(names: Names) -> None:
    assert len(names.ruled) > 150
    assert names.faults() == []


def test_what_is_listed_here_is_so(names: Names) -> None:
    assert {prefix for prefix in COMPOSED if prefix not in names.written} == set()
    assert {hook for hook in HOOKS if hook not in names.written or hook in names.ruled} == set()


def _add(kind: str, text: str) -> Callable[[Path], Names]:
    def make(folder: Path) -> Names:
        found = Names()
        file = folder / f"x.{kind}"
        file.write_text(text, encoding="utf-8")
        (found.read_sheet if kind == "css" else found.read_source)(file, folder)
        return found

    return make


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (_add("css", "p{}\n@media print{p:not(.hb-a) > b{}}"), ["hb-a has a rule and is nowhere written: x.css:2"]),
        (_add("css", "/* .hb-a */ p{content:'.hb-a';color:var(--hb-a)}"), []),
        (_add("py", '"""Of hb-a."""\nx = "p hb-a"'), ["hb-a is written, has no rule and is not asked for: x.py:2"]),
        (_add("py", 'x = f"p .hb-a{1}"'), ["hb-a is asked for and nowhere written: x.py:1"]),
        (_add("py", 'x = {"hb-a"}'), ["hb-a is asked for and nowhere written: x.py:1"]),
        (_add("py", 'x = f"hb-a--{1}"'), ["hb-a-- is put together and not in COMPOSED: x.py:1"]),
        (_add("py", 'x = f"hb-w-{1}"\ny = ".hb-w-20"'), []),
        (_add("py", 'x = f"hb-w-{1}"\ny = ".hb-w-21"'), ["hb-w-21 is asked for and nowhere written: x.py:2"]),
        (_add("html", '<p data-hb-a class="hb-b">'), ["hb-b is written, has no rule and is not asked for: x.html:1"]),
        (_add("js", 'p.className = "hb-b"\nask(".hb-b")'), []),
        (_add("md", "x\n{ .hb-b }"), ["hb-b is written, has no rule and is not asked for: x.md:2"]),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, made: Callable[[Path], Names], said: list[str]) -> None:
    assert made(tmp_path).faults() == said
