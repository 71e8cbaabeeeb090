"""What makes the handbook someone's own: its name, owner, addresses and colours, as handbook.yml says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from diagrams_src.tokens import Scheme, tokens
from handbook.contrast import contrast
from handbook.fault import Fault
from handbook.fields import Strict, Words
from handbook.frontmatter import Document, checked

FILE = Path(__file__).parent.parent / "handbook.yml"
PLACES = ("repository", "page", "release")  # what theme/partials/feedback.html fills in
SCHEMES: dict[Literal["light", "dark"], Scheme] = {"light": "default", "dark": "slate"}
WHITE = "#ffffff"
READABLE = 4.5


def an_address(text: str) -> str:
    """Return a pattern of an address; raises ValueError for a name in braces that nothing fills in."""
    for name in re.findall(r"\{(.*?)\}", text):
        if name not in PLACES:
            raise ValueError(f"nothing fills in {{{name}}}: known are {', '.join(f'{{{one}}}' for one in PLACES)}")
    return text


def letters(text: str) -> str:
    """Return the letters of a team's numbers; raises ValueError for those that a number cannot have."""
    if text in ("G", "P"):
        raise ValueError(f"'{text}' is the letter of the handbook's own numbers: take another")
    if text and not re.fullmatch(r"[A-Z]{1,4}", text):
        raise ValueError(f"'{text}' begins no number: write one to four capitals, such as T for T001")
    return text


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
Pattern = Annotated[str, AfterValidator(an_address)]
Setting = str | tuple[str, str]  # as it stands, or by a variable of the environment: !ENV [NAME, ""]


class Palette(Strict):
    """The colours of a scheme that a team may change; all others mean something, here as in pictures."""

    head: Colour | None = None
    accent: Colour | None = None


class Colours(Strict):
    """The palettes of light and of dark."""

    light: Palette = Palette()
    dark: Palette = Palette()

    @model_validator(mode="after")
    def can_be_read(self) -> Colours:
        """Refuse colours in or on which nothing can be read."""
        for name, scheme in SCHEMES.items():
            palette: Palette = getattr(self, name)
            _readable(f"{name}.head", palette.head, [WHITE])
            _readable(f"{name}.accent", palette.accent, [tokens(scheme)["paper"], tokens(scheme)["wash"]])
        return self


def _readable(name: str, colour: str | None, beside: Iterable[str]) -> None:
    for other in beside:
        if colour and (found := contrast(colour, other)) < READABLE:
            raise ValueError(f"{name} {colour} has a contrast of {found:.1f} with {other}: {READABLE} is the least")


class Extra(Strict):
    """What MkDocs hands on to the theme."""

    owner: Words
    report: Pattern
    team: Annotated[str, AfterValidator(letters)] = ""
    review_days: Annotated[int, Field(gt=0)]
    colours: Colours = Colours()


class House(Strict):
    """Everything that handbook.yml says."""

    site_name: Words
    site_description: Words
    site_url: Setting
    repo_url: Setting
    edit_uri: str
    extra: Extra

    @property
    def sheet(self) -> str:
        """The rules of style that put its colours in the place of ours; nothing if it sets none."""
        rules = []
        for name, scheme in SCHEMES.items():
            palette: Palette = getattr(self.extra.colours, name)
            told = f"--head: {palette.head}; --head-mark: {WHITE}; " if palette.head else ""
            told += f"--accent: {palette.accent}; " if palette.accent else ""
            media = "@media screen" if scheme == "slate" else "@media all"  # paper is white, however dark the screen
            rules += [f'{media} {{ [data-md-color-scheme="{scheme}"] {{ {told}}} }}'] if told else []
        return "\n".join(rules)


@cache
def read(file: Path = FILE) -> tuple[House | None, tuple[Fault, ...]]:
    """Return what a file says, or nothing, and every fault of it."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return None, (Fault(file, 1, f"{file.name} cannot be read: {error}", "put it back from the history"),)
    _, house, faults = checked(Document(file, None, "", 1, above=0), text, House)
    return house, tuple(faults)


def house() -> House:
    """Return what handbook.yml says. Raises its first Fault if it has any."""
    found, faults = read()
    if found is None:
        raise faults[0]
    return found
