"""What was made once is kept, by a key that says all that it depends on."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(os.environ.get("HANDBOOK_CACHE", Path(__file__).parent.parent / ".cache"))


def file_for(folder: str, key: str) -> Path:
    """Return the file that a key stands for."""
    return FOLDER / folder / hashlib.sha256(key.encode()).hexdigest()[:32]


def once(folder: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what a key stands for: as it is kept, else made and kept."""
    file = file_for(folder, key)
    with contextlib.suppress(OSError):
        return file.read_bytes()
    made = make()
    keep(file, made)
    return made


def keep(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; a folder that cannot be written costs time, not the picture."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=file.parent, delete=False) as half:
            half.write(content)
        Path(half.name).replace(file)
