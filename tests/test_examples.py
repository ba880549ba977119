"""The records in `examples/`: each gets the answer that it says it should have."""

import re
from datetime import date
from pathlib import Path

import pytest

import nksanctions as nk
from nksanctions.records import Case, read
from nksanctions.reports.expected import as_expected

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = {case.record.reference: case for case in read(EXAMPLES)}
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".csv", ".json"})

# The expectation follows the text, and the library does not yet. Whatever comes right leaves this.
REAL_INPUT = {
    "Poland: applications withheld in September 2017": [
        "pl-withheld-new-contract",
        "pl-withheld-older-contract",
        "pl-undecided",
    ],
    "Poland: people who hold older contracts": ["pl-older-contract-runs", "pl-works-2018"],
    "Kuwait: no renewal": ["kw-renewal-august"],
    "Kuwait: no transfer of residency between companies": [
        "kw-transfer-august",
        "kw-transfer-after-2375",
    ],
    "Kuwait: leave on expiry": ["kw-permit-expired", "kw-left-on-expiry"],
    "Qatar": ["qa-employment-approval", "qa-residence-contract-runs", "qa-reports"],
    "Senegal": ["sn-entry-visa", "sn-short-stay-visa"],
    "Mongolia: permits of 2017": [
        "mn-within-the-quota",
        "mn-contract-to-june-2018",
        "mn-not-renewed",
        "mn-no-new-contracts",
        "mn-notification",
    ],
    "Taiwan: crew of 2016": ["tw-crew-2016"],
    "Russia: new permits of 2018 under old framework contracts": ["ru-framework-2018"],
    "athletes in 2020": ["athlete-under-contract", "athlete-from-january-2020"],
    "a refugee": ["T10-refugee", "refugee-right-to-work"],
    "a dual national of the host": ["T8-national-of-the-host"],
    "a safety oversight attaché without pay": ["T11-attache-without-pay"],
    "textiles under a contract of June 2017": ["textiles-november-2017", "textiles-december-2017"],
    "coal before and after 5 August 2017": ["coal-july-2017", "T17-coal-has-no-time"],
    "Russian coal through Rajin": ["coal-through-rajin", "coal-through-rajin-untold"],
    "fuel for a return flight": ["aviation-fuel-return-flight", "aviation-fuel-delivered"],
    "a humanitarian shipment of tractors": ["tractors-asked", "tractors-exempted"],
    "statues for an African State": ["statue-africa-october-2016", "statue-africa-march-2017"],
    "a used fishing boat": ["used-boat-june-2017", "used-boat-2018"],
    "a student who works": ["T6-student-who-works", "T6-visa-of-the-student"],
}

ACCUSING = (
    r"accus|breach|crim|culprit|deceiv|disguis|evad|evasi|fraud|guilt|illegal|illicit|launder|offen[cds]e"
    r"|perpetrat|smuggl|spy|spies|suspect|traffick|unlawful|violat|wrongdo"
)
SAID_OF_A_PERSON = (
    r"deport|expel|forc(ed|ibl)|remov(e|al)"
    r"|(must|has to|have to|had to|should|shall|needs? to) (be |go |return|leave|repatriat)"
)


def _judged(case: Case) -> nk.Judgement:
    assert case.as_of is not None
    return nk.check(case.record, as_of=case.as_of)


@pytest.mark.parametrize("reference", CASES)
def test_each_example_gets_the_answer_it_expects(reference: str) -> None:
    case = CASES[reference]
    assert as_expected(_judged(case), case.expected) is None


def test_each_record_has_a_name_of_its_own() -> None:
    assert len(CASES) == len(read(EXAMPLES))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_record_of_a_file_says_its_day_source_answer_and_what_it_shows(file: Path) -> None:
    for case in read(file):
        assert case.as_of is not None, case.place
        assert all([case.record.reference, case.source, case.expected, case.note]), case.place


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_readme_tells_of_each_file(file: Path) -> None:
    assert f"| `{file.name}` |" in (EXAMPLES / "README.md").read_text("utf-8")


def test_the_readme_names_only_records_that_are_there() -> None:
    text = (EXAMPLES / "README.md").read_text("utf-8")
    named = re.findall(r"`([a-zT]\w*(?:-\w+)+)`", text)
    assert named
    known = {*CASES, *(case.record.reference for case in read(EXAMPLES / "conditions"))}
    assert set(named) - known <= {"needs-approval", "not-covered", "--as-of"}


@pytest.mark.parametrize("references", REAL_INPUT.values(), ids=REAL_INPUT)
def test_each_real_input_is_there(references: list[str]) -> None:
    assert set(references) <= set(CASES)


@pytest.mark.parametrize("number", [*range(1, 15), *range(16, 21)])
def test_each_standard_test_case_is_there(number: int) -> None:
    assert any(reference.startswith(f"T{number}-") for reference in CASES)


def test_every_outcome_and_every_status_but_pending_is_shown() -> None:
    expected = " ".join(case.expected for case in CASES.values())
    outcomes = set(nk.Outcome) - {nk.Outcome.PRESUMED_PROHIBITED}
    statuses = set(nk.DutyStatus) - {nk.DutyStatus.PENDING}
    for answer in outcomes | statuses:
        assert re.search(rf"(?<![\w-]){answer.value}(?![\w-])", expected), answer


@pytest.mark.parametrize("file", [*FILES, EXAMPLES / "README.md"], ids=lambda file: file.name)
def test_no_example_accuses_a_person_or_says_what_a_person_has_to_do(file: Path) -> None:
    text = file.read_text("utf-8").replace("S/RES/2397 (2017)", "")
    text = text.replace("Nothing here says what a person has to do", "")
    text = text.replace("not of what the person has to do", "")
    assert re.findall(rf"\b(?:{ACCUSING}|{SAID_OF_A_PERSON})\w*", text, re.IGNORECASE) == []


# `as_expected` itself


PERMIT = nk.WorkAuthorization(
    host="PL",
    nationalities=("KP",),
    granted_on=date(2017, 10, 1),
    contract_in_writing=True,
    contract_finalized_on=date(2017, 9, 10),
)
REPORTS = nk.StateLabourReport(
    state="PL",
    relies_on_older_contracts=False,
    workers_at_adoption=451,
    midterm_report=nk.Filing.sent(date(2019, 3, 30)),
)
ON_THE_DAY = nk.WorkAuthorization(
    host="PL",
    nationalities=("KP",),
    granted_on=date(2017, 10, 1),
    contract_in_writing=True,
    contract_finalized_on=date(2017, 9, 11),
    authorizations_at_adoption=9,
    authorizations_after=9,
)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (PERMIT, ""),
        (PERMIT, "indeterminate"),
        (PERMIT, "Indeterminate : authorizations_after , authorizations_at_adoption"),
        (PERMIT, "no-new-authorizations=permitted; ceiling=indeterminate;"),
        (PERMIT, "un.labour.ceiling=indeterminate"),
        (ON_THE_DAY, "indeterminate: A-03"),
        (REPORTS, "midterm-report=fulfilled-late; final-report=due"),
        (REPORTS, "explain-less-than-half=indeterminate: repatriated_first_year"),
    ],
)
def test_an_answer_is_as_expected(record: object, expected: str) -> None:
    assert as_expected(nk.check(record, as_of=date(2019, 4, 1)), expected) is None


@pytest.mark.parametrize(
    ("record", "expected", "difference"),
    [
        (PERMIT, "permitted", "expected permitted, got indeterminate"),
        (
            PERMIT,
            "indeterminate: A-03",
            "expected indeterminate: A-03,"
            " got indeterminate: authorizations_after, authorizations_at_adoption",
        ),
        (
            ON_THE_DAY,
            "indeterminate: granted_on",
            "expected indeterminate: granted_on, got indeterminate: A-03",
        ),
        (PERMIT, "granted", "expected 'granted' (no outcome and no status), got indeterminate"),
        (
            REPORTS,
            "midterm-report=fulfilled; final-report=overdue",
            "midterm-report: expected fulfilled, got fulfilled-late;"
            " final-report: expected overdue, got due",
        ),
        (REPORTS, "prohibited", "expected prohibited, got no act"),
        (
            PERMIT,
            "quota=permitted",
            "expected quota=permitted, got no rule of that name among"
            " un.labour.ceiling, un.labour.no-new-authorizations",
        ),
    ],
)
def test_a_difference_names_both_answers(record: object, expected: str, difference: str) -> None:
    assert as_expected(nk.check(record, as_of=date(2019, 4, 1)), expected) == difference
