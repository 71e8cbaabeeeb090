"""An exercise as its page shows it: the sketch, the broken network to edit, and what the answer changes."""

from __future__ import annotations

import ast
import difflib
from importlib import import_module
from pathlib import Path

from snippets import exercises

SOURCES = Path(exercises.__path__[0])


def shown(name: str) -> str:
    """Return the code of an exercise that the reader repairs: what stands between its imports and its goal."""
    text = (SOURCES / f"{name}.py").read_text(encoding="utf-8")
    body = ast.parse(text).body
    imports = max(node.end_lineno or 0 for node in body if isinstance(node, ast.ImportFrom))
    goal = next(n.lineno for n in body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "goal")
    return "\n".join(text.splitlines()[imports : goal - 1]).strip("\n") + "\n"


def sketch(name: str) -> str:
    """Return the sketch of an exercise: what its docstring says below its first line."""
    text = ast.get_docstring(ast.parse((SOURCES / f"{name}.py").read_text(encoding="utf-8"))) or ""
    return text.partition("\n\n")[2]


def answered(name: str) -> str:
    """Return the code of an exercise with its answer; raises ValueError where a part does not stand there once."""
    code = shown(name)
    for old, new in import_module(f"snippets.exercises.{name}").answer:
        if code.count(old) != 1:
            raise ValueError(f"{name}: the answer replaces {old!r}, which stands there {code.count(old)} times")
        code = code.replace(old, new)
    return code


def difference(name: str) -> str:
    """Return what the answer changes, line by line, as a diff without its heads."""
    before, after = shown(name).splitlines(), answered(name).splitlines()
    return "\n".join(line.rstrip() for line in difflib.ndiff(before, after) if line[0] != "?") + "\n"
