"""Deadlines in the order of their days, on small instruments and both sides of each day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.errors import BadInputError, InvalidCountryError
from nksanctions.law.outcome import DutyStatus
from nksanctions.models import (
    AnyDeadline,
    Citation,
    Deadline,
    Effect,
    EffectKind,
    Obligation,
    Period,
    Provision,
    RecurringDeadline,
    RelativeDeadline,
)
from nksanctions.regimes.calendar import Calendar, Convention, deadlines
from nksanctions.regimes.regime import Regime

ADOPTED = date(2017, 12, 22)
LAST = date(2020, 3, 22)
DAY = timedelta(days=1)


def provision(
    id: str,
    *deadlines: AnyDeadline,
    adopted: date = ADOPTED,
    bound: tuple[str, ...] = ("member-states",),
    subject: str = "labour",
    binding: bool = True,
    in_force: Period | None = None,
    effects: tuple[Effect, ...] = (),
) -> Provision:
    return Provision(
        citation=Citation(id=id, instrument="Text", pinpoint=id),
        adopted=adopted,
        in_force=in_force or Period(adopted),
        bound=bound,
        subject=subject,
        binding=binding,
        effects=effects,
        obligations=tuple(
            Obligation(duty=one.name, bound=bound, deadline=one) for one in deadlines
        ),
    )


def regime(*provisions: Provision) -> list[Regime]:
    return [Regime.of("house", rules=(), provisions=provisions)]


FINAL = Deadline(name="final", what="the final report", trigger=ADOPTED, months=27)
CRUDE = RecurringDeadline(name="crude", what="the report", trigger=ADOPTED, every_days=90)
REFUSED = RelativeDeadline(name="closure", what="closing", event="it is refused", days=120)
NOTICE = RelativeDeadline(
    name="notice", what="a notice", event="the first supply is made", days=30, recurs=True
)
REPORT = regime(provision("P-1", FINAL))


@pytest.mark.parametrize(
    ("as_of", "fulfilled", "status", "words"),
    [
        pytest.param(ADOPTED, None, DutyStatus.DUE, "DUE", id="it opens on its trigger"),
        pytest.param(LAST, None, DutyStatus.DUE, "DUE", id="the last day counts"),
        pytest.param(LAST + DAY, None, DutyStatus.INDETERMINATE, "PASSED", id="nothing told"),
        pytest.param(LAST, {"P-1": None}, DutyStatus.DUE, "DUE", id="not yet done, on the day"),
        pytest.param(LAST + DAY, {"P-1": None}, DutyStatus.OVERDUE, "OVERDUE", id="not done"),
        pytest.param(LAST, {"P-1": LAST}, DutyStatus.FULFILLED, "FULFILLED", id="in time"),
        pytest.param(
            LAST + DAY,
            {"P-1": LAST + DAY},
            DutyStatus.FULFILLED_LATE,
            "FULFILLED LATE",
            id="a day late",
        ),
        pytest.param(
            LAST + DAY, {"P-1": LAST + 2 * DAY}, DutyStatus.OVERDUE, "OVERDUE", id="done later"
        ),
        pytest.param(LAST - DAY, {"P-1": LAST}, DutyStatus.DUE, "DUE", id="done after the asking"),
    ],
)
def test_a_duty_stands_where_the_days_and_the_telling_put_it(
    as_of: date, fulfilled: dict[str, date | None] | None, status: DutyStatus, words: str
) -> None:
    (entry,) = deadlines(as_of=as_of, fulfilled=fulfilled, regimes=REPORT)
    assert (entry.status, entry.words) == (status, words)
    assert (entry.opens, entry.last_day, entry.local_last_day) == (ADOPTED, LAST, LAST + DAY)


def test_a_past_day_of_which_nothing_is_told_may_be_anything_but_open() -> None:
    (entry,) = deadlines(as_of=LAST + DAY, regimes=REPORT)
    assert entry.statuses == {DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE, DutyStatus.OVERDUE}
    assert "OVERDUE" not in str(entry)


def test_law_that_is_not_adopted_yet_asks_nothing() -> None:
    assert len(deadlines(as_of=ADOPTED - DAY, regimes=REPORT)) == 0
    assert len(deadlines(as_of=ADOPTED - DAY, fulfilled={"P-1": LAST}, regimes=REPORT)) == 0


@pytest.mark.parametrize(
    ("convention", "as_of", "words", "note"),
    [
        ("New York", LAST, "DUE", ""),
        ("New York", LAST + DAY, "PASSED", "in time for who counts by the State's own date"),
        ("New York", LAST + 2 * DAY, "PASSED", ""),
        ("local", LAST, "DUE", ""),
        ("local", LAST + DAY, "DUE", "a day late for who counts by New York"),
        ("local", LAST + 2 * DAY, "PASSED", ""),
    ],
)
def test_the_day_between_the_two_conventions_is_told(
    convention: str, as_of: date, words: str, note: str
) -> None:
    (entry,) = deadlines(as_of=as_of, convention=convention, regimes=REPORT)
    assert entry.words == words
    assert [note in told for told in entry.notes] == ([True] if note else [])
    assert entry.day == (LAST if convention == "New York" else LAST + DAY)


def test_a_day_that_the_text_names_is_the_same_everywhere() -> None:
    named = Deadline(name="end", what="the end", trigger=ADOPTED, fixed=date(2018, 1, 31))
    (entry,) = deadlines(
        as_of=ADOPTED, convention=Convention.LOCAL, regimes=regime(provision("P-1", named))
    )
    assert entry.day == entry.last_day == date(2018, 1, 31)


@pytest.mark.parametrize(
    ("trigger", "months", "days"),
    [
        (date(2017, 8, 31), 1, ["2017-09-30", "2017-10-31", "2017-11-30"]),
        (date(2018, 1, 31), 1, ["2018-02-28", "2018-03-31", "2018-04-30"]),
        (date(2020, 2, 29), 12, ["2021-02-28", "2022-02-28", "2023-02-28"]),
        (date(2018, 11, 30), 3, ["2019-02-28", "2019-05-30", "2019-08-30"]),
    ],
)
def test_month_ends_and_leap_days_do_not_drift(trigger: date, months: int, days: list[str]) -> None:
    duty = RecurringDeadline(name="d", what="it", trigger=trigger, every_months=months)
    law = regime(provision("P-1", duty, adopted=trigger))
    found = deadlines(as_of=trigger, between=(trigger, date(2023, 12, 31)), regimes=law)
    assert [str(entry.day) for entry in found][:3] == days


def test_terms_run_until_a_year_after_the_day_of_the_question() -> None:
    as_of = date(2018, 3, 22)
    found = deadlines(as_of=as_of, regimes=regime(provision("P-1", CRUDE)))
    assert [str(entry.day) for entry in found] == [
        "2018-03-22",
        "2018-06-20",
        "2018-09-18",
        "2018-12-17",
        "2019-03-17",
    ]
    assert [entry.words for entry in found] == ["DUE", "DUE", *["PENDING"] * 3]
    assert [entry.term for entry in found] == [1, 2, 3, 4, 5]


def test_a_term_opens_where_the_last_one_ends() -> None:
    found = deadlines(as_of=ADOPTED, regimes=regime(provision("P-1", CRUDE)))
    assert [entry.opens for entry in found][1:] == [entry.last_day for entry in found][:-1]


@pytest.mark.parametrize(
    ("last_day", "terms"),
    [
        pytest.param(date(2018, 6, 19), 1, id="the eve of the second term's last day"),
        pytest.param(date(2018, 6, 20), 2, id="its last day"),
    ],
)
def test_replaced_law_has_no_further_terms(last_day: date, terms: int) -> None:
    replacing = provision(
        "P-2",
        adopted=last_day + DAY,
        effects=(Effect(kind=EffectKind.REPLACES, target="P-1"),),
    )
    law = regime(provision("P-1", CRUDE), replacing)
    found = deadlines(as_of=date(2019, 1, 1), regimes=law)
    assert len(found) == terms
    unknown_then = deadlines(as_of=last_day, between=(ADOPTED, date(2018, 12, 17)), regimes=law)
    assert len(unknown_then) == 4


def test_law_that_ends_by_itself_asks_up_to_its_last_day() -> None:
    ends = Deadline(name="end", what="the end", trigger=ADOPTED, fixed=date(2018, 4, 30))
    for end, count in ((date(2018, 4, 30), 0), (date(2018, 5, 1), 1)):
        law = regime(provision("P-1", ends, in_force=Period(ADOPTED, end)))
        assert len(deadlines(as_of=date(2019, 1, 1), regimes=law)) == count


def test_both_days_of_between_are_included_and_a_period_is_half_open() -> None:
    def listed(between: Period | tuple[date, date]) -> int:
        return len(deadlines(as_of=ADOPTED, between=between, regimes=REPORT))

    assert listed((LAST, LAST)) == 1
    assert listed((LAST - DAY, LAST - DAY)) == listed((LAST + DAY, LAST + DAY)) == 0
    assert listed(Period(LAST - DAY, LAST)) == 0
    assert listed(Period(LAST, None)) == 1
    with pytest.raises(ValueError, match="2020-03-22 comes before 2020-03-23"):
        listed((LAST + DAY, LAST))


def test_what_hangs_on_an_event_is_listed_when_asked() -> None:
    law = regime(provision("P-1", REFUSED), provision("P-2", NOTICE))
    left_out = deadlines(as_of=ADOPTED, regimes=law)
    assert (len(left_out), left_out.notes) == (
        0,
        ("Left out, as the day of the event is not told: 2 deadlines.",),
    )
    first, second = deadlines(as_of=ADOPTED, undated=True, regimes=law)
    assert (first.words, first.day, first.counted) == (
        "UNDATED",
        None,
        "120 days after it is refused",
    )
    assert second.counted == "every 30 days from the day on which the first supply is made"


@pytest.mark.parametrize("key", ["P-1", "P-1/closure"])
def test_an_event_gives_the_day(key: str) -> None:
    law = regime(provision("P-1", REFUSED))
    found = deadlines(as_of=ADOPTED, events={key: date(2018, 1, 1)}, regimes=law)
    assert [(str(one.opens), str(one.day)) for one in found] == [("2018-01-01", "2018-05-01")]
    assert found[0].counted == "120 days after 1 January 2018, when it is refused"


def test_an_event_may_come_several_times() -> None:
    law = regime(provision("P-1", REFUSED))
    days = [date(2018, 2, 1), date(2018, 1, 1)]
    told = {"P-1/closure/2018-01-01": date(2018, 4, 1), "P-1/closure/2018-02-01": None}
    found = deadlines(as_of=date(2019, 1, 1), events={"P-1": days}, fulfilled=told, regimes=law)
    assert [(str(one.day), one.words) for one in found] == [
        ("2018-05-01", "FULFILLED"),
        ("2018-06-01", "OVERDUE"),
    ]


def test_an_event_outside_the_law_is_told_and_counts_nothing() -> None:
    law = regime(provision("P-1", REFUSED))
    found = deadlines(as_of=ADOPTED, events={"P-1": ADOPTED - DAY}, regimes=law)
    assert (len(found), found.notes) == (
        0,
        (
            "P-1/closure: the provision was not in force on 21 December 2017, so nothing is "
            "counted from that day.",
        ),
    )


def test_a_term_after_an_event_is_fulfilled_by_its_own_key() -> None:
    law = regime(provision("P-2", NOTICE))
    first = date(2018, 1, 1)
    done = {"P-2/notice/2018-01-01/2018-01-31": date(2018, 2, 1)}
    found = deadlines(
        as_of=date(2018, 3, 1),
        between=(first, date(2018, 3, 2)),
        events={"P-2": first},
        fulfilled=done,
        regimes=law,
    )
    assert [(str(one.day), one.words) for one in found] == [
        ("2018-01-31", "FULFILLED LATE"),
        ("2018-03-02", "DUE"),
    ]
    assert "1 February 2018 is in time for who counts by the State's own date." in found[0].notes


def test_every_key_that_nothing_answers_to_is_told_at_once() -> None:
    law = regime(provision("P-1", FINAL), provision("P-2", CRUDE), provision("P-3", REFUSED))
    told = {"P-1/finale": None, "P-2": date(2018, 3, 1), "P-2/crude/2018-03-23": None}
    with pytest.raises(BadInputError) as caught:
        deadlines(as_of=LAST, fulfilled=told, events={"P-1": ADOPTED}, regimes=law)
    lines = str(caught.value).splitlines()
    assert len(lines) == 4
    assert lines[0] == "fulfilled: no duty answers to 'P-1/finale'; did you mean P-1/final?"
    assert "did you mean P-2/crude/2018-03-22" in lines[1]
    assert lines[2].startswith("events: no duty answers to 'P-1'")
    assert lines[3] == ("fulfilled: 'P-2' recurs; name the term, such as 'P-2/crude/2021-03-06'")


def test_a_term_far_ahead_can_be_named() -> None:
    law = regime(provision("P-2", CRUDE))
    far = {"P-2/crude/2020-12-06": None}
    assert len(deadlines(as_of=ADOPTED, fulfilled=far, regimes=law)) == 4


def test_only_what_was_asked_for_is_listed() -> None:
    law = regime(
        provision("P-1", FINAL),
        provision("P-2", FINAL, subject="coal", bound=("committee-1718",)),
        provision("P-3", FINAL, binding=False),
    )

    def ids(calendar: Calendar) -> list[str]:
        return [entry.provision.id for entry in calendar]

    assert ids(deadlines(as_of=LAST, regimes=law)) == ["P-1", "P-2", "P-3"]
    assert ids(deadlines(as_of=LAST, subject="coal", regimes=law)) == ["P-2"]
    assert ids(deadlines(as_of=LAST, bound="committee-1718", regimes=law)) == ["P-2"]
    assert ids(deadlines(as_of=LAST, binding=True, regimes=law)) == ["P-1", "P-2"]
    assert ids(deadlines(as_of=LAST, binding=False, regimes=law)) == ["P-3"]
    assert ids(deadlines(as_of=LAST, state="PL", regimes=law)) == ["P-1", "P-3"]


def test_an_unknown_word_gets_the_near_ones() -> None:
    with pytest.raises(ValueError, match="no subject 'labor'; did you mean labour"):
        deadlines(as_of=LAST, subject="labor", regimes=REPORT)
    with pytest.raises(ValueError, match="did you mean member-states"):
        deadlines(as_of=LAST, bound="member-state", regimes=REPORT)
    with pytest.raises(ValueError, match="there are New York, local"):
        deadlines(as_of=LAST, convention="Seoul", regimes=REPORT)
    with pytest.raises(InvalidCountryError, match="did you mean 'GB'"):
        deadlines(as_of=LAST, state="UK", regimes=REPORT)


@pytest.mark.parametrize(
    ("last_day", "count"),
    [
        pytest.param(date(2011, 7, 13), 0, id="the eve of South Sudan's admission"),
        pytest.param(date(2011, 7, 14), 1, id="the day of its admission"),
    ],
)
def test_a_state_owes_what_falls_due_while_it_is_a_member(last_day: date, count: int) -> None:
    duty = Deadline(name="d", what="it", trigger=date(2011, 1, 1), fixed=last_day)
    law = regime(provision("P-1", duty, adopted=date(2011, 1, 1)))
    found = deadlines(as_of=date(2012, 1, 1), state="SS", regimes=law)
    assert len(found) == count
    assert ("has been a Member of the United Nations since 14 July 2011" in str(found)) is not count


def test_a_non_member_and_the_dprk_get_what_binds_them_and_the_reason() -> None:
    both = provision("P-2", FINAL, bound=("dprk", "member-states"))
    law = regime(provision("P-1", FINAL), both)
    vatican = deadlines(as_of=LAST, state="VA", regimes=law)
    assert len(vatican) == 0
    assert "not a Member of the United Nations" in vatican.notes[0]
    assert "2 deadlines" in vatican.notes[0]
    dprk = deadlines(as_of=LAST, state="KP", regimes=law)
    assert [entry.provision.id for entry in dprk] == ["P-2"]
    assert dprk.notes == (
        "Left out, as other States owe them with regard to the DPRK: 1 deadline.",
    )


def test_printed_only_the_last_of_the_past_terms_is_shown() -> None:
    calendar = deadlines(as_of=date(2019, 1, 1), regimes=regime(provision("P-1", CRUDE)))
    text = str(calendar)
    assert "2018-12-17" in text
    assert "3 earlier terms, the first up to 2018-03-22, not shown" in text
    assert "2018-09-18" not in text
    whole = "\n".join(calendar.lines(every_term=True))
    assert all(str(entry.day) in whole for entry in calendar)
    assert max(map(len, whole.splitlines())) <= 80


@given(
    trigger=st.dates(date(2006, 1, 1), date(2030, 12, 31)),
    months=st.integers(0, 30),
    days=st.integers(0, 200),
    first=st.dates(date(2006, 1, 1), date(2033, 12, 31)),
    length=st.integers(0, 2000),
    convention=st.sampled_from(Convention),
)
def test_no_entry_lies_outside_between_and_terms_are_counted_from_the_trigger(
    trigger: date, months: int, days: int, first: date, length: int, convention: Convention
) -> None:
    term = months * 30 + days
    duty = RecurringDeadline(
        name="d", what="it", trigger=trigger, every_months=months, every_days=days + (term == 0)
    )
    law = regime(provision("P-1", duty, adopted=trigger))
    between = (first, first + timedelta(days=length))
    found = deadlines(as_of=date(2034, 1, 1), between=between, convention=convention, regimes=law)
    listed = [entry.day for entry in found if entry.day is not None]
    assert listed == sorted(listed)
    assert all(between[0] <= day <= between[1] for day in listed)
    for entry in found:
        assert entry.term is not None
        assert entry.last_day == duty.term(entry.term).last_day
    shift = timedelta(days=convention is Convention.LOCAL)
    wanted = 0
    for one in duty.terms():
        if one.last_day + shift > between[1]:
            break
        wanted += one.last_day + shift >= between[0]
    assert len(found) == wanted


@given(as_of=st.dates(ADOPTED, date(2024, 1, 1)), done=st.dates(ADOPTED, date(2024, 1, 1)))
def test_to_tell_more_never_gives_a_status_that_was_not_possible(as_of: date, done: date) -> None:
    (untold,) = deadlines(as_of=as_of, regimes=REPORT)
    (told,) = deadlines(as_of=as_of, fulfilled={"P-1": done}, regimes=REPORT)
    if as_of > LAST:
        assert told.statuses < untold.statuses
    else:
        assert told.status in (DutyStatus.FULFILLED, untold.status)
