"""What the ceiling and the ban on authorizations make of the acts that are claimed of a host."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from nksanctions.hosts.ceiling import RULE as CEILING_RULE
from nksanctions.hosts.ceiling import ceiling_of
from nksanctions.hosts.claims import at, by, told
from nksanctions.hosts.facts import Document, DocumentState, MeasureKind
from nksanctions.hosts.judged import Ground, ask, ground, marks
from nksanctions.law.outcome import Outcome
from nksanctions.law.policy import Policy
from nksanctions.models.labour import AuthorizationAct, AuthorizationKind, WorkAuthorization
from nksanctions.regimes import UN

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = ["BAN_RULE", "ban_grounds", "ceiling_grounds"]

BAN_RULE: Final = "un.labour.no-new-authorizations"
BAN: Final = "UNSCR-2375-OP17a"

_KINDS: Final = {
    Document.WORK_PERMIT: AuthorizationKind.WORK_PERMIT,
    Document.WORK_VISA: AuthorizationKind.WORK_VISA,
}

_STOPS: Final = (
    MeasureKind.HOLD_DECISIONS,
    MeasureKind.STOP_NEW_PERMITS,
    MeasureKind.STOP_VISAS,
    MeasureKind.STOP_VISAS_ANY_KIND,
    MeasureKind.SUSPEND_VISAS,
    MeasureKind.NO_RENEWAL,
)


def ceiling_grounds(host: HostCountry, as_of: date, policy: Policy | None) -> Iterator[Ground]:
    """On the counts of permits up to the day of the question."""
    nothing = WorkAuthorization(host=host.code, nationalities=("KP",))
    checks = [one for one in ceiling_of(host, policy) if one.on <= as_of]
    for check in checks:
        yield Ground(
            says=check.says,
            facts=check.facts,
            statuses=check.outcomes,
            judgement=ask(nothing, as_of, policy),
        )
    if not checks:
        yield _no_act(
            host,
            "no count of permits or workers after adoption was found",
            (),
            CEILING_RULE,
            as_of,
            policy,
        )


def ban_grounds(host: HostCountry, as_of: date, policy: Policy | None) -> Iterator[Ground]:
    """On the authorizations that were given after adoption, and what stops them."""
    adopted = UN.provision(BAN).adopted
    issued = [
        one
        for one in host.documents(state=DocumentState.ISSUED)
        if one.document in _KINDS
        and one.low > 0
        and one.decides
        and one.as_of.begins_by(as_of)
        and one.as_of.first is not None
        and one.as_of.first >= adopted
    ]
    for one in issued:
        kind = _KINDS[one.document]
        days = [day for day in one.as_of.days(marks([BAN], as_of)) if adopted <= day <= as_of]
        yield ground(
            f"{by(one)}: {told(one)}; for which contracts was not found",
            _given(host, kind, AuthorizationAct.GRANT, days[0]),
            rule=BAN_RULE,
            as_of=as_of,
            policy=policy,
            completions=[_given(host, kind, AuthorizationAct.GRANT, day) for day in days],
            facts=(one.id,),
        )
    extends = [
        one
        for one in host.measures()
        if one.measure is MeasureKind.EXTEND_PERMITS and one.decides and one.since.begins_by(as_of)
    ]
    for measure in extends:
        day = measure.since.first
        assert day is not None
        yield ground(
            f"{by(measure)}: authorizations are extended {at(measure.since)}; for which contracts"
            " was not found",
            _given(host, AuthorizationKind.WORK_PERMIT, AuthorizationAct.EXTENSION, day),
            rule=BAN_RULE,
            as_of=as_of,
            policy=policy,
            facts=(measure.id,),
        )
    if issued or extends:
        return
    stops = [one for one in host.measures(on=as_of) if one.measure in _STOPS]
    says = "no authorization of a day after adoption was found"
    if stops:
        words = ", ".join(
            f"{one.measure.value.replace('-', ' ')} ({at(one.since)})" for one in stops
        )
        says += f"; measures that stand: {words}"
    yield _no_act(host, says, tuple(one.id for one in stops), BAN_RULE, as_of, policy)


def _no_act(
    host: HostCountry,
    says: str,
    facts: tuple[str, ...],
    rule: str,
    as_of: date,
    policy: Policy | None,
) -> Ground:
    """No act is claimed; that an act of this day would be outside the rule is said all the same."""
    act = _given(host, AuthorizationKind.WORK_PERMIT, AuthorizationAct.GRANT, as_of)
    judgement = ask(act, as_of, policy)
    outside = judgement.solution.by_rule[rule] == {Outcome.NOT_COVERED}
    return Ground(
        says=says,
        facts=facts,
        statuses=frozenset({Outcome.NOT_COVERED}) if outside else frozenset(),
        judgement=judgement,
    )


def _given(
    host: HostCountry, kind: AuthorizationKind, act: AuthorizationAct, day: date
) -> WorkAuthorization:
    return WorkAuthorization(
        host=host.code, nationalities=("KP",), kind=kind, act=act, granted_on=day
    )
