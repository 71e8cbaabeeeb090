"""What the handbook is made of, as CycloneDX: each lock file as a bill of materials that is the same each time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PYTHON = {"site-python": "requirements.txt", "proof-python": "tests/requirements.txt"}
NODE = {"site-browser": "handbook/browser", "proof-node": "."}


def bills(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the bill of each lock file: what the site is built with, what it ships, what proves it.

    Raises CalledProcessError with what the tool said, if it fails.
    """
    for name, file in PYTHON.items():
        yield _named(name), _python(root / file)
    for name, folder in NODE.items():
        yield _named(name), _node(root / folder)


def _named(name: str) -> str:
    return f"sbom-{name}.cdx.json"


def _python(lock: Path) -> bytes:
    options = ["requirements", "--output-reproducible", "--of", "JSON", "--sv", "1.6", lock.name]
    return _said([sys.executable, "-m", "cyclonedx_py", *options], lock.parent)


def _node(folder: Path) -> bytes:
    """Return the bill of a package-lock.json, without what npm makes up: a number, a time, the name of the folder."""
    asked = ["npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--loglevel=error"]
    told = json.loads(_said(asked, folder))
    told.pop("serialNumber")
    told["metadata"].pop("timestamp")
    told["metadata"]["component"]["name"] = json.loads((folder / "package.json").read_text(encoding="utf-8"))["name"]
    return json.dumps(told, indent=2).encode() + b"\n"


def _said(command: list[str], folder: Path) -> bytes:
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
