"""Draw all pictures of the guides anew: docs/images/guides/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from guide_pictures.draw import draw, opened_browser
from guide_pictures.scenes import make_scenes
from guide_pictures.shots import SHOTS

TARGET = Path(__file__).resolve().parents[2] / "docs" / "images" / "guides"


def main() -> None:
    """Write each, and take away those of no shot."""
    with tempfile.TemporaryDirectory() as folder:
        make_scenes(Path(folder))
        with opened_browser() as browser:
            pictures = draw(browser, Path(folder), SHOTS)
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        if old.stem not in pictures:
            old.unlink()
    for name, data in pictures.items():
        (TARGET / f"{name}.png").write_bytes(data)
        print(f"{len(data):6} {name}.png")
    print(f"{sum(map(len, pictures.values())):6}")


if __name__ == "__main__":
    main()
