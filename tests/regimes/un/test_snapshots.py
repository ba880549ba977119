"""The law on ten days and the calendar, as text, so that a change in the data shows what it does.

After a change that is meant, write the files anew and read the diff:

    python -m tests.regimes.un.test_snapshots
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nksanctions.regimes import UN, Standing
from nksanctions.regimes.calendar import deadlines

FOLDER = Path(__file__).parents[2] / "snapshots"
CALENDAR = FOLDER / "calendar.txt"

DAYS = {
    date(2006, 10, 13): "eve of the regime",
    date(2006, 10, 14): "S/RES/1718 (2006) adopted",
    date(2009, 6, 12): "S/RES/1874 (2009) adopted",
    date(2013, 3, 7): "S/RES/2094 (2013) adopted",
    date(2016, 3, 2): "S/RES/2270 (2016) adopted",
    date(2016, 11, 30): "S/RES/2321 (2016) adopted",
    date(2017, 8, 5): "S/RES/2371 (2017) adopted",
    date(2017, 9, 11): "S/RES/2375 (2017) adopted",
    date(2018, 1, 1): "after S/RES/2397 (2017), first day of its petroleum year",
    date(2024, 5, 1): "the day after the last mandate of the Panel of Experts",
}


def file(day: date) -> Path:
    return FOLDER / f"law-{day}.txt"


def state(day: date) -> Iterator[str]:
    """The provisions in force on a day, a line each, by subject and measure."""
    held = UN.provisions(on=day)
    yield f"{day}: {DAYS[day]}"
    yield f"{len(held)} provisions in force, {sum(one.binding for one in held)} of them binding"
    for subject in UN.provisions.subjects:
        of_subject = [one for one in held if one.subject == subject]
        if of_subject:
            yield ""
            yield subject
        for one in of_subject:
            marks = [one.kind.value] if one.binding else [one.kind.value, "not binding"]
            if (standing := UN.standing(one.id, on=day)) is not Standing.IN_FORCE:
                marks.append(standing.value)
            yield f"  {one.id:<20} {one.measure:<24} {', '.join(marks)}".rstrip()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_law_of_the_day_is_as_it_was_kept(day: date) -> None:
    kept = file(day).read_text(encoding="utf-8")
    assert "\n".join(state(day)) + "\n" == kept, __doc__


def calendar() -> str:
    """Every deadline of the regime; of terms that recur the last past one and those to come."""
    return f"{deadlines(as_of=date(2026, 11, 24), undated=True)}\n"


def test_the_calendar_is_as_it_was_kept() -> None:
    assert calendar() == CALENDAR.read_text(encoding="utf-8"), __doc__


def test_no_snapshot_is_left_of_another_day() -> None:
    assert {path.name for path in FOLDER.glob("law-*.txt")} == {file(day).name for day in DAYS}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for day in DAYS:
        file(day).write_text("\n".join(state(day)) + "\n", encoding="utf-8")
    CALENDAR.write_text(calendar(), encoding="utf-8")
