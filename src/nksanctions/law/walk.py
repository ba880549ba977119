"""The tree itself, walked on one record: what each predicate says, true, false or not known.

This is the slow and obvious reading of a rule, apart from the compiled one. Unknown is Kleene's: it
is certain where it says true or false, and may say unknown where the whole is decided all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from nksanctions.errors import RuleError
from nksanctions.identifiers import country
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.rules import Duty, ExceptionClause, Exemption, Prohibition, Rule, day_in_time
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
from nksanctions.models.period import Period

Truth = bool | None


def both(parts: list[Truth]) -> Truth:
    """True where all are; false where one is."""
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def either(parts: list[Truth]) -> Truth:
    """True where one is; false where none is."""
    if any(part is True for part in parts):
        return True
    return None if any(part is None for part in parts) else False


def contrary(part: Truth) -> Truth:
    """True where it is false."""
    return None if part is None else not part


class Walker:
    """Walks rules on one record. *readings* names the reading of each decided point."""

    def __init__(
        self, record: Any, as_of: date, lookup: Lookup, readings: Mapping[str, str]
    ) -> None:
        self.record = record
        self.as_of = as_of
        self.lookup = lookup
        self.readings = readings

    def fact(self, ref: FactRef) -> Any:
        """The value of a fact; `None` where it is not known."""
        value = self.record
        for step in ref.path:
            if value is None:
                return None
            value = getattr(value, step)
        if value is None or (ref.scale == 1 and ref.shift == 0):
            return value
        if isinstance(value, date):
            return value + timedelta(days=ref.shift)
        return ref.scale * value + ref.shift

    def operand(self, operand: Any) -> Any:
        """The value of either side of a comparison."""
        if isinstance(operand, FactRef):
            return self.fact(operand)
        if isinstance(operand, DaySymbol):
            return operand.resolve(self.as_of, self.lookup)
        if isinstance(operand, NumberSymbol):
            return operand.resolve(self.lookup)
        return operand

    def value(self, node: Node) -> Truth:
        """What a predicate says."""
        match node:
            case Constant(value):
                return value
            case Label(_, child):
                return self.value(child)
            case Not(child):
                return contrary(self.value(child))
            case AllOf(parts):
                return both([self.value(part) for part in parts])
            case AnyOf(parts):
                return either([self.value(part) for part in parts])
            case Contested(point, readings):
                taken = self.readings.get(point)
                if taken is not None:
                    return self.value(dict(readings)[taken])
                said = {self.value(child) for _, child in readings}
                return said.pop() if len(said) == 1 else None
            case Test():
                return self.test(node)
        raise RuleError(f"{node!r} is no predicate")

    def test(self, test: Test) -> Truth:
        """What one test says."""
        if (told := self._has_happened(test)) is not None:
            return told
        left = self.operand(test.left)
        if test.op == "other":
            others = [self.operand(other) for other in test.right]
            if left is None or None in others:
                return None
            return any(code not in others for code in left)
        right = self.operand(test.right)
        if left is None or (right is None and test.op != "is"):
            return None
        match test.op:
            case "is":
                return bool(left)
            case "lt":
                return bool(left < right)
            case "le":
                return bool(left <= right)
            case "in":
                return left in right
            case "code":
                return bool(left == right)
            case "has":
                return right in left
            case "member":
                return country.is_un_member(left, on=right)
        raise RuleError(f"unknown test {test.op!r}")

    def _has_happened(self, test: Test) -> Truth:
        """What is on record has happened by the day of the question, whatever its day is."""
        for fact, other, answer in ((test.left, test.right, True), (test.right, test.left, False)):
            if (
                test.op == ("le" if answer else "lt")
                and isinstance(fact, FactRef)
                and fact.info.by_as_of
                and fact.shift == 0
                and isinstance(other, DaySymbol)
                and other == AS_OF
                and self.fact(fact) is None
            ):
                return answer
        return None

    def _sub(self, group: FactRef, name: str) -> Any:
        value = self.fact(group)
        return None if value is None else getattr(value, name)

    def decided(self, way: Exemption, status: ApprovalStatus) -> Truth:
        """The named authority decided so, by the day of the question."""
        found = self._sub(way.approval, "status")
        authority = self._sub(way.approval, "authority")
        under = self._sub(way.approval, "provision")
        on = self._sub(way.approval, "date")
        return both(
            [
                None if found is None else found is status,
                None if authority is None else authority in (Authority.COMPETENT, way.by),
                True if not way.under else None if under is None else under in ("", *way.under),
                True if on is None else on <= self.as_of,  # a decision on record has been made
            ]
        )

    def in_force(self, way: Exemption, act: FactRef) -> Truth:
        """Granted, and the act is ahead or the decision is of an earlier day."""
        day, on = self.fact(act), self._sub(way.approval, "date")
        return both(
            [
                self.value(way.open_to),
                self.decided(way, ApprovalStatus.GRANTED),
                either(
                    [
                        None if day is None else day > self.as_of,
                        None if day is None or on is None else on < day,
                    ]
                ),
            ]
        )

    def adopted(self, rule: Rule) -> bool:
        """The provision is law on the day of the question."""
        return held(rule.cites.target, self.lookup).adopted <= self.as_of

    def time_of(self, rule: Rule) -> Period | None:
        """When the provision is in force, by the law that is known on the day of the question."""
        return self.lookup.in_force(rule.cites.target, self.as_of)

    def in_time(self, rule: Rule) -> Truth:
        """The provision is law, and in force on the day of the act."""
        day, period = self.operand(day_in_time(rule)), self.time_of(rule)
        if not self.adopted(rule) or period is None:
            return False
        return None if day is None else day in period

    def outcomes(self, rule: Prohibition) -> frozenset[Outcome]:
        """What the rule may say, by Kleene's logic: never too narrow."""
        found: set[Outcome] = set()
        scope = both([self.in_time(rule), self.value(rule.when)])
        if scope is not True:
            found.add(Outcome.NOT_COVERED)
            if scope is False:
                return frozenset(found)
        through = either(
            [
                self.value(way.node)
                if isinstance(way, ExceptionClause)
                else self.in_force(way, rule.act)
                for way in rule.unless
            ]
        )
        if through is not False:
            found.add(Outcome.PERMITTED)
            if through is True:
                return frozenset(found)
        act = self.fact(rule.act)
        may_ask = both(
            [
                None if act is None else act > self.as_of,
                either(
                    [
                        both(
                            [
                                self.value(way.open_to),
                                contrary(self.decided(way, ApprovalStatus.REFUSED)),
                            ]
                        )
                        for way in rule.exemptions
                    ]
                ),
            ]
        )
        if may_ask is not False:
            found.add(Outcome.NEEDS_APPROVAL)
        if may_ask is not True:
            found.add(Outcome.PRESUMED_PROHIBITED if rule.presumed else Outcome.PROHIBITED)
        return frozenset(found)

    def last_days(self, rule: Duty) -> frozenset[date]:
        """The last days that the duty may have."""
        found: set[date] = set()
        for due in rule.instead:
            holds = self.value(due.when)
            if holds is not False:
                found.add(due.last_day.resolve(self.as_of, self.lookup))
            if holds is True:
                return frozenset(found)
        return frozenset((*found, rule.last_day.resolve(self.as_of, self.lookup)))

    def owed(self, rule: Duty) -> Truth:
        """The duty exists, and is not waived."""
        return both(
            [
                self.in_time(rule),
                self.value(rule.when),
                contrary(either([self.value(node) for node in rule.waived])),
            ]
        )

    def statuses(self, rule: Duty) -> frozenset[DutyStatus]:
        """What the status of the duty may be, by Kleene's logic: never too narrow."""
        found: set[DutyStatus] = set()
        owed = self.owed(rule)
        if owed is not True:
            found.add(DutyStatus.NOT_OWED)
            if owed is False:
                return frozenset(found)
        last_days = self.last_days(rule)
        for way in rule.fulfilled:
            on = self.fact(way.on)
            done = both([self.value(way.node), True if on is None else on <= self.as_of])
            if done is False:
                continue
            if on is None:
                found |= {DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE}
            for day in last_days if on is not None else ():
                late = on > day
                found.add(DutyStatus.FULFILLED_LATE if late else DutyStatus.FULFILLED)
            if done is True:
                return frozenset(found)
        if self.as_of < rule.opens.resolve(self.as_of, self.lookup):
            found.add(DutyStatus.PENDING)
            return frozenset(found)
        for day in last_days:
            found.add(DutyStatus.OVERDUE if self.as_of > day else DutyStatus.DUE)
        return frozenset(found)
