"""What was made once is kept: by a key that says all that it depends on, with a digest that says if it is whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(os.environ.get("HANDBOOK_CACHE", Path(__file__).parent.parent / ".cache"))


def once(folder: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what a key stands for: as it is kept, else made and kept."""
    content = found(folder, key)
    if content is None:
        content = make()
        keep(folder, key, content)
    return content


def found(folder: str, key: str) -> bytes | None:
    """Return what is kept for a key; what is missing, cut off or changed is kept no more."""
    with contextlib.suppress(OSError):
        digest, _, content = _file(folder, key).read_bytes().partition(b"\n")
        if digest == _digest(content):
            return content
    return None


def _file(folder: str, key: str) -> Path:
    return FOLDER / folder / hashlib.sha256(key.encode()).hexdigest()[:32]


def keep(folder: str, key: str, content: bytes) -> None:
    """Write a file whole or not at all; a folder that cannot be written costs time, not the picture."""
    file = _file(folder, key)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=file.parent, delete=False) as half:
            half.write(_digest(content) + b"\n" + content)
        Path(half.name).replace(file)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
