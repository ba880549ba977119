"""Provisions of an instrument: what they ask, of whom, by when, and how we know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from attrs import Factory, field, frozen

from nksanctions.models.cap import Cap
from nksanctions.models.deadline import Deadline, Obligation
from nksanctions.models.period import Period


class ProvisionKind(StrEnum):
    """What a provision does."""

    PROHIBITION = "prohibition"
    OBLIGATION = "obligation"
    CAP = "cap"
    AUTHORIZATION = "authorization"
    EXEMPTION = "exemption"
    EXCEPTION = "exception"
    REPORT = "report"
    CALL = "call"
    CONCERN = "concern"
    DESIGNATION = "designation"
    CLARIFICATION = "clarification"
    MANDATE = "mandate"
    """It sets up a body, or says how long it works and what it does."""
    COMMITMENT = "commitment"
    """The Council says what it will do; it takes another text to do it."""


class Bound(StrEnum):
    """Whom a provision binds, addresses or gives a power."""

    MEMBER_STATES = "member-states"
    FLAG_STATES = "flag-states"
    DPRK = "dprk"
    COMMITTEE_1718 = "committee-1718"
    COMMITTEE_SECRETARY = "committee-secretary"
    SECRETARY_GENERAL = "secretary-general"
    PANEL_OF_EXPERTS = "panel-of-experts"
    SECURITY_COUNCIL = "security-council"
    LENDERS = "international-financial-institutions"
    AID_PROVIDERS = "aid-providers"
    IAEA = "iaea"
    """The International Atomic Energy Agency and its Director General."""
    PERSONS = "persons"
    """Natural and legal persons, whom national law reaches and resolutions don't."""
    AUTHORITIES = "national-authorities"


class EffectKind(StrEnum):
    """What a provision does to an earlier one; the first of a measure introduces it."""

    INTRODUCES = "introduces"
    """Its target is the measure, such as ``coal``."""
    TIGHTENS = "tightens"
    RELAXES = "relaxes"
    EXTENDS = "extends"
    CLARIFIES = "clarifies"
    OVERTAKES = "overtakes"
    """The target stands, but what it asks is asked more strictly, or by another text."""
    REPLACES = "replaces"
    """The target stops applying on the day of the effect."""
    ENDS = "ends"
    """The target stops applying on the day of the effect, and nothing takes its place."""


class Verification(StrEnum):
    """How a fact of law was verified."""

    OFFICIAL_TEXT = "official-text"
    SECONDARY = "secondary"
    MEMORY = "memory"


@frozen(kw_only=True)
class Citation:
    """One operative paragraph or article, by its stable id and as it is printed.

    *part* is our own letter where we split a paragraph; the text does not have it.

    >>> op17 = Citation(
    ...     id="UNSCR-2375-OP17a", instrument="S/RES/2375 (2017)", pinpoint="OP 17", part="a"
    ... )
    >>> print(op17)
    S/RES/2375 (2017) OP 17

    .. versionadded:: 26.1.0
    """

    id: str
    instrument: str
    pinpoint: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.instrument} {self.pinpoint}"


@frozen(kw_only=True)
class Effect:
    """What a provision does to another one, named by its stable id, or to a measure.

    *since* is the day from which it does so; `None` is the start of its own period in force.
    """

    kind: EffectKind
    target: str
    since: date | None = None


class ExemptionForm(StrEnum):
    """What it takes to let a case through."""

    APPROVAL = "approval"
    """Somebody decides that the case may go ahead."""
    NOTIFICATION = "notification"
    """It is enough to tell: the State that decides tells the Committee, or somebody is told."""
    NO_OBJECTION = "no-objection"
    """Somebody is told, and has not objected within a time."""
    DETERMINATION = "determination"
    """Somebody finds that the conditions are met, and need not tell."""


@frozen(kw_only=True)
class ExemptionPower:
    """Who may let a case through, in what form, and whether they must decide before the act.

    *says* tells what for, in our own words. *working_days* is the time to object.
    """

    by: str
    in_advance: bool
    case_by_case: bool = True
    form: ExemptionForm = ExemptionForm.APPROVAL
    says: str = ""
    working_days: int | None = None


def _frozen_mapping(value: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class Provision:
    """One provision of an instrument, as it was on the day of its adoption.

    Later law never rewrites it: a later provision names it in its own `effects`.
    *in_force* is the period in which the provision applies by its own text: from adoption unless
    given. A catalogue computes what later law left of it. *bound* are `Bound` values: those whom it
    binds, addresses or empowers. *measure* is the restriction or duty over time that it is part of,
    such as ``overseas-labour``; *exceptions* are what the text itself lets through, in our own
    words.

    >>> rule = Provision(
    ...     citation=Citation(id="HOUSE-7", instrument="House rules", pinpoint="no. 7"),
    ...     adopted=date(2020, 1, 1),
    ... )
    >>> rule.in_force
    Period(start=datetime.date(2020, 1, 1), end=None)

    .. versionadded:: 26.1.0
    """

    citation: Citation
    adopted: date
    in_force: Period = field(default=Factory(lambda self: Period(self.adopted), takes_self=True))
    kind: ProvisionKind = ProvisionKind.PROHIBITION
    binding: bool = True
    bound: tuple[str, ...] = ()
    subject: str = ""
    measure: str = ""
    summary: str = ""
    effects: tuple[Effect, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    caps: tuple[Cap, ...] = ()
    exemptions: tuple[ExemptionPower, ...] = ()
    exceptions: tuple[str, ...] = ()
    parameters: Mapping[str, object] = field(factory=dict, converter=_frozen_mapping, hash=False)
    points: tuple[str, ...] = ()
    verified: Verification = Verification.MEMORY
    verification_note: str = ""
    sources: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The stable id, the key everywhere."""
        return self.citation.id

    def deadline(self, name: str) -> Deadline:
        """The one last day of the duty of this name.

        Raises:
            KeyError: If the provision has no such duty, or that recurs or hangs on an event.
        """
        for obligation in self.obligations:
            if obligation.duty == name and isinstance(obligation.deadline, Deadline):
                return obligation.deadline
        raise KeyError(f"{self.id} has no deadline named {name!r}")

    def cap(self, name: str) -> Cap:
        """The cap of this name.

        Raises:
            KeyError: If the provision sets none of that name.
        """
        for cap in self.caps:
            if cap.name == name:
                return cap
        raise KeyError(f"{self.id} has no cap named {name!r}")

    def __str__(self) -> str:
        return f"{self.citation}: {self.summary}"
