"""JSON to designations by msgspec, where the extra ``fast`` is installed.

It takes what the careful way takes and gives the same; anything that it would refuse, or that has a
key which no field has, is left to the careful way, which says what is wrong.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

import attrs
from attrs import frozen

from nksanctions.models import Designation


@frozen
class _Plan:
    """The keys of a class, and those of them that hold objects or lists of objects."""

    keys: frozenset[str]
    nested: tuple[tuple[str, _Plan], ...]


def _plan(of: Any) -> _Plan:
    hints = typing.get_type_hints(of)
    names = [field.name for field in attrs.fields(of)]
    found = ((name, _class_in(hints[name])) for name in names)
    nested = tuple((name, _plan(held)) for name, held in found if held is not None)
    return _Plan(frozenset(names), nested)


def _class_in(hint: Any) -> type[Any] | None:
    """The attrs class that a field holds, alone, optionally or many."""
    if isinstance(hint, type) and attrs.has(hint):
        return hint
    if typing.get_origin(hint) in (types.UnionType, typing.Union, tuple):
        held = (_class_in(each) for each in typing.get_args(hint))
        return next((each for each in held if each is not None), None)
    return None


def _is_known(value: Any, plan: _Plan) -> bool:
    """Whether each key is a field's."""
    if type(value) is not dict or not value.keys() <= plan.keys:
        return False
    for name, below in plan.nested:
        held = value.get(name)
        if held:
            if type(held) is list:
                for each in held:
                    if not _is_known(each, below):
                        return False
            elif not _is_known(held, below):
                return False
    return True


@cache
def loads() -> Callable[[bytes], Any] | None:
    """A function that reads JSON fast; `None` without the extra."""
    try:
        import msgspec
    except ImportError:
        return None
    return msgspec.json.Decoder().decode


@cache
def converter() -> Callable[[Any], Designation | None] | None:
    """A function that makes a designation, or `None` where it can't; `None` without the extra."""
    try:
        import msgspec
    except ImportError:
        return None
    plan = _plan(Designation)

    def convert(value: Any) -> Designation | None:
        if not _is_known(value, plan):
            return None
        try:
            return msgspec.convert(value, Designation)
        except (msgspec.ValidationError, RecursionError):
            return None

    return convert
