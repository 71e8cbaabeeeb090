"""The site builds without a word, shows exactly the fences that are tested, and its short addresses lead on."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.catalogue import load
from handbook.fences import python_fences
from handbook.links import located
from handbook.run import python

CODE = re.compile(r'<div class="language-(\w+)[^"]*"[^>]*>.*?<code>(.*?)</code>', re.S)
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build the site apart and return its folder and all that MkDocs said."""
    root = Path(__file__).parent.parent
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=root, env=os.environ | QUIET, capture_output=True, text=True, check=False)
    return folder, done.stdout + done.stderr


def test_the_strict_build_is_silent(built: tuple[Path, str], root: Path) -> None:
    said = [line for line in built[1].splitlines() if line.strip() and not line.startswith("INFO")]
    assert not said, "\n" + "\n".join(located(line, root) for line in said)


def test_the_python_on_the_site_is_exactly_what_is_tested(built: tuple[Path, str], root: Path) -> None:
    for page in sorted((root / "docs").rglob("*.md")):
        wanted = [(fence.kind, squeezed(fence.code)) for fence in python_fences(page, root)]
        assert shown(built[0], page.relative_to(root / "docs")) == wanted, f"{page}: the site shows other fences"


def test_the_blocks_with_run_are_exactly_those_that_are_tested(built: tuple[Path, str], root: Path) -> None:
    for page in sorted((root / "docs").rglob("*.md")):
        fences = [fence for fence in python_fences(page, root) if not fence.norun]
        wanted = [(fence.kind, fence.session, squeezed(fence.code)) for fence in fences] if python() else []
        assert runnable(built[0], page.relative_to(root / "docs")) == wanted, f"{page}: Run stands under other fences"


def runnable(site: Path, page: Path) -> list[tuple[str, str, str]]:
    blocks = re.finditer(
        r'<div class="[^"]*\brun" data-kind="(\w+)"([^>]*)>.*?<code>(.*?)</code></pre>(.*?)</div>',
        html_of(site, page),
        re.S,
    )
    session = re.compile(r'data-session="([^"]*)"')
    return [
        (block[1], (session.findall(block[2]) or [""])[0], squeezed(html.unescape(re.sub("<[^>]+>", "", block[3]))))
        for block in blocks
        if block[4].count("<button") == 3
    ]


def shown(site: Path, page: Path) -> list[tuple[str, str]]:
    blocks = (m for m in CODE.finditer(html_of(site, page)) if m[1] in ("python", "pycon"))
    return [(m[1], squeezed(html.unescape(re.sub("<[^>]+>", "", m[2])))) for m in blocks]


def html_of(site: Path, page: Path) -> str:
    folder = page.parent if page.stem == "index" else page.with_suffix("")
    return (site / folder / "index.html").read_text(encoding="utf-8")


def squeezed(code: str) -> str:
    return "\n".join(line.rstrip() for line in code.strip().splitlines())


def test_every_short_address_leads_to_its_page(built: tuple[Path, str], root: Path) -> None:
    for entry in load(root).entries:
        text = (built[0] / entry.page.id.lower() / "index.html").read_text(encoding="utf-8")
        to = re.findall(r'(?:data-to|href|url)="?=?(\.\./[^"]+)"', text)
        assert set(to) == {f"../{entry.address}"}
        assert (built[0] / entry.address / "index.html").exists()


def test_every_picture_on_the_site_can_be_taken_away(built: tuple[Path, str]) -> None:
    pages = [(file, file.read_text(encoding="utf-8")) for file in built[0].rglob("index.html")]
    shown = [
        (file, one)
        for file, text in pages
        for one in re.findall(r'<figure class="picture\b[^>]*>.*?</figure>', text, re.S)
    ]
    assert len(shown) > 60
    for file, one in shown:
        names = re.findall(r'aria-labelledby="dg-([\w-]+)-title"', one)
        files = [(file.parent / address).resolve() for address in re.findall(r'<a href="([^"]+)" download', one)]
        assert [path.name for path in files] == [
            f"{name}{end}" for name in names for end in (".svg", ".png", "-dark.png")
        ]
        assert all(path.is_file() for path in files), file


def test_every_page_has_a_card_and_words_for_its_preview(built: tuple[Path, str], root: Path) -> None:
    previews = {}
    for file in built[0].rglob("*.html"):
        text = html.unescape(file.read_text(encoding="utf-8"))
        (image,) = re.findall(r'<meta property="og:image" content="([^"]+)"', text)
        told = [
            re.findall(rf'<meta property="og:{name}" content="(.+)">\n', text)
            for name in ("title", "description", "type")
        ]
        assert all(len(one) == 1 for one in told), file
        below = built[0] if file.name == "404.html" else file.parent
        assert (below / image.lstrip("/")).resolve().is_file(), file
        previews[file.parent.relative_to(built[0]).as_posix()] = (Path(image).name, *told)
    for entry in load(root).entries:
        number = entry.page.id.lower()
        assert previews[number] == previews[entry.address.rstrip("/")]
        assert previews[number][0] == f"{number}.png"
