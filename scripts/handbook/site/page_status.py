"""The status of a page: line below the title, notices, and at the foot how to report or correct a fault.

No clock is used here: the reader's browser decides whether a review is overdue (controls.js). Without scripts the page
still shows the due date.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urljoin

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Page
from handbook.corpus.released import published_words
from handbook.corpus.review import review_due
from handbook.corpus.translation_files import stamp_file
from handbook.corpus.translation_history import Changed
from handbook.history.edition import local_day
from handbook.html.addresses import relative
from handbook.html.tree import Element, add, append_text, make, select
from handbook.site.contributing import PAGE_WRONG, edit_address, issue_address, new_file_address
from handbook.site.marks import BADGES
from handbook.site.open_matters import ID, has_list, open_matters
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word, write_date

EDITION = "hb-pageline__edition"
"""Class of what the next edition changes on every page; the book has it at its feet."""


def add_page_status(built: BuiltPage, context: Context) -> None:
    """Add a page's status and notices below its title (on the home page after its text), and the foot at its end."""
    article, page = built.article, built.page
    meta = page.meta.value
    if "reviewed" not in meta or not select(article, "h1"):  # only if the checks were skipped
        return
    parts = [_line(built, context), _overdue(page, context), *_translation(page, context)]
    foot = _foot(page, context)
    end = select(article, "section.hb-page-open, section.hb-page-sources, nav.hb-turn")
    if "template" in meta:
        parts.append(foot)
        for part in parts:
            end[0].addprevious(part) if end else article.append(part)
        return
    title = select(article, "h1")[0]
    for part in reversed(parts):
        title.addnext(part)
    turn = select(article, "nav.hb-turn")
    turn[0].addprevious(foot) if turn else article.append(foot)


def _line(built: BuiltPage, context: Context) -> Element:
    page = built.page
    locale, meta = page.locale, page.meta.value
    line = make("div", class_="hb-pageline")
    counted = open_matters(built, context)
    if counted:
        counts = add(line, "p")  # both kinds in one: a telephone has room for them side by side
        for kind, questions in counted.items():
            if len(counts):
                append_text(counts, " ")
            count = len(questions)
            label = word(locale, f"page.{kind}.one" if count == 1 else f"page.{kind}", count=count)
            add(counts, "a", label, class_=BADGES[kind], href=f"#{ID}" if has_list(built) else "page:confirm")
    reviewed = add(line, "p", f"{word(locale, 'page.reviewed')} ")
    add(reviewed, "time", write_date(meta["reviewed"], locale), datetime=meta["reviewed"])
    due = _due(page)
    next_review = add(line, "p", f"{word(locale, 'page.due')} ")
    add(next_review, "time", write_date(due, locale), datetime=due)
    if changed := _changed(page, context):
        change = add(line, "p", f"{word(locale, 'page.changed')} ")
        add(change, "time", write_date(changed, locale), datetime=changed)
    add(line, "p", context.settings.edition_name(locale), class_=EDITION)
    if published := published_words(context.corpus.data.released, context.settings.release.edition, locale):
        add(line, "p", published, class_=EDITION)
    if locale != DEFAULT_LOCALE:
        before, _, after = word(locale, "page.prevails", link="\0").partition("\0")
        prevails = add(line, "p", before)
        add(prevails, "a", word(locale, "page.prevails.link"), href=_thai(page), hreflang=DEFAULT_LOCALE)
        append_text(prevails, after)
    return line


def _changed(page: Page, context: Context) -> str | None:
    """The day on which the page was last changed, ISO; None where git does not know it."""
    seconds = context.changed.get(page.path)
    return local_day(seconds) if seconds is not None else None


def _version_of(page: Page, context: Context) -> str:
    """The edition and the page's last change, for letters about the page."""
    name, changed = context.settings.edition_name(context.locale), _changed(page, context)
    when = f"{word(context.locale, 'page.changed')} {write_date(changed, context.locale)}" if changed else ""
    return " · ".join(filter(None, [name, when]))


def _due(page: Page) -> str:
    return review_due(page.meta.value["reviewed"], page.meta.value["review_every"])


def _thai(page: Page) -> str:
    """The address of the Thai page."""
    return relative(page_url(page.key, DEFAULT_LOCALE) + "index.html", page_url(page.key, page.locale))


def _overdue(page: Page, context: Context) -> Element:
    """The hidden notice that controls.js shows after the due date."""
    contact, locale = context.settings.contact, page.locale
    text = word(
        locale,
        "page.overdue",
        date=write_date(_due(page), locale),
        unit=contact.unit[locale],
        phone=contact.phone[locale],
    )
    return make("p", text, class_="hb-notice hb-notice--stop hb-overdue", data_hb_due=_due(page), hidden="")


def _translation(page: Page, context: Context) -> list[Element]:
    """The notice that parts of a translation are behind, if any are."""
    found = context.behind.get(page.path)
    if found is None:
        return []
    notice = make("div", class_="hb-notice hb-notice--stop hb-behind")
    add(notice, "p", word(page.locale, "page.behind"))
    parts = add(notice, "ul")
    for changed in found.changed:
        _add_behind(parts, changed, page, context)
    if found.waiver is not None:
        date = write_date(found.waiver.date, page.locale)
        add(notice, "p", word(page.locale, "page.behind.waived", date=date, reason=found.waiver.reason))
    return [notice]


def _add_behind(parts: Element, changed: Changed, page: Page, context: Context) -> None:
    """A part that is behind: its name leads to the Thai, then since when, and how to record that it follows."""
    locale, section = page.locale, changed.behind.section
    here = page.sections.get(section.name, section)
    item = add(parts, "li")
    named = f"page.behind.part.{section.name.removeprefix('.')}"
    name = word(locale, named) if section.name.startswith(".") else here.title
    anchor = "" if section.name.startswith(".") else f"#{section.name}"
    add(item, "a", name, href=_thai(page) + anchor, hreflang=DEFAULT_LOCALE)
    if changed.since is not None:
        append_text(item, f" · {word(locale, 'page.behind.since', date=write_date(changed.since, locale))}")
    repository = context.settings.repository
    if repository is not None:
        path, text = stamp_file(page.key, section.name, section.fingerprint)
        address = new_file_address(repository, context.corpus.shown(path), text)
        append_text(item, " · ")
        record = word(locale, "page.behind.record")
        add(item, "a", record, href=address, rel="nofollow", aria_label=f"{record}: {name}")


def _foot(page: Page, context: Context) -> Element:
    locale, contact = page.locale, context.settings.contact
    foot = make("p", class_="hb-pagefoot")
    append_text(foot, word(locale, "page.fault") + " ")
    add(foot, "a", word(locale, "page.report"), href=report_address(page, context), rel="nofollow")
    append_text(foot, f" {word(locale, 'page.or')} ")
    add(foot, "a", contact.phone[locale], href=f"tel:{contact.tel}")
    repository = context.settings.repository
    if repository is not None:
        form = context.corpus.form_of(page)
        for key, path in (
            ("page.edit", context.corpus.shown(page.path)),
            ("page.edit.form", form and form.source.path),
        ):
            if path:
                append_text(foot, " · ")
                add(foot, "a", word(locale, key), href=edit_address(repository, path), rel="nofollow")
    return foot


def report_address(page: Page, context: Context) -> str:
    """The address for reporting a fault, with page and edition filled in: the repository's issues, or an e-mail.

    A mailto: without an addressee (RFC 6068, section 2) names in its text who should get it.
    """
    locale, settings = page.locale, context.settings
    subject = word(locale, "report.subject", title=page.title)
    address = urljoin(settings.site_url, page_url(page.key, locale))
    fields = {"page": page.title, "address": address, "edition": _version_of(page, context)}
    body = word(locale, "report.body", title=page.title, address=address, edition=fields["edition"])
    if settings.repository is not None:
        return issue_address(settings.repository, PAGE_WRONG, subject, fields, body)
    if settings.report_email is None:
        body = word(locale, "report.to", unit=settings.contact.unit[locale]) + "\n\n" + body
    letter = urlencode({"subject": subject, "body": body.replace("\n", "\r\n")}, quote_via=quote)
    return f"mailto:{settings.report_email or ''}?{letter}"
