"""A filled file beside the form's blank one: words that are in no blank, blanks that are gone, texts that were changed.

Nothing that somebody wrote may be lost without a word: what is in no blank is told with its words and its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handbook.corpus.enquiry import is_question_blank
from handbook.corpus.form_specs import FormSpec
from handbook.filled.model import Fault, FilledFile, Words
from handbook.filled.parse import as_written
from handbook.filled.words import EDITIONS, compared, coverage, inserted, is_dots, quoted, told
from handbook.messages import both

_MOST = 40
"""The most places of one file that are told one by one."""
_SURE, _ALIKE = 0.9, 0.6
_WORK = 5_000_000  # pairs of letters that are compared in half a second
_NAMED = 12
_AROUND = ("header", "footer")
_EDITION = 2
"""The place of the edition's name in the footer: after the form's code and version."""


def account(
    written: FilledFile, spec: FormSpec, blank: FilledFile | None, *, is_compared: bool, is_current: bool
) -> list[Fault]:
    """The faults of a file of this form; `blank` is the form's empty Word file in the same version and language."""
    faults = list(written.told)
    faults += [
        Fault(control.name.partition("=")[0] or control.title, "HB542", control.differs)
        for control in written.controls
        if control.differs
    ]
    faults += [
        told(Words("control", f"{control.title}: {as_written(control.value)}"))
        for control in written.controls
        if control.value and not control.name
    ]
    if written.kind == "Word" and not written.is_joined:
        faults += _words(written.texts, blank.texts * written.copies) if blank else _bare_words(written.texts)
    if written.kind == "Word" and is_compared and blank is None:
        faults.append(Fault("", "HB546", both("form-text.unknown", version=written.version or "–")))
    if is_compared and is_current and written.kind != "JSON":
        faults += _missing(written, spec, blank)
    return _bounded(faults)


def _bounded(faults: Sequence[Fault]) -> list[Fault]:
    """At most so many of each code; the last tells how many more."""
    kept: list[Fault] = []
    more: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for fault in dict.fromkeys((each.name, each.code, tuple(each.details.items())) for each in faults):
        name, code, details = fault
        counts[code] += 1
        if counts[code] <= _MOST:
            kept.append(Fault(name, code, dict(details)))
        else:
            more[code] += 1
    return [*kept, *(Fault("", code, both("outside.more", count=count)) for code, count in more.items())]


def _bare_words(texts: Iterable[Words]) -> Iterator[Fault]:
    """What is no part of any form, where there is no blank form to compare with."""
    yield from (told(words) for words in texts if words.kind not in ("text", *_AROUND))


def _words(texts: Sequence[Words], blank: Sequence[Words]) -> Iterator[Fault]:
    """HB540 for what was added to the form's own text, HB546 where this text is another."""
    yield from _around(texts, blank)
    texts, blank = ([words for words in each if words.kind not in _AROUND] for each in (texts, blank))
    free = Counter(_key(words) for words in blank)
    added = []
    for words in texts:
        key = _key(words)
        if not key or is_dots(words.text):
            continue
        if free[key] > 0:
            free[key] -= 1
        else:
            added.append(words)
    missing = [words for words in blank if _take(free, _key(words))]
    work = sum(len(words.text) for words in added) * sum(len(words.text) for words in missing)
    changed: list[str] = []
    new: list[Words] = []
    for words in added:
        own = _origin(words, missing) if work <= _WORK else None
        if own is None:
            new.append(words)
            continue
        missing.remove(own)
        typed = inserted(own.text, words.text)
        if typed and not is_dots(typed):
            yield told(Words("beside" if words.kind == "text" else words.kind, typed))
        elif typed is None:
            changed.append(quoted(words.text))
    yield from map(told, _rows_joined(new))
    gone = [quoted(words.text, 60) for words in missing if words.kind == "text" and not is_dots(words.text)]
    if changed:
        yield Fault("", "HB546", both("form-text.changed", words=_first(changed, _MOST)))
    if gone:
        yield Fault("", "HB546", both("form-text.gone", words=_first(gone, _NAMED)))


def _first(texts: Sequence[str], most: int) -> str:
    shown = " | ".join(f"“{each}”" for each in texts[:most])
    return shown + (f" … ({len(texts)})" if len(texts) > most else "")


def _rows_joined(added: Sequence[Words]) -> list[Words]:
    """The words, those of one table row together: a row that somebody typed reads better whole."""
    joined: list[Words] = []
    for words in added:
        last = joined[-1] if joined else None
        if last is not None and words.row and words.row == last.row and words.kind == last.kind:
            joined[-1] = replace(last, text=f"{last.text} | {words.text}")
        else:
            joined.append(words)
    return joined


def _take(free: Counter[str], key: str) -> bool:
    if not key or free[key] <= 0:
        return False
    free[key] -= 1
    return True


def _around(texts: Iterable[Words], blank: Iterable[Words]) -> Iterator[Fault]:
    """HB540 for words in headers and footers. From one edition to the next its name, commit and date change there."""
    own = {part for words in blank if words.kind in _AROUND for part, _ in _parts(words)}
    for words in texts:
        if words.kind in _AROUND:
            parts = list(_parts(words))
            is_state = all(part in own for part, _ in parts[:_EDITION])
            added = [
                shown
                for place, (part, shown) in enumerate(parts)
                if part and part not in own and not (is_state and place == _EDITION)
            ]
            if added:
                yield told(replace(words, text=" · ".join(added)))


def _parts(words: Words) -> Iterator[tuple[str, str]]:
    """The parts of a line of a header or footer, as they are compared and as they are shown."""
    for part in words.text.split("·"):
        yield compared(EDITIONS.sub("", part)), part.strip()


def _key(words: Words) -> str:
    return compared(words.text)


def _origin(words: Words, missing: Iterable[Words]) -> Words | None:
    """The paragraph of the blank form that this one was made of."""
    text = _key(words)
    best, found = 0.0, None
    for own in missing:
        if own.kind != words.kind:
            continue
        key = _key(own)
        share = 1.0 if key in text else coverage(key, text)
        share *= 1 if share >= _SURE else len(key) / max(len(key), len(text))
        if share > best:
            best, found = share, own
    return found if best >= _ALIKE else None


def _missing(written: FilledFile, spec: FormSpec, blank: FilledFile | None) -> Iterator[Fault]:
    """HB543: blanks of the form that the file no longer has. Rows may be taken out, single cells may not."""
    wanted = _wanted_of_word(blank, written) if written.kind == "Word" and blank else _wanted(spec, written)
    had = {control.name for control in written.controls} | set(written.names)
    gone = [name for name in wanted if name not in had]
    if gone:
        shown = ", ".join(gone[:_NAMED]) + (f" … ({len(gone)})" if len(gone) > _NAMED else "")
        yield Fault("", "HB543", {"names": shown})


def _wanted_of_word(blank: FilledFile, written: FilledFile) -> Iterator[str]:
    rows = {_row_of(control.name) for control in written.controls}
    for control in blank.controls:
        row = _row_of(control.name)
        if not row or row in rows or not any(other.startswith(row.partition(".")[0] + ".") for other in rows if other):
            yield control.name


def _row_of(name: str) -> str:
    group, *rest = name.split(".")
    return f"{group}.{rest[0]}" if len(rest) == 2 else ""


def _wanted(spec: FormSpec, written: FilledFile) -> Iterator[str]:
    rows = {_row_of(name) for name in written.names}
    for name, field in spec.fields.items():
        if is_question_blank(name) or field.question:
            continue
        if field.columns:
            numbers = [row for row in range(1, field.rows + 1) if written.kind == "PDF" or f"{name}.{row}" in rows]
            yield from (f"{name}.{row}.{column}" for row in numbers for column in field.columns)
            if not numbers:
                yield name
        else:
            yield from (f"{name}.{part}" for part in field.parts) if field.parts else (name,)
