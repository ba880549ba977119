"""The rule test kit: boundary days, mutants of a rule, and the proof that examples kill them.

A mutant is the rule with one thing wrong: a part dropped or turned into its contrary, a day moved,
a way out lost. A table of examples that gives a mutant the same answers as the rule does not test
what the mutant changed. Under each reading of each contested point, every mutant must get another
answer on some example, unless it is the same rule: that is proved, by comparing their decision
diagrams.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Protocol

from attrs import evolve, frozen

from nksanctions.law.diagram import Solver, candidates
from nksanctions.law.ground import Fn, Space
from nksanctions.law.lower import AS_OF_VARIABLE, Lowering, point_variable, sub_fact
from nksanctions.law.policy import Point, Policy
from nksanctions.law.question import Question
from nksanctions.law.rules import (
    Due,
    Duty,
    ExceptionClause,
    Exemption,
    Prohibition,
    Rule,
    SubjectTo,
    nodes,
)
from nksanctions.law.symbols import Lookup
from nksanctions.law.tree import (
    AllOf,
    AnyOf,
    Contested,
    FactRef,
    Label,
    Node,
    Not,
    Test,
    all_of,
    any_of,
)
from nksanctions.models.approval import Authority
from nksanctions.models.facts import Domain

_PLAIN = "as it stands"


@frozen
class Mutant:
    """A rule with one thing wrong, and what."""

    what: str
    rule: Rule


@frozen(kw_only=True)
class Example:
    """A record and the day of the question."""

    record: Any
    as_of: date


@frozen(kw_only=True)
class Survivor:
    """A mutant that no example tells from the rule under a policy, though it is another rule."""

    mutant: str
    policy: str

    def __str__(self) -> str:
        return self.mutant if self.policy == _PLAIN else f"{self.mutant} ({self.policy})"


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Each mutant of a rule.

    .. versionadded:: 26.1.0
    """
    for what, when in _nodes(rule.when):
        yield Mutant(f"when: {what}", evolve(rule, when=when))
    if rule.act is not None:
        for days in (1, -1):
            act = evolve(rule.act, shift=rule.act.shift + days)
            yield Mutant(f"the act {days:+d} day", evolve(rule, act=act))
    match rule:
        case Prohibition():
            yield from _of_prohibition(rule)
        case Duty():
            yield from _of_duty(rule)


def question_mutants(question: Question) -> Iterator[tuple[str, Question]]:
    """Each question that differs from *question* in one place, and what is wrong with it.

    A table of records to which a mutant gives the same answers does not test what it changed.

    >>> from nksanctions.law import Facts, label, question
    >>> from nksanctions.models import WorkingConditions
    >>> f = Facts(WorkingConditions)
    >>> [what for what, _ in question_mutants(question("q", label("watched", f.minders)))]
    ['watched: the test of minders turned round']

    .. versionadded:: 26.1.0
    """
    for what, when in _nodes(question.when):
        yield what, evolve(question, when=when)


def _of_prohibition(rule: Prohibition) -> Iterator[Mutant]:
    yield Mutant("presumption turned", evolve(rule, presumed=not rule.presumed))
    for place, way in enumerate(rule.unless):

        def with_way(*ways: Any, place: int = place) -> Prohibition:
            return evolve(rule, unless=(*rule.unless[:place], *ways, *rule.unless[place + 1 :]))

        if isinstance(way, ExceptionClause):
            yield Mutant(f"dropped exception: {way.node.sentence}", with_way())
            for what, node in _nodes(way.node):
                yield Mutant(f"exception: {what}", with_way(evolve(way, node=node)))
            continue
        yield Mutant(f"dropped exemption: {way.sentence}", with_way())
        yield Mutant(
            f"another authority: {way.sentence}", with_way(evolve(way, by=_another(way.by)))
        )
        for under in way.under:
            fewer = tuple(one for one in way.under if one != under)
            yield Mutant(f"a decision under {under} no longer counts", _under(way, fewer, with_way))
        if way.under:
            yield Mutant("a decision under any provision counts", with_way(evolve(way, under=())))
        for what, node in _nodes(way.open_to):
            yield Mutant(f"open to: {what}", with_way(evolve(way, open_to=node)))


def _another(by: Authority) -> Authority:
    return next(one for one in Authority if one not in (by, Authority.COMPETENT))


def _under(way: Exemption, fewer: tuple[str, ...], with_way: Any) -> Rule:
    found: Rule = with_way(evolve(way, under=fewer or ("none",)))
    return found


def _of_duty(rule: Duty) -> Iterator[Mutant]:
    for days in (1, -1):
        yield Mutant(f"last day {days:+d}", evolve(rule, last_day=rule.last_day + days))
        yield Mutant(f"opening {days:+d}", evolve(rule, opens=rule.opens + days))
    for what, waived in _of_parts(rule.waived):
        yield Mutant(f"waiver {what}", evolve(rule, waived=waived))
    for what, fulfilled in _of_parts(rule.fulfilled):
        yield Mutant(f"fulfilment {what}", evolve(rule, fulfilled=fulfilled))
    for what, subject_to in _of_parts(rule.subject_to):
        yield Mutant(f"subject to {what}", evolve(rule, subject_to=subject_to))
    for what, instead in _of_parts(rule.instead):
        yield Mutant(f"another last day {what}", evolve(rule, instead=instead))
    for place, due in enumerate(rule.instead):
        for days in (1, -1):
            moved = evolve(due, last_day=due.last_day + days)
            instead = (*rule.instead[:place], moved, *rule.instead[place + 1 :])
            yield Mutant(f"another last day {days:+d}", evolve(rule, instead=instead))


def _of_parts(parts: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each part dropped, and each part with its predicate wrong in one place."""
    for place, part in enumerate(parts):
        rest = (*parts[:place], *parts[place + 1 :])
        yield f"{place + 1} dropped", rest
        name = "when" if isinstance(part, Due | SubjectTo) else "node"
        for what, node in _nodes(part if isinstance(part, Label) else getattr(part, name)):
            new = node if isinstance(part, Label) else evolve(part, **{name: node})
            yield f"{place + 1}: {what}", (*parts[:place], new, *parts[place + 1 :])


def _nodes(node: Node) -> Iterator[tuple[str, Any]]:
    """Each predicate that differs from *node* in one place."""
    match node:
        case Label(sentence, child):
            for what, new in _nodes(child):
                yield f"{sentence}: {what}", evolve(node, child=new)
        case Not(child):
            for what, new in _nodes(child):
                yield what, Not(new)
        case AllOf(parts) | AnyOf(parts):
            join = all_of if isinstance(node, AllOf) else any_of
            for place, part in enumerate(parts):
                rest = (*parts[:place], *parts[place + 1 :])
                yield f"part {place + 1} of {len(parts)} dropped", join(*rest)
                for what, new in _nodes(part):
                    yield what, type(node)((*parts[:place], new, *parts[place + 1 :]))
        case Contested(point, readings):
            names = [name for name, _ in readings]
            turned = [child for _, child in (*readings[1:], readings[0])]
            yield (
                f"{point}: readings exchanged",
                Contested(point, tuple(zip(names, turned, strict=True))),
            )
            for place, (name, child) in enumerate(readings):
                for what, new in _nodes(child):
                    changed = (*readings[:place], (name, new), *readings[place + 1 :])
                    yield f"{point}, {name}: {what}", Contested(point, changed)
        case Test():
            yield from _tests(node)


def _tests(test: Test) -> Iterator[tuple[str, Node]]:
    name = test.facts[0].name if test.facts else str(test.left)
    yield f"the test of {name} turned round", Not(test)
    if test.op in ("lt", "le"):
        for days in (1, -1):
            if isinstance(test.left, FactRef):
                left = evolve(test.left, shift=test.left.shift + days)
                yield f"the limit of {name} moved by {-days:+d}", evolve(test, left=left)
            else:
                right = evolve(test.right, shift=test.right.shift + days)
                yield f"the limit of {name} moved by {-days:+d}", evolve(test, right=right)
    if test.op == "in" and isinstance(test.left, FactRef):
        members = test.right
        for member in sorted(members):
            if len(members) > 1:
                yield f"{name} without {member}", evolve(test, right=members - {member})
        for member in test.left.info.choices or ():
            if member not in members:
                yield f"{name} with {member}", evolve(test, right=members | {member})


class Law(Protocol):
    """Where a rule finds its provisions and points: a regime."""

    @property
    def lookup(self) -> Lookup:
        """Its provisions by id, and what later ones left of them."""

    @property
    def points(self) -> Mapping[str, Point]:
        """The contested points by id."""


class Bench:
    """A rule and its mutants side by side, for any day of the question.

    *law* is the regime of the rule.

    .. versionadded:: 26.1.0
    """

    def __init__(self, rule: Rule, law: Law) -> None:
        self.points: dict[str, Point] = dict(law.points)
        self.rule = rule
        self.lowering: Lowering = Lowering(None, law.lookup, self.points)
        self.space: Space = self.lowering.space
        for ref in sorted(_facts(rule), key=lambda ref: ref.info.domain is Domain.DAY):
            self.lowering.fact(
                ref
            )  # days last: they have many values, and few where the rest is set
        self.original: tuple[Fn, ...] = self._answer(rule)
        self.mutants: list[tuple[Mutant, tuple[Fn, ...]]] = [
            (mutant, self._answer(mutant.rule)) for mutant in mutants(rule)
        ]
        self.readings: dict[str, tuple[str, ...]] = {
            point_variable(point.id): tuple(reading.name for reading in point.readings)
            for point in self.points.values()
        }

    def _answer(self, rule: Rule) -> tuple[Fn, ...]:
        """What a rule says, and what a duty is subject to."""
        answer = [self.lowering.rule(rule)]
        if isinstance(rule, Duty):
            subjects = [self.lowering.node(subject.when) for subject in rule.subject_to]
            answer.append(self.space.and_([self.lowering.owed(rule), self.space.or_(subjects)]))
        return tuple(answer)

    def policies(self) -> dict[str, Policy]:
        """Every point decided: as prevails, or by its first reading; then each reading in turn."""
        base = Policy.prevailing()
        for point in self.points.values():
            if point.prevailing is None:
                base = base.reading(point.id, point.readings[0].name)
        taken = base.decide(self.points.values())
        found = {_PLAIN: base}
        used = [node.point for node in nodes(self.rule) if isinstance(node, Contested)]
        for point_id in dict.fromkeys(used):
            for reading in self.points[point_id].readings:
                if taken[point_id] != reading.name:
                    name = f"{point_id}: {reading.name}"
                    found[name] = base.reading(point_id, reading.name)
        return found

    def _given(self, policy: Policy) -> dict[str, str]:
        decided = policy.decide(self.points.values())
        return {point_variable(p): name for p, name in decided.items() if name is not None}

    def _environment(self, example: Example) -> dict[str, Any]:
        env: dict[str, Any] = {AS_OF_VARIABLE: example.as_of.toordinal()}
        for name, ref in self.lowering.facts.items():
            value = example.record
            for step in ref.path:
                value = getattr(value, step) if value is not None else None
            if value is not None:
                env[name] = value.toordinal() if isinstance(value, date) else value
        return env

    def _image(self, answer: tuple[Fn, ...], as_of: int) -> tuple[frozenset[Any], ...]:
        if all(fn.kind == "leaf" for fn in answer):
            return tuple(frozenset((fn.value,)) for fn in answer)
        solver = self._solver(answer, as_of)
        return tuple(solver.diagram(fn).image for fn in answer)

    def _solver(self, fns: Iterable[Fn], as_of: int | None = None) -> Solver:
        variables = self.lowering.variables
        if as_of is not None:  # what has happened has happened by the day of the question
            happened = {n for n, ref in self.lowering.facts.items() if ref.info.by_as_of}
            variables = {
                name: evolve(one, highest=as_of) if name in happened else one
                for name, one in variables.items()
            }
        return Solver(self.space, candidates(fns, variables, self.readings), self.lowering.order)

    def same(self, mutant: tuple[Fn, ...], policy: Policy) -> bool:
        """Proof that a mutant is the rule itself under a policy: their diagrams are one."""
        return not self.different([mutant], policy)

    def different(self, mutants: Iterable[tuple[Fn, ...]], policy: Policy) -> list[int]:
        """The places of those mutants that are another rule under a policy.

        They are compared together: what they share with the rule is worked out once.
        """
        given = self._given(policy)
        left = [self.space.set(fn, given) for fn in self.original]
        rights = [[self.space.set(fn, given) for fn in mutant] for mutant in mutants]
        solver = self._solver([*left, *(fn for right in rights for fn in right)])
        expected = [solver.diagram(fn) for fn in left]
        return [
            place
            for place, right in enumerate(rights)
            if any(solver.diagram(fn) is not one for fn, one in zip(right, expected, strict=True))
        ]

    def survivors(self, examples: Iterable[Example]) -> list[Survivor]:
        """The mutants that the examples do not kill, under each reading of each point."""
        cases = [self._environment(example) for example in examples]
        found: list[Survivor] = []
        for name, policy in self.policies().items():
            given = self._given(policy)

            def answer(fns: tuple[Fn, ...], env: Mapping[str, Any], given: Any = given) -> Any:
                left = tuple(self.space.set(fn, {**env, **given}) for fn in fns)
                return self._image(left, env[AS_OF_VARIABLE])

            right = [answer(self.original, env) for env in cases]
            left = [
                (mutant, fns)
                for mutant, fns in self.mutants
                if all(
                    answer(fns, env) == expected for env, expected in zip(cases, right, strict=True)
                )
            ]
            if left:
                places = self.different([fns for _, fns in left], policy)
                found += [Survivor(mutant=left[place][0].what, policy=name) for place in places]
        return found


def _facts(rule: Rule) -> Iterator[FactRef]:
    for node in nodes(rule):
        if isinstance(node, Test):
            yield from node.facts
    if isinstance(rule, Prohibition):
        for way in rule.exemptions:
            yield from (sub_fact(way.approval, part) for part in ("status", "authority"))
            if way.under:
                yield sub_fact(way.approval, "provision")


def boundary_days(rule: Rule, law: Law, *, as_of: date) -> dict[str, tuple[date, ...]]:
    """For each day that a rule reads: the eve, the day and the day after of each threshold.

    .. versionadded:: 26.1.0
    """
    lowering = Lowering(as_of, law.lookup, law.points)
    lowering.rule(rule)
    found: dict[str, set[date]] = {}
    for test in lowering.space.tests():
        if test[0] == "lt" and lowering.variables[test[1]].domain is Domain.DAY:
            day = date.fromordinal(test[2])
            found.setdefault(test[1], set()).update(day + timedelta(days=n) for n in (-1, 0, 1))
    return {name: tuple(sorted(days)) for name, days in found.items()}
