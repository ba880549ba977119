"""The accounts in `examples/conditions`: each meets the indicators that it says it should meet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import nksanctions as nk
from nksanctions.records import Case, read
from nksanctions.reports.signs import answer

FOLDER = Path(__file__).parents[2] / "examples" / "conditions"
ACCOUNTS = read(FOLDER / "accounts.json")
NOTICED = read(FOLDER / "red-flags.json")

ACCUSING = (
    r"accus|breach|crim|culprit|deceiv|disguis|evad|evasi|fraud|guilt|illegal|illicit|launder"
    r"|perpetrat|smuggl|spy|spies|suspect|traffick|unlawful|violat|wrongdo"
)

SEEDS = {
    "passports and salaries withheld, little food, poor housing, no free movement": (
        "dz-company-sites-2017",
        {"FL03", "FL07", "FL08", "FL10"},
    ),
    "two days off a year, punishment for missed targets": (
        "rest-days-rights-groups",
        {"FL06", "FL11"},
    ),
    "minders, reprisals against families": ("minders-state-department", {"FL03", "FL06"}),
    "salaries taken": ("salaries-taken-rights-groups", {"FL08"}),
    "opponents contracted abroad": ("sent-as-punishment", {"FL01"}),
    "forged identities shown to clients": ("it-workers-other-names", set()),
}


@pytest.mark.parametrize("case", ACCOUNTS, ids=lambda case: case.record.reference)
def test_each_account_meets_what_it_expects(case: Case) -> None:
    assert isinstance(case.record, nk.WorkingConditions)
    assert "others=" in case.expected
    assert answer(case, nk.forced_labour.assess).difference is None


@pytest.mark.parametrize("case", NOTICED, ids=lambda case: case.record.reference)
def test_each_observation_raises_what_it_expects(case: Case) -> None:
    assert "others=" in case.expected
    assert answer(case, nk.red_flags.check).difference is None


@pytest.mark.parametrize(("reference", "met"), SEEDS.values(), ids=SEEDS)
def test_the_press_accounts_are_there(reference: str, met: set[str]) -> None:
    (case,) = [one for one in ACCOUNTS if one.record.reference == reference]
    assert {one.indicator.id for one in nk.forced_labour.assess(case.record).met} == met


def test_two_claims_about_days_off_stand_side_by_side() -> None:
    claims = {
        (one.record.days_off, one.record.days_off_per, one.record.place)
        for one in ACCOUNTS
        if one.record.reference.startswith("rest-days")
    }
    assert claims == {
        (2, nk.DaysOffPer.YEAR, nk.Workplace.BOTH),
        (2, nk.DaysOffPer.MONTH, nk.Workplace.DPRK),
    }


@pytest.mark.parametrize("case", [*ACCOUNTS, *NOTICED], ids=lambda case: case.record.reference)
def test_each_says_its_source_and_what_it_shows(case: Case) -> None:
    assert all([case.record.reference, case.source, case.note])
    invented = case.note.startswith("Constructed")
    assert invented is case.source.startswith("Test of")


def test_each_has_a_name_of_its_own_and_stands_in_the_readme() -> None:
    names = [one.record.reference for one in (*ACCOUNTS, *NOTICED)]
    assert len(set(names)) == len(names)
    text = (FOLDER.parent / "README.md").read_text("utf-8")
    for file in FOLDER.iterdir():
        assert f"`conditions/{file.name}`" in text


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.name)
def test_no_account_accuses(file: Path) -> None:
    found = re.findall(rf"\b(?:{ACCUSING})\w*", file.read_text("utf-8"), re.IGNORECASE)
    assert [word for word in found if word != "deceived"] == []  # the name of a fact
