"""Less than half in the first twelve months? Asked of each base that is claimed (A-15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import frozen

from nksanctions.hosts.claims import by, told
from nksanctions.hosts.facts import (
    Flow,
    FlowKind,
    HeadCount,
    Population,
    RepatriationFigures,
)
from nksanctions.hosts.judged import ask
from nksanctions.law.outcome import DutyStatus
from nksanctions.law.policy import Policy
from nksanctions.models.labour import CountBase, StateLabourReport
from nksanctions.regimes import UN

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = ["EXPLAIN", "Base", "HalfCheck", "halves_of", "less_than_half"]

EXPLAIN: Final = "un.labour.explain-less-than-half"
MIDTERM: Final = "UNSCR-2397-OP8c"


@frozen(kw_only=True)
class Base:
    """A number of which half is taken: from *low* to *high*, and which sort of number it is.

    *high* `None` sets no limit.
    """

    says: str
    kind: CountBase
    low: int
    high: int | None
    facts: tuple[str, ...] = ()


@frozen(kw_only=True)
class _Went:
    """A number of people repatriated in the first twelve months."""

    says: str
    low: int
    high: int | None
    facts: tuple[str, ...] = ()


@frozen(kw_only=True)
class HalfCheck:
    """Whether fewer than half went, by one claim of the base and one of those who went.

    *less* is `None` where the claims, or the contested base (A-15), leave it open.

    .. versionadded:: 26.1.0
    """

    base: str
    repatriated: str
    less: bool | None
    facts: tuple[str, ...]
    records: tuple[StateLabourReport, ...]

    @property
    def says(self) -> str:
        """The two claims and the answer in a sentence."""
        answer = {
            True: "less than half",
            False: "half or more",
            None: "not settled whether that is less than half",
        }[self.less]
        return f"{self.repatriated}, of {self.base}: {answer}"


def less_than_half(
    *,
    state: str,
    repatriated: int | None,
    workers_at_adoption: int | None = None,
    own_base: int | None = None,
    policy: Policy | None = None,
) -> bool | None:
    """Whether fewer than half of a base went in the twelve months from the adoption of 2397.

    The base is the number at adoption, or with *own_base* another that the State chose; whether it
    may is contested (A-15). `None` where the numbers or the policy don't settle it.

    >>> less_than_half(state="RU", repatriated=18_533, workers_at_adoption=30_023)
    False
    >>> less_than_half(state="IS", repatriated=90, workers_at_adoption=200)
    True
    >>> less_than_half(state="IS", repatriated=100, workers_at_adoption=200)
    False
    >>> from nksanctions.law import Policy
    >>> numbers = {"repatriated": 900, "workers_at_adoption": 1_000, "own_base": 2_541}
    >>> less_than_half(state="QA", **numbers)
    False
    >>> less_than_half(state="QA", **numbers, policy=Policy.undecided()) is None
    True

    Raises:
        ValueError: If a number is below zero, or the State is no ISO 3166 code.

    Source: S/RES/2397 (2017) OP 8.

    .. versionadded:: 26.1.0
    """
    record = _record(state, workers_at_adoption, own_base, repatriated)
    return _less([record], policy)


def _record(
    state: str, at_adoption: int | None, own_base: int | None, repatriated: int | None
) -> StateLabourReport:
    return StateLabourReport(
        state=state,
        workers_at_adoption=at_adoption,
        count_base=CountBase.STOCK_AT_ADOPTION if own_base is None else CountBase.OTHER,
        workers_by_own_base=own_base,
        repatriated_first_year=repatriated,
    )


def _less(records: list[StateLabourReport], policy: Policy | None) -> bool | None:
    """Whether the rule asks for an explanation: the duty is owed, or it isn't."""
    measured = UN.provision(MIDTERM).deadline("measuring-period").last_day
    statuses: frozenset[DutyStatus] = frozenset().union(
        *(ask(record, measured, policy).solution.by_rule[EXPLAIN] for record in records)
    )
    owed = {status is not DutyStatus.NOT_OWED for status in statuses}
    return owed.pop() if len(owed) == 1 else None


def halves_of(host: HostCountry, policy: Policy | None = None) -> tuple[HalfCheck, ...]:
    """Each base that is claimed with each number of those who went."""
    adopted = UN.provision(MIDTERM).adopted
    bases = list(_bases(host, adopted))
    went = list(_went(host, adopted))
    stocks = [base for base in bases if base.kind is CountBase.STOCK_AT_ADOPTION]
    checks: dict[tuple[str, str], HalfCheck] = {}
    for one in went:
        for base in bases:
            if base.kind is CountBase.STOCK_AT_ADOPTION:
                records = [
                    _record(host.code, number, None, gone)
                    for number in _ends(base.low, base.high)
                    for gone in _ends(one.low, one.high)
                ]
            else:
                at_adoption = [n for stock in stocks for n in _ends(stock.low, stock.high)] or [
                    None
                ]
                records = [
                    _record(host.code, number, own, gone)
                    for number in at_adoption
                    for own in _ends(base.low, base.high)
                    for gone in _ends(one.low, one.high)
                ]
            same = checks.get((one.says, base.says))
            checks[one.says, base.says] = HalfCheck(
                base=base.says,
                repatriated=one.says,
                less=_less(records, policy),
                facts=tuple(
                    dict.fromkeys([*(same.facts if same else ()), *one.facts, *base.facts])
                ),
                records=tuple(records),
            )
    return tuple(checks.values())


def _ends(low: int, high: int | None) -> list[int | None]:
    """The bounds of a number; `None` for the side that is not known."""
    return [low] if low == high else [low, high]


def _bases(host: HostCountry, adopted: date) -> Iterator[Base]:
    for fact in host.facts:
        if not fact.decides:
            continue
        if isinstance(fact, RepatriationFigures):
            if fact.base_kind is not None and (
                fact.base is not None or fact.base_at_most is not None
            ):
                number = (
                    f"{fact.base:,}" if fact.base is not None else f"at most {fact.base_at_most:,}"
                )
                when = f" of {fact.base_as_of}" if fact.base_as_of is not None else ""
                yield Base(
                    says=f"{number} {fact.base_of or 'workers'}{when} ({fact.claimant})",
                    kind=fact.base_kind,
                    low=fact.base or 0,
                    high=fact.base if fact.base is not None else fact.base_at_most,
                    facts=(fact.id,),
                )
        elif (
            isinstance(fact, HeadCount)
            and fact.population is Population.WORKERS
            and adopted in fact.as_of
            and (fact.low > 1 or fact.high is not None)
        ):
            yield Base(
                says=f"{told(fact)} ({fact.claimant})",
                kind=CountBase.STOCK_AT_ADOPTION,
                low=fact.low,
                high=fact.high,
                facts=(fact.id,),
            )


def repatriated_in_first_year(host: HostCountry) -> int | None:
    """The least number that somebody says was repatriated in the first twelve months."""
    numbers = [one.low for one in _went(host, UN.provision(MIDTERM).adopted)]
    return min(numbers, default=None)


def _went(host: HostCountry, adopted: date) -> Iterator[_Went]:
    end = UN.provision(MIDTERM).deadline("measuring-period").last_day
    for fact in host.facts:
        if not fact.decides:
            continue
        if isinstance(fact, RepatriationFigures):
            low = fact.repatriated if fact.repatriated is not None else fact.repatriated_at_least
            if low is not None and _first_year(fact, adopted, end):
                yield _Went(
                    says=f"{low:,} repatriated ({fact.claimant})",
                    low=low,
                    high=fact.repatriated,
                    facts=(fact.id,),
                )
        elif isinstance(fact, Flow) and fact.flow is FlowKind.REPATRIATED:
            first, last = fact.during.first, fact.during.last
            if first is not None and last is not None and adopted <= first and last <= end:
                yield _Went(
                    says=f"{fact.number} repatriated ({fact.claimant})",
                    low=fact.low,
                    high=fact.high,
                    facts=(fact.id,),
                )


def _first_year(fact: RepatriationFigures, adopted: date, end: date) -> bool:
    """Whether the figures are of a year that a State gives for the first twelve months.

    A State may count by the calendar: Russia gives the year to 31 December 2018.
    """
    first, last = fact.during.first, fact.during.last
    if first is None or last is None:
        return False
    return abs((first - adopted).days) <= _CALENDAR and abs((last - end).days) <= _CALENDAR


_CALENDAR: Final = 31


def unsettled(host: HostCountry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is claimed of the half without numbers to go by."""
    for fact in host.figures:
        if not fact.decides:
            continue
        if fact.base is not None and fact.remaining is not None and fact.repatriated is None:
            when = f" of {fact.base_as_of}" if fact.base_as_of is not None else ""
            says = (
                f"{by(fact)}: {fact.remaining:,} were left of {fact.base:,}{when}; how many"
                " of those gone were repatriated in that year is not said"
            )
            yield says, (fact.id,)
        elif fact.share is not None and fact.base is None:
            share = fact.share.value.replace("-", " ")
            yield f"{by(fact)}, {share} went, of a base that is not named (A-15)", (fact.id,)
