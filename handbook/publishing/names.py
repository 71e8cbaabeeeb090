"""Names that say what is in a file: whatever pages fetch again and again may then be kept for ever, and never be old.

Material's own files have such names, and so have those of Run; this gives the same to ours, in the finished site.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import normpath

FETCHED = (".css", ".js", ".svg", ".png", ".woff2")
# Addresses that others keep (previews of links, downloads), or that Material puts together itself.
STAY = ("assets/cards/", "assets/pictures/", "assets/images/", "assets/javascripts/", "assets/stylesheets/")
HASHED = re.compile(r"[.-][0-9a-f]{8,}[./]")
SPEAK = (".html", ".css", ".js")  # the files that name others
OPEN, CLOSE = "[\"'`(]", "[\"'`)?#]"


class Unnamed(Exception):
    """A file is spoken of in a way that leads nowhere, so that it cannot get another name."""


def named(site: Path) -> dict[str, str]:
    """Give each file that pages fetch a name with a hash of its content, in every file that names it.

    Returns the new names by the old ones, as paths below the site.
    """
    return _Names(site).given()


class _Names:
    """The files of a site that get new names; what a file names gets its name first."""

    def __init__(self, site: Path) -> None:
        self.site = site
        found = (file.relative_to(site).as_posix() for file in sorted((site / "assets").rglob("*")) if file.is_file())
        self.old = [path for path in found if path.endswith(FETCHED) and not path.startswith(STAY)]
        self.old = [path for path in self.old if not HASHED.search(path)]
        self.new: dict[str, str] = {}
        names = "|".join(sorted({re.escape(PurePosixPath(path).name) for path in self.old}))
        self.spoken = re.compile(rf"(?<={OPEN})([^\s\"'`()?#<>]*?)(?<![\w.-])({names})(?={CLOSE})")

    def given(self) -> dict[str, str]:
        if not self.old:
            return {}
        for path in self.old:
            self.name(path)
        for file in sorted(self.site.rglob("*.html")):
            text = file.read_text(encoding="utf-8")
            file.write_text(self.renamed(text, file.relative_to(self.site).as_posix()), encoding="utf-8")
        return self.new

    def name(self, path: str, above: tuple[str, ...] = ()) -> str:
        """Return the new name of a file, given now if it has none yet."""
        if path in above:
            raise Unnamed(f"{path} and {above[-1]} name each other: neither can be named by what is in it")
        if path not in self.new:
            file = self.site / path
            if path.endswith(SPEAK):
                text = file.read_text(encoding="utf-8")
                file.write_text(self.renamed(text, path, (*above, path)), encoding="utf-8")
            digest = sha256(file.read_bytes()).hexdigest()[:8]
            self.new[path] = f"{path.removesuffix(file.suffix)}.{digest}{file.suffix}"
            file.rename(self.site / self.new[path])
        return self.new[path]

    def renamed(self, text: str, path: str, above: tuple[str, ...] = ()) -> str:
        """Return the text of a file with the new names in it."""

        def swap(spoken: re.Match[str]) -> str:
            to = _led_to(path, spoken[0])
            if to in self.old:
                return spoken[1] + PurePosixPath(self.name(to, above)).name
            if path.endswith(".js"):
                raise Unnamed(
                    f"{path} names '{spoken[0]}', which is no file: write its path from {path}, in one string"
                )
            return spoken[0]

        return self.spoken.sub(swap, text)


def _led_to(path: str, spoken: str) -> str:
    """Return the file that a name leads to; the 404 page names files from the root of a host, wherever the site is."""
    if spoken.startswith("/"):
        return "assets/" + spoken.rpartition("assets/")[2]
    return normpath((PurePosixPath(path).parent / spoken).as_posix())
