"""Prohibitions, duties and cautions, laid out in the order of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from nksanctions.errors import RuleError
from nksanctions.law.facts import DayFact, GroupFact
from nksanctions.law.symbols import AS_OF, DaySymbol, ProvisionRef
from nksanctions.law.tree import ALWAYS, FactRef, Label, Node, Test, walk
from nksanctions.models.approval import Authority
from nksanctions.models.facts import Actor


@frozen(kw_only=True)
class Exemption:
    """A way out that an authority decides on, in advance.

    *under* names the provisions under which a decision counts, *open_to* the cases that may ask.
    """

    sentence: str
    approval: FactRef
    by: Authority
    under: tuple[str, ...] = ()
    open_to: Node = ALWAYS
    cites: ProvisionRef | None = None
    actor: str = Actor.COMMITTEE


@frozen(kw_only=True)
class ExceptionClause:
    """A way out that the text itself lets through; nobody decides."""

    node: Label
    cites: ProvisionRef | None = None


@frozen(kw_only=True)
class Prohibition:
    """What may not be done, unless a way out is open.

    *act* is the fact with the day of the act. *presumed*: a breach is presumed until rebutted.
    """

    id: str
    title: str
    cites: ProvisionRef
    bound: str
    act: FactRef
    when: Node
    unless: tuple[Exemption | ExceptionClause, ...] = ()
    presumed: bool = False

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """The ways out that an authority decides on."""
        return tuple(way for way in self.unless if isinstance(way, Exemption))

    @property
    def exceptions(self) -> tuple[ExceptionClause, ...]:
        """The ways out that the text itself lets through."""
        return tuple(way for way in self.unless if isinstance(way, ExceptionClause))


@frozen(kw_only=True)
class Fulfilment:
    """What fulfils a duty, and the fact with the day on which it happened."""

    node: Label
    on: FactRef


@frozen(kw_only=True)
class Due:
    """A last day that holds where *when* is true, in place of the ordinary one."""

    last_day: DaySymbol
    when: Node


@frozen(kw_only=True)
class SubjectTo:
    """A determination of somebody's own, without which a duty is shown as subject to it."""

    sentence: str
    when: Node
    cites: ProvisionRef | None = None


@frozen(kw_only=True)
class Duty:
    """What those bound must do, and by when.

    *act* is the fact with the day of the act from which the duty follows: an act in the time of the
    provision. A duty without one must fall due in that time. *remedy* says what fulfils it, where
    that may be said to anybody: a report sent, for instance.
    """

    id: str
    title: str
    cites: ProvisionRef
    bound: str
    when: Node
    opens: DaySymbol
    last_day: DaySymbol
    instead: tuple[Due, ...] = ()
    waived: tuple[Label, ...] = ()
    fulfilled: tuple[Fulfilment, ...] = ()
    subject_to: tuple[SubjectTo, ...] = ()
    remedy: str = ""
    act: FactRef | None = None


@frozen(kw_only=True)
class Caution:
    """Something to be told where it is so; it changes no outcome.

    *act* is the fact with the day that must lie in the time of the provision; without one it is the
    day of the question. *remedy* says what could lawfully be done about it, and *actor* by whom.
    """

    id: str
    sentence: str
    cites: ProvisionRef
    when: Node
    remedy: str = ""
    actor: str = Actor.STATE
    act: FactRef | None = None


Rule = Prohibition | Duty | Caution


def exemption(
    sentence: str,
    approval: GroupFact,
    *,
    by: Authority,
    under: Iterable[ProvisionRef] = (),
    open_to: Node = ALWAYS,
    cites: ProvisionRef | None = None,
    actor: str = Actor.COMMITTEE,
) -> Exemption:
    """A way out that *by* decides on.

    Raises:
        RuleError: If *approval* is no fact that holds an approval.

    .. versionadded:: 26.1.0
    """
    if not isinstance(approval, GroupFact):
        raise RuleError(f"exemption {sentence!r}: expected a fact that holds an approval")
    return Exemption(
        sentence=sentence,
        approval=approval.ref,
        by=by,
        under=tuple(ref.id for ref in under),
        open_to=open_to,
        cites=cites,
        actor=actor,
    )


def exception(node: Label, *, cites: ProvisionRef | None = None) -> ExceptionClause:
    """A way out that the text itself lets through.

    Raises:
        RuleError: If *node* has no label.

    .. versionadded:: 26.1.0
    """
    if not isinstance(node, Label):
        raise RuleError("an exception needs a label: its sentence is the explanation")
    return ExceptionClause(node=node, cites=cites)


def prohibition(
    id: str,
    *,
    title: str,
    cites: ProvisionRef,
    bound: str,
    act: DayFact,
    when: Node,
    unless: Iterable[Exemption | ExceptionClause] = (),
    presumed: bool = False,
) -> Prohibition:
    """What may not be done on the day *act*, in the cases of *when*, *unless* a way out is open.

    Raises:
        RuleError: If *act* is no fact that holds a day.

    .. versionadded:: 26.1.0
    """
    if not isinstance(act, DayFact):
        raise RuleError(f"{id}: act must be a fact that holds a day, got {act!r}")
    return Prohibition(
        id=id,
        title=title,
        cites=cites,
        bound=bound,
        act=act.ref,
        when=when,
        unless=tuple(unless),
        presumed=presumed,
    )


def fulfilment(node: Label, *, on: DayFact) -> Fulfilment:
    """What fulfils a duty, on the day *on*.

    .. versionadded:: 26.1.0
    """
    for part, kind in ((node, Label), (on, DayFact)):
        if not isinstance(part, kind):
            raise RuleError("a fulfilment needs a label and a fact that holds its day")
    return Fulfilment(node=node, on=on.ref)


def duty(
    id: str,
    *,
    title: str,
    cites: ProvisionRef,
    bound: str,
    when: Node,
    last_day: DaySymbol,
    opens: DaySymbol | None = None,
    instead: Iterable[Due] = (),
    waived: Iterable[Label] = (),
    fulfilled: Iterable[Fulfilment] = (),
    subject_to: Iterable[SubjectTo] = (),
    remedy: str = "",
    act: DayFact | None = None,
) -> Duty:
    """What those bound must do by *last_day*, that day included; it opens on its adoption.

    With *act* it follows from an act on a day in the time of the provision, and stays owed when
    that time is over. Without, it lapses with its provision if it has not fallen due by then.

    .. versionadded:: 26.1.0
    """
    return Duty(
        id=id,
        title=title,
        cites=cites,
        bound=bound,
        when=when,
        opens=opens if opens is not None else cites.adopted,
        last_day=last_day,
        instead=tuple(instead),
        waived=tuple(waived),
        fulfilled=tuple(fulfilled),
        subject_to=tuple(subject_to),
        remedy=remedy,
        act=_ref_of(id, act),
    )


def caution(
    id: str,
    *,
    sentence: str,
    cites: ProvisionRef,
    when: Node,
    remedy: str = "",
    actor: str = Actor.STATE,
    act: DayFact | None = None,
) -> Caution:
    """Something to be told where *when* is true, of an *act* in the time of the provision.

    Without an act it is told while the provision is in force.

    .. versionadded:: 26.1.0
    """
    return Caution(
        id=id,
        sentence=sentence,
        cites=cites,
        when=when,
        remedy=remedy,
        actor=actor,
        act=_ref_of(id, act),
    )


def _ref_of(id: str, act: DayFact | None) -> FactRef | None:
    if act is not None and not isinstance(act, DayFact):
        raise RuleError(f"{id}: act must be a fact that holds a day, got {act!r}")
    return None if act is None else act.ref


def day_in_time(rule: Rule) -> FactRef | DaySymbol:
    """The day that must lie in the time of the provision which a rule reads."""
    if rule.act is not None:
        return rule.act
    return rule.last_day if isinstance(rule, Duty) else AS_OF


def roots(rule: Rule) -> Iterator[Node]:
    """The predicates of a rule, in the order of the paragraph."""
    yield rule.when
    match rule:
        case Prohibition():
            for way in rule.unless:
                yield way.node if isinstance(way, ExceptionClause) else way.open_to
        case Duty():
            yield from rule.waived
            yield from (fulfilled.node for fulfilled in rule.fulfilled)
            yield from (due.when for due in rule.instead)
            yield from (subject.when for subject in rule.subject_to)


def nodes(rule: Rule) -> Iterator[Node]:
    """Each node of each predicate of a rule."""
    for root in roots(rule):
        yield from walk(root)


def record_of(rule: Rule) -> type[Any]:
    """The record class that a rule judges.

    Raises:
        RuleError: If it reads no fact, or facts of several classes.
    """
    found = {ref.record for node in nodes(rule) if isinstance(node, Test) for ref in node.facts}
    if rule.act is not None:
        found.add(rule.act.record)
    if len(found) != 1:
        names = ", ".join(sorted(record.__name__ for record in found)) or "nothing"
        raise RuleError(f"{rule.id} must read the facts of one record class; it reads {names}")
    return found.pop()
