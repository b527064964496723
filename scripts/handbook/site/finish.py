"""Raw site -> finished site: runs the steps on every page, writes files about all pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.addresses import page_url
from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.last_changes import last_changes_of
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.corpus.translation_history import pages_behind
from handbook.forms.compose import Form, compose
from handbook.forms.manifest import read_manifest
from handbook.html.addresses import DOWNLOADS
from handbook.html.tree import Element, article_of, fold_indents, read_html, select, write_html
from handbook.problems import ProblemsError
from handbook.processes import side_by_side
from handbook.site.contact import put_contact
from handbook.site.content_security import policy_of, seal
from handbook.site.dead_links import TEMPLATES, WrittenPage, written_page
from handbook.site.finished_parts import foreign_parts
from handbook.site.kept_parts import name_all_parts
from handbook.site.page import BuiltPage, Context, FormAssets, Marks, Picture
from handbook.site.parts import Parts, lead_to_parts
from handbook.site.pictures import make_pictures, write_pictures
from handbook.site.redirects import write_redirects
from handbook.site.scripts import WORKER, fit_rule
from handbook.site.search_index import page_docs, synonyms, write_index
from handbook.site.sitemaps import write_sitemaps
from handbook.site.static_hosts import write_static_hosts
from handbook.site.status import put_status
from handbook.site.steps import DRESS, FILL, MARK
from handbook.site.stripping_page import write_stripping_page
from handbook.site.theme.faults import mend_theme
from handbook.site.theme.search_box import lead_to_worker, leave_out_stock_search
from handbook.site.verifying_page import write_verifying_page
from handbook.site.web_servers import write_headers

_MISSING = "404.html"


@dataclass(frozen=True)
class RawSite:
    """The engine's output as trees: the pages of each language in nav order, and the 404 page if there is one."""

    out: Path
    pages: dict[str, list[BuiltPage]]
    missing: Element | None

    @property
    def all_pages(self) -> list[BuiltPage]:
        """The pages of all languages."""
        return [item for pages in self.pages.values() for item in pages]

    @property
    def trees(self) -> dict[str, Element]:
        """The trees of all pages, by their paths below site/."""
        trees = {f"{item.folder}index.html": item.tree for item in self.all_pages}
        return trees if self.missing is None else {**trees, _MISSING: self.missing}

    @property
    def forms(self) -> list[Form]:
        """The forms of all pages, as the author wrote them."""
        return [item.form for item in self.all_pages if item.form is not None]


def read_raw_site(out: Path, corpus: Corpus) -> RawSite:
    """Read the pages in `out`, and delete what the theme's own search would need."""
    leave_out_stock_search(out)
    missing = out / _MISSING
    return RawSite(
        out,
        {locale: [read_page(out, page, corpus) for page in corpus.nav_pages(locale)] for locale in LOCALES},
        read_html(missing.read_text(encoding="utf-8")) if missing.exists() else None,
    )


def read_page(out: Path, page: Page, corpus: Corpus) -> BuiltPage:
    """Read one page as the engine wrote it."""
    file = out / page_url(page.key, page.locale) / "index.html"
    tree = read_html(file.read_text(encoding="utf-8"))
    return BuiltPage(page, tree, file, _form_of(article_of(tree), page, corpus))


def _form_of(article: Element, page: Page, corpus: Corpus) -> Form | None:
    """The form that a page shows. A form's page without its form is possible only if checks were skipped."""
    spec = corpus.form_of(page)
    if spec is None or not select(article, ".hb-form"):
        return None
    form = compose(article, spec, page.locale, corpus.settings.numerals[page.locale])
    put_status(form.body, corpus, page.locale, marked=False)
    put_contact(form.body, replace(corpus.settings.contact, source=None), page.locale)  # files of forms cite nothing
    return form


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
    return write_site(raw, corpus, make_assets(raw, corpus, cache))[0]


def prepare_assets(corpus: Corpus) -> None:
    """Make what needs no built page: processes that are started from here have it."""
    make_pictures(corpus)
    if corpus.forms:
        fit_rule()


def make_assets(raw: RawSite, corpus: Corpus, cache: Cache = NO_CACHE) -> Assets:
    """Write the files that pages load."""
    out = raw.out
    pictures = write_pictures(out, corpus)  # before the parts: it leaves nothing else of the pictures but the seal
    named = name_all_parts(out, raw.trees, corpus.settings, cache, with_forms=bool(raw.forms))
    forms = FormAssets(named.sheet, named.scripts, form_files_of(out)) if raw.forms else FormAssets()
    return Assets(policy_of(raw.trees.values()), named.parts, pictures, forms)


def form_files_of(out: Path) -> Path:
    """The folder of a site in which the files of forms are, if they are made."""
    return out / DOWNLOADS / FORMS_FOLDER


def write_site(raw: RawSite, corpus: Corpus, assets: Assets) -> tuple[list[WrittenPage], AllMarks]:
    """Finish and write every page, and the files about all pages; as `finish_site`. Also returns the pages' marks."""
    out, base_path = raw.out, corpus.settings.base_path

    def finish(context: Context) -> tuple[list[WrittenPage], Mapping[str, Marks]]:
        finish_pages(context)
        if foreign := foreign_parts(context.pages, corpus):
            raise ProblemsError(foreign)
        docs = [doc for item in context.pages for doc in page_docs(item, corpus.settings)]
        write_index(out, context.locale, docs, synonyms(corpus.data, context.locale))
        write_pages(context)
        leading = [
            written_page(item.tree, f"{item.folder}index.html", corpus.shown(item.page.path)) for item in context.pages
        ]
        return leading, context.marks

    lead_to_parts(raw.trees, assets.parts, base_path)
    contexts = contexts_of(raw.pages, corpus, assets)
    finished = side_by_side(lambda key: finish(contexts[key]), LOCALES)
    written = [page for pages, _ in finished.values() for page in pages]
    if raw.missing is not None:
        worker = base_path + assets.parts.names[WORKER]  # absolute: it is shown at any path
        lead_to_worker(raw.missing, worker, DEFAULT_LOCALE)
        _finish_missing(raw.missing, out / _MISSING, assets.policy)
        written.append(written_page(raw.missing, _MISSING, f"{TEMPLATES}/{_MISSING}"))
    write_headers(out, base_path)
    write_static_hosts(out, base_path)
    write_sitemaps(out, corpus)
    plain = (write_stripping_page(out, assets.parts.names), write_verifying_page(out, assets.parts.names))
    return [*written, *plain, *write_redirects(out, corpus)], {key: marks for key, (_, marks) in finished.items()}


def contexts_of(
    pages: Mapping[str, Sequence[BuiltPage]], corpus: Corpus, assets: Assets, others: AllMarks | None = None
) -> dict[str, Context]:
    """What the steps on these pages share, by language; `others` has the marks of pages that are not among them."""
    files = read_manifest(assets.forms.files) if assets.forms.files else []
    behind, changed = pages_behind(corpus), last_changes_of(corpus)
    made = (assets.parts.names, assets.forms, assets.pictures, assets.policy)
    return {
        locale: Context(corpus, locale, own, behind, changed, files, *made, dict((others or {}).get(locale, {})))
        for locale, own in pages.items()
    }


def write_pages(context: Context) -> None:
    """Write the pages of one language."""
    for item in context.pages:
        item.file.write_text(write_html(item.tree), encoding="utf-8")


def finish_pages(context: Context) -> None:
    """Run all steps on the pages of one language, in place: each list on all pages before the next list."""
    for steps in (FILL, MARK, DRESS):
        for page in context.pages:
            for step in steps:
                step(page, context)


def _finish_missing(tree: Element, file: Path, policy: str) -> None:
    """Finish the 404 page, which has no page of docs/: only the last steps apply."""
    mend_theme(tree, DEFAULT_LOCALE)
    seal(tree, policy)
    fold_indents(tree)
    file.write_text(write_html(tree), encoding="utf-8")
