"""The command `nksanctions lists diff`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.lists.invented import un_file

from nksanctions.cli.app import app


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.xml"
    path.write_text(un_file("2026-02-27", range(1, 21)))
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.xml"
    path.write_text(un_file("2026-03-09", range(2, 22)).replace("2016-03-02", "2016-03-03", 1))
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["lists", "diff", *map(str, arguments)])


def test_the_changes_are_printed_like_a_notice(old: Path, new: Path) -> None:
    result = run(old, new)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "un-consolidated: changes from 27 February 2026 to 9 March 2026"
    assert "  KPi.021  HONG KIL TONG (individual), DPRK" in lines
    assert "    listed: 2 March 2016 → 3 March 2016" in lines
    assert lines[-1] == "20 entries, before 20."
    assert max(map(len, lines)) <= 80


def test_the_changes_come_as_json_too(old: Path, new: Path) -> None:
    found = json.loads(run(old, new, "--format", "json").output)
    assert (found["old"], found["new"]) == ("2026-02-27", "2026-03-09")
    assert [one["reference"] for one in found["listed"]] == ["KPi.021"]
    assert [one["reference"] for one in found["delisted"]] == ["KPi.001"]
    (amended,) = found["amended"]
    assert amended["changes"] == [
        {"field": "listed", "removed": ["2 March 2016"], "added": ["3 March 2016"]}
    ]


def test_the_exit_status_tells_on_demand_whether_anything_changed(old: Path, new: Path) -> None:
    assert run(old, new, "--exit-code").exit_code == 1
    assert run(old, old, "--exit-code").exit_code == 0


def test_one_programme_can_be_compared(old: Path, new: Path) -> None:
    new.write_text(new.read_text().replace("DPRK", "DRC", 1))
    assert "19 entries, before 20." in run(old, new, "--tag", "DPRK").output
    result = run(old, new, "--tag", "PRK")
    assert result.exit_code == 2
    assert "neither list has PRK; there are DPRK, DRC" in result.stderr


def test_a_shrunken_list_is_refused_unless_told_otherwise(old: Path, new: Path) -> None:
    new.write_text(un_file("2026-03-09", range(1, 18)))
    result = run(old, new)
    assert result.exit_code == 3
    assert "17 entries where there were 20" in " ".join(result.stderr.split())
    assert run(old, new, "--allow-fewer").exit_code == 0


def test_bad_input_is_told(old: Path, new: Path, tmp_path: Path) -> None:
    result = run(new, old)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the order is wrong\nnothing was compared." in result.stderr
    page = tmp_path / "page.xml"
    page.write_text("<html></html>")
    assert "a web page" in run(old, page).stderr
    assert "does not exist" in run(old, tmp_path / "nothing").stderr


def test_a_day_can_be_named_where_the_file_has_none(old: Path, new: Path) -> None:
    old.write_text(old.read_text().replace("dateGenerated", "made"))
    assert "on which day was it made?" in " ".join(run(old, new).stderr.split())
    assert run(old, new, "--old-day", "2026-02-27").exit_code == 0
    assert "no day such as" in run(old, new, "--old-day", "27/02/2026").stderr
