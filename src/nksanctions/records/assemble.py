"""Values put together to a record, every problem of it noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from nksanctions.models.facts import Domain
from nksanctions.records.columns import Column, columns
from nksanctions.records.complaints import explain
from nksanctions.records.problems import Problems
from nksanctions.records.values import BAD, parse

_MOST_REMEMBERED: Final = 10_000


class Assembler:
    """Makes records of one type from the columns that are given.

    A value that does not fit counts as unknown from there on, so that the rest of the record is
    still checked and one mistake is reported once.
    """

    def __init__(self, record_type: type[Any], problems: Problems) -> None:
        self.record_type = record_type
        self.columns: Mapping[str, Column] = columns(record_type)
        self._problems = problems
        self._remembered: dict[tuple[Column, str], Any] = {}

    def assemble(self, place: str, given: Iterable[tuple[Column, object]]) -> Any:
        """Make a record, or note what is wrong with it and return `None`."""
        before = self._problems.count
        values: dict[str, Any] = {}
        groups: dict[str, dict[str, Any]] = {}
        for column, raw in given:
            if not column.part and column.group is None:
                values[column.field] = self.value(place, column, raw)
            else:
                self._add_to_group(place, column, raw, values, groups)
        for name, parts in groups.items():
            if (group := self.columns[name].group) is not None:
                values[name] = self._build(place, group, parts, prefix=f"{name}.")
        record = self._build(place, self.record_type, values)
        return record if self._problems.count == before else None

    def value(self, place: str, column: Column, raw: object) -> Any:
        """The value of one column; one that does not fit is noted and counts as unknown."""
        if type(raw) is not str or column.info is None or column.info.domain is Domain.TEXT:
            value = parse(column, raw)
        elif (value := self._remembered.get((column, raw), _NOT_YET)) is _NOT_YET:
            value = parse(column, raw)
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[column, raw] = value
        if value is BAD:
            self._problems.add(place, partial(explain, column, raw), column.name)
            return None if column.info is not None else ""
        return value

    def _add_to_group(
        self,
        place: str,
        column: Column,
        raw: object,
        values: dict[str, Any],
        groups: dict[str, dict[str, Any]],
    ) -> None:
        name, before = column.field, self._problems.count
        value = self.value(place, column, raw)
        part = column.part or (column.word.part if column.word is not None else "")
        is_unknown = not column.part and value is None and self._problems.count == before
        if name in values or (is_unknown and name in groups):
            message = f"{name} is unknown as a whole, so nothing more can be said of it"
            self._problems.add(place, message, column.name)
        elif is_unknown:
            values[name] = None
        elif part in groups.setdefault(name, {}):
            self._problems.add(place, f"given both as {name} and as {name}.{part}", column.name)
        else:
            groups[name][part] = value

    def _build(
        self, place: str, record_type: type[Any], values: dict[str, Any], prefix: str = ""
    ) -> Any:
        """Build an object; the fields that it refuses are noted, one by one, and made unknown."""
        while True:
            try:
                return record_type(**values)
            except (TypeError, ValueError) as error:
                name, colon, message = str(error).partition(": ")
                if not colon or values.get(name) is None:
                    self._problems.add(place, str(error), prefix.rstrip("."))
                    return None
                self._problems.add(place, message, prefix + name)
                values[name] = None


_NOT_YET: Final[Any] = object()
