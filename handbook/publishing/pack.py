"""Files as a zip that is the same each time, with a manifest in it, which `sha256sum -c SHA256SUMS` checks."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

MANIFEST = "SHA256SUMS"
FIRST = 315_532_800  # 1980, before which a zip knows no time


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, by its path in it."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def manifest(contents: Mapping[str, bytes]) -> str:
    """Return the hash of each file, a line each, as sha256sum writes and checks them."""
    return "".join(f"{sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))


def packed(contents: Mapping[str, bytes], folder: str, changed: int) -> bytes:
    """Return files and their manifest as a zip, all in one folder; nothing of the machine shows in it.

    `changed` is when the sources were last changed, in seconds since 1970. It is the time of every file: hosts make
    an ETag of time and size, so that with one time for all releases a page that changes one letter would not change.
    """
    moment = time.gmtime(max(changed, FIRST))[:6]
    out = io.BytesIO()
    listed = {**contents, MANIFEST: manifest(contents).encode()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for name in sorted(listed):
            entry = zipfile.ZipInfo(f"{folder}/{name}", moment)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            pack.writestr(entry, listed[name])
    return out.getvalue()
