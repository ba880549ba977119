"""JSON and JSON Lines: an object a record.

A key that is absent is left out, ``null`` or ``"?"`` is explicitly unknown.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from nksanctions.records.case import ANNOTATIONS, Case, Intake
from nksanctions.records.columns import Column, columns
from nksanctions.records.complaints import LONGEST, shown


class _Object(dict[str, Any]):
    """A JSON object that knows which of its keys came twice."""

    __slots__ = ("twice",)
    twice: tuple[str, ...]


class _MalformedError(ValueError):
    """JSON that cannot be read; holds the place and the message."""


def read_json(text: str, file: str, intake: Intake, *, lines: bool = False) -> Iterator[Case]:
    """Yield a case for each good object of a list, of a file of lines, or for the only one."""
    if not text.strip():
        intake.problems.add(file, "the file is empty")
        return
    start = text.lstrip()[:1]
    if start != "[" and (lines or (start == "{" and _first_line_is_whole(text))):
        yield from _read_lines(text, file, intake)
        return
    try:
        document = _load(text)
    except _MalformedError as error:
        place, message = error.args
        intake.problems.add(f"{file} {place}".rstrip(), message)
        return
    if isinstance(document, list):
        if not document:
            intake.problems.add(file, "an empty list: no records")
        for number, item in enumerate(document):
            yield from read_object(item, f"{file} $[{number}]", intake)
    elif isinstance(document, dict):
        yield from read_object(document, f"{file} $", intake)
    else:
        intake.problems.add(file, f"expected a list of records, got {shown(document)}")


def read_object(item: object, place: str, intake: Intake) -> Iterator[Case]:
    """Yield the case that an object makes, if it is good."""
    if not isinstance(item, Mapping):
        intake.problems.add(place, f"expected an object, got {shown(item)}")
        return
    before = intake.problems.count
    record_type = intake.record_type(place, item.get("record"))
    own = columns(record_type) if record_type is not None else {}
    given: list[tuple[Column, object]] = []
    beside: list[tuple[Column, object]] = []
    _note_twice(item, place, "", intake)
    for key, value in item.items():
        if (column := own.get(key)) is not None:
            if column.group is not None and isinstance(value, Mapping):
                given += _parts(column, value, own, place, intake)
            else:
                given.append((column, value))
        elif key in ANNOTATIONS:
            beside.append((ANNOTATIONS[key], value))
        elif record_type is not None:
            _note_unknown(key, place, record_type, intake)
    if record_type is not None:
        case = intake.case(place, record_type, given, beside)
        if case is not None and intake.problems.count == before:
            yield case


def _read_lines(text: str, file: str, intake: Intake) -> Iterator[Case]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = _load(line)
        except _MalformedError as error:
            place, message = error.args
            place = place.removeprefix("line 1 ")
            intake.problems.add(f"{file} line {number} {place}".rstrip(), message)
        else:
            yield from read_object(item, f"{file} line {number}", intake)


def _parts(
    column: Column, value: Mapping[Any, Any], own: Mapping[str, Column], place: str, intake: Intake
) -> Iterator[tuple[Column, object]]:
    """The columns that the nested object of a group gives."""
    _note_twice(value, place, f"{column.name}.", intake)
    for key, part in value.items():
        if (found := own.get(f"{column.name}.{key}")) is not None:
            yield found, part
        else:
            _note_unknown(f"{column.name}.{key}", place, None, intake)


def _note_twice(item: Mapping[str, Any], place: str, prefix: str, intake: Intake) -> None:
    if isinstance(item, _Object):
        for key in item.twice:
            intake.problems.add(place, "the key is given twice", _name(prefix + key))


def _note_unknown(key: object, place: str, record_type: type[Any] | None, intake: Intake) -> None:
    name = key if isinstance(key, str) else repr(key)
    intake.problems.add(place, lambda: intake.unknown_field(name, record_type), _name(name))


def _name(key: str) -> str:
    return key if len(key) <= LONGEST and key.isprintable() else shown(key)


def _first_line_is_whole(text: str) -> bool:
    """Whether this is JSON Lines: more lines follow an object that ends on its first."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip():
        return False
    try:
        return isinstance(_load(first), dict)
    except _MalformedError:
        return False


def _load(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        words = error.msg[:1].lower() + error.msg[1:]
        message = f"malformed JSON: {words}"
        if error.pos == 0:
            message += "; if this is CSV, name the file .csv"
        raise _MalformedError(f"line {error.lineno} column {error.colno}", message) from None
    except RecursionError:
        raise _MalformedError("", "malformed JSON: nested too deeply") from None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    found.twice = ()
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        found.twice = tuple(key for key, number in times.items() if number > 1)
    return found


def _integer(digits: str) -> int | str:
    """A number too long for any count stays text: Python refuses to convert thousands of digits."""
    return int(digits) if len(digits) <= 20 else digits
