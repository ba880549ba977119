"""The conditions under which somebody works, as they were observed or told of.

Each fact is plain: left out, it is not known. A condition is recorded as the account gives it; two
accounts that differ are two records, and nothing is averaged.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

from nksanctions.models.facts import (
    Actor,
    choice,
    count,
    countries,
    country,
    flag,
    label_of_record,
)


class Workplace(StrEnum):
    """Where the work is done, seen from the DPRK."""

    ABROAD = "abroad"
    DPRK = "dprk"
    BOTH = "both"
    """The account does not tell the two apart."""


class Holder(StrEnum):
    """Who, other than the worker, keeps something that is the worker's."""

    EMPLOYER = "employer"
    """The employer at the place of work."""
    RECRUITER = "recruiter"
    """A recruiter, a labour agency or the company that sent the worker."""
    STATE_OFFICIAL = "state-official"
    """An official of the State that sent the worker, such as a minder or security officer."""
    OTHER = "other"


class IdentityPapers(StrEnum):
    """Where the worker's passport and other identity papers are."""

    WITH_WORKER = "with-worker"
    RETURNED_ON_DEMAND = "returned-on-demand"
    """Somebody keeps them, and gives them back when the worker asks."""
    WITHHELD = "withheld"
    """Somebody keeps them, and the worker can't get at them."""


class HoursPer(StrEnum):
    """The span of time that hours of work are for."""

    DAY = "day"
    WEEK = "week"


class DaysOffPer(StrEnum):
    """The span of time that days off are for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_MOST_HOURS: Final = {HoursPer.DAY: 24, HoursPer.WEEK: 7 * 24}
_MOST_DAYS: Final = {DaysOffPer.WEEK: 7, DaysOffPer.MONTH: 31, DaysOffPer.YEAR: 366}


@frozen(kw_only=True)
class WorkingConditions:
    """The conditions of one worker, or of a group that an account speaks of as one.

    Numbers go with the span they are for, as the account gives them: two days off *a year*,
    twelve hours *a day*. Who keeps papers or wages is recorded beside the fact that they are kept.

    >>> account = WorkingConditions(
    ...     place=Workplace.ABROAD,
    ...     days_off=2,
    ...     days_off_per="year",
    ...     identity_papers="withheld",
    ...     identity_papers_with="state-official",
    ... )
    >>> account.days_off_per, account.minders
    (<DaysOffPer.YEAR: 'year'>, None)

    Raises:
        ValueError: If a value is of a wrong type or unknown, or more than its span can hold.

    Source: ILO, *Indicators of Forced Labour* (2012), for what is asked.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    host: str | None = country("the country in which the work is done")
    place: Workplace | None = choice(
        "whether the work is done in the DPRK or abroad", Workplace, actor=Actor.NOBODY
    )
    nationalities: tuple[str, ...] | None = countries("the worker's nationalities, all of them")
    vulnerability_abused: bool | None = flag(
        "somebody takes advantage of the worker's weak position: of a lack of language, papers,"
        " other income or anybody to turn to"
    )
    sent_without_choice: bool | None = flag(
        "the worker was assigned to the work and could not refuse it, or was sent as a punishment"
    )
    deceived: bool | None = flag(
        "what the worker was promised of work, pay, housing or employer was not true",
    )
    contract_hidden: bool | None = flag(
        "the terms of the contract are kept from the worker", actor=Actor.EMPLOYER
    )
    movement_restricted: bool | None = flag(
        "the worker is not free to leave the site or the lodging in the time off, beyond what"
        " safety asks for"
    )
    minders: bool | None = flag(
        "minders, guards or cameras watch the worker's movements, or somebody must come along"
    )
    contact_restricted: bool | None = flag(
        "the worker may not, or cannot, telephone, write, receive visits or speak to outsiders"
    )
    place_cut_off: bool | None = flag(
        "the worker does not know where the place is, or it is remote with no way to leave it"
    )
    physical_violence: bool | None = flag("the worker or a close person is beaten or hurt")
    sexual_violence: bool | None = flag("the worker or a close person is sexually abused")
    threats_to_worker: bool | None = flag(
        "the worker is threatened, for complaining or wishing to leave for instance"
    )
    threats_to_relatives: bool | None = flag("reprisals against the worker's family are threatened")
    punished_for_output: bool | None = flag("the worker is punished when a target is missed")
    identity_papers: IdentityPapers | None = choice(
        "where the worker's passport and identity papers are", IdentityPapers, actor=Actor.EMPLOYER
    )
    identity_papers_with: Holder | None = choice(
        "who, other than the worker, keeps the passport and identity papers",
        Holder,
        actor=Actor.EMPLOYER,
    )
    wages_withheld: bool | None = flag(
        "wages are kept back on purpose, so that the worker does not get them when they are due",
        actor=Actor.EMPLOYER,
    )
    wages_withheld_by: Holder | None = choice(
        "who keeps the wages back", Holder, actor=Actor.EMPLOYER
    )
    wage_share_taken: int | None = count(
        "the percentage of the wages that others take, the State included", actor=Actor.EMPLOYER
    )
    debt_owed: bool | None = flag(
        "the worker owes the employer or whoever recruited or sent the worker an advance, a loan"
        " or a debt taken over"
    )
    recruitment_fees_owed: bool | None = flag(
        "fees or costs of recruitment are to be worked off, or are taken from the wages"
    )
    debt_binds: bool | None = flag(
        "the worker can't leave before that is paid, or it never gets less"
    )
    hazardous_work: bool | None = flag(
        "the work is dangerous or degrading, without the protection it needs", actor=Actor.EMPLOYER
    )
    housing_unfit: bool | None = flag(
        "the lodging is overcrowded, unhealthy, unsafe or without privacy", actor=Actor.EMPLOYER
    )
    food_insufficient: bool | None = flag(
        "food, water or medical care is not enough", actor=Actor.EMPLOYER
    )
    hours: int | None = count(
        "the hours worked in a usual day or week, overtime included", actor=Actor.EMPLOYER
    )
    hours_per: HoursPer | None = choice(
        "the span of time that the hours are for", HoursPer, actor=Actor.EMPLOYER
    )
    hours_exceed_law: bool | None = flag(
        "the hours are more than the law of the place or a collective agreement lets be asked"
    )
    days_off: int | None = count("the days off in a week, month or year", actor=Actor.EMPLOYER)
    days_off_per: DaysOffPer | None = choice(
        "the span of time that the days off are for", DaysOffPer, actor=Actor.EMPLOYER
    )

    def __attrs_post_init__(self) -> None:
        if self.wage_share_taken is not None and self.wage_share_taken > 100:
            raise ValueError(f"wage_share_taken: {self.wage_share_taken} is more than 100 per cent")
        hours_per, days_off_per = (
            self.hours_per or HoursPer.WEEK,
            self.days_off_per or DaysOffPer.YEAR,
        )
        _expect_within("hours", self.hours, _MOST_HOURS[hours_per], hours_per)
        _expect_within("days_off", self.days_off, _MOST_DAYS[days_off_per], days_off_per)
        if self.identity_papers is IdentityPapers.WITH_WORKER and self.identity_papers_with:
            raise ValueError(
                "identity_papers_with: papers that are with the worker are with nobody else"
            )


def _expect_within(name: str, number: int | None, most: int, span: str) -> None:
    if number is not None and number > most:
        raise ValueError(f"{name}: {number} is more than a {span} has")
