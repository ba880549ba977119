"""A file of a list, as it stood on a day."""

from __future__ import annotations

import gzip
import hashlib
from datetime import date
from pathlib import Path

import pytest
from tests.lists.invented import un_file

from nksanctions.errors import BadInputError, RefusedListError
from nksanctions.lists import take_snapshot


def test_a_snapshot_knows_its_day_its_file_and_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(un_file("2026-02-27", [1, 2]))
    taken = take_snapshot(path)
    assert taken.name == "un-consolidated"
    assert taken.generated == date(2026, 2, 27)
    assert taken.source == str(path)
    assert taken.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [one.reference for one in taken.designations] == ["KPi.001", "KPi.002"]
    found = taken.get("KPi.002")
    assert found is not None
    assert found.name == "HONG KIL TONG"
    assert taken.get("KPi.003") is None


def test_a_packed_file_is_the_same_list_with_another_hash(tmp_path: Path) -> None:
    plain, packed = tmp_path / "un.xml", tmp_path / "un.xml.gz"
    plain.write_text(un_file("2026-02-27", [1, 2]))
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    one, other = take_snapshot(plain), take_snapshot(packed)
    assert one.designations == other.designations
    assert one.sha256 != other.sha256


def test_a_file_that_names_no_day_needs_one(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(un_file("2026-02-27", [1]).replace("dateGenerated", "made"))
    with pytest.raises(BadInputError, match="name the day"):
        take_snapshot(path)
    assert take_snapshot(path, generated=date(2026, 2, 28)).generated == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (un_file("2026-02-27", []), "it has no entries"),
        (un_file("2026-02-27", range(1, 9))[:-400], None),
        (un_file("2026-02-27", [1]).replace("2016-03-02", "2016-02-31"), None),
    ],
)
def test_a_file_that_is_not_whole_and_well_makes_no_snapshot(
    tmp_path: Path, text: str, says: str | None
) -> None:
    path = tmp_path / "un.xml"
    path.write_text(text)
    with pytest.raises(RefusedListError if says else BadInputError, match=says):
        take_snapshot(path)


def test_one_programme_can_be_looked_at_alone(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    two = un_file("2026-02-27", [1, 2]).replace("DPRK", "DRC", 1)
    path.write_text(two)
    taken = take_snapshot(path)
    assert [one.reference for one in taken.of_programme("DPRK").designations] == ["KPi.002"]
    assert taken.of_programme("DPRK").sha256 == taken.sha256
    assert taken.of_programme("XX").designations == ()
