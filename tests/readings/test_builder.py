"""Our Python-Markdown is the engine's: the same extensions with the same options, and the same articles."""

from __future__ import annotations

from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.markup.builder import ARGUMENT, BLOCK, builder
from handbooks import Workshop

_REWRITTEN = ("href", "src")


def test_articles_are_those_of_the_engine(workshop: Workshop) -> None:
    from lxml import html  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415 - the engine is slow to import
    from mkdocs.structure.files import get_files  # noqa: PLC0415
    from mkdocs.structure.pages import Page  # noqa: PLC0415

    root = workshop.fixture()
    config = load_config(str(root / "mkdocs.yml"))
    made = builder(load_settings(root).markdown_extensions)
    files = get_files(config)
    count = 0
    for file in files.documentation_pages():
        page = Page(None, file, config)
        page.read_source(config)
        page.render(config, files)
        made.reset()
        ours, theirs = (
            html.fragment_fromstring(text, create_parent="div")
            for text in (made.convert(_body(root, file.src_uri)), page.content)
        )
        for element in [*ours.iter(), *theirs.iter()]:
            for name in (*_REWRITTEN, BLOCK, ARGUMENT):
                element.attrib.pop(name, None)
        assert html.tostring(ours) == html.tostring(theirs), file.src_uri
        count += 1
    assert count == 30


def _body(root: Path, name: str) -> str:
    from handbook.corpus.front_matter import split_front_matter  # noqa: PLC0415

    return split_front_matter((root / "docs" / name).read_text(encoding="utf-8"))[1]
