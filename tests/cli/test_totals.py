"""The command `nksanctions totals`, as somebody types it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nksanctions import Outcome, check
from nksanctions.cli.app import app
from nksanctions.records import read

HEAD = (
    "reference,as_of,state,product,supplied_on,barrels,tons,told_committee,listed_parties,"
    "livelihood,livelihood_shown,earns_for_programmes\n"
)
MET = "true,false,true,true,false"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["totals", *map(str, arguments)])


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """Supplies of 2018 that come to the stop in the autumn; the figures are invented."""
    file = tmp_path / "year.csv"
    rows = [
        f"s{month},2019-02-01,CN,refined-products,2018-{month:02}-28,48000,,{MET}"
        for month in range(1, 13)
    ]
    file.write_text(HEAD + "\n".join(rows) + "\n")
    return file


def test_the_totals_are_printed_with_the_days_of_the_notices(year: Path) -> None:
    result = run(year)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "S/RES/2397 (2017) OP 5"
    assert [line.split(":")[0].strip() for line in lines if " %" in line and line[2:3] == "2"] == [
        "2018-08-28  75 %",
        "2018-10-28  90 %",
        "2018-10-28  95 % (stop)",
        "2018-11-28  100 %",
    ]
    assert max(map(len, lines)) <= 80


def test_the_records_are_written_filled_in_and_can_be_checked(year: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.csv"
    assert run(year, "--output", filled).exit_code == 0
    cases = read(filled)
    assert [case.as_of for case in cases] == [date(2019, 2, 1)] * 12
    outcomes = [check(case.record, as_of=date(2019, 2, 1)).outcome for case in cases]
    assert outcomes == [Outcome.PERMITTED] * 10 + [Outcome.PROHIBITED] * 2


def test_tons_take_a_rate_by_name(tmp_path: Path) -> None:
    file = tmp_path / "tons.csv"
    file.write_text(HEAD + f",,CN,refined-products,2018-03-01,,1000,{MET}\n")
    refused = run(file)
    assert refused.exit_code == 2
    assert "refined-petroleum-china-2018" in refused.output
    assert run(file, "--conversion", "refined-petroleum-china-2018").exit_code == 0


def test_a_record_that_can_not_be_added_up_is_named_by_its_place(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(HEAD + f",,CN,refined-products,,9000,,{MET}\n")
    result = run(file)
    assert result.exit_code == 2
    assert "row 2, supplied_on: is needed to add it up" in result.output


def test_records_of_another_kind_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "permits.csv"
    file.write_text("host,nationalities,granted_on\nPL,KP,2017-10-15\n")
    result = run(file)
    assert result.exit_code == 2
    assert "the files hold work-authorization; only petroleum-supply records" in result.output
