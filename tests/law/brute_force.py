"""Every answer that a partial record leaves open, found by trying its completions on the tree.

Nothing here knows the engine's functions, stretches or diagrams. Unknown facts are filled with
values on both sides of every day that the law or the record names, open points with each of their
readings, and each completion is walked by `nksanctions.law.walk.Walker`.

`plain` does just that, and no more. `exact` gives the same for many records: it walks the parts of
a rule on the few facts that each part reads, leaves out values that no part tells apart, and walks
the whole rule once for each pattern of what its parts say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from types import SimpleNamespace
from typing import Any, Final

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from nksanctions import DutyStatus, Outcome, Point, Policy
from nksanctions.law.rules import (
    Caution,
    Duty,
    ExceptionClause,
    Exemption,
    Prohibition,
    Rule,
    nodes,
)
from nksanctions.law.symbols import DaySymbol, Lookup, NumberSymbol, held
from nksanctions.law.tree import Constant, Contested, FactRef, Node, Test, walk
from nksanctions.law.walk import Walker
from nksanctions.models import ApprovalStatus
from nksanctions.models.facts import Domain, info

Table = NDArray[np.uint8]
"""Small whole numbers on a grid with an axis for each unknown fact or open point."""

MEMBER, ANOTHER_MEMBER, NO_MEMBER = "SE", "PT", "TW"

POINT: Final = "point:"


@frozen(kw_only=True)
class Exact:
    """What all completions of a record come to.

    *support* maps each fact, and each point as ``point:A-03``, for which two completions that
    differ in nothing else have another gravest outcome or another status of a duty, to how many
    answers are left once it is known: at worst, and on average. There is no such average, but
    `None`, where it is compared with another unknown fact. *depends* names for each rule what its
    own answer hangs on. *live* are the open points of which two readings differ in some rule
    whatever the rest is; *under* names for each point the facts on which it hangs whether they do.
    """

    outcomes: frozenset[Any]
    by_rule: Mapping[str, frozenset[Any]]
    support: Mapping[str, tuple[int, float | None]]
    depends: Mapping[str, frozenset[str]]
    live: frozenset[str] = attrs.field(default=frozenset(), eq=False)
    under: Mapping[str, frozenset[str]] = attrs.field(factory=dict, eq=False)


@frozen
class _Part:
    """A part of a rule that says yes or no on a few facts and points. Equal keys say the same."""

    key: Any
    reads: tuple[str, ...]
    says: Callable[[Walker], bool | None]
    known: dict[tuple[Any, ...], int] = attrs.field(factory=dict)


class BruteForce:
    """Tries the completions of records of one class on one day under one policy."""

    def __init__(
        self,
        rules: Iterable[Rule],
        *,
        as_of: date,
        lookup: Lookup,
        points: Iterable[Point],
        policy: Policy,
        most_read: int = 7,
    ) -> None:
        """*most_read*: a part that reads more facts and points is taken apart where it can be."""
        self._most_read = most_read
        self.rules = tuple(rules)
        self.as_of = as_of
        self.lookup = lookup
        self.facts = {ref.name: ref for rule in self.rules for ref in _facts(rule)}
        points = tuple(points)
        taken = policy.decide(points)
        used = {n.point for rule in self.rules for n in nodes(rule) if isinstance(n, Contested)}
        self.open = {
            POINT + point.id: tuple(reading.name for reading in point.readings)
            for point in points
            if point.id in used and taken[point.id] is None
        }
        self._readings = {point: name for point, name in taken.items() if name is not None}
        self.names = (*self.facts, *self.open)
        self._place = {name: place for place, name in enumerate(self.names)}
        self._compared = [{ref.name for ref in test.facts} for test in self._tests()]
        for rule in self.rules:
            if isinstance(rule, Prohibition):
                ways = [f"{way.approval.name}.date" for way in rule.exemptions]
                self._compared += [{rule.act.name, on} for on in ways]
        self._law_days = set(self._days_of_law())
        self._law_numbers = {
            side.resolve(lookup)
            for test in self._tests()
            for side in (test.left, test.right)
            if isinstance(side, NumberSymbol)
        }
        self._shifts = {0, *(ref.shift for test in self._tests() for ref in _operands(test))}
        self._walked = self._walker()
        self._parts = {
            rule.id: tuple({part.key: part for part in self._parts_of(rule)}.values())
            for rule in self.rules
        }
        self._of_pattern: dict[tuple[str, int], int] = {}

    # completions

    def _tests(self) -> Iterator[Test]:
        return (n for rule in self.rules for n in nodes(rule) if isinstance(n, Test))

    def _days_of_law(self) -> Iterator[date]:
        yield self.as_of
        for test in self._tests():
            for side in (test.left, test.right):
                if isinstance(side, DaySymbol):
                    yield side.resolve(self.as_of, self.lookup)
                elif isinstance(side, date):
                    yield side
        for rule in self.rules:
            provision = held(rule.cites.target, self.lookup)
            yield provision.adopted
            yield provision.in_force.start
            if provision.in_force.end is not None:
                yield provision.in_force.end
            for cut in self.lookup.cuts(provision.id):
                yield cut.on
            if isinstance(rule, Duty):
                for day in (rule.opens, rule.last_day, *(due.last_day for due in rule.instead)):
                    yield day.resolve(self.as_of, self.lookup)

    def values(self, record: Any) -> tuple[dict[str, Any], dict[str, Sequence[Any]]]:
        """The known facts, and for each unknown fact and open point the values to try."""
        known = {name: value_of(record, ref) for name, ref in self.facts.items()}
        known = {name: value for name, value in known.items() if value is not None}
        tried: dict[str, Sequence[Any]] = {
            name: self._values(ref, known) for name, ref in self.facts.items() if name not in known
        }
        return known, {**tried, **self.open}

    def _values(self, ref: FactRef, known: Mapping[str, Any]) -> Sequence[Any]:
        match ref.info.domain:
            case Domain.FLAG:
                return (False, True)
            case Domain.CHOICE:
                return tuple(ref.info.choices or ())
            case Domain.DAY:
                return self._days(ref, known)
            case Domain.COUNT:
                return self._counts(known)
            case Domain.TEXT:
                return (*sorted(self._texts(ref.name)), "something else")
            case Domain.COUNTRY:
                named = {
                    code for value in known.values() if isinstance(value, tuple) for code in value
                }
                return tuple(sorted({MEMBER, NO_MEMBER, "KP"} | named))
        hosts = {v for n, v in known.items() if self.facts[n].info.domain is Domain.COUNTRY}
        places = sorted({MEMBER, ANOTHER_MEMBER, NO_MEMBER, "KP"} | hosts)
        return tuple(some for many in range(4) for some in combinations(places, many))

    def _days(self, ref: FactRef, known: Mapping[str, Any]) -> tuple[date, ...]:
        days = self._law_days | {value for value in known.values() if isinstance(value, date)}
        days = {
            day + timedelta(days=sign * n) for day in days for n in self._shifts for sign in (1, -1)
        }
        near = {day + timedelta(days=n) for day in days for n in (-1, 0, 1)}
        near |= {min(near) - timedelta(days=1), max(near) + timedelta(days=1)}
        return tuple(sorted(d for d in near if not ref.info.by_as_of or d <= self.as_of))

    def _counts(self, known: Mapping[str, Any]) -> tuple[int, ...]:
        numbers = {0, 1, *self._law_numbers, *(v for v in known.values() if type(v) is int)}
        numbers |= {2 * n for n in numbers} | {n // 2 for n in numbers}
        return tuple(sorted({n + d for n in numbers for d in (-1, 0, 1) if n + d >= 0}))

    def _paired(self, tried: Mapping[str, Any]) -> set[str]:
        """The unknown facts that are compared with another unknown fact."""
        found: set[str] = set()
        for names in self._compared:
            unknown = [name for name in names if name in tried]
            found.update(unknown if len(unknown) > 1 else ())
        return found

    def _texts(self, name: str) -> set[str]:
        found = {""}
        for test in self._tests():
            if test.op == "in" and test.facts[0].name == name:
                found |= set(test.right)
        for rule in self.rules:
            if isinstance(rule, Prohibition):
                found |= {text for way in rule.exemptions for text in way.under}
        return found

    def _walker(self) -> Walker:
        record = SimpleNamespace()
        for ref in self.facts.values():
            if len(ref.path) > 1:
                setattr(record, ref.path[0], SimpleNamespace())
        for ref in self.facts.values():
            _set(record, ref.path, None)
        return Walker(record, self.as_of, self.lookup, dict(self._readings))

    def _fill(self, walker: Walker, name: str, value: Any) -> None:
        if name.startswith(POINT):
            walker.readings[name.removeprefix(POINT)] = value  # type: ignore[index]
        else:
            _set(walker.record, self.facts[name].path, value)

    def _answer(self, rule: Rule, walker: Walker) -> int:
        """What a rule says of a complete record, as a number."""
        match rule:
            case Prohibition():
                (outcome,) = walker.outcomes(rule)
                return outcome.gravity
            case Duty():
                (status,) = walker.statuses(rule)
                return status.gravity
        told = walker.value(rule.when)
        assert told is not None
        return int(told and walker.in_time(rule) is True)

    # one by one

    def plain(self, record: Any) -> Exact:
        """Walk each rule on each completion."""
        known, tried = self.values(record)
        walker = self._walker()
        for name, value in known.items():
            self._fill(walker, name, value)
        answers: dict[tuple[Any, ...], tuple[int, ...]] = {}
        for values in product(*tried.values()):
            for name, value in zip(tried, values, strict=True):
                self._fill(walker, name, value)
            answers[values] = tuple(self._answer(rule, walker) for rule in self.rules)
        acts = [n for n, rule in enumerate(self.rules) if isinstance(rule, Prohibition)]
        targets = [
            {values: said[n] for values, said in answers.items()}
            for n, rule in enumerate(self.rules)
            if isinstance(rule, Duty)
        ]
        gravest = {v: max((said[n] for n in acts), default=0) for v, said in answers.items()}
        if acts:
            targets.append(gravest)
        paired = self._paired(tried)
        support: dict[str, tuple[int, float | None]] = {}
        for place, name in enumerate(tried):
            left = [
                one for one in (_left(target, place) for target in targets) if len(set(one)) > 1
            ]
            if left:
                support[name] = _counted(zip(*left, strict=True), averaged=name not in paired)
        depends = {
            rule.id: frozenset(
                name
                for place, name in enumerate(tried)
                if len(set(_left({v: said[n] for v, said in answers.items()}, place))) > 1
            )
            for n, rule in enumerate(self.rules)
        }
        return Exact(
            outcomes=_outcomes(set(gravest.values())) if acts else frozenset(),
            by_rule={
                rule.id: _worded(rule, {said[n] for said in answers.values()})
                for n, rule in enumerate(self.rules)
            },
            support=support,
            depends=depends,
        )

    # by patterns

    def _parts_of(self, rule: Rule) -> Iterator[_Part]:
        yield from self._parts_of_node(rule.when)
        acts = () if rule.act is None else (rule.act.name,)
        yield _Part("in time", acts, lambda walker: walker.in_time(rule))
        match rule:
            case Prohibition():
                yield _Part("ahead", (rule.act.name,), _after(rule.act, self.as_of))
                for way in rule.unless:
                    if isinstance(way, ExceptionClause):
                        yield from self._parts_of_node(way.node)
                        continue
                    yield from self._parts_of_node(way.open_to)
                    yield from self._parts_of_exemption(way, rule.act)
            case Duty():
                for node in (*rule.waived, *(due.when for due in rule.instead)):
                    yield from self._parts_of_node(node)
                last_days = [rule.last_day, *(due.last_day for due in rule.instead)]
                days = {day.resolve(self.as_of, self.lookup) for day in last_days}
                for done in rule.fulfilled:
                    yield from self._parts_of_node(done.node)
                    for day in sorted({self.as_of, *days}):
                        yield _Part((done.on, day), (done.on.name,), _after(done.on, day))

    def _parts_of_exemption(self, way: Exemption, act: FactRef) -> Iterator[_Part]:
        group = way.approval.name
        reads = tuple(f"{group}.{name}" for name in ("status", "authority", "provision", "date"))
        reads = tuple(sorted(reads, key=self._place.__getitem__))
        for status in (ApprovalStatus.GRANTED, ApprovalStatus.REFUSED):
            yield _Part((way, status), reads, _decided(way, status))
        on = self.facts[f"{group}.date"]
        pair = tuple(sorted((on.name, act.name), key=self._place.__getitem__))
        yield _Part((on, act), pair, lambda walker: walker.fact(on) < walker.fact(act))

    def _parts_of_node(self, node: Node) -> Iterator[_Part]:
        """The node itself where it reads little, else the nodes that it joins."""
        part = self._part(node)
        if len(part.reads) <= self._most_read or isinstance(node, Test | Constant):
            yield part
            return
        if isinstance(node, Contested) and POINT + node.point in self.open:
            for name, _ in node.readings:
                yield _Part((node.point, name), (POINT + node.point,), _takes(node.point, name))
        for child in node.children:
            yield from self._parts_of_node(child)

    def _part(self, node: Node) -> _Part:
        reads: set[str] = set()
        for one in walk(node):
            if isinstance(one, Test):
                reads |= {ref.name for ref in one.facts}
            elif isinstance(one, Contested) and POINT + one.point in self.open:
                reads.add(POINT + one.point)
        ordered = tuple(sorted(reads, key=self._place.__getitem__))
        return _Part(node, ordered, lambda walker: walker.value(node))

    def _says(self, part: _Part, values: tuple[Any, ...]) -> int:
        found = part.known.get(values)
        if found is None:
            for name, value in zip(part.reads, values, strict=True):
                self._fill(self._walked, name, value)
            said = part.says(self._walked)
            assert said is not None
            found = part.known[values] = int(said)
        return found

    def exact(self, record: Any) -> Exact:
        """The same as `plain`, for many records."""
        known, tried = self.values(record)
        tables = {
            rule.id: [self._table(part, known, tried) for part in self._parts[rule.id]]
            for rule in self.rules
        }
        tried = self._thinned(tables, tried)
        grid = [name for name, values in tried.items() if len(values) > 1]
        answers = {
            rule.id: self._answers(rule, tables[rule.id], known, tried) for rule in self.rules
        }
        acts = [answers[rule.id] for rule in self.rules if isinstance(rule, Prohibition)]
        targets = [answers[rule.id] for rule in self.rules if isinstance(rule, Duty)]
        outcomes = frozenset[Any]()
        if acts:
            root = acts[0]
            for answer in acts[1:]:
                root = np.maximum(root, answer)
            targets.append(root)
            outcomes = _outcomes(set(root.tobytes()))
        paired = self._paired(tried)
        support: dict[str, tuple[int, float | None]] = {}
        for axis, name in enumerate(grid):
            varying = [target for target in targets if _varies(target, axis)]
            if varying:
                left = zip(*(_slices(target, axis) for target in varying), strict=True)
                support[name] = _counted(left, averaged=name not in paired)
        judged = [answers[rule.id] for rule in self.rules if not isinstance(rule, Caution)]
        under = {
            name: _hangs_on(judged, axis, grid)
            for axis, name in enumerate(grid)
            if name in support and name in self.open
        }
        return Exact(
            outcomes=outcomes,
            by_rule={
                rule.id: _worded(rule, set(answers[rule.id].tobytes())) for rule in self.rules
            },
            support=support,
            depends={
                id: frozenset(name for axis, name in enumerate(grid) if _varies(answer, axis))
                for id, answer in answers.items()
            },
            live=frozenset(name for name, facts in under.items() if facts is None),
            under={name: facts for name, facts in under.items() if facts is not None},
        )

    def _table(
        self, part: _Part, known: Mapping[str, Any], tried: Mapping[str, Sequence[Any]]
    ) -> Table:
        """What a part says, on a grid with an axis for each unknown fact or point."""
        values = [(known[name],) if name in known else tried[name] for name in part.reads]
        said = [self._says(part, one) for one in product(*values)]
        shape = [len(tried[name]) if name in part.reads else 1 for name in tried]
        return np.array(said, dtype=np.uint8).reshape(shape)

    def _thinned(
        self, tables: dict[str, list[Table]], tried: Mapping[str, Sequence[Any]]
    ) -> dict[str, Sequence[Any]]:
        """Leave one of the values on which every part of every rule agrees, whatever the rest is.

        What has one value left loses its axis.
        """
        left: dict[str, Sequence[Any]] = {}
        for axis, (name, values) in enumerate(tried.items()):
            mine = [t for some in tables.values() for t in some if t.shape[axis] > 1]
            slices = [np.moveaxis(table, axis, 0).reshape(len(values), -1) for table in mine]
            first: dict[bytes, int] = {b"": 0}
            if slices:
                rows = np.concatenate(slices, axis=1)
                first = {}
                for place, row in enumerate(rows):
                    first.setdefault(row.tobytes(), place)
            kept = list(first.values())
            left[name] = [values[place] for place in kept]
            for some in tables.values():
                some[:] = [t.take(kept, axis) if t.shape[axis] > 1 else t for t in some]
        lost = tuple(axis for axis, values in enumerate(left.values()) if len(values) == 1)
        for some in tables.values():
            some[:] = [table.squeeze(lost) for table in some]
        return left

    def _answers(
        self,
        rule: Rule,
        tables: Sequence[Table],
        known: Mapping[str, Any],
        tried: Mapping[str, Sequence[Any]],
    ) -> Table:
        """The answer of a rule on the grid, walked once for each pattern of what its parts say."""
        assert len(tables) < 63, "a pattern is one whole number"
        code: NDArray[np.int64] = np.zeros([1] * tables[0].ndim, dtype=np.int64)
        for place, table in sorted(enumerate(tables), key=lambda one: one[1].size):
            code = code + (table.astype(np.int64) << place)
        patterns, first, where = np.unique(code, return_index=True, return_inverse=True)
        said: list[int] = []
        for pattern, index in zip(patterns.tolist(), first.tolist(), strict=True):
            found = self._of_pattern.get((rule.id, pattern))
            if found is None:
                found = self._walk_one(rule, known, tried, np.unravel_index(index, code.shape))
                self._of_pattern[rule.id, pattern] = found
            said.append(found)
        return np.array(said, dtype=np.uint8)[where].reshape(code.shape)

    def _walk_one(
        self,
        rule: Rule,
        known: Mapping[str, Any],
        tried: Mapping[str, Sequence[Any]],
        at: tuple[Any, ...],
    ) -> int:
        for name, value in known.items():
            self._fill(self._walked, name, value)
        places = iter(at)
        for name, values in tried.items():
            place = int(next(places)) if len(values) > 1 else 0
            self._fill(self._walked, name, values[place])
        return self._answer(rule, self._walked)


def value_of(record: Any, ref: FactRef) -> Any:
    """The value of a fact of a record, `None` where it is not known."""
    value = record
    for step in ref.path:
        value = None if value is None else getattr(value, step)
    return value


def _set(record: Any, path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        record = getattr(record, step)
    setattr(record, path[-1], value)


def _facts(rule: Rule) -> Iterator[FactRef]:
    for node in nodes(rule):
        if isinstance(node, Test):
            yield from node.facts
    if rule.act is not None:
        yield rule.act.plain
    match rule:
        case Prohibition():
            for way in rule.exemptions:
                for name in ("status", "authority", "provision", "date"):
                    yield _inside(way.approval, name)
        case Duty():
            yield from (done.on.plain for done in rule.fulfilled)
        case Caution():
            pass


def _inside(group: FactRef, name: str) -> FactRef:
    assert group.info.group is not None
    what = info(attrs.fields_dict(group.info.group)[name])
    assert what is not None
    path = (*group.path, name)
    return FactRef(".".join(path), path, what, group.record)


def _operands(test: Test) -> Iterator[FactRef]:
    return (side for side in (test.left, test.right) if isinstance(side, FactRef))


def _decided(way: Exemption, status: ApprovalStatus) -> Callable[[Walker], bool | None]:
    return lambda walker: walker.decided(way, status)


def _takes(point: str, name: str) -> Callable[[Walker], bool]:
    return lambda walker: walker.readings[point] == name


def _after(on: FactRef, day: date) -> Callable[[Walker], bool]:
    return lambda walker: bool(walker.fact(on) > day)


def _varies(table: NDArray[Any], axis: int) -> bool:
    return table.shape[axis] > 1 and bool((table.max(axis) != table.min(axis)).any())


def _hangs_on(answers: Iterable[Table], axis: int, grid: Sequence[str]) -> frozenset[str] | None:
    """The facts on which it hangs whether two readings differ; `None` if two differ anyway."""
    found: set[str] = set()
    rest = [name for place, name in enumerate(grid) if place != axis]
    for answer in answers:
        for one, other in combinations(np.moveaxis(answer, axis, 0), 2):
            differ = one != other
            if differ.all():
                return None
            found.update(name for place, name in enumerate(rest) if _varies(differ, place))
    return frozenset(name for name in found if not name.startswith(POINT))


def _slices(table: Table, axis: int) -> list[tuple[bytes, int]]:
    """For each value on an axis what is left of the table, and how many answers that has."""
    rows = np.moveaxis(table, axis, 0).reshape(table.shape[axis], -1)
    return [(row.tobytes(), len(set(row.tobytes()))) for row in rows]


def _left(answers: Mapping[tuple[Any, ...], int], place: int) -> list[tuple[Any, int]]:
    """For each value in a place of the completions what is left, and how many answers that has."""
    left: dict[Any, dict[Any, int]] = {}
    for values, said in answers.items():
        left.setdefault(values[place], {})[*values[:place], *values[place + 1 :]] = said
    return [(tuple(rest.values()), len(set(rest.values()))) for rest in left.values()]


def _counted(
    left: Iterable[tuple[tuple[Any, int], ...]], *, averaged: bool
) -> tuple[int, float | None]:
    """How many answers are left at worst, and on average over what can be told apart."""
    many = [sum(count for _, count in one) for one in set(left)]
    return max(many), sum(many) / len(many) if averaged else None


def _outcomes(gravities: Iterable[int]) -> frozenset[Any]:
    return frozenset(tuple(Outcome)[gravity] for gravity in gravities)


def _worded(rule: Rule, said: Iterable[int]) -> frozenset[Any]:
    match rule:
        case Prohibition():
            return _outcomes(said)
        case Duty():
            return frozenset(tuple(DutyStatus)[gravity] for gravity in said)
    return frozenset(bool(one) for one in said)
