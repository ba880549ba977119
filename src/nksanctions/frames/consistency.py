"""Which values of two fields a record refuses together, found by trying, and the rows with them.

An object that exists is valid, so a row that no record can have is bad input. Making a record of
each row to see is slow; so the class is asked once for each pair of its fields, with a few values
that stand for all: days and numbers in each order, each member of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any, Final, TypeAlias

import attrs
import numpy as np
from attrs import frozen

from nksanctions.frames.vectors import Bools, Codes, Plain, Vector, known
from nksanctions.models.facts import Domain, FactInfo, info

_SAMPLES: Final[dict[Domain, tuple[Any, ...]]] = {
    Domain.FLAG: (False, True),
    Domain.DAY: (date(2017, 1, 1), date(2017, 1, 2)),
    Domain.COUNT: (1, 2),
    Domain.COUNTRY: ("KP",),
    Domain.COUNTRIES: (("KP",),),
    Domain.TEXT: ("text",),
    Domain.HS_CODE: ("9503",),
}
ANY: Final[Any] = object()
"""Any value that is known."""

Get: TypeAlias = Callable[[str], Vector]


@frozen
class Order:
    """The second may not follow (1), be (0) or come before (-1) the first."""

    first: str
    second: str
    refused: frozenset[int]

    def broken(self, get: Get) -> Bools | None:
        """The rows that break it."""
        first, second = get(self.first), get(self.second)
        if not isinstance(first, Plain) or not isinstance(second, Plain):
            return None
        a, b = first.values, second.values
        tests = {1: np.less, 0: np.equal, -1: np.greater}
        found = np.zeros(len(a), bool)
        for sign in self.refused:
            found |= tests[sign](a, b)
        return known(known(found, first.unknown), second.unknown)


@frozen
class Clash:
    """A value of the first and a value of the second; `ANY` is any."""

    first: str
    value: Any
    second: str
    other: Any

    def broken(self, get: Get) -> Bools | None:
        """The rows that break it."""
        a, b = _rows(get(self.first), self.value), _rows(get(self.second), self.other)
        return a & b


@frozen
class Derived:
    """The first tells which values of the second are possible."""

    first: str
    second: str
    info: FactInfo

    def broken(self, get: Get) -> Bools | None:
        """The rows that break it."""
        first, second = get(self.first), get(self.second)
        if not isinstance(first, Codes) or not isinstance(second, Codes):
            return None
        derive = self.info.derive
        assert derive is not None
        refused = np.zeros((len(first.values) + 1, len(second.values) + 1), bool)
        for row, value in enumerate(first.values):
            possible = () if value is None else derive(value)
            for column, other in enumerate(second.values):
                refused[row, column] = None not in (value, other) and other not in possible
        found: Bools = refused[first.places, second.places]  # the last row and column are for -1
        return found


Pair: TypeAlias = Order | Clash | Derived


def _rows(vector: Vector, value: Any) -> Bools:
    if value is not ANY:
        return vector.equal(value)
    unknown = vector.unknown
    return np.ones(vector.size, bool) if unknown is None else ~unknown


def pairs(record_type: type[Any]) -> tuple[Pair, ...]:
    """What a record class, or the class of a group, refuses.

    >>> from nksanctions.models import Approval
    >>> sorted(one.value.value for one in pairs(Approval))
    ['none', 'pending']
    """
    key: Any = record_type
    return _pairs(key)


@cache
def _pairs(record_type: type[Any]) -> tuple[Pair, ...]:
    facts = {
        attribute.name: what
        for attribute in attrs.fields(record_type)
        if (what := info(attribute)) is not None
    }
    nothing: dict[str, Any] = dict.fromkeys(facts)
    if not _is_made(record_type, nothing):
        return ()  # it has fields of its own that must be given
    simple = {name: what for name, what in facts.items() if what.domain is not Domain.GROUP}
    found: list[Pair] = []
    for a, b in combinations(simple, 2):
        if simple[b].derived_by == a:
            found.append(Derived(a, b, simple[b]))
            continue
        refused = {
            (x, y)
            for x in _samples(simple[a])
            for y in _samples(simple[b])
            if not _is_made(record_type, {**nothing, a: x, b: y})
        }
        if refused:
            found.extend(_said(a, simple[a], b, simple[b], refused))
    return tuple(found)


def _said(
    a: str, of_a: FactInfo, b: str, of_b: FactInfo, refused: set[tuple[Any, Any]]
) -> Iterator[Pair]:
    every = len(_samples(of_a)) * len(_samples(of_b))
    if len(refused) == every:
        yield Clash(a, ANY, b, ANY)
    elif of_a.domain is of_b.domain and of_a.domain in (Domain.DAY, Domain.COUNT):
        yield Order(a, b, frozenset((y > x) - (y < x) for x, y in refused))
    else:
        for x in _samples(of_a):
            if all((x, y) in refused for y in _samples(of_b)):
                yield Clash(a, x, b, ANY)
                refused = {(v, y) for v, y in refused if v != x}
        for y in _samples(of_b):
            if all((x, y) in refused for x in _samples(of_a)):
                yield Clash(a, ANY, b, y)
                refused = {(x, w) for x, w in refused if w != y}
        for x, y in refused:
            if all(of.domain in (Domain.FLAG, Domain.CHOICE) for of in (of_a, of_b)):
                yield Clash(a, x, b, y)


def _samples(what: FactInfo) -> tuple[Any, ...]:
    return tuple(what.choices or ()) or _SAMPLES[what.domain]


def _is_made(record_type: type[Any], values: dict[str, Any]) -> bool:
    try:
        record_type(**values)
    except (TypeError, ValueError):
        return False
    return True
