"""Rules made ready for one day of the question, one policy, and many records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from nksanctions.law.cells import Cells, ground
from nksanctions.law.diagram import Solver, candidates
from nksanctions.law.explain import Explainer
from nksanctions.law.ground import Fn, Space
from nksanctions.law.lower import Lowering, point_variable
from nksanctions.law.policy import Point, Policy
from nksanctions.law.question import Question
from nksanctions.law.rules import Duty, Prohibition, Rule
from nksanctions.law.solution import Core, Solution
from nksanctions.law.states import State, States
from nksanctions.law.symbols import Lookup
from nksanctions.law.tree import FactRef, Node
from nksanctions.law.walk import Walker
from nksanctions.models.facts import FactKind, info

MOST_FUNCTIONS = 150_000
"""When a program has met so many functions, some hundreds of megabytes, it is made afresh."""

MOST_SOLUTIONS = 50_000
"""How many answers a program remembers."""


class Program:
    """The functions of rules and questions over one record class, and the answers so far."""

    def __init__(
        self,
        record: type[Any],
        rules: Sequence[Rule],
        *,
        as_of: date | None,
        lookup: Lookup,
        points: Iterable[Point],
        policy: Policy,
        questions: Sequence[Question] = (),
    ) -> None:
        self.record = record
        self.rules: tuple[Rule, ...] = tuple(rules)
        self.questions: tuple[Question, ...] = tuple(questions)
        self.asked: tuple[str, ...] = tuple(question.id for question in self.questions)
        self.as_of = as_of
        self.lookup = lookup
        self.policy = policy
        self.points: dict[str, Point] = {point.id: point for point in points}
        lowering = Lowering(as_of, lookup, self.points)
        self.lowering: Lowering = lowering
        self.space: Space = lowering.space
        self.fns: dict[str, Fn] = {rule.id: lowering.rule(rule) for rule in self.rules}
        self.fns |= {question.id: lowering.node(question.when) for question in self.questions}
        self.ids: tuple[str, ...] = tuple(self.fns)
        self.acts: tuple[str, ...] = tuple(
            rule.id for rule in self.rules if isinstance(rule, Prohibition)
        )
        self.duties: tuple[str, ...] = tuple(
            rule.id for rule in self.rules if isinstance(rule, Duty)
        )
        self.judged: tuple[str, ...] = (*self.acts, *self.duties)
        for rule in self.rules:
            if isinstance(rule, Duty):  # what is told of a duty beside its status
                for node in side_conditions(rule):
                    self.fns[side_name(rule, node)] = lowering.node(node)
        self.root: Fn = self.space.gravest(self.fns[id] for id in self.acts)
        self.facts: dict[str, FactRef] = dict(lowering.facts)
        self.groups: tuple[str, ...] = tuple(
            dict.fromkeys(ref.path[0] for ref in self.facts.values() if len(ref.path) > 1)
        )
        decided = policy.decide(self.points.values())
        self.decided: dict[str, str] = {
            name: reading
            for point, reading in decided.items()
            if (name := point_variable(point)) in lowering.points and reading is not None
        }
        self.readings: dict[str, tuple[str, ...]] = {
            point_variable(point.id): tuple(reading.name for reading in point.readings)
            for point in self.points.values()
        }
        self._defaults = _defaults(record, self.facts)
        self._tests = frozenset(self.space.tests())
        self._solutions: dict[tuple[Fn, ...], Solution] = {}
        self._cores: dict[tuple[Fn, ...], Core] = {}

    @cached_property
    def cells(self) -> Cells:
        """The cells of each fact: which values the rules can't tell apart."""
        return Cells(self.facts, self.lowering.variables, self._tests)

    @cached_property
    def states(self) -> tuple[States, ...]:
        """For each function, the states that the facts of a record lead through."""
        return tuple(States(fn, self.space, self.cells) for fn in self.fns.values())

    @cached_property
    def explainer(self) -> Explainer:
        """The reasons of the rules, each worked out once."""
        return Explainer(self.rules, self.walker, self.cells, self.questions)

    def expect(self, record: Any) -> None:
        """Refuse what is no record of the class.

        Raises:
            TypeError: Naming both classes.
        """
        if type(record) is not self.record:
            raise TypeError(f"expected a {self.record.__name__}, got a {type(record).__name__}")

    def solution(self, record: Any) -> Solution:
        """The answer for a record; worked out once for all that are alike."""
        return self._solution(self._left(self.cells.values(record)))

    def _left(self, values: tuple[Any, ...]) -> tuple[Fn, ...]:
        """What is left of each function once the known facts are set."""
        truths = self.cells.truths(values)
        return tuple([states.final(values, truths) for states in self.states])

    def _solution(self, left: tuple[Fn, ...]) -> Solution:
        found = self._solutions.get(left)
        if found is None:
            if len(self._solutions) >= MOST_SOLUTIONS:
                self._solutions.clear()
            found = self._solutions[left] = Solution(self, dict(zip(self.fns, left, strict=True)))
        return found

    def core(self, fns: dict[str, Fn]) -> Core:
        """What functions of unknown facts and open points come to; worked out once."""
        key = tuple(fns.values())
        found = self._cores.get(key)
        if found is None:
            if len(self._cores) >= MOST_SOLUTIONS:
                self._cores.clear()
            found = self._cores[key] = Core(self, fns)
        return found

    def solve(self, record: Any) -> Solution:
        """The answer for a record, worked out afresh and apart from all others."""
        values = zip(self.facts, self.cells.values(record), strict=True)
        env = {name: ground(value) for name, value in values if value is not None}
        return Solution(self, {id: self.space.set(fn, env) for id, fn in self.fns.items()})

    def defaulted(self, record: Any) -> dict[str, frozenset[int]]:
        """What a record leaves at its default, with the places of the facts.

        A field, or where a field is given a fact inside it, such as ``approval.authority``.
        """
        values = self.cells.values(record)
        found: dict[str, frozenset[int]] = {}
        inside: set[int] = set()
        for unit, (default, places) in self._defaults.items():
            if "." in unit:
                (place,) = places
                if place not in inside and values[place] == default:
                    found[unit] = places
            else:
                value = getattr(record, unit)
                if value is not None and value == default(record):
                    found[unit] = places
                    inside |= places
        return found

    def release(self, record: Any, keep: frozenset[str] = frozenset()) -> Any:
        """The record with its defaults not known, but for those of the fields to *keep*."""
        changes: dict[str, Any] = {}
        for unit in self.defaulted(record):
            field, _, inner = unit.partition(".")
            if unit in keep or field in keep:
                continue
            changes[field] = (
                attrs.evolve(changes.get(field, getattr(record, field)), **{inner: None})
                if inner
                else None
            )
        return attrs.evolve(record, **changes) if changes else record

    def assumed(self, record: Any, solution: Solution) -> tuple[str, ...]:
        """Fields left at their default whose release would change an answer."""
        values = self.cells.values(record)
        truths = self.cells.truths(values)
        traces = [states.trace(values, truths) for states in self.states]
        left = tuple(solution.unread.values())
        said = solution.core.said
        return tuple(
            unit
            for unit, places in self.defaulted(record).items()
            if any(
                not everywhere(other.core.said, said)
                for other in self._otherwise(values, truths, traces, left, places)
            )
        )

    def _otherwise(
        self,
        values: tuple[Any, ...],
        truths: tuple[Any, ...],
        traces: Sequence[Mapping[int, State]],
        left: tuple[Fn, ...],
        places: frozenset[int],
    ) -> Iterator[Solution]:
        """The answers with the facts in *places* otherwise, or unknown where there are many."""
        starts = [
            min((trace[p] for p in places if p in trace), key=_read_at, default=None)
            for trace in traces
        ]
        if not any(starts):
            return
        (first, *rest) = places
        alternatives = self._alternatives[first] if not rest else None
        if alternatives is None:
            yield self._solution(
                tuple(
                    [
                        fn if start is None else states.final(values, truths, places, start)
                        for fn, states, start in zip(left, self.states, starts, strict=True)
                    ]
                )
            )
            return
        cell = self.cells.of[first]
        for other in alternatives:
            if cell[other] == cell[values[first]]:
                continue
            changed = (*values[:first], other, *values[first + 1 :])
            yield self._solution(
                tuple(
                    [
                        fn if start is None else states.final(changed, truths, start=start)
                        for fn, states, start in zip(left, self.states, starts, strict=True)
                    ]
                )
            )

    @cached_property
    def _alternatives(self) -> list[tuple[Any, ...] | None]:
        return [self.cells.alternatives(place) for place in range(len(self.facts))]

    def walker(self, record: Any) -> Walker:
        """Walks the trees of the rules on a record, under the policy."""
        readings = {name.removeprefix("point:"): taken for name, taken in self.decided.items()}
        as_of = self.as_of or date.min  # without a day, only questions that ask for none
        return Walker(record, as_of, self.lookup, readings)

    def solver(self, fns: Iterable[Fn]) -> Solver:
        """Diagrams over candidates that stand for all values of the variables of *fns*."""
        return Solver(
            self.space,
            candidates(fns, self.lowering.variables, self.readings),
            self.lowering.order,
        )

    @cached_property
    def shared_solver(self) -> Solver:
        """Diagrams over candidates that stand for all values of all functions of the program.

        Questions are many, small and apart: what one record made of them serves the next.
        """
        return self.solver(self.fns.values())

    def image(self, fn: Fn) -> frozenset[Any]:
        """Every value that a function can take."""
        if fn.kind == "leaf":
            return frozenset((fn.value,))
        return self.solver([fn]).diagram(fn).image


def everywhere(some: Sequence[frozenset[Any]], all_of_it: Sequence[frozenset[Any]]) -> bool:
    """Whether each set is within its counterpart."""
    return all(a <= b for a, b in zip(some, all_of_it, strict=True))


def _read_at(state: State) -> int:
    assert state.index is not None
    return state.index


def side_conditions(rule: Duty) -> Iterator[Node]:
    """When another last day holds, and when a duty is subject to a determination."""
    yield from (due.when for due in rule.instead)
    yield from (subject.when for subject in rule.subject_to)


def side_name(rule: Duty, node: Node) -> str:
    """The name of such a condition among the functions of a program."""
    return f"{rule.id} if {next(i for i, one in enumerate(side_conditions(rule)) if one is node)}"


def _defaults(
    record: type[Any], facts: Mapping[str, FactRef]
) -> dict[str, tuple[Any, frozenset[int]]]:
    """The default of each field that has one, with the places of its facts; groups first.

    For a field: a function of the record. For a fact inside a group (``approval.authority``): the
    value itself.
    """
    fields: dict[str, tuple[Any, frozenset[int]]] = {}
    inside: dict[str, tuple[Any, frozenset[int]]] = {}
    for attribute in attrs.fields(record):
        what = info(attribute)
        if what is None or what.kind is FactKind.PLAIN:
            continue
        places = frozenset(
            place for place, ref in enumerate(facts.values()) if ref.path[0] == attribute.name
        )
        if not places:
            continue
        default: Any = attribute.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            fields[attribute.name] = (default.factory, places)
        else:
            fields[attribute.name] = (lambda _record, value=default: value, places)
    for place, (name, ref) in enumerate(facts.items()):
        if len(ref.path) > 1 and ref.info.kind is FactKind.ORDINARY:
            outer = info(attrs.fields_dict(record)[ref.path[0]])
            assert outer is not None
            assert outer.group is not None
            default = attrs.fields_dict(outer.group)[ref.path[-1]].default
            inside[name] = (default, frozenset((place,)))
    return fields | inside
