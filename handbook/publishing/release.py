"""Put everything that is published with a release into a folder: the site as a zip, bills of materials, a manifest.

python -m handbook.publishing.release SITE FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from handbook.publishing.bill import bills
from handbook.publishing.pack import MANIFEST, files, manifest, packed

NAME = "aws-gotchas-site"


def put(root: Path, site: Path, folder: Path) -> list[str]:
    """Write what is published into a folder, and return the lines of its manifest; what lies there is listed too."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {f"{NAME}.zip": packed(files(site), NAME), **dict(bills(root))}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    (folder / MANIFEST).unlink(missing_ok=True)
    listed = manifest(files(folder))
    (folder / MANIFEST).write_text(listed, encoding="utf-8")
    return listed.splitlines()


def main(arguments: list[str]) -> int:
    """Make a release from a built site; return the exit code."""
    site, folder = (Path(argument) for argument in arguments)
    if not (site / "index.html").exists():
        print(f"there is no built site in {site}: run 'make site'", file=sys.stderr)
        return 2
    try:
        print("\n".join(put(Path.cwd(), site, folder)))
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(error.cmd[:4])} failed: {error.stderr.decode().strip()}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
