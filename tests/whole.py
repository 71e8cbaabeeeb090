"""The handbook as it is, read once for all tests that only look at it."""

from functools import cache
from pathlib import Path

from handbook.catalogue import Catalogue, load


@cache
def handbook() -> Catalogue:
    return load(Path(__file__).parent.parent)
