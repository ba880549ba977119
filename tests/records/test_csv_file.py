"""CSV files, good and bad."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nksanctions.errors import BadInputError
from nksanctions.models import Approval, ApprovalStatus, WorkAuthorization, WorkerPresence
from nksanctions.records import RECORD_TYPES, Case, read

HEADER = "host,nationalities,granted_on,approval.status"


def cases(folder: Path, text: str, record: str | None = None) -> tuple[Case, ...]:
    path = folder / "a.csv"
    path.write_bytes(text.encode())
    return read(path, record=record)


def problems(folder: Path, text: str, record: str | None = None) -> list[str]:
    """Each problem as it is printed, less the name of the file."""
    with pytest.raises(BadInputError) as caught:
        cases(folder, text, record)
    return [line.removeprefix(f"{folder / 'a.csv'} ") for line in str(caught.value).splitlines()]


def test_a_row_becomes_a_case_with_what_stands_beside_it(tmp_path: Path) -> None:
    text = (
        "record,host,nationalities,earning_income,as_of,expected,source,note\n"
        'worker-presence, RU ,kp;PL,YES,2019-12-23,overdue,"a ""list""","two\nlines"\n'
    )
    assert cases(tmp_path, text) == (
        Case(
            record=WorkerPresence(host="RU", nationalities=("KP", "PL"), earning_income=True),
            place=f"{tmp_path / 'a.csv'} row 2",
            as_of=date(2019, 12, 23),
            expected="overdue",
            source='a "list"',
            note="two\nlines",
        ),
    )


def test_an_empty_cell_is_left_out_and_a_question_mark_is_unknown(tmp_path: Path) -> None:
    text = "record,act,granted_on,approval\nwork-authorization,,,\nwork-authorization,?,?,?\n"
    left_out, unknown = (case.record for case in cases(tmp_path, text))
    assert left_out == WorkAuthorization()
    assert unknown == WorkAuthorization(act=None, granted_on=None, approval=None)


@pytest.mark.parametrize(
    ("header", "row", "approval"),
    [
        ("approval", "none", Approval.none()),
        ("approval", "refused", Approval.refused()),
        ("approval,approval.date", "granted,2017-09-15", Approval.granted(date(2017, 9, 15))),
        ("approval.status", "?", Approval(status=None)),
        ("approval.status,approval.date", ",2017-09-15", Approval(date=date(2017, 9, 15))),
        ("approval,approval.status", ",pending", Approval.pending()),
        (
            "approval,approval.purpose,approval.provision",
            "granted,?,UNSCR-2397-OP25",
            Approval.granted(under="UNSCR-2397-OP25"),
        ),
    ],
)
def test_a_group_is_a_word_or_its_parts(
    tmp_path: Path, header: str, row: str, approval: Approval
) -> None:
    (case,) = cases(tmp_path, f"{header}\n{row}\n", "work-authorization")
    assert case.record.approval == approval


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ("?,granted,", "approval.status: approval is unknown as a whole"),
        ("granted,granted,", "approval.status: given both as approval and as approval.status"),
        (",none,2017-01-01", "approval.date: an approval with status none has no day of decision"),
        ("maybe,,2017-01-01", "approval: 'maybe' is none of none, pending, refused, granted"),
        (",grant,2017-01-01", "did you mean 'granted'?"),
    ],
)
def test_a_group_that_contradicts_itself_is_one_problem(
    tmp_path: Path, cells: str, problem: str
) -> None:
    header = "approval,approval.status,approval.date"
    (found,) = problems(tmp_path, f"{header}\n{cells}\n", "work-authorization")
    assert problem in found


def test_the_type_follows_from_the_columns_where_they_fit_one_only(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, "host,granted_on,note\nPL,2017-10-15,x\n")
    assert isinstance(case.record, WorkAuthorization)
    assert problems(tmp_path, "host,nationalities\nPL,KP\nXX,KP\n") == [
        "row 1: which type of record? add a column 'record', or name one for all: "
        "work-authorization, contract-renewal, worker-presence, working-conditions"
    ]


def test_the_record_column_comes_before_the_argument(tmp_path: Path) -> None:
    text = "record,host\n,RU\nwork-authorization,PL\n"
    first, second = cases(tmp_path, text, "worker-presence")
    assert isinstance(first.record, WorkerPresence)
    assert isinstance(second.record, WorkAuthorization)
    assert first.record.nationalities is None


WITH_A_STATE = [one for one in RECORD_TYPES.values() if hasattr(one(), "state")]


def test_types_are_mixed_with_the_columns_of_all(tmp_path: Path) -> None:
    header = "record,host,state,earning_income,granted_on\n"
    good = "worker-presence,RU,,true,\nstate-labour-report,,MN,,\nwork-authorization,PL,,,?\n"
    assert len(cases(tmp_path, header + good)) == 3
    assert problems(
        tmp_path, header + "worker-presence,RU,RU,true,\n,PL,,,\nwork-permit,,,,\n"
    ) == [
        "row 2, state: a worker-presence has no such field; state-labour-report and "
        f"{len(WITH_A_STATE) - 1} more types have",
        f"row 3, record: which type of record? name one of {', '.join(RECORD_TYPES)}",
        f"row 4, record: 'work-permit' is none of {', '.join(RECORD_TYPES)}",
    ]


def test_unknown_nameless_and_repeated_columns_are_reported_with_the_rows(tmp_path: Path) -> None:
    text = "host,Granted On,earning_income,host,,approval.dat\nUK,,,,,\n"
    assert problems(tmp_path, text, "work-authorization") == [
        "row 1, Granted On: no such field; did you mean 'granted_on'?",
        "row 1, earning_income: a work-authorization has no such field; worker-presence has",
        "row 1, host: stands twice, in columns 1 and 4",
        "row 1: column 5 has no name",
        "row 1, approval.dat: no such field; did you mean 'approval.date'?",
        "row 2, host: 'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?",
    ]


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("host", "NK", "did you mean 'KP'"),
        ("host", '"Korea, North"', "did you mean 'KP'"),
        ("nationalities", "KP;UK", "'UK' is not an ISO 3166 code"),
        ("nationalities", "KP;;PL", "an empty place among the codes"),
        ("granted_on", "2017-02-30", "2017-02-30 is not a day: February 2017 has 28 days"),
        ("granted_on", "15/10/2017", "did you mean 2017-10-15?"),
        ("contract_in_writing", "y", "expected true or false, got 'y'"),
        ("contract_in_writing", "flase", "did you mean 'false'?"),
        ("authorizations_after", '"1,250"', "'1,250' is not a whole number; write 1250"),
        ("authorizations_after", "12.0", "'12.0' is not a whole number; write 12"),
        ("authorizations_after", "-3", "'-3' is below 0"),
        ("authorizations_after", "1.250", "expected a whole number, 0 or more, got '1.250'"),
        ("authorizations_after", "9" * 19, "too large: at most 18 digits"),
        ("kind", "work_permit", "did you mean 'work-permit'?"),
        ("as_of", "tomorrow", "'tomorrow' is not a date in the form 2017-10-15"),
    ],
)
def test_a_cell_of_a_wrong_kind_is_named_with_what_may_be_meant(
    tmp_path: Path, column: str, cell: str, message: str
) -> None:
    (problem,) = problems(tmp_path, f"reference,{column}\nx,{cell}\n", "work-authorization")
    assert problem.startswith(f"row 2, {column}: ")
    assert message in problem


def test_all_problems_of_a_row_are_reported_with_its_contradictions(tmp_path: Path) -> None:
    text = "host,act,granted_on,valid_until\nUK,gift,2018-01-02,2018-01-01\n"
    assert [line.split(":")[0] for line in problems(tmp_path, text, "work-authorization")] == [
        "row 2, host",
        "row 2, act",
        "row 2, valid_until",
    ]


def test_rows_are_numbered_as_an_editor_numbers_lines(tmp_path: Path) -> None:
    text = '\nhost,granted_on,note\r\nPL,,"one\r\ntwo"\r\n\r\nUK,,\r\n'
    assert problems(tmp_path, text)[0].startswith("row 6, host")


def test_rows_with_too_few_or_too_many_cells_are_reported_once(tmp_path: Path) -> None:
    assert problems(tmp_path, f"{HEADER}\nPL\nPL,KP,2017-10-15,none,Warsaw\nPL,KP,,none\n") == [
        "row 2: 1 cells where the header has 4",
        "row 3: 5 cells where the header has 4; does a cell with a comma lack quotes?",
    ]


def test_quotation_marks_that_do_not_close_are_placed_where_they_open(tmp_path: Path) -> None:
    opens = "malformed CSV: a quotation mark opens here that nothing closes"
    text = f'{HEADER}\nPL,KP,,none\nPL,"KP,,none\nPL,KP,,none\n'
    assert problems(tmp_path, text) == [f"row 3: {opens}"]
    assert problems(tmp_path, f'host,"act\n{"x" * 200_000}\n')[0] == f"row 1: {opens}"
    (found,) = problems(tmp_path, f'{HEADER}\nPL,"KP"x,,none\nPL,KP,,none\n')
    assert found.startswith("row 2: malformed CSV: ',' expected after '\"'")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen_in_the_header(tmp_path: Path, delimiter: str) -> None:
    text = f'\ufeff{HEADER}\nPL,"KP;PL",2017-10-15,none\n'.replace(",", delimiter)
    (case,) = cases(tmp_path, text)
    assert case.record.nationalities == ("KP", "PL")
    assert case.record.approval.status is ApprovalStatus.NONE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a.csv: the file is empty"),
        ("\ufeff \r\n\n", "a.csv: the file is empty"),
        (HEADER, "a.csv: a header, but no rows"),
        (f"{HEADER}\n\n", "a.csv: a header, but no rows"),
    ],
)
def test_a_file_without_records_is_no_input(tmp_path: Path, text: str, problem: str) -> None:
    (found,) = problems(tmp_path, text)
    assert found.endswith(problem)


def test_ten_thousand_errors_are_counted_and_a_hundred_shown(tmp_path: Path) -> None:
    rows = "".join(f"PL{n},KP,2017-13-{n % 90},none\n" for n in range(5_000))
    with pytest.raises(BadInputError) as caught:
        cases(tmp_path, f"{HEADER}\n{rows}")
    assert caught.value.count == 10_000
    assert len(caught.value.problems) == 100
    lines = str(caught.value).splitlines()
    assert len(lines) == 101
    assert lines[-1] == "… and 9,900 more"
