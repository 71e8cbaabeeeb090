"""The catalogue and the ledger are without fault, and each fault is named with file, line and cure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handbook.__main__ import all_faults
from handbook.catalogue import Catalogue, load
from handbook.frontmatter import Document, read
from handbook.pages import Gotcha, Plain
from handbook.site import Site


def test_the_handbook_has_no_fault(root: Path) -> None:
    faults = [fault.below(root) for fault in all_faults(root)]
    assert not faults, "\n" + "\n".join(faults)


def test_what_a_page_computes_may_fail_in_any_way() -> None:
    site = Site(Catalogue((), (), ()))
    site.body(Document(Path("page.md"), None, "one\n{{ 1 / 0 }}\n", 5), None)
    assert [(fault.line, fault.what) for fault in site.faults] == [(6, "ZeroDivisionError: division by zero")]


def test_a_page_that_is_not_utf_8_is_a_fault_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(b"---\ntitle: a\n---\n\xff\n")
    _, _, faults = read(file, Plain)
    assert [(fault.line, fault.what) for fault in faults] == [(4, "the page is not UTF-8")]


def test_a_heading_keeps_its_anchor_though_spaces_follow_it(root: Path) -> None:
    catalogue = load(root)
    entry = catalogue.by_id["G021"]
    spaced = entry.document.body.replace("## What to do instead\n", "## What to do instead  \n")
    changed = replace(entry, document=replace(entry.document, body=spaced))
    assert "## What to do instead {#instead}" in Site(catalogue).page(changed)


def test_a_gotcha_is_as_true_as_today_since_the_first_row_that_says_so(root: Path) -> None:
    """G024 became partly true with the Direct Connect gateway, a year before the transit gateway."""
    page = load(root).by_id["G024"].page
    assert isinstance(page, Gotcha)
    assert page.since == "2017-11-01"
