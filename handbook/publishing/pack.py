"""Files as a zip that is the same each time, with a manifest in it, which `sha256sum -c SHA256SUMS` checks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

MANIFEST = "SHA256SUMS"


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, by its path in it."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def manifest(contents: Mapping[str, bytes]) -> str:
    """Return the hash of each file, a line each, as sha256sum writes and checks them."""
    return "".join(f"{sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))


def packed(contents: Mapping[str, bytes], folder: str) -> bytes:
    """Return files and their manifest as a zip, all in one folder; neither day nor machine shows in it."""
    out = io.BytesIO()
    listed = {**contents, MANIFEST: manifest(contents).encode()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for name in sorted(listed):
            entry = zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            pack.writestr(entry, listed[name])
    return out.getvalue()
