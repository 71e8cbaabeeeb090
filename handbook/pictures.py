"""A page's picture: drawn from its scene, linked to the gotchas that its refusals are about, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalogue import Catalogue


def figure(scene: str, catalogue: Catalogue) -> str:
    """Return the picture of a scene's network as HTML, with the same in words below."""
    return ""


def shared_files() -> Iterator[tuple[str, str]]:
    """Yield the files that pictures share."""
    return iter(())
