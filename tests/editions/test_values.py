"""What a correction may do to the values of a YAML file."""

from __future__ import annotations

import pytest

from handbook.authored.located_yaml import read_yaml
from handbook.editions.values import changed_values, rules_for

CONFIRM = "docs/data/confirm.yml"
FORM = "docs/forms/x.form.yml"
ONE = "groups: [{id: g, items: [{id: a, ask: x, need: 1}]}]"


def told(path: str, before: str, after: str) -> list[str]:
    found = changed_values(read_yaml(before, path), read_yaml(after, path), rules_for(path))
    return [f"{'.'.join(map(str, each.key))} {each.change.kind}" for each in found]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (CONFIRM, ONE, "groups: [{id: g, items: [{id: b, ask: y}, {id: a, ask: x, need: 2}]}]"),
        (CONFIRM, ONE, "groups: [{id: g, items: []}]"),
        (CONFIRM, ONE, "groups:\n  - id: g\n    items:\n      - {need: 3, ask: ' x', id: a}  # 9"),
        (
            FORM,
            "fields: {a: {type: rows, columns: {b: {weight: 1}}}}",
            "fields: {a: {type: rows, columns: {b: {weight: 2}}}}",
        ),
        (FORM, "fields: {a: {type: text}}", "fields: {a: {type: text, lines: 3}}"),
        (
            "mkdocs.yml",
            "extra: {handbook: {contact: {tel: '1'}}}",
            "extra: {handbook: {contact: {tel: '2', place: x}}}",
        ),
        ("mkdocs.yml", "theme: {a: 1}", "theme: {b: 2}"),
        ("docs/data/changes/2569-1/x.yml", "th: ต้อง 1", "th: ห้าม 2"),
        ("front matter", "{title: แสงแดด, old_paths: [a]}", "{title: แสงไฟ, old_paths: [b]}"),
    ],
)
def test_correction_may(path: str, before: str, after: str) -> None:
    assert told(path, before, after) == []


@pytest.mark.parametrize(
    ("path", "before", "after", "said"),
    [
        (CONFIRM, ONE, "groups: [{id: g, items: [{id: a, ask: y, need: 1}]}]", "groups.0.items.0.ask sourced"),
        (CONFIRM, ONE, ONE.replace("need: 1", "answer: {th: x}"), "groups.0.items.0.answer value"),
        (CONFIRM, ONE.replace("need: 1", "answer: x"), "groups: [{id: g, items: []}]", "groups.0.items value"),
        (CONFIRM, ONE, ONE.replace("[{id: a", "[{id: b, answer: x}, {id: a"), "groups.0.items.0 value"),
        (CONFIRM, ONE, "groups: []", "groups length"),
        (FORM, "fields: {a: {max: 1}}", "fields: {a: {max: 2}}", "fields.a.max value"),
        (FORM, "fields: {a: {}, b: {}}", "fields: {b: {}, a: {}}", "fields value"),
        (FORM, "fields: {width: {type: text}}", "fields: {width: {type: date}}", "fields.width.type sourced"),
        (
            "mkdocs.yml",
            "extra: {handbook: {contact: {source: a}}}",
            "extra: {handbook: {contact: {source: b}}}",
            "extra.handbook.contact.source value",
        ),
        (
            "mkdocs.yml",
            "extra: {handbook: {contact: {source: a}}}",
            "extra: {handbook: {contact: {}}}",
            "extra.handbook.contact.source value",
        ),
        ("front matter", "{review_every: 6}", "{review_every: 12}", "review_every value"),
        ("front matter", "{title: ส่ง}", "{title: ต้องส่ง}", "title guarded"),
        ("docs/data/glossary.yml", "terms: [{id: a, th: ก}]", "terms: [{id: a, th: ข}]", "terms.0.th sourced"),
        ("docs/data/price-items.yml", "items: [{price: null}]", "items: [{price: 1}]", "items.0.price value"),
        ("docs/data/other.yml", "a: 1", "a: '1'", "a value"),
    ],
)
def test_edition_has_to(path: str, before: str, after: str, said: str) -> None:
    assert told(path, before, after) == [said]
