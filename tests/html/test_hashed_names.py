"""Names that carry a hash of their content."""

from __future__ import annotations

import pytest

from handbook.html.addresses import hashed, is_hashed, unhashed


def test_a_name_is_hashed_by_its_content() -> None:
    one, other = hashed("downloads/forms/tor-th.pdf", b"one"), hashed("downloads/forms/tor-th.pdf", b"other")
    assert one == "downloads/forms/tor-th.7692c3ad.pdf"  # printf one | sha256sum
    assert one != other
    assert is_hashed(one)
    assert is_hashed(other)
    assert unhashed(one) == unhashed(other) == "downloads/forms/tor-th.pdf"


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "downloads/forms/SHA256SUMS",
        "a.0123ABCD.js",
        "a.0123abc.js",
        "a.0123abcde.js",
        "a.0123abcd",
        "a.0123abcd.min.js",
        "a.0123abcd.js/index.html",
        "assets/.0123abcd.js",
    ],
)
def test_other_names_are_not(path: str) -> None:
    assert not is_hashed(path)
    assert unhashed(path) == path
