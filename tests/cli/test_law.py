"""The commands `nksanctions show` and `nksanctions law`, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.regimes.test_folder import HEAD, ROW, SOURCES, folder

from nksanctions.cli.app import app
from nksanctions.regimes import UN


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.mark.parametrize(
    "name", ["UNSCR-2375-OP17", "S/RES/2375 (2017) OP 17", "2375 OP 17", "unscr-2375-op17a"]
)
def test_a_paragraph_is_shown_by_any_of_its_names(name: str) -> None:
    result = run("show", name)
    assert result.exit_code == 0
    assert result.output.startswith("S/RES/2375 (2017) OP 17 [UNSCR-2375-OP17a]\n")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("2371", "S/RES/2371 (2017): "),
        ("S/2022/431", "S/2022/431: "),
        ("IAN 7", "IAN 7: "),
        ("A-03", "A-03: "),
        ("a-02-SWITCH", "A-02-switch: "),
        ("A-10", "A-10: "),
    ],
)
def test_texts_points_and_caveats_are_shown_too(name: str, first: str) -> None:
    result = run("show", name)
    assert result.exit_code == 0
    assert result.output.startswith(first)


def test_everything_that_is_held_fits_in_80_columns() -> None:
    names = [*UN.provisions, *UN.catalogue.instruments, *UN.points, *UN.catalogue.caveats]
    lines = run("show", *names, "--on", "2018-01-01").output.splitlines()
    assert len(lines) > 3_000
    wide = [line for line in lines if len(line) > 80 and "://" not in line]
    assert wide == []


def test_a_vetoed_draft_says_so_and_what_it_would_have_done() -> None:
    output = run("show", "S/2022/431").output
    assert "Voted down" in output
    assert "vetoed by China and Russia" in " ".join(output.split())


def test_unknown_names_are_all_told_and_nothing_is_shown() -> None:
    result = run("show", "UNSCR-2375-OP17", "UNSCR-2375-OP17z", "1541")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no provision 'UNSCR-2375-OP17z' is held; did you mean" in result.stderr
    assert "S/RES/1540 (2004)" in result.stderr


def test_a_paragraph_as_json_has_what_is_computed_of_it() -> None:
    (value,) = json.loads(
        run("show", "UNSCR-2321-OP26", "--format", "json", "--on", "2017-08-05").output
    )
    assert value["id"] == "UNSCR-2321-OP26"
    assert value["in_force"] == {"start": "2016-11-30", "end": "2017-08-05"}
    assert value["in_force_by_its_own_text"] == {"start": "2016-11-30", "end": None}
    assert value["standing"] == "replaced"
    assert value["caps"][0]["limits"]


def test_a_history_tells_each_step_with_its_summary() -> None:
    output = run("show", "UNSCR-2270-OP29", "--history").output
    heads = [line.split()[0] for line in output.splitlines() if line[:1].isdigit()]
    assert heads[:3] == ["2016-03-02", "2016-11-30", "2017-08-05"]
    assert "replaces UNSCR-2270-OP29" in output


@pytest.mark.parametrize(
    ("day", "count"),
    [("2016-11-29", 0), ("2016-11-30", 1), ("2017-08-05", 2), ("2017-09-11", 6)],
)
def test_the_law_of_a_day_is_listed(day: str, count: int) -> None:
    output = run("law", "--on", day, "--measure", "overseas-labour").output
    assert output.splitlines()[-1].startswith(f"{count} provision")


def test_what_changed_is_listed_for_a_subject() -> None:
    output = run("law", "--between", "2017-08-04", "2017-08-05", "--subject", "trade").output
    assert "2017-08-05  ended      UNSCR-2321-OP26 by UNSCR-2371-OP8" in output.splitlines()
    assert "2371-OP11" not in output
    rows = json.loads(
        run("law", "--between", "2017-08-04", "2017-08-05", "--format", "json").output
    )
    assert {"on": "2017-08-05", "kind": "ended", "provision": "UNSCR-2321-OP26"}.items() <= next(
        row for row in rows if row["kind"] == "ended"
    ).items()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--subject", "labor"), "no subject 'labor'; did you mean labour?"),
        (("--measure", "cole"), "no measure 'cole'; did you mean coal?"),
        (("--bound", "member-state"), "no party 'member-state'; did you mean member-states?"),
        (("--instrument", "2398"), "no instrument '2398' is held"),
        (("--on", "2017-13-01"), "'2017-13-01' is no day such as 2017-11-01"),
        (("--between", "2018-01-02", "2018-01-01"), "2018-01-01 comes before 2018-01-02"),
    ],
)
def test_a_wrong_option_is_told_with_what_comes_near(arguments: tuple[str, ...], told: str) -> None:
    result = run("law", *arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_law_of_ones_own_stands_beside_the_library(tmp_path: Path) -> None:
    own = folder(tmp_path, act_12=HEAD + ROW, sources=SOURCES)
    output = run("show", "UNSCR-2375-OP17", "--history", "--with", own).output
    assert "[ACT-12-S3]" in output
    assert "ACT-12-S3" not in run("show", "UNSCR-2375-OP17", "--history").output


def test_a_folder_with_mistakes_is_told_and_nothing_is_shown(tmp_path: Path) -> None:
    own = folder(tmp_path, act_12=HEAD.replace("2018-03-01", '"soon"') + ROW)
    result = run("law", "--with", own)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "act-12.toml: expected a day such as 2017-09-11, not 'soon' @ $.adopted" in result.stderr
