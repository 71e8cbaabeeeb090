"""Two hundred functions, each by itself, and then with what starts what. The system is invented, by a fixed rule."""

from __future__ import annotations

from diagrams_src.shapes import WIDTH, Box, Line, Point, Rect, Sheet, Text

FUNCTIONS, ACROSS = 200, 20
PITCH, BEAD, EDGE, TOP = 12.6, 4.0, 12.0, 12.0
STEPS = 3  # so far the way of an order is drawn

TITLE = f"{FUNCTIONS} functions, each by itself and together"


def starts(function: int) -> tuple[int, int]:
    """Return the two functions that one starts: any rule does that scatters them."""
    return (7 * function + 3) % FUNCTIONS, (function * function + 11) % FUNCTIONS


def passed(steps: int) -> set[int]:
    """Return the functions that an order passes in so many steps, from the first on."""
    reached = {0}
    for _ in range(steps):
        reached |= {next_ for one in reached for next_ in starts(one)}
    return reached


def links(functions: set[int]) -> list[tuple[int, int]]:
    """Return what starts what, from some functions on: each pair once, in order."""
    return sorted({(one, other) for one in functions for other in starts(one) if one != other})


def words() -> tuple[str, ...]:
    """Return what the picture tells, in words."""
    everyone = len(links(set(range(FUNCTIONS))))
    return (
        f"An invented system has {FUNCTIONS} functions, and each starts two others: {everyone} links.",
        f"What comes in at the first may pass through {len(passed(STEPS))} functions in {STEPS} steps, "
        f"and through {len(passed(FUNCTIONS))} in the end.",
    )


def sheet() -> Sheet:
    """Return the functions twice, in the same places: without links, and with them and the first steps of an order."""
    rows = FUNCTIONS // ACROSS
    drawn = Sheet(height=TOP + (rows - 1) * PITCH + 46)
    right = WIDTH - EDGE - (ACROSS - 1) * PITCH
    everyone = links(set(range(FUNCTIONS)))
    for pairs, style in ((everyone, "wire-mesh"), (links(passed(STEPS - 1)), "curve")):
        drawn.shapes += [Line((_place(right, a), _place(right, b)), style, "", "a link") for a, b in pairs]
    for left, name, note in (
        (EDGE, f"{FUNCTIONS} functions", "each fits on a screen"),
        (right, f"{len(everyone)} links", f"{STEPS} steps of an order pass {len(passed(STEPS))} functions"),
    ):
        drawn.shapes += [Box(Rect(*_place(left, n), BEAD, BEAD), "bead") for n in range(FUNCTIONS)]
        middle, foot = left + (ACROSS - 1) * PITCH / 2, TOP + (rows - 1) * PITCH
        drawn.shapes.append(Text(middle, foot + 20, name, "name", 11, True, name))
        drawn.shapes.append(Text(middle, foot + 35, note, "note", 9, False, name))
    return drawn


def _place(left: float, function: int) -> Point:
    return left + function % ACROSS * PITCH, TOP + function // ACROSS * PITCH
