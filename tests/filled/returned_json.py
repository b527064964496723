"""JSON as people and programs change it after the page saved it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from filled.filled_files import make_json
from filled.returned_files import Answers, Blank, Returned, Way, answers, words


def _case(
    change: Callable[[dict[str, Any], random.Random], tuple[str | bytes, tuple[str, ...]]],
    *codes: str,
    is_clean: bool = False,
) -> Way:
    def make(_blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        data, said = change(json.loads(make_json(given)), rng)
        raw = data.encode() if isinstance(data, str) else data
        return Returned({"a.json": raw}, (given,), said, codes, is_clean)

    return make


def _text(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


def _twice(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    other = words(rng)
    first = json.dumps(found["values"]["agency"], ensure_ascii=False)
    text = _text(found).replace(f'"agency": {first}', f'"agency": {first}, "agency": {json.dumps(other)}')
    return text, (other, found["values"]["agency"])


def _values_twice(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    other = words(rng)
    text = _text(found)
    end = text.rindex("}")
    return f'{text[:end]}, "values": {json.dumps({"reason": other}, ensure_ascii=False)}}}', (other,)


def _numbers(found: dict[str, Any], _rng: random.Random) -> tuple[str, tuple[str, ...]]:
    values = found["values"]
    values["items.1.count"] = int(values["items.1.count"])
    for name in ("items.1.price", "items.1.total", "total"):
        values[name] = float(values[name].replace(",", ""))
    return _text(found), ()


def _emptied(found: dict[str, Any], _rng: random.Random) -> tuple[str, tuple[str, ...]]:
    found["values"] |= {"received": None, "has_quotes": False, "receiver.name": "", "items.2.kept": False}
    return _text(found), ()


def _nested(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    said = words(rng)
    found["values"]["received"] = {"no": said}
    return _text(found), (said,)


def _listed(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    said, other = words(rng), words(rng)
    found["values"]["received"] = [said, other]
    return _text(found), (said, other)


def _beside(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    said = words(rng)
    found["note"] = said
    return _text(found), (said,)


def _unknown(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    said, other = words(rng), words(rng)
    found["values"] |= {"remarks": said, "items.1.colour": other, "items[2].name": said}
    return _text(found), (said, other)


def _moved_up(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    said = words(rng)
    found["receiver.name"] = said
    return _text(found), (said,)


def _two_documents(found: dict[str, Any], _rng: random.Random) -> tuple[str, tuple[str, ...]]:
    return f"{_text(found)}\n{_text(found)}", ()


def _dots(found: dict[str, Any], _rng: random.Random) -> tuple[str, tuple[str, ...]]:
    found["values"] |= {"received": "……", "receiver.name": "____", "received_on": "-", "items.2.count": "–"}
    return _text(found), ("……", "____")


def _typed_number(found: dict[str, Any], rng: random.Random) -> tuple[str, tuple[str, ...]]:
    said = f"ประมาณ {rng.randint(2, 9)} ถึง {rng.randint(10, 20)} วัน"
    found["values"]["days"] = said
    return _text(found), (said,)


def _old(found: dict[str, Any], _rng: random.Random) -> tuple[str, tuple[str, ...]]:
    found["version"] = 1.1
    return _text(found), ()


def _as_is(write: Callable[[str], bytes | str]) -> Callable[..., tuple[bytes | str, tuple[str, ...]]]:
    return lambda found, _rng: (write(_text(found)), ())


def _two_sums(_blank: Blank, rng: random.Random) -> Returned:
    given = answers(rng)
    other: Answers = {**given, "days": "31", "reason": words(rng)}
    return Returned({"a.json": make_json(given), "b.json": make_json(other)}, (given, other), (), ("HB549",))


def _sent_again(_blank: Blank, rng: random.Random) -> Returned:
    given = answers(rng)
    return Returned({"a.json": make_json(given), "b.json": make_json(given) + b" \n"}, (given, given), (), ("HB549",))


WAYS: dict[str, Way] = {
    "json as saved": _case(_as_is(str), is_clean=True),
    "json with a byte order mark": _case(_as_is(lambda text: "\ufeff" + text), is_clean=True),
    "json in utf-16": _case(_as_is(lambda text: text.encode("utf-16")), is_clean=True),
    "json in utf-16 without a mark": _case(_as_is(lambda text: text.encode("utf-16-le")), is_clean=True),
    "json in windows thai": _case(_as_is(lambda text: text.replace("“", "").replace("”", "").encode("cp874"))),
    "json with a comma too many": _case(_as_is(lambda text: text.replace("\n }", ",\n }"))),
    "json with comments": _case(_as_is(lambda text: "// แบบ\n" + text)),
    "json cut short": _case(_as_is(lambda text: text[:-20])),
    "json in a list": _case(_as_is(lambda text: f"[{text}]")),
    "json twice in one file": _case(_two_documents),
    "json name twice": _case(_twice, "HB548"),
    "json values twice": _case(_values_twice, "HB548"),
    "json with numbers": _case(_numbers, is_clean=True),
    "json with null and false": _case(_emptied, is_clean=True),
    "json value nested": _case(_nested, "HB548"),
    "json value a list": _case(_listed),
    "json with a part beside": _case(_beside, "HB548"),
    "json with unknown names": _case(_unknown, "HB525"),
    "json with a value outside": _case(_moved_up, "HB548"),
    "json with dots": _case(_dots, "HB547"),
    "json with a phrase for a number": _case(_typed_number, "HB521"),
    "json of an older version": _case(_old, "HB516"),
    "json sent twice with other sums": _two_sums,
    "json sent twice": _sent_again,
}
