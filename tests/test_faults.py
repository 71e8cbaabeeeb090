"""It can fail: faults are planted in a copy of the project, and each is named with file, line and what to do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.planting import Plant, append, clone_into, edit, restore, run, settled

pytestmark = pytest.mark.slow

G021 = "docs/gotchas/g021-peering-is-not-transitive.md"
G024 = "docs/gotchas/g024-on-premises-stops-where-its-link-ends.md"
G025 = "docs/gotchas/g025-peering-needs-a-route-on-both-sides.md"
G027 = "docs/gotchas/g027-a-full-mesh-stops-at-126-vpcs.md"
P02 = "docs/patterns/p02-s3-over-direct-connect.md"
P03 = "docs/patterns/p03-ad-hoc-peering-with-a-services-vpc.md"
P07 = "docs/patterns/p07-transit-gateway-hub.md"
HOME = "docs/index.md"
PICTURE = "diagrams_src/services_vpc.py"
SCENE = "snippets/services_vpc.py"
LEDGER = "docs/permalinks.txt"
SOURCES = "handbook/sources.toml"


def reuse(copy: Path) -> None:
    shutil.copy(copy / P03, copy / "docs/patterns/p03-once-more.md")
    append(LEDGER, "patterns/p03-once-more/\n")(copy)


def rename(copy: Path) -> None:
    old, new = "p03-ad-hoc-peering-with-a-services-vpc", "p03-peering-with-a-hub"
    (copy / P03).rename(copy / f"docs/patterns/{new}.md")
    edit(LEDGER, old, new)(copy)


CATALOGUE = "python -m handbook check"
STRICT = "pytest tests/test_site.py -k strict"
WRONG = "```pycon\n>>> 1 + 1\n3\n```\n"
PLANTS = [
    Plant(
        "a wrong printed verdict",
        edit(HOME, "prod cannot reach dev", "prod can reach dev"),
        f"pytest {HOME}",
        rf"{HOME}:\d+: print\(forced\.reach\(prod, dev\)\)[\s\S]*?correct the page",
    ),
    Plant(
        "a wrong code",
        edit(G021, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR\n", "NO_ROUTE_TO_DESTINATION\n"),
        f"pytest {G021}",
        rf"{G021}:\d+: print\(forced\.reach\(prod, dev\)\)[\s\S]*?correct the page",
    ),
    Plant(
        "a route removed from the scene",
        edit(SCENE, "routes_in=(prod,)", "routes_in=()"),
        f"pytest {G025}",
        rf"{G025}:\d+: print\(half\.reach\(prod, shared\)\)[\s\S]*?correct the page",
    ),
    Plant(
        "a dead link",
        edit(HOME, "(gotchas/g021-peering-is-not-transitive.md)", "(gotchas/g021-peering-is-transitive.md)"),
        STRICT,
        rf"{HOME}:\d+: the link 'gotchas/g021-peering-is-transitive.md' leads nowhere; "
        r"did you mean g021-peering-is-not-transitive.md\?",
    ),
    Plant(
        "a dead anchor",
        edit(HOME, "(patterns/index.md)", "(patterns/index.md#nowhere)"),
        STRICT,
        rf"{HOME}:\d+: the link 'patterns/index.md#nowhere' has no such anchor; link to a heading's anchor",
    ),
    Plant(
        "an unknown key",
        edit(G025, "\nseverity:", "\nsevrity:"),
        CATALOGUE,
        rf"{G025}:5: unknown key 'sevrity'; did you mean 'severity'\?",
    ),
    Plant(
        "an impossible date",
        edit(G021, "from: 2014-03-24", "from: 2014-02-30"),
        CATALOGUE,
        rf"{G021}:\d+: truth.0.from: there is no day 2014-02-30[^\n]*; correct it",
    ),
    Plant(
        "a source that is not in the list",
        edit(G025, "{source: peer-basics,", "{source: peer-basic,"),
        CATALOGUE,
        rf"{G025}:\d+: sources.0.source: no source in \S+ is called 'peer-basic'; did you mean 'peer-basics'\?",
    ),
    Plant(
        "a source without its title",
        edit(SOURCES, 'title = "DescribeRouteTables"', 'titel = "DescribeRouteTables"'),
        CATALOGUE,
        rf"{SOURCES}:\d+: describe-route-tables.title: Field required; a source has title,",
    ),
    Plant(
        "a claim answered twice",
        edit(P07, "claims:\n", "claims:\n  - {id: A17, says: It, then: true, now: true, because: it is}\n"),
        CATALOGUE,
        rf"{P07}:\d+: claims: A17 is answered in p04-bastion-in-a-services-vpc.md already; answer it once",
    ),
    Plant(
        "a title used twice",
        edit(
            "docs/gotchas/g007-a-hosted-connection-drops-what-is-above-its-rate.md",
            "title: Traffic above a hosted connection's rate is dropped",
            "title: Hundreds of functions hide the whole",
        ),
        CATALOGUE,
        r"docs/gotchas/g070-\S+:3: G007 has this title already; say what tells the two apart",
    ),
    Plant(
        "a fence that is too long",
        append(
            "docs/gotchas/g007-a-hosted-connection-drops-what-is-above-its-rate.md",
            "```pycon\n" + ">>> 1\n1\n" * 11 + "```\n",
        ),
        CATALOGUE,
        r"docs/gotchas/g007-\S+:\d+: a fence has 22 lines; at most 20 can be read at once",
    ),
    Plant(
        "a reused number",
        reuse,
        CATALOGUE,
        r"docs/patterns/p03-[\w-]+.md:2: P03 is the number of patterns/p03-[\w-]+.md already; [^\n]*take the next free",
    ),
    Plant(
        "a published page renamed, its ledger line edited along",
        rename,
        CATALOGUE,
        rf"{LEDGER}:\d+: patterns/p03-ad-hoc-peering-with-a-services-vpc/ was published[^\n]*; put the line back",
    ),
    Plant(
        "a fence marked not run without a reason",
        append(HOME, "\n```{.pycon .norun}\n>>> 1\n```\n"),
        CATALOGUE,
        rf"{HOME}:\d+: a fence is marked as not run without a reason; say why",
    ),
    Plant(
        "a scene that does not run",
        edit("snippets/lollipop.py", "dxgw = DirectConnectGateway(", "dxgw = DirectConectGateway("),
        CATALOGUE,
        r"snippets/lollipop.py:\d+: the scene does not run: NameError: name 'DirectConectGateway' is not defined",
    ),
    Plant(
        "a scene that there is not",
        edit("docs/gotchas/g029-a-bastion-joins-two-sessions.md", "scene: bastion.hub", "scene: bastoin.hub"),
        CATALOGUE,
        r"docs/gotchas/g029-[\w-]+.md:\d+: there is no scene 'bastoin'; did you mean 'bastion'\?",
    ),
    Plant(
        "a number that there is not",
        edit("docs/patterns/p07-transit-gateway-hub.md", 'price("tgw-attachment")', 'price("tgw-attachement")'),
        CATALOGUE,
        r"docs/patterns/p07-[\w-]+.md:\d+: no price is called 'tgw-attachement'; did you mean 'tgw-attachment'\?",
    ),
    Plant(
        "a picture of a network that there is not",
        edit(P02, "s3_five_ways.with_proxy", "s3_five_ways.with_proxi"),
        CATALOGUE,
        rf"{P02}:\d+: the scene s3_five_ways has no network 'with_proxi'; did you mean 's3_five_ways.with_proxy'\?",
    ),
    Plant(
        "a picture whose text is moved onto a line",
        edit(PICTURE, "    corners=", '    nudges={("shared", "prod"): (0, 9)},\n    corners='),
        CATALOGUE,
        rf"{PICTURE}:\d+: \w+: 'peering' lies over the line of [^\n]*; move it, shorten it or give it another cell",
    ),
    Plant(
        "a picture cell that names an unknown place",
        edit("diagrams_src/bastion.py", '"test": (3, 1)', '"tests": (3, 1)'),
        CATALOGUE,
        r"diagrams_src/bastion.py:\d+: the scene has nothing called 'tests'; did you mean 'test'\?",
    ),
    Plant(
        "a title that is a list",
        edit(G024, "\ntitle: ", "\ntitle: [a] # "),
        CATALOGUE,
        rf"{G024}:3: title: Input should be a valid string",
    ),
    Plant(
        "an empty summary",
        edit(G027, "\nsummary: ", "\nsummary: ' ' # "),
        CATALOGUE,
        rf"{G027}:\d+: summary: String should have at least 1 character",
    ),
    Plant(
        "a picture that does not run",
        append("diagrams_src/full_mesh.py", "\n1 / 0\n"),
        CATALOGUE,
        r"diagrams_src/full_mesh.py:\d+: the picture does not run: ZeroDivisionError: division by zero",
    ),
    Plant(
        "a wrong fence inside an admonition",
        append(HOME, "\n!!! note\n\n" + re.sub("(?m)^", "    ", WRONG)),
        f"pytest {HOME}",
        rf"{HOME}:\d+: 1 \+ 1[\s\S]*?correct the page",
    ),
]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled(clone_into(tmp_path_factory.mktemp("faults")))


@pytest.fixture
def copy(clone: Path) -> Iterator[Path]:
    yield clone
    restore(clone)


def test_what_was_planted_is_taken_back(clone: Path) -> None:
    for plant in PLANTS:
        plant.into(clone)
    restore(clone)
    assert run("git status --porcelain", clone) == (0, "")
    assert run(CATALOGUE, clone) == (0, "0 faults\n")


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_fault_alone_is_caught_by_its_check(plant: Plant, copy: Path) -> None:
    plant.into(copy)
    code, said = run(plant.check, copy)
    assert code
    assert re.search(plant.named, said), f"{plant.name} is not named:\n{said}"


def test_all_faults_at_once_are_each_named_by_make_check(copy: Path) -> None:
    """The tests that no plant touches are left out: they take longest, and have nothing to name."""
    for plant in PLANTS:
        plant.into(copy)
    touched = f"{HOME} {G021} {G025} tests/test_catalogue.py tests/test_site.py"
    code, said = run(f"make check TESTS='-m \"not slow\" {touched}'", copy)
    assert code
    unnamed = [plant.name for plant in PLANTS if not re.search(plant.named, said)]
    assert not unnamed, f"{unnamed} not named in:\n{said}"
    assert "Traceback (most recent call last)" not in said
