"""The output and exit code of `make.py lint`, with and without findings."""

from __future__ import annotations

import re

import pytest

import lint

FINE, FAULTY = ("sh", "-c", "sleep 0.2; echo fine"), ("sh", "-c", "echo a fault; exit 3")


@pytest.mark.parametrize(("commands", "code"), [((FINE, FINE), 0), ((FINE, FAULTY, FINE), 1), ((FAULTY, FINE), 1)])
def test_all_are_told_in_order_and_one_fault_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    commands: tuple[tuple[str, ...], ...],
    code: int,
) -> None:
    monkeypatch.setattr(lint, "COMMANDS", commands)
    assert lint.main() == code
    said = re.sub(r"  \d+\.\d s$", "", capsys.readouterr().out, flags=re.MULTILINE).splitlines()
    assert said == [
        line for command in commands for line in (f"… {' '.join(command)}", command[2].split("echo ")[1].split(";")[0])
    ]


def test_python_and_scripts_are_held_to_their_tools() -> None:
    tools = [next(word for word in command if word.split("/")[-1] in TOOLS).split("/")[-1] for command in lint.COMMANDS]
    assert tools == ["mypy", "tsc", "tsc", "eslint", "lint-imports", "ruff", "ruff"]


TOOLS = {"mypy", "tsc", "eslint", "lint-imports", "ruff"}
