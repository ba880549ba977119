"""The deadlines of a regime in the order of their days: who owes what, and by when."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import Final

from attrs import evolve, field, frozen
from dateutil.relativedelta import relativedelta

from nksanctions.errors import BadInputError, Problem
from nksanctions.identifiers import country
from nksanctions.law.outcome import DutyStatus
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.models.deadline import (
    Deadline,
    Obligation,
    RecurringDeadline,
    RelativeDeadline,
)
from nksanctions.models.period import Period, in_words
from nksanctions.models.provision import Bound, Provision
from nksanctions.regimes.calendar_entry import (
    PASSED,
    CalendarEntry,
    Convention,
    counted_from,
    fixed_by_text,
)
from nksanctions.regimes.catalogue import Source
from nksanctions.regimes.provisions import known
from nksanctions.regimes.regime import Regime
from nksanctions.regimes.timeline import Timeline

__all__ = ["Calendar", "CalendarEntry", "Convention", "deadlines"]

_STATES: Final = frozenset({Bound.MEMBER_STATES, Bound.FLAG_STATES, Bound.AUTHORITIES})
"""The parties that a Member State answers for."""

_DPRK: Final = "KP"


@frozen(kw_only=True)
class Calendar:
    """Deadlines in the order of their days, as seen on the day *as_of*.

    What hangs on an event of unknown day stands last. *notes* say what was left out, and why.
    Printed, it fits 80 columns.

    .. versionadded:: 26.1.0
    """

    as_of: date
    state: str | None = None
    convention: Convention = Convention.NEW_YORK
    entries: tuple[CalendarEntry, ...]
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[CalendarEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, number: int) -> CalendarEntry:
        return self.entries[number]

    @property
    def title(self) -> str:
        """Of whom and as of which day."""
        whose = "" if self.state is None else f", {country.get(self.state).name} ({self.state})"
        local = ", by local dates" if self.convention is Convention.LOCAL else ""
        return f"Deadlines{whose}, as of {in_words(self.as_of)}{local}"

    @property
    def legend(self) -> tuple[str, ...]:
        """What a reader needs beside the entries: what ``PASSED`` means, and the notes."""
        found = []
        if any(entry.words == "PASSED" for entry in self.entries):
            found.append("PASSED: the last day is over; whether the duty was fulfilled isn't told.")
        if any(entry.last_day != entry.local_last_day for entry in self.entries):
            found.append("A State that counts from its own date may come to a day later.")
        return (*found, *self.notes)

    def lines(self, width: int = WIDTH, *, every_term: bool = False) -> Iterator[str]:
        """The calendar as text.

        Of the terms of a duty whose last day is over, only the last is shown, unless *every_term*
        is asked for.
        """
        yield from wrapped([self.title], "", width)
        for entry in self.entries if every_term else _folded(self.entries):
            yield ""
            yield from entry.lines(width)
        if not self.entries:
            yield "No deadline."
        if self.legend:
            yield ""
            yield from wrapped(self.legend, "", width)

    def __str__(self) -> str:
        return "\n".join(self.lines()).rstrip()


def _folded(entries: Sequence[CalendarEntry]) -> Iterator[CalendarEntry]:
    """The entries without the past terms of a duty, of which nothing is told, but for the last."""
    terms: dict[tuple[object, ...], list[CalendarEntry]] = {}
    for entry in entries:
        if entry.term is not None and entry.words == "PASSED":
            terms.setdefault((entry.provision.id, entry.duty, entry.occurred), []).append(entry)
    for entry in entries:
        earlier = terms.get((entry.provision.id, entry.duty, entry.occurred), [entry])[:-1]
        if entry in earlier:
            continue
        if earlier and entry.words == "PASSED":
            number = f"{len(earlier)} earlier term{'s' if len(earlier) > 1 else ''}"
            note = f"{number}, the first up to {earlier[0].day}, not shown"
            yield evolve(entry, notes=(*entry.notes, note))
        else:
            yield entry


def deadlines(
    *,
    as_of: date,
    state: str | None = None,
    between: Period | tuple[date, date] | None = None,
    subject: str | None = None,
    bound: Bound | str | None = None,
    binding: bool | None = None,
    fulfilled: Mapping[str, date | None] | None = None,
    events: Mapping[str, date | Iterable[date]] | None = None,
    undated: bool = False,
    convention: Convention | str = Convention.NEW_YORK,
    regimes: Sequence[Regime] | None = None,
) -> Calendar:
    """The deadlines of a regime, in the order of their days.

    Only law that was adopted by *as_of* counts, and of a provision that later law replaced only the
    days until then. A duty that recurs is listed up to the end of *between*, or else until a year
    after *as_of*.

    >>> from nksanctions.regimes import UN
    >>> calendar = deadlines(state="PL", as_of=date(2019, 1, 1), subject="labour", regimes=[UN])
    >>> for entry in calendar:
    ...     print(entry.last_day, entry.words, entry.duty, entry.provision.id)
    2017-12-15 PASSED notification UNSCR-2375-OP17d
    2018-12-22 PASSED measuring-period UNSCR-2397-OP8c
    2019-03-22 DUE midterm-report UNSCR-2397-OP8c
    2019-12-22 DUE repatriation UNSCR-2397-OP8a
    2020-03-22 DUE final-report UNSCR-2397-OP8d

    Tell what is known, and the status says more:

    >>> told = {"UNSCR-2375-OP17d": date(2017, 12, 14), "UNSCR-2397-OP8d": None}
    >>> asked = deadlines(state="PL", as_of=date(2020, 3, 23), fulfilled=told, subject="labour")
    >>> asked[0].words, asked[-1].words
    ('FULFILLED', 'OVERDUE')

    Args:
        as_of: The day of the question: it tells which law there is, and where each duty stands.
        state: The ISO code of a State: only what it owes, for the days on which it is a Member of
            the United Nations. For the DPRK, what binds it as the DPRK.
        between: Only last days in this period, or from the first to the second day, both included.
        subject: Only provisions on this subject, such as ``labour``.
        bound: Only what these owe, such as ``committee-1718``.
        binding: Only what binds, or only calls.
        fulfilled: What is known of fulfilment: the day on which a duty was fulfilled, by an entry's
            `key`, or by the provision's id for all that it asks. `None` says that it was not. Of a
            duty that is left out nothing is known, and after its last day it reads ``PASSED``.
        events: The day, or the days, of the events that a duty hangs on, by the provision's id or
            by id and duty (``UNSCR-2375-OP18c/closure``).
        undated: List also what hangs on an event that *events* doesn't tell.
        convention: Sort, choose and judge by dates of ``New York`` or by ``local`` ones.
        regimes: Whose law; every regime that the library holds unless given.

    Raises:
        InvalidCountryError: If *state* is not an ISO code; the message suggests one.
        BadInputError: If no duty answers to a key of *fulfilled* or *events*.
        ValueError: If a subject, party or convention is not known, or *between* is reversed.

    .. versionadded:: 26.1.0
    """
    if regimes is None:
        from nksanctions.regimes import ALL

        regimes = ALL
    known("party", bound, Bound)
    known("convention", convention, Convention)
    known("subject", subject, [one for regime in regimes for one in regime.provisions.subjects])
    question = _Question(
        as_of=as_of,
        state=None if state is None else country.validate(state),
        between=between if between is None or isinstance(between, Period) else _both(*between),
        fulfilled=fulfilled or {},
        events={key: _days(value) for key, value in (events or {}).items()},
        convention=Convention(convention),
    )
    found = [entry for regime in regimes for entry in question.entries(regime)]
    question.check_keys(found, regimes)
    asked = [
        entry
        for entry in found
        if subject in (None, entry.provision.subject)
        and binding in (None, entry.binding)
        and (bound is None or bound in entry.bound)
        and question.covers(entry)
    ]
    owed = [entry for entry in asked if question.is_owed(entry)]
    dated = [entry for entry in owed if entry.day is not None]
    dated.sort(key=lambda entry: (entry.day, entry.provision.adopted))
    waiting = [entry for entry in owed if entry.day is None]
    notes = list(question.why(asked, owed))
    notes += [note for regime in regimes for note in question.out_of_force(regime)]
    if waiting and not undated:
        notes.append(f"Left out, as the day of the event is not told: {_several(len(waiting))}.")
    return Calendar(
        as_of=as_of,
        state=question.state,
        convention=question.convention,
        entries=(*dated, *(waiting if undated else ())),
        notes=tuple(notes),
    )


def _both(first: date, last: date) -> Period:
    """From one day to another, both included."""
    if last < first:
        raise ValueError(f"between: {last} comes before {first}")
    return Period(first, last + timedelta(days=1))


def _days(value: date | Iterable[date]) -> tuple[date, ...]:
    return (value,) if isinstance(value, date) else tuple(sorted(set(value)))


def _several(number: int) -> str:
    return f"{number} {'deadline' if number == 1 else 'deadlines'}"


@frozen(kw_only=True)
class _Counted:
    """A deadline, with the event or the term that it comes from; `None` has no day yet."""

    deadline: Deadline | None
    says: str
    event: str = ""
    occurred: date | None = None
    term: int | None = None


@frozen(kw_only=True)
class _Question:
    """What was asked, so far as it bears on single entries."""

    as_of: date
    state: str | None
    between: Period | None
    fulfilled: Mapping[str, date | None]
    events: Mapping[str, tuple[date, ...]]
    convention: Convention
    horizon: date = field(init=False)
    """No term that recurs is counted beyond this day."""

    @horizon.default
    def _far_enough(self) -> date:
        """The end of what was asked, or the last term that somebody names."""
        named = filter(None, map(_named_day, self.fulfilled))
        return max([self.last_term, *named])

    @property
    def last_term(self) -> date:
        """The last day for terms: the end of what was asked, or else a year on."""
        if self.between is None or self.between.end is None:
            return self.as_of + relativedelta(years=1)
        return self.between.end - timedelta(days=1)

    def _law(self, regime: Regime) -> Iterator[tuple[Provision, Period]]:
        """What was in force at some time, by the law as it was known."""
        law = [one for one in regime.provisions.values() if one.adopted <= self.as_of]
        earlier = len(law) < len(regime.provisions)
        periods = (Timeline(law) if earlier else regime.provisions.timeline).periods
        for provision in law:
            period = periods[provision.id]
            if period is not None:
                yield provision, period

    def entries(self, regime: Regime) -> Iterator[CalendarEntry]:
        """Every deadline of the law as it was known, in the order of adoption."""
        for provision, period in self._law(regime):
            if provision.obligations:
                held = regime.catalogue.sources
                sources = tuple(held[key] for key in provision.sources if key in held)
                for obligation in provision.obligations:
                    for counted in self._counted(provision, obligation, period):
                        yield self._entry(provision, obligation, counted, sources)

    def out_of_force(self, regime: Regime) -> Iterator[str]:
        """A word on each event that came when the provision was not in force."""
        for provision, period in self._law(regime) if self.events else ():
            for obligation in provision.obligations:
                if isinstance(obligation.deadline, RelativeDeadline):
                    for day in self._told_days(provision, obligation) or ():
                        if day not in period:
                            yield (
                                f"{_key(provision, obligation)}: the provision was not in force on "
                                f"{in_words(day)}, so nothing is counted from that day."
                            )

    def _told_days(self, provision: Provision, obligation: Obligation) -> tuple[date, ...] | None:
        days = self.events.get(_key(provision, obligation))
        return self.events.get(provision.id) if days is None else days

    def _counted(
        self, provision: Provision, obligation: Obligation, period: Period
    ) -> Iterator[_Counted]:
        """The days of a duty, so far as its provision was in force on them."""
        found: Iterable[_Counted] = ()
        match obligation.deadline:
            case Deadline() as once:
                since = in_words(once.trigger)
                says = counted_from(once.months, once.days, since)
                found = [
                    _Counted(
                        deadline=once,
                        says=says if once.fixed is None else fixed_by_text(once.fixed),
                    )
                ]
            case RecurringDeadline() as again:
                found = self._terms(again, in_words(again.trigger))
            case RelativeDeadline() as after:
                days = self._told_days(provision, obligation)
                if days is not None:
                    days = tuple(day for day in days if day in period)
                found = self._after(after, days)
        for counted in found:
            if counted.deadline is None:
                if self.as_of in period:
                    yield counted
            elif counted.deadline.last_day in period:
                yield counted

    def _terms(
        self, deadline: RecurringDeadline, since: str, event: str = "", first: date | None = None
    ) -> Iterator[_Counted]:
        length = counted_from(deadline.every_months, deadline.every_days, since)
        says = f"every {length.replace(' after ', ' from ')}"
        for number, term in enumerate(deadline.terms(), start=1):
            if term.last_day > self.horizon:
                return
            yield _Counted(
                deadline=term,
                says=f"{says}, term {number}",
                event=event,
                occurred=first,
                term=number,
            )

    def _after(
        self, deadline: RelativeDeadline, days: tuple[date, ...] | None
    ) -> Iterator[_Counted]:
        if days is None:
            says = counted_from(deadline.months, deadline.days, deadline.event)
            if deadline.recurs:
                says = f"every {says.replace(' after ', ' from the day on which ', 1)}"
            yield _Counted(deadline=None, says=says, event=deadline.event)
            return
        for day in days:
            since = f"{in_words(day)}, when {deadline.event}"
            if deadline.recurs:
                yield from self._terms(deadline.recurring(day), since, deadline.event, day)
            else:
                yield _Counted(
                    deadline=deadline.after(day),
                    says=counted_from(deadline.months, deadline.days, since),
                    event=deadline.event,
                    occurred=day,
                )

    def _entry(
        self,
        provision: Provision,
        obligation: Obligation,
        counted: _Counted,
        sources: tuple[Source, ...],
    ) -> CalendarEntry:
        deadline = counted.deadline
        asked = obligation.deadline
        assert asked is not None
        entry = CalendarEntry(
            provision=provision,
            duty=obligation.duty,
            what=asked.what,
            bound=obligation.bound,
            state=self.state,
            as_of=self.as_of,
            opens=None if deadline is None else deadline.trigger,
            last_day=None if deadline is None else deadline.last_day,
            local_last_day=None if deadline is None else deadline.local_last_day,
            convention=self.convention,
            counted=counted.says,
            event=counted.event,
            occurred=counted.occurred,
            term=counted.term,
            statuses=frozenset({DutyStatus.INDETERMINATE}),
            sources=sources,
        )
        return entry if deadline is None else self._judged(entry)

    def _judged(self, entry: CalendarEntry) -> CalendarEntry:
        """The entry with its status, by what the caller told of its fulfilment."""
        day, opens = entry.day, entry.opens
        assert day is not None
        assert opens is not None
        keys = [key for key in _keys(entry) if key in self.fulfilled]
        done = self.fulfilled[keys[0]] if keys else None
        if done is not None and done > self.as_of:  # on the day of the question it was not
            done = None
        if done is not None:
            late = done > day
            statuses = {DutyStatus.FULFILLED_LATE if late else DutyStatus.FULFILLED}
        elif self.as_of < opens:
            statuses = {DutyStatus.PENDING}
        elif self.as_of <= day:
            statuses = {DutyStatus.DUE}
        else:
            statuses = {DutyStatus.OVERDUE} if keys else set(PASSED)
        return evolve(
            entry,
            statuses=frozenset(statuses),
            fulfilled_on=done,
            notes=tuple(_one_day_apart(entry, done or self.as_of)),
        )

    def check_keys(self, found: Sequence[CalendarEntry], regimes: Sequence[Regime]) -> None:
        """Raise a BadInputError for keys that no duty answers to.

        A key of law that was not adopted yet on the day of the question does nothing.
        """
        later = {
            one.id
            for regime in regimes
            for one in regime.provisions.values()
            if one.adopted > self.as_of
        }
        names = [key for entry in found for key in _keys(entry)]
        hanging = [
            key
            for regime in regimes
            for provision, _ in self._law(regime)
            for obligation in provision.obligations
            if isinstance(obligation.deadline, RelativeDeadline)
            for key in (_key(provision, obligation), provision.id)
        ]
        terms = {key: entry for entry in found if entry.term for key in _keys(entry)[1:]}
        problems = [
            *_unanswered("fulfilled", self.fulfilled, names, later),
            *_unanswered("events", self.events, hanging, later),
        ]
        for key, day in self.fulfilled.items():
            if day is not None and key in terms:
                says = f"{key!r} recurs; name the term, such as {terms[key].key!r}"
                problems.append(Problem(place="fulfilled", message=says))
        if problems:
            raise BadInputError(problems)

    def covers(self, entry: CalendarEntry) -> bool:
        """Whether the day lies in what was asked."""
        if entry.day is None:
            return True
        if self.between is not None and entry.day not in self.between:
            return False
        return entry.term is None or entry.day <= self.last_term

    def is_owed(self, entry: CalendarEntry) -> bool:
        """Whether the State owes it; without a State, everything is."""
        if self.state is None:
            return True
        if self.state == _DPRK:
            return Bound.DPRK in entry.bound
        return not _STATES.isdisjoint(entry.bound) and country.is_un_member(
            self.state, on=entry.last_day or self.as_of
        )

    def why(self, asked: Sequence[CalendarEntry], owed: Sequence[CalendarEntry]) -> Iterator[str]:
        """What was left out because of who the State is."""
        left = [one for one in asked if one not in owed and not _STATES.isdisjoint(one.bound)]
        if self.state is None or not left:
            return
        who = country.get(self.state)
        number = _several(len(left))
        if self.state == _DPRK:
            yield f"Left out, as other States owe them with regard to the DPRK: {number}."
        elif who.un_member_since is None:
            yield (
                f"{who.name} ({self.state}) is not a Member of the United Nations, and the "
                f"Council's decisions bind its Members (Charter, Article 25). Left out: {number}. "
                "Where it is a territory, the State that answers for it owes them."
            )
        else:
            since = in_words(who.un_member_since)
            yield (
                f"{who.name} ({self.state}) has been a Member of the United Nations since {since}. "
                f"Left out, as their last day came before: {number}."
            )


def _one_day_apart(entry: CalendarEntry, counts: date) -> Iterator[str]:
    """A word where New York and local dates give different answers."""
    last, local = entry.last_day, entry.local_last_day
    assert last is not None
    assert local is not None
    if last < counts <= local:
        other = "in time" if entry.convention is Convention.NEW_YORK else "a day late"
        whose = "the State's own date" if entry.convention is Convention.NEW_YORK else "New York"
        yield f"{in_words(counts)} is {other} for who counts by {whose}."


def _key(provision: Provision, obligation: Obligation) -> str:
    return f"{provision.id}/{obligation.duty}"


def _keys(entry: CalendarEntry) -> tuple[str, str, str]:
    """The names that an entry answers to, the closest first."""
    return entry.key, f"{entry.provision.id}/{entry.duty}", entry.provision.id


def _named_day(key: str) -> date | None:
    """The day at the end of a term's key."""
    try:
        return date.fromisoformat(key.rpartition("/")[2])
    except ValueError:
        return None


def _unanswered(
    place: str, given: Iterable[str], names: Sequence[str], later: Set[str]
) -> Iterator[Problem]:
    for key in given:
        if key in names or key.partition("/")[0] in later:
            continue
        near = difflib.get_close_matches(key, dict.fromkeys(names), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        yield Problem(place=place, message=f"no duty answers to {key!r}{hint}")
