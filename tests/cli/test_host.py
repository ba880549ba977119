"""The commands `nksanctions host` and `nksanctions hosts`, as somebody types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.hosts.own import count, folder

from nksanctions.cli.app import app


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def test_a_host_is_told_with_its_facts_and_duties_in_80_columns() -> None:
    result = run("host", "PL", "--as-of", "2020-04-01")
    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if len(line) > 80] == []
    words = " ".join(result.output.split())
    assert "147 work visas issued in 2014" in words
    assert "Duties as of 1 April 2020" in words
    assert "FULFILLED: S/RES/2397 (2017) OP 8, last day 22 December 2019" in words
    assert "Voice of America" in words


def test_a_day_leaves_out_what_came_after_it() -> None:
    early = run("host", "PL", "--as-of", "2017-09-28").output
    assert "PL-05" in early
    assert "PL-10" not in early


def test_the_same_as_json() -> None:
    found = json.loads(run("host", "kw", "--as-of", "2020-04-01", "--format", "json").output)
    assert found["code"] == "KW"
    assert {row["status"] for row in found["duties"]} >= {"fulfilled-late", "indeterminate"}
    assert all(key in found["sources"] for fact in found["facts"] for key in fact["sources"])


def test_a_name_that_is_no_code_is_refused_with_the_code() -> None:
    result = run("host", "Poland")
    assert result.exit_code == 2
    assert "did you mean 'PL' (Poland)?" in result.output


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_the_table_is_written_in_each_form(form: str, tmp_path: Path) -> None:
    file = tmp_path / "table"
    result = run("hosts", "--as-of", "2019-12-23", "--format", form, "-o", file)
    assert (result.exit_code, result.output) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "Russia" in text
    if form == "json":
        assert {row["code"] for row in json.loads(text)} >= {"RU", "PL", "TW"}
    if form == "csv":
        row = next(csv.DictReader(io.StringIO(text)))
        assert (row["code"], row["as_of"]) == ("AE", "2019-12-23")


def test_without_a_day_the_table_asks_for_one() -> None:
    result = run("hosts")
    assert result.exit_code == 2
    assert "give --as-of DATE" in result.output


def test_the_data_set_is_exported_and_each_file_named(tmp_path: Path) -> None:
    place = tmp_path / "out"
    result = run("hosts", "--export", place)
    assert result.exit_code == 0
    assert {Path(line) for line in result.output.splitlines()} == set(place.iterdir())
    assert (place / "datapackage.json").exists()


def test_own_facts_stand_beside_the_librarys(tmp_path: Path) -> None:
    own = folder(tmp_path, count("X-1", "value = 12", "2018-05"), code="PL")
    output = run("host", "PL", "--with", own).output
    assert "X-1  12 workers in May 2018" in output
    assert "PL-05" in output


def test_a_folder_with_mistakes_is_refused_with_all_of_them(tmp_path: Path) -> None:
    own = folder(tmp_path, count("X-1", "", "2018-05"), code="PL")
    result = run("host", "PL", "--with", own)
    assert result.exit_code == 2
    assert "pl.toml, headcount[0].value" in result.output
    assert "1 problem; nothing was read." in result.output


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("hosts", "--export", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert "can't be written" in result.output
