"""What the law was on a day, from texts that are never rewritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.models.period import Period
from nksanctions.models.provision import Citation, Effect, EffectKind, Provision
from nksanctions.regimes.catalogue import Catalogue
from nksanctions.regimes.timeline import ChangeKind, Standing, Timeline

ZERO = date(2016, 3, 2)
ONE_DAY = timedelta(days=1)


def day(n: int) -> date:
    return ZERO + timedelta(days=n)


def text(id: str, adopted: int, *effects: Effect, until: int | None = None) -> Provision:
    end = None if until is None else day(until)
    return Provision(
        citation=Citation(id=id, instrument=f"Text of day {adopted}", pinpoint="no. 1"),
        adopted=day(adopted),
        in_force=Period(day(adopted), end),
        effects=effects,
    )


def does(kind: EffectKind, target: str, since: int | None = None) -> Effect:
    return Effect(kind=kind, target=target, since=None if since is None else day(since))


BAN = text("BAN", 0)
CAP = text("CAP", 10, does(EffectKind.REPLACES, "BAN"))
FULL = text("FULL", 20, does(EffectKind.REPLACES, "CAP", since=25))
WORDS = text("WORDS", 30, does(EffectKind.CLARIFIES, "FULL"), does(EffectKind.OVERTAKES, "CALL"))
CALL = text("CALL", 5)
BRIEF = text("BRIEF", 2, until=12)
GONE = text("GONE", 40, does(EffectKind.ENDS, "NEVER", since=40))
NEVER = Provision(
    citation=Citation(id="NEVER", instrument="Text of day 8", pinpoint="no. 2"),
    adopted=day(8),
    in_force=Period(day(50)),
)
LINE = Timeline([BAN, BRIEF, CALL, NEVER, CAP, FULL, WORDS, GONE])


@pytest.mark.parametrize(
    ("provision", "on", "standing"),
    [
        pytest.param(BAN, -1, Standing.NOT_YET, id="eve of adoption"),
        pytest.param(BAN, 0, Standing.IN_FORCE, id="day of adoption"),
        pytest.param(BAN, 9, Standing.IN_FORCE, id="eve of the text that replaces it"),
        pytest.param(BAN, 10, Standing.REPLACED, id="day on which it is replaced"),
        pytest.param(CAP, 24, Standing.IN_FORCE, id="replaced from a later day than adoption: eve"),
        pytest.param(CAP, 25, Standing.REPLACED, id="replaced from a later day than adoption"),
        pytest.param(FULL, 400, Standing.IN_FORCE, id="clarified is still in force"),
        pytest.param(CALL, 29, Standing.IN_FORCE, id="eve of being overtaken"),
        pytest.param(CALL, 30, Standing.OVERTAKEN, id="overtaken stands"),
        pytest.param(BRIEF, 11, Standing.IN_FORCE, id="last day of its own text"),
        pytest.param(BRIEF, 12, Standing.EXPIRED, id="day after the last"),
        pytest.param(NEVER, 39, Standing.NOT_YET, id="not yet ended before its start"),
        pytest.param(NEVER, 40, Standing.NEVER_EFFECTIVE, id="ended before its start"),
        pytest.param(NEVER, 50, Standing.NEVER_EFFECTIVE, id="its start comes too late"),
    ],
)
def test_a_provision_stands_where_its_text_and_later_ones_leave_it(
    provision: Provision, on: int, standing: Standing
) -> None:
    assert LINE.standing(provision, day(on)) is standing


def test_what_is_replaced_ends_on_the_day_before() -> None:
    assert LINE.periods["BAN"] == Period(day(0), day(10))
    assert LINE.periods["CAP"] == Period(day(10), day(25))
    assert LINE.periods["FULL"] == Period(day(20))
    assert LINE.periods["NEVER"] is None


def test_an_ended_provision_says_that_nothing_took_its_place() -> None:
    line = Timeline([BAN, text("END", 3, does(EffectKind.ENDS, "BAN"))])
    assert line.standing(BAN, day(2)) is Standing.IN_FORCE
    assert line.standing(BAN, day(3)) is Standing.ENDED


def test_the_earliest_of_two_ends_counts() -> None:
    later = text("LATER", 20, does(EffectKind.REPLACES, "BAN"))
    line = Timeline([BAN, later, text("END", 3, does(EffectKind.ENDS, "BAN"))])
    assert line.periods["BAN"] == Period(day(0), day(3))
    assert [one.kind for one in line.changes(day(4), day(99))] == [ChangeKind.BEGAN]


@pytest.mark.parametrize("id", ["BAN", "CAP", "FULL"])
def test_a_history_is_the_same_from_wherever_it_is_asked(id: str) -> None:
    history = LINE.history(LINE.provisions[id])
    assert history.ids == ("BAN", "CAP", "FULL", "WORDS")
    assert [step.until for step in history] == [day(9), day(24), None, None]


def test_a_history_says_what_each_text_did_and_nothing_of_others() -> None:
    printed = str(LINE.history(FULL))
    assert "    replaces BAN" in printed.splitlines()
    assert "CALL" not in printed
    assert "    replaced after 11 March 2016" in printed.splitlines()


def test_changes_leave_out_the_first_day_and_hold_the_last() -> None:
    kinds = [(one.kind, one.provision.id) for one in LINE.changes(day(9), day(10))]
    assert kinds == [(ChangeKind.BEGAN, "CAP"), (ChangeKind.ENDED, "BAN")]
    assert len(LINE.changes(day(10), day(11))) == 0
    assert str(LINE.changes(day(10), day(11))) == "no change"


def test_each_kind_of_change_is_told_with_who_did_it() -> None:
    changes = LINE.changes(day(11), day(60))
    found = {(one.kind, one.provision.id, one.by and one.by.id) for one in changes}
    assert found == {
        (ChangeKind.EXPIRED, "BRIEF", None),
        (ChangeKind.BEGAN, "FULL", None),
        (ChangeKind.ENDED, "CAP", "FULL"),
        (ChangeKind.BEGAN, "WORDS", None),
        (ChangeKind.CLARIFIED, "FULL", "WORDS"),
        (ChangeKind.OVERTAKEN, "CALL", "WORDS"),
        (ChangeKind.BEGAN, "GONE", None),
        (ChangeKind.CANCELLED, "NEVER", "GONE"),
    }
    assert {one.provision.id for one in changes.of("ended")} == {"CAP"}


@given(first=st.integers(-5, 60), second=st.integers(0, 60), third=st.integers(0, 60))
def test_changes_between_two_days_are_those_of_both_halves(
    first: int, second: int, third: int
) -> None:
    a, b, c = day(first), day(first + second), day(first + second + third)
    halves = {*map(str, LINE.changes(a, b)), *map(str, LINE.changes(b, c))}
    assert halves == set(map(str, LINE.changes(a, c)))


@given(n=st.integers(-5, 60))
def test_what_began_and_has_not_ended_is_in_force(n: int) -> None:
    changes = LINE.changes(day(-100), day(n))
    began = {one.provision.id for one in changes.of(ChangeKind.BEGAN)}
    gone = {one.provision.id for one in changes if one.kind in ("ended", "expired")}
    law = Catalogue(provisions=LINE.provisions, points={})
    assert {one.id for one in law.provisions(on=day(n))} == began - gone


def test_days_in_the_wrong_order_are_refused() -> None:
    law = Catalogue(provisions=LINE.provisions, points={})
    with pytest.raises(ValueError, match="until 2016-03-02 comes before 2016-03-03"):
        law.diff(day(1), day(0))
