"""Which parts of a file are words for readers."""

from __future__ import annotations

import time

from handbook.corpus.prose import prose_of_drawing, prose_of_page, prose_of_yaml


def test_page_without_code_targets_ids_and_comments() -> None:
    text = (
        '---\ntitle: ก\nreviewed: 2026-11-23\n---\n\n# ข { #a }\n\nค `ง` [จ](index.md#b "ฉ") <!-- ช --> https://a.b/ซ\n'
        "\n```\nฌ\n```\n\n| ญ | `ฎ` |\n|---|---|\n| ฏ | ฐ |\n\n/// note | ฑ\n\n``ฒ ` `` ณ ` ด\n\n[ต]: http://a.b/ถ\n"
    )
    read = "".join(text[start:end] for start, end in prose_of_page(text))
    assert [sign for sign in read if "ก" <= sign <= "ฮ"] == list("กขคจฉญฏฐฑณด")


def test_yaml_without_keys_ids_addresses_and_words_written_on_purpose() -> None:
    text = (
        'ก: {id: letter-1, th: ข, avoid: {th: [ค]}}\nurl: https://a.b/ง\nlist: [จ, "ฉ", {th: ช}]  # ซ\n'
        "synonyms: [[ฌ]]\nth: |\n  ญ\n"
    )
    read = "".join(text[start:end] for start, end in prose_of_yaml(text))
    assert [sign for sign in read if "ก" <= sign <= "ฮ"] == list("ขจฉชญ")
    with_keys = "".join(text[start:end] for start, end in prose_of_yaml(text, with_keys=True))
    assert [sign for sign in with_keys if "ก" <= sign <= "ฮ"] == list("กขจฉชญ")


def test_drawing_without_comments_styles_and_attributes() -> None:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg"><!-- ก --><title id="ข">ค\nง &amp; จ</title><style>ฉ</style>'
        "<text>ช<tspan>ซ</tspan>ฌ</text></svg>"
    )
    read = "".join(text[start:end] for start, end in prose_of_drawing(text))
    assert [sign for sign in read if "ก" <= sign <= "ฮ"] == list("คงจชซฌ")


def test_drawing_with_a_document_type_is_not_read() -> None:
    assert list(prose_of_drawing('<!DOCTYPE svg [<!ENTITY a "ก">]><svg><title>ข&a;</title></svg>')) == []


def test_200_kb_of_backticks_and_brackets_take_no_time() -> None:
    start = time.process_time()
    for part in ("` ", "`a``b", "[ก](", "<!--", "{ก"):
        list(prose_of_page((part * 100 + "\n") * (2_000 // len(part))))
    assert time.process_time() - start < 10  # what is quadratic takes minutes
