"""A YAML file that must keep a schema."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from handbook.authored.located_yaml import LocatedYaml, read_yaml
from handbook.authored.schema import check_schema
from handbook.authored.text_file import read_text
from handbook.problems import ProblemsError


def read_checked(file: Path, path: str, schema: str, code: str) -> LocatedYaml:
    """The values of a file; `path` is what problems call it.

    Raises ProblemsError: what `read_text` and `read_yaml` say, or the code for each violation of `schemas/SCHEMA.yml`.
    """
    document = _checked(read_text(file, path), path, schema, code)
    return replace(document, value=copy.deepcopy(document.value))  # the places, which are many, nobody changes


@lru_cache(maxsize=256)
def _checked(text: str, path: str, schema: str, code: str) -> LocatedYaml:
    """What a text says; kept for the preview, which reads all data again after each change of a page."""
    document = read_yaml(text, path)
    if problems := check_schema(document, schema, code):
        raise ProblemsError(problems)
    return document
