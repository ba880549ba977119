"""What the columns say of themselves, drawn from the fields."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from nksanctions import records
from nksanctions.records import RECORD_TYPES, describe, describe_annotations, template
from nksanctions.records.columns import columns


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_each_column_is_described(name: str) -> None:
    rows = describe(name)
    assert [row.column for row in rows] == list(columns(RECORD_TYPES[name]))
    assert all(row.says and row.kind and row.values and row.left_out for row in rows)
    assert rows == describe(RECORD_TYPES[name])
    groups = {row.column.partition(".")[0] for row in rows if "." in row.column}
    assert set(template(name).split(",")) == {row.column for row in rows} - groups


def test_the_absence_of_each_kind_of_fact_is_told_apart() -> None:
    rows = {row.column: row for row in describe("work-authorization")}
    assert (rows["granted_on"].kind, rows["granted_on"].left_out) == ("plain", "not known")
    assert (rows["territory"].kind, rows["territory"].left_out) == (
        "ordinary circumstance",
        "undisputed",
    )
    assert (rows["approval"].kind, rows["approval"].left_out) == (
        "act of authority",
        "none recorded",
    )
    assert rows["approval.authority"].left_out == "competent"
    assert rows["approval"].values == (
        "none, pending, refused, granted; or give its parts, approval.…"
    )
    assert rows["contract_unexpired"].left_out == "true"
    assert rows["reference"].left_out == rows["approval.provision"].left_out == "empty"


def test_the_annotations_name_the_types() -> None:
    rows = {row.column: row for row in describe_annotations()}
    assert rows["record"].values.split(", ") == list(RECORD_TYPES)


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(records.__path__)])
def test_the_examples_in_docstrings_run(name: str) -> None:
    module = importlib.import_module(f"nksanctions.records.{name}")
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
