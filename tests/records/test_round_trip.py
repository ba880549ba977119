"""A record comes back from a file, or from a mapping, as it was."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.records.strategies import objects, records

from nksanctions.errors import BadInputError
from nksanctions.models import (
    Approval,
    StateLabourReport,
    WorkAuthorization,
    WorkerPresence,
)
from nksanctions.records import (
    RECORD_TYPES,
    from_dict,
    read,
    record_name,
    template,
    to_dict,
    to_row,
)

one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def write_csv(path: Path, rows: list[dict[str, str]], delimiter: str = ",") -> None:
    header = dict.fromkeys(name for row in rows for name in row)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(header), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode())


@one_folder
@given(st.lists(records, min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_records_of_all_types_survive_a_csv_file(
    tmp_path: Path, given: list[Any], delimiter: str
) -> None:
    path = tmp_path / "cases.csv"
    write_csv(path, [{"record": record_name(type(r)), **to_row(r)} for r in given], delimiter)
    assert [case.record for case in read(path)] == given


@one_folder
@given(st.data(), st.sampled_from(sorted(RECORD_TYPES)))
def test_records_of_one_type_need_no_name(tmp_path: Path, data: st.DataObject, name: str) -> None:
    given = data.draw(st.lists(objects(RECORD_TYPES[name]), min_size=1, max_size=3))
    path = tmp_path / "cases.csv"
    write_csv(path, [to_row(record) for record in given])
    assert [case.record for case in read(path)] == given
    assert [case.record for case in read(path, record=name)] == given


@one_folder
@given(st.lists(records, min_size=1, max_size=5))
def test_records_survive_json_and_json_lines(tmp_path: Path, given: list[Any]) -> None:
    documents = [to_dict(record) for record in given]
    (tmp_path / "cases.json").write_text(json.dumps(documents), encoding="utf-8")
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    (tmp_path / "cases.jsonl").write_text(lines, encoding="utf-8")
    assert [case.record for case in read(tmp_path / "cases.json")] == given
    assert [case.record for case in read(tmp_path / "cases.jsonl")] == given


@given(records)
def test_a_record_survives_a_mapping(record: Any) -> None:
    plain = to_dict(record)
    assert json.loads(json.dumps(plain)) == plain
    assert from_dict(type(record), plain) == record


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_a_row_under_the_template_is_a_record_of_defaults(tmp_path: Path, name: str) -> None:
    header = template(name)
    (tmp_path / "a.csv").write_text(f"{header}\n{',' * header.count(',')}\n", encoding="utf-8")
    (case,) = read(tmp_path / "a.csv")
    assert case.record == RECORD_TYPES[name]()


def test_values_of_python_are_taken_too() -> None:
    whole = StateLabourReport(state="MN", workers_at_adoption=1_220)
    assert from_dict(StateLabourReport, {"state": "MN", "workers_at_adoption": 1_220}) == whole
    assert from_dict(WorkerPresence, {"nationalities": ("KP",)}).nationalities == ("KP",)


def test_null_is_unknown_and_an_absent_key_is_left_out() -> None:
    assert from_dict(WorkAuthorization, {}) == WorkAuthorization()
    assert from_dict(WorkAuthorization, {"approval": {}}).approval == Approval.none()
    unknown = from_dict(WorkAuthorization, {"approval": None, "territory": "?", "reference": None})
    assert (unknown.approval, unknown.territory, unknown.reference) == (None, None, "")


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (
            {"record": "worker-presence"},
            "record: expected work-authorization, got 'worker-presence'",
        ),
        ({"record": []}, "record: expected work-authorization, got a list"),
        ({"note": "x"}, "note: stands beside a record, not in it; `read` takes it"),
        ({5: "x"}, "5: no such field"),
        ([], "expected an object, got a list"),
        (
            {"granted_on": "2018-01-02", "valid_until": "2018-01-01"},
            "valid_until: 2018-01-01 is before granted_on 2018-01-02",
        ),
        (
            {"approval": {"status": "pending", "date": "2018-01-01"}},
            "approval.date: an approval with status pending has no day of decision",
        ),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: Any, message: str) -> None:
    with pytest.raises(BadInputError) as caught:
        from_dict(WorkAuthorization, mapping)
    assert str(caught.value) == message


def test_each_contradiction_of_a_record_is_reported() -> None:
    mapping = {
        "first_contract_finalized_on": "2016-05-04",
        "first_contract_ends_on": "2016-05-03",
        "renewal_agreed_on": "2017-10-15",
        "renewal_runs_until": "2017-10-14",
    }
    with pytest.raises(BadInputError) as caught:
        from_dict(RECORD_TYPES["contract-renewal"], mapping)
    assert [problem.field for problem in caught.value.problems] == [
        "first_contract_ends_on",
        "renewal_runs_until",
    ]
