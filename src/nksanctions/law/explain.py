"""Why: the tree of a rule with what each sentence came to, pruned to what decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, Final

from attrs import evolve, field, frozen

from nksanctions.law.cells import Cells
from nksanctions.law.lower import sub_fact
from nksanctions.law.question import Question
from nksanctions.law.rules import (
    Caution,
    Duty,
    ExceptionClause,
    Exemption,
    Fulfilment,
    Prohibition,
    Rule,
    day_in_time,
)
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
from nksanctions.law.walk import Truth, Walker
from nksanctions.law.words import shown, test_sentence
from nksanctions.models.approval import ApprovalStatus
from nksanctions.models.period import in_words
from nksanctions.models.provision import Citation

REFUSED: Final = "the request was refused"
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


class _Part:
    """A part of a rule that is explained by itself, the same for all records alike in its facts."""

    def __init__(
        self, facts: Iterable[FactRef], cells: Cells, make: Callable[[Walker], Reason]
    ) -> None:
        places = {name: place for place, name in enumerate(cells.facts)}
        self._reads = tuple(dict.fromkeys(places[ref.name] for ref in facts))
        self._pairs = tuple(
            pair for pair, reads in enumerate(cells.pair_places) if reads <= frozenset(self._reads)
        )
        self._cells = cells.of
        self._make = make
        self._known: dict[Any, Reason] = {}

    def reason(
        self, values: tuple[Any, ...], truths: tuple[Any, ...], walker: Callable[[], Walker]
    ) -> Reason:
        """The reason that the part is for these values."""
        cells = self._cells
        key: Any = tuple([cells[place][values[place]] for place in self._reads])
        if self._pairs:
            key = (key, *[truths[pair] for pair in self._pairs])
        return self._known.get(key) or self._known.setdefault(key, self._make(walker()))


class Explainer:
    """Explains the rules of a program, each part of a rule once for all records alike in it."""

    def __init__(
        self,
        rules: Iterable[Rule],
        walker: Callable[[Any], Walker],
        cells: Cells,
        questions: Iterable[Question] = (),
    ) -> None:
        self._walker = walker
        self._cells = cells
        self._rules = {rule.id: _Explained(rule, cells) for rule in rules}
        self._questions = {
            one.id: _Part(_facts(one.when), cells, partial(_node, one.when, None))
            for one in questions
        }

    def question(self, question: Question, record: Any) -> Reason:
        """The reason of a question on a record."""
        values = self._cells.values(record)
        truths = self._cells.truths(values)
        part = self._questions[question.id]
        return part.reason(values, truths, lambda: self._walker(record))

    def reasons(self, rule: Rule, record: Any) -> tuple[Reason, ...]:
        """The reasons of a rule on a record."""
        explained = self._rules[rule.id]
        values = self._cells.values(record)
        truths = self._cells.truths(values)
        made: list[Walker] = []

        def walker() -> Walker:
            if not made:
                made.append(self._walker(record))
            return made[0]

        found = [part.reason(values, truths, walker) for part in explained.parts]
        key = tuple(map(id, found))  # parts are kept, so that their ids are theirs for good
        whole = explained.known.get(key)
        if whole is None:
            whole = explained.known[key] = explained.assemble(found, walker())
        return whole


class _Explained:
    """A rule in parts: the scope, then the ways out, or waivers, fulfilments and the last day."""

    def __init__(self, rule: Rule, cells: Cells) -> None:
        self.rule = rule
        self.known: dict[Any, tuple[Reason, ...]] = {}
        self.parts: list[_Part] = []
        self._scope = 0
        whens = rule.when.parts if isinstance(rule.when, AllOf) else (rule.when,)
        match rule:
            case Prohibition():
                self._add([rule.act], cells, lambda w: _in_time(w, rule))
                self._add_nodes(whens, cells)
                self._scope = len(self.parts)
                for way in rule.unless:
                    if isinstance(way, ExceptionClause):
                        self._add_nodes([way.node], cells, way.cites)
                    else:
                        self._add_exemption(way, rule, cells)
            case Duty():
                if rule.act is not None:
                    self._add([rule.act], cells, lambda w: _in_time(w, rule))
                self._add_nodes(whens, cells)
                self._scope = len(self.parts)
                self._add_nodes(rule.waived, cells)
                for done in rule.fulfilled:
                    self._add_fulfilment(done, cells)
                facts = [ref for due in rule.instead for ref in _facts(due.when)]
                self._add(facts, cells, lambda w: _last_day(w, rule))
            case Caution():
                if rule.act is not None:
                    self._add([rule.act], cells, lambda w: _in_time(w, rule))
                self._add_nodes(whens, cells)
                self._scope = len(self.parts)

    def _add(
        self, facts: Iterable[FactRef], cells: Cells, make: Callable[[Walker], Reason]
    ) -> None:
        self.parts.append(_Part(facts, cells, make))

    def _add_nodes(
        self, nodes: Iterable[Node], cells: Cells, cites: ProvisionRef | None = None
    ) -> None:
        for node in nodes:
            self._add(_facts(node), cells, partial(_node, node, cites))

    def _add_exemption(self, way: Exemption, rule: Prohibition, cells: Cells) -> None:
        names = ("status", "authority", "provision", "date")
        facts = [ref for name in names if (ref := sub_fact(way.approval, name)).name in cells.facts]
        self._add(
            [rule.act, *facts, *_facts(way.open_to)], cells, lambda w: _exemption(w, way, rule)
        )

    def _add_fulfilment(self, done: Fulfilment, cells: Cells) -> None:
        def make(walker: Walker) -> Reason:
            value = walker.value(done.node)
            return evolve(
                _node(done.node, None, walker),
                facts=(done.on,) if value else (),
                decides=value is not False,
            )

        self._add([*_facts(done.node), done.on], cells, make)

    def assemble(self, found: list[Reason], walker: Walker) -> tuple[Reason, ...]:
        """The reasons of the whole rule: those that decide are marked."""
        if not walker.adopted(self.rule):
            return (_not_adopted(walker, self.rule),)
        if self.rule.act is None and walker.in_time(self.rule) is False:
            return (_in_time(walker, self.rule),)
        scope, rest = found[: self._scope], found[self._scope :]
        if any(reason.answer == "no" for reason in scope):
            return tuple(evolve(reason, decides=reason.answer == "no") for reason in scope)
        if isinstance(self.rule, Prohibition):
            if any(reason.answer == "yes" for reason in rest):
                rest = [evolve(reason, decides=reason.answer == "yes") for reason in rest]
        elif isinstance(self.rule, Duty):
            many = len(self.rule.waived)
            waivers = [evolve(reason, decides=reason.answer != "no") for reason in rest[:many]]
            if any(reason.answer == "yes" for reason in waivers):
                return tuple(reason for reason in waivers if reason.answer == "yes")
            rest = [*waivers, *rest[many:]]
        return (*scope, *rest)


def _citation(walker: Walker, ref: ProvisionRef | None) -> Citation | None:
    return None if ref is None else held(ref.target, walker.lookup).citation


def _not_adopted(walker: Walker, rule: Rule) -> Reason:
    adopted = held(rule.cites.target, walker.lookup).adopted
    return Reason(
        sentence="the provision was law on the day of the question; it was adopted on"
        f" {in_words(adopted)}",
        answer="no",
        citation=_citation(walker, rule.cites),
    )


def _in_time(walker: Walker, rule: Rule) -> Reason:
    day, period = day_in_time(rule), walker.time_of(rule)
    if period is None:
        sentence = "the provision came into force before another text put an end to it"
    elif isinstance(day, FactRef):
        sentence = f"{day.info.says} lies in the time of the provision, {period}"
    else:
        sentence = f"it is for the time of the provision, {period}"
    return Reason(
        sentence=sentence,
        answer=_WORDS[walker.in_time(rule)],
        facts=() if rule.act is None else (rule.act,),
        citation=_citation(walker, rule.cites),
    )


def _exemption(walker: Walker, way: Exemption, rule: Prohibition) -> Reason:
    return Reason(
        sentence=way.sentence,
        answer=_WORDS[walker.in_force(way, rule.act)],
        facts=(way.approval,),
        citation=_citation(walker, way.cites),
        reasons=_decision(walker, way, walker.fact(rule.act)),
    )


def _decision(walker: Walker, way: Exemption, act: date | None) -> tuple[Reason, ...]:
    if walker.decided(way, ApprovalStatus.REFUSED) is True:
        return (Reason(sentence=REFUSED, answer="yes"),)
    if walker.decided(way, ApprovalStatus.GRANTED) is True and act is not None:
        on = getattr(walker.fact(way.approval), "date", None)
        early = None if on is None else on < act
        if act > walker.as_of:
            early = True
        return (
            Reason(sentence="the decision is of an earlier day than the act", answer=_WORDS[early]),
        )
    return ()


def _last_day(walker: Walker, rule: Duty) -> Reason:
    days = sorted(walker.last_days(rule))
    passed = {walker.as_of > day for day in days}
    return Reason(
        sentence=f"the last day, {' or '.join(map(in_words, days))}, has not passed",
        answer=_WORDS[not passed.pop() if len(passed) == 1 else None],
        citation=_citation(walker, rule.cites),
    )


def _node(node: Node, cites: ProvisionRef | None, walker: Walker) -> Reason:
    """The reason that a predicate is; parts of it that do not decide are marked."""
    value = walker.value(node)
    match node:
        case Label(sentence, child, own):
            below = _below(child, value, walker)
            return Reason(
                sentence=sentence,
                answer=_WORDS[value],
                facts=_facts(child) if not below else (),
                citation=_citation(walker, own or cites),
                reasons=below,
            )
        case Contested(point, readings):
            said = {name: walker.value(child) for name, child in readings}
            words = ", ".join(f"{name}: {_WORDS[truth]}" for name, truth in said.items())
            taken = walker.readings.get(point)
            how = f"reading {taken}" if taken is not None else "open"
            if len(set(said.values())) == 1:
                how = "every reading agrees"
            return Reason(
                sentence=f"{point}, {how} ({words})", answer=_WORDS[value], facts=_facts(node)
            )
        case Not(child):
            return Reason(
                sentence=f"not so: {_node(child, cites, walker).sentence}",
                answer=_WORDS[value],
                facts=_facts(child),
            )
        case Test():
            return Reason(
                sentence=test_sentence(node, walker.as_of, walker.lookup),
                answer=_WORDS[value],
                facts=_facts(node),
            )
        case AllOf(parts) | AnyOf(parts):
            below = _marked(node, parts, value, walker)
            deciding = [reason for reason in below if reason.decides]
            if len(deciding) == 1 and deciding[0].answer == _WORDS[value]:
                return deciding[0]
            word = "all" if isinstance(node, AllOf) else "at least one"
            return Reason(
                sentence=f"{word} of these {len(parts)}", answer=_WORDS[value], reasons=below
            )
    return Reason(sentence="always" if value else "never", answer=_WORDS[value])


def _below(child: Node, value: Truth, walker: Walker) -> tuple[Reason, ...]:
    if isinstance(child, Test | Constant):
        return ()
    if isinstance(child, Not) and isinstance(child.child, Test):
        return ()
    if isinstance(child, AllOf | AnyOf):
        return _marked(child, child.parts, value, walker)
    return (_node(child, None, walker),)


def _marked(
    node: Node, parts: tuple[Node, ...], value: Truth, walker: Walker
) -> tuple[Reason, ...]:
    """Where one part is enough to decide the whole, only such parts are marked."""
    reasons = []
    for part in parts:
        own = walker.value(part)
        each_counts = value is not None and isinstance(node, AllOf) is value
        decides = own is None if value is None else each_counts or own is value
        reasons.append(evolve(_node(part, None, walker), decides=decides))
    return tuple(reasons)


def _facts(node: Node) -> tuple[FactRef, ...]:
    found: dict[str, FactRef] = {}
    for one in walk(node):
        if isinstance(one, Test):
            for ref in one.facts:
                found.setdefault(ref.name, ref)
    return tuple(found.values())
