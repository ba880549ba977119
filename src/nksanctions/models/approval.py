"""What an authority did: approvals, determinations, filings."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen

from nksanctions.models.facts import Actor, choice, day, text


class Authority(StrEnum):
    """Who decides."""

    COMPETENT = "competent"
    """The one that the provision in question names: the ordinary case."""
    COMMITTEE_1718 = "committee-1718"
    SECURITY_COUNCIL = "security-council"
    MEMBER_STATE = "member-state"
    OTHER = "other"


class ApprovalStatus(StrEnum):
    """How far a request has come."""

    NONE = "none"
    PENDING = "pending"
    REFUSED = "refused"
    GRANTED = "granted"


class Purpose(StrEnum):
    """What an approval was given for."""

    HUMANITARIAN = "humanitarian"
    DENUCLEARIZATION = "denuclearization"
    CONSISTENT = "consistent-with-objectives"


@frozen(kw_only=True)
class Approval:
    """A request to an authority to let a case through, and what became of it.

    *authority* left out is the one that the provision names, *provision* left out the provision in
    question. *purpose* is kept for the record; the Committee judges it, no rule does.

    >>> Approval.none().status
    <ApprovalStatus.NONE: 'none'>
    >>> Approval.granted(dt.date(2017, 9, 15)).date
    datetime.date(2017, 9, 15)

    .. versionadded:: 26.1.0
    """

    status: ApprovalStatus | None = choice(
        "the state of the request for approval", ApprovalStatus, actor=Actor.COMMITTEE
    )
    authority: Authority | None = choice(
        "the authority that decided",
        Authority,
        ordinary=Authority.COMPETENT,
        actor=Actor.COMMITTEE,
    )
    date: dt.date | None = day("the day of the decision", actor=Actor.COMMITTEE, by_as_of=True)
    purpose: Purpose | None = choice(
        "the purpose that the decision names", Purpose, actor=Actor.COMMITTEE
    )
    provision: str | None = text(
        "the provision under which the decision was made", ordinary="", actor=Actor.COMMITTEE
    )

    def __attrs_post_init__(self) -> None:
        if self.date is not None and self.status in (ApprovalStatus.NONE, ApprovalStatus.PENDING):
            raise ValueError(f"date: an approval with status {self.status} has no day of decision")

    @classmethod
    def none(cls) -> Approval:
        """No request and no decision is recorded."""
        return cls(status=ApprovalStatus.NONE)

    @classmethod
    def pending(cls) -> Approval:
        """A request is before the authority."""
        return cls(status=ApprovalStatus.PENDING)

    @classmethod
    def refused(cls, on: dt.date | None = None, *, under: str = "") -> Approval:
        """The authority refused, on that day."""
        return cls(status=ApprovalStatus.REFUSED, date=on, provision=under)

    @classmethod
    def granted(
        cls,
        on: dt.date | None = None,
        *,
        by: Authority = Authority.COMPETENT,
        purpose: Purpose | None = None,
        under: str = "",
    ) -> Approval:
        """The authority granted the request, on that day."""
        return cls(
            status=ApprovalStatus.GRANTED, date=on, authority=by, purpose=purpose, provision=under
        )


class DeterminationStatus(StrEnum):
    """What a State has determined about a person."""

    NONE = "none"
    NATIONAL = "national"
    """The person is a national of that State."""
    REPATRIATION_PROHIBITED = "repatriation-prohibited"
    """National or international law, refugee law and human rights law included, prohibits it."""
    REPATRIATION_NOT_PROHIBITED = "repatriation-not-prohibited"


@frozen(kw_only=True)
class Determination:
    """A State's own determination on a person's nationality and on non-refoulement.

    Nobody else makes it, and the Committee does not approve it.

    >>> Determination.repatriation_prohibited(dt.date(2018, 3, 1)).status.value
    'repatriation-prohibited'

    Source: S/RES/2397 (2017) OP 8.

    .. versionadded:: 26.1.0
    """

    status: DeterminationStatus | None = choice(
        "the State's determination on nationality and non-refoulement", DeterminationStatus
    )
    date: dt.date | None = day("the day of the determination", by_as_of=True)

    def __attrs_post_init__(self) -> None:
        if self.date is not None and self.status is DeterminationStatus.NONE:
            raise ValueError("date: where no determination is recorded, it has no day")

    @classmethod
    def none(cls) -> Determination:
        """No determination is recorded."""
        return cls(status=DeterminationStatus.NONE)

    @classmethod
    def national(cls, on: dt.date | None = None) -> Determination:
        """The State determined that the person is its national."""
        return cls(status=DeterminationStatus.NATIONAL, date=on)

    @classmethod
    def repatriation_prohibited(cls, on: dt.date | None = None) -> Determination:
        """The State determined that the law prohibits repatriation."""
        return cls(status=DeterminationStatus.REPATRIATION_PROHIBITED, date=on)

    @classmethod
    def repatriation_not_prohibited(cls, on: dt.date | None = None) -> Determination:
        """The State examined the case and found no such prohibition."""
        return cls(status=DeterminationStatus.REPATRIATION_NOT_PROHIBITED, date=on)


class FilingStatus(StrEnum):
    """Whether a report or notification was sent."""

    NONE = "none"
    SENT = "sent"


@frozen(kw_only=True)
class Filing:
    """A report or notification to the Committee.

    >>> Filing.sent(dt.date(2019, 3, 8)).date
    datetime.date(2019, 3, 8)

    .. versionadded:: 26.1.0
    """

    status: FilingStatus | None = choice("whether it was sent", FilingStatus)
    date: dt.date | None = day("the day it was sent", by_as_of=True)

    def __attrs_post_init__(self) -> None:
        if self.date is not None and self.status is FilingStatus.NONE:
            raise ValueError("date: what was not sent has no day of sending")

    @classmethod
    def none(cls) -> Filing:
        """None is recorded."""
        return cls(status=FilingStatus.NONE)

    @classmethod
    def sent(cls, on: dt.date | None = None) -> Filing:
        """It was sent, on that day."""
        return cls(status=FilingStatus.SENT, date=on)


class FindingStatus(StrEnum):
    """What a State has found on a question that the text leaves to it."""

    NONE = "none"
    FOUND = "found"
    NOT_FOUND = "not-found"
    """It looked into the question, and found that it is not so."""


@frozen(kw_only=True)
class StateFinding:
    """A State's own finding on which a paragraph turns, such as that a body serves the programmes.

    >>> StateFinding.found(dt.date(2016, 5, 1)).status
    <FindingStatus.FOUND: 'found'>

    Source: S/RES/2094 (2013) OP 10; S/RES/2270 (2016) OP 13, 14 and 32.

    .. versionadded:: 26.1.0
    """

    status: FindingStatus | None = choice("what the State has found", FindingStatus)
    date: dt.date | None = day("the day of the finding", by_as_of=True)

    def __attrs_post_init__(self) -> None:
        if self.date is not None and self.status is FindingStatus.NONE:
            raise ValueError("date: where no finding is recorded, it has no day")

    @classmethod
    def none(cls) -> StateFinding:
        """No finding is recorded."""
        return cls(status=FindingStatus.NONE)

    @classmethod
    def found(cls, on: dt.date | None = None) -> StateFinding:
        """The State found that it is so, on that day."""
        return cls(status=FindingStatus.FOUND, date=on)

    @classmethod
    def not_found(cls, on: dt.date | None = None) -> StateFinding:
        """The State found that it is not so, on that day."""
        return cls(status=FindingStatus.NOT_FOUND, date=on)


class StepStatus(StrEnum):
    """Whether a step was taken."""

    NONE = "none"
    TAKEN = "taken"


@frozen(kw_only=True)
class Step:
    """A step by which a State carries a duty out: assets frozen, an office closed, a departure.

    >>> Step.taken(dt.date(2018, 4, 3)).date
    datetime.date(2018, 4, 3)

    .. versionadded:: 26.1.0
    """

    status: StepStatus | None = choice("whether the step was taken", StepStatus)
    date: dt.date | None = day("the day it was taken", by_as_of=True)

    def __attrs_post_init__(self) -> None:
        if self.date is not None and self.status is StepStatus.NONE:
            raise ValueError("date: a step that was not taken has no day")

    @classmethod
    def none(cls) -> Step:
        """None is recorded."""
        return cls(status=StepStatus.NONE)

    @classmethod
    def taken(cls, on: dt.date | None = None) -> Step:
        """It was taken, on that day."""
        return cls(status=StepStatus.TAKEN, date=on)
