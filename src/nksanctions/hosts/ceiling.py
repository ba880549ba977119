"""The ceiling of S/RES/2371 (2017) OP 11, checked on a series of counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import frozen

from nksanctions.hosts.claims import told
from nksanctions.hosts.facts import Document, DocumentCount, DocumentState, HeadCount, Population
from nksanctions.hosts.judged import ask
from nksanctions.law.outcome import Outcome, only
from nksanctions.law.policy import Policy
from nksanctions.models.labour import WorkAuthorization
from nksanctions.regimes import UN

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = ["CEILING", "RULE", "CeilingCheck", "ceiling", "ceiling_of"]

RULE: Final = "un.labour.ceiling"
CEILING: Final = "UNSCR-2371-OP11"


@frozen(kw_only=True)
class CeilingCheck:
    """One count against the number at adoption, as the rule on authorizations answers it.

    *outcome* is `PERMITTED` up to that number and `PROHIBITED` above it; `INDETERMINATE` where
    bounds or the missing number leave both. *are_permits*: authorizations were counted, as the
    paragraph asks; false for workers, who stand in for them.

    .. versionadded:: 26.1.0
    """

    on: date
    number: str
    baseline: str
    outcome: Outcome
    outcomes: frozenset[Outcome]
    are_permits: bool = True
    facts: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The count and the answer in a sentence."""
        answer = {
            Outcome.PERMITTED: "within the ceiling",
            Outcome.PROHIBITED: "above the ceiling",
            Outcome.NOT_COVERED: "outside the ceiling's time or scope",
        }.get(self.outcome, "not settled")
        proxy = "" if self.are_permits else " (workers, who are no authorizations)"
        return f"{self.number}, against {self.baseline}: {answer}{proxy}"


Number = int | tuple[int, int | None] | None
"""A number, its bounds, or `None` for not known."""


def ceiling(
    *,
    host: str,
    at_adoption: Number,
    counts: Iterable[tuple[date, Number]],
    policy: Policy | None = None,
) -> tuple[CeilingCheck, ...]:
    """Check a series of counts of valid authorizations against the number at adoption.

    A number may be a pair of bounds, with `None` for no upper one.

    >>> series = [(date(2017, 8, 20), 90), (date(2017, 9, 1), 101), (date(2018, 3, 1), (95, 104))]
    >>> for check in ceiling(host="IS", at_adoption=100, counts=series):
    ...     print(check.on, check.outcome.words)
    2017-08-20 PERMITTED
    2017-09-01 PROHIBITED
    2018-03-01 INDETERMINATE

    Raises:
        ValueError: If a number is below zero, or the host is no ISO 3166 code.

    Source: S/RES/2371 (2017) OP 11.

    .. versionadded:: 26.1.0
    """
    baseline = (
        "a number at adoption that is not known" if at_adoption is None else _shown(at_adoption)
    )
    return tuple(
        _check(
            host,
            at_adoption,
            number,
            on,
            policy,
            number_says=_shown(number),
            baseline_says=baseline,
        )
        for on, number in counts
    )


def _shown(number: Number) -> str:
    if number is None:
        return "an unknown number"
    if isinstance(number, int):
        return f"{number:,}"
    low, high = number
    return f"{low:,} or more" if high is None else f"{low:,} to {high:,}"


def _check(
    host: str,
    at_adoption: Number,
    number: Number,
    on: date,
    policy: Policy | None,
    *,
    number_says: str,
    baseline_says: str,
    are_permits: bool = True,
    facts: tuple[str, ...] = (),
) -> CeilingCheck:
    outcomes = frozenset().union(
        *(
            ask(
                WorkAuthorization(
                    host=host,
                    nationalities=("KP",),
                    granted_on=on,
                    is_additional=True,
                    authorizations_at_adoption=before,
                    authorizations_after=after,
                ),
                on,
                policy,
            ).solution.by_rule[RULE]
            for before in _ends(at_adoption)
            for after in _ends(number)
        )
    )
    return CeilingCheck(
        on=on,
        number=number_says,
        baseline=baseline_says,
        outcome=only(outcomes, Outcome.INDETERMINATE),
        outcomes=outcomes,
        are_permits=are_permits,
        facts=facts,
    )


def _ends(number: Number) -> list[int | None]:
    if number is None or isinstance(number, int):
        return [number]
    low, high = number
    return [low] if low == high else [low, high]


def ceiling_of(host: HostCountry, policy: Policy | None = None) -> tuple[CeilingCheck, ...]:
    """A host's counts after adoption, against each claim of the number at adoption.

    Counts of valid permits are taken, and head counts of workers where no permits were counted
    after adoption.
    A count holds for its last day, as far as that is known.
    """
    adopted = UN.provision(CEILING).adopted
    permits = [
        one
        for one in host.documents(document=Document.WORK_PERMIT, state=DocumentState.VALID)
        if one.decides
    ]
    workers = [
        one
        for one in host.headcounts(population=Population.WORKERS)
        if one.decides and _counted(one)
    ]
    later = [one for one in permits if one.as_of.first is not None and one.as_of.first > adopted]
    series: list[DocumentCount] | list[HeadCount] = permits if later else workers
    after = [one for one in series if one.as_of.first is not None and one.as_of.first > adopted]
    checks = []
    at_adoption = [one for one in series if adopted in one.as_of]
    bases: list[DocumentCount | HeadCount | None] = [*at_adoption] if at_adoption else [None]
    for base in bases:
        before: Number = None if base is None else (base.low, base.high)
        says = "a number at adoption that was not found" if base is None else told(base)
        for one in after:
            on = one.as_of.last or one.as_of.first
            assert on is not None
            checks.append(
                _check(
                    host.code,
                    before,
                    (one.low, one.high),
                    on,
                    policy,
                    number_says=f"{told(one)} ({one.claimant})",
                    baseline_says=says,
                    are_permits=bool(later),
                    facts=(one.id, *(() if base is None else (base.id,))),
                )
            )
    return tuple(checks)


def _counted(count: HeadCount) -> bool:
    """Whether it names a number, and not only that some were there."""
    return count.high is not None or count.low > 1
