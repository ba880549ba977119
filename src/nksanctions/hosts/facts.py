"""What a source says of a host country, kind by kind; nothing here is averaged or overwritten.

A *stock* (`HeadCount`, `DocumentCount` of valid papers) holds on a day, a *flow* (`Flow`, papers
issued) in a stretch. No flow is computed from two stocks unless the claimant does so. A paper is
not a person: no visas issued doesn't mean no workers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import Attribute, field, frozen

from nksanctions.hosts.when import When
from nksanctions.models.labour import CountBase, Ending

__all__ = [
    "ActorKind",
    "Amount",
    "ClaimantKind",
    "CompanyActivity",
    "Confidence",
    "Document",
    "DocumentCount",
    "DocumentState",
    "ExceptionGround",
    "Fact",
    "FactVerification",
    "Flow",
    "FlowKind",
    "HeadCount",
    "ImplementationReport",
    "MeasureKind",
    "NationalMeasure",
    "Population",
    "RepatriationFigures",
    "ReportKind",
    "Sector",
    "Share",
    "Statement",
    "StatementKind",
    "Tally",
    "TallyOf",
]


class ClaimantKind(StrEnum):
    """Who says so."""

    HOST = "host"
    """The host country itself, or an authority of it."""
    OTHER_STATE = "other-state"
    INTERGOVERNMENTAL = "intergovernmental"
    """States together: the EU, the MSMT, the United Nations' membership."""
    UN_PANEL = "un-panel"
    """The Panel of Experts of the 1718 Committee, to April 2024."""
    NGO = "ngo"
    RESEARCH = "research"
    PRESS = "press"
    UNNAMED = "unnamed"
    """Rights groups, officials or others that the source doesn't name."""


class FactVerification(StrEnum):
    """How a fact was verified."""

    OFFICIAL_TEXT = "official-text"
    SECONDARY = "secondary"
    """Seen in a public source that tells it: a newspaper, a report."""
    COMPUTED = "computed"
    """Follows by arithmetic from facts that were seen."""
    MEMORY = "memory"
    """Nobody has seen a source yet; to be treated with care."""


class Confidence(StrEnum):
    """How far the source carries."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Population(StrEnum):
    """Who was counted."""

    WORKERS = "workers"
    IT_WORKERS = "it-workers"
    CREW = "crew"
    """On fishing vessels or others."""
    MEDICAL_STAFF = "medical-staff"
    ATHLETES = "athletes"
    TRAINERS = "trainers"
    """Of an army or a police force."""
    NATIONALS = "nationals"
    """DPRK nationals of any status, whether they work or not."""
    MISSION_STAFF = "mission-staff"
    """Of the DPRK's embassy or consulate."""

    @property
    def works(self) -> bool:
        """Whether those counted are people at work."""
        return self not in (Population.NATIONALS, Population.MISSION_STAFF)


class Document(StrEnum):
    """The paper that was counted."""

    WORK_PERMIT = "work-permit"
    WORK_VISA = "work-visa"
    RESIDENCE_PERMIT = "residence-permit"
    STUDENT_VISA = "student-visa"
    TOURIST_VISA = "tourist-visa"


class DocumentState(StrEnum):
    """What had become of the papers that were counted."""

    ISSUED = "issued"
    VALID = "valid"
    REVOKED = "revoked"
    QUOTA = "quota"
    """The most that the host meant to issue."""


class FlowKind(StrEnum):
    """Which way people went."""

    REPATRIATED = "repatriated"
    """To the DPRK, as the claimant says."""
    LEFT = "left"
    """Left the host; where to is not said."""
    LEFT_FOR_THIRD_STATE = "left-for-third-state"
    DEPORTED = "deported"
    TO_REPORT = "to-report"
    """Told to report to the authorities."""
    ARRIVED = "arrived"


class MeasureKind(StrEnum):
    """What a host did."""

    HOLD_DECISIONS = "hold-decisions"
    """Applications are parked, not refused."""
    STOP_NEW_PERMITS = "stop-new-permits"
    STOP_VISAS = "stop-visas"
    STOP_VISAS_ANY_KIND = "stop-visas-any-kind"
    SUSPEND_VISAS = "suspend-visas"
    NO_RENEWAL = "no-renewal"
    NO_TRANSFER_OF_SPONSOR = "no-transfer-of-sponsor"
    LEAVE_ON_EXPIRY = "leave-on-expiry"
    REVOKE_PERMITS = "revoke-permits"
    TERMINATE_CONTRACTS = "terminate-contracts"
    CLOSE_BUSINESSES = "close-businesses"
    STOP_COMPANY_LICENCES = "stop-company-licences"
    END_COOPERATION = "end-cooperation"
    """Agreements or ties with DPRK bodies end."""
    CUT_MISSION_STAFF = "cut-mission-staff"
    REPATRIATED = "repatriated"
    ENCOURAGE_EARLY_TERMINATION = "encourage-early-termination"
    TEMPORARY_STAY_ONLY = "temporary-stay-only"
    EXTEND_PERMITS = "extend-permits"
    ISSUE_OTHER_VISAS = "issue-other-visas"
    """Visas of another class take the place of work visas."""

    @property
    def restricts(self) -> bool:
        """Whether it limits the work of DPRK nationals."""
        return self not in (MeasureKind.EXTEND_PERMITS, MeasureKind.ISSUE_OTHER_VISAS)


class ActorKind(StrEnum):
    """Who took a measure."""

    STATE = "state"
    MINISTRY = "ministry"
    AGENCY = "agency"
    COMPANY = "company"


class ReportKind(StrEnum):
    """Which of a State's reports to the Council or its Committee."""

    IMPLEMENTATION = "implementation-report"
    NOTIFICATION = "notification"
    """Of those with older contracts: S/RES/2375 (2017) OP 17."""
    MIDTERM = "midterm-report"
    FINAL = "final-report"
    OTHER = "other"


class Share(StrEnum):
    """The part that a State says it repatriated, where it gives no numbers."""

    MORE_THAN_HALF = "more-than-half"
    HALF = "half"
    LESS_THAN_HALF = "less-than-half"


class StatementKind(StrEnum):
    """What a statement is."""

    EXCEPTION = "exception"
    """The host says that the law lets these persons or papers through."""
    POSITION = "position"
    FORECAST = "forecast"
    OBSERVATION = "observation"


class ExceptionGround(StrEnum):
    """On what an exception is claimed."""

    OLDER_CONTRACTS = "older-contracts"
    NO_LONGER_EARNING = "no-longer-earning"
    BORDERS_CLOSED = "borders-closed"
    NOT_WORKERS = "not-workers"
    """They are students, tourists or residents without a permit to work."""
    MEDICAL = "medical"
    PROTECTION = "protection"


class TallyOf(StrEnum):
    """What was counted over all States."""

    HOST_COUNTRIES = "host-countries"
    REPORTS_2397_OP8 = "reports-2397-op8"
    REPORTS_2270 = "reports-2270"
    REPORTS_1718 = "reports-1718"
    STATES_OF_LETTER = "states-of-letter"


def _sourced(_fact: Any, _attribute: Attribute[Any], value: tuple[str, ...]) -> None:
    if not value:
        raise ValueError("sources: a fact names one source at least")


@frozen(kw_only=True)
class Fact:
    """What every fact has: who says so, where it was seen, how it was verified.

    *id* is stable. *sources* are keys of the data set's sources. *flaw* says what is wrong with the
    claim as its source words it; the claim is kept all the same.

    .. versionadded:: 26.1.0
    """

    id: str
    claimant: str
    claimant_kind: ClaimantKind
    sources: tuple[str, ...] = field(validator=_sourced)
    verified: FactVerification
    confidence: Confidence
    note: str = ""
    flaw: str = ""

    @property
    def decides(self) -> bool:
        """Whether a status may rest on it: it has no known flaw, and is not from memory."""
        return not self.flaw and self.verified is not FactVerification.MEMORY


@frozen(kw_only=True)
class _Counted(Fact):
    """A number, or the bounds of one."""

    value: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        bounds = (self.at_least, self.at_most)
        if self.value is None and bounds == (None, None):
            raise ValueError("value: a count has a value, or at_least, or at_most")
        if self.value is not None and bounds != (None, None):
            raise ValueError("value: a count has a value or bounds, not both")
        if None not in bounds and bounds[1] < bounds[0]:  # type: ignore[operator]  # none is None
            raise ValueError(f"at_most: {self.at_most} is below at_least {self.at_least}")

    @property
    def low(self) -> int:
        """The least that the claim allows."""
        return self.value if self.value is not None else self.at_least or 0

    @property
    def high(self) -> int | None:
        """The most that the claim allows; `None` where it sets no limit."""
        return self.value if self.value is not None else self.at_most

    @property
    def number(self) -> str:
        """As it is printed: ``about 400``, ``2,000 to 2,500``, ``at most 462``.

        >>> HeadCount(
        ...     id="X",
        ...     at_most=462,
        ...     as_of=When("2017-08"),
        ...     population=Population.WORKERS,
        ...     claimant="the statistical office",
        ...     claimant_kind=ClaimantKind.HOST,
        ...     sources=("upi",),
        ...     verified=FactVerification.SECONDARY,
        ...     confidence=Confidence.HIGH,
        ... ).number
        'at most 462'
        """
        about = "about " if self.approximate else ""
        if self.value is not None:
            return f"{about}{self.value:,}"
        if self.at_most is None:
            return "some" if self.at_least == 1 else f"{about}{self.at_least:,} or more"
        if self.at_least is None:
            return f"at most {self.at_most:,}"
        return f"{about}{self.at_least:,} to {self.at_most:,}"


@frozen(kw_only=True)
class HeadCount(_Counted):
    """So many people in a host on a day: a stock.

    ``at_least = 1`` alone says that some were there, and no number. *there_since*: those counted
    had been there since that day at the latest, by the claim. *ended*: of a count of zero, how the
    stays ended, where the claimant says so. *countries*: over so many hosts, of a world total.

    .. versionadded:: 26.1.0
    """

    population: Population
    as_of: When
    there_since: When | None = None
    ended: Ending | None = None
    countries: int | None = None

    def __attrs_post_init__(self) -> None:
        _Counted.__attrs_post_init__(self)
        if self.ended is not None and self.high != 0:
            raise ValueError("ended: only a count of 0 says how the stays ended")
        since = self.there_since
        if (
            since is not None
            and self.as_of.last is not None
            and not since.begins_by(self.as_of.last)
        ):
            raise ValueError(f"there_since: {since.text} is after as_of {self.as_of.text}")


@frozen(kw_only=True)
class DocumentCount(_Counted):
    """So many permits or visas: valid on a day, or issued or revoked in a stretch.

    .. versionadded:: 26.1.0
    """

    document: Document
    state: DocumentState
    as_of: When
    countries: int | None = None


@frozen(kw_only=True)
class Flow(_Counted):
    """So many people who came or went in a stretch.

    .. versionadded:: 26.1.0
    """

    flow: FlowKind
    population: Population = Population.WORKERS
    during: When
    countries: int | None = None


@frozen(kw_only=True)
class NationalMeasure(Fact):
    """What a host, one of its authorities or a company did about DPRK workers.

    It stands from *since* to *until*; *since* written ``../2017-09`` says that it stood by then.
    *basis* names what the host itself gives as its ground.

    .. versionadded:: 26.1.0
    """

    measure: MeasureKind
    actor: str
    actor_kind: ActorKind
    since: When
    until: When | None = None
    says: str
    basis: str = ""

    def __attrs_post_init__(self) -> None:
        end = self.until
        if end is not None and end.last is not None and not self.since.begins_by(end.last):
            raise ValueError(f"until: {end.text} is before since {self.since.text}")

    def stands(self, day: Any) -> bool:
        """Whether it stands on that day, as far as is known."""
        by = self.since.last if self.since.first is None else self.since.first
        begun = by is not None and by <= day
        return begun and (self.until is None or self.until.last is None or day <= self.until.last)


@frozen(kw_only=True)
class ImplementationReport(Fact):
    """A report or notification that a State sent, or is said not to have sent.

    *submitted* is the day it was sent, or is dated; `None` is not known. *sent* false: none had
    come by *submitted*. *covers* are further resolutions that it reports on. *symbol* is its
    document symbol; `None` where none was confirmed. *nil*: it says that there are no workers.

    .. versionadded:: 26.1.0
    """

    report: ReportKind
    resolution: str
    covers: tuple[str, ...] = ()
    submitted: When | None = None
    sent: bool = True
    nil: bool = False
    symbol: str | None = None

    def __attrs_post_init__(self) -> None:
        if not self.sent and (self.submitted is None or self.submitted.last is None):
            raise ValueError(
                "submitted: of a report that was not sent, say by which day none had come"
            )


@frozen(kw_only=True)
class RepatriationFigures(Fact):
    """What a State or another says under S/RES/2397 (2017) OP 8: how many of how many went.

    *base* is the number of which a part went, as the claimant has it: *base_kind* says whether that
    is the stock at adoption or another number (A-15), *base_as_of* of when it is, *base_of* of
    what.
    *repatriated* is the number in *during*. *share* is the part in words.

    .. versionadded:: 26.1.0
    """

    base: int | None = None
    base_at_most: int | None = None
    base_kind: CountBase | None = None
    base_as_of: When | None = None
    base_of: str = ""
    repatriated: int | None = None
    repatriated_at_least: int | None = None
    during: When
    share: Share | None = None
    remaining: int | None = None

    def __attrs_post_init__(self) -> None:
        given = (
            self.base,
            self.base_at_most,
            self.repatriated,
            self.repatriated_at_least,
            self.share,
        )
        if given == (None,) * 5:
            raise ValueError("repatriated: figures name a number or a share")
        has_base = self.base is not None or self.base_at_most is not None
        if has_base and self.base_kind is None:
            raise ValueError("base_kind: say whether the base is the stock at adoption or another")


@frozen(kw_only=True)
class Statement(Fact):
    """What a host says of its law or its plans, or what others saw; *ground* is of an exception.

    .. versionadded:: 26.1.0
    """

    kind: StatementKind
    as_of: When
    says: str
    ground: ExceptionGround | None = None
    count: int | None = None
    until: When | None = None

    def __attrs_post_init__(self) -> None:
        if (self.kind is StatementKind.EXCEPTION) is (self.ground is None):
            raise ValueError("ground: an exception that is claimed names its ground; others don't")


@frozen(kw_only=True)
class Sector(Fact):
    """A kind of work that DPRK nationals did in a host.

    .. versionadded:: 26.1.0
    """

    sector: str
    as_of: When


@frozen(kw_only=True)
class CompanyActivity(Fact):
    """A DPRK body named as active in a host: no count of workers, and no proof of presence today.

    .. versionadded:: 26.1.0
    """

    body: str
    as_of: When


@frozen(kw_only=True)
class Amount(Fact):
    """A sum of money that a source names, in whole units of *currency*.

    .. versionadded:: 26.1.0
    """

    value: int
    currency: str
    approximate: bool = False
    at_most: bool = False
    during: When
    says: str


@frozen(kw_only=True)
class Tally(_Counted):
    """So many States or reports, over the whole world.

    .. versionadded:: 26.1.0
    """

    of: TallyOf
    as_of: When
