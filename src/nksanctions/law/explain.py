"""Why: the tree of a rule with what each sentence came to, pruned to what decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from nksanctions.law.rules import Caution, Duty, ExceptionClause, Prohibition, Rule
from nksanctions.law.symbols import ProvisionRef, held
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
    walk,
)
from nksanctions.law.walk import Truth, Walker, both
from nksanctions.law.words import shown, test_sentence
from nksanctions.models.approval import ApprovalStatus
from nksanctions.models.period import in_words
from nksanctions.models.provision import Citation

_WORDS: dict[Truth, str] = {True: "yes", False: "no", None: "open"}


@frozen(kw_only=True)
class Reason:
    """One sentence of an explanation: what it came to, on which facts, from which paragraph.

    *answer* is ``yes``, ``no`` or ``open``, or at the top the outcome or status.

    .. versionadded:: 26.1.0
    """

    sentence: str
    answer: str
    facts: tuple[FactRef, ...] = ()
    citation: Citation | None = None
    reasons: tuple[Reason, ...] = field(default=())
    decides: bool = True

    def lines(self, depth: int = 0, *, full: bool = False) -> Iterator[tuple[int, Reason]]:
        """Each reason with its depth; those that decide, or all with *full*."""
        yield depth, self
        for reason in self.reasons:
            if full or reason.decides:
                yield from reason.lines(depth + 1, full=full)


@frozen
class Explanation:
    """The reasons of each rule, with the facts of the record that they read.

    .. versionadded:: 26.1.0
    """

    record: Any = field(repr=False)
    reasons: tuple[Reason, ...]

    def facts(self, reason: Reason) -> tuple[tuple[str, Any], ...]:
        """The names and values of the facts that a reason read."""
        return tuple((ref.name, fact(self.record, ref)) for ref in reason.facts)

    def lines(self, *, full: bool = False) -> Iterator[tuple[int, Reason]]:
        """Each reason with its depth; those that decide, or all with *full*."""
        for reason in self.reasons:
            yield from reason.lines(full=full)

    def render(self, *, full: bool = False) -> str:
        """The explanation as indented text."""
        lines = []
        for depth, reason in self.lines(full=full):
            read = "; ".join(f"{name}: {shown(value)}" for name, value in self.facts(reason))
            cites = f" ({reason.citation})" if depth == 0 and reason.citation is not None else ""
            lines.append(
                f"{'  ' * depth}{reason.answer}: {reason.sentence}{cites}"
                + (f" [{read}]" if read else "")
            )
        return "\n".join(lines)

    def to_dict(self) -> list[dict[str, Any]]:
        """As plain data, whole."""
        return [self._plain(reason) for reason in self.reasons]

    def _plain(self, reason: Reason) -> dict[str, Any]:
        return {
            "sentence": reason.sentence,
            "answer": reason.answer,
            "provision": reason.citation.id if reason.citation is not None else None,
            "facts": {name: shown(value) for name, value in self.facts(reason)},
            "decides": reason.decides,
            "reasons": [self._plain(one) for one in reason.reasons],
        }

    def __str__(self) -> str:
        return self.render()


def fact(record: Any, ref: FactRef) -> Any:
    """The value of a fact in a record."""
    value = record
    for step in ref.path:
        value = getattr(value, step) if value is not None else None
    return value


class Explainer:
    """Explains the rules of a program on one record."""

    def __init__(self, walker: Walker, policy_points: Mapping[str, str]) -> None:
        self.walker = walker
        self.policy_points = policy_points

    def rule(self, rule: Rule, answer: str) -> Reason:
        """Why a rule says *answer*."""
        return Reason(
            sentence=rule.sentence if isinstance(rule, Caution) else rule.title,
            answer=answer,
            citation=self._citation(rule.cites),
            reasons=self._reasons(rule),
        )

    def _reasons(self, rule: Rule) -> tuple[Reason, ...]:
        match rule:
            case Prohibition():
                return self._prohibition(rule)
            case Duty():
                return self._duty(rule)
            case Caution():
                return self._parts(rule.when)

    def _citation(self, ref: ProvisionRef | None) -> Citation | None:
        return None if ref is None else held(ref.target, self.walker.lookup).citation

    def _time(self, rule: Rule) -> list[Reason]:
        if self.walker.adopted(rule):
            return []
        adopted = held(rule.cites.target, self.walker.lookup).adopted
        return [
            Reason(
                sentence="the provision was law on the day of the question; it was adopted on"
                f" {in_words(adopted)}",
                answer="no",
                citation=self._citation(rule.cites),
            )
        ]

    def _prohibition(self, rule: Prohibition) -> tuple[Reason, ...]:
        walker = self.walker
        reasons = self._time(rule)
        if reasons:
            return tuple(reasons)
        period = held(rule.cites.target, walker.lookup).in_force
        act = walker.fact(rule.act)
        scope: list[Reason] = [
            Reason(
                sentence=f"{rule.act.info.says} lies in the time of the provision, {period}",
                answer=_WORDS[walker.in_time(rule)],
                facts=(rule.act,),
                citation=self._citation(rule.cites),
            ),
            *self._parts(rule.when),
        ]
        covered = both([walker.in_time(rule), walker.value(rule.when)])
        if covered is False:
            return tuple(evolve(reason, decides=reason.answer == "no") for reason in scope)
        ways: list[Reason] = []
        through = False
        for way in rule.unless:
            if isinstance(way, ExceptionClause):
                value = walker.value(way.node)
                reason = self._node(way.node, way.cites)
            else:
                value = walker.in_force(way, rule.act)
                reason = Reason(
                    sentence=way.sentence,
                    answer=_WORDS[value],
                    facts=(way.approval,),
                    citation=self._citation(way.cites),
                    reasons=self._decision(way, act),
                )
            through |= value is True
            ways.append(reason)
        if through:
            ways = [evolve(reason, decides=reason.answer == "yes") for reason in ways]
        return (*scope, *ways)

    def _decision(self, way: Any, act: date | None) -> tuple[Reason, ...]:
        walker = self.walker
        if walker.decided(way, ApprovalStatus.REFUSED) is True:
            return (Reason(sentence="the request was refused", answer="yes"),)
        if walker.decided(way, ApprovalStatus.GRANTED) is True and act is not None:
            on = getattr(walker.fact(way.approval), "date", None)
            ahead = act > walker.as_of
            early = None if on is None else on < act
            if early is None and ahead:
                early = True
            return (
                Reason(
                    sentence="the decision is of an earlier day than the act",
                    answer=_WORDS[early],
                ),
            )
        return ()

    def _duty(self, rule: Duty) -> tuple[Reason, ...]:
        walker = self.walker
        reasons = self._time(rule)
        if reasons:
            return tuple(reasons)
        scope = list(self._parts(rule.when))
        waivers = [self._node(node, None) for node in rule.waived]
        holds = walker.value(rule.when)
        if holds is False:
            return tuple(evolve(reason, decides=reason.answer == "no") for reason in scope)
        waivers = [evolve(reason, decides=reason.answer != "no") for reason in waivers]
        if any(reason.answer == "yes" for reason in waivers):
            return tuple(waivers)
        done = [
            evolve(
                self._node(way.node, None),
                facts=(way.on,) if walker.value(way.node) else (),
                decides=walker.value(way.node) is not False,
            )
            for way in rule.fulfilled
        ]
        days = sorted(walker.last_days(rule))
        last = Reason(
            sentence="the last day, "
            + " or ".join(in_words(day) for day in days)
            + ", has not passed",
            answer=_WORDS[
                walker.as_of <= days[0]
                if len(days) == 1
                else True
                if walker.as_of <= days[0]
                else False
                if walker.as_of > days[-1]
                else None
            ],
            citation=self._citation(rule.cites),
        )
        return (*scope, *waivers, *done, last)

    def _parts(self, node: Node) -> tuple[Reason, ...]:
        parts = node.parts if isinstance(node, AllOf) else (node,)
        return tuple(self._node(part, None) for part in parts)

    def _node(self, node: Node, cites: ProvisionRef | None) -> Reason:
        """The reason that a predicate is; children that do not decide are marked."""
        value = self.walker.value(node)
        match node:
            case Label(sentence, child, own):
                below = self._below(child, value)
                return Reason(
                    sentence=sentence,
                    answer=_WORDS[value],
                    facts=self._facts(child) if not below else (),
                    citation=self._citation(own or cites),
                    reasons=below,
                )
            case Contested(point, readings):
                taken = self.policy_points.get(point)
                said = ", ".join(
                    f"{name}: {_WORDS[self.walker.value(child)]}" for name, child in readings
                )
                words = f"reading {taken}" if taken is not None else "readings differ"
                if len({self.walker.value(child) for _, child in readings}) == 1:
                    words = "every reading agrees"
                return Reason(
                    sentence=f"{point}, {words} ({said})",
                    answer=_WORDS[value],
                    facts=self._facts(node),
                )
            case Not(child):
                return Reason(
                    sentence=f"not so: {self._node(child, cites).sentence}",
                    answer=_WORDS[value],
                    facts=self._facts(child),
                )
            case Test():
                return Reason(
                    sentence=test_sentence(node, self.walker.as_of, self.walker.lookup),
                    answer=_WORDS[value],
                    facts=self._facts(node),
                )
            case AllOf(parts) | AnyOf(parts):
                below = self._marked(node, parts, value)
                deciding = [reason for reason in below if reason.decides]
                if len(deciding) == 1 and deciding[0].answer == _WORDS[value]:
                    return deciding[0]
                word = "all" if isinstance(node, AllOf) else "at least one"
                return Reason(
                    sentence=f"{word} of these {len(parts)}",
                    answer=_WORDS[value],
                    reasons=below,
                )
        return Reason(sentence="always" if value else "never", answer=_WORDS[value])

    def _below(self, child: Node, value: Truth) -> tuple[Reason, ...]:
        if isinstance(child, Test | Constant):
            return ()
        if isinstance(child, Not) and isinstance(child.child, Test):
            return ()
        if isinstance(child, AllOf | AnyOf):
            return self._marked(child, child.parts, value)
        return (self._node(child, None),)

    def _marked(self, node: Node, parts: tuple[Node, ...], value: Truth) -> tuple[Reason, ...]:
        """Where one part is enough to decide the whole, only such parts are marked."""
        reasons = []
        for part in parts:
            own = self.walker.value(part)
            each_counts = value is not None and isinstance(node, AllOf) is value
            decides = own is None if value is None else each_counts or own is value
            reasons.append(evolve(self._node(part, None), decides=decides))
        return tuple(reasons)

    def _facts(self, node: Node) -> tuple[FactRef, ...]:
        found: dict[str, FactRef] = {}
        for one in walk(node):
            if isinstance(one, Test):
                for ref in one.facts:
                    found.setdefault(ref.name, ref)
        return tuple(found.values())
