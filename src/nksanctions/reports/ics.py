"""Deadlines as an iCalendar file (RFC 5545), for any calendar client.

It needs the extra ``calendar``: ``pip install "nksanctions[calendar]"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import nksanctions
from nksanctions.errors import MissingExtraError
from nksanctions.identifiers import country
from nksanctions.models.period import in_words
from nksanctions.regimes.calendar_entry import CalendarEntry, Convention, shown_party

if TYPE_CHECKING:
    import icalendar

__all__ = ["to_ics"]

_DAY: Final = timedelta(days=1)


def to_ics(
    entries: Iterable[CalendarEntry],
    *,
    alarms: Iterable[int] = (),
    name: str = "DPRK sanctions: deadlines",
) -> bytes:
    """Deadlines as the bytes of an iCalendar file: an all-day event on each last day.

    The day is the one of the entry's convention. What hangs on an event of unknown day has none,
    and is left out. Each term is an event of its own, not a rule that recurs: terms have their own
    status, and end with the law. The same duty has the same UID in every file, so that a client
    brings its event up to date; nothing comes from a clock.

    >>> from datetime import date
    >>> from nksanctions.regimes.calendar import deadlines
    >>> calendar = deadlines(state="PL", as_of=date(2019, 1, 1), subject="labour")
    >>> for line in to_ics(calendar).decode().splitlines():
    ...     if line.startswith(("DTSTART", "UID")):
    ...         print(line)
    DTSTART;VALUE=DATE:20171215
    UID:UNSCR-2375-OP17d.notification.PL@nksanctions
    DTSTART;VALUE=DATE:20181222
    UID:UNSCR-2397-OP8c.measuring-period.PL@nksanctions
    DTSTART;VALUE=DATE:20190322
    UID:UNSCR-2397-OP8c.midterm-report.PL@nksanctions
    DTSTART;VALUE=DATE:20191222
    UID:UNSCR-2397-OP8a.repatriation.PL@nksanctions
    DTSTART;VALUE=DATE:20200322
    UID:UNSCR-2397-OP8d.final-report.PL@nksanctions

    Args:
        entries: What `deadlines` gave, or some of it.
        alarms: How many days before the last day to remind; 0 is its morning. None unless given.
        name: What a client calls the calendar.

    Raises:
        MissingExtraError: If the library icalendar is not installed.
        ValueError: If no entry has a day (a calendar has at least one event), or an alarm would
            come after the day.

    .. versionadded:: 26.1.0
    """
    try:
        import icalendar
    except ImportError as error:
        raise MissingExtraError(
            'iCalendar files need icalendar: pip install "nksanctions[calendar]"'
        ) from error
    ahead = sorted(set(alarms), reverse=True)
    if ahead and ahead[-1] < 0:
        raise ValueError(f"an alarm comes 0 or more days before the last day, not {ahead[-1]}")
    found = icalendar.Calendar()
    found.add("prodid", f"-//nksanctions//deadlines {nksanctions.__version__}//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("name", name)  # RFC 7986, and the older name that most clients know
    found.add("x-wr-calname", name)
    for entry in entries:
        if entry.day is not None:
            event = _event(entry)
            for days in ahead:
                event.add_component(_alarm(entry, days))
            found.add_component(event)
    if not found.subcomponents:
        raise ValueError("no deadline with a day: an iCalendar file has at least one event")
    return bytes(found.to_ical())


def _event(entry: CalendarEntry) -> icalendar.Event:
    import icalendar

    assert entry.day is not None
    event = icalendar.Event()
    event.add("uid", _uid(entry))
    event.add("dtstamp", datetime.combine(entry.as_of, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + _DAY)  # not included
    event.add("summary", f"{_title(entry)} ({entry.provision.citation})")
    event.add("description", "\n".join(_description(entry)))
    event.add("categories", _categories(entry))
    event.add("transp", "TRANSPARENT")  # the day is not taken up
    return event


def _alarm(entry: CalendarEntry, days: int) -> icalendar.Alarm:
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    left = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    alarm.add("description", f"Last day {left}: {entry.what}")
    return alarm


def _uid(entry: CalendarEntry) -> str:
    """One name for a duty in every file; a term goes by its number, whatever the convention."""
    days = [] if entry.occurred is None else [str(entry.occurred)]
    terms = [] if entry.term is None else [f"term-{entry.term}"]
    states = [] if entry.state is None else [entry.state]
    name = ".".join([entry.provision.id, entry.duty, *days, *terms, *states])
    return re.sub(r"[^A-Za-z0-9.-]", "-", name) + "@nksanctions"


def _title(entry: CalendarEntry) -> str:
    return entry.what[:1].upper() + entry.what[1:]


def _categories(entry: CalendarEntry) -> list[str]:
    return ["DPRK sanctions", *filter(None, (entry.provision.subject, entry.duty))]


def _description(entry: CalendarEntry) -> Iterator[str]:
    provision = entry.provision
    assert entry.last_day is not None
    assert entry.local_last_day is not None
    yield f"{provision.citation} [{provision.id}]"
    if provision.summary:
        yield provision.summary
    yield "Binding." if entry.binding else "A call: not binding."
    if entry.bound:
        yield f"Owed by: {', '.join(shown_party(one) for one in entry.bound)}."
    if entry.state is not None:
        yield f"State: {country.get(entry.state).name} ({entry.state})."
    yield f"Counted: {entry.counted}."
    if entry.local_last_day != entry.last_day:
        local = entry.convention is Convention.LOCAL
        other, whose = (
            (entry.last_day, "By New York dates")
            if local
            else (entry.local_last_day, "For a State that counts from its own date")
        )
        yield f"{whose} the last day is {in_words(other)}."
    yield f"As of {in_words(entry.as_of)}: {_stands(entry)}"
    yield from entry.notes
    note = f" {provision.verification_note}" if provision.verification_note else ""
    yield f"Verified: {provision.verified}.{note}"
    for source in entry.sources:
        yield f"Source: {source.title}, {source.url}"


def _stands(entry: CalendarEntry) -> str:
    if entry.words == "PASSED":
        return "the last day is over; whether the duty was fulfilled isn't told."
    on = "" if entry.fulfilled_on is None else f" on {in_words(entry.fulfilled_on)}"
    return f"{entry.words.lower()}{on}."
