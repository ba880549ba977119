"""Who stood on a list on a day, by its snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.lists.invented import person, snapshot

from nksanctions.errors import BadInputError
from nksanctions.lists import History

FIRST, SECOND, THIRD = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)


def test_the_last_snapshot_made_until_a_day_holds() -> None:
    first, second = snapshot(FIRST, [1]), snapshot(SECOND, [1])
    history = History([second, first])
    assert history.snapshots == (first, second)
    assert history.on(date(2026, 1, 9)) is None
    assert history.on(FIRST) is first
    assert history.on(date(2026, 2, 9)) is first
    assert history.on(SECOND) is second
    assert history.on(date(2030, 1, 1)) is second


BEFORE = date(2026, 1, 9)
BETWEEN = date(2026, 2, 20)
AFTER = date(2026, 3, 20)
States = Sequence[dict[str, Any] | None]
ON_ALL: States = [{}, {}, {}]
GONE_IN_THE_THIRD: States = [{}, {}, None]
NEW_IN_THE_THIRD: States = [None, None, {}]
NEVER: States = [None, None, None]


def dated(states: States, **fields: date) -> States:
    return [None if state is None else fields for state in states]


@pytest.mark.parametrize(
    ("states", "on", "is_listed", "because"),
    [
        pytest.param(ON_ALL, BEFORE, None, "gives no day", id="before the first, no day"),
        pytest.param(
            dated(ON_ALL, listed=BEFORE), BEFORE, True, "was listed on 9", id="its first day"
        ),
        pytest.param(
            dated(ON_ALL, listed=FIRST), BEFORE, False, "was listed on 10", id="the day before"
        ),
        pytest.param(ON_ALL, FIRST, True, "on the list of 10 January", id="the first snapshot"),
        pytest.param(ON_ALL, BETWEEN, True, "on the list of 10 February", id="between two"),
        pytest.param(ON_ALL, AFTER, True, "on the list of 10 March", id="after the last"),
        pytest.param(GONE_IN_THE_THIRD, SECOND, True, "10 February", id="the day it was last seen"),
        pytest.param(GONE_IN_THE_THIRD, BETWEEN, None, "struck off between", id="while it went"),
        pytest.param(GONE_IN_THE_THIRD, THIRD, False, "not on the list", id="when it was gone"),
        pytest.param(
            dated(ON_ALL, delisted=BETWEEN),
            BETWEEN,
            False,
            "delisted on 20",
            id="its delisting",
        ),
        pytest.param(
            dated(ON_ALL, delisted=AFTER), BETWEEN, True, "10 February", id="a later delisting"
        ),
        pytest.param(NEW_IN_THE_THIRD, SECOND, False, "not on the list", id="before it came"),
        pytest.param(NEW_IN_THE_THIRD, BETWEEN, None, "gives no day", id="while it came"),
        pytest.param(
            dated(NEW_IN_THE_THIRD, listed=BETWEEN), BETWEEN, True, "20 February", id="as it came"
        ),
        pytest.param(
            dated(NEW_IN_THE_THIRD, listed=date(2026, 2, 21)),
            BETWEEN,
            False,
            "was listed on 21 February",
            id="the day before it came",
        ),
        pytest.param(
            dated(NEW_IN_THE_THIRD, listed=FIRST),
            BETWEEN,
            None,
            "though the list of 10 March 2026 says that it was listed on 10 January 2026",
            id="a day that the snapshots contradict",
        ),
        pytest.param(NEW_IN_THE_THIRD, THIRD, True, "10 March", id="when it is there"),
        pytest.param(NEVER, BETWEEN, False, "not on the list", id="never seen"),
        pytest.param(NEVER, BEFORE, None, "no snapshot is as old", id="never seen, before all"),
    ],
)
def test_a_standing_rests_on_snapshots_and_dates(
    states: States, on: date, is_listed: bool | None, because: str
) -> None:
    history = History(
        snapshot(day, [9] if state is None else [9, person(1, **state)])
        for day, state in zip((FIRST, SECOND, THIRD), states, strict=True)
    )
    told = history.standing("KPi.001", on=on)
    assert told.is_listed is is_listed
    assert because in told.because


def test_the_changes_from_each_to_the_next_are_told() -> None:
    history = History([snapshot(FIRST, [1]), snapshot(SECOND, [1, 2]), snapshot(THIRD, [2, 3])])
    told = [
        ([one.reference for one in step.listed], [one.reference for one in step.delisted])
        for step in history.changes()
    ]
    assert told == [(["KPi.002"], []), (["KPi.003"], ["KPi.001"])]


def test_what_makes_no_history_is_refused() -> None:
    with pytest.raises(BadInputError, match="at least one"):
        History([])
    with pytest.raises(BadInputError, match="several lists: eu, un-consolidated"):
        History([snapshot(FIRST, [1]), snapshot(SECOND, [1], of="eu")])
    with pytest.raises(BadInputError, match="two snapshots are of 2026-01-10"):
        History([snapshot(FIRST, [1]), snapshot(FIRST, [2])])
