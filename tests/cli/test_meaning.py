"""The commands ``lists meaning`` and ``ownership``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nksanctions.cli.app import app


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_a_name_is_told_for_each_asker_within_80_columns() -> None:
    result = run(
        *("lists", "meaning", "Ku Sung Sop", "Ch’olhyo’n Overseas Construction Company"),
        *("--on", "2026-11-24", "--for", "US", "--for", "PL"),
    )
    assert result.exit_code == 0, result.output
    assert result.output.count("For a bank in Poland, on 24 November 2026:") == 2
    assert "BINDS: blocking, since 26 October 2017" in result.output
    assert "DOES NOT BIND: asset freeze\n" in result.output
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_without_an_asker_each_group_is_told() -> None:
    result = run("lists", "meaning", "23085", "--on", "2018-01-01")
    assert "For persons and firms of the United States" in result.output
    assert "For banks outside the United States" in result.output


def test_json_says_how_each_act_was_verified() -> None:
    result = run(
        "lists", "meaning", "23085", "--on", "2026-11-24", "--for", "PL:firm", "--format", "json"
    )
    (found,) = json.loads(result.output)
    assert found["listed"] == "2017-10-26"
    assert found["programmes"]["DPRK3"][0]["verified"] == "secondary"
    assert list(found["for"]) == ["a firm or person in Poland"]


def test_a_name_that_is_not_there_is_said_and_the_others_are_told() -> None:
    result = run("lists", "meaning", "23085", "Hong Kil Tong", "--on", "2026-11-24")
    assert result.exit_code == 1
    assert "MILITARY SECURITY COMMAND" in result.output
    assert "not in what the library holds: Hong Kil Tong" in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["23085"], "Missing option '--on'"),
        (["23085", "--on", "today"], "is no date such as"),
        (["23085", "--on", "2026-11-24", "--for", "NK"], "did you mean 'KP'"),
        (["23085", "--on", "2026-11-24", "--for", "PL:ship"], "bank, firm, state"),
    ],
)
def test_a_wrong_option_is_refused_with_a_hint(words: list[str], message: str) -> None:
    result = run("lists", "meaning", *words)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_list_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text("<html></html>")
    result = run("lists", "meaning", "x", "--list", str(path), "--on", "2026-11-24")
    assert result.exit_code == 2
    assert "nothing is told" in result.output


TABLE = "owner,owned,percent,controls\nA,M,50,\nM,X,50,\nA,Y,10,yes\nC,Y,90,\n"


def test_ownership_is_told_by_each_rule(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    result = run("ownership", str(path), "--listed", "A", "--rest-unlisted", "--format", "json")
    assert result.exit_code == 0, result.output
    answers = {(one["entity"], one["under"]): one["reached"] for one in json.loads(result.output)}
    assert answers == {
        ("M", "us"): True,
        ("M", "eu"): False,
        ("M", "gb"): False,
        ("X", "us"): True,
        ("X", "eu"): False,
        ("X", "gb"): False,
        ("Y", "us"): False,
        ("Y", "eu"): True,
        ("Y", "gb"): True,
    }


def test_ownership_says_the_path_and_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("owner,owned,percent\nA,X,30\n")
    result = run("ownership", str(path), "X", "--listed", "A", "--under", "us")
    assert "X: indeterminate" in result.output
    assert "missing: who holds the other 70% of X" in result.output


@pytest.mark.parametrize(
    ("table", "words", "message"),
    [
        (TABLE, ["Z", "--listed", "A"], "nobody there is called 'Z'"),
        (TABLE, ["X", "--listed", "Q"], "nobody there is called 'Q'"),
        ("owner,owned,percent\nA,X,half\n", ["--listed", "A"], "expected percent"),
        ("owner,owned,percent\nA,X,60\nB,X,60\n", ["--listed", "A"], "add up to 120"),
    ],
)
def test_a_bad_table_or_name_is_refused(
    tmp_path: Path, table: str, words: list[str], message: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(table)
    result = run("ownership", str(path), *words)
    assert result.exit_code == 2
    assert message in result.output
