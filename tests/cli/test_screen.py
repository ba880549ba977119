"""The commands `nksanctions screen` and `nksanctions screening`, as somebody types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.screening.sample import SAMPLE

from nksanctions.cli import batch
from nksanctions.cli.app import app
from nksanctions.lists import write_json

NAMES = (
    "name,born,note\nChoi Yong-hae,,x\nLee Min-ho,,\nKim Yong Chol,1962,\n구승섭,,\n"
    "Kim Yong Chol,1999,\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "list.json"
    with path.open("wb") as file:
        write_json(SAMPLE, file)
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(NAMES, encoding="utf-8")
    return path


def test_names_are_shown_with_their_candidates_and_a_caution(sample: Path) -> None:
    shown = run("screen", "Choi Yong-hae", "Lee Min-ho", "--list", sample, "--explain")
    assert shown.exit_code == 1
    assert "Choi Yong-hae: 1 candidate\n  0.857  CHOE, Ryong Hae [sample choe]\n" in shown.stdout
    assert "yong ~ ryong  the same syllable" in shown.stdout
    assert "Lee Min-ho: no candidate" in shown.stdout
    assert "Candidates are no findings" in shown.stderr
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_no_candidate_is_exit_status_0(sample: Path) -> None:
    assert run("screen", "Lee Min-ho", "--list", sample).exit_code == 0


def test_what_is_known_beside_the_name_counts(sample: Path) -> None:
    shown = run("screen", "Kim Yong Chol", "--born", "1962", "--list", sample)
    assert "other-chol" in shown.stdout
    assert "[sample chol]" not in shown.stdout


def test_json_holds_the_parts(sample: Path) -> None:
    shown = run("screen", "구승섭", "--list", sample, "--format", "json")
    (answer,) = json.loads(shown.stdout)
    (candidate,) = answer["candidates"]
    assert candidate["reference"] == "ku"
    assert round(sum(part["points"] for part in candidate["parts"]), 4) == candidate["score"]


def test_a_file_of_names_becomes_a_table(sample: Path, names: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = run("screen", "--input", names, "--list", sample, "-o", out)
    assert done.exit_code == 1
    assert "5 names, 3 with candidates" in done.stderr
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["row"], row["reference"]) for row in rows] == [
        ("2", "choe"), ("3", ""), ("4", "other-chol"), ("5", "ku"), ("6", ""),
    ]  # fmt: skip
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
@pytest.mark.parametrize("torn", [0, 7])
def test_a_run_that_was_stopped_goes_on_and_ends_alike(
    sample: Path, names: Path, tmp_path: Path, rows: int, torn: int
) -> None:
    whole, out = tmp_path / "whole.csv", tmp_path / "out.csv"
    run("screen", "--input", names, "--list", sample, "-o", whole)
    job = batch.Batch(
        source=names,
        output=out,
        lists=(sample,),
        column="name",
        threshold=0.70,
        limit=5,
        keep_going=False,
    )
    from nksanctions.screening import Index

    job.run(Index(SAMPLE), job.rows()[:rows], 0, lambda _: None)
    with job.part.open("ab") as file:
        file.write(b"6,half a r"[:torn])
    again = run("screen", "--input", names, "--list", sample, "-o", out)
    if rows > 1:
        assert f"going on after row {rows - 1} of 5" in again.stderr
    assert out.read_bytes() == whole.read_bytes()


def test_a_part_of_another_job_is_not_taken_up(sample: Path, names: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    (tmp_path / "out.csv.part").write_text("# something else\nrow,name\n", encoding="utf-8")
    assert "going on" not in run("screen", "--input", names, "--list", sample, "-o", out).stderr
    assert "choe" in out.read_text(encoding="utf-8")


def test_every_bad_row_is_told_and_nothing_is_written(sample: Path, tmp_path: Path) -> None:
    names, out = tmp_path / "names.csv", tmp_path / "out.csv"
    names.write_text("name,born,nationality\nKim,1959-13,\n,,\nKim,,UK\n", encoding="utf-8")
    shown = run("screen", "--input", names, "--list", sample, "-o", out)
    assert shown.exit_code == 2
    assert shown.stderr.splitlines() == [
        "names.csv row 2: born: '1959-13' is no day of the calendar (month 13 is not in 1 to 12)",
        "names.csv row 3: '' is not a name: it has no letter",
        "names.csv row 4: 'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?",
        "nothing was screened.",
    ]
    assert not out.exists()
    kept = run("screen", "--input", names, "--list", sample, "-o", out, "--keep-going")
    assert kept.exit_code == 0
    assert out.read_text(encoding="utf-8").count("is not") == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Kim", "--input", "names.csv", "-o", "x"), "give names, or a file of names"),
        ((), "give names, or a file of names"),
        (("--input", "names.csv"), "--input and -o go together"),
        (
            ("--input", "names.csv", "-o", "x", "--born", "1959"),
            "--born: with --input this is a column",
        ),
        (("Kim", "--threshold", "0.2"), "0.2 is not in the range"),
        (("Kim", "--on", "tomorrow"), "on: 'tomorrow' is no day"),
        (("--input", "absent.csv", "-o", "x"), "absent.csv: can't be read"),
        (("--input", "names.csv", "-o", "x", "--column", "full"), "no column 'full'"),
        (("\u202e",), "is not a name"),
    ],
)
def test_bad_use_is_exit_status_2_and_says_why(
    sample: Path,
    names: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(names.parent)
    shown = run("screen", *arguments, "--list", sample)
    assert shown.exit_code == 2
    assert message in shown.stderr


def test_a_file_that_is_no_list_is_told(names: Path) -> None:
    shown = run("screen", "Kim", "--list", names)
    assert shown.exit_code == 2
    assert "nothing was screened" in shown.stderr


def test_validate_measures_the_users_own_list(sample: Path) -> None:
    shown = run("screening", "validate", sample)
    assert shown.exit_code == 0
    assert "innocent Korean, Hangul" in shown.stdout
    assert "best F1" in shown.stdout
