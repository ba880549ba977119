"""An Arrow table as the facts of records: each column checked, and laid out for NumPy.

A column is a field of the record class, or a part of a group with a dot (``approval.date``), named
as in a CSV file. Each row stands for one record:

- a column that is not there leaves the field out, so that it takes its default;
- a null says that the fact is not known, whether or not the field has a default;
- the columns of a group give its parts, and parts without a column are left out; the group's own
  column (``approval``) holds its first part, or a struct of parts, and a null there says that
  nothing of the group is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import attrs
import numpy as np
import pyarrow as pa
from attrs import frozen

from nksanctions.frames.arrow import (
    Arrow,
    bits,
    encoded,
    is_list,
    is_text,
    members_of,
    numbers_of,
    places_of,
    two_letters,
    unknown_rows,
)
from nksanctions.frames.complaints import Complaints
from nksanctions.frames.consistency import Pair, pairs
from nksanctions.frames.vectors import (
    EPOCH,
    Bools,
    Codes,
    Nowhere,
    Plain,
    Sets,
    Vector,
    country_number,
    known,
    same,
)
from nksanctions.models.facts import Domain, FactInfo
from nksanctions.records.columns import Column, columns, record_name
from nksanctions.records.complaints import did_you_mean
from nksanctions.records.problems import Problems
from nksanctions.records.values import BAD, MOST_DIGITS, parse

_FIRST: Final = date.min.toordinal() - EPOCH
_LAST: Final = date.max.toordinal() - EPOCH
_MILLISECONDS: Final = 24 * 60 * 60 * 1_000


@frozen(eq=False)
class Rows:
    """Some rows of a table.

    *start* is the number of the first in the table. *given* holds a fact for each column, *whole*
    the rows where nothing of a group is known.
    """

    reader: Reader
    start: int
    size: int
    given: Mapping[str, Vector]
    whole: Mapping[str, Bools]

    def fact(self, name: str) -> Vector:
        """A fact of the records, be it given or a default."""
        if (found := self.given.get(name)) is not None:
            return found
        column = self.reader.columns[name]
        whole = self.whole.get(column.field) if column.part else None
        nowhere = np.zeros(self.size, bool)
        if column.info is not None and column.info.ordinary_by:
            return self._ordinary(column.info.ordinary_by, column.info.ordinary or {})
        if column.info is not None and column.info.derived_by:
            return self._derived(column.info)
        value = self.reader.default(name)
        return same(value, nowhere if whole is None else whole)

    def _ordinary(self, by: str, values: Mapping[Any, Any]) -> Vector:
        other = self.fact(by)
        if not isinstance(other, Codes):
            return same(values.get(None), np.zeros(self.size, bool))
        ordinary = [values.get(value) for value in other.values]
        table = np.array([*(one is True for one in ordinary), False], bool)
        gone = np.array([*(one is None for one in ordinary), True], bool)
        unknown = gone.take(other.places)
        return Plain(Domain.FLAG, table.take(other.places), unknown if unknown.any() else None)

    def _derived(self, what: FactInfo) -> Vector:
        other = self.fact(what.derived_by)
        if not isinstance(other, Codes):
            return Nowhere(self.size)
        values = [what.derived(value) for value in other.values]
        gone = np.array([*(one is None for one in values), True], bool)
        unknown = gone.take(other.places)
        places = np.where(unknown, -1, other.places).astype(other.places.dtype)
        return Codes(places, values, unknown if unknown.any() else None)

    def record(self, row: int) -> Any:
        """The record that a row stands for.

        Raises:
            ValueError: If no record can have such values.
        """
        values: dict[str, Any] = {}
        groups: dict[str, dict[str, Any]] = {}
        for name, vector in self.given.items():
            column = self.reader.columns[name]
            if column.info is None:
                continue
            if not column.part:
                values[name] = vector.at(row)
            else:
                groups.setdefault(column.field, {})[column.part] = vector.at(row)
        for name, parts in groups.items():
            group, whole = self.reader.columns[name].group, self.whole.get(name)
            assert group is not None
            values[name] = None if whole is not None and whole[row] else _made(group, parts, name)
        return self.reader.record_type(**values)


def _made(group: type[Any], parts: Mapping[str, Any], name: str) -> Any:
    try:
        return group(**parts)
    except ValueError as error:
        raise ValueError(f"{name}.{error}") from error


@frozen(eq=False)
class _Source:
    """How a column of the table is read: into which fact, and whether its nulls hide a group."""

    place: int
    column: Column
    read: Callable[[Column, Arrow, int], Vector]
    child: int | None = None
    hides: str = ""


class Reader:
    """Reads tables of one schema.

    What is wrong with the schema is noted at once, what is wrong with values as they are read.
    """

    def __init__(self, record_type: type[Any], schema: pa.Schema, problems: Problems) -> None:
        self.record_type = record_type
        self.columns: Mapping[str, Column] = columns(record_type)
        self.complaints: Complaints = Complaints()
        self._problems = problems
        self._lists: dict[str, tuple[Any, list[Any]]] = {}
        self._sources: dict[str, _Source] = {}
        self._hiding: dict[str, str] = {}
        for place, name in enumerate(schema.names):
            self._add(place, name, schema.field(place).type)
        for name, column in self.columns.items():
            if column.default is attrs.NOTHING and name not in self._sources:
                problems.add("", "the column is missing, and the field has no default", name)
        self._pairs = [
            (prefix, pair)
            for prefix, owner in self._owners()
            for pair in pairs(owner)
            if {f"{prefix}{pair.first}", f"{prefix}{pair.second}"} & self._sources.keys()
        ]

    def _owners(self) -> list[tuple[str, type[Any]]]:
        groups = [(f"{n}.", c.group) for n, c in self.columns.items() if c.group is not None]
        return [("", self.record_type), *groups]

    @property
    def given(self) -> frozenset[str]:
        """The facts that have a column of their own."""
        return frozenset(self._sources)

    @property
    def hidden(self) -> frozenset[str]:
        """The groups that may not be known as a whole."""
        return frozenset(source.hides for source in self._sources.values() if source.hides)

    def default(self, name: str) -> Any:
        """The value of a fact without a column; `None` is not known."""
        column = self.columns[name]
        what = column.info
        if what is not None and what.ordinary_by:
            by = what.ordinary_by
            return None if by in self._sources else (what.ordinary or {}).get(self.default(by))
        if what is not None and what.derived_by:
            return None  # as the other column says; without that one it is not known
        group_given = any(self.columns[one].field == column.field for one in self._sources)
        if column.part and not group_given:
            return getattr(self.columns[column.field].default, column.part)
        return column.default

    def _add(self, place: int, name: str, kind: pa.DataType) -> None:
        column = self.columns.get(name)
        if column is None:
            what = record_name(self.record_type)
            near = did_you_mean(name, self.columns)
            self._problems.add("", f"no such field of a {what}{near}", name)
        elif column.group is not None and pa.types.is_struct(kind):
            for child in range(kind.num_fields):
                part = kind.field(child)
                full = f"{name}.{part.name}"
                if full in self.columns:
                    self._take(full, part.type, place, child, hides=name)
                else:
                    near = did_you_mean(full, self.columns)
                    self._problems.add("", f"no such field of {name}{near}", full)
        elif column.group is not None and column.word is not None:
            self._take(column.word.name, kind, place, hides=name)
        else:
            self._take(name, kind, place)

    def _take(
        self, name: str, kind: pa.DataType, place: int, child: int | None = None, hides: str = ""
    ) -> None:
        column = self.columns[name]
        if name in self._sources:
            self._problems.add("", "the column is there twice", name)
            return
        if column.part and self._hiding.setdefault(column.field, hides) != hides:
            self._problems.add("", f"{column.field} is given both whole and in parts", name)
            return
        read, advice = self._way(column, kind)
        if read is None:
            self._problems.add("", f"expected {advice}, got {kind}", name)
        elif column.info is not None:  # else no rule reads it
            self._sources[name] = _Source(place, column, read, child, hides)

    def _way(
        self, column: Column, kind: Any
    ) -> tuple[Callable[[Column, Arrow, int], Vector] | None, str]:
        """How to read a column of that type, or else what is expected."""
        types, nothing = pa.types, pa.types.is_null(kind)
        match column.info.domain if column.info is not None else Domain.TEXT:
            case Domain.FLAG:
                fits = types.is_boolean(kind)
                return (_nothing if nothing else _flags if fits else None), "bool"
            case Domain.DAY:
                advice = "date32"
                if types.is_timestamp(kind):
                    advice += " (a day has no time: cast the column if it holds none)"
                elif is_text(kind):
                    advice += " (cast the column: its text must be such as 2017-10-15)"
                fits = types.is_date(kind)
                return (_nothing if nothing else self._days if fits else None), advice
            case Domain.COUNT:
                fits = types.is_integer(kind)
                return (_nothing if nothing else self._counts if fits else None), "whole numbers"
            case Domain.COUNTRIES:
                if is_list(kind) and (is_text(kind.value_type) or types.is_null(kind.value_type)):
                    return (self._sets), ""
                fits = is_text(kind)
                advice = "list<string>, or string such as 'KP;PL'"
                return (_nothing if nothing else self._set_codes if fits else None), advice
            case _:
                fits = is_text(kind)
                return (_nothing if nothing else self._codes if fits else None), "string"

    def read(self, batch: pa.RecordBatch, start: int) -> Rows:
        """Read some rows; *start* is the number of the first."""
        given: dict[str, Vector] = {}
        whole: dict[str, Bools] = {}
        for name, source in self._sources.items():
            array: Arrow = batch.column(source.place)
            if source.hides and source.hides not in whole:
                unknown = unknown_rows(array)
                whole[source.hides] = np.zeros(len(array), bool) if unknown is None else unknown
            if source.child is not None:
                array = array.flatten()[source.child]
            vector = given[name] = source.read(source.column, array, start)
            if source.hides and source.child is None and vector.unknown is not None:
                whole[source.hides] = vector.unknown
        rows = Rows(self, start, batch.num_rows, given, whole)
        for prefix, pair in self._pairs:
            self._check(prefix, pair, rows)
        return rows

    def _check(self, prefix: str, pair: Pair, rows: Rows) -> None:
        broken = pair.broken(lambda name: rows.fact(prefix + name))
        if broken is None or not broken.any():
            return
        for row in np.flatnonzero(broken).tolist():
            if self._problems.count >= self._problems.limit:
                self._problems.count += 1
                continue
            try:
                rows.record(row)  # it says best what it refuses
            except ValueError as error:
                name, _, message = str(error).partition(": ")
                where = f"row {rows.start + row:,}"
                self._problems.add(where, message or str(error), name if message else "")

    def _values(self, column: Column, dictionary: Arrow) -> list[Any]:
        """The values of a dictionary, parsed once if it comes again."""
        last = self._lists.get(column.name)
        if last is None or not dictionary.equals(last[0]):
            values = [parse(column, raw) for raw in dictionary.to_pylist()]
            last = self._lists[column.name] = (dictionary, values)
        return last[1]

    def _codes(self, column: Column, array: Arrow, start: int) -> Codes:
        array = encoded(array)
        values = self._values(column, array.dictionary)
        unknown = unknown_rows(array.indices)
        places = places_of(array.indices)
        if len(values) < 128:
            places = places.astype(np.int8, copy=False)
        if unknown is not None:
            places = places | -unknown.astype(places.dtype)
        for place, value in enumerate(values):
            if value is BAD or value is None:
                rows = places == place
                if not rows.any():
                    continue
                if value is BAD:
                    raw = array.dictionary[place].as_py()
                    self.complaints.add(column, raw, np.flatnonzero(rows) + start)
                unknown = rows if unknown is None else unknown | rows
                places = places | -rows.astype(places.dtype)
        return Codes(places, [None if one is BAD else one for one in values], unknown)

    def _days(self, column: Column, array: Arrow, start: int) -> Plain:
        unknown = unknown_rows(array)
        if pa.types.is_date64(array.type):
            values, rest = np.divmod(numbers_of(array, np.int64), _MILLISECONDS)
            if len(rows := np.flatnonzero(known(rest != 0, unknown))):
                self.complaints.add(column, "time", rows + start, partial(str, "a day has no time"))
        else:
            values = numbers_of(array, np.int32)
        bad = known((values < _FIRST) | (values > _LAST), unknown)
        if bad.any():
            for value in np.unique(values[bad]).tolist():
                rows = np.flatnonzero(bad & (values == value)) + start
                said = f"day {value:,} from 1970 is not in the years 1 to 9999"
                self.complaints.add(column, value, rows, partial(str, said))
            unknown = bad if unknown is None else unknown | bad
        return Plain(Domain.DAY, values, unknown)

    def _counts(self, column: Column, array: Arrow, start: int) -> Plain:
        values, unknown = numbers_of(array, array.type.to_pandas_dtype()), unknown_rows(array)
        bad = known((values < 0) | (values >= 10**MOST_DIGITS), unknown)
        if bad.any():
            for value in np.unique(values[bad]).tolist():
                self.complaints.add(column, value, np.flatnonzero(bad & (values == value)) + start)
            unknown = bad if unknown is None else unknown | bad
        return Plain(Domain.COUNT, values.astype(np.int64, copy=False), unknown)

    def _sets(self, column: Column, array: Arrow, start: int) -> Sets:
        if pa.types.is_fixed_size_list(array.type):
            array = array.cast(pa.list_(array.type.value_type))
        unknown = unknown_rows(array)
        many = np.diff(array.offsets.to_numpy())
        if unknown is not None:
            many = many * ~unknown
        flat = array.flatten()
        if (numbers := two_letters(flat)) is not None:
            return Sets(members_of(numbers, many), unknown)
        flat = encoded(flat)
        places = places_of(flat.indices)
        if (lost := unknown_rows(flat.indices)) is not None:
            places = places | -lost.astype(places.dtype)
        raw = flat.dictionary.to_pylist()
        good = [one is not None and parse(column, (one,)) is not BAD for one in raw]
        codes = [
            country_number(parse(column, (one,))[0]) if is_good else 0
            for one, is_good in zip(raw, good, strict=True)
        ]
        found = Sets(members_of(np.array([*codes, 0], np.uint8).take(places), many), unknown)
        bad = [place for place, one in enumerate([*good, lost is None]) if not one]
        if bad:
            owners = np.repeat(np.arange(len(array)), many)
            raw.append(None)
            for place in bad:
                rows = np.unique(owners[places % len(raw) == place])
                self.complaints.add(column, (raw[place],), rows + start)
        return found

    def _set_codes(self, column: Column, array: Arrow, start: int) -> Sets:
        codes = self._codes(column, array, start)
        sets = [value if isinstance(value, tuple) else () for value in codes.values]
        most = max(map(len, sets), default=0)
        members = []
        for k in range(max(most, 1)):
            numbers = [country_number(one[k]) if k < len(one) else 0 for one in sets]
            members.append(np.array([*numbers, 0], np.uint8).take(codes.places))
        return Sets(tuple(members), codes.unknown)


def _nothing(_column: Column, array: Arrow, _start: int) -> Nowhere:
    return Nowhere(len(array))


def _flags(_column: Column, array: Arrow, _start: int) -> Plain:
    values = bits(array.buffers()[1], array.offset, len(array))
    return Plain(Domain.FLAG, values, unknown_rows(array))
