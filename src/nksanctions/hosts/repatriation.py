"""Where a State's duty to repatriate stands, by the claims of who was there when.

A head count is turned into the stay of one of those counted, and the rule on stays is asked. What
became of them after the day of the count is not known, so every way in which the stay can have gone
on or ended is asked too, unless a claim says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from nksanctions.hosts.claims import Presence, at, by, presences
from nksanctions.hosts.facts import ClaimantKind, ExceptionGround, Flow, FlowKind, Statement
from nksanctions.hosts.judged import Ground, ground, marks
from nksanctions.hosts.when import When
from nksanctions.law.policy import Policy
from nksanctions.models.labour import Ending, WorkerPresence
from nksanctions.regimes import UN

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = ["RULE", "grounds"]

RULE: Final = "un.labour.repatriation"
PROVISION: Final = "UNSCR-2397-OP8a"


def grounds(host: HostCountry, as_of: date, policy: Policy | None) -> tuple[Ground, ...]:
    """Each claim that bears on the duty on that day, with what the rule says on it."""
    return tuple(_Question(host, as_of, policy).grounds())


class _Question:
    """One host on one day."""

    def __init__(self, host: HostCountry, as_of: date, policy: Policy | None) -> None:
        self.host = host
        self.as_of = as_of
        self.policy = policy
        self.claims = presences(host)

    def grounds(self) -> Iterator[Ground]:
        last_none = self._last_none()
        alive = [
            claim
            for claim in self.claims
            if not claim.none
            and (last_none is None or claim.until is None or claim.until > last_none.since)
        ]
        there = [claim for claim in alive if claim.covers(self.as_of)] or [
            claim for claim in alive if claim.since <= self.as_of and self._holds(claim)
        ]
        older = [
            claim
            for claim in alive
            if claim.since <= self.as_of and claim not in there and not _stale(claim)
        ]
        evidence = there or older
        if last_none is not None and all(one.since <= _end(last_none) for one in evidence):
            yield self._none_left(last_none)
        stopped = self._stopped(evidence)
        if there:
            yield from map(self._there, there)
        elif (pair := self._between(older, alive)) is not None:
            yield self._between_ground(*pair)
        elif older and stopped is None:
            last = max(map(_end, older))
            yield self._since_then([one for one in older if last - _end(one) <= _TOGETHER])
        if stopped is not None:
            yield self._stopped_ground(stopped)
        yield from self._moved()
        if not evidence and last_none is None:
            yield self._nothing_found()

    def _holds(self, claim: Presence) -> bool:
        return claim.until is not None and timedelta() <= self.as_of - claim.until <= _HOLDS

    def _ask(
        self,
        says: str,
        record: WorkerPresence,
        *completions: WorkerPresence,
        facts: tuple[str, ...],
        found: bool = True,
    ) -> Ground:
        return ground(
            says,
            record,
            rule=RULE,
            as_of=self.as_of,
            policy=self.policy,
            completions=completions,
            facts=facts,
            found=found,
        )

    def _stay(
        self, *, ended: Ending | None, on: date | None = None, since: date | None = None
    ) -> WorkerPresence:
        return WorkerPresence(
            host=self.host.code,
            nationalities=("KP",),
            earning_income=True,
            earning_since=since,
            ended=ended,
            ended_on=on,
        )

    def _last_none(self) -> Presence | None:
        none = [claim for claim in self.claims if claim.none and claim.since <= self.as_of]
        return max(none, key=_end, default=None)

    def _there(self, claim: Presence) -> Ground:
        stated = getattr(claim.fact, "there_since", None) is not None
        says = claim.says
        if not claim.covers(self.as_of):
            says += f"; a count is taken to hold for {_HOLDS.days} days"
        return self._ask(
            says,
            self._stay(ended=Ending.ONGOING, since=claim.since if stated else None),
            facts=(claim.fact.id,),
        )

    def _between(
        self, older: list[Presence], alive: list[Presence]
    ) -> tuple[Presence, Presence] | None:
        """Two claims of one sort of worker around the day, with no claim of none in between."""
        for before in sorted(older, key=_end, reverse=True):
            for after in alive:
                if (
                    after.since > self.as_of
                    and after.since - _end(before) <= _PERSISTS
                    and after.group == before.group
                    and not any(
                        one.none and self.as_of < one.since <= after.since for one in self.claims
                    )
                ):
                    return before, after
        return None

    def _between_ground(self, before: Presence, after: Presence) -> Ground:
        return self._ask(
            f"between two claims of workers: {before.says}; {after.says}",
            self._stay(ended=Ending.ONGOING),
            facts=(before.fact.id, after.fact.id),
        )

    def _since_then(self, claims: list[Presence]) -> Ground:
        said = "; ".join(claim.says for claim in claims)
        since = min(claim.since for claim in claims)
        return self._ask(
            f"{said}; what became of them by the day of the question was not found",
            self._stay(ended=None),
            *self._ways_on(max(since, min(self._marks()))),
            facts=tuple(claim.fact.id for claim in claims),
        )

    def _ways_on(self, first: date) -> Iterator[WorkerPresence]:
        yield self._stay(ended=Ending.ONGOING)
        stretch = When(f"{first}/{max(first, self.as_of)}")
        for ended in Ending:
            if ended is not Ending.ONGOING:
                for day in stretch.days(self._marks()):
                    yield self._stay(ended=ended, on=day)

    def _marks(self) -> tuple[date, ...]:
        return marks([PROVISION], self.as_of)

    def _none_left(self, claim: Presence) -> Ground:
        fact = claim.fact
        ended = getattr(fact, "ended", None)
        says = claim.says
        if fact.claimant_kind is ClaimantKind.HOST:
            says += "; no independent check is held"
        before = any(not one.none and one.since <= _end(claim) for one in self.claims)
        if ended is None and not before and not self._went(fact.as_of.last):
            return self._ask(
                f"{says}; nobody says that there were any before",
                WorkerPresence(
                    host=self.host.code, nationalities=("KP",), earning_income=False, ended=None
                ),
                facts=(fact.id,),
            )
        if ended is None:
            says += "; how the stays ended is not said"
        endings = (
            [ended] if ended is not None else [one for one in Ending if one is not Ending.ONGOING]
        )
        days = fact.as_of.days(self._marks())
        return self._ask(
            says,
            self._stay(ended=ended, on=days[-1] if ended is not None else None),
            *(self._stay(ended=one, on=day) for one in endings for day in days),
            facts=(fact.id,),
        )

    def _stopped(self, evidence: list[Presence]) -> Statement | None:
        """The host's last word that those left earn nothing, if it came after the counts."""
        said = [
            one
            for one in self.host.exceptions
            if one.ground is ExceptionGround.NO_LONGER_EARNING and one.as_of.begins_by(self.as_of)
        ]
        latest = max((one.since for one in evidence), default=date.min)
        said = [one for one in said if one.as_of.last is not None and one.as_of.last >= latest]
        return said[-1] if said else None

    def _stopped_ground(self, said: Statement) -> Ground:
        return self._ask(
            f"{by(said)}, {at(said.as_of)}: those who are left no longer earn",
            self._stay(ended=Ending.STOPPED_EARNING),
            facts=(said.id,),
        )

    def _moved(self) -> Iterator[Ground]:
        """Those who went on to a third State (A-14)."""
        for flow in self.host.flows:
            if (
                flow.flow is FlowKind.LEFT_FOR_THIRD_STATE
                and flow.decides
                and flow.during.begins_by(self.as_of)
            ):
                days = flow.during.days(self._marks())
                third = Ending.LEFT_FOR_THIRD_STATE
                yield self._ask(
                    f"{by(flow)}: {flow.number} left for a third State {at(flow.during)}",
                    self._stay(ended=third),
                    *(self._stay(ended=third, on=day) for day in days),
                    facts=(flow.id,),
                )

    def _went(self, day: date | None) -> list[Flow]:
        """The flows out of the host up to a day."""
        return [
            flow
            for flow in self.host.flows
            if flow.decides
            and flow.flow in (FlowKind.REPATRIATED, FlowKind.LEFT, FlowKind.DEPORTED)
            and (day is None or flow.during.begins_by(day))
        ]

    def _nothing_found(self) -> Ground:
        went = self._went(self.as_of)
        if went:
            told = "; ".join(f"{by(one)}, {_flow(one)}" for one in went)
            return self._ask(
                f"{told}; whether anybody is left was not found",
                self._stay(ended=None),
                facts=tuple(one.id for one in went),
            )
        return self._ask(
            "no count of workers was found",
            WorkerPresence(host=self.host.code, nationalities=("KP",), ended=None),
            facts=(),
            found=False,
        )


_HOLDS: Final = timedelta(days=31)
"""A count of workers is taken to hold for a month, where no later one says otherwise."""

_PERSISTS: Final = timedelta(days=731)
"""Two claims of workers at most two years apart are taken to speak of the time between them too."""


_TOGETHER: Final = timedelta(days=31)
"""Claims of one month are told together; none of them is the later one."""


def _stale(claim: Presence) -> bool:
    """Whether it ends so long before adoption that it says nothing of the time after."""
    adopted = UN.provision(PROVISION).adopted
    return claim.until is not None and adopted - claim.until > _PERSISTS


def _flow(flow: Flow) -> str:
    return f"{flow.number} {flow.flow.value.replace('-', ' ')} {at(flow.during)}"


def _end(claim: Presence) -> date:
    return claim.until or date.max
