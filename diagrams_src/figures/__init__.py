"""Pictures that are no network: growth, curves, sprawl; and in `dated`, what was otherwise on a day of the past."""

from pathlib import Path


def _files(folder: Path) -> list[str]:
    return sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")


FIGURES = _files(Path(__file__).parent)
DATED = _files(Path(__file__).parent / "dated")
