"""What is taken away names files, works without a server, and has no link that leads nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.document import Part, contents
from handbook.takeaway import dangling, files, on_disk, page, resolved

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x">'
    '<script src="../assets/run/run.js" type="module"></script></head><body><article><h1 id="a">A</h1>{body}'
    '<div class="run-bar"><button>Run</button></div></article>'
    '<script src="../assets/search/later.1.js"></script></body></html>'
)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../", "../index.html"),
        ("../g021/#why", "../g021/index.html#why"),
        ("gotchas/?year=2019#x", "gotchas/index.html?year=2019#x"),
        ("../../assets/a.css", "../../assets/a.css"),
        ("#why", "#why"),
        ("?year=2019", "?year=2019"),
        ("https://example.com/", "https://example.com/"),
        ("//example.com/", "//example.com/"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_a_folder_is_its_index_and_what_is_elsewhere_stays(address: str, file: str) -> None:
    assert on_disk(address) == file


def test_a_page_loses_what_needs_a_host(tmp_path: Path) -> None:
    text = page(PAGE.format(body='<a href="../g021/">G021</a><svg viewBox="0 0 1 1"></svg>'), "x/index.html")
    assert 'href="../g021/index.html"' in text
    assert "viewBox" in text
    for gone in ("Content-Security-Policy", "run.js", "run-bar"):
        assert gone not in text
    assert text.index("../assets/search/from-disk.js") < text.index("later.1.js")


def test_a_link_that_leads_nowhere_is_told_with_its_page() -> None:
    body = '<a href="../b/index.html">b</a><a href="#a">a</a><a href="#gone">c</a><a href="index.html#a">d</a>'
    taken = {"x/index.html": f'<h1 id="a">A</h1>{body}'.encode()}
    assert list(dangling(taken)) == [
        "x/index.html: ../b/index.html is no file of the zip",
        "x/index.html: #gone is no place in x/index.html",
    ]


def test_an_address_is_the_file_and_the_place_in_it() -> None:
    assert resolved("../b/index.html?year=2016#why", "a/index.html") == ("b/index.html", "why")
    assert resolved("#why", "a/index.html") == ("a/index.html", "why")


def test_the_search_of_a_zip_holds_all_that_it_fetched(tmp_path: Path) -> None:
    made = {
        "index.html": PAGE.format(body=""),
        "search/search_index.json": json.dumps({"docs": [{"location": at} for at in ("", "a/", "a/#b")]}),
        "assets/search/words.js": "our words",
        "assets/search/rank.js": "our rank",
        "assets/search/worker.js": "our worker",
        "assets/search/synonyms.json": '{"means":[]}',
        "assets/javascripts/workers/search.1.min.js": "material",
        "assets/run/run.css": "@media (scripting: none) { a }",
        "assets/find/find.css": "@media (scripting: none) { a }",
        "assets/run/run.js": "b",
        "sitemap.xml": "c",
    }
    for name, text in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    taken = files(tmp_path)
    index = taken["search/search_index.js"].decode().removeprefix("window.searched = ").removesuffix(";\n")
    assert [doc["location"] for doc in json.loads(index)["docs"]] == ["index.html", "a/index.html", "a/index.html#b"]
    code = taken["assets/search/from-disk.js"].decode()
    places = [code.index(part) for part in ("means", "our words", "our rank", "our worker", "material")]
    assert places == sorted(places)
    assert taken["assets/run/run.css"] == b"@media all { a }"
    assert taken["assets/find/find.css"] == b"@media (scripting: none) { a }"
    assert not {"assets/run/run.js", "sitemap.xml", "search/search_index.json"} & set(taken)


def test_the_contents_are_the_navigation_without_its_lists() -> None:
    pages = {"gotchas/g021-x/index.html": "", "claims/index.html": "<article><h1>Claims<a>¶</a></h1></article>"}
    nav = [{"Gotchas": ["gotchas/index.md", {"VPC": [{"G021 X": "gotchas/g021-x.md"}]}]}, "claims.md", "by/kind.md"]
    told = contents(nav, pages)
    g021 = Part("G021 X", "gotchas/g021-x/index.html")
    assert told == (Part("Gotchas", parts=(Part("VPC", parts=(g021,)),)), Part("Claims", "claims/index.html"))
    assert [part.key for one in told for part in one.pages()] == ["g021", "claims"]
