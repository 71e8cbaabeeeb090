"""Run it here: the bar under each fence that the tests run, and the files that the reader's browser needs to run it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

ROOT = Path(__file__).parent.parent
PACKED = ("awsnet/*.py", "snippets/*.py", "handbook/__init__.py", "handbook/transcript.py", "handbook/in_browser.py")
PYTHON = ROOT / ".cache" / "python"  # made by `make run`, whole or not at all
HERE = "assets/run/"
SHOWN = re.compile(r'<div class="language-(pycon|python) highlight"(?P<rest>[^>]*)>(?P<code>.*?</pre>)</div>', re.S)
BAR = (
    '<div class="run-bar" data-search-exclude><button type="button" data-run="run" disabled>Run</button>'
    '<button type="button" data-run="edit" disabled>Edit</button>'
    '<button type="button" data-run="reset" disabled>Reset</button>'
    '<span class="run-says" role="status"></span></div>'
)
NO_PYTHON = '<p class="run-none">This copy of the site was built without <code>make run</code>: nothing runs in it.</p>'


class Bars(Postprocessor):
    """Puts the bar under each fence of Python that is not marked as not run."""

    def run(self, text: str) -> str:
        """Return the HTML of a page with its bars; where there is no Python to run, with one line that says so."""
        if python() is None:
            return SHOWN.sub(lambda shown: shown[0] + NO_PYTHON, text, count=1)
        return SHOWN.sub(_with_bar, text)


class Runs(Extension):
    """The bars, as an extension of Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Stand behind all that makes HTML."""
        md.postprocessors.register(Bars(md), "run", -10)


def _with_bar(shown: re.Match[str]) -> str:
    kind, rest, code = shown.groups()
    return f'<div class="language-{kind} highlight run" data-kind="{kind}"{rest}>{code}{BAR}</div>'


def python() -> Path | None:
    """Return the folder with Python for the browser, of the pinned version, or None where nobody made it."""
    wanted = json.loads((ROOT / "handbook" / "browser" / "package.json").read_text(encoding="utf-8"))
    folder = PYTHON / wanted["dependencies"]["pyodide"]
    return folder if folder.exists() else None


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site that Run fetches on the first press, each under a name that changes with it."""
    folder = python()
    if folder is None:
        return
    law = compiled(packed())
    named = f"{HERE}law-{hashlib.sha256(law).hexdigest()[:12]}.zip"
    yield named, law
    parts = {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
    for name, content in parts.items():
        yield f"{HERE}python-{folder.name}/{name}", content
    counted = [len(content) for name, content in parts.items() if name.endswith((".wasm", ".zip"))]
    told = {"law": named.removeprefix(HERE), "python": f"python-{folder.name}/", "bytes": sum(counted) + len(law)}
    yield f"{HERE}files.json", json.dumps(told).encode()


def packed() -> bytes:
    """Return the law, the scenes and the runtime as a zip that is the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for file in sorted(file for pattern in PACKED for file in ROOT.glob(pattern)):
            entry = zipfile.ZipInfo(file.relative_to(ROOT).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(entry, file.read_bytes())
    return out.getvalue()


def compiled(law: bytes) -> bytes:
    """Return the law compiled by the browser's own Python, which starts sooner; as it is where that cannot be done."""
    kept = PYTHON / f"law-{hashlib.sha256(law).hexdigest()[:16]}.zip"
    if not kept.exists():
        source, part = (kept.with_suffix(f".{end}-{os.getpid()}") for end in ("source", "part"))
        source.write_bytes(law)
        command = ["node", str(ROOT / "handbook" / "browser" / "compile.mjs"), str(source), str(part)]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return law
        part.replace(kept)  # whole or not at all
        source.unlink()
    return kept.read_bytes()
