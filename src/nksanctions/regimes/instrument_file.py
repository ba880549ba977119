"""An instrument from its TOML file. A row has the file's words; what it makes has the law's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from nksanctions.datafiles.strict_toml import by_id, fitting, structured
from nksanctions.errors import MalformedDataError
from nksanctions.models.approval import Authority
from nksanctions.models.cap import Cap, CountedPer, Quantity, Several, Unit
from nksanctions.models.deadline import (
    AnyDeadline,
    Deadline,
    Obligation,
    RecurringDeadline,
    RelativeDeadline,
)
from nksanctions.models.period import Period
from nksanctions.models.provision import (
    Bound,
    Citation,
    Effect,
    ExemptionForm,
    ExemptionPower,
    Provision,
    ProvisionKind,
    Verification,
)
from nksanctions.regimes.instrument import (
    Annex,
    Instrument,
    InstrumentKind,
    Listed,
    Revision,
    Vote,
)

__all__ = ["read_instrument", "what_fits"]


def read_instrument(text: str, *, source: str) -> Instrument:
    """Read one instrument with its provisions from TOML; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    file = structured(text, _InstrumentFile, source=source)
    rows = by_id(file.provision, "$.provision", source=source)
    provisions, wrong = [], []
    if rows and file.adopted is None:
        wrong.append("an instrument with provisions needs its day of adoption @ $.adopted")
    elif file.adopted is not None:
        for number, row in enumerate(rows.values()):
            try:
                provisions.append(row.provision(file.symbol, file.adopted))
            except ValueError as error:
                wrong.append(f"{error} @ $.provision[{number}]")
    if wrong:
        raise MalformedDataError(source, wrong)
    try:
        return file.instrument(tuple(provisions))
    except ValueError as error:
        raise MalformedDataError(source, [f"{error} @ $"]) from error


def what_fits(raw: bytes) -> tuple[Instrument | None, Mapping[str, int]]:
    """Of a file with mistakes: the instrument with those provisions that fit, and every id.

    So that the rest of a folder can be checked against it. The instrument is `None` where its head
    does not fit; each id goes with the number of its row.
    """
    try:
        table = tomllib.loads(raw.decode("utf-8", errors="replace"))
    except tomllib.TOMLDecodeError:
        return None, {}
    rows = table.pop("provision", [])
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    ids = {row["id"]: n for n, row in enumerate(rows) if isinstance(row.get("id"), str)}
    head = fitting(table, _InstrumentFile)
    if head is None or head.adopted is None:
        return None, ids
    fit = [one for one in (fitting(row, _ProvisionRow) for row in rows) if one is not None]
    try:
        provisions = tuple(row.provision(head.symbol, head.adopted) for row in fit)
        return head.instrument(provisions), ids
    except ValueError:
        return None, ids


@frozen(kw_only=True)
class _ExemptionRow:
    by: Authority
    in_advance: bool
    case_by_case: bool = True
    form: ExemptionForm = ExemptionForm.APPROVAL
    says: str = ""
    working_days: int | None = None

    def power(self) -> ExemptionPower:
        return ExemptionPower(
            by=self.by.value,
            in_advance=self.in_advance,
            case_by_case=self.case_by_case,
            form=self.form,
            says=self.says,
            working_days=self.working_days,
        )


@frozen(kw_only=True)
class _DeadlineRow:
    """One last day (`months`, `days`, `fixed`), or a term that recurs; `after` tells the event."""

    duty: str
    what: str
    bound: tuple[Bound, ...] = ()
    months: int | None = None
    days: int | None = None
    fixed: date | None = None
    every_months: int | None = None
    every_days: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    after: str = ""

    def __attrs_post_init__(self) -> None:
        terms = (self.months, self.days, self.fixed, self.every_months, self.every_days)
        if sum(term is not None for term in terms) != 1:
            raise ValueError(
                "a deadline has one of months, days, fixed, every_months and every_days"
            )
        if self.after and self.fixed is not None:
            raise ValueError("a deadline is fixed or comes after an event, not both")
        bounded = self.first_day is not None or self.last_day is not None
        if bounded and (not self._recurs or self.after):
            raise ValueError("first_day and last_day go with every_months or every_days, no event")

    @property
    def _recurs(self) -> bool:
        return self.every_months is not None or self.every_days is not None

    def obligation(self, bound: tuple[Bound, ...], adopted: date) -> Obligation:
        return Obligation(
            duty=self.duty, bound=_values(self.bound or bound), deadline=self._deadline(adopted)
        )

    def _deadline(self, adopted: date) -> AnyDeadline:
        if self.after:
            return RelativeDeadline(
                name=self.duty,
                what=self.what,
                event=self.after,
                months=self.months or self.every_months or 0,
                days=self.days or self.every_days or 0,
                recurs=self._recurs,
            )
        if self._recurs:
            return RecurringDeadline(
                name=self.duty,
                what=self.what,
                trigger=self.first_day or adopted,
                every_months=self.every_months or 0,
                every_days=self.every_days or 0,
                until=self.last_day,
            )
        return Deadline(
            name=self.duty,
            what=self.what,
            trigger=adopted,
            months=self.months or 0,
            days=self.days or 0,
            fixed=self.fixed,
        )


@frozen(kw_only=True)
class _QuantityRow:
    amount: int
    unit: Unit


@frozen(kw_only=True)
class _CapRow:
    """A cap; its first and last days are included, as they are written."""

    name: str
    of: str
    limits: tuple[_QuantityRow, ...] = ()
    several: Several = Several.LOWER
    baseline: str = ""
    baseline_first_day: date | None = None
    baseline_last_day: date | None = None
    per: CountedPer = CountedPer.ALL_STATES
    first_day: date | None = None
    last_day: date | None = None
    every_months: int = 0
    thresholds: tuple[int, ...] = ()
    stop_at: int | None = None

    def cap(self, adopted: date) -> Cap:
        base = self.baseline_first_day
        return Cap(
            name=self.name,
            of=self.of,
            limits=tuple(Quantity(Decimal(row.amount), row.unit) for row in self.limits),
            several=self.several,
            baseline=self.baseline,
            baseline_period=None if base is None else _days(base, self.baseline_last_day),
            per=self.per,
            period=_days(self.first_day or adopted, self.last_day),
            every_months=self.every_months,
            thresholds=self.thresholds,
            stop_at=self.stop_at,
        )


@frozen(kw_only=True)
class _ProvisionRow:
    id: str
    pinpoint: str
    part: str = ""
    bound: tuple[Bound, ...]
    kind: ProvisionKind
    binding: bool
    subject: str
    measure: str = ""
    summary: str
    effects: tuple[Effect, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    parameters: dict[str, Any] = field(factory=dict)
    deadlines: tuple[_DeadlineRow, ...] = ()
    caps: tuple[_CapRow, ...] = ()
    exemptions: tuple[_ExemptionRow, ...] = ()
    exceptions: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    verified: Verification
    verification_note: str = ""
    sources: tuple[str, ...]

    def provision(self, symbol: str, adopted: date) -> Provision:
        return Provision(
            citation=Citation(
                id=self.id, instrument=symbol, pinpoint=self.pinpoint, part=self.part
            ),
            bound=_values(self.bound),
            kind=self.kind,
            binding=self.binding,
            subject=self.subject,
            measure=self.measure,
            summary=self.summary,
            adopted=adopted,
            in_force=_days(self.first_day or adopted, self.last_day),
            effects=self.effects,
            obligations=tuple(row.obligation(self.bound, adopted) for row in self.deadlines),
            caps=tuple(row.cap(adopted) for row in self.caps),
            exemptions=tuple(row.power() for row in self.exemptions),
            exceptions=self.exceptions,
            parameters={name: _fixed(value) for name, value in self.parameters.items()},
            points=self.points,
            verified=self.verified,
            verification_note=self.verification_note,
            sources=self.sources,
        )


@frozen(kw_only=True)
class _InstrumentFile:
    symbol: str
    kind: InstrumentKind
    adopted: date | None = None
    rejected: date | None = None
    title: str
    summary: str = ""
    occasion: str = ""
    vote: Vote | None = None
    meeting: int | None = None
    press: str = ""
    paragraphs: int | None = None
    chapter_vii: bool | None = None
    annexes: tuple[Annex, ...] = ()
    listed: Listed = field(factory=Listed)
    names: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    proposed: tuple[str, ...] = ()
    verified: Verification
    verification_note: str = ""
    sources: tuple[str, ...] = ()
    provision: tuple[_ProvisionRow, ...] = ()

    def instrument(self, provisions: tuple[Provision, ...]) -> Instrument:
        kept = {name: getattr(self, name) for name in self.__annotations__ if name != "provision"}
        return Instrument(**kept, provisions=provisions)


def _values(bound: tuple[Bound, ...]) -> tuple[str, ...]:
    return tuple(one.value for one in bound)


def _days(first: date, last: date | None) -> Period:
    """Both days included, as files write them."""
    return Period(first, None if last is None else last + timedelta(days=1))


def _fixed(value: object) -> object:
    """The same value with tuples for lists, so that a provision cannot be changed."""
    return tuple(map(_fixed, value)) if isinstance(value, list) else value
