"""Put all that is published with a release into a folder: the site, how to host it, bills of materials, a manifest.

python -m handbook.publishing.release SITE FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from handbook.headers import Unguarded
from handbook.publishing.bill import bills
from handbook.publishing.build import day
from handbook.publishing.hosts import TEMPLATES, built_at, configuration
from handbook.publishing.pack import MANIFEST, files, manifest, packed

NAME = "aws-gotchas-site"
COMPRESS = Path(__file__).with_name("compress.mjs")


def put(root: Path, site: Path, folder: Path) -> list[str]:
    """Write what is published into a folder, and return the lines of its manifest; what lies there is listed too."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        f"{NAME}.zip": packed(files(site) | in_advance(site), NAME, int(day())),
        **hosted(site),
        **dict(bills(root)),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    (folder / MANIFEST).unlink(missing_ok=True)
    listed = manifest(files(folder))
    (folder / MANIFEST).write_text(listed, encoding="utf-8")
    return listed.splitlines()


def in_advance(site: Path) -> dict[str, bytes]:
    """Return the files of a site packed in advance, as .gz and .br, by their paths."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["node", str(COMPRESS), str(site), folder], check=True, capture_output=True)
        return files(Path(folder))


def hosted(site: Path) -> dict[str, bytes]:
    """Return the configuration of each host, for where the site was built to stand."""
    at = built_at(site)
    return {TEMPLATES[host].removesuffix(".j2"): configuration(host, site, at=at).encode() for host in TEMPLATES}


def main(arguments: list[str]) -> int:
    """Make a release from a built site; return the exit code."""
    site, folder = (Path(argument) for argument in arguments)
    if not (site / "index.html").exists():
        print(f"there is no built site in {site}: run 'make site'", file=sys.stderr)
        return 2
    try:
        print("\n".join(put(Path.cwd(), site, folder)))
    except Unguarded as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(error.cmd[:4])} failed: {error.stderr.decode().strip()}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
