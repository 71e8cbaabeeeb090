"""Whether the fields of a thing are of the kinds that it says."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from awsnet.errors import TopologyError


def check_kinds(made: Any) -> None:
    """Raise TopologyError for a field that is not of the kind that its annotation says, naming both and the value."""
    for name, hint in _hints(made.__class__).items():
        value = getattr(made, name)
        if type(value) is not hint and not _fits(value, hint):
            called = f"{type(made).__name__} {getattr(made, 'name', '')}".strip()
            raise TopologyError(f"{called}: its {name} is {_kind(hint)}, not {_short(value)}")


@cache
def _hints(cls: type) -> dict[str, Any]:
    """Return the annotations of a kind of thing, which are read once."""
    hints = get_type_hints(cls)
    return {one.name: hints[one.name] for one in fields(cls)}


def _fits(value: object, hint: Any) -> bool:
    """Tell whether a value is of the kind that an annotation says."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is Any:
        return True
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        each = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return len(each) == len(value) and all(map(_fits, value, each))
    return isinstance(value, hint)


def _kind(hint: Any) -> str:
    """Return an annotation in words, such as "a VPC or nothing"."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_kind(one) for one in inner)
    if origin is tuple:
        return f"a tuple of {_kind(inner[0])}"
    return "nothing" if hint is NoneType else vars(hint).get("one_of", f"a {hint.__name__}")


def _short(value: object) -> str:
    """Return a value as the error shows it: a thing by its name, anything else as Python writes it."""
    if hasattr(value, "__dataclass_fields__"):
        return f"the {type(value).__name__} {value}"
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
