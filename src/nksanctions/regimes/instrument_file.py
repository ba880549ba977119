"""An instrument from its TOML file. A row has the file's words; what it makes has the law's."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from nksanctions.datafiles.strict_toml import by_id, structured
from nksanctions.errors import MalformedDataError
from nksanctions.models.approval import Authority
from nksanctions.models.period import Period
from nksanctions.models.provision import (
    Citation,
    Deadline,
    Effect,
    ExemptionPower,
    Obligation,
    Provision,
    ProvisionKind,
    Verification,
)
from nksanctions.regimes.catalogue import Instrument, InstrumentKind

__all__ = ["read_instrument"]


def read_instrument(text: str, *, source: str) -> Instrument:
    """Read one instrument with its provisions from TOML; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    file = structured(text, _InstrumentFile, source=source)
    rows = by_id(file.provision, "$.provision", source=source)
    provisions, wrong = [], []
    for number, row in enumerate(rows.values()):
        try:
            provisions.append(row.provision(file.symbol, file.adopted))
        except ValueError as error:
            wrong.append(f"{error} @ $.provision[{number}]")
    if wrong:
        raise MalformedDataError(source, wrong)
    return Instrument(
        symbol=file.symbol,
        kind=file.kind,
        adopted=file.adopted,
        title=file.title,
        provisions=tuple(provisions),
    )


class _Bound(StrEnum):
    """Who is bound, or who is given a power."""

    MEMBER_STATES = "member-states"
    DPRK = "dprk"
    COMMITTEE_1718 = "committee-1718"
    COMMITTEE_SECRETARY = "committee-secretary"
    SECRETARY_GENERAL = "secretary-general"
    PANEL_OF_EXPERTS = "panel-of-experts"
    SECURITY_COUNCIL = "security-council"


@frozen(kw_only=True)
class _ExemptionRow:
    by: Authority
    in_advance: bool
    case_by_case: bool


@frozen(kw_only=True)
class _DeadlineRow:
    duty: str
    what: str
    bound: _Bound | None = None
    months: int | None = None
    days: int | None = None
    fixed: date | None = None

    def __attrs_post_init__(self) -> None:
        given = [term for term in (self.months, self.days, self.fixed) if term is not None]
        if len(given) != 1:
            raise ValueError("a deadline has one of months, days and fixed")

    def obligation(self, bound: _Bound, adopted: date) -> Obligation:
        deadline = Deadline(
            name=self.duty,
            what=self.what,
            trigger=adopted,
            months=self.months or 0,
            days=self.days or 0,
            fixed=self.fixed,
        )
        return Obligation(duty=self.duty, bound=(self.bound or bound).value, deadline=deadline)


@frozen(kw_only=True)
class _ProvisionRow:
    id: str
    pinpoint: str
    part: str = ""
    bound: _Bound
    kind: ProvisionKind
    binding: bool
    subject: str
    summary: str
    effects: tuple[Effect, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None
    parameters: dict[str, Any] = field(factory=dict)
    deadlines: tuple[_DeadlineRow, ...] = ()
    exemptions: tuple[_ExemptionRow, ...] = ()
    points: tuple[str, ...] = ()
    verified: Verification
    verification_note: str = ""
    sources: tuple[str, ...]

    def provision(self, symbol: str, adopted: date) -> Provision:
        return Provision(
            citation=Citation(
                id=self.id, instrument=symbol, pinpoint=self.pinpoint, part=self.part
            ),
            bound=self.bound.value,
            kind=self.kind,
            binding=self.binding,
            subject=self.subject,
            summary=self.summary,
            adopted=adopted,
            in_force=Period(self.in_force_from or adopted, self.in_force_until),
            effects=self.effects,
            obligations=tuple(row.obligation(self.bound, adopted) for row in self.deadlines),
            exemptions=tuple(
                ExemptionPower(
                    by=row.by.value, in_advance=row.in_advance, case_by_case=row.case_by_case
                )
                for row in self.exemptions
            ),
            parameters={name: _fixed(value) for name, value in self.parameters.items()},
            points=self.points,
            verified=self.verified,
            verification_note=self.verification_note,
            sources=self.sources,
        )


@frozen(kw_only=True)
class _InstrumentFile:
    symbol: str
    adopted: date
    kind: InstrumentKind
    title: str
    provision: tuple[_ProvisionRow, ...] = ()


def _fixed(value: object) -> object:
    """The same value with tuples for lists, so that a provision cannot be changed."""
    return tuple(map(_fixed, value)) if isinstance(value, list) else value
