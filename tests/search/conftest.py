"""Not on the fixture handbook yet: here `site` and its like are the real handbook's. To be taken out."""

from real_handbook import *  # noqa: F403 - fixtures are found by name
