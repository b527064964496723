"""Raw site -> finished site: runs the steps on every page, writes files about all pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.last_changes import last_changes_of
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus
from handbook.corpus.translation_history import pages_behind
from handbook.forms.manifest import read_manifest
from handbook.html.addresses import DOWNLOADS
from handbook.html.tree import Element, fold_indents, write_html
from handbook.processes import side_by_side
from handbook.site.content_security import policy_of, seal
from handbook.site.dead_links import TEMPLATES, WrittenPage, written_page
from handbook.site.kept_pages import sources_name
from handbook.site.kept_parts import name_all_parts
from handbook.site.language import Language, write_language
from handbook.site.page import BuiltPage, Context, FormAssets, Marks, Picture
from handbook.site.parts import Parts, lead_to_parts
from handbook.site.pictures import make_pictures, write_pictures
from handbook.site.raw_site import MISSING, RawSite
from handbook.site.redirects import write_redirects
from handbook.site.scripts import WORKER, fit_rule
from handbook.site.sitemaps import write_sitemaps
from handbook.site.static_hosts import write_static_hosts
from handbook.site.stripping_page import write_stripping_page
from handbook.site.theme.faults import mend_theme
from handbook.site.theme.search_box import lead_to_worker
from handbook.site.verifying_page import write_verifying_page
from handbook.site.web_servers import write_headers


@dataclass(frozen=True)
class Assets:
    """What all pages share besides the sources: the policy, and the published files that they load."""

    policy: str
    parts: Parts
    pictures: Mapping[tuple[str, int], Picture]
    forms: FormAssets


AllMarks = Mapping[str, Mapping[str, Marks]]
"""Language -> key of a page -> its marks."""


def finish_site(raw: RawSite, corpus: Corpus, cache: Cache = NO_CACHE) -> list[WrittenPage]:
    """Finish every page, and write the files about all pages. Returns what the pages lead to.

    Pages show the files of forms that are in the site's downloads. Raises ProblemsError for `foreign_parts`.
    """
    return write_site(raw, corpus, make_assets(raw, corpus, cache), cache)[0]


def prepare_assets(corpus: Corpus) -> None:
    """Make what needs no built page: processes that are started from here have it."""
    make_pictures(corpus)
    if corpus.forms:
        fit_rule()


def make_assets(raw: RawSite, corpus: Corpus, cache: Cache = NO_CACHE) -> Assets:
    """Write the files that pages load."""
    out = raw.out
    pictures = write_pictures(out, corpus)  # before the parts: it leaves nothing else of the pictures but the seal
    named = name_all_parts(out, raw.uses, corpus.settings, cache, with_forms=raw.shows_forms)
    forms = FormAssets(named.sheet, named.scripts, form_files_of(out)) if raw.shows_forms else FormAssets()
    return Assets(policy_of(raw.uses.run), named.parts, pictures, forms)


def form_files_of(out: Path) -> Path:
    """The folder of a site in which the files of forms are, if they are made."""
    return out / DOWNLOADS / FORMS_FOLDER


def write_site(
    raw: RawSite, corpus: Corpus, assets: Assets, cache: Cache = NO_CACHE, *, is_published: bool = True
) -> tuple[list[WrittenPage], AllMarks]:
    """Finish and write every page, and the files about all pages; as `finish_site`. Also returns the pages' marks."""
    out, base_path = raw.out, corpus.settings.base_path
    contexts = contexts_of(dict.fromkeys(LOCALES, ()), corpus, assets)
    sources = sources_name(corpus) if cache.folder is not None else ""
    languages = {key: Language(contexts[key], raw.pages[key], assets.parts, sources, cache) for key in LOCALES}
    alone = all(language.is_kept for language in languages.values())
    finished = side_by_side(
        lambda key: write_language(languages[key], out, is_published=is_published), LOCALES, alone=alone
    )
    written = [page for pages, _ in finished.values() for page in pages]
    if raw.missing is not None:
        lead_to_parts(raw.missing, MISSING, assets.parts, base_path)
        worker = base_path + assets.parts.names[WORKER]  # absolute: it is shown at any path
        lead_to_worker(raw.missing, worker, DEFAULT_LOCALE)
        _finish_missing(raw.missing, out / MISSING, assets.policy)
        written.append(written_page(raw.missing, MISSING, f"{TEMPLATES}/{MISSING}"))
    write_headers(out, base_path)
    write_static_hosts(out, base_path)
    write_sitemaps(out, corpus)
    plain = (write_stripping_page(out, assets.parts.names), write_verifying_page(out, assets.parts.names))
    return [*written, *plain, *write_redirects(out, corpus)], {key: marks for key, (_, marks) in finished.items()}


def contexts_of(
    pages: Mapping[str, Sequence[BuiltPage]], corpus: Corpus, assets: Assets, others: AllMarks | None = None
) -> dict[str, Context]:
    """What the steps on these pages share, by language, or if none are named, on all.

    `others` has the marks of pages that are not among them.
    """
    paths = {item.page.path for own in pages.values() for item in own}
    files = read_manifest(assets.forms.files) if assets.forms.files else []
    behind, changed = pages_behind(corpus, only=paths), last_changes_of(corpus)
    made = (assets.parts.names, assets.forms, assets.pictures, assets.policy)
    return {
        locale: Context(corpus, locale, own, behind, changed, files, *made, dict((others or {}).get(locale, {})))
        for locale, own in pages.items()
    }


def _finish_missing(tree: Element, file: Path, policy: str) -> None:
    """Finish the 404 page, which has no page of docs/: only the last steps apply."""
    mend_theme(tree, DEFAULT_LOCALE)
    seal(tree, policy)
    fold_indents(tree)
    file.write_text(write_html(tree), encoding="utf-8")
