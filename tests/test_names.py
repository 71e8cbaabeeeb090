"""A file's name says what is in it, wherever it is named; what cannot be found by name is told."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from handbook.publishing.names import Unnamed, named

FILES = {
    "index.html": '<link href="assets/look.css"><p>Not a name: assets/look.css</p><script src="assets/go.js"></script>',
    "a/b/index.html": '<img src="../../assets/mark.svg"><a href="../../assets/pictures/hub.svg" download>SVG</a>',
    "404.html": '<link href="/handbook/assets/look.css"><script>{"search": "/assets/go.js?search.js"}</script>',
    "assets/look.css": 'body { background: url("mark.svg") }',
    "assets/go.js": 'import { walk } from "./deep/walk.js"; new Worker(new URL("deep/work.js", import.meta.url));',
    "assets/deep/walk.js": "// see assets/go.js\n",
    "assets/deep/work.js": 'importScripts("walk.js")',
    "assets/mark.svg": "<svg/>",
    "assets/pictures/hub.svg": "<svg/>",
    "assets/stylesheets/main.css": "",
    "assets/run/law-0123456789ab.zip": "",
    "assets/run/python-1.0-89abcdef/python.js": "",
}
STAY = ["assets/pictures/hub.svg", "assets/stylesheets/main.css", *list(FILES)[-2:]]


def written(site: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    return site


def test_every_name_leads_to_the_file_that_it_led_to(tmp_path: Path) -> None:
    new = named(written(tmp_path, FILES))
    assert sorted(new) == sorted(path for path in FILES if path.startswith("assets/") and path not in STAY)
    for old, path in new.items():
        assert not (tmp_path / old).exists()
        assert sha256((tmp_path / path).read_bytes()).hexdigest()[:8] == path.split(".")[-2]
    for path in FILES:
        text = (tmp_path / new.get(path, path)).read_text()
        for name in re.findall(r'"(?:/handbook/|/)?([\w./-]+\.(?:js|css|svg))[?"]', text):
            folder = tmp_path if path == "404.html" else (tmp_path / path).parent
            assert (folder / name).resolve().exists(), f"{path} names {name}"
    assert "Not a name: assets/look.css" in (tmp_path / "index.html").read_text()
    assert "// see assets/go.js" in (tmp_path / new["assets/deep/walk.js"]).read_text()


def test_a_file_that_changes_renames_all_that_name_it_and_nothing_else(tmp_path: Path) -> None:
    before = named(written(tmp_path / "before", FILES))
    after = named(written(tmp_path / "after", FILES | {"assets/deep/walk.js": "changed"}))
    assert {old for old in before if before[old] != after[old]} == {
        "assets/deep/walk.js",
        "assets/deep/work.js",
        "assets/go.js",
    }


WRONG = {
    "a name that is put together": ("import(`${base}/work.js`)", r"names '\$\{base\}/work\.js', which is no file"),
    "a name from another folder": ('new URL("assets/deep/work.js")', "names 'assets/deep/work.js', which is no file"),
    "a ring of names": ('import "./deep/walk.js"', "name each other"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_cannot_be_followed_is_told(name: str, tmp_path: Path) -> None:
    code, told = WRONG[name]
    files = FILES | {"assets/go.js": code, "assets/deep/walk.js": 'import "../go.js"' if "ring" in name else ""}
    with pytest.raises(Unnamed, match=told):
        named(written(tmp_path, files))
