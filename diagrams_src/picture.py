"""What a picture file says: where things stand, which box is around them, which way a refused line bends."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from awsnet import Instance, InterfaceEndpoint, Topology
from awsnet.errors import cure


class PictureError(ValueError):
    """A picture that cannot be drawn, or would not be read: file, line, culprit and cure in one line."""

    def __init__(self, file: str, line: int, what: str, cure: str) -> None:
        super().__init__(f"{file}:{line}: {what}; {cure}")
        self.file, self.line, self.what, self.cure = file, line, what, cure


Cell = tuple[float, float]


@dataclass(frozen=True)
class Picture:
    """Where the things of a scene stand: cells are (column, row), the same for all networks of the scene.

    `joints` gives links of one kind a cell of their own: one icon for all of them, such as Direct Connect for its
    virtual interfaces. `groups` names a box and the things in it; where nothing stands outside, it says nothing and
    is not drawn.
    `titles` gives a thing another name than the model's. `ring` sets small cards in a circle, joined by straight lines.
    `corners` names links that turn once instead of twice: along in the row of the first, then up or down to the other.
    `nudges` moves the label of a link by points, for the rare case in which its place is taken.
    """

    cells: Mapping[str, Cell]
    joints: Mapping[str, type] = field(default_factory=dict)
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    corners: Sequence[tuple[str, str]] = ()
    nudges: Mapping[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    ring: bool = False
    file: str = ""
    first_line: int = 1

    def __post_init__(self) -> None:
        frame = inspect.stack()[2]  # the file that wrote Picture(...), named in every error
        object.__setattr__(self, "file", frame.filename)
        object.__setattr__(self, "first_line", frame.lineno)
        taken: dict[Cell, str] = {}
        for name, cell in self.cells.items():
            if not _is_cell(cell):
                raise self.error(
                    name, f"'{name}' stands in {cell!r}, which is no cell", "write its column and its row: (0, 1)"
                )
            other = taken.setdefault(cell, name)
            if other != name and not self.ring:
                what = f"'{name}' stands in cell {cell}, where '{other}' stands"
                raise self.error(name, what, "give it another cell")

    def standing(self, net: Topology) -> dict[str, str]:
        """Return where each thing of a network that is drawn stands: in the cell of its own name, or of its joint.

        A VPC that is drawn around something has no cell; a VPN stands where the interface does that carries it.
        """
        around = {*self.inside(net).values()}
        own = {name: name for name in self.cells if name in net.named and name not in around}
        jointly = {name: joint for joint in self.joints for name in self.joined(joint, net)}
        carriers = {name: str(getattr(thing, "over", None)) for name, thing in net.named.items()}
        carried = {name: jointly[carrier] for name, carrier in carriers.items() if carrier in jointly}
        return own | jointly | carried

    def inside(self, net: Topology) -> dict[str, str]:
        """Return what is drawn inside a VPC, and which."""
        things = ((name, net.named.get(name)) for name in self.cells)
        return {name: str(thing.vpc) for name, thing in things if isinstance(thing, Instance | InterfaceEndpoint)}

    def joined(self, joint: str, net: Topology) -> list[str]:
        """Return the links of a network for which a joint stands."""
        return [name for name, thing in net.named.items() if isinstance(thing, self.joints[joint])]

    def check_names(self, known: Sequence[str]) -> None:
        """Raise PictureError for a name that no network of the scene has, naming the nearest."""
        named = [*self.cells, *self.titles, *(one for members in self.groups.values() for one in members)]
        named += [one for pair in (*self.corners, *self.nudges) for one in pair]
        for name in self.joints:
            if name not in self.cells:
                raise self.error(name, f"the joint '{name}' stands in no cell", "give it one")
        known = [*known, *self.joints]
        for name in named:
            if name not in known:
                raise self.error(name, f"the scene has nothing called '{name}'", cure(name, known))

    def error(self, culprit: str, what: str, cure: str) -> PictureError:
        """Return an error that names this picture's file and the line on which the culprit stands."""
        path = Path(self.file)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        line = next((n for n, text in enumerate(lines, 1) if f'"{culprit}"' in text), self.first_line)
        return PictureError(f"{path.parent.name}/{path.name}", line, what, cure)


def _is_cell(cell: object) -> bool:
    return isinstance(cell, tuple) and len(cell) == 2 and all(isinstance(one, int | float) for one in cell)


def of_scene(scene: str) -> Picture:
    """Return the picture of a scene. Raises PictureError for a file that is missing, does not run, or names none."""
    name = f"diagrams_src/{scene}.py"
    try:
        module = import_module(f"diagrams_src.{scene}")
    except PictureError:
        raise
    except ModuleNotFoundError as error:
        if error.name == f"diagrams_src.{scene}":
            raise PictureError(name, 1, f"the scene '{scene}' has no picture", "write its file") from None
        raise _broken(name, error) from None
    except Exception as error:
        raise _broken(name, error) from None
    picture = getattr(module, "PICTURE", None)
    if not isinstance(picture, Picture):
        raise PictureError(name, 1, "the file has no PICTURE", "write PICTURE = Picture(cells=...)")
    return picture


def _broken(name: str, error: Exception) -> PictureError:
    """Return the fault of a picture's file that does not run, at its own line."""
    frames = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(name)]
    line = (error.lineno if isinstance(error, SyntaxError) else frames[-1] if frames else None) or 1
    what = error.msg if isinstance(error, SyntaxError) else str(error)
    return PictureError(name, line, f"the picture does not run: {type(error).__name__}: {what}", "correct it")
