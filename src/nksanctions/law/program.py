"""Rules made ready for one day of the question, one policy, and many records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

import attrs
from attrs import frozen

from nksanctions.law.cells import Cells, ground
from nksanctions.law.diagram import Solver, candidates
from nksanctions.law.explain import Explainer
from nksanctions.law.ground import Fn, Space
from nksanctions.law.lower import Lowering, point_variable
from nksanctions.law.outcome import Outcome
from nksanctions.law.policy import Point, Policy
from nksanctions.law.rules import Duty, Prohibition, Rule
from nksanctions.law.states import State, States
from nksanctions.law.symbols import Lookup
from nksanctions.law.tree import FactRef, Node
from nksanctions.law.walk import Walker
from nksanctions.models.facts import FactKind, info

MOST_SOLUTIONS = 50_000
"""How many answers a program remembers."""


@frozen(kw_only=True)
class Contest:
    """A point that the policy decided, and what another reading would have said."""

    point: str
    taken: str
    other: str
    outcomes: frozenset[Outcome]
    rules: Mapping[str, frozenset[Any]]
    """What it would have said of each rule whose own answer changes."""


@frozen(kw_only=True)
class OpenVariable:
    """An unknown fact, or an open point, on which an answer can still depend."""

    name: str
    worst: int
    mean: float
    rules: tuple[str, ...]
    live: bool = True
    under: tuple[str, ...] = ()


class Program:
    """The functions of a set of rules over one record class, and the answers worked out so far."""

    def __init__(
        self,
        record: type[Any],
        rules: Sequence[Rule],
        *,
        as_of: date | None,
        lookup: Lookup,
        points: Iterable[Point],
        policy: Policy,
    ) -> None:
        self.record = record
        self.rules: tuple[Rule, ...] = tuple(rules)
        self.as_of = as_of
        self.lookup = lookup
        self.policy = policy
        self.points: dict[str, Point] = {point.id: point for point in points}
        lowering = Lowering(as_of, lookup, self.points)
        self.lowering: Lowering = lowering
        self.space: Space = lowering.space
        self.fns: dict[str, Fn] = {rule.id: lowering.rule(rule) for rule in self.rules}
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
        return Explainer(self.rules, self.walker, self.cells)

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
        assert self.as_of is not None
        readings = {name.removeprefix("point:"): taken for name, taken in self.decided.items()}
        return Walker(record, self.as_of, self.lookup, readings)

    def solver(self, fns: Iterable[Fn]) -> Solver:
        """Diagrams over candidates that stand for all values of the variables of *fns*."""
        return Solver(
            self.space,
            candidates(fns, self.lowering.variables, self.readings),
            self.lowering.order,
        )

    def image(self, fn: Fn) -> frozenset[Any]:
        """Every value that a function can take."""
        if fn.kind == "leaf":
            return frozenset((fn.value,))
        return self.solver([fn]).diagram(fn).image


class Core:
    """What the functions of a program come to over unknown facts and open points.

    `outcomes` is the image of the gravest outcome, `by_rule` that of each function, `said` what is
    compared when two answers are: the outcomes, and the statuses of each duty.
    """

    def __init__(self, program: Program, fns: Mapping[str, Fn]) -> None:
        self.program = program
        self.fns = fns
        self.root: Fn = program.space.gravest(fns[id] for id in program.acts)
        self.targets: dict[str, Fn] = {id: fns[id] for id in program.duties}
        if program.acts:
            self.targets[""] = self.root
        self.outcomes: frozenset[Outcome] = self.image(self.root) if program.acts else frozenset()
        self.outcome: Outcome | None = (
            only(self.outcomes, Outcome.INDETERMINATE) if program.acts else None
        )

    @cached_property
    def solver(self) -> Solver:
        """Diagrams of what is left open."""
        return self.program.solver(self.fns.values())

    def image(self, fn: Fn) -> frozenset[Any]:
        """Every value that a function can take."""
        if fn.kind == "leaf":
            return frozenset((fn.value,))
        return self.solver.diagram(fn).image

    @cached_property
    def by_rule(self) -> dict[str, frozenset[Any]]:
        """Every value that each rule's own answer can take."""
        return {rule.id: self.image(self.fns[rule.id]) for rule in self.program.rules}

    @cached_property
    def conditions(self) -> dict[str, frozenset[bool]]:
        """What is told of duties beside their status, by `side_name`: whether it can be so."""
        return {id: self.image(fn) for id, fn in self.fns.items() if id not in self.by_rule}

    @cached_property
    def said(self) -> tuple[frozenset[Any], ...]:
        """The possible outcomes, and the possible statuses of each duty."""
        return (self.outcomes, *(self.by_rule[id] for id in self.program.duties))

    @cached_property
    def open_variables(self) -> tuple[OpenVariable, ...]:
        """What the answers still depend on, most decisive first."""
        if all(fn.kind == "leaf" for fn in self.targets.values()):
            return ()
        program, solver = self.program, self.solver
        diagrams = {id: solver.diagram(fn) for id, fn in self.targets.items()}
        support = frozenset[str]().union(*(d.support for d in diagrams.values()))
        found: list[OpenVariable] = []
        for name in sorted(support, key=program.lowering.order):
            left = {
                tuple(
                    solver.diagram(program.space.set(fn, {name: value}))
                    for id, fn in self.targets.items()
                    if name in diagrams[id].support
                )
                for value in solver.candidates[name]
            }
            sizes = [sum(len(d.image) for d in answers) for answers in left]
            live, under = self._shown_under(name) if name.startswith("point:") else (True, ())
            found.append(
                OpenVariable(
                    name=name,
                    worst=max(sizes),
                    mean=sum(sizes) / len(sizes),
                    rules=tuple(
                        rule.id
                        for rule in program.rules
                        if name in solver.diagram(self.fns[rule.id]).support
                    ),
                    live=live,
                    under=under,
                )
            )
        found.sort(key=lambda v: (v.worst, v.mean))
        self.depends_on  # noqa: B018  (worked out while the diagrams are there)
        self.__dict__.pop("solver", None)  # they are large, and have said what they had to say
        return tuple(found)

    @cached_property
    def depends_on(self) -> dict[str, list[str]]:
        """The facts and points on which each rule's own answer depends, in the order of the tree."""
        found: dict[str, list[str]] = {}
        for rule in self.program.rules:
            fn = self.fns[rule.id]
            support = self.solver.diagram(fn).support if fn.kind != "leaf" else ()
            ordered = sorted(support, key=self.program.lowering.order)
            found[rule.id] = [name.removeprefix("point:") for name in ordered]
        return found

    def _shown_under(self, name: str) -> tuple[bool, tuple[str, ...]]:
        """Whether the known facts already make the readings differ, or else which would.

        They do where in some rule two readings differ whatever the open facts are.
        """
        space, solver = self.program.space, self.solver
        facts: dict[str, None] = {}
        for id, fn in self.fns.items():
            if id not in self.program.judged or name not in solver.diagram(fn).support:
                continue
            readings = [
                solver.diagram(space.set(fn, {name: reading}))
                for reading in self.program.readings[name]
            ]
            for place, left in enumerate(readings):
                for right in readings[place + 1 :]:
                    differ = solver.differ(left, right)
                    if differ.value is True:
                        return True, ()
                    facts |= dict.fromkeys(sorted(differ.support, key=self.program.lowering.order))
        return False, tuple(fact for fact in facts if not fact.startswith("point:"))


class Solution:
    """The answer for all records that are alike.

    *unread* is each function with the known facts set and the points of law free; `core` what they
    come to under the policy.
    """

    def __init__(self, program: Program, unread: Mapping[str, Fn]) -> None:
        self.program = program
        self.unread = unread
        self.core: Core = program.core(
            {id: program.space.set(fn, program.decided) for id, fn in unread.items()}
        )

    @property
    def outcome(self) -> Outcome | None:
        """The one outcome; `INDETERMINATE` for several, `None` where no act is judged."""
        return self.core.outcome

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """Every outcome that is still possible."""
        return self.core.outcomes

    @property
    def by_rule(self) -> dict[str, frozenset[Any]]:
        """Every value that each rule's own answer can take."""
        return self.core.by_rule

    @property
    def open_variables(self) -> tuple[OpenVariable, ...]:
        """What the answers still depend on, most decisive first."""
        return self.core.open_variables

    @cached_property
    def contested(self) -> tuple[Contest, ...]:
        """Points that the policy decided, where another reading would change the answer."""
        program = self.program
        concerned = frozenset[str]().union(*(self.unread[id].vars for id in program.judged))
        return tuple(
            contest
            for name, taken in program.decided.items()
            if name in concerned
            for other in program.readings[name]
            if other != taken and (contest := self._contest(name, taken, other)) is not None
        )

    def _contest(self, name: str, taken: str, other: str) -> Contest | None:
        program = self.program
        given = {**program.decided, name: other}
        core = program.core({id: program.space.set(fn, given) for id, fn in self.unread.items()})
        if core is self.core or core.said == self.core.said:
            return None
        changed = {
            id: core.by_rule[id] for id in program.judged if core.by_rule[id] != self.by_rule[id]
        }
        return Contest(
            point=name.removeprefix("point:"),
            taken=taken,
            other=other,
            outcomes=core.outcomes,
            rules=changed,
        )


T = TypeVar("T", bound=StrEnum)


def only(values: frozenset[Any], several: T) -> T:
    """The one value, or the word for several."""
    return next(iter(values)) if len(values) == 1 else several


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
