"""The command `nksanctions lists`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.lists.files import ADD, ALT, SDN, UN, zipped

from nksanctions import lists
from nksanctions.cli.app import app


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["lists", *map(str, arguments)])


@pytest.fixture
def un(tmp_path: Path) -> Path:
    path = tmp_path / "un.xml"
    path.write_text(UN, encoding="utf-8")
    return path


@pytest.fixture
def ofac(tmp_path: Path) -> Path:
    path = tmp_path / "ofac.zip"
    path.write_bytes(zipped(sdn_csv=SDN, alt_csv=ALT, add_csv=ADD).getvalue())
    return path


def test_the_summary_counts_and_tells_what_is_left(un: Path, ofac: Path) -> None:
    assert run("show", un).stdout == (
        "un.xml (un-xml, generated 2026-02-27): 2 designations: 1 entity, 1 individual\n"
        "programmes:\n  DPRK: 2\n"
    )
    shown = run("show", ofac).stdout
    assert "  DPRK3: 2\n" in shown
    assert "Remarks: likes kimchi …: 1, such as 'likes kimchi' (kept as a comment)" in shown


def test_a_designation_is_shown_whole_and_within_eighty_columns(un: Path, ofac: Path) -> None:
    shown = run("show", un, "KPi.901")
    assert shown.exit_code == 0
    for words in (
        "HONG KIL TONG [un-consolidated KPi.901]",
        "listed: 2 May 2012",
        "Ilji-mae (former, weak)",
        "born: 5 February 1969 (as Hong Kil-dong)",
        "paper: Passport X-12 (Viet Nam)",
    ):
        assert words in shown.stdout
    everything = run("show", ofac, "901", "902", "903", "904").stdout
    assert "programme: DPRK2 (E.O. 13687); NPWMD (E.O. 13382)" in everything
    assert "deadweight 1,200" in everything
    assert max(map(len, everything.splitlines())) <= 80


def test_tags_and_kinds_choose(ofac: Path) -> None:
    assert run("show", ofac, "--tag", "DPRK3", "--brief").stdout == (
        "902        entity     NOWHERE SHIPPING [DPRK3]\n904        aircraft   P-999 [DPRK3]\n"
    )
    assert "904" not in run("show", ofac, "--tag", "DPRK3", "--kind", "entity", "--brief").stdout
    assert run("show", ofac, "--tag", "X").stdout == "no designation of the list is meant\n"


def test_a_reference_that_is_not_there_is_said_to_be_missing(un: Path) -> None:
    shown = run("show", un, "KPi.901", "KPi.999")
    assert shown.exit_code == 1
    assert shown.stderr == "not on the list: KPi.999\n"


def test_bad_input_shows_nothing_unless_told_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(UN.replace("<YEAR>1967", "<YEAR>?"), encoding="utf-8")
    shown = run("show", path)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert "1 problem; nothing is shown" in shown.stderr
    assert "KPi.901" in shown.stderr
    assert run("show", path, "--keep-going").exit_code == 0


def test_a_file_that_is_not_there_or_no_list_is_an_error(tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_text("<html></html>", encoding="utf-8")
    for path, words in ((tmp_path / "no.xml", "no such file"), (page, "a web page")):
        shown = run("show", path)
        assert shown.exit_code == 2
        assert words in shown.stderr


def test_json_keeps_everything(un: Path, tmp_path: Path) -> None:
    out = tmp_path / "un.json"
    written = run("export", un, "--to", "json", "-o", out)
    assert (written.exit_code, written.stdout) == (0, "")
    assert "2 designations" in written.stderr
    assert lists.read(out).designations == lists.read(un).designations


def test_csv_and_ftm_go_to_standard_output(un: Path) -> None:
    table = run("export", un, "--to", "csv", "--kind", "entity").stdout
    assert table.splitlines()[0].startswith("list,reference,kind,name")
    assert len(table.splitlines()) == 2
    entities = run("export", un, "--to", "ftm", "--tag", "DPRK").stdout.splitlines()
    assert json.loads(entities[0])["schema"] == "Person"


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    path, out = tmp_path / "un.xml", tmp_path / "out" / "un.json"
    path.write_text(UN.replace("<YEAR>1967", "<YEAR>?"), encoding="utf-8")
    out.parent.mkdir()
    out.write_text("before", encoding="utf-8")
    assert run("export", path, "--to", "json", "-o", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "before"
    assert [each.name for each in out.parent.iterdir()] == ["un.json"]
    assert run("export", path, "--to", "json", "-o", tmp_path / "no" / "x.json").exit_code == 2
    assert run("export", path, "--to", "json", "-o", out, "--keep-going").exit_code == 0
    assert len(lists.read(out)) == 2
