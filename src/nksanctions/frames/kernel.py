"""The rules on many rows at once, in two arrays: certainly true, and possibly true.

Where a fact is not known the two may differ, and so they bound the exact answer: this is Kleene's
logic. Where nothing is unknown they are one object, and nothing is worked out twice.

An outcome, or the status of a duty, is cut into predicates: is it this grave, or graver? So all
work is on arrays of one byte a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

import numpy as np
from attrs import frozen

from nksanctions.frames.vectors import (
    EPOCH,
    Array,
    Bools,
    Bytes,
    Codes,
    Plain,
    Sets,
    Vector,
    country_number,
    either,
    known,
)
from nksanctions.law.diagram import Variable
from nksanctions.law.ground import Fn, GroundTest, Space, holds
from nksanctions.models.facts import Domain

Truth: TypeAlias = Bools | bool
Both: TypeAlias = tuple[Truth, Truth]
"""Certainly true, and possibly true."""

UNKNOWN: Final[Both] = (False, True)


@frozen(eq=False)
class Cut:
    """A function cut into predicates: its values, the mildest first, and whether it reaches each.

    The function is ``values[n]`` where *n* of the predicates in *reaches* are true.
    """

    values: tuple[Any, ...]
    reaches: tuple[Fn, ...]


def cut(space: Space, fn: Fn) -> Cut:
    """Cut an outcome, or the status of a duty, into predicates."""
    if isinstance(next(iter(found := _values(fn))), bool):
        return Cut((False, True), (fn,))
    values = tuple(sorted(found, key=lambda value: value.gravity))
    done: dict[tuple[int, int], Fn] = {}
    return Cut(values, tuple(_reaches(space, fn, value.gravity, done) for value in values[1:]))


def _values(fn: Fn) -> set[Any]:
    match fn.kind:
        case "leaf":
            return {fn.value}
        case "test" | "not" | "and" | "or":
            return {False, True}
        case "if":
            return _values(fn.args[1]) | _values(fn.args[2])
        case "point":
            return {value for _, part in fn.args[1] for value in _values(part)}
    return {value for part in fn.args for value in _values(part)}


def _reaches(space: Space, fn: Fn, gravity: int, done: dict[tuple[int, int], Fn]) -> Fn:
    found = done.get((fn.id, gravity))
    if found is not None:
        return found
    match fn.kind:
        case "leaf":
            found = space.leaf(fn.value.gravity >= gravity)
        case "if":
            found = _either(
                space, fn.args[0], *(_reaches(space, f, gravity, done) for f in fn.args[1:])
            )
        case "point":
            name, readings = fn.args
            cuts = tuple((r, _reaches(space, part, gravity, done)) for r, part in readings)
            found = space.point(name, cuts)
        case _:
            found = space.or_([_reaches(space, part, gravity, done) for part in fn.args])
    done[fn.id, gravity] = found
    return found


def _either(space: Space, condition: Fn, then: Fn, otherwise: Fn) -> Fn:
    """``if`` among predicates, without one where ``and`` or ``or`` will do."""
    if then.kind == "leaf":
        rest = space.or_ if then.value else space.and_
        return rest([condition if then.value else space.not_(condition), otherwise])
    if otherwise.kind == "leaf":
        rest = space.or_ if otherwise.value else space.and_
        return rest([space.not_(condition) if otherwise.value else condition, then])
    return space.if_(condition, then, otherwise)


def children(fn: Fn) -> tuple[Fn, ...]:
    """The functions of which a function is made."""
    match fn.kind:
        case "leaf" | "test":
            return ()
        case "point":
            return tuple(child for _, child in fn.args[1])
    return tuple(fn.args)


def parents_first(roots: Iterable[Fn]) -> list[Fn]:
    """These functions and all that they are made of."""
    found: dict[int, Fn] = {}
    waiting = list(roots)
    while waiting:
        fn = waiting.pop()
        if fn.id not in found:
            found[fn.id] = fn
            waiting += children(fn)
    return [found[id] for id in sorted(found, reverse=True)]  # a child is made before its parent


class Evaluation:
    """Predicates on some rows; each is worked out once."""

    def __init__(
        self, facts: Mapping[str, Vector], variables: Mapping[str, Variable], size: int
    ) -> None:
        self.facts = facts
        self.variables = variables
        self.size = size
        self._done: dict[int, Both] = {}
        self._countries: dict[str, Bytes] = {}

    def bounds(self, cut: Cut) -> tuple[Bytes, Bytes]:
        """The places among the values of a cut function between which the answer lies."""
        both = [self.both(fn) for fn in cut.reaches]
        low = self._sum(certain for certain, _ in both)
        if all(certain is possible for certain, possible in both):
            return low, low
        return low, self._sum(possible for _, possible in both)

    def _sum(self, parts: Iterable[Truth]) -> Bytes:
        found = np.zeros(self.size, np.uint8)
        for part in parts:
            found += np.uint8(part) if isinstance(part, bool) else part.view(np.uint8)
        return found

    def both(self, fn: Fn) -> Both:
        """Where a predicate is certainly true, and where it is possibly true."""
        found = self._done.get(fn.id)
        if found is None:
            found = self._done[fn.id] = self._both(fn)
        return found

    def _both(self, fn: Fn) -> Both:
        match fn.kind:
            case "leaf":
                return fn.value, fn.value
            case "test":
                return self._test(fn.args)
            case "not":
                return _not(self.both(fn.args[0]))
            case "and":
                return _together(all_true, [self.both(part) for part in fn.args])
            case "or":
                return _together(any_true, [self.both(part) for part in fn.args])
            case "point":
                readings = [self.both(part) for _, part in fn.args[1]]
                return all_true([low for low, _ in readings]), any_true(
                    [high for _, high in readings]
                )
        condition, then, otherwise = (self.both(part) for part in fn.args)
        yes = _together(all_true, [condition, then])
        no = _together(all_true, [_not(condition), otherwise])
        return _together(any_true, [yes, no])

    def _test(self, test: GroundTest) -> Both:
        fact = self.facts[test[1]]
        match test[0]:
            case "lt":
                return self._less(fact, test)
            case "lt2":
                return self._compare(test)
            case "has":
                return self._has(fact, np.uint8(country_number(test[2])))
            case "has2":
                return self._has_other(fact, test[2])
            case "other":
                return self._other(fact, test)
        if isinstance(fact, Codes):
            return _three(fact.where(lambda value: holds(test, value)), fact.unknown)
        if isinstance(fact, Plain):  # true or false
            return _three(known(fact.values, fact.unknown), fact.unknown)
        return UNKNOWN

    def _range(self, name: str) -> tuple[int, int]:
        """The lowest and the highest value that a fact can have, where it has one."""
        variable = self.variables[name]
        lowest = -(10**18) if variable.lowest is None else variable.lowest
        highest = 10**18 if variable.highest is None else variable.highest
        return lowest, highest

    def _less(self, fact: Vector, test: GroundTest) -> Both:
        _, name, limit = test
        lowest, highest = self._range(name)
        where_unknown = highest < limit, lowest < limit
        if not isinstance(fact, Plain):
            return where_unknown
        number = limit - EPOCH if fact.domain is Domain.DAY else limit
        return _three(known(fact.values < number, fact.unknown), fact.unknown, where_unknown)

    def _compare(self, test: GroundTest) -> Both:
        _, v, s, k, w, t, m = test
        left, right = self.facts[v], self.facts[w]
        if not isinstance(left, Plain) or not isinstance(right, Plain):
            return UNKNOWN
        if (s, k, t, m) == (1, 0, 1, 0):
            a, b = left.values, right.values
        else:
            a, b = _scaled(left, s, k), _scaled(right, t, m)
        less: Bools = a < b
        unknown = either(left.unknown, right.unknown)
        if unknown is None:
            return less, less
        certain, possible = known(less, unknown), less | unknown
        if left.unknown is not None:  # it may be anything in its range
            low, high = self._ends(left, v, s, k)
            alone = known(left.unknown, right.unknown)
            if high is not None:
                certain |= alone & (high < b)
            if low is not None:
                possible &= ~(alone & (low >= b))
        if right.unknown is not None:
            low, high = self._ends(right, w, t, m)
            alone = known(right.unknown, left.unknown)
            if low is not None:
                certain |= alone & (a < low)
            if high is not None:
                possible &= ~(alone & (a >= high))
        return certain, possible

    def _ends(
        self, fact: Plain, name: str, scale: int, shift: int
    ) -> tuple[int | None, int | None]:
        """The ends of the range of a fact, as it is compared; `None` where it has none."""
        variable = self.variables[name]
        low, high = variable.lowest, variable.highest
        if fact.domain is Domain.DAY:
            low = None
            high = None if high in (None, date.max.toordinal()) else high
        plain = (scale, shift) == (1, 0) and fact.domain is Domain.DAY
        offset = EPOCH if plain else 0
        ends = [None if end is None else scale * end + shift - offset for end in (low, high)]
        return ends[0], ends[1]

    def _has(self, fact: Vector, number: np.uint8 | Bytes) -> Both:
        if not isinstance(fact, Sets):
            return UNKNOWN
        found: Bools = fact.members[0] == number
        for member in fact.members[1:]:
            found |= member == number
        return _three(found, fact.unknown)

    def _has_other(self, fact: Vector, name: str) -> Both:
        other = self.facts[name]
        if not isinstance(other, Codes) or not isinstance(fact, Sets):
            return UNKNOWN
        certain, possible = self._has(fact, self._numbers(name, other))
        if other.unknown is None:
            return certain, possible
        return certain & ~other.unknown, possible | other.unknown

    def _numbers(self, name: str, fact: Codes) -> Bytes:
        found = self._countries.get(name)
        if found is None:
            found = self._countries[name] = fact.countries()
        return found

    def _other(self, fact: Vector, test: GroundTest) -> Both:
        """Some country of the set is none of those named, nor of those that other facts hold."""
        if not isinstance(fact, Sets):
            return UNKNOWN
        named = [np.uint8(country_number(code)) for code in sorted(test[2])]
        others = [(name, self.facts[name]) for name in test[3]]
        found = np.zeros(fact.size, bool)
        for member in fact.members:
            rest = member != 0
            for number in named:
                rest &= member != number
            for name, other in others:
                if isinstance(other, Codes):
                    rest &= member != self._numbers(name, other)
            found |= rest
        # where another fact is not known, it may still be the one country that is left over
        certain, possible = _three(found, fact.unknown)
        for _, other in others:
            if (unknown := other.unknown) is not None:
                certain = certain & ~unknown
        return certain, possible


def _three(true: Bools, unknown: Bools | None, where_unknown: Both = UNKNOWN) -> Both:
    """Both arrays of a test that is *true* in some rows and *unknown* in others."""
    if unknown is None or where_unknown == (False, False):
        return true, true
    if where_unknown == UNKNOWN:
        return true, true | unknown
    certain = true | unknown
    return certain, certain


def _not(both: Both) -> Both:
    certain, possible = both
    no = contrary(certain)
    return (no, no) if possible is certain else (contrary(possible), no)


def contrary(truth: Truth) -> Truth:
    """True where it is false."""
    return not truth if isinstance(truth, bool) else ~truth


def _together(join: Callable[[list[Truth]], Truth], parts: list[Both]) -> Both:
    certain = join([low for low, _ in parts])
    if all(low is high for low, high in parts):
        return certain, certain
    return certain, join([high for _, high in parts])


def all_true(parts: list[Truth]) -> Truth:
    """True where each part is."""
    found: Truth = True
    for part in parts:
        if part is False:
            return False
        if part is not True:
            found = part if found is True else found & part
    return found


def any_true(parts: list[Truth]) -> Truth:
    """True where some part is."""
    found: Truth = False
    for part in parts:
        if part is True:
            return True
        if part is not False:
            found = part if found is False else found | part
    return found


def _scaled(fact: Plain, scale: int, shift: int) -> Array:
    offset = EPOCH if fact.domain is Domain.DAY else 0
    return (fact.values.astype(np.int64) + offset) * scale + shift
