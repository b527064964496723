"""Where the engine finds templates: icons when they are asked for alone, compiled ones where they are kept."""

from __future__ import annotations

import os
from typing import Any

from jinja2 import BytecodeCache, FileSystemLoader, Template


class _PublishedFiles(FileSystemLoader):
    """Lists what the engine would publish of a theme.

    Material has 14,000 icons in a hidden folder, which the engine reads twice in each run and then leaves out by their
    path: a third of the time of a run. A template finds them as ever.
    """

    def list_templates(self) -> list[str]:
        """The files of all folders, by their paths, but what is hidden."""
        found = set()
        for place in self.searchpath:
            for folder, folders, names in os.walk(place):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {os.path.relpath(os.path.join(folder, name), place) for name in names}  # noqa: PTH118 - speed
        return sorted(path.replace(os.sep, "/") for path in found)


class _NoFiles(FileSystemLoader):
    """Lists nothing: where only pages are wanted, nothing of the theme is published."""

    def list_templates(self) -> list[str]:
        """No file."""
        return []


def prepare_templates(
    theme: Any, code: BytecodeCache | None, template: type[Template] = Template, *, is_published: bool = True
) -> None:
    """Let each of the environments that the engine and its plugins ask the theme for list less, and use `code`.

    Their templates are of the class `template`.
    """
    get_env, loader = theme.get_env, _PublishedFiles if is_published else _NoFiles

    def prepared() -> Any:
        env = get_env()
        env.loader, env.bytecode_cache = loader(env.loader.searchpath), code
        env.template_class = template
        return env

    theme.get_env = prepared
