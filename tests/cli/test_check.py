"""The command `nksanctions check`, as somebody types it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nksanctions.cli.app import app

EXAMPLES = Path(__file__).parents[2] / "examples"

PERMIT = (
    "record,reference,host,nationalities,granted_on,contract_in_writing,contract_finalized_on,"
    "authorizations_at_adoption,authorizations_after,as_of,expected\n"
)
PROHIBITED = "work-authorization,p,PL,KP,2017-10-15,yes,2017-10-01,9,9,,prohibited\n"
PERMITTED = "work-authorization,q,PL,KP,2017-10-15,yes,2017-05-01,9,9,,permitted\n"
NEEDS_APPROVAL = "work-authorization,r,PL,KP,2017-12-01,yes,2017-11-01,9,9,,needs-approval\n"
UNKNOWN = "work-authorization,s,PL,KP,2017-10-15,yes,?,9,9,,indeterminate\n"
NOT_COVERED = "work-authorization,t,PL,KP,2017-08-04,,,,,,not-covered\n"
DUE = "record,host,nationalities,earning_income,as_of\nworker-presence,PL,KP,yes,2019-12-22\n"
OVERDUE = DUE.replace("12-22", "12-23")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.csv"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(PERMIT + PERMITTED + NOT_COVERED, 0, id="all clear"),
        pytest.param(PERMIT + PERMITTED + PROHIBITED + UNKNOWN, 1, id="something prohibited"),
        pytest.param(OVERDUE, 1, id="something overdue"),
        pytest.param(PERMIT + PERMITTED + NEEDS_APPROVAL, 3, id="needs approval"),
        pytest.param(PERMIT + PERMITTED + UNKNOWN, 3, id="undecided"),
        pytest.param(DUE, 3, id="due"),
        pytest.param(PERMIT, 2, id="no rows"),
        pytest.param(PERMIT + PERMITTED.replace("PL", "UK"), 2, id="bad input"),
    ],
)
def test_the_exit_status_says_how_grave_it_is(file: Path, text: str, status: int) -> None:
    file.write_text(text)
    assert run(file, "--as-of", "2017-11-01").exit_code == status


def test_each_record_gets_its_paragraph_and_the_run_a_summary(file: Path) -> None:
    file.write_text(PERMIT + PROHIBITED + PERMITTED)
    text = run(file, "--as-of", "2017-11-01").output
    assert "PROHIBITED" in text
    assert "S/RES/2375 (2017) OP 17" in text
    words = " ".join(text.split())
    assert "let through: the written contract was finalized before adoption" in words
    assert "2 records" in text
    assert "Something is prohibited or overdue." in text


def test_the_examples_are_as_expected_and_fit_80_columns() -> None:
    result = run(EXAMPLES, "--as-of", "2026-11-22", "--expected", "--explain")
    assert result.exit_code == 0
    assert "as expected" in result.output.splitlines()[-1]
    long = [line for line in result.output.splitlines() if len(line) > 80]
    assert long == []


def test_a_difference_from_what_is_expected_is_told_and_fails(file: Path) -> None:
    file.write_text(PERMIT + PROHIBITED.replace("prohibited", "permitted") + PERMITTED)
    result = run(file, "--as-of", "2017-11-01", "--expected")
    assert result.exit_code == 1
    assert "expected permitted, got prohibited" in result.output
    assert "1 of 2 as expected" in result.output


def test_reasons_and_ways_out_are_printed_on_demand(file: Path) -> None:
    file.write_text(PERMIT + NEEDS_APPROVAL)
    plain = run(file, "--as-of", "2017-11-01").output
    told = run(file, "--as-of", "2017-11-01", "--explain").output
    assert "why:" not in plain
    assert "the person is a DPRK national" in told
    assert "what if: the Committee: it is PERMITTED if a decision is given before" in told


def test_json_holds_the_whole_judgement(file: Path) -> None:
    file.write_text(PERMIT + PROHIBITED)
    result = run(file, "--as-of", "2017-11-01", "--format", "json")
    (answer,) = json.loads(result.stdout)
    assert answer["outcome"] == "prohibited"
    assert answer["findings"][0]["provision"] == "UNSCR-2375-OP17a"
    assert "explanation" not in answer
    (told,) = json.loads(run(file, "--as-of", "2017-11-01", "--format", "json", "--explain").stdout)
    assert told["explanation"][0]["answer"] == "PROHIBITED"


def test_csv_has_a_row_for_each_record(file: Path) -> None:
    file.write_text(PERMIT + PROHIBITED + UNKNOWN)
    rows = list(
        csv.DictReader(run(file, "--as-of", "2017-11-01", "--format", "csv").stdout.splitlines())
    )
    assert [row["answer"] for row in rows] == ["PROHIBITED", "INDETERMINATE"]
    assert rows[1]["missing"] == "contract_finalized_on"
    assert rows[1]["open_points"] == "A-03"


def test_a_spreadsheet_takes_no_cell_for_a_formula(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED.replace(",q,", ",=1+1,"))
    (row,) = csv.DictReader(
        run(file, "--as-of", "2017-11-01", "--format", "csv").stdout.splitlines()
    )
    assert row["reference"] == "'=1+1"


def test_markdown_has_a_table(file: Path) -> None:
    file.write_text(PERMIT + PROHIBITED.replace(",p,", ",a|b,"))
    text = run(file, "--as-of", "2017-11-01", "--format", "markdown").output
    assert "| a\\|b | 2017-11-01 | PROHIBITED |" in text


def test_policies_and_single_readings_can_be_chosen(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED.replace("2017-05-01", "2017-09-11"))
    asked = (file, "--as-of", "2017-11-01", "--format", "json")

    def outcome(*options: str) -> str:
        (answer,) = json.loads(run(*asked, *options).stdout)
        return str(answer["outcome"])

    assert outcome() == "indeterminate"
    assert outcome("--policy", "strict") == "prohibited"
    assert outcome("--reading", "A-03=day_counts") == "permitted"
    assert outcome("--policy", "strict", "--reading", "A-03=open") == "indeterminate"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--reading", "A-99=x"), "the points are A-01"),
        (("--reading", "A-03=sometimes"), "its readings are strictly_before, day_counts"),
        (("--as-of", "2017-02-30"), "no day such as 2017-11-01"),
        (("--policy", "lenient"), "'lenient' is not one of"),
    ],
)
def test_a_bad_option_is_explained(file: Path, options: tuple[str, ...], says: str) -> None:
    file.write_text(PERMIT + PERMITTED)
    result = run(file, "--as-of", "2017-11-01", *options)
    assert result.exit_code == 2
    assert says in result.output


def test_a_day_is_asked_for_where_neither_file_nor_command_has_one(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED)
    result = run(file)
    assert result.exit_code == 2
    assert "row 2, as_of: on which day is the question asked?" in result.stderr


def test_nothing_is_assumed_when_told_so(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED)
    result = run(file, "--as-of", "2017-11-01", "--no-assume")
    assert result.exit_code == 3
    assert "missing:" in result.output


def test_bad_input_lists_every_problem_and_writes_nothing(file: Path, tmp_path: Path) -> None:
    file.write_text(PERMIT + PERMITTED.replace("PL", "UK") + PROHIBITED.replace("KP", "NK"))
    output = tmp_path / "answers.csv"
    result = run(file, "--as-of", "2017-11-01", "--format", "csv", "--output", output)
    assert result.exit_code == 2
    assert "did you mean 'GB'" in result.stderr
    assert "did you mean 'KP'" in result.stderr
    assert "2 problems; nothing was judged." in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == [file]


def test_ten_thousand_problems_are_counted_and_some_are_shown(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED.replace("PL", "UK") * 10_000)
    result = run(file, "--as-of", "2017-11-01")
    assert result.exit_code == 2
    assert "10,000 problems; nothing was judged." in result.stderr
    assert len(result.stderr.splitlines()) < 30


def test_the_output_is_written_to_a_file_whole(file: Path, tmp_path: Path) -> None:
    file.write_text(PERMIT + PERMITTED)
    output = tmp_path / "answers.md"
    result = run(file, "--as-of", "2017-11-01", "--format", "markdown", "-o", output)
    assert result.exit_code == 0
    assert "PERMITTED" in output.read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.md", "cases.csv"]
    result = run(file, "--as-of", "2017-11-01", "-o", tmp_path / "nowhere" / "x")
    assert result.exit_code == 2
    assert "can't be written" in result.stderr


def test_control_characters_do_not_reach_the_terminal(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED.replace(",q,", ",\x1b[31mred,"))
    assert "\\x1b[31mred" in run(file, "--as-of", "2017-11-01").output


def test_a_reader_that_stops_early_is_no_error(file: Path) -> None:
    file.write_text(PERMIT + PERMITTED * 3000)
    command = f'"{sys.executable}" -m nksanctions.cli check "{file}" --as-of 2017-11-01 | head -1'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_the_columns_of_a_record_are_listed() -> None:
    result = CliRunner().invoke(app, ["fields", "contract-renewal"])
    assert "exercises_option (left out: not known)" in result.output
    assert max(map(len, result.output.splitlines())) <= 80
    header = CliRunner().invoke(app, ["fields", "contract-renewal", "--template"]).output
    assert header.startswith("reference,kind,host,")
