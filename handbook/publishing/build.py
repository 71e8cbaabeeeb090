"""Build the site beside the one that stands, and put it in its place when it is whole: there is never half a site."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from handbook.policy import Unsafe, guard
from handbook.publishing.lean import Nested, lean
from handbook.publishing.names import Unnamed, named
from handbook.styles import Unreadable, gather

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")
MARKS = ("404.html", "sitemap.xml")  # what each site has that MkDocs made


class Unbuilt(Exception):
    """The site was not built; the one that stood is as it was."""


def build(site: Path, command: tuple[str, ...] = MKDOCS) -> int:
    """Build the site into a folder, whole or not at all; return how many pages it has.

    `command` makes the pages in the folder that is its last argument.
    Raises Unbuilt, with the reason, for what failed.
    """
    site = site.resolve()
    _refuse_what_is_no_site(site)
    try:
        with _alone(site), _beside(site) as new:
            _made(new, command)
            gather(new)
            lean(new)
            named(new)
            pages = guard(new)
            _swap(new, site)
    except (Unsafe, Unnamed, Unreadable, Nested) as error:
        raise Unbuilt(str(error)) from None
    except OSError as error:
        where = error.filename or site
        raise Unbuilt(f"{where}: {error.strerror or error}: can {site.parent} be written?") from None
    return pages


def _refuse_what_is_no_site(site: Path) -> None:
    """Raise Unbuilt for a folder in which stands something else: to take its place would be to delete it."""
    if not site.exists():
        return
    if not site.is_dir():
        raise Unbuilt(f"{site} is a file: name a folder")
    if any(site.iterdir()) and not all((site / mark).exists() for mark in MARKS):
        raise Unbuilt(f"{site} holds something, and no site: name another folder, or empty this one")


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Hold off every other build into the same folder; whoever dies lets go."""
    lock = FileLock(_near(site, "lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(f"another build into {site} is under way: waiting for its end", file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _beside(site: Path) -> Iterator[Path]:
    """Give a folder of this build's own beside the site, gone at the end; clear away what a killed build left."""
    old = _near(site, "old")
    if old.exists() and not site.exists():
        old.rename(site)  # killed between the two steps of a swap
    for left in (old, *site.parent.glob(_near(site, "new-*").name)):
        shutil.rmtree(left, ignore_errors=True)
    new = _near(site, f"new-{os.getpid()}")  # what a killed build left running writes into another one
    new.mkdir()
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _made(new: Path, command: tuple[str, ...]) -> None:
    """Run what makes the pages, and end it with this process."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    done = subprocess.run([*command, str(new)], env=os.environ | {"SOURCE_DATE_EPOCH": day()}, check=False)
    if done.returncode:
        raise Unbuilt(f"the pages were not made (exit code {done.returncode}): the cause stands above")
    if missing := [mark for mark in MARKS if not (new / mark).exists()]:
        raise Unbuilt(f"the pages were not made: {missing[0]} is missing")


def day() -> str:
    """Return when the sources were last changed, in seconds since 1970: the only time that a site may tell."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "0"


def _swap(new: Path, site: Path) -> None:
    """Put a folder in the place of another: two renames, and what was there goes away after them."""
    old = _near(site, "old")
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _near(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.{what}")
