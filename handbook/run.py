"""Run it here: the bar under each fence that the tests run, and the files that the reader's browser needs to run it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from diagrams_src.kept import once
from handbook.fault import Fault

ROOT = Path(__file__).parent.parent
PACKED = (
    "awsnet/*.py",
    "snippets/*.py",
    "snippets/exercises/*.py",
    "handbook/__init__.py",
    "handbook/transcript.py",
    "handbook/in_browser.py",
    "handbook/repair.py",
    "handbook/asked.py",
    "handbook/reaches.py",
    "diagrams_src/__init__.py",
    "diagrams_src/strokes.py",
)
WANTED = ROOT / "handbook" / "browser" / "package.json"
PYTHON = ROOT / ".cache" / "python"  # made by `make run`, whole or not at all
MANIFEST = "SHA256SUMS"
HERE = "assets/run/"
WHOLE_LIBRARY = "python_stdlib.zip"  # the page gets the part that the memory has not loaded
MADE_BY = tuple(
    ROOT / name for name in ("handbook/browser/keep.mjs", "handbook/browser/compile.mjs", "theme/assets/run/wake.js")
)
COUNTED = (".wasm", ".bin", ".zip")  # what the worker tells the progress of
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
    folder = PYTHON / json.loads(WANTED.read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    return folder if (folder / MANIFEST).exists() else None


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site that Run fetches on the first press, each under a name that changes with it."""
    folder = python()
    if folder is None:
        return
    parts = parts_of(folder)
    made = kept(packed(), folder)
    home = f"python-{folder.name}-{_digest(*parts.values())[:8]}/"
    told: dict[str, str | int] = {"python": home, "length": int(made["length"])}
    sent = {f"{home}{name}": content for name, content in parts.items() if name != WHOLE_LIBRARY}
    for what, name in {"memory": "memory.bin", "rest": "rest.zip"}.items():
        stamped = f"{what}-{_digest(made[name])[:12]}{name.removeprefix(what)}"
        told[what], sent[stamped] = stamped, made[name]
    told["bytes"] = sum(len(content) for name, content in sent.items() if name.endswith(COUNTED))
    yield from ((f"{HERE}{name}", content) for name, content in sent.items())
    yield f"{HERE}files.json", json.dumps(told).encode()


def parts_of(folder: Path) -> dict[str, bytes]:
    """Return the files of Python for the browser, by name; Fault for one that is not as it was made."""
    listed = folder / MANIFEST
    parts = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file != listed}
    sums = [f"{_digest(content)}  {name}" for name, content in parts.items()]
    if sums != listed.read_text(encoding="utf-8").splitlines():
        raise Fault(listed, 1, "Python for the page is spoilt", "remove .cache/python, then type 'make run'")
    return parts


def packed() -> bytes:
    """Return the law, the scenes and the runtime as a zip that is the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for file in sorted(file for pattern in PACKED for file in ROOT.glob(pattern)):
            entry = zipfile.ZipInfo(file.relative_to(ROOT).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(entry, file.read_bytes())
    return out.getvalue()


def kept(law: bytes, folder: Path) -> dict[str, bytes]:
    """Return the memory of a Python that has loaded the law, its length, and the rest that it has not loaded.

    The browser's own Python is asked, once for each law. Raises Fault with what it says if it fails.
    """
    key = _digest(law, *(file.read_bytes() for file in (*MADE_BY, folder / MANIFEST)))
    with zipfile.ZipFile(io.BytesIO(once("memory", key, lambda: _by_node(law, folder)))) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def _by_node(law: bytes, folder: Path) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        source, made = Path(place, "law.zip"), Path(place, "kept")
        source.write_bytes(law)
        try:
            command = ["node", str(MADE_BY[0]), str(folder), str(source), str(made)]
            subprocess.run(command, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            said = (getattr(error, "stderr", None) or str(error)).strip()
            raise Fault(MADE_BY[0], 1, f"the browser's Python cannot load the law: {said}", "correct it") from None
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as whole:
            for file in made.iterdir():
                whole.write(file, file.name)
        return out.getvalue()


def _digest(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(contents)).hexdigest()
