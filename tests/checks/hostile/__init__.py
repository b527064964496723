"""Hostile and careless files: what is written where, and what must be told of it."""

from __future__ import annotations

from checks.hostile.data import data
from checks.hostile.drawings import drawings
from checks.hostile.files import files
from checks.hostile.front_matter import front_matter
from checks.hostile.settings import settings

VARIANTS = [*settings(), *front_matter(), *data(), *drawings(), *files()]
