"""A text in several languages."""

from collections.abc import Mapping

Texts = Mapping[str, str]
"""Locale -> the text in this language."""
