"""A rule of the law flipped, a number changed: the pages that speak of it object, and the pictures change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.planting import clone_into, edit, run

pytestmark = pytest.mark.slow

# A name for the flip, the file of the law, what it says, what it says when flipped.
# fmt: off
MUTANTS = [
    ("a VPC routes what is not for it", "places.py", "return gate.no(code,", "return self or gate.no(code,"),
    ("accepting a peering adds both routes", "peering.py", "self.ends if self.routes_in is None", "self.ends if True"),
    ("a peering adds no routes", "peering.py", "if holder in (", "if holder not in ("),
    ("a reply needs no route", "verdict.py", "return self.request.refusal or self.reply.refusal", "return self.request.refusal"),
    ("a transit gateway adds routes to VPCs", "transit.py", "self.vpcs if self.routes_in is None", "self.vpcs if True"),
    ("a transit gateway learns nothing", "transit.py", "for vpc in self.propagating():", "for vpc in ():"),
    ("a VPC learns nothing from its gateway", "virtual_private_gateway.py", "if holder == self.vpc:", "if holder is None:"),
    ("a site learns nothing", "site_link.py", "if holder == self.site and self.is_up:", "if holder is None:"),
    ("a site announces only itself", "site_link.py", "blocks(getattr(self, self.says), str(self)) or self.site.blocks", "self.site.blocks"),
    ("a supernet joins no VPCs", "direct_connect_gateway.py", "        if not north:", "        if True:"),
    ("a supernet is no catch", "verdict.py", "Answer.WARNING if self.catches", "Answer.YES if self.catches"),
    ("allowed prefixes are not advertised", "direct_connect_gateway.py", "            return self.allowed\n", "            return ()\n"),
    ("a site does not forward", "places.py", '(self, packet, net, codes.SITE_NO_ROUTE_TO_DESTINATION)', "(self, packet, net, codes.SITE_NO_ROUTE_TO_DESTINATION, [r for r in net.table(self) if came == self or r.target == self])"),
    ("a mesh needs one link for each VPC", "counting.py", "vpcs * (vpcs - 1) // 2", "vpcs"),
    ("the quota of peerings is raised", "quotas.py", "50, 125, PEERING", "50, 130, PEERING"),
    ("the quota of attachments is lowered", "quotas.py", "5000, None", "4000, None"),
    ("a transit gateway attachment is dearer", "prices.py", '"0.05", "hour"', '"0.06", "hour"'),
    ("data out over Direct Connect is dearer", "prices.py", '"0.02", "GB", "us-east-1 to', '"0.03", "GB", "us-east-1 to'),
]
# fmt: on
NUMBERS = {"counting.py", "quotas.py", "prices.py"}  # no picture shows one


# What a copy answers to each question that a picture asks: how, and by which way. A scene may no longer hold.
ASK = """
import contextlib, json
from importlib import import_module
from diagrams_src.__main__ import scenes
asked = {}
for scene in scenes():
    with contextlib.suppress(ValueError):
        module = import_module(f"snippets.{scene}")
        for network, questions in module.questions.items():
            verdicts = [getattr(module, network).reach(*question) for question in questions]
            asked[f"{scene}-{network}"] = [str(verdict).splitlines()[:2] + [str(verdict.code)] for verdict in verdicts]
print(json.dumps(asked))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clone_into(tmp_path_factory.mktemp("mutants"))


@pytest.fixture(scope="module")
def right(copy: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What the copy answers, and every picture that it draws, while its law is right."""
    told = answers(copy)
    assert told
    return told, pictures(copy, told)


def answers(copy: Path) -> dict[str, list[str]]:
    """Return what the copy answers to the questions of each picture, by scene and network."""
    code, said = run(f"python -c '{ASK}'", copy)
    assert code == 0, said
    return json.loads(said)  # type: ignore[no-any-return]


def pictures(copy: Path, wanted: Iterable[str]) -> dict[str, str]:
    """Return the pictures that the copy draws of the scenes of those that are wanted; one that it refuses is missing."""
    folder = copy / ".cache" / "drawn"
    shutil.rmtree(folder, ignore_errors=True)
    run(f"python -m diagrams_src {folder} {' '.join(sorted({name.split('-')[0] for name in wanted}))}", copy)
    return {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.svg")}


@pytest.mark.parametrize(("name", "file", "old", "new"), MUTANTS, ids=lambda value: value if " " in value else "")
def test_pages_and_pictures_object_to_a_changed_law(
    name: str, file: str, old: str, new: str, copy: Path, right: tuple[dict[str, list[str]], dict[str, str]]
) -> None:
    rule = copy / "awsnet" / file
    as_it_was = rule.read_text(encoding="utf-8")
    try:
        edit(f"awsnet/{file}", old, new)(copy)
        code, said = run("pytest docs/gotchas docs/patterns --maxfail=1", copy)
        told, (answered, drawn) = answers(copy), right
        affected = [picture for picture, answer in answered.items() if told.get(picture) != answer]
        changed = pictures(copy, affected) if affected else {}
    finally:
        rule.write_text(as_it_was, encoding="utf-8")
    assert code, f"no page objects when {name}"
    assert "the page says:" in said
    assert affected or file in NUMBERS, f"no picture is affected when {name}"
    same = [picture for picture in affected if changed.get(picture) == drawn[picture]]
    assert not same, f"{same} look as ever when {name}"
