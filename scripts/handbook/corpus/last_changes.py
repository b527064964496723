"""When each page was last changed: the page's own source alone, so that other commits change nothing on it."""

from __future__ import annotations

from handbook.corpus.form_specs import FORM_SUFFIX, FORMS_FOLDER
from handbook.corpus.model import Corpus
from handbook.history.changes import last_changes


def last_changes_of(corpus: Corpus) -> dict[str, int]:
    """Path of a page -> time of the last commit that changed it, or the blanks of its form; in seconds since 1970, UTC.

    Pages that git does not know are missing.
    """
    known, found = last_changes(corpus.settings.docs_dir), {}
    for page in corpus.pages.values():
        form = corpus.form_of(page)
        own = [page.path, *([f"{FORMS_FOLDER}/{form.id}{FORM_SUFFIX}"] if form is not None else [])]
        times = [known[path] for path in own if path in known]
        if page.path in known:
            found[page.path] = max(times)
    return found
