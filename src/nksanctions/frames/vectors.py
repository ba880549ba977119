"""The values of one fact, row by row, as NumPy arrays, and the rows where it is not known.

`unknown` is `None` where the fact is known in every row. What an array holds in a row where the
fact is not known is open, but for the places of `Codes` (-1) and the members of `Sets` (0).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from attrs import frozen

from nksanctions.identifiers import country
from nksanctions.models.facts import Domain

Array: TypeAlias = npt.NDArray[Any]
Bools: TypeAlias = npt.NDArray[np.bool_]
Bytes: TypeAlias = npt.NDArray[np.uint8]

EPOCH: Final = date(1970, 1, 1).toordinal()
"""Arrow counts days from 1970: an ordinal less this."""

FEW: Final = 16
"""So many comparisons of one byte are quicker than one look-up in a table."""

_PACKED: Final = 8


@frozen(eq=False)
class Plain:
    """True or false, days from 1970, or whole numbers, as they are."""

    domain: Domain
    values: Array
    unknown: Bools | None

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.values)

    def at(self, row: int) -> Any:
        """The value in a row as a record holds it."""
        if self.unknown is not None and self.unknown[row]:
            return None
        value = self.values[row].item()
        return date.fromordinal(value + EPOCH) if self.domain is Domain.DAY else value

    def take(self, rows: Array) -> Plain:
        """The same fact of those rows."""
        return Plain(self.domain, self.values[rows], _take(self.unknown, rows))

    def hide(self, rows: Bools) -> Plain:
        """The same fact, not known in those rows either."""
        return Plain(self.domain, self.values, either(self.unknown, rows))

    def equal(self, value: Any) -> Bools:
        """The rows that hold this value."""
        number = value.toordinal() - EPOCH if isinstance(value, date) else value
        return known(self.values == number, self.unknown)

    def numbers(self) -> Array:
        """A number for each row; rows with one number have one value."""
        return self.values


@frozen(eq=False)
class Codes:
    """Places in a list of values, -1 where unknown; `None` in the list has no row."""

    places: Array
    values: Sequence[Any]
    unknown: Bools | None

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.places)

    def at(self, row: int) -> Any:
        """The value in a row as a record holds it."""
        place = self.places[row]
        return None if place < 0 else self.values[place]

    def take(self, rows: Array) -> Codes:
        """The same fact of those rows."""
        return Codes(self.places[rows], self.values, _take(self.unknown, rows))

    def hide(self, rows: Bools) -> Codes:
        """The same fact, not known in those rows either."""
        places = self.places.copy()
        places[rows] = -1
        return Codes(places, self.values, either(self.unknown, rows))

    def equal(self, value: Any) -> Bools:
        """The rows that hold this value."""
        return self.where(lambda one: bool(one == value))

    def where(self, holds: Callable[[Any], bool]) -> Bools:
        """The rows whose value is such that it *holds*."""
        yes: list[int] = []
        no: list[int] = []
        for place, value in enumerate(self.values):
            if value is not None:
                (yes if holds(value) else no).append(place)
        few = FEW // self.places.itemsize
        if len(yes) <= min(few, len(no)):
            return self._among(yes)
        if len(no) <= few:
            return known(~self._among(no), self.unknown)
        table = np.zeros(len(self.values) + 1, bool)  # the last is for -1
        table[yes] = True
        return table.take(self.places)

    def _among(self, places: Sequence[int]) -> Bools:
        if not places:
            return np.zeros(self.size, bool)
        found: Bools = self.places == places[0]
        for place in places[1:]:
            found |= self.places == place
        return found

    def numbers(self) -> Array:
        """A number for each row; rows with one number have one value."""
        return self.places

    def countries(self) -> Bytes:
        """The number of the country in each row, 0 where unknown."""
        numbers = [0 if code is None else country_number(code) for code in self.values]
        table = np.array([*numbers, 0], np.uint8)
        return table.take(self.places)


@frozen(eq=False)
class Sets:
    """Sets of countries: an array of the first country of each set, one of the second, and so on.

    It holds the numbers of countries, 0 where the set has not so many.
    """

    members: tuple[Bytes, ...]
    unknown: Bools | None

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.members[0])

    def at(self, row: int) -> Any:
        """The value in a row as a record holds it."""
        if self.unknown is not None and self.unknown[row]:
            return None
        return tuple(_codes()[member[row]] for member in self.members if member[row])

    def take(self, rows: Array) -> Sets:
        """The same fact of those rows."""
        return Sets(tuple(member[rows] for member in self.members), _take(self.unknown, rows))

    def hide(self, rows: Bools) -> Sets:
        """The same fact, not known in those rows either."""
        members = tuple(member * ~rows for member in self.members)
        return Sets(members, either(self.unknown, rows))

    def equal(self, value: Any) -> Bools:
        """The rows that hold this value."""
        return np.array([self.at(row) == value for row in range(self.size)], bool)

    def numbers(self) -> Array:
        """A number for each row; rows with one number have one value."""
        if len(self.members) <= _PACKED:
            packed = np.zeros(self.size, np.uint64)
            for place, member in enumerate(self.members):
                packed |= member.astype(np.uint64) << np.uint64(8 * place)
            return packed
        places: dict[Any, int] = {}
        every = (self.at(row) for row in range(self.size))
        return np.fromiter((places.setdefault(one, len(places)) for one in every), np.int64)


@frozen(eq=False)
class Nowhere:
    """A fact that is known in no row."""

    size: int

    @property
    def unknown(self) -> Bools:
        """Every row."""
        return np.ones(self.size, bool)

    def at(self, _row: int) -> Any:
        """The value in a row as a record holds it."""
        return None

    def take(self, rows: Array) -> Nowhere:
        """The same fact of those rows."""
        return Nowhere(len(rows))

    def hide(self, _rows: Bools) -> Nowhere:
        """The same fact, not known in those rows either."""
        return self

    def equal(self, _value: Any) -> Bools:
        """The rows that hold this value."""
        return np.zeros(self.size, bool)

    def numbers(self) -> Array:
        """A number for each row; rows with one number have one value."""
        return np.zeros(self.size, np.uint8)


Vector: TypeAlias = Plain | Codes | Sets | Nowhere


def same(value: Any, unknown: Bools) -> Vector:
    """A fact that has one value wherever it is known."""
    if value is None:
        return Nowhere(len(unknown))
    return Codes(-unknown.astype(np.int8), (value,), unknown)


def known(rows: Bools, unknown: Bools | None) -> Bools:
    """Those rows, less where a fact is not known."""
    return rows if unknown is None else rows & ~unknown


def either(rows: Bools | None, others: Bools | None) -> Bools | None:
    """These rows and those; `None` is no row."""
    if rows is None or others is None:
        return others if rows is None else rows
    return rows | others


def country_number(code: str) -> int:
    """The number of a country: from 1, and fewer than 256."""
    return _numbers()[code]


@cache
def _codes() -> tuple[str, ...]:
    return ("", *country.codes())


@cache
def _numbers() -> dict[str, int]:
    return {code: place for place, code in enumerate(_codes())}


def _take(unknown: Bools | None, rows: Array) -> Bools | None:
    return None if unknown is None or not (taken := unknown[rows]).any() else taken
