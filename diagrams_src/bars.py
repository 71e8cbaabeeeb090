"""Bars below each other, half as wide as a page: how much there was of something, and how much was asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diagrams_src.remarks import LEADING, MARGIN, PILL, SIGNS
from diagrams_src.shapes import HALF, Box, Rect, Sheet, Text, begun, width, wrapped

ROOM = HALF - 2 * MARGIN
HIGH, APART, TOP = 14.0, 18.0, 8.0  # of a bar; between two of them; above the first


@dataclass(frozen=True)
class Bar:
    """How much there is of something, how much of it is used, and what both are called.

    What is used beyond what there is, or paid for beyond what is used, stands in a broken frame.
    """

    name: str
    has: float
    used: float = 0
    said: str = ""


def barred(bars: Sequence[Bar], scale: float, kind: str = "", end: str = "") -> Sheet:
    """Return a sheet with the bars, as long as their part of `scale`; at its foot what becomes of it, ok or no."""
    drawn, y = Sheet(width=HALF), TOP
    for bar in bars:
        y = _bar(drawn, bar, ROOM / scale, y) + APART
    if end:
        word = f"{SIGNS[kind]} {end}"
        wide = width(word, 9, True) + 12
        drawn.shapes += [
            Box(Rect(MARGIN + wide / 2, y, wide, PILL), f"{kind}-pill"),
            Text(MARGIN + wide / 2, y, word, f"{kind}-pill-text", 9, True, end),
        ]
        y += PILL
    drawn.height = y
    return drawn


def _bar(drawn: Sheet, bar: Bar, unit: float, y: float) -> float:
    """Draw a bar below its name and what there is to say of it; return its lower end."""
    drawn.shapes.append(begun(MARGIN, y + 6, bar.name, "name", 11, True, bar.name))
    y += 6
    for line in wrapped(bar.said, ROOM) if bar.said else []:
        y += LEADING + 1
        drawn.shapes.append(begun(MARGIN, y, line, "note", 9, False, bar.name))
    top = y + 12
    drawn.shapes.append(_piece(0, bar.has * unit, top, "granted"))
    if bar.used:
        drawn.shapes.append(_piece(0, min(bar.used, bar.has) * unit, top, "used"))
    if bar.used > bar.has:
        drawn.shapes.append(_piece(bar.has * unit, bar.used * unit, top, "beyond"))
    return top + HIGH


def _piece(start: float, end: float, top: float, style: str) -> Box:
    return Box(Rect(MARGIN + (start + end) / 2, top + HIGH / 2, end - start, HIGH), style)
