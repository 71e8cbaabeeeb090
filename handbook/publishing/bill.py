"""What the handbook is made of, as CycloneDX: each lock file as a bill of materials that is the same each time."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a release brings it: `make .venv/release`
    from cyclonedx.model.component import Component

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
    """Return the bill of a package-lock.json; npm's own breaks off where a package asks for what is not locked."""
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.output.json import JsonV1Dot6

    named = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    parts = {path: _part(path, package) for path, package in sorted(locked.items()) if path}
    root = _part(named["name"], named)
    whole = Bom(
        components={str(part.purl): part for part in parts.values()}.values(), metadata=BomMetaData(component=root)
    )
    asked = named.get("dependencies", {}) | named.get("devDependencies", {})
    whole.register_dependency(root, [parts[f"node_modules/{name}"] for name in asked])
    told = json.loads(JsonV1Dot6(whole).output_as_string())
    told.pop("serialNumber")  # made up each time, as is the time
    told["metadata"].pop("timestamp")
    return json.dumps(told, indent=2).encode() + b"\n"


def _part(path: str, package: dict[str, Any]) -> Component:
    """Return a package of a lock, by its path, such as node_modules/@types/node."""
    from cyclonedx.model import HashAlgorithm, HashType
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    scope, _, name = path.rpartition("node_modules/")[2].rpartition("/")
    hashes = [
        HashType(alg=HashAlgorithm(f"SHA-{kind.removeprefix('sha')}"), content=b64decode(digest).hex())
        for kind, _, digest in (one.partition("-") for one in package.get("integrity", "").split())
    ]
    url = PackageURL("npm", scope or None, name, package["version"])
    return Component(
        name=name, group=scope or None, version=package["version"], purl=url, hashes=hashes, bom_ref=str(url)
    )


def _said(command: list[str], folder: Path) -> bytes:
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
