"""What makes a picture hard to read, found before anyone has to read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from diagrams_src.shapes import SMALLEST, Box, Icon, Line, Point, Rect, Sheet, Text


def findings(sheet: Sheet, said: str = "") -> Iterator[tuple[str, str]]:
    """Yield each fault of a sheet, and of what Graphviz said: the culprit, and what is wrong with it."""
    texts = [shape for shape in sheet.everything if isinstance(shape, Text)]
    yield from _too_small(texts)
    yield from _outside(sheet)
    yield from _over_text(texts)
    yield from _over_line(sheet, texts)
    yield from _over_edge(sheet, texts)
    yield from _over_icon(sheet, texts)
    yield from _under(sheet)
    yield from _across(sheet)
    yield from _without_reason(sheet)
    for line in said.splitlines():
        if line.strip():
            yield "Graphviz", f"says: {line}"


def _too_small(texts: list[Text]) -> Iterator[tuple[str, str]]:
    for text in texts:
        if text.size < SMALLEST:
            yield text.owner, f"'{text.text}' is smaller than {SMALLEST} points"


def _outside(sheet: Sheet) -> Iterator[tuple[str, str]]:
    page = Rect(sheet.width / 2, sheet.height / 2, sheet.width, sheet.height)
    for shape in sheet.everything:
        if isinstance(shape, Line):
            if any(not (0 <= x <= sheet.width and 0 <= y <= sheet.height) for x, y in shape.points):
                yield shape.owner, "a line leaves the picture"
        elif not page.holds(shape.rect):
            yield getattr(shape, "owner", ""), f"'{getattr(shape, 'text', type(shape).__name__)}' leaves the picture"


def _over_text(texts: list[Text]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(texts, 2):
        if one.rect.meets(other.rect):
            yield one.owner or other.owner, f"'{one.text}' lies over '{other.text}'"


def _over_line(sheet: Sheet, texts: list[Text]) -> Iterator[tuple[str, str]]:
    covers = [shape.rect for shape in sheet.everything if isinstance(shape, Box) and not shape.around]
    for text in texts:
        if any(cover.holds(text.rect) for cover in covers):
            continue  # a card lies between the text and any line
        for line in (shape for shape in sheet.everything if isinstance(shape, Line)):
            if any(_crosses(text.rect, a, b) for a, b in pairwise(line.points)):
                yield text.owner, f"'{text.text}' lies over the line of {line.owner}"


def _over_edge(sheet: Sheet, texts: list[Text]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for box in (shape for shape in sheet.everything if isinstance(shape, Box)):
            if box.rect.meets(text.rect) and not box.rect.holds(text.rect):
                yield text.owner, f"'{text.text}' does not fit in its box"


def _over_icon(sheet: Sheet, texts: list[Text]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for icon in (shape for shape in sheet.everything if isinstance(shape, Icon)):
            if icon.rect.meets(text.rect):
                yield text.owner, f"'{text.text}' lies over an icon"


def _under(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield each line that passes under an icon, and would seem to lead there; a mesh may pass under its cards."""
    icons = [shape for shape in sheet.everything if isinstance(shape, Icon)]
    for line in (one for one in sheet.shapes if isinstance(one, Line) and not one.style.endswith("-thin")):
        for icon in icons:
            if any(_crosses(icon.rect, a, b) for a, b in pairwise(line.points)):
                yield line.owner, f"the line of {line.owner} passes under the icon {icon.name}"


def _across(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield each icon and card that stands half inside a box that is drawn around other things."""
    around = [shape.rect for shape in sheet.shapes if isinstance(shape, Box) and shape.around]
    for shape in sheet.shapes:
        if isinstance(shape, Icon | Box) and not getattr(shape, "style", "").endswith("-pill"):
            for rect in around:
                if rect.meets(shape.rect) and not rect.holds(shape.rect) and not shape.rect.holds(rect):
                    what = shape.name if isinstance(shape, Icon) else shape.style
                    yield what, f"an icon or a card ({what}) stands across the edge of a box"


def _without_reason(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for style in ("no", "kept"):
        reasons = [text for text in sheet.everything if isinstance(text, Text) and text.style == f"{style}-text"]
        bars = [one for one in sheet.shapes if isinstance(one, Line) and (one.head, one.style) == ("bar", style)]
        for line in bars[len({text.owner for text in reasons}) :]:
            yield line.owner, "a refused line has no reason"


def _crosses(rect: Rect, a: Point, b: Point) -> bool:
    """Tell whether a stretch of a line touches a rectangle: walked in steps, for ring lines run aslant."""
    steps = max(int((abs(a[0] - b[0]) + abs(a[1] - b[1])) / 2), 1)
    for n in range(steps + 1):
        x, y = a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps
        if rect.left < x < rect.right and rect.top < y < rect.bottom:
            return True
    return False
