"""What the rules come to for all records that are alike: exact, and what it still depends on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import frozen

from nksanctions.law.diagram import Solver
from nksanctions.law.ground import Fn
from nksanctions.law.outcome import Outcome, only

if TYPE_CHECKING:
    from nksanctions.law.program import Program


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


class Core:
    """What the functions of a program come to over unknown facts and open points.

    `outcomes` is the image of the gravest outcome, `by_rule` that of each rule and question, `said`
    what is compared when two answers are: the outcomes, the statuses of each duty, and what each
    question comes to.
    """

    def __init__(self, program: Program, fns: Mapping[str, Fn]) -> None:
        self.program = program
        self.fns = fns
        self.root: Fn = program.space.gravest(fns[id] for id in program.acts)
        self.targets: dict[str, Fn] = {id: fns[id] for id in (*program.duties, *program.asked)}
        if program.acts:
            self.targets[""] = self.root
        self.outcomes: frozenset[Outcome] = self.image(self.root) if program.acts else frozenset()
        self.outcome: Outcome | None = (
            only(self.outcomes, Outcome.INDETERMINATE) if program.acts else None
        )

    @cached_property
    def solver(self) -> Solver:
        """Diagrams of what is left open."""
        if not self.program.rules:
            return self.program.shared_solver
        return self.program.solver(self.fns.values())

    def image(self, fn: Fn) -> frozenset[Any]:
        """Every value that a function can take."""
        if fn.kind == "leaf":
            return frozenset((fn.value,))
        return self.solver.diagram(fn).image

    @cached_property
    def by_rule(self) -> dict[str, frozenset[Any]]:
        """Every value that each rule's or question's own answer can take."""
        return {id: self.image(self.fns[id]) for id in self.program.ids}

    @cached_property
    def conditions(self) -> dict[str, frozenset[bool]]:
        """What is told of duties beside their status, by `side_name`: whether it can be so."""
        return {id: self.image(fn) for id, fn in self.fns.items() if id not in self.by_rule}

    @cached_property
    def said(self) -> tuple[frozenset[Any], ...]:
        """The possible outcomes, statuses of each duty, and answers to each question."""
        program = self.program
        return (self.outcomes, *(self.by_rule[id] for id in (*program.duties, *program.asked)))

    @cached_property
    def open_variables(self) -> tuple[OpenVariable, ...]:
        """What the answers still depend on, most decisive first."""
        if all(fn.kind == "leaf" for fn in self.targets.values()):
            return ()
        program, solver = self.program, self.solver
        diagrams = [solver.diagram(fn) for fn in self.targets.values()]
        support = frozenset[str]().union(*(diagram.support for diagram in diagrams))
        found: list[OpenVariable] = []
        for name in sorted(support, key=program.lowering.order):
            left = {
                tuple(
                    solver.restrict(diagram, name, place)
                    for diagram in diagrams
                    if name in diagram.support
                )
                for place in range(len(solver.candidates[name]))
            }
            sizes = [sum(len(d.image) for d in answers) for answers in left]
            live, under = self._shown_under(name) if name.startswith("point:") else (True, ())
            found.append(
                OpenVariable(
                    name=name,
                    worst=max(sizes),
                    mean=sum(sizes) / len(sizes),
                    rules=tuple(
                        id for id in program.ids if name in solver.diagram(self.fns[id]).support
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
        """The facts and points on which each own answer depends, in the tree's order."""
        found: dict[str, list[str]] = {}
        for id in self.program.ids:
            fn = self.fns[id]
            support = self.solver.diagram(fn).support if fn.kind != "leaf" else ()
            ordered = sorted(support, key=self.program.lowering.order)
            found[id] = [name.removeprefix("point:") for name in ordered]
        return found

    def _shown_under(self, name: str) -> tuple[bool, tuple[str, ...]]:
        """Whether the known facts already make the readings differ, or else which would.

        They do where in some rule two readings differ whatever the open facts are.
        """
        solver = self.solver
        facts: dict[str, None] = {}
        for id, fn in self.fns.items():
            if id not in (*self.program.judged, *self.program.asked):
                continue
            if name not in solver.diagram(fn).support:
                continue
            whole = solver.diagram(fn)
            readings = [
                solver.restrict(whole, name, place) for place in range(len(solver.candidates[name]))
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
