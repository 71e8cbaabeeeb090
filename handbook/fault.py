"""What is wrong with a page: where, what, and what to do about it."""

from __future__ import annotations

import re
import tomllib
import traceback
from pathlib import Path
from typing import Any


class Fault(Exception):
    """A fault of the handbook, at a file and a line, with its cure. It prints as one line."""

    def __init__(self, file: Path, line: int, what: str, cure: str) -> None:
        super().__init__(file, line, what, cure)
        self.file, self.line, self.what, self.cure = file, line, what, cure

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.cure}"

    def below(self, root: Path) -> str:
        """Return the fault as a line, its file named from the root of the project."""
        file = self.file.relative_to(root) if self.file.is_relative_to(root) else self.file
        return f"{file}:{self.line}: {self.what}; {self.cure}"


def line_in(file: str, error: Exception) -> int:
    """Return the line of a file on which an error arose; 1 if it is not known."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return getattr(error, "lineno", None) or (frames[-1].lineno if frames else None) or 1


def toml(file: Path) -> dict[str, Any]:
    """Return what a list in TOML says. Raises Fault, at the line to mend, for what is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise Fault(file, int(line[1]) if line else 1, f"the list is not TOML: {error}", "mend the line") from None
