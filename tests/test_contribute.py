"""Who carries on finds what the guides say: forms, hooks, licences; and the guides work when they are followed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from diagrams_src.figures import house as picture
from handbook.house import house
from tests.planting import clone_into, run
from tests.test_house import FLOORS, imports

ROOT = Path(__file__).parent.parent
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
GUIDES = ROOT / "docs" / "contribute"


def form(name: str) -> dict[str, dict[str, object]]:
    """Return the fields of a form by their ids."""
    told = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))
    return {field["id"]: field["attributes"] for field in told["body"]}


def test_the_link_below_a_page_fills_in_fields_that_its_form_has() -> None:
    asked = parse_qs(urlsplit(house().extra.report.replace("{repository}", "https://x")).query)
    fields = form(asked.pop("template")[0])
    assert set(asked) - {"title"} == {"page", "release"} <= set(fields)


@pytest.mark.parametrize("name", ["error.yml", "gotcha.yml"])
def test_each_form_asks_for_id_source_and_proof(name: str) -> None:
    labels = {str(field["label"]) for field in form(name).values()}
    assert {"ID", "Source", "Proof"} <= labels


def test_a_merge_is_asked_for_id_source_and_proof() -> None:
    asked = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert all(f"**{one}**" in asked for one in ("ID", "Source", "Proof"))


def test_every_link_of_the_papers_at_the_root_leads_somewhere() -> None:
    for name in ("CONTRIBUTING.md", "CHANGELOG.md", "README.md"):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / link).exists(), f"{name}: {link}"


def test_the_licences_are_whole() -> None:
    code, prose = ((ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE", "LICENSE-docs"))
    assert "Permission is hereby granted, free of charge" in code
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in prose
    assert [f"Section {n} --" in prose for n in range(1, 9)] == [True] * 8


def test_the_notice_names_whatever_is_under_the_terms_of_others() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for one in ("Alex Galbraith", "CC-BY-SA-4.0", "architecture icons", "Roboto", "Pyodide", "Material for MkDocs"):
        assert one in notice, one


def test_the_picture_of_the_house_shows_every_import_and_no_other() -> None:
    found = {
        (floor, other)
        for floor in FLOORS
        for file in (ROOT / floor).rglob("*.py")
        for other in imports(file) & (set(FLOORS) - {floor})
    }
    assert set(picture.imports()) == found
    assert list(picture.FLOORS) == FLOORS[::-1]
    order = list(picture.FLOORS)
    assert all(order.index(one) < order.index(other) for one, other in found)


def fences(page: str, kind: str) -> list[str]:
    text = (GUIDES / page).read_text(encoding="utf-8")
    return re.findall(rf"^```(?:{kind}\n|\{{\.{kind} [^\n]*\n)(.*?)^```", text, re.M | re.S)


@pytest.mark.slow
def test_the_guide_to_rules_works_as_it_is_written(tmp_path: Path) -> None:
    copy = clone_into(tmp_path)
    listed, law, peering = copy / "handbook/rules.toml", copy / "tests/test_law.py", copy / "awsnet/peering.py"
    check = "pytest tests/test_reference.py -k held_and_proved"
    text = listed.read_text(encoding="utf-8")
    (rule,), (test,) = fences("add-a-rule.md", "toml"), fences("add-a-rule.md", "python")
    missing, docstring = fences("add-a-rule.md", "text")
    at = text.index("[[area]]", text.index("[area.rules.R-PEER-16]"))
    listed.write_text(f"{text[:at]}{rule}\n{text[at:]}", encoding="utf-8")
    said = run(check, copy)[1]
    for line in missing.splitlines():
        assert re.sub(r":\d+:", ":", line) in re.sub(r":\d+:", ":", said), said
    law.write_text(f"{law.read_text(encoding='utf-8')}\n\n{test}", encoding="utf-8")
    told = re.search(
        r"    Raises TopologyError if any two blocks overlap \(R-PEER-2\)\.\n", peering.read_text(encoding="utf-8")
    )
    assert told
    peering.write_text(peering.read_text(encoding="utf-8").replace(told[0], docstring), encoding="utf-8")
    assert run(check, copy)[0] == 0
    assert run("pytest tests/test_law.py -k itself", copy)[0] == 0


@pytest.mark.slow
def test_a_team_follows_the_guide_and_then_merges_what_upstream_added(tmp_path: Path) -> None:
    upstream = clone_into(tmp_path)
    git = "git -c user.name=a -c user.email=a@b.example"
    run(f"{git} add -A . && {git} commit --quiet --allow-empty -m base", upstream)
    run(f"git clone --quiet {upstream} ours", tmp_path)
    ours = tmp_path / "ours"
    (ours / ".venv").symlink_to(ROOT / ".venv")
    run("touch -d 2026-01-01 requirements.txt tests/requirements.txt", ours)  # nothing is to be set up anew
    settings, source = fences("make-it-yours.md", "yaml")[0], fences("make-it-yours.md", "toml")[0]
    (ours / "handbook.yml").write_text(settings, encoding="utf-8")
    assert run("python -m handbook check", ours) == (0, "0 faults\n")
    begun = next(fence for fence in fences("make-it-yours.md", "sh") if "make new" in fence)
    for command in begun.splitlines():
        assert run(command, ours)[0] == 0, command
    assert (ours / "docs/team/n001-our-hub-drops-what-the-firewall-has-not-seen.md").exists()
    assert (ours / "docs/team-patterns/np01-our-landing-zone.md").exists()
    (ours / "docs/team/sources.toml").write_text(source, encoding="utf-8")
    run(f"{git} add -A docs handbook.yml && {git} commit --quiet -m ours", ours)
    run('make new TITLE="Upstream has one more"', upstream)
    run(f"{git} add -A . && {git} commit --quiet -m more", upstream)
    code, said = run(f"{git} pull --quiet --no-rebase --no-edit", ours)
    assert code == 0, said
    faults = run("python -m handbook check", ours)[1].splitlines()[:-1]
    assert faults
    assert all(re.match(r"docs/(team/n001|team-patterns/np01|gotchas/g\d+-upstream-has)\S*: ", line) for line in faults)


@pytest.mark.slow
def test_the_hook_stops_a_commit_that_the_checks_refuse(tmp_path: Path) -> None:
    copy = clone_into(tmp_path)
    git = "git -c user.name=a -c user.email=a@b.example"
    assert run("git config core.hooksPath .githooks", copy)[0] == 0
    (copy / "awsnet/places.py").write_text("x=1\n" + (copy / "awsnet/places.py").read_text(encoding="utf-8"))
    code, said = run(f"{git} commit --quiet -a -m wrong", copy)
    assert code
    assert "style: run 'ruff format .'" in said
    run("git checkout --quiet HEAD awsnet/places.py", copy)
    assert run(f"{git} commit --quiet --allow-empty -m right", copy)[0] == 0
