"""How far a stolen key reaches: accounts as boxes, what stands in them, what is lost and what survives, and why."""

from __future__ import annotations

from awsnet.accounts import Account, BlastRadius, Ruling
from diagrams_src.lines import GAP
from diagrams_src.remarks import LEADING, PILL
from diagrams_src.shapes import WIDTH, Box, Icon, Line, Point, Rect, Sheet, Text, begun, width, wrapped

EDGE, TOP = 12.0, 8.0
KEY, ICON = 42.0, 18.0
KEY_X, TRUNK, LEFT = 66.0, 132.0, 168.0  # where the key stands, where lines turn, where resources begin
CARD, ROW = (96.0, 32.0), 46.0
TITLE, APART = 28.0, 12.0  # the height of an account's name; between two accounts
SAID = LEFT + CARD[0] + 12  # where what became of a resource is written
SIGNS = {True: ("lost", "\u00d7 lost"), False: ("kept", "survives")}
PILLS = {"lost": "no", "kept": "ok"}


def sheet(radius: BlastRadius) -> Sheet:
    """Return the picture of a blast radius: the account of the stolen key on top, the others below it."""
    drawn, y = Sheet(), TOP
    home = radius.principal.account
    key = TOP + TITLE + _rows(radius, home) * ROW / 2 - 6
    for account in dict.fromkeys((home, *(one.resource.account for one in radius.rulings))):
        y = _account(drawn, radius, account, y, key) + APART
    drawn.shapes += [
        Icon(Rect(KEY_X, key, KEY, KEY), "credential"),
        Text(KEY_X, key + 28, str(radius.principal), "name", 11, True, "the key"),
        Text(KEY_X, key + 41, "the stolen key", "note", 9, False, "the key"),
    ]
    drawn.shapes.sort(key=lambda shape: getattr(shape, "style", "") == "lost")  # what is lost lies over what is not
    drawn.height = y - APART + TOP
    return drawn


def words(radius: BlastRadius) -> tuple[str, ...]:
    """Return one sentence for the key, and one for each resource, in the model's words."""
    first, *rest = str(radius).splitlines()
    whose = f"{radius.principal} of account {radius.principal.account}"
    return (f"{whose}{first.removeprefix(str(radius.principal))}.", *(f"{line.strip()}." for line in rest))


def _rows(radius: BlastRadius, account: Account) -> int:
    """Return how many rows an account is high: one for each resource, and room for the key."""
    held = sum(1 for one in radius.rulings if one.resource.account == account)
    return max(held, 2 if account == radius.principal.account else 1)


def _account(drawn: Sheet, radius: BlastRadius, account: Account, top: float, key: float) -> float:
    """Draw an account with what stands in it, from `top` on; return its lower end."""
    left = EDGE if account == radius.principal.account else LEFT - EDGE
    rulings = [one for one in radius.rulings if one.resource.account == account]
    rows = _rows(radius, account)
    bottom = top + TITLE + rows * ROW
    frame = Rect((left + WIDTH - EDGE) / 2, (top + bottom) / 2, WIDTH - EDGE - left, bottom - top)
    drawn.shapes.insert(0, Box(frame, "account", around=True))
    drawn.shapes.append(Icon(Rect(left + 16, top + 15, ICON, ICON), "account"))
    drawn.shapes.append(begun(left + 30, top + 15, f"account {account}", "account-title", 10, True))
    first = top + TITLE + (rows - len(rulings) + 1) * ROW / 2 - 6
    for index, ruling in enumerate(rulings):
        begin = (
            TRUNK if radius.lost and not ruling.lost else KEY_X + KEY / 2 + GAP
        )  # it leaves the line of what is lost
        _resource(drawn, ruling, first + index * ROW, (begin, key))
    return bottom


def _resource(drawn: Sheet, ruling: Ruling, y: float, begin: Point) -> None:
    """Draw a resource, the line from the key to it, and what becomes of it: a line that is stopped ends in a bar."""
    kind, word = SIGNS[ruling.lost]
    name = str(ruling.resource)
    owner = f"{name} of {ruling.resource.account}"
    card = Rect(LEFT + CARD[0] / 2, y, *CARD)
    turns = () if abs(begin[1] - y) < 1 else ((TRUNK, begin[1]), (TRUNK, y))
    way = tuple(dict.fromkeys((begin, *turns, (card.left - GAP, y))))
    drawn.shapes.append(Line(way, kind, "arrow" if ruling.lost else "bar", owner))
    drawn.shapes += [Box(card, "site"), Text(card.x, y, name, "name", 11, True, owner)]
    reason = wrapped(ruling.why, WIDTH - 2 * EDGE - SAID)
    top = y - (PILL + LEADING * len(reason)) / 2
    wide = width(word, 9, True)
    drawn.shapes.append(Box(Rect(SAID + 6 + wide / 2, top + PILL / 2, wide + 12, PILL), f"{PILLS[kind]}-pill"))
    drawn.shapes.append(Text(SAID + 6 + wide / 2, top + PILL / 2, word, f"{PILLS[kind]}-pill-text", 9, True, owner))
    for number, line in enumerate(reason):
        drawn.shapes.append(begun(SAID, top + PILL + 8 + LEADING * number, line, f"{kind}-text", 9, False, owner))
