"""The scenes, as the catalogue meets them: modules that may be missing or wrong, which is a fault and no traceback."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

from awsnet import Topology
from awsnet.accounts import BlastRadius
from awsnet.errors import cure
from handbook.fault import Fault, line_in

FOLDER = Path(__file__).parent.parent / "snippets"


class NoSuchScene(Fault):
    """A page names a scene, or a network of one, that there is not."""


def names() -> list[str]:
    """Return the names of all scenes, in order."""
    return sorted(file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")


def scene(stem: str) -> ModuleType:
    """Return a scene. Raises Fault, at the scene's own line, for one that does not run."""
    file = FOLDER / f"{stem}.py"
    if not file.exists():
        raise NoSuchScene(file, 1, f"there is no scene '{stem}'", cure(stem, names()))
    try:
        return import_module(f"snippets.{stem}")
    except Exception as error:
        what = f"the scene does not run: {type(error).__name__}: {error}"
        raise Fault(file, line_in(str(file), error), what, "correct the scene") from None


def topology(name: str) -> Topology:
    """Return a network of a scene. Raises Fault for one that there is not, and for what is none."""
    found = network(name)
    if isinstance(found, BlastRadius):
        what = f"{name} is how far a stolen key reaches, and no network"
        raise NoSuchScene(FOLDER / f"{name.split('.')[0]}.py", 1, what, "name a network")
    return found


def network(name: str) -> Topology | BlastRadius:
    """Return what a scene shows by its name, such as services_vpc.hub: a network, or how far a stolen key reaches.

    Raises Fault for one that there is not.
    """
    stem, wanted = name.split(".")
    module = scene(stem)
    known = [key for key, value in vars(module).items() if isinstance(value, Topology | BlastRadius)]
    if wanted not in known:
        what = f"the scene {stem} has no network '{wanted}'"
        raise NoSuchScene(FOLDER / f"{stem}.py", 1, what, cure(wanted, known, f"{stem}.{{}}"))
    return getattr(module, wanted)  # type: ignore[no-any-return]
