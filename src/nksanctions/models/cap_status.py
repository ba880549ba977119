"""Where a cap stands: what is supplied, what is left, which thresholds are passed, and when."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from attrs import frozen

from nksanctions.errors import BadInputError, Problem
from nksanctions.models.cap import Cap, CountedPer, Quantity, Several, Unit
from nksanctions.models.conversion import Conversion
from nksanctions.models.period import Period, in_words

__all__ = [
    "CapState",
    "CapStatus",
    "Crossing",
    "Delivery",
    "LimitStatus",
    "Measured",
    "RunningTotal",
    "TermTotal",
    "Threshold",
    "Volume",
]

Measured = Quantity | Iterable[Quantity]
"""One amount; several quantities are the same amount in several units."""

Delivery = tuple[date, Measured]
"""The day of a delivery, and how much it was."""


class CapState(StrEnum):
    """Where a cap stands on a day.

    .. versionadded:: 26.1.0
    """

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    OVERTAKEN = "overtaken"
    """In force, and another provision asks the same more strictly or in other words."""
    EXPIRED = "expired"
    """By its own text."""
    REPLACED = "replaced"
    ENDED = "ended"
    NEVER_EFFECTIVE = "never-effective"
    """Its provision was replaced or ended before the cap's first day."""

    @property
    def counts(self) -> bool:
        """Whether the cap limits anything on the day."""
        return self in (CapState.IN_FORCE, CapState.OVERTAKEN)


@frozen(kw_only=True)
class Volume:
    """An amount held against a limit, in the limit's unit; nothing is rounded.

    >>> volume = Volume(amount=Fraction(374_999), limit=Quantity(500_000, Unit.BARRELS))
    >>> print(volume)
    374,999 barrels, 74.99 %, 125,001 left
    >>> volume.percent, volume.reaches(75)
    (Fraction(374999, 5000), False)

    .. versionadded:: 26.1.0
    """

    amount: Fraction
    limit: Quantity
    converted_by: str = ""
    """The name of the conversion, where the amount was given in another unit."""

    @property
    def percent(self) -> Fraction | None:
        """Its share of the limit in percent, exactly; `None` of a limit of nothing."""
        limit = Fraction(self.limit.amount)
        return self.amount * 100 / limit if limit else None

    @property
    def left(self) -> Fraction:
        """What the limit still lets through; 0 where it is used up."""
        return max(Fraction(self.limit.amount) - self.amount, Fraction(0))

    @property
    def over(self) -> Fraction:
        """What goes beyond the limit; 0 where nothing does."""
        return max(self.amount - Fraction(self.limit.amount), Fraction(0))

    def reaches(self, percent: int) -> bool:
        """Whether it is so many percent of the limit, or more."""
        return self.amount * 100 >= Fraction(self.limit.amount) * percent

    def plus(self, more: Volume) -> Volume:
        """This and another amount against the same limit."""
        return Volume(
            amount=self.amount + more.amount,
            limit=self.limit,
            converted_by=self.converted_by or more.converted_by,
        )

    def __str__(self) -> str:
        share = "" if self.percent is None else f", {_number(self.percent)} %"
        rest = f"{_number(self.over)} over" if self.over else f"{_number(self.left)} left"
        return f"{_number(self.amount)} {_unit(self.limit)}{share}, {rest}"


@frozen(kw_only=True)
class Threshold:
    """A share of a limit at which something happens, and whether volumes have come to it.

    *stops* tells whether the rest of the term is closed from there. `None` means that no such
    volume was told.

    .. versionadded:: 26.1.0
    """

    percent: int
    amount: Fraction
    stops: bool
    reached: bool | None
    reached_alleged: bool | None


@frozen(kw_only=True)
class LimitStatus:
    """One limit of a cap with the volumes against it: the recorded and the alleged, never added.

    `None` means that no such volume was told.

    .. versionadded:: 26.1.0
    """

    limit: Quantity
    supplied: Volume | None = None
    alleged: Volume | None = None
    thresholds: tuple[Threshold, ...] = ()


@frozen(kw_only=True)
class CapStatus:
    """A cap on a day: whether it counts, its term, and each limit with the volumes.

    Only what the Committee recorded drives notices and stops; what States allege is shown beside
    it. The answers are `None` where the volumes don't tell, or where limits that States join either
    way disagree; *notes* say which.

    .. versionadded:: 26.1.0
    """

    cap: Cap
    on: date
    state: CapState
    term: Period | None
    limits: tuple[LimitStatus, ...]
    notes: tuple[str, ...] = ()

    @property
    def must_stop(self) -> bool | None:
        """Whether the recorded volume has come to where the rest of the term is closed.

        Where the text has the Secretary of the Committee give notice, States stop on that notice.
        """
        if not self.state.counts:
            return None
        return self._joined([one.supplied for one in self.limits], _stop(self.cap))

    @property
    def reached_officially(self) -> bool | None:
        """Whether the recorded volume is the whole limit or more."""
        return self._joined([one.supplied for one in self.limits], 100)

    @property
    def reached_alleged(self) -> bool | None:
        """Whether the alleged volume is the whole limit or more."""
        return self._joined([one.alleged for one in self.limits], 100)

    def _joined(self, volumes: Sequence[Volume | None], percent: int) -> bool | None:
        answers = {None if one is None else one.reaches(percent) for one in volumes}
        if len(answers) == 1:
            return answers.pop()
        if self.cap.several is Several.LOWER and True in answers:
            return True
        return None

    def __str__(self) -> str:
        term = "" if self.term is None else f", term {_days(self.term)}, {_WHOSE[self.cap.per]}"
        state = self.state.value.replace("-", " ")
        lines = [self.cap.of, f"  on {in_words(self.on)}: {state}{term}"]
        for one in self.limits:
            lines.append(f"  limit {one.limit}")
            if one.supplied is not None:
                lines.append(f"    recorded: {one.supplied}")
            if one.alleged is not None:
                lines.append(f"    alleged:  {one.alleged}")
            lines += [f"    {line}" for line in map(_threshold, one.thresholds)]
        if self.must_stop is not None:
            closed = "closed: no more is let through" if self.must_stop else "open"
            lines.append(f"  the term is {closed}")
        lines += [f"  {note}" for note in self.notes]
        return "\n".join(_within_80(lines))


@frozen(kw_only=True)
class Crossing:
    """The delivery day on which a running total came to a share of a limit.

    .. versionadded:: 26.1.0
    """

    on: date
    percent: int
    limit: Quantity
    total: Volume
    stops: bool

    def __str__(self) -> str:
        stops = " (stop)" if self.stops else ""
        return f"{self.on}  {self.percent} %{stops}: {self.total}"


@frozen(kw_only=True)
class TermTotal:
    """The deliveries of one term, added up for each limit; *status* is that after the last.

    *rows* has the total after each delivery, one `Volume` for each limit. *after_stop* are the days
    of deliveries that came when the total had already closed the term.

    .. versionadded:: 26.1.0
    """

    term: Period
    rows: tuple[tuple[date, tuple[Volume, ...]], ...]
    crossings: tuple[Crossing, ...]
    after_stop: tuple[date, ...]
    status: CapStatus


@frozen(kw_only=True)
class RunningTotal:
    """Deliveries in the order of their days, added up term by term.

    *outside* are those on days on which the cap does not count: nothing is lost.

    .. versionadded:: 26.1.0
    """

    cap: Cap
    terms: tuple[TermTotal, ...]
    outside: tuple[tuple[date, tuple[Quantity, ...]], ...] = ()

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """Every threshold that was crossed, in order."""
        return tuple(one for term in self.terms for one in term.crossings)

    def __str__(self) -> str:
        lines = []
        for term in self.terms:
            limits = " or ".join(str(one.limit) for one in term.status.limits)
            lines.append(f"{_days(term.term)}: {_deliveries(term.rows)}, limit {limits}")
            lines += [f"  {crossing}" for crossing in term.crossings]
            lines += [f"  in all: {one.supplied}" for one in term.status.limits if one.supplied]
            if term.after_stop:
                lines.append(f"  after the stop: {_deliveries(term.after_stop)}")
            lines += [f"  {note}" for note in term.status.notes]
        if self.outside:
            lines.append(f"outside the cap's time: {_deliveries(self.outside)}")
        return "\n".join(_within_80(lines)) or "no delivery"


def status(
    cap: Cap,
    *,
    on: date,
    supplied: Measured | None = None,
    alleged: Measured | None = None,
    baseline: Quantity | None = None,
    conversion: Conversion | None = None,
    choices: Iterable[Conversion] = (),
) -> CapStatus:
    """Where a cap stands on a day by its own text: see `Cap.status`.

    *choices* are the conversions that an error may name.
    """
    limits = _limits(cap, baseline, needed=supplied is not None or alleged is not None)
    volumes = []
    for what, amount in (("supplied", supplied), ("alleged", alleged)):
        told = _volumes(limits, amount, conversion)
        if amount is not None and not any(told):
            raise ValueError(f"{what}: {_unlike(cap, limits, _quantities(amount), choices)}")
        volumes.append(told)
    return _status(cap, on, limits, volumes[0], volumes[1], conversion)


def running_total(
    cap: Cap,
    deliveries: Iterable[Delivery],
    *,
    baseline: Quantity | None = None,
    conversion: Conversion | None = None,
    choices: Iterable[Conversion] = (),
    counts_on: Callable[[date], bool] | None = None,
) -> RunningTotal:
    """Deliveries added up term by term: see `Cap.running_total`.

    *counts_on* tells on which days the cap counts; by its own text unless given.
    """
    counts_on = counts_on or cap.period.__contains__
    limits = _limits(cap, baseline, needed=True)
    terms: dict[Period, list[_Row]] = {}
    outside: list[tuple[date, tuple[Quantity, ...]]] = []
    amounts: list[tuple[date, tuple[Quantity, ...], _Row]] = []
    for day, amount in deliveries:
        quantities = _quantities(amount)
        amounts.append((day, quantities, (day, _volumes(limits, quantities, conversion))))
    amounts.sort(key=lambda one: one[0])
    told = [row[1] for day, _, row in amounts if counts_on(day)]
    whole = [all(volumes[number] is not None for volumes in told) for number in range(len(limits))]
    if not any(whole):
        raise BadInputError(
            Problem(place=f"delivery of {day}", message=_unlike(cap, limits, quantities, choices))
            for day, quantities, row in amounts
            if counts_on(day) and not all(row[1])
        )
    for day, quantities, (_, volumes) in amounts:
        if (term := cap.term(day)) is None or not counts_on(day):
            outside.append((day, quantities))
        else:
            kept = [one if use else None for one, use in zip(volumes, whole, strict=True)]
            terms.setdefault(term, []).append((day, kept))
    return RunningTotal(
        cap=cap,
        terms=tuple(
            _term_total(cap, limits, term, rows, conversion) for term, rows in terms.items()
        ),
        outside=tuple(outside),
    )


_Row = tuple[date, list["Volume | None"]]
"""A day, and an amount against each limit; `None` where it was not told in that unit."""


def _term_total(
    cap: Cap,
    limits: Sequence[Quantity],
    term: Period,
    deliveries: Sequence[_Row],
    conversion: Conversion | None,
) -> TermTotal:
    totals: list[Volume | None] = [
        None if first is None else Volume(amount=Fraction(0), limit=limit)
        for limit, first in zip(limits, deliveries[0][1], strict=True)
    ]
    nothing = [None] * len(limits)
    rows: list[tuple[date, tuple[Volume, ...]]] = []
    crossings: list[Crossing] = []
    after_stop: list[date] = []
    found = _status(cap, term.start, limits, totals, nothing, conversion)
    for day, volumes in deliveries:
        if found.must_stop:
            after_stop.append(day)
        for number, more in enumerate(volumes):
            was = totals[number]
            if was is None or more is None:
                continue
            now = totals[number] = was.plus(more)
            crossings += [
                Crossing(
                    on=day, percent=percent, limit=now.limit, total=now, stops=percent == _stop(cap)
                )
                for percent in sorted({*cap.thresholds, _stop(cap), 100})
                if now.reaches(percent) and not was.reaches(percent)
            ]
        rows.append((day, tuple(one for one in totals if one is not None)))
        found = _status(cap, day, limits, totals, nothing, conversion)
    return TermTotal(
        term=term,
        rows=tuple(rows),
        crossings=tuple(crossings),
        after_stop=tuple(after_stop),
        status=found,
    )


def _status(
    cap: Cap,
    on: date,
    limits: Sequence[Quantity],
    supplied: Sequence[Volume | None],
    alleged: Sequence[Volume | None],
    conversion: Conversion | None,
) -> CapStatus:
    found = tuple(
        LimitStatus(
            limit=limit,
            supplied=mine,
            alleged=theirs,
            thresholds=tuple(_thresholds(cap, limit, mine, theirs)),
        )
        for limit, mine, theirs in zip(limits, supplied, alleged, strict=True)
    )
    return CapStatus(
        cap=cap,
        on=on,
        state=_own_state(cap, on),
        term=cap.term(on),
        limits=found,
        notes=tuple(_notes(cap, found, conversion)),
    )


def _own_state(cap: Cap, on: date) -> CapState:
    if on < cap.period.start:
        return CapState.NOT_YET
    return CapState.IN_FORCE if on in cap.period else CapState.EXPIRED


def _limits(cap: Cap, baseline: Quantity | None, *, needed: bool) -> tuple[Quantity, ...]:
    if cap.limits:
        if baseline is not None:
            raise ValueError(f"{cap.name} has limits of its own: leave baseline out")
        return cap.limits
    if baseline is None:
        if needed:
            raise ValueError(f"{cap.name} is measured by {cap.baseline}: give it as baseline")
        return ()
    return (baseline,)


def _quantities(amount: Measured) -> tuple[Quantity, ...]:
    found = (amount,) if isinstance(amount, Quantity) else tuple(amount)
    units = [one.unit for one in found]
    if len(set(units)) < len(units):
        raise ValueError("several quantities are one amount in several units, each unit once")
    return found


def _volumes(
    limits: Sequence[Quantity], amount: Measured | None, conversion: Conversion | None
) -> list[Volume | None]:
    """The amount in the unit of each limit; `None` where it was not told in that one."""
    if amount is None:
        return [None] * len(limits)
    given = {one.unit: one for one in _quantities(amount)}
    return [_volume(limit, given, conversion) for limit in limits]


def _unlike(
    cap: Cap,
    limits: Sequence[Quantity],
    given: Sequence[Quantity],
    choices: Iterable[Conversion],
) -> str:
    """Why an amount can't be held against the limits, and what would help."""
    units = " and ".join(limit.unit.value for limit in limits)
    told = " or ".join(map(str, given)) or "nothing"
    wanted = {limit.unit for limit in limits}
    have = {one.unit for one in given}
    rates = list(choices)
    rates = [one for one in rates if one.of in cap.of] or rates
    fitting = [
        f"{one.name!r} ({one.of})"
        for one in rates
        if (one.from_unit in wanted and one.to_unit in have)
        or (one.to_unit in wanted and one.from_unit in have)
    ]
    named = f", such as {' or '.join(fitting)}" if fitting else ""
    return (
        f"{told} can't be held against a limit in {units} without a rate that somebody stands "
        f"for: give one as conversion{named}"
    )


def _volume(
    limit: Quantity, given: dict[Unit, Quantity], conversion: Conversion | None
) -> Volume | None:
    if limit.unit in given:
        return Volume(amount=Fraction(given[limit.unit].amount), limit=limit)
    if conversion is None:
        return None
    ways = {conversion.from_unit, conversion.to_unit}
    for unit in sorted(ways & set(given)):
        amount, into = conversion.exactly(given[unit])
        if into is limit.unit:
            return Volume(amount=amount, limit=limit, converted_by=conversion.name)
    return None


def _stop(cap: Cap) -> int:
    return 100 if cap.stop_at is None else cap.stop_at


def _thresholds(
    cap: Cap, limit: Quantity, supplied: Volume | None, alleged: Volume | None
) -> Iterator[Threshold]:
    for percent in sorted({*cap.thresholds, _stop(cap)}):
        yield Threshold(
            percent=percent,
            amount=Fraction(limit.amount) * percent / 100,
            stops=percent == _stop(cap),
            reached=None if supplied is None else supplied.reaches(percent),
            reached_alleged=None if alleged is None else alleged.reaches(percent),
        )


def _notes(cap: Cap, limits: Sequence[LimitStatus], conversion: Conversion | None) -> Iterator[str]:
    if cap.baseline:
        yield f"measured by {cap.baseline}"
    volumes = [volume for one in limits for volume in (one.supplied, one.alleged)]
    if conversion is not None and any(one is not None and one.converted_by for one in volumes):
        yield f"converted by {conversion.name}, a rate for {conversion.of}"
    for what, volumes in (
        ("recorded", [one.supplied for one in limits]),
        ("alleged", [one.alleged for one in limits]),
    ):
        told = [one for one in volumes if one is not None]
        stops = {one.reaches(_stop(cap)) for one in told}
        if cap.several is Several.CONTESTED and len(stops) > 1:
            yield (
                f"{what}: one limit is reached, the other is not, and States read the text either "
                "way: indeterminate"
            )
        elif told and len(told) < len(volumes):
            yield f"{what}: the volume was not told in the unit of each limit"


def _deliveries(rows: Sequence[object]) -> str:
    return f"{len(rows)} {'delivery' if len(rows) == 1 else 'deliveries'}"


_WHOSE: Final = {
    CountedPer.ALL_STATES: "all States together",
    CountedPer.STATE: "each State for itself",
    CountedPer.MISSION: "each mission or post",
    CountedPer.DIPLOMAT: "each diplomat or consular officer",
}


def _days(term: Period) -> str:
    """The first and the last day of a term."""
    if term.end is None:
        return f"from {term.start}"
    return f"{term.start} to {term.end - timedelta(days=1)}"


def _within_80(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        yield from textwrap.wrap(
            line,
            80,
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _unit(quantity: Quantity) -> str:
    return str(quantity).partition(" ")[2]


def _threshold(one: Threshold) -> str:
    said = {True: "reached", False: "not reached", None: "not told"}
    effect = "stop" if one.stops else "notice"
    alleged = "" if one.reached_alleged is None else f"; by allegation {said[one.reached_alleged]}"
    return f"{one.percent} % ({effect}) at {_number(one.amount)}: {said[one.reached]}{alleged}"


def _number(amount: Fraction) -> str:
    """A number with its thousands, cut after two places: it never looks like a later threshold.

    >>> _number(Fraction(375_000)), _number(Fraction(1000, 3)), _number(Fraction(3749999, 50000))
    ('375,000', '333.33', '74.99')
    """
    hundredths = int(amount * 100 // 1)
    return f"{hundredths // 100:,}" + (f".{hundredths % 100:02}" if hundredths % 100 else "")
