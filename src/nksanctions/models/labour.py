"""The records of labour law: authorizations, contract renewals, stays, a State's reports.

Each field says in `nksanctions.models.facts` which kind of fact it is. Plain facts left out are not
known; ordinary circumstances and acts of authority left out have the value that the field shows,
and a judgement lists them as assumed where they mattered.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from nksanctions.models.approval import Approval, Determination, Filing
from nksanctions.models.facts import (
    Actor,
    act_of_authority,
    choice,
    count,
    countries,
    country,
    day,
    ends_after_start,
    flag,
    label_of_record,
)


class AuthorizationAct(StrEnum):
    """What the State does."""

    GRANT = "grant"
    RENEWAL = "renewal"
    EXTENSION = "extension"
    TRANSFER = "transfer"
    """To another sponsor or employer."""


class AuthorizationKind(StrEnum):
    """What the State gives. The first three are formal work permits in substance."""

    WORK_PERMIT = "work-permit"
    WORK_VISA = "work-visa"
    RESIDENCE_PERMIT = "residence-permit"
    """A residence permit given for work."""
    STUDENT_VISA = "student-visa"
    VISITOR_VISA = "visitor-visa"
    SELF_EMPLOYMENT = "self-employment"
    PERMIT_FREE = "permit-free"
    """Work that needs no permit."""
    OTHER = "other"


class ContractKind(StrEnum):
    """Whom a written contract binds."""

    INDIVIDUAL = "individual"
    """Between an employer and the worker."""
    FRAMEWORK = "framework"
    """Between States, agencies or companies, for workers not yet named."""


class Territory(StrEnum):
    """The host State's hold on the place of work."""

    UNDISPUTED = "undisputed"
    CONTROL_WITHOUT_TITLE = "control-without-title"
    """The host controls the territory, but its sovereignty is not recognised."""
    TITLE_WITHOUT_CONTROL = "title-without-control"
    """The territory is the host's, but another power controls it."""


class IncomeSource(StrEnum):
    """How a person earns."""

    LOCAL_WAGE = "local-wage"
    PAID_TO_OTHERS = "paid-to-others"
    """Paid to a State, company or agency and not to the person."""
    IN_KIND = "in-kind"
    UNPAID_INTERNSHIP = "unpaid-internship"
    STIPEND = "stipend"
    PRIZE_MONEY = "prize-money"
    REMOTE = "remote"
    """Earned in the host State, paid from another country, or the other way round."""
    FOREIGN_SHIP = "foreign-ship"


class Immunity(StrEnum):
    """Privileges and immunities of a person."""

    NONE = "none"
    DIPLOMATIC_OR_CONSULAR = "diplomatic-or-consular"
    UNITED_NATIONS = "united-nations"


class Ending(StrEnum):
    """How a stay, or the earning in it, ended."""

    ONGOING = "ongoing"
    LEFT_FOR_DPRK = "left-for-dprk"
    LEFT_FOR_THIRD_STATE = "left-for-third-state"
    STOPPED_EARNING = "stopped-earning"
    """Stays in the host State without earning."""
    BECAME_NATIONAL = "became-national"
    """Became a national of the host State."""
    DIED = "died"


class CountBase(StrEnum):
    """Which head count "half" is taken of."""

    STOCK_AT_ADOPTION = "stock-at-adoption"
    OTHER = "other"


_ADDS_ONE = {
    AuthorizationAct.GRANT: True,
    AuthorizationAct.RENEWAL: False,
    AuthorizationAct.EXTENSION: False,
    AuthorizationAct.TRANSFER: False,
}

_HOST = "the State that authorizes"
_NATIONALITIES = "the worker's nationalities, all of them"
_PROTECTED = "the right to work follows from refugee status or international protection"


@frozen(kw_only=True)
class WorkAuthorization:
    """A State gives, renews, extends or transfers a DPRK national's authorization to work.

    The authorization is *for* a written contract. A further permit under the same, unexpired
    contract belongs here with ``act="renewal"``; a new contract is a `ContractRenewal`.

    >>> from datetime import date
    >>> permit = WorkAuthorization(host="PL", nationalities=("KP",), granted_on=date(2017, 10, 15))
    >>> permit.linked_to_admission, permit.is_additional
    (True, True)

    Raises:
        ValueError: If a value is of a wrong type or unknown, or ends before it starts.

    Source: S/RES/2371 (2017) OP 11; S/RES/2375 (2017) OP 17.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    act: AuthorizationAct | None = choice(
        "what the State does", AuthorizationAct, ordinary=AuthorizationAct.GRANT, actor=Actor.NOBODY
    )
    kind: AuthorizationKind | None = choice(
        "the kind of authorization",
        AuthorizationKind,
        ordinary=AuthorizationKind.WORK_PERMIT,
        actor=Actor.NOBODY,
    )
    host: str | None = country(_HOST)
    territory: Territory | None = choice(
        "the host's hold on the place of work", Territory, ordinary=Territory.UNDISPUTED
    )
    nationalities: tuple[str, ...] | None = countries(_NATIONALITIES)
    nationality_disputed: bool | None = flag(
        "it is disputed whether the worker is a DPRK national", ordinary=False
    )
    granted_on: date | None = day("the day the authorization is given")
    valid_until: date | None = day("the last day of the authorization")
    linked_to_admission: bool | None = flag(
        "the authorization is given in connection with admission to the territory",
        ordinary_by=("act", _ADDS_ONE),
    )
    follows_from_protection: bool | None = flag(_PROTECTED, ordinary=False)
    contract_in_writing: bool | None = flag("the contract is in writing", actor=Actor.EMPLOYER)
    contract_finalized_on: date | None = day(
        "the day the contract was finalized", actor=Actor.EMPLOYER
    )
    contract_kind: ContractKind | None = choice(
        "the kind of contract",
        ContractKind,
        ordinary=ContractKind.INDIVIDUAL,
        actor=Actor.EMPLOYER,
    )
    contract_unexpired: bool | None = flag(
        "the contract still runs on the day of the authorization",
        ordinary=True,
        actor=Actor.EMPLOYER,
    )
    approval: Approval | None = act_of_authority(
        "the Committee's approval", Approval, actor=Actor.COMMITTEE
    )
    is_additional: bool | None = flag(
        "the authorization adds to the State's number of authorizations",
        ordinary_by=("act", _ADDS_ONE),
    )
    authorizations_at_adoption: int | None = count(
        "the State's number of authorizations for DPRK nationals when S/RES/2371 (2017) was adopted"
    )
    authorizations_after: int | None = count(
        "the State's number of authorizations for DPRK nationals after the act"
    )

    def __attrs_post_init__(self) -> None:
        ends_after_start(self, "granted_on", "valid_until")


@frozen(kw_only=True)
class ContractRenewal:
    """A worker's contract is renewed by a new agreement, and the State must authorize the work.

    Give the first contract and the renewal. An option that the first contract already holds is told
    apart from a new agreement (*exercises_option*). A new permit under a contract that still runs
    is no renewal of the contract: use `WorkAuthorization` with ``act="renewal"``.

    >>> from datetime import date
    >>> renewal = ContractRenewal(
    ...     host="PL",
    ...     nationalities=("KP",),
    ...     first_contract_in_writing=True,
    ...     first_contract_finalized_on=date(2016, 5, 4),
    ...     renewal_in_writing=True,
    ...     renewal_agreed_on=date(2017, 10, 15),
    ...     exercises_option=False,
    ...     authorized_on=date(2017, 10, 15),
    ... )
    >>> renewal.needs_authorization
    True

    Raises:
        ValueError: If a value is of a wrong type or unknown, or ends before it starts.

    Source: S/RES/2375 (2017) OP 17; point A-05.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    kind: AuthorizationKind | None = choice(
        "the kind of authorization",
        AuthorizationKind,
        ordinary=AuthorizationKind.WORK_PERMIT,
        actor=Actor.NOBODY,
    )
    host: str | None = country(_HOST)
    territory: Territory | None = choice(
        "the host's hold on the place of work", Territory, ordinary=Territory.UNDISPUTED
    )
    nationalities: tuple[str, ...] | None = countries(_NATIONALITIES)
    nationality_disputed: bool | None = flag(
        "it is disputed whether the worker is a DPRK national", ordinary=False
    )
    worker_in_country: bool | None = flag(
        "the worker is already in the host State", actor=Actor.EMPLOYER
    )
    follows_from_protection: bool | None = flag(_PROTECTED, ordinary=False)
    first_contract_in_writing: bool | None = flag(
        "the first contract is in writing", actor=Actor.EMPLOYER
    )
    first_contract_finalized_on: date | None = day(
        "the day the first contract was finalized", actor=Actor.EMPLOYER
    )
    first_contract_ends_on: date | None = day(
        "the last day of the first contract", actor=Actor.EMPLOYER
    )
    contract_kind: ContractKind | None = choice(
        "the kind of contract",
        ContractKind,
        ordinary=ContractKind.INDIVIDUAL,
        actor=Actor.EMPLOYER,
    )
    renewal_in_writing: bool | None = flag("the renewal is in writing", actor=Actor.EMPLOYER)
    renewal_agreed_on: date | None = day("the day the renewal was agreed", actor=Actor.EMPLOYER)
    renewal_runs_until: date | None = day("the last day of the new term", actor=Actor.EMPLOYER)
    exercises_option: bool | None = flag(
        "the renewal exercises an option in the first contract", actor=Actor.EMPLOYER
    )
    needs_authorization: bool | None = flag(
        "the renewal needs an authorization of the State", ordinary=True
    )
    authorized_on: date | None = day("the day of the authorization that the renewal needs")
    approval: Approval | None = act_of_authority(
        "the Committee's approval", Approval, actor=Actor.COMMITTEE
    )
    is_additional: bool | None = flag(
        "the authorization adds to the State's number of authorizations", ordinary=False
    )
    authorizations_at_adoption: int | None = count(
        "the State's number of authorizations for DPRK nationals when S/RES/2371 (2017) was adopted"
    )
    authorizations_after: int | None = count(
        "the State's number of authorizations for DPRK nationals after the act"
    )

    def __attrs_post_init__(self) -> None:
        ends_after_start(self, "first_contract_finalized_on", "first_contract_ends_on")
        ends_after_start(self, "renewal_agreed_on", "renewal_runs_until")


@frozen(kw_only=True)
class WorkerPresence:
    """A DPRK national, or a government safety oversight attaché, in a State.

    *earning_income* is true for who earns, or has earned until *ended_on*, in the host State.

    >>> WorkerPresence(host="RU", nationalities=("KP",), earning_income=True).ended
    <Ending.ONGOING: 'ongoing'>

    Raises:
        ValueError: If a value is of a wrong type or unknown, or ends before it starts.

    Source: S/RES/2397 (2017) OP 8.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    host: str | None = country("the State in whose jurisdiction the person is")
    territory: Territory | None = choice(
        "the host's hold on the place of work", Territory, ordinary=Territory.UNDISPUTED
    )
    nationalities: tuple[str, ...] | None = countries("the person's nationalities, all of them")
    nationality_disputed: bool | None = flag(
        "it is disputed whether the person is a DPRK national", ordinary=False
    )
    is_attache: bool | None = flag(
        "the person is a DPRK government safety oversight attaché", ordinary=False
    )
    earning_income: bool | None = flag("the person earns income in the host State")
    income: IncomeSource | None = choice(
        "how the person earns", IncomeSource, ordinary=IncomeSource.LOCAL_WAGE
    )
    earning_since: date | None = day("the first day of earning", by_as_of=True)
    under_older_contract: bool | None = flag(
        "the person works out a written contract finalized before S/RES/2375 (2017) was adopted",
        ordinary=False,
        actor=Actor.EMPLOYER,
    )
    immunity: Immunity | None = choice(
        "the person's privileges and immunities", Immunity, ordinary=Immunity.NONE
    )
    ended: Ending | None = choice(
        "how the stay or the earning ended", Ending, ordinary=Ending.ONGOING
    )
    ended_on: date | None = day("the day it ended", by_as_of=True)
    determination: Determination | None = act_of_authority(
        "the State's own determination", Determination, actor=Actor.STATE
    )
    approval: Approval | None = act_of_authority(
        "the Committee's exemption", Approval, actor=Actor.COMMITTEE
    )

    def __attrs_post_init__(self) -> None:
        ends_after_start(self, "earning_since", "ended_on")
        if self.ended is Ending.ONGOING and self.ended_on is not None:
            raise ValueError(
                "ended_on: a stay that is ongoing has no day of ending; say how it ended"
            )


@frozen(kw_only=True)
class StateLabourReport:
    """What a State owes the Committee on DPRK workers: its numbers, and what it sent when.

    >>> StateLabourReport(state="MN", relies_on_older_contracts=True).notification
    Filing(status=<FilingStatus.NONE: 'none'>, date=None)

    Raises:
        ValueError: If a value is of a wrong type or unknown.

    Source: S/RES/2375 (2017) OP 17; S/RES/2397 (2017) OP 8.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State that reports")
    relies_on_older_contracts: bool | None = flag(
        "the State let DPRK nationals work out contracts older than S/RES/2375 (2017)"
    )
    older_contract_workers: int | None = count("the number of DPRK nationals with such contracts")
    notification: Filing | None = act_of_authority(
        "the notification of their number and of the end of their contracts",
        Filing,
        actor=Actor.STATE,
    )
    workers_at_adoption: int | None = count(
        "the number of DPRK nationals earning income when S/RES/2397 (2017) was adopted"
    )
    count_base: CountBase | None = choice(
        "the head count of which half is taken", CountBase, ordinary=CountBase.STOCK_AT_ADOPTION
    )
    workers_by_own_base: int | None = count(
        "the number of which the State itself takes half, where it chose another"
    )
    repatriated_first_year: int | None = count(
        "the number repatriated in the twelve months from that adoption"
    )
    repatriated: int | None = count("the number repatriated until the final report")
    midterm_report: Filing | None = act_of_authority(
        "the midterm report", Filing, actor=Actor.STATE
    )
    explanation: Filing | None = act_of_authority(
        "the explanation why less than half were repatriated", Filing, actor=Actor.STATE
    )
    final_report: Filing | None = act_of_authority("the final report", Filing, actor=Actor.STATE)
