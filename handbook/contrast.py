"""The contrast of two colours, as WCAG 2 reckons it."""

from __future__ import annotations

Linear = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as #10312b: from 1 to 21."""
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linear(colour: str) -> Linear:
    """Return how much light of red, green and blue a colour gives, each from 0 to 1."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue
