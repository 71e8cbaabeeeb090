"""`python -m diagrams_src FOLDER [scene ...]` writes the pictures of all scenes, or of some, as SVG files."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from diagrams_src.draw import HOME, ROOT, draw
from diagrams_src.icons import png
from diagrams_src.picture import PictureError


def scenes() -> list[str]:
    """Return the scenes that have a picture, in order."""
    files = (file for file in (ROOT / "snippets").glob("*.py") if file.stem != "__init__")
    return sorted(file.stem for file in files if (HOME / file.name).exists())


def main(arguments: list[str]) -> int:
    """Draw; return the exit code."""
    if not arguments:
        print("usage: python -m diagrams_src FOLDER [scene ...]", file=sys.stderr)
        return 2
    folder, asked = Path(arguments[0]), arguments[1:] or scenes()
    wrong = 0
    for scene in asked:
        for network in import_module(f"snippets.{scene}").questions:
            try:
                drawing = draw(scene, network, link=lambda verdict: None, icons="icons/")
            except PictureError as error:
                print(error, file=sys.stderr)
                wrong += 1
                continue
            (folder / "icons").mkdir(parents=True, exist_ok=True)
            (folder / f"{scene}-{network}.svg").write_text(drawing.svg, encoding="utf-8")
            for name in drawing.icons:
                (folder / "icons" / f"{name}.png").write_bytes(png(name))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
