"""Draw a scene's network: once, then from a cache that knows by content what would be drawn anew."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from types import ModuleType

from awsnet import Topology, Verdict
from awsnet.accounts import BlastRadius
from awsnet.verdict import Answer
from diagrams_src import accounts, kept
from diagrams_src.layout import Layout
from diagrams_src.lint import findings
from diagrams_src.paint import icon_files, paint
from diagrams_src.picture import Picture, PictureError, of_scene
from diagrams_src.shapes import Sheet
from diagrams_src.strokes import Question, strokes, words
from diagrams_src.svg import for_page

HOME = Path(__file__).parent
ROOT = HOME.parent
TALLIED = {
    Answer.YES: "allowed",
    Answer.WARNING: "allowed with a catch",
    Answer.NO: "refused",
    Answer.UNKNOWN: "not known",
}
PAINTERS = ("diagrams", "graphviz-pure", "pillow")


@dataclass(frozen=True)
class Drawing:
    """A picture: inline SVG, its title, its questions in words, and the icons that it shows."""

    svg: str
    title: str
    words: tuple[str, ...]
    icons: tuple[str, ...]


def draw(scene: str, network: str, *, link: Callable[[Verdict], str | None], icons: str) -> Drawing:
    """Return the picture of a network of a scene.

    `link` says where a refusal leads, `icons` is the address below which the page finds the icons.
    Raises PictureError, naming the picture's file and line, for what cannot be drawn or would not be read.
    """
    module = import_module(f"snippets.{scene}")
    net, questions = getattr(module, network), module.questions.get(network, [])
    asked = [(question, net.reach(*question)) for question in questions]
    links = [f"{' '.join(map(str, question))} {verdict} {link(verdict)}" for question, verdict in asked]
    key = "\n".join([scene, network, icons, *links, sources(scene)])
    return once(key, lambda: _drawn(scene, network, net, questions, link, icons))


def radius(scene: str, name: str, *, icons: str) -> Drawing:
    """Return the picture of how far a stolen key reaches in a scene. Raises PictureError as above."""
    reach: BlastRadius = getattr(import_module(f"snippets.{scene}"), name)
    complain = complaint(HOME / "accounts.py")
    title = f"{scene} {name}".replace("_", " ") + f": how far {reach.principal} of {reach.principal.account} reaches"
    seen = f"{len(reach.lost)} of {len(reach.rulings)} resources lost, each in the box of its account."

    def make() -> Drawing:
        return finished(
            accounts.sheet(reach), f"dg-{scene}-{name}", title, seen, accounts.words(reach), icons, complain
        )

    return once(f"{scene} {name} {icons} {reach} {sources(scene)}", make)


def figure(name: str) -> Drawing:
    """Return a picture that is no network, from `figures`. Raises PictureError for one that would not be read."""
    module = import_module(f"diagrams_src.figures.{name}")
    complain = complaint(HOME / "figures" / f"{name}.py")
    told = module.words()
    key = f"{name} {sources()} {told}"
    return once(key, lambda: finished(module.sheet(), f"dg-{name}", module.TITLE, about(module), told, "", complain))


def _drawn(
    scene: str,
    network: str,
    net: Topology,
    questions: list[Question],
    link: Callable[[Verdict], str | None],
    icons: str,
) -> Drawing:
    picture = placed(scene, net)
    verdicts = [net.reach(*question) for question in questions]
    sheet = Layout(picture, net, link).lay(strokes(net, questions, picture.standing(net), inside=picture.inside(net)))
    told = words(net, questions)
    title = f"{scene} {network}".replace("_", " ") + f": {'; '.join(sentence.split(':')[0] for sentence in told[:3])}"

    def complain(culprit: str, what: str, cure: str) -> PictureError:
        return picture.error(culprit.split(" to ")[0], f"{network}: {what}", cure)

    return finished(sheet, f"dg-{scene}-{network}", title, tally(verdicts), told, icons, complain)


Complain = Callable[[str, str, str], PictureError]


def about(module: ModuleType) -> str:
    """Return what a picture that is no network shows: the first line of its file."""
    return (module.__doc__ or "").splitlines()[0]


def tally(verdicts: Sequence[Verdict]) -> str:
    """Return how many questions a picture answers, and how."""
    answers = Counter(TALLIED[verdict.answer] for verdict in verdicts)
    return f"Questions: {', '.join(f'{count} {word}' for word, count in answers.items()) or 'none'}."


def finished(
    sheet: Sheet, name: str, title: str, seen: str, told: tuple[str, ...], icons: str, complain: Complain
) -> Drawing:
    """Paint a sheet, hold it against the lint, and make it fit for a page; `seen` says what it shows."""
    painted, said = paint(sheet)
    for culprit, what in findings(sheet, said):
        raise complain(culprit, what, "move it, shorten it or give it another cell")
    return Drawing(for_page(painted, sheet, name, title, seen, icons), title, told, tuple(icon_files(sheet)))


def complaint(file: Path) -> Complain:
    """Return what makes an error of a finding: it names a file, for there is no picture file to name a line of."""
    where = str(file.relative_to(ROOT))
    return lambda culprit, what, cure: PictureError(where, 1, f"{culprit}: {what}", cure)


def placed(scene: str, net: Topology) -> Picture:
    """Return where a scene's things stand; every place of the network must stand somewhere."""
    picture = of_scene(scene)
    known = {str(name) for other in _networks(scene) for name in other.named}
    picture.check_names(sorted(known))
    shown = {*picture.cells, *picture.inside(net).values()}
    shown |= {str(getattr(net.named.get(name), "subnet", "")) for name in picture.cells}  # by what stands in it
    for place in net.places:
        if str(place) not in shown:
            raise picture.error(str(place), f"'{place}' stands in no cell", "give it one")
    return picture


def _networks(scene: str) -> list[Topology]:
    return [value for value in vars(import_module(f"snippets.{scene}")).values() if isinstance(value, Topology)]


@cache
def sources(scene: str = "") -> str:
    """Return what a picture depends on besides its verdicts: the code that draws, and the versions that paint.

    A scene's picture depends on no other scene that has a picture, so that an edit of one draws no other anew.
    """
    scenes, pictures = ({file.name for file in folder.glob("*.py")} for folder in (ROOT / "snippets", HOME))
    others = scenes & pictures - {"__init__.py", f"{scene}.py"} if scene else set()
    code = (file for folder in (HOME, ROOT / "snippets") for file in folder.glob("*.py") if file.name not in others)
    law = (file for folder in (HOME / "figures", ROOT / "awsnet") for file in folder.rglob("*.py"))
    digest = hashlib.sha256()
    for file in sorted([*code, *law]):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest() + " ".join(metadata.version(name) for name in PAINTERS)


def once(key: str, make: Callable[[], Drawing]) -> Drawing:
    """Return the picture that a key stands for: as it is kept, else made and kept."""
    found = json.loads(kept.once("pictures", key, lambda: json.dumps(asdict(make())).encode()))
    return Drawing(found["svg"], found["title"], tuple(found["words"]), tuple(found["icons"]))
