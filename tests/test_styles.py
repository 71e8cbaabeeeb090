"""A built site ships one style sheet, and in it what its pages and scripts can use: no more, and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.styles import Unreadable, Used, gather, lean

PAGE = """<!doctype html><html><head>
<link rel="stylesheet" href="{up}assets/a.css">
<link rel="stylesheet" href="{up}assets/b.css">{more}
</head><body data-tone="loud"><p class="lead big" id="top">A word: unseen</p></body></html>
"""
SCRIPT = 'element.classList.add("added"); element.setAttribute("data-state", "busy"); // md-version'
USED = Used.of([PAGE], [SCRIPT])

KEPT = {
    "an element": "p{a:b}",
    "a class": ".lead{a:b}",
    "classes together": "p.lead.big>p{a:b}",
    "an id": "#top{a:b}",
    "an attribute": "[data-tone]{a:b}",
    "an attribute's value": '[data-tone="loud"]{a:b}',
    "what a script adds": ".added[data-state=busy]{a:b}",
    "what may be met in another way": "p:is(.lead,.unseen){a:b}",
    "what must not be": "p:not(.unseen){a:b}",
    "a state and a part": "p:hover::before{a:b}",
    "everything": "*{a:b}",
    "a rule within rules": "@media print{.lead{a:b}}",
    "an animation that is used": "p{animation:spin 1s}@keyframes spin{0%{a:b}}",
    "a variable that is used": "p{--a:b;c:var(--a)}",
    "an urgent declaration": "p{a:b!important}",
    "a text with blanks in it": 'p{content:"a  {b}  c"}',
    "a page's margins": "@page{margin:0}",
}


@pytest.mark.parametrize("what", KEPT)
def test_what_can_apply_is_kept(what: str) -> None:
    assert lean(KEPT[what], "", USED) == KEPT[what]


DROPPED = {
    "a class of no page": (".unseen{a:b}", ""),
    "a class of no page beside one that is": (".lead .unseen,.lead{a:b}", ".lead{a:b}"),
    "an id of no page": ("#unseen{a:b}", ""),
    "a value of no page": ("[data-tone=soft]{a:b}", ""),
    "what may be met in no way": ("p:is(.unseen,.unheard){a:b}", ""),
    "a word of the text": (".word{a:b}", ""),
    "a part of Material that is off": (".md-version{a:b}", ""),
    "rules that hold none": ("@media print{.unseen{a:b}}", ""),
    "an animation that nothing uses": ("@keyframes spin{0%{a:b}}", ""),
    "a variable that nothing uses, and one for it alone": ("p{--a:var(--b);--b:c;d:e}", "p{d:e}"),
    "comments and blanks": ("/* why */\np {\n  a: b;\n}\n", "p{a:b}"),
}


@pytest.mark.parametrize("what", DROPPED)
def test_what_cannot_apply_is_dropped(what: str) -> None:
    sheet, leaner = DROPPED[what]
    assert lean(sheet, "", USED) == leaner


def test_our_own_rules_all_stay_and_what_they_refer_to() -> None:
    ours = "/* for a script that joins words */\n.run-no { color: var(--no) }"
    assert lean("p{--no:red}.unseen{a:b}", ours, USED) == "p{--no:red}.run-no{color:var(--no)}"


def test_what_is_no_rule_is_told() -> None:
    with pytest.raises(Unreadable, match="line 2 of a style sheet is no declaration"):
        lean("p {\n a b;\n}", "", USED)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    for name in "abc":
        (tmp_path / "assets" / f"{name}.css").write_text(f".run-{name} {{ {name}: {name} }}", encoding="utf-8")
    pages = {
        "index.html": ("", ""),
        "404.html": ("/below/", ""),
        "one/index.html": ("../", '\n<link rel="stylesheet" href="../assets/c.css">'),
    }
    for page, (up, more) in pages.items():
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text(PAGE.format(up=up, more=more), encoding="utf-8")
    (tmp_path / "short.html").write_text("<p>It leads on</p>", encoding="utf-8")
    return tmp_path


def test_what_every_page_links_is_one_sheet_and_the_rest_stays(site: Path) -> None:
    whole = gather(site)
    assert whole is not None
    assert whole.read_text(encoding="utf-8") == ".run-a{a:a}.run-b{b:b}"
    assert {file.name for file in (site / "assets").iterdir()} == {whole.name, "c.css"}
    for page, up in {"index.html": "", "404.html": "/below/", "one/index.html": "../"}.items():
        text = (site / page).read_text(encoding="utf-8")
        assert text.count(f'href="{up}assets/{whole.name}"') == 1
        assert "assets/a.css" not in text
    assert '<link rel="stylesheet" href="../assets/c.css">' in (site / "one/index.html").read_text(encoding="utf-8")


def test_gathering_twice_changes_nothing(site: Path) -> None:
    gather(site)
    once = {file: file.read_bytes() for file in site.rglob("*.*")}
    gather(site)
    assert {file: file.read_bytes() for file in site.rglob("*.*")} == once
