"""The front matter of a page: what it may say, and faults that name file, line, key and the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from handbook.fault import Fault
from handbook.fields import Strict

# Every scalar is text, as it was written; by libyaml where PyYAML has it, for that is ten times as fast.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Document:
    """A page as it is written: its front matter as a tree that knows its lines, and its body."""

    file: Path
    front: yaml.Node | None
    body: str
    first_line: int
    above: int = 1  # lines above the front matter: its mark

    @property
    def heading(self) -> str:
        """The front matter as it is written, with its marks."""
        return self.file.read_text(encoding="utf-8").removesuffix(self.body)

    def below(self, folder: str) -> str:
        """Return the file's path below a folder that holds it."""
        return "/".join(self.file.parts[self.file.parts.index(folder) + 1 :])

    @property
    def last_line(self) -> int:
        """The number of the last line of the page."""
        return self.first_line + self.body.count("\n") - 1

    def body_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines of the body with their numbers in the file."""
        return iter(enumerate(self.body.splitlines(), self.first_line))

    def line(self, *loc: str | int) -> int:
        """Return the line on which a key of the front matter stands, or the nearest above it that exists."""
        node = self.front
        line = 1
        for part in loc:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == part), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1 + self.above, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
                line = node.start_mark.line + 1 + self.above
        return line


Kinds = TypeVar("Kinds", bound=Strict)


def read(file: Path, kind: type[Kinds]) -> tuple[Document, Kinds | None, list[Fault]]:
    """Return a page, what its front matter says of it, and every fault of that."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return Document(file, None, "", 1), None, [Fault(file, line, "the page is not UTF-8", "save it as UTF-8")]
    if text.startswith("\ufeff"):
        fault = Fault(file, 1, "the page begins with a byte order mark", "save it as UTF-8 without one")
        return Document(file, None, text, 1), None, [fault]
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0]:
        fault = Fault(file, 1, "the page has no front matter", "begin it with a line ---, its id, and a line ---")
        return Document(file, None, text, 1), None, [fault]
    front, body = parts[1:]
    return checked(Document(file, None, body, front.count("\n") + 3), front, kind)


def checked(document: Document, front: str, kind: type[Kinds]) -> tuple[Document, Kinds | None, list[Fault]]:
    """Return a document with its front matter, what that says, and every fault of it."""
    file, above = document.file, document.above
    try:
        document = replace(document, front=yaml.compose(front, Loader=LOADER))
        return document, kind.model_validate(yaml.load(front, Loader=LOADER)), []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 + above if error.problem_mark else 1
        name = "the front matter" if above else file.name
        return document, None, [Fault(file, line, f"{name} is not YAML: {error.problem}", "mend the line")]
    except ValidationError as error:
        return document, None, list(_faults(document, kind, error))


def _faults(document: Document, kind: type[Strict], error: ValidationError) -> Iterator[Fault]:
    file = document.file
    for one in error.errors():
        where, path = document.line(*one["loc"]), ".".join(str(part) for part in one["loc"])
        message = one["msg"].removeprefix("Value error, ")
        if one["type"] == "extra_forbidden":
            known = _keys(kind, one["loc"][:-1])
            near = get_close_matches(str(one["loc"][-1]), known, n=1, cutoff=0.5)
            cure = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"
            cure = "text with a comma stands in quotes" if " " in str(one["loc"][-1]) else cure
            yield Fault(file, where, f"unknown key '{path}'", cure)
        elif one["type"] == "literal_error":
            choices = str(one["ctx"]["expected"])
            near = get_close_matches(str(one["input"]), re.findall(r"'([^']*)'", choices), n=1)
            yield Fault(file, where, f"{path}: '{one['input']}'", f"did you mean '{near[0]}'?" if near else choices)
        else:
            yield Fault(file, where, f"{path}: {message}" if path else message, f"correct it in {file.name}")


def _keys(kind: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """Return the keys known at a place of the front matter."""
    for part in loc:
        if isinstance(part, str):
            annotation = next(f.annotation for name, f in kind.model_fields.items() if (f.alias or name) == part)
            kind = next(t for t in _types(annotation) if isinstance(t, type) and issubclass(t, BaseModel))
    return [field.alias or name for name, field in kind.model_fields.items()]


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _types(inner)
