from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from nksanctions import hosts
from nksanctions.hosts import export
from nksanctions.hosts.file import TABLES


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    export.write(hosts.dataset(), folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_no_fact_is_lost_and_none_stands_twice(place: Path) -> None:
    ids = [row["id"] for file in export.FILES.values() for row in rows(place / f"{file}.csv")]
    facts = [fact.id for held in hosts.dataset().facts.values() for fact in held]
    assert Counter(ids) == Counter(facts)
    lines = (place / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert Counter(json.loads(line)["id"] for line in lines) == Counter(facts)


def test_the_package_describes_each_file_as_it_is(place: Path) -> None:
    package = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {
        *(f"{name}.csv" for name in export.FILES.values()),
        "sources.csv",
    }
    for resource in package["resources"]:
        held = rows(place / resource["path"])
        fields = resource["schema"]["fields"]
        header = (place / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        assert header.split(",") == [field["name"] for field in fields]
        keys = [row[resource["schema"]["primaryKey"]] for row in held]
        assert len(keys) == len(set(keys))
        for field in fields:
            assert field["description"]
            for row in held:
                _fits(row[field["name"]], field)


def _fits(cell: str, field: dict[str, object]) -> None:
    """A cell is of the type and within the constraints that the schema names."""
    limits = field.get("constraints", {})
    assert isinstance(limits, dict)
    if cell == "":
        assert not limits.get("required"), field["name"]
        return
    assert cell in limits.get("enum", [cell])
    match field["type"]:
        case "integer":
            int(cell)
        case "boolean":
            assert cell in ("true", "false")
        case "date":
            date.fromisoformat(cell)
        case other:
            assert other == "string"


def test_the_package_follows_the_published_rules_for_descriptors(place: Path) -> None:
    package = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    assert package["name"] == package["name"].lower()
    assert " " not in package["name"]
    assert all({"title"} <= set(one) for one in package["sources"])
    assert all({"name"} <= set(one) for one in package["licenses"])
    for one in package["resources"]:
        assert one["profile"] == "tabular-data-resource"
        assert not Path(one["path"]).is_absolute()
        assert one["encoding"] == "utf-8"


def test_every_source_of_a_row_is_in_the_file_of_sources(place: Path) -> None:
    keys = {row["key"] for row in rows(place / "sources.csv")}
    for file in export.FILES.values():
        for row in rows(place / f"{file}.csv"):
            assert set(row["sources"].split(";")) <= keys


def test_the_dictionary_has_a_line_for_each_column(place: Path) -> None:
    told = Counter(row["table"] for row in rows(place / "data-dictionary.csv"))
    assert told == {
        export.FILES[table]: len(export.columns(kind)) for table, kind in TABLES.items()
    }


def test_two_exports_are_the_same_bytes(place: Path, tmp_path: Path) -> None:
    export.write(hosts.dataset(), tmp_path)
    for path in place.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_a_claim_cannot_become_a_formula() -> None:
    assert export._cell("=1+1") == "'=1+1"
