"""Print the configuration of a host: python -m handbook.publishing.hosts nginx|caddy SITE [--at /handbook/] ..."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook.headers import Unguarded
from handbook.publishing.hosts import TEMPLATES, Misplaced, configuration


def main() -> int:
    """Print what the arguments ask for; return the exit code."""
    asked = argparse.ArgumentParser(prog="python -m handbook.publishing.hosts", description=__doc__)
    asked.add_argument("host", choices=TEMPLATES)
    asked.add_argument("site", type=Path, help="the built site")
    asked.add_argument("--at", default="/", help="the folder of the host in which the site stands (default: /)")
    asked.add_argument(
        "--root", default="/srv/handbook", help="where the files of that host are (default: %(default)s)"
    )
    asked.add_argument("--listen", type=int, default=8080, help="the port (default: %(default)s)")
    given = asked.parse_args()
    try:
        print(configuration(given.host, given.site, at=given.at, root=given.root, listen=given.listen), end="")
    except (Unguarded, Misplaced) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
