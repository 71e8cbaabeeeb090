"""One finished gotcha, built by others: each in a folder of its own, for Lighthouse to look at beside ours.

    python -m bench.beside PAGE FOLDER

Writes FOLDER/material, FOLDER/zensical, FOLDER/furo, FOLDER/vitepress; a builder that is not to be had is named.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.finished import INCLUDED, ROOT, settings, write

PYTHON = ROOT / ".cache" / "peers" / "python" / "bin"
NODE = ROOT / ".cache" / "peers" / "node"
FURO = (
    'project = "AWS gotchas"\nextensions = ["myst_parser"]\nhtml_theme = "furo"\nmyst_enable_extensions = ["deflist"]\n'
)
VITEPRESS = 'export default { title: "AWS gotchas", ignoreDeadLinks: true, markdown: { html: true } };\n'
Builder = Callable[[Path, str], Path]


def run(folder: Path, *command: str) -> None:
    """Run a builder in a folder, and say why if it fails."""
    env = os.environ | {"PATH": f"{PYTHON}:{os.environ['PATH']}"}
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True)


def material(folder: Path, text: str, program: tuple[str, ...] = ("mkdocs", "build", "-q")) -> Path:
    """Build with Material as it is installed: its own fonts and features."""
    plain = settings() | {"theme": {"name": "material"}, "nav": [{"Home": "index.md"}]}
    plain.pop("validation")
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain), encoding="utf-8")
    run(folder, str(PYTHON / program[0]), *program[1:])
    return folder / "site"


def zensical(folder: Path, text: str) -> Path:
    """Build with Zensical, which reads the same settings."""
    return material(folder, text, ("zensical", "build"))


def furo(folder: Path, text: str) -> Path:
    """Build with Sphinx, MyST and Furo."""
    (folder / "docs" / "conf.py").write_text(FURO, encoding="utf-8")
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    run(folder, str(PYTHON / "sphinx-build"), "-q", "-b", "dirhtml", "docs", "site")
    return folder / "site"


def vitepress(folder: Path, text: str) -> Path:
    """Build with VitePress, in the folder that has its packages."""
    place = NODE / "docs"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "docs" / "assets", place / "public" / "assets")
    (place / ".vitepress").mkdir()
    (place / ".vitepress" / "config.mjs").write_text(VITEPRESS, encoding="utf-8")
    (place / "index.md").write_text(text.replace('="assets/', '="/assets/'), encoding="utf-8")
    run(NODE, "node", "node_modules/vitepress/bin/vitepress.js", "build", "docs")
    return place / ".vitepress" / "dist"


def included(text: str) -> str:
    """Return a page with what it includes in its place, for builders that know no snippets."""

    def held(found: re.Match[str]) -> str:
        name, _, _part = found[2].partition(":")
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return "\n".join(f"{found[1]}{line}" for line in lines)

    return re.sub(r'(?m)^( *)--8<-- "([^"]+)"$', held, text)


def main(page: str, out: str) -> int:
    """Build the page by each builder; return 0."""
    target = Path(out)
    shutil.rmtree(target, ignore_errors=True)
    builders: dict[str, Builder] = {"material": material, "zensical": zensical, "furo": furo, "vitepress": vitepress}
    with tempfile.TemporaryDirectory() as place:
        write(Path(place) / "all")
        text = included((Path(place) / "all" / "docs" / page).read_text(encoding="utf-8"))
        text = re.sub(r"\]\((?!http|#)[^)]*\)", "](#sources)", text).replace('="../../', '="')
        for name, builder in builders.items():
            folder = Path(place) / name
            for part in ("docs/assets/icons", "docs/assets/pictures", *INCLUDED):
                shutil.copytree(Path(place) / "all" / part, folder / part, dirs_exist_ok=True)
            try:
                shutil.copytree(builder(folder, text), target / name)
            except (OSError, subprocess.CalledProcessError) as error:
                said = (
                    str(getattr(error, "stderr", None) or getattr(error, "stdout", None) or error).strip().splitlines()
                )
                print(f"{name} is left out: {next((line for line in said if 'rror' in line), said[-1])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
