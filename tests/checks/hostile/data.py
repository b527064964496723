"""Data and form files that are too large, too deep or of another shape."""

from __future__ import annotations

from collections.abc import Iterator

from checks.hostile.variant import CONFIRM, FORM, SOURCES, Variant, at


def data() -> Iterator[Variant]:
    for path in (SOURCES, CONFIRM):
        for text, place in (
            ("x: [" + "1, " * 30_001 + "]", "1:89993"),
            ("x: " + "1" * 500_001, "1:1"),
            ("x: " + "a" * 10_001, "1:4"),
            ("a: &a [1]\nb: *a", "1:4"),
            ("groups: " + "[" * 25 + "]" * 25, "1:28"),
            ("groups: !!binary eA==", "1:9"),
        ):
            yield Variant(path, text, f"{path}:{place} HB231")
        for text in ("[]", "5", "groups: 5", "groups: [5]", "groups: {a: 1}", "groups: [{id: []}]", "groups: ~"):
            yield Variant(path, text, f"{path}:1:1 HB214" if "groups" not in text else "")
    form = "code: {th: ก, en: a}\nversion: '0.1'\ndate: 2026-11-23\nstep: page#prepare\nfields: {a: {type: text}}\n"
    for old, new, part in (
        ("type: text", "type: text, maxlength: 10001", "maxlength"),
        ("type: text", "type: number, max: 1.0e+13", "max"),
        ("type: text", "type: script", "type: script"),
        ("type: text", "type: text, onfocus: x", "onfocus"),
        ("type: text", "type: [text]", "type: [text]"),
        ("{a: {type: text}}", "{'<img>': {type: text}}", "fields"),
        ("date: 2026-11-23", "date: 9999-12-31", "date"),
        ("version: '0.1'", "version: '0.1\"'", "version"),
        ("step: page#prepare", "step: javascript:1", "step"),
        ("fields: {a: {type: text}}", "fields: [a]", "fields"),
        ("fields: {a: {type: text}}", "fields: {a: 5}", "a: 5"),
        (form, "- 5", "- 5"),
    ):
        text = form.replace(old, new)
        yield Variant(FORM, text, f"{FORM}:{at(text, part)} HB501")
