"""What is wrong with a page: where, what, and what to do about it."""

from __future__ import annotations

import traceback
from pathlib import Path


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
