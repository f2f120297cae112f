"""Draw the pictures of the page that the README shows: the sample reports, served, in the system's Chromium."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from served import served  # noqa: E402 - the tests' own server

from index.library import sample_library  # noqa: E402


class Picture(NamedTuple):
    """A picture: its name, what is shown, in which colours, how large."""

    name: str
    path: str
    scheme: str
    width: int
    height: int


PICTURES = (
    Picture("page", "/?q=what did Kishi say about deterrence?", "light", 760, 660),
    Picture("page-check", "/check?words=one small step for a man, one huge leap for mankind", "dark", 760, 660),
    Picture("page-phone", "/speakers/john-kennedy", "light", 390, 660),
)


def main() -> None:
    """Write the pictures into docs/pictures."""
    with sample_library() as library, served(library) as url, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in PICTURES:
            size = {"width": picture.width, "height": picture.height}
            page = browser.new_page(base_url=url, color_scheme=picture.scheme, viewport=size)
            page.goto(picture.path)
            drawn = Image.open(io.BytesIO(page.screenshot()))
            # Few colours are enough for text, and a tenth of the size.
            drawn.convert("RGB").quantize(32).save(ROOT / "docs" / "pictures" / f"{picture.name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
