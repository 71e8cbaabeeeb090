"""What a reader types runs as a console; a bar stands under each fence that runs; what is packed is enough."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import markdown
import pytest

from handbook import run, transcript
from handbook.run import Runs

NAMES = "x = 1\n"
TYPED = {
    "statements print as at a prompt": ("x + 1\n'a'\n", ["2\n", "'a'\n"]),
    "old output beside prompts is left out": (">>> x\n7\n>>> x + 1\n", ["1\n", "2\n"]),
    "lines go on after three dots": (">>> for i in range(2):\n...     i\n", ["0\n1\n"]),
    "a decorator belongs to its function": ("@staticmethod\ndef f(): pass\nx\n", ["", "1\n"]),
    "two on one line run once": ("y = 2; y\nx\n", ["2\n", "1\n"]),
    "a syntax error says where": (
        "x = (\n",
        ["Traceback\n  File \"<page>\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed\n"],
    ),
    "what follows an error still runs": ("1 / 0\nx\n", ["Traceback\nZeroDivisionError: division by zero\n", "1\n"]),
    "leaving is an answer": ("raise SystemExit\n", ["Traceback\nSystemExit\n"]),
    "nothing prints nothing": ("\n", []),
}


@pytest.mark.parametrize("name", TYPED)
def test_what_a_reader_types_runs_as_a_console(name: str) -> None:
    code, printed = TYPED[name]
    steps = transcript.run([transcript.Block("python", NAMES), transcript.Block("console", code)])
    assert [step.got for step in steps if step.block] == printed


FENCES = {
    "a transcript": ("```pycon\n>>> 1\n1\n```", ['data-kind="pycon"']),
    "a module": ("```python\nx = 1\n```", ['data-kind="python"']),
    "one in an admonition": ("!!! note\n\n    ```pycon\n    >>> 1\n    1\n    ```", ['data-kind="pycon"']),
    "one of a second session": (
        '```{.pycon data-session="two"}\n>>> 1\n1\n```',
        ['data-kind="pycon" data-session="two"'],
    ),
    "one that is marked": ('```{.pycon .norun data-reason="slow"}\n>>> 1\n1\n```', []),
    "a shell": ("```sh\nls\n```", []),
}


@pytest.mark.parametrize("name", FENCES)
def test_a_bar_stands_under_each_fence_that_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, wanted = FENCES[name]
    monkeypatch.setattr(run, "python", lambda: Path())
    assert re.findall(r'<div class="[^"]*\brun" ([^>]*)>', rendered(text)) == wanted
    assert rendered(text).count('data-run="run"') == len(wanted)


def test_where_there_is_no_python_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "python", lambda: None)
    page = rendered("```pycon\n>>> 1\n1\n```\n\n```pycon\n>>> 2\n2\n```")
    assert (page.count("<button"), page.count("make run")) == (0, 1)


def rendered(text: str) -> str:
    known = ["admonition", "attr_list", "pymdownx.superfences", "pymdownx.highlight"]
    settings = {"pymdownx.highlight": {"pygments_lang_class": True}}
    return str(markdown.markdown(text, extensions=[*known, Runs()], extension_configs=settings))


def test_what_is_packed_is_the_same_each_time() -> None:
    assert run.packed() == run.packed()


def test_what_is_packed_runs_alone(tmp_path: Path) -> None:
    pack = tmp_path / "law.zip"
    pack.write_bytes(run.packed())
    asked = json.dumps([["python", "from awsnet import VPC\n"], ["pycon", '>>> print(VPC("a", "10.0.0.0/16"))\na\n']])
    code = f"import sys; sys.path.insert(0, {str(pack)!r}); from handbook import in_browser; in_browser.warm()"
    code += f"; in_browser.close_doors(); print(in_browser.answer({asked!r}))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert [step["agrees"] for step in json.loads(done.stdout)] == [True]


def test_no_date_and_no_cache_is_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(run.packed())) as pack:
        assert {entry.date_time for entry in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(entry.filename.endswith(".py") for entry in pack.infolist())
