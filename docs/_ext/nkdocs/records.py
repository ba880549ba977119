"""The fields of the records, from the facts that the classes declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nkdocs.text import code, table
from nksanctions.records import ColumnDescription, describe, describe_annotations

_SHORT = {"ordinary circumstance": "ordinary", "act of authority": "authority"}


def record(name: str) -> Iterator[str]:
    """Each field of a record."""
    rows = describe(name)
    yield from _fields(row for row in rows if "." not in row.column)
    parts = [row for row in rows if "." in row.column]
    if parts:
        groups = dict.fromkeys(row.column.partition(".")[0] for row in parts)
        yield f"In a file the parts of {_names(groups)} have columns of their own:"
        yield ""
        yield from _fields(parts)


def columns(_: str) -> Iterator[str]:
    """The columns beside the record."""
    yield from table(
        ("Column", "What it says", "What may stand in it", "Left out"),
        ((code(r.column), r.says, r.values, r.left_out) for r in describe_annotations()),
    )


def _fields(rows: Iterable[ColumnDescription]) -> Iterator[str]:
    yield from table(
        ("Field", "What it says", "Kind", "Values", "Left out"),
        (
            (code(r.column), r.says, _SHORT.get(r.kind, r.kind), _values(r), r.left_out)
            for r in rows
        ),
    )


def _values(row: ColumnDescription) -> str:
    return row.values.replace("2017-10-15", code("2017-10-15"))  # so that it is not broken


def _names(names: Iterable[str]) -> str:
    quoted = [code(name) for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
