"""What every thing of a network is: frozen, with fields of the kinds that it says, or refused by name."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

from awsnet.errors import TopologyError

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def thing(cls: type[T]) -> type[T]:
    """Make a frozen dataclass whose fields are of the kinds that it says.

    Making one with a field of another kind raises TopologyError, which names the field, the kind and the value.
    """
    check = cls.__dict__.get("__post_init__")

    def __post_init__(self: Any) -> None:  # noqa: N807 -- takes the place of the class's own
        _check(self)
        if check:
            check(self)

    if check or not hasattr(cls, "__post_init__"):
        cls.__post_init__ = __post_init__  # type: ignore[attr-defined]
    return dataclass(frozen=True)(cls)


def _check(made: Any) -> None:
    for name, hint in _hints(type(made)).items():
        value = getattr(made, name)
        if type(value) is not hint and not _fits(value, hint):
            called = f"{type(made).__name__} {getattr(made, 'name', '')}".strip()
            raise TopologyError(f"{called}: its {name} is {_kind(hint)}, not {_short(value)}")


_KNOWN: dict[type, dict[str, Any]] = {}  # annotations are read once for each kind of thing


def _hints(cls: type) -> dict[str, Any]:
    if cls not in _KNOWN:
        hints = get_type_hints(cls)
        _KNOWN[cls] = {one.name: hints[one.name] for one in fields(cls)}
    return _KNOWN[cls]


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
    return "nothing" if hint is NoneType else f"a {hint.__name__}"


def _short(value: object) -> str:
    """Return a value as the error shows it: a thing by its name, anything else as Python writes it."""
    if hasattr(value, "__dataclass_fields__"):
        return f"the {type(value).__name__} {value}"
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
