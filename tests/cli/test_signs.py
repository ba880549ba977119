"""The commands `nksanctions indicators` and `nksanctions red-flags`, as somebody types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import nksanctions as nk
from nksanctions.cli.app import app

EXAMPLES = Path(__file__).parents[2] / "examples" / "conditions"
ACCOUNTS, FLAGS = EXAMPLES / "accounts.json", EXAMPLES / "red-flags.json"

CONDITIONS = "reference,identity_papers,days_off,days_off_per,wages_withheld,expected\n"
WITHHELD = "a,withheld,2,year,no,FL07=met; FL11=met; others=open\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.csv"


def test_each_record_gets_what_is_met_open_and_missing(file: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD)
    result = run("indicators", file)
    assert result.exit_code == 0
    words = " ".join(result.output.split())
    assert "2 of 11 indicators met, 0 not met, 9 open" in words
    assert "FL11 Excessive overtime: the worker has fewer than 52 days off a year" in words
    assert "It is not a finding of forced labour, and accuses nobody." in words
    assert "why:" not in words


@pytest.mark.parametrize(("command", "path"), [("indicators", ACCOUNTS), ("red-flags", FLAGS)])
def test_the_examples_are_as_expected_and_fit_80_columns(command: str, path: Path) -> None:
    result = run(command, path, "--expected", "--explain")
    assert result.exit_code == 0, result.output
    assert [line for line in result.output.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    ("expected", "difference"),
    [
        ("FL07=not-met; others=open", "FL07: expected not-met, got met"),
        ("FL07=met; others=open", "FL11: expected open, got met"),
        ("retention-of-identity-documents=open", "FL07: expected open, got met"),
        ("FL12=met", "there is no 'FL12'"),
        ("FL07=yes", "a state is one of met, not-met, open"),
    ],
)
def test_a_difference_is_told_and_fails(file: Path, expected: str, difference: str) -> None:
    file.write_text(CONDITIONS + WITHHELD.replace("FL07=met; FL11=met; others=open", expected))
    result = run("indicators", file, "--expected")
    assert result.exit_code == 1
    assert difference in " ".join(result.output.split())
    assert "0 of 1 as expected" in result.output


def test_json_holds_the_whole_answer(file: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD)
    (answer,) = json.loads(run("indicators", file, "--format", "json").stdout)
    assert answer["met"] == ["FL07", "FL11"]
    assert answer["difference"] is None
    assert "explanation" not in answer["indicators"][0]
    assert [one["id"] for one in answer["statements"]][1] == "sign-not-finding"
    (told,) = json.loads(run("indicators", file, "--format", "json", "--explain").stdout)
    assert told["indicators"][6]["explanation"]["answer"] == "yes"


def test_csv_has_a_row_for_each_record_and_how_to_read_it(file: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD.replace("a,", "=1+1,", 1))
    (row,) = csv.DictReader(run("indicators", file, "--format", "csv").stdout.splitlines())
    assert row["reference"] == "'=1+1"
    assert row["yes"] == "FL07; FL11"
    assert "vulnerability_abused" in row["missing"].split("; ")
    assert "accuses nobody" in row["read_with"]


def test_markdown_has_a_table_and_how_to_read_it(file: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD.replace("a,", "a|b,", 1))
    text = run("indicators", file, "--format", "markdown", "--explain").output
    assert "| record | met | open | not met | missing |" in text
    assert "| a\\|b | FL07 Retention of identity documents; FL11 Excessive overtime |" in text
    assert "- An indicator is a sign" in text
    assert "yes: Retention of identity documents" in text


def test_the_reasons_go_down_to_the_facts_and_name_thresholds(file: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD)
    words = " ".join(run("indicators", file, "--explain").output.split())
    assert "[days_off: 2]" in words
    assert (
        "thresholds that are not the ILO's: the worker has fewer than 52 days off a year" in words
    )


def test_thresholds_of_ones_own(file: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD)
    text = run("indicators", file, "--threshold", "days-off-a-year=2").output
    assert "1 of 11 indicators met" in text
    listed = " ".join(run("indicators", "--threshold", "days-off-a-year=2").output.split())
    assert "fewer than 2 days off a year" in listed
    assert "Set by the caller." in listed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("indicators", "--threshold", "hours"), "is not ID=NUMBER"),
        (("indicators", "--threshold", "x=1"), "thresholds, x: no such threshold"),
        (("red-flags", "--advisory", "us-2022"), "no advisory 'us-2022'; did you mean"),
        (("red-flags", "--record", "working-conditions"), "is not one of"),
        (("indicators", "nowhere.csv"), "no such file"),
    ],
)
def test_a_bad_option_is_explained(arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.output


def test_bad_input_lists_every_problem_and_writes_nothing(file: Path, tmp_path: Path) -> None:
    file.write_text(CONDITIONS + "a,gone,2,year,,\nb,,400,year,maybe,\n")
    result = run("indicators", file, "-o", tmp_path / "out.txt")
    assert result.exit_code == 2
    assert "'gone' is none of with-worker" in result.stderr
    assert "row 3, wages_withheld: expected true or false" in result.stderr
    assert "days_off: 400 is more than a year has" in result.stderr
    assert "3 problems; nothing was asked." in result.stderr
    assert list(tmp_path.iterdir()) == [file]


def test_records_of_another_type_are_named(file: Path) -> None:
    file.write_text("record,host\nworker-presence,RU\n")
    result = run("indicators", file)
    assert result.exit_code == 2
    assert "row 2, record: expected working-conditions, got worker-presence" in result.stderr
    result = run("red-flags", file)
    assert "expected supplier-observation or it-worker-observation" in result.stderr


def test_check_says_which_command_reads_a_record_that_no_rule_judges() -> None:
    result = run("check", ACCOUNTS, FLAGS, "--as-of", "2020-01-01", "--limit", "99")
    assert result.exit_code == 2
    assert "type working-conditions; `nksanctions indicators` reads it" in result.stderr
    assert "type it-worker-observation; `nksanctions red-flags` reads it" in result.stderr


def test_the_type_of_observations_follows_from_the_header_or_is_named(file: Path) -> None:
    file.write_text("reference,avoids_camera\na,yes\n")
    assert "1 of 46 red flags raised" in run("red-flags", file).output
    file.write_text("reference\na\n")
    assert "0 of 10" in run("red-flags", file, "--record", "supplier-observation").output


def test_one_advisory_can_be_asked_alone(file: Path) -> None:
    file.write_text("reference,avoids_camera,cold_approach\na,yes,yes\n")
    text = run("red-flags", file, "--advisory", "us-kr-2023-10-18").output
    assert "1 of 11 red flags raised" in text
    assert "IT22" not in text


@pytest.mark.parametrize(("command", "many"), [("indicators", 17), ("red-flags", 56)])
def test_without_files_all_of_them_are_listed_in_each_form(command: str, many: int) -> None:
    text = run(command).output
    assert max(map(len, text.splitlines())) <= 80
    plain = json.loads(run(command, "--format", "json").stdout)
    assert len(plain) == many
    assert all(one["says"] and one["sources"] for one in plain)
    rows = list(csv.DictReader(run(command, "--format", "csv").stdout.splitlines()))
    assert rows == plain
    lines = run(command, "--format", "markdown").output.splitlines()
    assert len([line for line in lines if line.startswith("| ")]) == many + 1
    for one in plain:
        assert one["id"] in text


def test_the_output_is_written_to_a_file(file: Path, tmp_path: Path) -> None:
    file.write_text(CONDITIONS + WITHHELD)
    output = tmp_path / "answers.md"
    assert run("indicators", file, "--format", "markdown", "-o", output).exit_code == 0
    assert "FL07" in output.read_text()
    result = run("indicators", file, "-o", tmp_path / "nowhere" / "x")
    assert result.exit_code == 2
    assert "can't be written" in result.stderr


def test_the_template_of_fields_is_read_back(file: Path) -> None:
    header = run("fields", "working-conditions", "--template").output
    file.write_text(f"{header}{'x,PL' + ',' * (header.count(',') - 1)}\n")
    assert "0 of 11 indicators met" in run("indicators", file).output
    assert nk.WorkingConditions(host="PL").host == "PL"
