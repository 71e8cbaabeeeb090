"""The reference says what the model holds: every rule held and proved, every code shown, every name told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from awsnet import codes
from handbook import api, coded, rules
from handbook.catalogue import load
from handbook.frontmatter import read
from handbook.pages import Gotcha, Plain
from handbook.site import Site

# Rules that are to be held and proved soon; the list is meant to be empty.
EXPECTED_SOON: set[str] = set()


def test_every_rule_is_held_and_proved_or_left_out_with_a_reason(root: Path) -> None:
    faults = [fault for fault in rules.faults() if not EXPECTED_SOON & set(api.rules_in(fault.what))]
    assert not faults, "\n" + "\n".join(fault.below(root) for fault in faults)


def test_what_is_expected_soon_has_not_come_yet() -> None:
    lacking = {rule for fault in rules.faults() for rule in api.rules_in(fault.what)}
    assert lacking >= EXPECTED_SOON, f"take {sorted(EXPECTED_SOON - lacking)} out of EXPECTED_SOON"


RULE = rules.Rule("R-RT-1", "Route tables", "Says.", "https://docs.aws.amazon.com/")


def wrong(monkeypatch: pytest.MonkeyPatch, rule: rules.Rule, held: bool, proved: bool, name: str = "") -> list[str]:
    """Return what is wrong with one rule that alone there is, and that something holds or proves, by a name."""
    holder = api.Entry("awsnet.routes.most_specific", "", f"Return it ({name or rule.id}).")
    proof = rules.Proof(name or rule.id, Path("test_law.py"), 1, "the longest prefix")
    monkeypatch.setattr(rules, "rules", lambda: (rule,))
    monkeypatch.setattr(rules, "proofs", lambda: (proof,) if proved else ())
    monkeypatch.setattr(api, "holders", lambda: (holder,) if held else ())
    rules.holders_of.cache_clear()
    found = [fault.what for fault in rules.faults()]
    rules.holders_of.cache_clear()
    return found


def left_out(rule: rules.Rule) -> rules.Rule:
    return rules.Rule(rule.id, rule.area, rule.says, rule.page, left_out="It is retired.")


def test_a_rule_that_lacks_something_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wrong(monkeypatch, RULE, held=True, proved=True) == []
    assert wrong(monkeypatch, RULE, held=False, proved=True) == ["R-RT-1 is held by nothing"]
    assert wrong(monkeypatch, RULE, held=True, proved=False) == ["R-RT-1 is proved by no test"]


def test_a_rule_left_out_and_held_after_all_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wrong(monkeypatch, left_out(RULE), held=False, proved=False) == []
    said = "R-RT-1 is left out, and named by "
    assert wrong(monkeypatch, left_out(RULE), held=True, proved=False) == [said + "awsnet.routes.most_specific"]
    assert wrong(monkeypatch, left_out(RULE), held=False, proved=True) == [said + "the longest prefix"]


def test_a_name_that_is_no_rules_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = wrong(monkeypatch, left_out(RULE), held=True, proved=True, name="R-RT-99")
    assert faults == [
        "awsnet.routes.most_specific names R-RT-99, which is no rule",
        "the longest prefix names R-RT-99, which is no rule",
    ]


def test_a_docstring_may_name_a_row_of_rules() -> None:
    assert list(api.rules_in("(R-PEER-3 to R-PEER-5), R-RT-1")) == ["R-PEER-3", "R-PEER-4", "R-PEER-5", "R-RT-1"]


TESTS = '''
ROWS = [("T1 R-PEER-3: two spokes", 1), ("R-RT-1, R-RT-2: both", 2), ("two spokes of R-PEER-4", 3)]

@pytest.mark.parametrize(("rule", "n"), ROWS)
def test_rows(rule, n):
    """R-RT-5 is of something else."""

def test_alone():
    """T7, R-DX-1; and more."""

def helper():
    """R-DX-2: no test."""
'''


def test_what_a_test_proves_stands_in_its_first_words(tmp_path: Path) -> None:
    file = tmp_path / "test_it.py"
    file.write_text(TESTS, encoding="utf-8")
    found = [(proof.rule, proof.promise) for proof in rules.proofs_in(file)]
    assert found == [("R-PEER-3", "two spokes"), ("R-RT-1", "both"), ("R-RT-2", "both"), ("R-DX-1", "alone")]


def test_every_code_has_its_example_and_every_example_its_code(root: Path) -> None:
    faults = list(coded.faults(root))
    assert not faults, "\n" + "\n".join(fault.below(root) for fault in faults)
    found = [section.name for section in coded.sections(root / coded.PAGE, root)]
    assert found == [str(code) for code in codes.ALL], "the entries stand in the order of awsnet.codes"


CODE, PRINTS = "NO_ROUTE_TO_DESTINATION", "```pycon\n>>> 1\na cannot reach b\n  NO_ROUTE_TO_DESTINATION\n```\n"
PLANTED = {
    "a code without an entry": ("", f"the code {CODE} has no entry"),
    "an entry without a code": (f"## {CODE}\n{PRINTS}## NO_ROUTE\n{PRINTS}", "there is no code NO_ROUTE"),
    "an entry twice": (f"## {CODE}\n{PRINTS}## {CODE}\n{PRINTS}", f"{CODE} has two entries"),
    "an example of something else": (f"## {CODE}\n## After\n{PRINTS}", f"the example of {CODE} does not print it"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_of_the_page_of_codes_is_named(name: str, tmp_path: Path) -> None:
    text, what = PLANTED[name]
    (tmp_path / coded.PAGE).parent.mkdir(parents=True)
    (tmp_path / coded.PAGE).write_text(text, encoding="utf-8")
    assert what in [fault.what for fault in coded.faults(tmp_path)]


def test_a_code_is_told_with_whose_it_is_and_the_gotchas_that_have_it(root: Path) -> None:
    text = made(root, "reference/codes.md")
    assert "{#no_route_to_destination}" in text
    entry = text.split("{#pcx_requires_address_in_vpc_cidr}")[1].split("\n## ")[0]
    assert "AWS's name" in entry
    assert "G021 VPC peering is not transitive" in entry
    assert "Our name" in text.split("{#route_loop}")[1]


def test_a_gotcha_leads_to_the_codes_that_it_prints(root: Path) -> None:
    site = Site(load(root))
    (entry,) = (one for one in site.catalogue.of(Gotcha) if one.page.id == "G021")
    assert "reference/codes/#pcx_requires_address_in_vpc_cidr" in site.page(entry)


def test_every_public_name_is_told_once(root: Path) -> None:
    document, _, _ = read(root / "docs/reference/awsnet.md", Plain)
    told = [name for call in re.findall(r"names\(([^)]*)\)", document.body) for name in re.findall(r'"(\w+)"', call)]
    assert sorted(told) == sorted(api.exported())


def test_a_name_that_there_is_not_is_a_fault_that_suggests_one(root: Path) -> None:
    with pytest.raises(api.Fault, match="no public name 'Peerings'; did you mean 'Peering'"):
        api.entry("Peerings")


def test_a_signature_has_the_fields_of_what_it_extends_and_their_defaults() -> None:
    signature = " ".join(api.entry("InternetGateway").signature.split())
    assert signature == "InternetGateway(vpc: VPC, *, name: str = '')"


def made(root: Path, path: str) -> str:
    """Return a page of the site as it is made."""
    return str(dict(Site(load(root)).files())[path])
