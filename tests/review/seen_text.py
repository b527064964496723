"""What readers see of a built site, page by page, read by another program than the review's: the truth in its tests.

Left out is what scripts/handbook/review/blocks.py says that it leaves out, and what git alone prints on a page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import etree, html

_LEFT_OUT = "|".join(
    f"descendant::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("hb-source", "hb-sources__back", "hb-turn", "hb-overdue")
)
_COUNTED = re.compile(r"#(ref|source|part)-\d.*")
_DRAWN_IDS = re.compile(rb' (id|aria-labelledby|aria-describedby)="[^"]*"')
Seen = tuple[str, tuple[str, ...]]


def seen(site: Path) -> dict[str, Seen]:
    """Folder of a page -> its text without white space, and what its links, pictures and drawings are."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        tree = html.parse(str(file), parser=html.HTMLParser(encoding="utf-8")).getroot()
        articles = tree.xpath("//article[contains(@class, 'md-content__inner')]")
        if articles and not tree.xpath("//meta[@http-equiv='refresh']"):
            folder = file.parent.relative_to(site).as_posix()
            found["" if folder == "." else f"{folder}/"] = _seen(articles[0])
    return found


def differing(before: Path, after: Path) -> set[str]:
    """The folders of the pages that readers see changed between two sites."""
    old, new = seen(before), seen(after)
    return {folder for folder in old.keys() | new.keys() if old.get(folder) != new.get(folder)}


def _seen(article: Any) -> Seen:
    for element in article.xpath(_LEFT_OUT):
        element.drop_tree()
    for element in article.xpath("descendant::script|descendant::style|descendant::noscript"):
        element.drop_tree()
    links = article.xpath("descendant::a[@href][not(ancestor::*[contains(@class, 'hb-pagefoot')])]/@href")
    pictures = article.xpath("descendant::img/@src | descendant::img/@alt")
    drawings = [
        _DRAWN_IDS.sub(b"", etree.tostring(svg, with_tail=False)).hex() for svg in article.xpath("descendant::svg")
    ]
    aims = [*(_COUNTED.sub("", str(link)) for link in links), *map(str, pictures), *drawings]
    return "".join("".join(article.itertext()).split()), tuple(aim for aim in aims if aim)
