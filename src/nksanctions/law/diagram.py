"""Exact answers over unknown facts and open points: decision diagrams on finite candidates.

For each unknown fact a few values stand for all: one in each stretch between the thresholds that
the tests know, and as many in each stretch as there are days compared with each other. The diagram
of a function over them is reduced and shared, so that equal functions are one object: its leaves
are the image, its variables exactly those on which the answer can still depend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any

from attrs import frozen

from nksanctions.identifiers import country
from nksanctions.law.ground import Fn, GroundTest, Space, holds, variables
from nksanctions.models.facts import Domain

ANY_DAY = 736_000
"""A day in 2016, for days that no test compares with a fixed one."""


@frozen(kw_only=True)
class Variable:
    """A fact as a variable: its place in the order, what it holds, the range where unknown."""

    name: str
    order: int
    domain: Domain
    members: tuple[Any, ...] = ()
    lowest: int | None = None
    highest: int | None = None


Candidates = Mapping[str, Sequence[Any]]


class Diagram:
    """A reduced decision diagram: a leaf, or a variable with a diagram for each candidate."""

    __slots__ = ("id", "image", "kids", "support", "value", "var")

    def __init__(self, id: int, var: str | None, kids: tuple[Diagram, ...], value: Any) -> None:
        self.id: int = id
        self.var: str | None = var
        self.kids: tuple[Diagram, ...] = kids
        self.value: Any = value
        self.image: frozenset[Any] = (
            frozenset((value,)) if var is None else frozenset().union(*(kid.image for kid in kids))
        )
        self.support: frozenset[str] = (
            frozenset() if var is None else frozenset((var,)).union(*(kid.support for kid in kids))
        )


class Solver:
    """Diagrams of functions of one space over one choice of candidates."""

    def __init__(self, space: Space, candidates: Candidates, order: Callable[[str], int]) -> None:
        self._space = space
        self.candidates = candidates
        self._order = order
        self._of: dict[int, Diagram] = {}
        self._known: dict[Any, Diagram] = {}

    def diagram(self, fn: Fn) -> Diagram:
        """The reduced diagram of a function."""
        found = self._of.get(fn.id)
        if found is not None:
            return found
        if fn.kind == "leaf":
            found = self._leaf(fn)
        else:
            var = min(fn.vars, key=self._order)
            found = self._node(var, self._kids(fn, var))
        self._of[fn.id] = found
        return found

    def differ(self, left: Diagram, right: Diagram) -> Diagram:
        """Where two diagrams differ: true or false for each completion."""
        if left is right:
            return self._leaf(self._space.false)
        if left.var is None and right.var is None:
            return self._leaf(self._space.true)
        key = ("differ", left.id, right.id)
        found = self._known.get(key)
        if found is None:
            tops = [d.var for d in (left, right) if d.var is not None]
            var = min(tops, key=self._order)
            many = len(self.candidates[var])
            found = self._node(
                var,
                tuple(
                    self.differ(a, b)
                    for a, b in zip(
                        left.kids if left.var == var else (left,) * many,
                        right.kids if right.var == var else (right,) * many,
                        strict=True,
                    )
                ),
            )
            self._known[key] = found
        return found

    def restrict(self, diagram: Diagram, var: str, place: int) -> Diagram:
        """What is left of a diagram once a variable has its candidate at that place."""
        if var not in diagram.support:
            return diagram
        if diagram.var == var:
            return diagram.kids[place]
        key = ("restrict", diagram.id, var, place)
        found = self._known.get(key)
        if found is None:
            assert diagram.var is not None
            kids = tuple([self.restrict(kid, var, place) for kid in diagram.kids])
            found = self._known[key] = self._node(diagram.var, kids)
        return found

    def _leaf(self, fn: Fn) -> Diagram:
        key = ("leaf", fn.id)
        found = self._known.get(key)
        if found is None:
            found = Diagram(len(self._known), None, (), fn.value)
            self._known[key] = found
        return found

    def _node(self, var: str, kids: tuple[Diagram, ...]) -> Diagram:
        if all(kid is kids[0] for kid in kids):
            return kids[0]
        key = (var, *(kid.id for kid in kids))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Diagram(len(self._known), var, kids, None)
        return found

    def _kids(self, fn: Fn, var: str) -> tuple[Diagram, ...]:
        """A diagram for each candidate; candidates that no test tells apart share the work."""
        mine = [test for test in fn.tests if var in variables(test)]
        lonely = all(len(variables(test)) == 1 for test in mine)
        by_profile: dict[Any, Diagram] = {}
        kids: list[Diagram] = []
        for value in self.candidates[var]:
            profile = tuple(holds(test, value) for test in mine) if lonely and mine else value
            kid = by_profile.get(profile)
            if kid is None:
                kid = self.diagram(self._space.set(fn, {var: value}))
                by_profile[profile] = kid
            kids.append(kid)
        return tuple(kids)


def candidates(
    fns: Iterable[Fn],
    variables_by_name: Mapping[str, Variable],
    readings: Mapping[str, Sequence[str]],
) -> dict[str, Sequence[Any]]:
    """Values that stand for all values of the variables of *fns*, in ascending order.

    *readings* names the readings of each point that is a variable.
    """
    tests: set[GroundTest] = set()
    names: set[str] = set()
    for fn in fns:
        tests |= fn.tests
        names |= fn.vars
    found: dict[str, Sequence[Any]] = {}
    ordered = [
        name
        for name in names
        if name in variables_by_name
        and variables_by_name[name].domain in (Domain.DAY, Domain.COUNT)
    ]
    found.update(_ordered(ordered, tests, variables_by_name))
    unknown_countries = [
        n for n in names if n in variables_by_name and variables_by_name[n].domain is Domain.COUNTRY
    ]
    countries, sets = _places(*_named(tests), len(unknown_countries))
    for name in names:
        if name in found:
            continue
        if name in readings:
            found[name] = tuple(readings[name])
            continue
        variable = variables_by_name[name]
        match variable.domain:
            case Domain.FLAG:
                found[name] = (False, True)
            case Domain.CHOICE:
                found[name] = variable.members
            case Domain.TEXT:
                named = {text for t in tests if t[0] == "in" and t[1] == name for text in t[2]}
                found[name] = (*sorted(named), "\N{REPLACEMENT CHARACTER}other")
            case Domain.COUNTRY:
                found[name] = countries
            case Domain.COUNTRIES:
                found[name] = sets
    return found


def thresholds(
    names: Sequence[str], tests: Iterable[GroundTest], variables_by_name: Mapping[str, Variable]
) -> tuple[dict[str, list[int]], list[list[str]]]:
    """Where the tests of each day or count can change, and the groups that are compared."""
    tests = list(tests)
    critical = _fixed(names, tests, variables_by_name)
    edges = [test for test in tests if test[0] == "lt2"]
    groups = _components(names, edges)
    for group in groups:
        if not any(critical[name] for name in group):
            critical[group[0]].add(ANY_DAY)
        _spread(group, edges, critical)
    return {name: sorted(days) for name, days in critical.items()}, groups


def _fixed(
    names: Iterable[str], tests: Iterable[GroundTest], variables_by_name: Mapping[str, Variable]
) -> dict[str, set[int]]:
    """The thresholds that tests and bounds set for each day or count by itself."""
    critical: dict[str, set[int]] = {name: set() for name in names}
    for test in tests:
        if test[0] == "lt" and test[1] in critical:
            critical[test[1]].add(test[2])
    for name, mine in critical.items():
        variable = variables_by_name[name]
        if variable.lowest is not None:
            mine.add(variable.lowest)
        if variable.highest is not None:
            mine.add(variable.highest + 1)
    return critical


def _ordered(
    names: Sequence[str], tests: Iterable[GroundTest], variables_by_name: Mapping[str, Variable]
) -> dict[str, Sequence[int]]:
    """Whole numbers for each day or count: one a stretch, more where they are compared.

    Compared as they are, a stretch holds room on either side of each for all the others. With
    scales or shifts, the numbers close to each threshold stand for all.
    """
    tests = list(tests)
    critical, groups = thresholds(names, tests, variables_by_name)
    found: dict[str, Sequence[int]] = {}
    for group in groups:
        edges = [test for test in tests if test[0] == "lt2" and test[1] in group]
        if all((s, k, t, m) == (1, m, 1, k) for _, _, s, k, _, t, m in edges):
            values = {name: _first(critical[name], 2 * len(group) - 1) for name in group}
        else:
            values = _near(group, edges, _fixed(group, tests, variables_by_name))
        for name in group:
            variable = variables_by_name[name]
            lowest, highest = variable.lowest, variable.highest
            found[name] = tuple(
                value
                for value in sorted(values[name])
                if (lowest is None or value >= lowest) and (highest is None or value <= highest)
            )
    return found


def _near(
    group: Sequence[str], edges: Sequence[GroundTest], critical: dict[str, set[int]]
) -> dict[str, set[int]]:
    """Numbers close to where, for two of the group, a test can change or two tests meet."""
    lines = [
        line for _, v, s, k, w, t, m in edges for line in ((v, s, k, w, t, m), (w, t, m, v, s, k))
    ]
    slack = max(s * t for _, s, _, _, t, _ in lines)
    for line, (v, s, k, w, t, m) in combinations(lines, 2):
        if (line[0], line[3]) == (v, w) and (across := line[1] * t - s * line[4]):
            meets = ((line[5] - line[2]) * t - (m - k) * line[4]) // across
            critical[v].update(range(meets - slack, meets + slack + 2))
    for _ in group if slack == 1 else group[1:]:
        before = {name: tuple(numbers) for name, numbers in critical.items()}
        for v, s, k, w, t, m in lines:
            for number in before[v]:
                for n in (number - 1, number):
                    there = (s * n + k - m) // t
                    critical[w].update((there, there + 1))
    reach = len(group) if slack == 1 else len(group) + slack
    return {
        name: {number + n for number in numbers for n in range(-reach, reach)}
        for name, numbers in critical.items()
    }


def _components(names: Sequence[str], edges: Iterable[GroundTest]) -> list[list[str]]:
    group = {name: [name] for name in names}
    for edge in edges:
        left, right = group[edge[1]], group[edge[4]]
        if left is not right:
            left.extend(right)
            for name in right:
                group[name] = left
    return list({id(members): members for members in group.values()}.values())


def _spread(
    group: Sequence[str], edges: Iterable[GroundTest], critical: dict[str, set[int]]
) -> None:
    """A threshold of one variable is one of each variable that it is compared with."""
    mine = [edge for edge in edges if edge[1] in group]
    for _ in group:
        for _, v, s, k, w, t, m in mine:
            for n in tuple(critical[v]):
                critical[w].add(-((m - s * n - k) // t))
                if s != 1 or t != 1:
                    critical[w].add((s * n + k - m) // t + 1)
            for n in tuple(critical[w]):
                critical[v].add(-((k - t * n - m) // s))


def _first(thresholds: Sequence[int], many: int) -> set[int]:
    """So many numbers from each threshold on, and below the first."""
    values: set[int] = set(range(thresholds[0] - many, thresholds[0]))
    for place, threshold in enumerate(thresholds):
        last = thresholds[place + 1] if place + 1 < len(thresholds) else threshold + many
        values.update(range(threshold, min(threshold + many, last)))
    return values


MOST_PLACES = 10
"""With more places than this, no more than three at once are tried as a set of countries."""


@lru_cache(maxsize=1_024)
def _places(
    named: frozenset[str], days: frozenset[int], many: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Countries, and sets of countries, that stand for all.

    *named* countries stand for themselves. Of the others that are UN members on the same *days*, so
    *many* that each unknown country can be another one, and change; and one more, for sets.
    """
    alike: dict[tuple[bool, ...], list[str]] = {}
    for code in country.codes():
        if code not in named:
            member = country.get(code).is_un_member
            alike.setdefault(tuple(member(on=date.fromordinal(d)) for d in days), []).append(code)
    some = [code for codes in alike.values() for code in codes[: many + 1]]
    one_more = next(code for codes in alike.values() for code in codes if code not in some)
    countries = (*sorted(named), *some)
    places = (*countries, one_more)
    most = len(places) if len(places) <= MOST_PLACES else 3
    sets = tuple(group for size in range(most + 1) for group in combinations(places, size))
    return countries, sets


def _named(tests: Iterable[GroundTest]) -> tuple[frozenset[str], frozenset[int]]:
    """The countries that tests name, and the days on which they ask for UN membership."""
    codes: set[str] = set()
    days: set[int] = set()
    for test in tests:
        match test[0]:
            case "code" | "has":
                codes.add(test[2])
            case "other":
                codes |= test[2]
            case "member":
                days.add(test[2])
            case "member2":
                days.add(date.max.toordinal())
    return frozenset(codes), frozenset(days)
