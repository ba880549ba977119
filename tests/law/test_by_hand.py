"""The rules of work authorizations, written by hand without the engine, give the same outcomes."""

from datetime import date

import pytest
from benchmarks import by_hand
from tests.random_records import AS_OF, random_records

import nksanctions as nk


@pytest.mark.parametrize("as_of", [date(2017, 8, 5), *AS_OF])
def test_twenty_thousand_random_records_get_the_outcome_written_by_hand(as_of: date) -> None:
    checker = nk.checker(nk.WorkAuthorization, as_of=as_of)
    records = random_records(nk.WorkAuthorization, 4_000, seed=as_of.toordinal(), unknown=0.1)
    wrong = [
        (record, expected, found)
        for record in records
        if (expected := by_hand.outcome(record, as_of)) != (found := checker.judge(record).outcome)
    ]
    assert wrong == []


def test_a_record_without_any_fact_is_open() -> None:
    as_of = AS_OF[0]
    assert by_hand.outcome(nk.WorkAuthorization(), as_of) == by_hand.INDETERMINATE
