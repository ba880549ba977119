"""Which values of a fact the rules can't tell apart.

A value is replaced by the cell it lies in: between two thresholds one day is like another, unless
days are compared with each other; then days close to a threshold keep a cell of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date
from typing import Any

from nksanctions.law.diagram import Variable, thresholds
from nksanctions.law.ground import GroundTest, holds, variables
from nksanctions.law.tree import FactRef
from nksanctions.models.facts import Domain

NEAR = 4
"""Days this close to a threshold keep a cell of their own where days are compared."""

MOST_VALUES = 100_000
"""How many distinct values of one fact are remembered."""

PairTruth = Callable[[tuple[Any, ...], frozenset[int]], Any]


def ground(value: Any) -> Any:
    """A value as functions take it: days are ordinals."""
    return value.toordinal() if isinstance(value, date) else value


class Cell(dict[Any, int]):
    """Value to the number of its cell; `None`, not known, is cell 0."""

    def __init__(self, canonical: Callable[[Any], Any]) -> None:
        super().__init__({None: 0})
        self._canonical = canonical
        self._numbers: dict[Any, int] = {}
        self._examples: list[Any] = [None]

    def __missing__(self, value: Any) -> int:
        if len(self) > MOST_VALUES:
            self.clear()
            self[None] = 0
        canonical = self._canonical(value)
        number = self._numbers.get(canonical)
        if number is None:
            number = self._numbers[canonical] = len(self._examples)
            self._examples.append(ground(value))
        self[value] = number
        return number

    def example(self, number: int) -> Any:
        """The first value seen of a cell, which stands for all of them."""
        return self._examples[number]


class Cells:
    """The cells of each fact, and the tests that compare two facts.

    *of* has a `Cell` for each fact, in their order. *values* reads all facts of a record, *truths*
    what each test of two facts says of them: true or false; `None` where one is not known.
    """

    def __init__(
        self,
        facts: Mapping[str, FactRef],
        by_name: Mapping[str, Variable],
        tests: Iterable[GroundTest],
    ) -> None:
        self.facts: dict[str, FactRef] = dict(facts)
        tests = sorted(tests, key=repr)
        places = {name: place for place, name in enumerate(self.facts)}
        ordered = [n for n in self.facts if by_name[n].domain in (Domain.DAY, Domain.COUNT)]
        critical, groups = thresholds(ordered, tests, by_name)
        self.pair_tests: list[GroundTest] = [
            t for t in tests if len(variables(t)) > 1 and set(variables(t)) <= set(places)
        ]
        self.pair_places: list[frozenset[int]] = [
            frozenset(places[name] for name in variables(test)) for test in self.pair_tests
        ]
        crowded = {name for group in groups if len(group) > 2 for name in group}
        self.pairs: list[PairTruth] = [
            _pair_truth(test, places, crowded) for test in self.pair_tests
        ]
        paired = {name for test in tests if len(variables(test)) > 1 for name in variables(test)}
        named = {test[2] for test in tests if test[0] in ("code", "has")}
        named |= {code for test in tests if test[0] == "other" for code in test[2]}
        self.of: list[Cell] = []
        for name in self.facts:
            mine = [t for t in tests if name in variables(t) and len(variables(t)) == 1]
            self.of.append(
                Cell(
                    _canonical(
                        by_name[name].domain, mine, critical.get(name, []), name in paired, named
                    )
                )
            )
        self.values: Callable[[Any], tuple[Any, ...]] = _loader(self.facts)
        self.truths: Callable[[tuple[Any, ...]], tuple[Any, ...]] = _all_truths(
            self.pair_tests, places, self.pairs, crowded
        )

    def alternatives(self, place: int) -> tuple[Any, ...] | None:
        """A value of each cell of a fact that has few; `None` for days, numbers and countries."""
        what = list(self.facts.values())[place].info
        if what.domain is Domain.FLAG:
            values: tuple[Any, ...] = (False, True)
        elif what.choices is not None:
            values = tuple(what.choices)
        else:
            return None
        cell = self.of[place]
        return tuple({cell[value]: value for value in values}.values())


def _loader(facts: Mapping[str, FactRef]) -> Callable[[Any], tuple[Any, ...]]:
    """Compile the function that reads all facts of a record, in order."""
    names = {name: f"v{place}" for place, name in enumerate(facts)}
    lines = ["def values(record):"]
    groups: dict[str, list[str]] = {}
    for name, ref in facts.items():
        if len(ref.path) == 1:
            lines.append(f"    {names[name]} = record.{ref.path[0]}")
        else:
            groups.setdefault(ref.path[0], []).append(name)
    for group, members in groups.items():
        lines.append(f"    g = record.{group}")
        targets = " = ".join(names[name] for name in members)
        lines.append(f"    if g is None: {targets} = None")
        reads = "; ".join(f"{names[n]} = g.{'.'.join(facts[n].path[1:])}" for n in members)
        lines.append(f"    else: {reads}")
    lines.append(f"    return ({''.join(f'{name}, ' for name in names.values())})")
    scope: dict[str, Any] = {}
    exec(compile("\n".join(lines), "<facts of a record>", "exec"), scope)
    return scope["values"]  # type: ignore[no-any-return]


def _pair_truth(test: GroundTest, places: Mapping[str, int], crowded: Set[str]) -> PairTruth:
    """Whether a test of two facts is true; where that is not enough to tell cases apart, values.

    A bool where both are known. Otherwise `None`, or the known values where their exact place
    matters: with a scale, or where three facts are compared with each other.
    """
    reads = [places[name] for name in variables(test)]
    exact = _is_exact(test, crowded)

    def compare(values: tuple[Any, ...]) -> bool:
        match test[0]:
            case "lt2":
                _, _, s, k, _, t, m = test
                left, right = (ground(values[place]) for place in reads)
                return bool(s * left + k < t * right + m)
            case "has2":
                return values[reads[1]] in values[reads[0]]
        others = test[2] | {values[place] for place in reads[1:]}
        return not others.issuperset(values[reads[0]])

    def truth(values: tuple[Any, ...], released: frozenset[int]) -> Any:
        known = [values[p] is not None and p not in released for p in reads]
        if all(known):
            return compare(values)
        if exact and any(known):
            return tuple(values[p] if k else None for p, k in zip(reads, known, strict=True))
        return None

    return truth


def _all_truths(
    tests: Sequence[GroundTest],
    places: Mapping[str, int],
    pairs: Sequence[PairTruth],
    crowded: Set[str],
) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Compile the function that says what each test of two facts comes to."""
    scope: dict[str, Any] = {"none": frozenset[int]()}
    parts: list[str] = []
    for number, test in enumerate(tests):
        reads = [f"v[{places[name]}]" for name in variables(test)]
        unknown = " or ".join(f"{read} is None" for read in reads)
        if test[0] == "lt2" and not _is_exact(test, crowded):
            parts.append(f"None if {unknown} else {reads[0]} < {reads[1]}")
        elif test[0] == "has2":
            parts.append(f"None if {unknown} else {reads[1]} in {reads[0]}")
        else:
            scope[f"f{number}"] = pairs[number]
            parts.append(f"f{number}(v, none)")
    source = f"def truths(v):\n    return ({''.join(f'({part}), ' for part in parts)})"
    exec(compile(source, "<tests of two facts>", "exec"), scope)
    return scope["truths"]  # type: ignore[no-any-return]


def _is_exact(test: GroundTest, crowded: Set[str]) -> bool:
    """Whether the very place of a known value matters, not just its cell."""
    return test[0] == "lt2" and (
        (test[2], test[3], test[5], test[6]) != (1, 0, 1, 0) or test[1] in crowded
    )


def _canonical(
    domain: Domain,
    unary: Sequence[GroundTest],
    critical: Sequence[int],
    paired: bool,
    named: Set[str],
) -> Callable[[Any], Any]:
    def ordered(value: Any) -> Any:
        number = ground(value)
        place = bisect_right(critical, number)
        if not paired:
            return place
        above = place == 0 or number - critical[place - 1] >= NEAR
        below = place == len(critical) or critical[place] - number > NEAR
        return place if above and below else ("at", number)

    def profile(value: Any) -> Any:
        return tuple(holds(test, value) for test in unary)

    match domain:
        case Domain.DAY | Domain.COUNT:
            return ordered
        case Domain.COUNTRIES if paired:
            return frozenset
        case Domain.COUNTRY if paired:
            return lambda value: (profile(value), value if value in named else None)
    return profile
