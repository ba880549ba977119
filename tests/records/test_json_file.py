"""JSON and JSON Lines files, good and bad."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nksanctions.errors import BadInputError
from nksanctions.models import Approval, WorkAuthorization, WorkerPresence
from nksanctions.records import Case, read

PERMIT = '{"record": "work-authorization", "host": "PL"}'


def cases(folder: Path, text: str, name: str = "a.json", record: str | None = None) -> list[Case]:
    (folder / name).write_bytes(text.encode())
    return list(read(folder / name, record=record))


def problems(
    folder: Path, text: str, name: str = "a.json", record: str | None = "work-authorization"
) -> list[str]:
    """Each problem as it is printed, less the folder."""
    with pytest.raises(BadInputError) as caught:
        cases(folder, text, name, record)
    return [
        line.removeprefix(f"{folder / name}").lstrip(" :")
        for line in str(caught.value).splitlines()
    ]


def test_an_object_becomes_a_case_with_what_stands_beside_it(tmp_path: Path) -> None:
    text = """[{"record": "work-authorization", "host": "PL", "nationalities": ["KP", "PL"],
        "approval": {"status": "granted", "date": "2017-09-15"}, "contract_in_writing": true,
        "authorizations_after": 12, "as_of": "2017-11-01", "expected": "permitted", "note": "n"}]"""
    (case,) = cases(tmp_path, text)
    assert case == Case(
        record=WorkAuthorization(
            host="PL",
            nationalities=("KP", "PL"),
            approval=Approval.granted(date(2017, 9, 15)),
            contract_in_writing=True,
            authorizations_after=12,
        ),
        place=f"{tmp_path / 'a.json'} $[0]",
        as_of=date(2017, 11, 1),
        expected="permitted",
        note="n",
    )


def test_null_is_unknown_and_keys_may_have_dots(tmp_path: Path) -> None:
    text = (
        '{"territory": null, "approval": null, "determination.status": "national", "as_of": null}'
    )
    (case,) = cases(tmp_path, text, record="worker-presence")
    assert (case.record.territory, case.record.approval) == (None, None)
    assert case.record.determination.status.value == "national"
    assert case.place.endswith("a.json $")
    assert cases(tmp_path, '{"nationalities": []}', record="worker-presence")[
        0
    ].record == WorkerPresence(nationalities=())


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt", "a.csv"])
def test_an_object_a_line_is_json_lines_whatever_the_name(tmp_path: Path, name: str) -> None:
    first, second = cases(tmp_path, f"{PERMIT}\n\n{PERMIT}\r\n", name)
    assert first.place.endswith("line 1")
    assert second.place.endswith("line 3")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt"])
def test_a_list_is_json_whatever_the_name(tmp_path: Path, name: str) -> None:
    assert len(cases(tmp_path, f" \n[{PERMIT},\n{PERMIT}]", name)) == 2


def test_broken_lines_are_reported_with_the_others(tmp_path: Path) -> None:
    text = '{"host": "UK"}\n{"host": }\n[]\n{"hots": "PL"}\n'
    assert problems(tmp_path, text, "a.jsonl") == [
        "line 1, host: 'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?",
        "line 2 column 10: malformed JSON: expecting value",
        "line 3: expected an object, got a list",
        "line 4, hots: no such field; did you mean 'host'?",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("\ufeff\n", "the file is empty"),
        ("[]", "an empty list: no records"),
        ("5", "expected a list of records, got 5"),
        ('"text"', "expected a list of records, got 'text'"),
        ("null", "expected a list of records, got null"),
        ("[null]", "$[0]: expected an object, got null"),
        ("[[1]]", "$[0]: expected an object, got a list"),
        ('[\n{"host" "PL"}\n]', "line 2 column 9: malformed JSON: expecting ':' delimiter"),
        ("host,act\nPL,grant", "line 1 column 1: malformed JSON: expecting value; if this is CSV,"),
        ("[" * 100_000, "malformed JSON: nested too deeply"),
        ("[" + '{"host":' * 100_000, "malformed JSON: nested too deeply"),
        ('[{"host": "PL", "host": "KW"}]', "$[0], host: the key is given twice"),
        (
            '[{"approval": {"date": null, "date": null}}]',
            "$[0], approval.date: the key is given twice",
        ),
        (
            '[{"approval": {"dat": null}}]',
            "$[0], approval.dat: no such field; did you mean 'approval.date'?",
        ),
        ('[{"earning_income": true}]', "$[0], earning_income: a work-authorization has no such"),
        ('[{"a\\nb": true}]', "$[0], 'a\\nb': no such field"),
        ('[{"\\ud800": true}]', "$[0], '\\ud800': no such field"),
        ('[{"reference": "\\ud800"}]', "$[0], reference: '\\ud800' holds half a character"),
        ('[{"reference": 5}]', "$[0], reference: expected text, got 5"),
        ('[{"host": ["PL"]}]', "$[0], host: expected an ISO 3166 code such as 'KP', got a list"),
        ('[{"host": ""}]', "$[0], host: is empty; leave it out, or write null or '?' for unknown"),
        ('[{"nationalities": ["KP", "NK", 5]}]', "$[0], nationalities: 'NK' is not an ISO 3166"),
        ('[{"nationalities": {"KP": 1}}]', "$[0], nationalities: expected an ISO 3166 code"),
        ('[{"granted_on": 20171015}]', "$[0], granted_on: expected a date such as 2017-10-15, got"),
        (
            '[{"contract_in_writing": 2}]',
            "$[0], contract_in_writing: expected true or false, got 2",
        ),
        ('[{"authorizations_after": true}]', "$[0], authorizations_after: expected a whole number"),
        (
            '[{"authorizations_after": 3.0}]',
            "$[0], authorizations_after: 3.0 is not a whole number",
        ),
        ('[{"authorizations_after": -3}]', "$[0], authorizations_after: -3 is below 0"),
        ('[{"authorizations_after": NaN}]', "$[0], authorizations_after: expected a whole number"),
        (f'[{{"authorizations_after": {"9" * 5_000}}}]', "$[0], authorizations_after: '9999"),
        ('[{"act": {"act": 1}}]', "$[0], act: an object is none of grant, renewal"),
        ('[{"approval": []}]', "$[0], approval: a list is none of none, pending"),
        ('[{"approval": null, "approval.date": "2017-01-01"}]', "$[0], approval.date: approval is"),
        ('[{"approval.date": "2017-01-01", "approval": null}]', "$[0], approval: approval is"),
        ('[{"record": "visa"}]', "$[0], record: 'visa' is none of work-authorization"),
        ('[{"record": ["visa"]}]', "$[0], record: a list is none of work-authorization"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    (found,) = problems(tmp_path, text)
    assert found.startswith(problem)


def test_an_object_must_say_what_it_is(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, '[{"granted_on": "2017-10-15"}]', record=None)
    assert found.startswith("$[0], record: which type of record? name one of work-authorization, ")
