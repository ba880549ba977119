"""Designations as plain JSON, whole and back again.

The keys are the names of the fields; a field that has its default value is left out. A file is a
list with a designation on each line, so that it is JSON and yet read line by line. JSON Lines, and
lists laid out otherwise, are read too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, BinaryIO, Final

import attrs
import cattrs
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.v import format_exception, transform_error

from nksanctions.errors import BadInputError, Problem
from nksanctions.lists import fast_json
from nksanctions.lists.opened import Opened, bad
from nksanctions.lists.report import ParseReport
from nksanctions.models import Designation

LONGEST: Final = 1 << 23
"""A designation has at most so many bytes."""

EMPTY: Final = 10_000
"""So many empty lines are no list."""

WHOLE: Final = 1 << 28
"""A list that is not laid out by lines is read whole, up to so many bytes."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def to_plain(value: Any) -> Any:
    """A designation, or a part of one, as values of JSON.

    >>> from nksanctions.models import UncertainDate
    >>> to_plain(UncertainDate.year(1971))
    {'earliest': '1971-01-01', 'latest': '1971-12-31', 'precision': 'year'}

    .. versionadded:: 26.1.0
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return {
        name: to_plain(held)
        for name, default in _defaults(type(value))
        if (held := getattr(value, name)) != default
    }


_REQUIRED: Final[Any] = object()


_DEFAULTS: Final[dict[Any, tuple[tuple[str, Any], ...]]] = {}


def _defaults(of: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a class and their default values."""
    if of not in _DEFAULTS:
        _DEFAULTS[of] = tuple(
            (field.name, _REQUIRED if field.default is attrs.NOTHING else field.default)
            for field in attrs.fields(of)
        )
    return _DEFAULTS[of]


def from_plain(value: Any, place: str = "") -> Designation:
    """The designation of values of JSON.

    Raises:
        BadInputError: With every problem and its path, such as ``names[2].kind``.

    .. versionadded:: 26.1.0
    """
    if (convert := fast_json.converter()) is not None:
        found = convert(value)
        if found is not None:
            return found
    return structured(value, place)


def write_json(designations: Iterable[Designation], file: BinaryIO) -> int:
    r"""Write designations to an open binary file; how many there were.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_json([], file), file.getvalue()
    (0, b'[\n]\n')

    .. versionadded:: 26.1.0
    """
    count = 0
    file.write(b"[")
    for designation in designations:
        text = json.dumps(to_plain(designation), ensure_ascii=False, separators=(",", ":"))
        file.write(b",\n" if count else b"\n")
        file.write(text.encode("utf-8", errors="backslashreplace"))
        count += 1
    file.write(b"\n]\n")
    return count


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of a JSON list or of JSON Lines.

    Raises:
        BadInputError: If the file is damaged, or no JSON.
    """
    for place, value in _values(opened.file, opened.name):
        try:
            designation = from_plain(value)
        except BadInputError as error:
            first, *more = error.problems
            report.skip(place, first.message, first.field)
            for problem in more:
                report.problem(place, problem.message, problem.field)
            continue
        yield designation


def _values(file: BinaryIO, name: str) -> Iterator[tuple[str, Any]]:
    """The values of the list, with where each stands."""
    number = empty = 0
    before = b""  # what was read before the first value
    by_line = False
    while line := file.readline(LONGEST):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        text = line.strip().removesuffix(b",")
        if text in (b"", b"[", b"]"):
            empty += 1
            if empty > EMPTY:
                raise bad(name, f"has more than {EMPTY:,} empty lines", f"line {number}")
            before = b"" if by_line else before + line
            continue
        if len(line) == LONGEST and by_line:
            raise bad(name, f"longer than {LONGEST >> 20} MB", f"line {number}")
        try:
            value = _loads(text)
        except ValueError as error:
            if by_line:
                raise bad(name, f"no JSON: {error}", f"line {number}") from None
            value = None
        if not by_line and (value is None or isinstance(value, list)):
            yield from _laid_out_otherwise(before + line, file, name)
            return
        by_line = True
        yield f"line {number}", value


def _laid_out_otherwise(before: bytes, file: BinaryIO, name: str) -> Iterator[tuple[str, Any]]:
    """The values of a list that is not one a line; it is read whole."""
    text = before + file.read(WHOLE)
    if len(text) > WHOLE:
        raise bad(name, f"longer than {WHOLE >> 20} MB and not one designation a line")
    try:
        found = _loads(text)
    except (ValueError, RecursionError) as error:
        raise bad(name, f"no JSON: {error}") from None
    if isinstance(found, dict):
        found = [found]
    if not isinstance(found, list):
        raise bad(name, "is JSON, but no list of designations")
    for place, value in enumerate(found, 1):
        yield f"item {place}", value


def _loads(text: bytes) -> Any:
    loads = fast_json.loads()
    try:
        return json.loads(text) if loads is None else loads(text)
    except RecursionError:
        raise ValueError("nests too deep") from None


def _exactly(kind: type[Any], says: str) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"{value!r:.60} is not {says}")
        return value

    return structure


def _day(value: Any, _: Any) -> date:
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        raise ValueError(f"{value!r:.60} is no date such as 2009-07-16")
    return date.fromisoformat(value)


def _choice(value: Any, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(str(each.value) for each in kind)
        raise ValueError(f"{value!r:.60} is none of {choices}") from None


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(str, _exactly(str, "a text"))
    converter.register_structure_hook(bool, _exactly(bool, "true or false"))
    converter.register_structure_hook(int, _exactly(int, "a whole number"))
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook(StrEnum, _choice)  # or it would count as a text
    return converter


def structured(value: Any, place: str = "") -> Designation:
    """The designation of values of JSON, the careful way: every problem is found."""
    if not isinstance(value, dict):
        raise bad(place, f"{value!r:.60} is not an object")
    try:
        return _converter().structure(value, Designation)
    except BaseValidationError as error:
        found = []
        for line in transform_error(error, format_exception=_said):
            message, _, path = line.rpartition(" @ ")
            field = path.removeprefix("$").lstrip(".")
            found.append(Problem(place=place, field=field, message=message))
        raise BadInputError(found) from None


def _said(error: BaseException, kind: type[Any] | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return f"no field is called {', '.join(sorted(map(repr, error.extra_fields)))}"
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing"
    if isinstance(error, ValueError):
        return str(error)
    return format_exception(error, kind)
