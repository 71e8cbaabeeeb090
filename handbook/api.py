"""awsnet as its readers meet it: names, signatures and docstrings, read from its source by griffe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import griffe

from awsnet.errors import cure
from handbook.fault import Fault

ROOT = Path(__file__).parent.parent
PACKAGE = "awsnet"
RULE = re.compile(r"\bR-([A-Z]+)-(\d+)(?: to R-\1-(\d+))?")
LINK = re.compile(r"https?://\S+")
COMMON = ("things.Thing", "things.Place", "things.Link")
WIDTH, LINE = 72, 1_000  # a signature of more characters has a line for each parameter; that of a member never has
# What is exported and is no class and no function has no docstring.
VALUES = {
    "BLACKHOLE": "The target of a route that drops what it takes.",
    "INTERNET": "All public addresses that no place of the network holds.",
}


@dataclass(frozen=True)
class Entry:
    """A thing of awsnet: where it stands, how it is written, what its docstring says, and its members to be told."""

    path: str
    signature: str
    words: str
    public: bool = False
    members: tuple[Entry, ...] = ()

    @property
    def module(self) -> str:
        """The module, such as awsnet.peering."""
        return ".".join(self.path.split(".")[:2])

    @property
    def name(self) -> str:
        """The name in its module, such as Peering.forward."""
        return ".".join(self.path.split(".")[2:])

    @property
    def anchor(self) -> str:
        """Where the API reference tells of it: by its name, and by its module too where it is not public."""
        return self.name if self.public else ".".join(self.path.split(".")[1:])

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that its docstring names."""
        return tuple(rules_in(self.words))


def rules_in(text: str) -> Iterator[str]:
    """Yield each rule that a text names; "R-PEER-3 to R-PEER-5" names three."""
    for area, first, last in RULE.findall(text):
        yield from (f"R-{area}-{number}" for number in range(int(first), int(last or first) + 1))


class Things(griffe.Extension):
    """Tells griffe that what awsnet calls a thing is a dataclass."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Give each thing the decorator that griffe knows."""
        known = griffe.ExprName("dataclass", parent=pkg["things"])
        for found in everything(pkg):
            for one in found.decorators if isinstance(found, griffe.Class) else ():
                if isinstance(one.value, griffe.Expr) and one.value.canonical_path == f"{PACKAGE}.things.thing":
                    one.value = known


@cache
def package() -> griffe.Module:
    """Return the source of awsnet, read."""
    extensions = griffe.load_extensions(Things())
    module = griffe.load(PACKAGE, search_paths=[ROOT], allow_inspection=False, extensions=extensions)
    assert isinstance(module, griffe.Module)
    return module


def exported() -> list[str]:
    """Return the public names of awsnet."""
    return [str(name) for name in package().exports or ()]


def entry(name: str) -> Entry:
    """Return what a public name stands for. Raises Fault for one that there is not."""
    if name not in exported():
        raise Fault(ROOT / PACKAGE / "__init__.py", 1, f"{PACKAGE} has no public name '{name}'", cure(name, exported()))
    return _entry(_target(name), public=True)


def _target(name: str) -> griffe.Object:
    """Return what a public name stands for: where a function has the name of its module, it is the function."""
    found = package().members[name]
    target = found.final_target if isinstance(found, griffe.Alias) else found.members[name]
    assert isinstance(target, griffe.Object)
    return target


def _entry(found: griffe.Object, *, public: bool, width: int = WIDTH) -> Entry:
    words = VALUES.get(found.name, "") if found.is_attribute and not found.docstring else _words(found)
    members: tuple[Entry, ...] = ()
    if isinstance(found, griffe.Class):
        told = (one for one in found.members.values() if isinstance(one, griffe.Object) and _told(one))
        members = tuple(_entry(one, public=public, width=LINE) for one in told)
    return Entry(found.path, signature(found, width), words, public, members)


def _words(found: griffe.Object) -> str:
    return found.docstring.value if found.docstring else ""


def _told(member: griffe.Object) -> bool:
    """Tell whether a reader hears of a member: it holds a rule, or has no part in how packets walk."""
    if not _words(member) or (member.name.startswith("_") and not _names_rule(member)):
        return False
    parameters = {one.name for one in member.parameters} if isinstance(member, griffe.Function) else set()
    walks = member.name in _common() or parameters & {"net", "packet", "came"}
    return _names_rule(member) or not walks


def _names_rule(found: griffe.Object) -> bool:
    return bool(RULE.search(_words(found)))


@cache
def _common() -> frozenset[str]:
    """Return the names of what things, places and links have in common: how packets walk, which no reader calls."""
    return frozenset(name for kind in COMMON for name in package()[kind].members)


def everything(package: griffe.Module) -> Iterator[griffe.Object]:
    """Yield every module, class, function and attribute of a package, those further out first."""
    inside: list[griffe.Object] = [package]
    while inside:
        found = inside.pop(0)
        yield found
        inside += [one for one in found.members.values() if isinstance(one, griffe.Object)]


@cache
def holders() -> tuple[Entry, ...]:
    """Return all that holds a rule: whatever has a docstring that names one."""
    found = (one for one in everything(package()) if _names_rule(one) and not one.is_module)
    return tuple(sorted((_entry(one, public=_is_public(one)) for one in found), key=lambda one: one.path))


def _is_public(found: griffe.Object) -> bool:
    """Tell whether the API reference tells of a thing among the public names, or of a member of one."""
    return ".".join(found.path.split(".")[:3]) in _public_paths()


@cache
def _public_paths() -> frozenset[str]:
    return frozenset(_target(name).path for name in exported())


def inside() -> list[Entry]:
    """Return what holds a rule, or has a member that does, and is not public: the API reference tells of it last."""
    names = dict.fromkeys(tuple(one.path.split(".")[1:3]) for one in holders() if not one.public)
    return [_entry(found, public=False) for name in names if isinstance(found := package()[name], griffe.Object)]


# How it is written


def signature(found: griffe.Object, width: int = WIDTH) -> str:
    """Return how a thing is written: a call with its parameters, a property, a value."""
    if isinstance(found, griffe.Attribute):
        if "property" in found.labels or isinstance(found.parent, griffe.Class):
            return f"{found.name}: {found.annotation}" if found.annotation else found.name
        return f"{found.name} = {found.value}"
    if isinstance(found, griffe.Class):
        return _class_signature(found, width)
    if isinstance(found, griffe.Function):
        returns = f" -> {found.returns}" if found.returns else ""
        return _call(found.name, found.parameters, returns, width)
    return found.name


def _class_signature(found: griffe.Class, width: int) -> str:
    bases = [str(base) for base in found.bases]
    if "Enum" in bases:
        values = (one for one in found.members.values() if isinstance(one, griffe.Attribute) and one.value)
        return "\n".join(f"{found.name}.{one.name} = {one.value}" for one in values)
    if found.parameters:
        return _call(found.name, found.parameters, "", width)
    return f"{found.name}({', '.join(bases)})"


def _call(name: str, parameters: Iterable[griffe.Parameter], returns: str, width: int) -> str:
    """Return a call in one line if it fits, else with a line for each parameter."""
    parts: list[str] = []
    for one in parameters:
        if one.name == "self":
            continue
        if one.kind is griffe.ParameterKind.keyword_only and not any(part.startswith("*") for part in parts):
            parts.append("*")
        stars = "*" if one.kind is griffe.ParameterKind.var_positional else ""
        kind = f": {one.annotation}" if one.annotation else ""
        has_default = one.default is not None and str(one.default) != "field()" and not stars
        default = f" = {one.default}" if has_default else ""
        parts.append(f"{stars}{one.name}{kind}{default}")
    line = f"{name}({', '.join(parts)}){returns}"
    if len(line) <= width:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){returns}"


# What it says


def told(words: str) -> str:
    """Return a docstring as HTML: its paragraphs, code and rules marked up, the pages at AWS last."""
    links = [link.rstrip(".,)") for link in LINK.findall(words)]
    paragraphs = [" ".join(part.split()) for part in LINK.sub("", words).split("\n\n")]
    body = "".join(f"<p>{_marked(text)}</p>" for text in paragraphs if text)
    pages = ", ".join(f'<a href="{escape(link)}">{page_name(link)}</a>' for link in links)
    return body + (f'<p class="pages">AWS: {pages}</p>' if pages else "")


def page_name(link: str) -> str:
    """Return by which words a link to a page of AWS is known: its last part."""
    return escape(link.rstrip("/").split("/")[-1].removesuffix(".html").replace("-", " ").replace("_", " "))


def _marked(text: str) -> str:
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text.rstrip(": "), quote=False))
    return re.sub(r"\bR-[A-Z]+-\d+", lambda rule: f'<a href="../rules/#{rule[0].lower()}">{rule[0]}</a>', text)
