"""One line of a module broken as a careless hand might: a condition turned, a number off by one, a call left out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one line broken: the module, the line, what stood there, what stands there now, the whole text."""

    module: Path
    line: int
    before: str
    after: str
    text: str


def mutants_of(module: Path) -> list[Mutant]:
    """Every mutant of a module that this program knows to make, in the order of the lines."""
    text = module.read_text(encoding="utf-8")
    found = []
    for node in _working_nodes(ast.parse(text)):
        for broken in _broken(node):
            mutant = _write(module, text, node, ast.unparse(broken))
            if mutant is not None:
                found.append(mutant)
    return sorted(found, key=lambda mutant: (mutant.line, mutant.after))


def _write(module: Path, text: str, node: ast.expr | ast.stmt, after: str) -> Mutant | None:
    """The module with other words in the place of a node; None if the node stands on several lines or is the same."""
    if node.end_lineno != node.lineno or node.end_col_offset is None:
        return None
    lines = text.split("\n")
    line = lines[node.lineno - 1].encode()
    before = line[node.col_offset : node.end_col_offset].decode()
    if ast.dump(ast.parse(before)) == ast.dump(ast.parse(after)):
        return None
    lines[node.lineno - 1] = (line[: node.col_offset] + after.encode() + line[node.end_col_offset :]).decode()
    return Mutant(module, node.lineno, before, after, "\n".join(lines))


def _working_nodes(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """What runs: no annotation, docstring, decorator or part of a formatted text, whose places Python tells wrongly."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.expr | ast.stmt):
            yield node
        for name, field in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "bases"}:
                continue
            inner = field if isinstance(field, list) else [field]
            waiting += [item for item in inner if isinstance(item, ast.AST)]


def _broken(node: ast.AST) -> Iterator[ast.AST]:
    for way in _WAYS:
        yield from way(node)


def _turn_comparison(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _TURNED:
        turned = copy.deepcopy(node)
        turned.ops = [_TURNED[type(node.ops[0])]()]
        yield turned


def _swap_and_or(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BoolOp):
        swapped = copy.deepcopy(node)
        swapped.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield swapped


def _turn_choice(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)


def _other_number(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)


def _swap_plus_minus(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        swapped = copy.deepcopy(node)
        swapped.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield swapped


def _leave_out(node: ast.AST) -> Iterator[ast.AST]:
    """A statement that calls or sets something, left out; a value that is not given back."""
    if (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.YieldFrom | ast.Yield)) or isinstance(
        node, ast.AugAssign
    ):
        yield ast.Pass()
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


_WAYS: tuple[Callable[[ast.AST], Iterator[ast.AST]], ...] = (
    _turn_comparison,
    _swap_and_or,
    _turn_choice,
    _other_number,
    _swap_plus_minus,
    _leave_out,
)
