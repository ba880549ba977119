"""From rules to functions: the meaning of a prohibition, a duty and a caution, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from nksanctions.errors import InvalidCountryError, RuleError
from nksanctions.identifiers import country
from nksanctions.law.diagram import Variable
from nksanctions.law.ground import Fn, Space
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Point
from nksanctions.law.rules import (
    Caution,
    Duty,
    ExceptionClause,
    Exemption,
    Prohibition,
    Rule,
    day_in_time,
    nodes,
)
from nksanctions.law.symbols import AS_OF, DaySymbol, Lookup, NumberSymbol, held
from nksanctions.law.tree import (
    AllOf,
    AnyOf,
    Constant,
    Contested,
    FactRef,
    Label,
    Node,
    Not,
    Test,
)
from nksanctions.models.approval import ApprovalStatus, Authority
from nksanctions.models.facts import Domain, info

AS_OF_VARIABLE = "as-of"


def point_variable(point: str) -> str:
    """The name of a contested point as a variable."""
    return f"point:{point}"


def sub_fact(group: FactRef, name: str) -> FactRef:
    """A fact inside a group, such as the status of an approval."""
    assert group.info.group is not None
    found = info(attrs.fields_dict(group.info.group)[name])
    assert found is not None
    path = (*group.path, name)
    return FactRef(".".join(path), path, found, group.record)


def _code(code: str) -> str:
    try:
        return country.validate(code)
    except InvalidCountryError as error:
        raise RuleError(str(error)) from error


class Lowering:
    """Lowers rules into one space, for one day of the question.

    With *as_of* `None` that day is a variable too, named ``as-of``: so a rule can be compared with
    another for every day at once.
    """

    def __init__(self, as_of: date | None, lookup: Lookup, points: Mapping[str, Point]) -> None:
        self.space: Space = Space()
        self.as_of = as_of
        self.lookup = lookup
        self.variables: dict[str, Variable] = {}
        self.facts: dict[str, FactRef] = {}
        self.points: list[str] = []
        self._points = points
        self._order: dict[str, int] = {}
        self._done: dict[Node, Fn] = {}
        if as_of is None:
            self._place(AS_OF_VARIABLE)
            self.variables[AS_OF_VARIABLE] = Variable(
                name=AS_OF_VARIABLE,
                order=0,
                domain=Domain.DAY,
                lowest=1,
                highest=date.max.toordinal(),
            )

    def order(self, name: str) -> int:
        """The place of a variable: the order of the tree."""
        return self._order[name]

    def _place(self, name: str) -> int:
        return self._order.setdefault(name, len(self._order))

    def fact(self, ref: FactRef) -> str:
        """Make a fact known as a variable; its name."""
        ref = ref.plain
        if ref.name not in self.variables:
            what = ref.info
            highest = date.max.toordinal()
            if what.by_as_of and self.as_of is not None:
                highest = self.as_of.toordinal()
            self.facts[ref.name] = ref
            self.variables[ref.name] = Variable(
                name=ref.name,
                order=self._place(ref.name),
                domain=what.domain,
                members=tuple(what.choices or ()),
                lowest={Domain.DAY: 1, Domain.COUNT: 0}.get(what.domain),
                highest=highest if what.domain is Domain.DAY else None,
            )
        return ref.name

    def _side(self, operand: Any) -> tuple[str, int, int] | int:
        if isinstance(operand, FactRef):
            return self.fact(operand), operand.scale, operand.shift
        if isinstance(operand, DaySymbol):
            if operand.is_as_of and self.as_of is None:
                return AS_OF_VARIABLE, 1, operand.shift
            return operand.resolve(self.as_of or date.min, self.lookup).toordinal()
        if isinstance(operand, NumberSymbol):
            return operand.resolve(self.lookup)
        return operand.toordinal() if isinstance(operand, date) else int(operand)

    def before(self, left: Any, right: Any) -> Fn:
        """``left < right``."""
        return self.space.lt(self._side(left), self._side(right))

    def by(self, left: Any, right: Any) -> Fn:
        """``left <= right``."""
        return self.space.not_(self.before(right, left))

    def node(self, node: Node) -> Fn:
        """The function that a predicate is."""
        found = self._done.get(node)
        if found is None:
            found = self._done[node] = self._node(node)
        return found

    def _node(self, node: Node) -> Fn:
        space = self.space
        match node:
            case Constant(value):
                return space.leaf(value)
            case Label(_, child):
                return self.node(child)
            case Not(child):
                return space.not_(self.node(child))
            case AllOf(parts):
                return space.and_([self.node(part) for part in parts])
            case AnyOf(parts):
                return space.or_([self.node(part) for part in parts])
            case Contested(point, readings):
                self._expect_readings(point, [name for name, _ in readings])
                name = point_variable(point)
                self._place(name)
                if name not in self.points:
                    self.points.append(name)
                return space.point(name, tuple((r, self.node(child)) for r, child in readings))
            case Test():
                return self._test(node)
        raise RuleError(f"{node!r} is no predicate")

    def _expect_readings(self, point: str, names: list[str]) -> None:
        if point not in self._points:
            raise RuleError(f"{point} is no contested point of the chosen regimes")
        known = [reading.name for reading in self._points[point].readings]
        if set(names) != set(known):
            raise RuleError(
                f"{point} has the readings {', '.join(known)}; the rule has {', '.join(names)}"
            )

    def _test(self, test: Test) -> Fn:
        op, left, right = test.op, test.left, test.right
        if op == "lt":
            return self.before(left, right)
        if op == "le":
            return self.by(left, right)
        assert isinstance(left, FactRef)
        name = self.fact(left)
        match op:
            case "is":
                return self.space.test(("is", name))
            case "in":
                return self.space.test((op, name, right))
            case "code":
                return self.space.test((op, name, _code(right)))
            case "member":
                day = self._side(right)
                if isinstance(day, tuple):
                    return self.space.test(("member2", name, day[0]))
                return self.space.test(("member", name, day))
            case "has":
                if isinstance(right, FactRef):
                    return self.space.test(("has2", name, self.fact(right)))
                return self.space.test(("has", name, _code(right)))
            case "other":
                others = tuple(self.fact(r) for r in right if isinstance(r, FactRef))
                codes = frozenset(_code(r) for r in right if isinstance(r, str))
                return self.space.test(("other", name, codes, others))
        raise RuleError(f"unknown test {op!r}")

    def rule(self, rule: Rule) -> Fn:
        """The function that a rule is: an outcome, the status of a duty, or true for a caution."""
        for node in nodes(rule):  # facts take their places in the order of the paragraph
            if isinstance(node, Test):
                for ref in node.facts:
                    self.fact(ref)
        match rule:
            case Prohibition():
                return self.prohibition(rule)
            case Duty():
                return self.duty(rule)
            case Caution():
                return self.space.and_([self.in_time(rule), self.node(rule.when)])

    def adopted(self, rule: Rule) -> Fn:
        """The provision was adopted on or before the day of the question."""
        return self.by(held(rule.cites.target, self.lookup).adopted, AS_OF)

    def in_time(self, rule: Rule) -> Fn:
        """The provision is law on the day of the question, and in force on the day of the act.

        What a later text puts an end to goes on until that day; a text that is adopted after the
        day of the question is not known yet.
        """
        found, day = held(rule.cites.target, self.lookup), day_in_time(rule)
        parts = [self.adopted(rule), self.by(found.in_force.start, day)]
        if found.in_force.end is not None:
            parts.append(self.before(day, found.in_force.end))
        for cut in self.lookup.cuts(found.id):
            unknown_yet = self.before(AS_OF, cut.adopted)
            parts.append(self.space.or_([unknown_yet, self.before(day, cut.on)]))
        return self.space.and_(parts)

    def decided(self, exemption: Exemption, status: ApprovalStatus) -> Fn:
        """The authority named decided so by the day of the question, under a provision named."""
        group = exemption.approval
        parts = [
            self.space.test(("in", self.fact(sub_fact(group, "status")), frozenset((status,)))),
            self.space.test(
                (
                    "in",
                    self.fact(sub_fact(group, "authority")),
                    frozenset((Authority.COMPETENT, exemption.by)),
                )
            ),
            self.by(sub_fact(group, "date"), AS_OF),
        ]
        if exemption.under:
            under = frozenset(("", *exemption.under))
            parts.insert(2, self.space.test(("in", self.fact(sub_fact(group, "provision")), under)))
        return self.space.and_(parts)

    def in_force(self, exemption: Exemption, act: FactRef) -> Fn:
        """It was granted, and the act is still ahead or the decision is of an earlier day."""
        return self.space.and_(
            [
                self.node(exemption.open_to),
                self.decided(exemption, ApprovalStatus.GRANTED),
                self.space.or_(
                    [
                        self.before(AS_OF, act),
                        self.before(sub_fact(exemption.approval, "date"), act),
                    ]
                ),
            ]
        )

    def prohibition(self, rule: Prohibition) -> Fn:
        """The outcome of a prohibition; the first match decides."""
        space = self.space
        scope = space.and_([self.in_time(rule), self.node(rule.when)])
        let_through: list[Fn] = []
        askable: list[Fn] = []
        for way in rule.unless:
            if isinstance(way, ExceptionClause):
                let_through.append(self.node(way.node))
            else:
                let_through.append(self.in_force(way, rule.act))
                refused = self.decided(way, ApprovalStatus.REFUSED)
                askable.append(space.and_([self.node(way.open_to), space.not_(refused)]))
        gravest = Outcome.PRESUMED_PROHIBITED if rule.presumed else Outcome.PROHIBITED
        may_ask = space.and_([self.before(AS_OF, rule.act), space.or_(askable)])
        forbidden = space.if_(may_ask, space.leaf(Outcome.NEEDS_APPROVAL), space.leaf(gravest))
        covered = space.if_(space.or_(let_through), space.leaf(Outcome.PERMITTED), forbidden)
        return space.if_(scope, covered, space.leaf(Outcome.NOT_COVERED))

    def past(self, rule: Duty, day: Any) -> Fn:
        """*day* lies after the last day of the duty."""
        after = self.before(rule.last_day, day)
        for due in reversed(rule.instead):
            after = self.space.if_(self.node(due.when), self.before(due.last_day, day), after)
        return after

    def owed(self, rule: Duty) -> Fn:
        """The duty exists, and nobody entitled to has waived it."""
        waived = self.space.or_([self.node(node) for node in rule.waived])
        return self.space.and_([self.in_time(rule), self.node(rule.when), self.space.not_(waived)])

    def duty(self, rule: Duty) -> Fn:
        """The status of a duty; the first match decides."""
        space = self.space
        leaf = space.leaf
        status = space.if_(
            self.before(AS_OF, rule.opens),
            leaf(DutyStatus.PENDING),
            space.if_(self.past(rule, AS_OF), leaf(DutyStatus.OVERDUE), leaf(DutyStatus.DUE)),
        )
        for done in reversed(rule.fulfilled):
            by_now = space.and_([self.node(done.node), self.by(done.on, AS_OF)])
            late = self.past(rule, done.on)
            fulfilled = space.if_(late, leaf(DutyStatus.FULFILLED_LATE), leaf(DutyStatus.FULFILLED))
            status = space.if_(by_now, fulfilled, status)
        return space.if_(self.owed(rule), status, leaf(DutyStatus.NOT_OWED))
