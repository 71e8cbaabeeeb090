"""A page is begun under the next number and fails until it is true; a team's own never meet the handbook's."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handbook import new, shelves, stale
from handbook.catalogue import load
from tests.planting import clone_into, run

ROOT = Path(__file__).parent.parent
DAY = date(2027, 2, 3)
TITLE = "A route server learns nothing from a peering"
G021 = "g021-peering-is-not-transitive.md"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project with two gotchas, a pattern and a ledger."""
    for folder, page in (("gotchas", G021), ("patterns", "p07-transit-gateway-hub.md")):
        (tmp_path / "docs" / folder).mkdir(parents=True)
        shutil.copy(ROOT / "docs" / folder / page, tmp_path / "docs" / folder / page)
    lines = [
        "gotchas/g021-peering-is-not-transitive/",
        "gotchas/g085-a-page-that-is-gone/",
        "patterns/p07-transit-gateway-hub/",
    ]
    (tmp_path / "docs/permalinks.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def team(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what gives the handbook a team's letters."""
    return lambda letters: monkeypatch.setattr(new, "SHELVES", tuple(shelves.shelves(letters)))


def ledger(root: Path, name: str = "docs/permalinks.txt") -> list[str]:
    return (root / name).read_text(encoding="utf-8").splitlines()


def test_a_page_takes_the_number_after_the_highest_ever_promised(small: Path) -> None:
    file = new.begin(small, TITLE, "gotcha", DAY)
    assert file.relative_to(small).as_posix() == "docs/gotchas/g086-a-route-server-learns-nothing-from-a-peering.md"
    assert ledger(small)[-1] == "gotchas/g086-a-route-server-learns-nothing-from-a-peering/"
    text = file.read_text(encoding="utf-8")
    assert f"id: G086\ntitle: {TITLE}\n" in text
    assert "date: 2027-02-03" in text
    assert new.begin(small, "Another", "gotcha", DAY).name.startswith("g087-")
    assert new.begin(small, "A way to build", "pattern", DAY).name == "p08-a-way-to-build.md"


def test_a_begun_page_is_refused_line_by_line_and_nothing_else_is(small: Path) -> None:
    before = {str(fault) for fault in load(small).faults}
    for kind, wanted in (("gotcha", 14), ("pattern", 10)):
        file = new.begin(small, f"A {kind} to write", kind, DAY)
        faults = [fault for fault in load(small).faults if fault.file == file]
        unwritten = [n for n, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if "TODO" in text]
        assert sorted({fault.line for fault in faults}) == unwritten
        assert len(faults) >= wanted - 1
        file.unlink()
    assert {str(fault) for fault in load(small).faults} == before


def test_each_line_that_is_written_is_one_fault_less(small: Path) -> None:
    file = new.begin(small, TITLE, "gotcha", DAY)
    for _ in range(30):
        faults = [fault for fault in load(small).faults if fault.file == file]
        if not faults:
            break
        lines = file.read_text(encoding="utf-8").splitlines()
        old = lines[faults[0].line - 1]
        lines[faults[0].line - 1] = WRITTEN.get(old.split(":")[0].strip(" -{"), "Written.")
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert not faults
    assert "G086" in load(small).by_id


WRITTEN = {
    "summary": "summary: A route server that is peered stays empty.",
    "severity": "severity: low",
    "kind": "kind: operations",
    "services": "services: [vpc]",
    "symptoms": "symptoms: [cannot be created]",
    "from": "  - {from: unknown, is: fully, because: nothing came}",
    "proof": "proof: [cited]",
    "source": "  - {source: peer-basics, says: a few words}",
}

WRONG = [
    ("", "gotcha", "a page begins with its claim"),
    ("VPC peering is not transitive", "gotcha", "G021 has this title already"),
    ("It ends.", "gotcha", "without a full stop"),
    ("x" * 71, "gotcha", "at most 70 characters"),
    ("¿?", "gotcha", "no letter or digit"),
    ("Fine", "rule", "there is no kind 'rule': write KIND=gotcha or KIND=pattern"),
]


@pytest.mark.parametrize(("title", "kind", "told"), WRONG)
def test_what_cannot_be_begun_is_told_and_writes_nothing(small: Path, title: str, kind: str, told: str) -> None:
    before = sorted(small.rglob("*")), ledger(small)
    with pytest.raises(new.Unbegun, match=re.escape(told)):
        new.begin(small, title, kind, DAY)
    assert (sorted(small.rglob("*")), ledger(small)) == before


def test_a_ledger_that_cannot_be_written_leaves_no_page(small: Path) -> None:
    (small / "docs/permalinks.txt").unlink()
    (small / "docs/permalinks.txt").symlink_to(small)
    with pytest.raises(new.Unbegun, match="cannot be written"):
        new._write(small / "docs/gotchas/g001-x.md", "text", small / "docs/permalinks.txt", ["x"])
    assert not (small / "docs/gotchas/g001-x.md").exists()


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("A peering's name isn't found", "a-peerings-name-isnt-found"),
        ("S3: 5,500 reads a second, and no more", "s3-5-500-reads-a-second-and-no-more"),
        ("One two three four five six seven eight nine ten eleven", "one-two-three-four-five-six-seven-eight-nine-ten"),
        ("y" * 60, "y" * 48),
    ],
)
def test_an_address_has_the_words_of_the_title(title: str, words: str) -> None:
    assert new.slug(title) == words


@pytest.mark.parametrize("title", ["Plain", "A: colon", '"Quoted"', "null", "- dash", "It's #1", "{braces}"])
def test_a_title_is_read_as_it_was_typed(small: Path, title: str) -> None:
    file = new.begin(small, title, "gotcha", DAY)
    document_title = [fault.what for fault in load(small).faults if fault.file == file and "title" in fault.what]
    assert not document_title
    assert new.yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])["title"] == title


def test_a_team_begins_on_its_own_shelf_and_leaves_the_handbook_alone(small: Path, team: Callable[[str], None]) -> None:
    team("T")
    before = ledger(small)
    first, second = (new.begin(small, title, "gotcha", DAY) for title in ("Ours", "Ours too"))
    pattern = new.begin(small, "Our hub", "pattern", DAY)
    names = [file.relative_to(small / "docs").as_posix() for file in (first, second, pattern)]
    assert names == ["team/t001-ours.md", "team/t002-ours-too.md", "team-patterns/tp01-our-hub.md"]
    assert ledger(small) == before
    assert ledger(small, "docs/team/permalinks.txt") == ["team/", *(f"{name[:-3]}/" for name in names)]
    assert "docs/team/sources.toml" in first.read_text(encoding="utf-8")


def test_numbers_of_all_shelves_are_told_apart() -> None:
    both = [*shelves.shelves("T"), *shelves.shelves("GP")]
    for shelf in both:
        alike = [
            other for other in both if re.fullmatch(other.number, shelf.numbered(7)) and other.letters != shelf.letters
        ]
        assert not alike, f"{shelf.numbered(7)} is also a number of {alike}"


def test_without_letters_there_is_no_shelf_of_a_team() -> None:
    assert [shelf.folder for shelf in shelves.shelves("")] == ["gotchas", "patterns"]


def test_a_page_in_the_folder_of_a_team_that_has_no_letters_is_a_fault(small: Path) -> None:
    shutil.copytree(small / "docs/gotchas", small / "docs/team")
    (fault,) = [fault for fault in load(small).faults if "team" in str(fault.file)]
    assert "handbook.yml names no team" in fault.what


def test_a_page_whose_number_belongs_elsewhere_is_a_fault(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.catalogue.FOLDERS", {s.folder: s for s in shelves.shelves("T")})
    (small / "docs/team").mkdir()
    (small / "docs/gotchas" / G021).rename(small / "docs/team" / G021)
    told = [fault for fault in load(small).faults if "wrong folder" in fault.what]
    assert ["move it to docs/gotchas, or number it T001 and on" in fault.cure for fault in told] == [True]


def test_a_page_is_due_once_its_oldest_source_is(small: Path) -> None:
    catalogue = load(small)
    page = catalogue.by_id["G021"].page
    read = page.reviewed
    just = date.fromordinal(read.toordinal() + 365)
    assert not [fault for fault in stale.due(catalogue, 365, just) if "G021" in fault.what]
    (told,) = [f for f in stale.due(catalogue, 365, date.fromordinal(just.toordinal() + 1)) if "G021" in f.what]
    assert told.what == f"G021 was reviewed on {read}, 366 days ago"
    oldest = [one.name for one in page.sources if one.of.read == read]
    assert told.cure.startswith(f"read again: {', '.join(dict.fromkeys(oldest))}")


@pytest.mark.slow
def test_a_team_makes_its_own_page_in_a_clone_and_everything_knows_it(tmp_path: Path) -> None:
    copy = clone_into(tmp_path)
    settings = copy / "handbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('team: ""', "team: NET"), encoding="utf-8")
    assert run(f'make new TITLE="{TITLE}"', copy)[0] == 0
    file = copy / "docs/team/net001-a-route-server-learns-nothing-from-a-peering.md"
    code, said = run("python -m handbook check", copy)
    assert code == 1
    assert all(line.startswith("docs/team/net001-") for line in said.splitlines()[:-1]), said
    theirs = (copy / "docs/gotchas" / G021).read_text(encoding="utf-8")
    own = theirs.replace("id: G021", "id: NET001").replace("title: VPC peering is not transitive", f"title: {TITLE}")
    file.write_text(re.sub(r"claims:\n.*\n", "", own), encoding="utf-8")
    code, said = run("python -m handbook check", copy)
    assert (code, said) == (0, "0 faults\n")
    code, said = run("mkdocs build --strict", copy)
    assert code == 0, said
    site = copy / "site"
    for place in (
        "gotchas.json",
        "feed.xml",
        "llms.txt",
        "search/search_index.json",
        "gotchas/index.html",
        "team/index.html",
    ):
        assert "net001" in (site / place).read_text(encoding="utf-8").lower(), place
    assert "../team/net001-" in (site / "net001/index.html").read_text(encoding="utf-8")
