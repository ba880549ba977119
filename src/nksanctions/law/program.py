"""Rules made ready for one day of the question, one policy, and many records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

import attrs
from attrs import frozen

from nksanctions.law.cells import key_function
from nksanctions.law.diagram import Solver, candidates
from nksanctions.law.ground import Fn
from nksanctions.law.lower import Lowering, point_variable
from nksanctions.law.outcome import Outcome
from nksanctions.law.policy import Point, Policy
from nksanctions.law.rules import Duty, Prohibition, Rule
from nksanctions.law.symbols import Lookup
from nksanctions.law.tree import FactRef
from nksanctions.law.walk import Walker
from nksanctions.models.facts import FactKind, info

MOST_SOLUTIONS = 200_000
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
        keep: bool | frozenset[str] = True,
    ) -> None:
        self.record = record
        self.rules = tuple(rules)
        self.as_of = as_of
        self.lookup = lookup
        self.policy = policy
        self.points = {point.id: point for point in points}
        lowering = Lowering(as_of, lookup, self.points)
        self.lowering = lowering
        self.space = lowering.space
        self.fns = {rule.id: lowering.rule(rule) for rule in self.rules}
        self.acts = tuple(rule.id for rule in self.rules if isinstance(rule, Prohibition))
        self.duties = tuple(rule.id for rule in self.rules if isinstance(rule, Duty))
        self.root = self.space.gravest(self.fns[id] for id in self.acts)
        self.facts: dict[str, FactRef] = dict(lowering.facts)
        self.groups = tuple(
            dict.fromkeys(ref.path[0] for ref in self.facts.values() if len(ref.path) > 1)
        )
        decided = policy.decide(self.points.values())
        self.decided = {
            name: reading
            for point, reading in decided.items()
            if (name := point_variable(point)) in lowering.points and reading is not None
        }
        self.readings = {
            point_variable(point.id): tuple(reading.name for reading in point.readings)
            for point in self.points.values()
        }
        self.keep = keep
        self._defaults = _defaults(record)
        self._subdefaults = _sub_defaults(record, self.facts)
        self._tests = frozenset(self.space.tests())
        self._solutions: dict[Any, Solution] = {}

    @cached_property
    def key(self) -> Any:
        """The function that gives a record its key."""
        return key_function(self.facts, self.lowering.variables, self._tests)

    def solution(self, record: Any) -> Solution:
        """The answer for a record; worked out once for all that are alike."""
        key = self.key(record)
        found = self._solutions.get(key)
        if found is None:
            if len(self._solutions) >= MOST_SOLUTIONS:
                self._solutions.clear()
            found = self._solutions[key] = self.solve(record)
        return found

    def solve(self, record: Any) -> Solution:
        """The answer for a record, worked out afresh."""
        env, defaulted = self.environment(record)
        return Solution(self, env, defaulted)

    def environment(self, record: Any) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
        """The known facts as values of variables, and those that rest on a default.

        The second maps the name of a field left at its default to the variables it stands for.
        """
        env: dict[str, Any] = {}
        defaulted: dict[str, tuple[str, ...]] = {}
        for name, ref in self.facts.items():
            value: Any = record
            for step in ref.path:
                value = getattr(value, step) if value is not None else None
            if value is None:
                continue
            env[name] = value.toordinal() if isinstance(value, date) else value
        for field, default in self._defaults.items():
            mine = tuple(n for n, ref in self.facts.items() if ref.path[0] == field and n in env)
            if mine and getattr(record, field) == default(record):
                defaulted[field] = mine
        for name, default in self._subdefaults.items():
            if name in env and env[name] == default and self.facts[name].path[0] not in defaulted:
                defaulted[name] = (name,)
        if self.keep is not True:
            for unit in [u for u in defaulted if self.keep is False or u not in self.keep]:
                for name in defaulted.pop(unit):
                    env.pop(name, None)
        return env, defaulted

    def solver(self, fns: Iterable[Fn]) -> Solver:
        """Diagrams over candidates that stand for all values of the variables of *fns*."""
        return Solver(
            self.space,
            candidates(fns, self.lowering.variables, self.readings),
            self.lowering.order,
        )

    def walker(self, record: Any) -> Walker:
        """Walks the trees of the rules on a record, under the policy."""
        assert self.as_of is not None
        readings = {name.removeprefix("point:"): taken for name, taken in self.decided.items()}
        return Walker(record, self.as_of, self.lookup, readings)

    def image(self, fn: Fn) -> frozenset[Any]:
        """Every value that a function can take."""
        if fn.kind == "leaf":
            return frozenset((fn.value,))
        return self.solver([fn]).diagram(fn).image


class Solution:
    """The answer for all records with one key: outcomes, and what they still depend on."""

    def __init__(
        self, program: Program, env: Mapping[str, Any], defaulted: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.program = program
        self.env = env
        self.defaulted = defaulted
        space = program.space
        given = {**env, **program.decided}
        self.fns = {id: space.set(fn, given) for id, fn in program.fns.items()}
        self.root = space.gravest(self.fns[id] for id in program.acts)
        self.targets: dict[str, Fn] = {id: self.fns[id] for id in program.duties}
        if program.acts:
            self.targets[""] = self.root
        self.answers: Any = None
        """What the answer is in words, filled in by whoever words it."""
        self.outcomes: frozenset[Outcome] = self.image(self.root) if program.acts else frozenset()

    @cached_property
    def solver(self) -> Solver:
        """Diagrams of what is left open."""
        return self.program.solver(self.fns.values())

    def image(self, fn: Fn) -> frozenset[Any]:
        """Every value that a residual function can take."""
        if fn.kind == "leaf":
            return frozenset((fn.value,))
        return self.solver.diagram(fn).image

    @cached_property
    def outcome(self) -> Outcome | None:
        """The one outcome; `INDETERMINATE` for several, `None` where no act is judged."""
        if not self.program.acts:
            return None
        return only(self.outcomes, Outcome.INDETERMINATE)

    @cached_property
    def by_rule(self) -> dict[str, frozenset[Any]]:
        """Every value that each rule's own answer can take."""
        return {id: self.image(fn) for id, fn in self.fns.items()}

    @cached_property
    def open_variables(self) -> tuple[OpenVariable, ...]:
        """What the answers still depend on, most decisive first."""
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
                        id for id, fn in self.fns.items() if name in solver.diagram(fn).support
                    ),
                    live=live,
                    under=under,
                )
            )
        found.sort(key=lambda v: (v.worst, v.mean))
        return tuple(found)

    def _shown_under(self, name: str) -> tuple[bool, tuple[str, ...]]:
        """Whether the known facts already make the readings differ, or else which would."""
        facts: list[str] = []
        live = False
        for fn in _below(self.targets.values()):
            if fn.kind == "point" and fn.args[0] == name:
                readings = [f for _, f in fn.args[1]]
                live |= all(f.kind == "leaf" for f in readings)
                facts += sorted(fn.vars - {name}, key=self.program.lowering.order)
        return live, tuple(dict.fromkeys(f for f in facts if not f.startswith("point:")))

    @cached_property
    def contested(self) -> tuple[Contest, ...]:
        """Points that the policy decided, where another reading would change the answer."""
        program, space = self.program, self.program.space
        found: list[Contest] = []
        unread = {id: space.set(fn, self.env) for id, fn in program.fns.items()}
        concerned = frozenset[str]().union(*(fn.vars for fn in unread.values()))
        for name, taken in program.decided.items():
            if name not in concerned:
                continue
            for other in program.readings[name]:
                if other == taken:
                    continue
                given = {**program.decided, name: other}
                fns = {id: space.set(fn, given) for id, fn in unread.items()}
                root = space.gravest(fns[id] for id in program.acts)
                images = {id: program.image(fns[id]) for id in (*program.acts, *program.duties)}
                outcomes = program.image(root) if program.acts else frozenset()
                changed = {id: image for id, image in images.items() if image != self.by_rule[id]}
                if outcomes != self.outcomes or any(id in changed for id in program.duties):
                    found.append(
                        Contest(
                            point=name.removeprefix("point:"),
                            taken=taken,
                            other=other,
                            outcomes=outcomes,
                            rules=changed,
                        )
                    )
        return tuple(found)

    @cached_property
    def assumed(self) -> tuple[str, ...]:
        """Fields left at their default whose release would change an answer."""
        program, space = self.program, self.program.space
        judged = (*program.acts, *program.duties)
        found: list[str] = []
        for unit, names in self.defaulted.items():
            given = {
                name: value
                for name, value in {**self.env, **program.decided}.items()
                if name not in names
            }
            if all(program.fns[id].vars.isdisjoint(names) for id in judged):
                continue
            fns = {id: space.set(program.fns[id], given) for id in judged}
            root = space.gravest(fns[id] for id in program.acts)
            if (program.acts and program.image(root) != self.outcomes) or any(
                program.image(fns[id]) != self.by_rule[id] for id in program.duties
            ):
                found.append(unit)
        places = [a.name for a in attrs.fields(program.record)]
        return tuple(sorted(found, key=lambda unit: places.index(unit.partition(".")[0])))


T = TypeVar("T", bound=StrEnum)


def only(values: frozenset[Any], several: T) -> T:
    """The one value, or the word for several."""
    return next(iter(values)) if len(values) == 1 else several


def _below(fns: Iterable[Fn]) -> Iterator[Fn]:
    seen: set[int] = set()
    waiting = list(fns)
    while waiting:
        fn = waiting.pop()
        if fn.id in seen:
            continue
        seen.add(fn.id)
        yield fn
        match fn.kind:
            case "leaf" | "test":
                pass
            case "point":
                waiting.extend(f for _, f in fn.args[1])
            case _:
                waiting.extend(fn.args)


def _defaults(record: type[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute in attrs.fields(record):
        what = info(attribute)
        if what is None or what.kind is FactKind.PLAIN:
            continue
        default: Any = attribute.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            found[attribute.name] = default.factory
        else:
            found[attribute.name] = lambda _record, value=default: value
    return found


def _sub_defaults(record: type[Any], facts: Mapping[str, FactRef]) -> dict[str, Any]:
    """The ordinary values of facts inside a group, such as the authority of an approval."""
    found: dict[str, Any] = {}
    for name, ref in facts.items():
        if len(ref.path) > 1 and ref.info.kind is FactKind.ORDINARY:
            outer = info(attrs.fields_dict(record)[ref.path[0]])
            assert outer is not None
            assert outer.group is not None
            found[name] = attrs.fields_dict(outer.group)[ref.path[-1]].default
    return found
