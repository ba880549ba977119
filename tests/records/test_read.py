"""Files and folders: what is read, what cannot be, and that nothing but `BadInputError` comes."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nksanctions.errors import BadInputError, NKSanctionsError, Problem
from nksanctions.models.facts import choice, count, day
from nksanctions.models.labour import ContractKind
from nksanctions.records import RECORD_TYPES, describe, from_dict, read, template, to_dict
from nksanctions.records.columns import columns
from nksanctions.records.problems import Problems

PERMITS = "host,granted_on\nPL,2017-10-15\n"
one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def problems(paths: Any, **options: Any) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        read(paths, **options)
    return str(caught.value).splitlines()


def test_a_folder_is_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.csv", "a.CSV", ".hidden.csv"):
        (tmp_path / name).write_text(PERMITS, encoding="utf-8")
    (tmp_path / "c.json").write_text('{"record": "worker-presence"}', encoding="utf-8")
    (tmp_path / "README.md").write_text("# Examples", encoding="utf-8")
    (tmp_path / "d.csv").mkdir()
    places = [case.place for case in read(tmp_path)]
    assert places == [
        f"{tmp_path / 'a.CSV'} row 2",
        f"{tmp_path / 'b.csv'} row 2",
        f"{tmp_path / 'c.json'} $",
    ]
    assert len(read([str(tmp_path), tmp_path / "b.csv"])) == 4


def test_the_problems_of_all_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "poland.csv").write_text(PERMITS, encoding="utf-8")
    (tmp_path / "bad.csv").write_text(PERMITS.replace("PL", "UK"), encoding="utf-8")
    (tmp_path / "empty").mkdir()
    missing, empty, bad = tmp_path / "Poland.cvs", tmp_path / "empty", tmp_path / "bad.csv"
    assert problems([tmp_path / "poland.csv", missing, empty, bad]) == [
        f"{empty}: the folder holds no .csv, .json, .jsonl, .ndjson, .tsv file",
        f"{missing}: no such file; did you mean 'poland.csv'?",
        f"{bad} row 2, host: 'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?",
    ]


@pytest.mark.parametrize(
    ("paths", "problem"),
    [
        ([], "no file is named"),
        ("nowhere/a.csv", "no such file"),
        ("a\0b.csv", "cannot be read"),
        ("a\nb.csv", "'a\\nb.csv': no such file"),
    ],
)
def test_what_cannot_be_found_is_said(paths: Any, problem: str) -> None:
    (found,) = problems(paths)
    assert problem in found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "host,note\nPL,Gdańsk\n".encode("utf-16"),
            "it looks like UTF-16: convert it, for instance",
        ),
        ("host,note\nPL,Gdańsk\n".encode("utf-16-le"), "it looks like UTF-16LE"),
        ("host,note\nPL,Gdańsk\n".encode("utf-16-be"), "it looks like UTF-16BE"),
        ("host\nPL\n".encode("utf-32"), "it looks like UTF-32"),
        (
            "host,note\nSN,a\nCI,Côte d'Ivoire\n".encode("latin-1"),
            "not UTF-8 (byte 0xF4 in line 3)",
        ),
        ("host,note\nSN,Côte\n".encode("cp1252"), "it looks like WINDOWS-1252"),
        ("host,note\nRU,Владивосток\n".encode("cp1251"), "it looks like WINDOWS-1251"),
        ("host,note\nKR,서울\n".encode("cp949"), "`iconv -f CP949 -t UTF-8`"),
        (b"\xef\xbb\xbfhost\nP\xf4\n", "not UTF-8 (byte 0xF4 in line 2)"),
        (b"PK\x03\x04\x14\x00", "a spreadsheet (.xlsx, .ods) or zip file, not text"),
        (b"%PDF-1.7", "a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "a binary file, not text"),
    ],
)
def test_a_file_that_is_not_utf_8_is_named_for_what_it_is(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    (found,) = problems(tmp_path / "a.csv")
    assert message in found


def test_a_type_that_does_not_exist_is_refused_before_a_file_is_opened() -> None:
    assert problems("nowhere.csv", record="work-authorisation") == [
        f"record: 'work-authorisation' is none of {', '.join(RECORD_TYPES)}; "
        "did you mean 'work-authorization'?"
    ]
    with pytest.raises(BadInputError):
        template("visa")


def test_the_error_is_one_of_ours_and_a_value_error_and_travels() -> None:
    error = BadInputError([Problem(place="row 2", field="host", message="wrong")], count=3)
    assert isinstance(error, NKSanctionsError)
    assert isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (str(again), again.count) == ("row 2, host: wrong\n… and 2 more", 3)
    assert str(BadInputError([], count=1_200)) == "1,200 problems"


def test_no_words_are_sought_for_problems_past_the_limit() -> None:
    gathered = Problems(limit=0)
    gathered.add("row 2", lambda: pytest.fail("asked for words"))
    assert gathered.count == 1


@frozen(kw_only=True)
class Licence:
    """A record of the caller's making."""

    given_on: Any = day("the day the licence was given")
    barrels: Any = count("the barrels that it covers")
    contract: Any = choice("the kind of contract", ContractKind, ordinary=ContractKind.FRAMEWORK)
    required: str = attrs.field(default="", metadata={"says": "a remark"})


def test_a_record_of_the_callers_making_is_read_alike(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("given_on,barrels\n2018-01-01,500\n", encoding="utf-8")
    (case,) = read(tmp_path / "a.csv", record=Licence)
    assert case.record.barrels == 500
    assert from_dict(Licence, to_dict(case.record)) == case.record
    assert template(Licence) == "given_on,barrels,contract,required"
    assert describe(Licence)[2].left_out == "framework"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["?", "KP", "none", "2017-10-15", "granted", *RECORD_TYPES]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=3)
            | st.sampled_from(
                ["record", "as_of", *(c for t in RECORD_TYPES.values() for c in columns(t))]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@one_folder
@given(json_values, st.sampled_from([None, *RECORD_TYPES]), st.sampled_from(["a.json", "a.jsonl"]))
def test_any_json_is_read_or_refused(
    tmp_path: Path, document: Any, record: str | None, name: str
) -> None:
    (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    try:
        read(tmp_path / name, record=record)
    except BadInputError as error:
        str(error).encode()


@one_folder
@given(
    st.binary() | st.text(st.sampled_from('",;\t\r\n?[]{}:KP host')).map(str.encode),
    st.sampled_from(["", "host,granted_on\n", "record;host\n", "host\n", "[{", '{"host":']),
    st.sampled_from(["a.csv", "a.json", "a.jsonl", "a"]),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, start: str, name: str) -> None:
    (tmp_path / name).write_bytes(start.encode() + data)
    try:
        read(tmp_path / name, record="work-authorization")
    except BadInputError as error:
        str(error).encode()
