"""Pictures that are no network: growth, curves."""

from pathlib import Path

FIGURES = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem != "__init__")
