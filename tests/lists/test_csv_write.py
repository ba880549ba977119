"""Lists as tables."""

from __future__ import annotations

import csv
import io

from attrs import evolve
from hypothesis import given
from tests.lists.files import un

from nksanctions import lists
from nksanctions.lists import Designation, Name
from nksanctions.lists.csv_write import COLUMNS
from nksanctions.testing import designations


def table(*found: Designation) -> list[dict[str, str]]:
    file = io.BytesIO()
    assert lists.write_csv(found, file) == len(found)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline="")))


def test_a_row_says_what_the_list_says() -> None:
    hong, shipping = table(*lists.read(un()))
    assert (hong["reference"], hong["programmes"], hong["listed"]) == (
        "KPi.901",
        "DPRK",
        "2012-05-02",
    )
    assert hong["aliases"] == "홍길동; Hong Kil-dong"
    assert hong["weak_aliases"] == "Ilji-mae"
    assert hong["births"].startswith(
        "5 February 1969 (as Hong Kil-dong); 4 March 1968; 1967; about"
    )
    assert shipping["kind"] == "entity"


def test_no_cell_is_a_formula() -> None:
    (one, _) = lists.read(un())
    row = table(evolve(one, names=(Name(text="=1+1"),)))[0]
    assert row["name"] == "'=1+1"


@given(designations())
def test_any_designation_is_one_row(one: Designation) -> None:
    (row,) = table(one)
    assert set(row) == set(COLUMNS)
    assert row["kind"] == one.kind.value
