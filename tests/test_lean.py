"""Our scripts reach the reader small, and say the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from handbook.publishing.lean import Nested, lean

OURS = sorted(Path("theme/assets").rglob("*.js"))
ASKS = "import { readFileSync } from 'node:fs'; console.log([0, '//', `/* a  b */`].join('-'));"


def test_a_script_loses_its_comments_and_not_what_it_prints(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "assets" / "a.js", tmp_path / "assets" / "javascripts" / "b.js"
    theirs.parent.mkdir(parents=True)
    text = f"/** What it is for. */\n{ASKS} // why\n"
    for file in (ours, theirs):
        file.write_text(text, encoding="utf-8")
    gone = lean(tmp_path)
    assert (len(text) - len(ours.read_text(encoding="utf-8")), theirs.read_text(encoding="utf-8")) == (gone, text)
    assert not re.search("for|why", ours.read_text(encoding="utf-8"))
    done = subprocess.run(["node", "--input-type=module"], input=ours.read_bytes(), capture_output=True, check=True)
    assert done.stdout == b"0-//-/* a  b */\n"
    assert lean(tmp_path) == 0


@pytest.mark.parametrize("file", OURS, ids=str)
def test_each_of_our_scripts_is_still_a_script(file: Path, tmp_path: Path) -> None:
    small = tmp_path / "assets" / f"{file.stem}.mjs"
    small.parent.mkdir()
    copy = small.with_suffix(".js")
    copy.write_bytes(file.read_bytes())
    assert lean(tmp_path) > 0
    copy.rename(small)
    subprocess.run(["node", "--check", str(small)], check=True)


def test_a_page_loses_its_indents_and_not_what_is_shown(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        "<ul>\n    <li>one\n\n  two\n<pre>a\n  b\n</pre>\n  <script>\n  c\n</script>\n</ul>", encoding="utf-8"
    )
    assert lean(tmp_path) == 9
    shown = "<ul>\n<li>one\ntwo\n<pre>a\n  b\n</pre>\n<script>\n  c\n</script>\n</ul>"
    assert page.read_text(encoding="utf-8") == shown


def test_a_text_within_a_text_is_refused_for_it_would_lose_its_spaces(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "a.js"
    script.parent.mkdir()
    script.write_text("let a = 1;\nlet b = `x${a ? ` (${a})` : ''}`;\n", encoding="utf-8")
    with pytest.raises(Nested, match=r"a\.js:2: a text in backticks stands within another; join the two with \+"):
        lean(tmp_path)
