"""`python -m diagrams_src FOLDER [scene ...]` writes the pictures of all scenes, or of some, as SVG files."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from awsnet.errors import cure
from diagrams_src.draw import HOME, ROOT, draw
from diagrams_src.icons import png
from diagrams_src.picture import PictureError


def scenes() -> list[str]:
    """Return the scenes that have a picture, in order."""
    files = (file for file in (ROOT / "snippets").glob("*.py") if file.stem != "__init__")
    return sorted(file.stem for file in files if (HOME / file.name).exists())


def networks(scene: str) -> list[str]:
    """Return the networks of a scene that are drawn. Raises PictureError for a scene that there is not, or is wrong."""
    file = f"snippets/{scene}.py"
    if scene not in scenes():
        raise PictureError(file, 1, f"no scene '{scene}' has a picture", cure(scene, scenes()))
    try:
        return list(import_module(f"snippets.{scene}").questions)
    except Exception as error:
        raise PictureError(file, 1, f"the scene does not run: {type(error).__name__}: {error}", "correct it") from None


def main(arguments: list[str]) -> int:
    """Draw; return the exit code."""
    if not arguments:
        print("usage: python -m diagrams_src FOLDER [scene ...]", file=sys.stderr)
        return 2
    folder, asked = Path(arguments[0]), arguments[1:] or scenes()
    wrong = 0
    for scene in asked:
        try:
            for network in networks(scene):
                write(scene, network, folder)
        except PictureError as error:
            print(error, file=sys.stderr)
            wrong += 1
    return 1 if wrong else 0


def write(scene: str, network: str, folder: Path) -> None:
    """Write a picture, and the icons that it shows. Raises PictureError for one that cannot be drawn."""
    drawing = draw(scene, network, link=lambda verdict: None, icons="icons/")
    (folder / "icons").mkdir(parents=True, exist_ok=True)
    (folder / f"{scene}-{network}.svg").write_text(drawing.svg, encoding="utf-8")
    for name in drawing.icons:
        (folder / "icons" / f"{name}.png").write_bytes(png(name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
