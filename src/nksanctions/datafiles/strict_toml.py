"""TOML in the shape of a class: each value is taken as it is written, and each key is known.

>>> structured("adopted = 2017-12-22", dict[str, date], source="2397-2017.toml")
{'adopted': datetime.date(2017, 12, 22)}
>>> structured("adopted = '22 December'", dict[str, date], source="2397-2017.toml")
Traceback (most recent call last):
nksanctions.errors.MalformedDataError: 2397-2017.toml: expected a day such as ... @ $['adopted']
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol, TypeVar, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn
from cattrs.v import format_exception

from nksanctions.errors import MalformedDataError

__all__ = ["by_id", "fitting", "strict_converter", "structured"]

T = TypeVar("T")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_Identified)


def structured(text: str, shape: type[T], *, source: str, converter: Converter | None = None) -> T:
    """The file of this text in its *shape*; messages name *source*.

    *converter* is a `strict_converter` that knows further kinds of value.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.
    """
    try:
        return (converter or _converter).structure(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        raise MalformedDataError(source, [f"no TOML: {error}"]) from error
    except BaseValidationError as error:
        found = transform_error(error, format_exception=_describe)
        raise MalformedDataError(source, found) from error


def fitting(value: object, shape: type[T]) -> T | None:
    """What TOML gave, in its *shape*; `None` where it does not fit."""
    try:
        return _converter.structure(value, shape)
    except BaseValidationError:
        return None


def by_id(rows: Iterable[Row], path: str, *, source: str) -> dict[str, Row]:
    """The rows that stand at this path of a file, by their ids, in the order of the file.

    Raises:
        MalformedDataError: If two of them have one id.
    """
    found: dict[str, Row] = {}
    twice = []
    for number, row in enumerate(rows):
        if row.id in found:
            twice.append(f"{row.id} stands twice @ {path}[{number}]")
        found[row.id] = row
    if twice:
        raise MalformedDataError(source, twice)
    return found


def _text(value: object, _type: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected a text, not {value!r}")
    return value


def _whole_number(value: object, _type: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"expected a whole number, not {value!r}")
    return value


def _yes_or_no(value: object, _type: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, not {value!r}")  # noqa: TRY004
    return value


def _day(value: object, _type: object) -> date:
    if type(value) is not date:
        raise ValueError(f"expected a day such as 2017-09-11, not {value!r}")
    return value


def _word(value: object, words: type[StrEnum]) -> StrEnum:
    if not isinstance(value, str) or value not in tuple(words):
        raise ValueError(f"{value!r} is none of {', '.join(words)}")
    return words(value)


_Hook = Callable[[Any, Any], Any]


def _table(cls: Any, converter: Converter) -> _Hook:
    from_table: _Hook = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, type_: object) -> object:
        if not isinstance(value, dict):
            raise ValueError(f"expected a table, not {value!r}")  # noqa: TRY004
        return from_table(value, type_)

    return structure


def _array(cls: Any, converter: Converter) -> _Hook:
    from_list: _Hook = list_structure_factory(cls, converter)

    def structure(value: object, type_: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise ValueError(f"expected an array, not {value!r}")  # noqa: TRY004
        return tuple(from_list(value, type_))

    return structure


def _is_array(cls: object) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[1:] == (...,)


def strict_converter() -> Converter:
    """A converter of our own values of TOML, to which hooks for other kinds can be added."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook(StrEnum, _word)  # stands before str: the nearer class wins
    converter.register_structure_hook_factory(attrs.has, _table)
    converter.register_structure_hook_factory(_is_array, _array)
    return converter


_converter: Final = strict_converter()


def _describe(error: BaseException, type_: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        keys = [attribute.name for attribute in attrs.fields(error.cl)]
        unknown = []
        for key in sorted(error.extra_fields):
            near = difflib.get_close_matches(key, keys, n=1)
            unknown.append(f"{key!r}, did you mean {near[0]!r}?" if near else repr(key))
        return f"unknown key {'; '.join(unknown)}"
    if isinstance(error, ValueError):
        return str(error)
    return format_exception(error, type_)
