"""The command `nksanctions deadlines`, as somebody types it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ical.calendar_stream import IcsCalendarStream

from nksanctions.cli.app import app
from nksanctions.reports.deadlines import CSV_COLUMNS


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["deadlines", *map(str, arguments)])


POLAND = ("--state", "PL", "--as-of", "2019-01-01", "--subject", "labour")


def test_the_deadlines_of_a_state_fit_80_columns() -> None:
    result = run(*POLAND)
    assert result.exit_code == 0
    assert result.output.startswith("Deadlines, Poland (PL), as of 1 January 2019\n")
    assert "2019-03-22  DUE             the midterm report" in result.output
    assert "PASSED: the last day is over" in result.output
    assert max(map(len, result.output.splitlines())) <= 80


def test_the_whole_regime_fits_80_columns() -> None:
    result = run("--as-of", "2026-11-24", "--undated", "--every-term")
    assert max(map(len, result.output.splitlines())) <= 80
    assert "UNDATED" in result.output


def test_json_has_every_entry_and_the_notes() -> None:
    found = json.loads(run(*POLAND, "--format", "json").output)
    assert (found["as_of"], found["state"]) == ("2019-01-01", "PL")
    last = found["deadlines"][-1]
    assert (last["provision"], last["last_day"], last["status"]) == (
        "UNSCR-2397-OP8d",
        "2020-03-22",
        "due",
    )
    assert found["deadlines"][0]["possible"] == ["fulfilled", "fulfilled-late", "overdue"]


def test_csv_has_a_row_for_each_entry() -> None:
    rows = list(csv.DictReader(run(*POLAND, "--format", "csv").output.splitlines()))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert rows[-1]["key"] == "UNSCR-2397-OP8d/final-report"
    assert rows[-1]["local_last_day"] == "2020-03-23"


def test_markdown_is_a_table() -> None:
    text = run(*POLAND, "--format", "markdown").output
    row = next(line for line in text.splitlines() if line.startswith("| 2020-03-22"))
    assert row == (
        "| 2020-03-22 | due | the final report on the repatriation "
        "| S/RES/2397 (2017) OP 8 [UNSCR-2397-OP8d] | Member States |"
    )


def test_what_is_told_changes_the_status() -> None:
    told = ("--fulfilled", "UNSCR-2375-OP17d=2017-12-16", "--fulfilled", "UNSCR-2397-OP8c=no")
    text = run("--state", "PL", "--as-of", "2019-04-01", "--subject", "labour", *told).output
    assert "2017-12-15  FULFILLED LATE" in text
    assert "2019-03-22  OVERDUE" in text
    assert "PASSED" not in text.replace("2018-12-22  PASSED", "")


def test_an_event_gives_a_day() -> None:
    event = ("--event", "UNSCR-2375-OP18c=2017-12-01")
    text = run("--as-of", "2018-01-01", "--subject", "ventures", *event).output
    assert "2018-03-31  DUE" in text


def test_from_and_to_are_included_and_show_each_term() -> None:
    days = ("--from", "2018-03-22", "--to", "2018-06-20")
    text = run("--as-of", "2026-01-01", "--state", "PL", "--subject", "petroleum", *days).output
    assert [line[:10] for line in text.splitlines() if line.startswith("20")] == [
        "2018-03-22",
        "2018-06-20",
    ]


def test_local_dates_are_a_day_later() -> None:
    text = run(*POLAND, "--convention", "local").output
    assert "2020-03-23  DUE" in text
    assert "2017-12-15  PASSED" in text


def test_a_calendar_file_is_written_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "poland.ics"
    result = run(*POLAND, "--ics", file, "--alarm", "30")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"5 deadlines written to {file}" in result.stderr
    calendar = IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8"))
    assert len(calendar.events) == 5
    assert all(len(event.alarm) == 1 for event in calendar.events)
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n")


def test_an_output_file_gets_what_would_be_printed(tmp_path: Path) -> None:
    file = tmp_path / "poland.txt"
    assert run(*POLAND, "-o", file).output == ""
    assert file.read_text(encoding="utf-8") == run(*POLAND).output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--state", "PL"), "Missing option '--as-of'"),
        (("--as-of", "2019"), "'2019' is no day such as 2017-11-01"),
        (("--as-of", "2019-01-01", "--state", "UK"), "did you mean 'GB' (United Kingdom)?"),
        (("--as-of", "2019-01-01", "--subject", "labor"), "did you mean labour"),
        (("--as-of", "2019-01-01", "--bound", "states"), "did you mean"),
        (("--as-of", "2019-01-01", "--event", "X"), "'X' is not KEY=DATE"),
        (("--as-of", "2019-01-01", "--event", "X=2019-01-01"), "no duty answers to 'X'"),
        (("--as-of", "2019-01-01", "--event", "X=no"), "'no' is no day"),
        (
            ("--as-of", "2019-01-01", "--fulfilled", "A=no", "--fulfilled", "A=no"),
            "A is given twice",
        ),
        (
            ("--as-of", "2019-01-01", "--from", "2019-01-02", "--to", "2019-01-01"),
            "--to 2019-01-01 comes before --from 2019-01-02",
        ),
        (("--as-of", "2019-01-01", "--ics", "/nowhere/x.ics"), "can't be written"),
        (("--as-of", "1990-01-01", "--ics", "x.ics"), "at least one event"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert "Traceback" not in result.output
