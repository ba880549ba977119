"""Calendar files, read back by a library that did not write them."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar as IcalCalendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from nksanctions.errors import MissingExtraError
from nksanctions.regimes.calendar import Calendar, deadlines
from nksanctions.reports.ics import to_ics

AS_OF = date(2019, 1, 1)
DAY = timedelta(days=1)


def asked(state: str | None = "PL", as_of: date = AS_OF, convention: str = "New York") -> Calendar:
    return deadlines(state=state, as_of=as_of, convention=convention)


def parsed(content: bytes) -> IcalCalendar:
    return IcsCalendarStream.calendar_from_ics(content.decode())


def events(content: bytes) -> list[Event]:
    return list(parsed(content).events)


def test_each_last_day_is_an_all_day_event() -> None:
    calendar = asked()
    found = events(to_ics(calendar))
    assert [event.dtstart for event in found] == [entry.day for entry in calendar]
    assert [event.dtend for event in found] == [entry.day + DAY for entry in calendar if entry.day]
    assert len({event.uid for event in found}) == len(found) == len(calendar)


def test_an_event_says_who_owes_what_by_which_paragraph_and_how_it_is_known() -> None:
    event = next(one for one in events(to_ics(asked())) if "final-report" in one.uid)
    assert event.summary == "The final report on the repatriation (S/RES/2397 (2017) OP 8)"
    assert event.categories == ["DPRK sanctions", "labour", "final-report"]
    text = event.description or ""
    for said in (
        "S/RES/2397 (2017) OP 8 [UNSCR-2397-OP8d]",
        "Binding.",
        "Owed by: Member States.",
        "State: Poland (PL).",
        "Counted: 27 months after 22 December 2017.",
        "For a State that counts from its own date the last day is 23 March 2020.",
        "As of 1 January 2019: due.",
        "Verified: secondary.",
        "Source: ",
    ):
        assert said in text


def test_a_past_day_accuses_nobody() -> None:
    for event in events(to_ics(asked(as_of=date(2026, 1, 1)))):
        assert "overdue" not in f"{event.summary} {event.description}".lower()


def test_the_file_has_crlf_lines_of_at_most_75_octets() -> None:
    content = to_ics(asked(state=None), name="Fristen für Österreich, 제재; 1\\2")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75


@given(what=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_comes_back_as_it_was(what: str) -> None:
    entry = evolve(asked()[0], what=what)
    (event,) = events(to_ics([entry]))
    assert event.summary == f"{what[:1].upper()}{what[1:]} ({entry.provision.citation})"


def test_the_same_question_gives_the_same_bytes_and_another_day_the_same_names() -> None:
    assert to_ics(asked()) == to_ics(asked())
    later = {event.uid: event for event in events(to_ics(asked(as_of=date(2019, 6, 1))))}
    for event in events(to_ics(asked())):
        assert event.dtstamp == datetime(2019, 1, 1, tzinfo=UTC)
        assert later[event.uid].dtstamp == datetime(2019, 6, 1, tzinfo=UTC)
        assert later[event.uid].dtstart == event.dtstart


def test_names_do_not_hang_on_the_convention_and_days_do() -> None:
    here, there = to_ics(asked()), to_ics(asked(convention="local"))
    assert [one.uid for one in events(here)] == [one.uid for one in events(there)]
    last = next(one for one in events(there) if "final-report" in one.uid)
    assert last.dtstart == date(2020, 3, 23)
    assert "By New York dates the last day is 22 March 2020." in (last.description or "")


def test_each_term_is_an_event_of_its_own() -> None:
    found = [one for one in events(to_ics(asked())) if "supply-report" in one.uid]
    assert [str(one.dtstart) for one in found][:2] == ["2018-03-22", "2018-06-20"]
    assert all(one.rrule is None for one in found)


def test_alarms_come_so_many_days_before() -> None:
    (event,) = events(to_ics([asked()[0]], alarms=[7, 30, 0, 7]))
    assert [one.trigger for one in event.alarm] == [timedelta(days=-n) for n in (30, 7, 0)]
    assert not events(to_ics([asked()[0]]))[0].alarm
    with pytest.raises(ValueError, match="0 or more days before"):
        to_ics(asked(), alarms=[-1])


def test_what_has_no_day_is_left_out_and_nothing_makes_no_file() -> None:
    calendar = deadlines(as_of=AS_OF, undated=True)
    assert len(events(to_ics(calendar))) == sum(entry.day is not None for entry in calendar)
    with pytest.raises(ValueError, match="at least one event"):
        to_ics(entry for entry in calendar if entry.day is None)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r'pip install "nksanctions\[calendar\]"'):
        to_ics(asked())
