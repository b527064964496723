"""Expressions of formulas.yml -> formulas as people write them."""

from __future__ import annotations

import ast
from collections.abc import Mapping

_SIGNS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Mult: ("×", 2),
    ast.Div: ("÷", 2),
    ast.Add: ("+", 1),
    ast.Sub: ("−", 1),
}


def write_expression(expression: str, names: Mapping[str, str]) -> str:
    """`bit_rate / 8 * 3600` -> `อัตราบิต ÷ 8 × 3,600`; `names` has the text of each quantity.

    Raises ValueError, with what is wrong, for an unknown name, an unknown operator, or text that is not a formula.
    """
    try:
        tree = ast.parse(expression, mode="eval")
    except SyntaxError as error:
        raise ValueError(expression) from error
    return _write(tree.body, names)[0]


def _write(node: ast.expr, names: Mapping[str, str]) -> tuple[str, int]:
    """The text of a node and its operator precedence."""
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in _SIGNS:
            sign, strength = _SIGNS[type(operator)]
            before, after = _write(left, names), _write(right, names)
            first = before[0] if before[1] >= strength else f"({before[0]})"
            second = after[0] if after[1] > strength else f"({after[0]})"
            return f"{first} {sign} {second}", strength
        case ast.Name(id) if id in names:
            return names[id], 3
        case ast.Constant(value) if isinstance(value, int | float):
            return f"{value:,}", 3
        case _:
            raise ValueError(ast.unparse(node))
