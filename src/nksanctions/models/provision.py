"""Provisions of an instrument: what they ask, of whom, by when, and how we know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from attrs import Factory, field, frozen
from dateutil.relativedelta import relativedelta

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


class EffectKind(StrEnum):
    """What a provision does to an earlier one."""

    INTRODUCES = "introduces"
    TIGHTENS = "tightens"
    RELAXES = "relaxes"
    EXTENDS = "extends"
    CLARIFIES = "clarifies"
    OVERTAKES = "overtakes"
    REPLACES = "replaces"
    ENDS = "ends"


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
    """What a provision does to another one, named by its stable id."""

    kind: EffectKind
    target: str


@frozen(kw_only=True)
class Deadline:
    """The last day of a duty, that day included.

    Either *fixed* by the text or *months* and *days* after the *trigger*, counted in the dates of
    *convention*. Some States count from their own calendar, a day later: `local_last_day`.

    >>> final = Deadline(
    ...     name="final-report", what="the final report", trigger=date(2017, 12, 22), months=27
    ... )
    >>> print(final.last_day, final.local_last_day)
    2020-03-22 2020-03-23

    .. versionadded:: 26.1.0
    """

    name: str
    what: str
    trigger: date
    months: int = 0
    days: int = 0
    fixed: date | None = None
    convention: str = "New York"

    @property
    def last_day(self) -> date:
        """The last day on which the duty is done in time."""
        if self.fixed is not None:
            return self.fixed
        return self.trigger + relativedelta(months=self.months) + timedelta(days=self.days)

    @property
    def local_last_day(self) -> date:
        """The last day for a State east of New York that counts from its own date."""
        return self.last_day if self.fixed is not None else self.last_day + timedelta(days=1)


@frozen(kw_only=True)
class Obligation:
    """A duty that a provision lays on those it binds, with its deadline where it has one."""

    duty: str
    bound: str
    deadline: Deadline | None = None


@frozen(kw_only=True)
class ExemptionPower:
    """Who may let a case through, and whether they must decide before the act."""

    by: str
    in_advance: bool
    case_by_case: bool = True


def _frozen_mapping(value: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class Provision:
    """One provision of an instrument, as it was on the day of its adoption.

    Later law never rewrites it: a later provision names it in its own `effects`.
    *in_force* is the period in which the provision's own text applies: from adoption unless given.

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
    bound: str = ""
    subject: str = ""
    summary: str = ""
    effects: tuple[Effect, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    exemptions: tuple[ExemptionPower, ...] = ()
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
        """The deadline of the duty of this name.

        Raises:
            KeyError: If the provision has none of that name.
        """
        for obligation in self.obligations:
            if obligation.duty == name and obligation.deadline is not None:
                return obligation.deadline
        raise KeyError(f"{self.id} has no deadline named {name!r}")

    def __str__(self) -> str:
        return f"{self.citation}: {self.summary}"
