"""What is wrong with the values of columns: each bad value once, with the rows that hold it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

from attrs import define

from nksanctions.frames.vectors import Array
from nksanctions.records.columns import Column
from nksanctions.records.complaints import explain
from nksanctions.records.problems import Problems

_SHOWN: Final = 3

Message: TypeAlias = Callable[[], str]


@define
class _Complaint:
    column: Column
    message: Message
    rows: list[int]
    many: int


class Complaints:
    """Gathers bad values; rows are counted from 0."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Any], _Complaint] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, column: Column, raw: object, rows: Array, message: Message | None = None) -> None:
        """Note a bad value and the rows that hold it."""
        found = self._found.setdefault(
            (column.name, raw), _Complaint(column, message or partial(explain, column, raw), [], 0)
        )
        found.rows += rows[: _SHOWN - len(found.rows)].tolist()
        found.many += len(rows)

    def tell(self, problems: Problems) -> None:
        """Put it among the problems."""
        for one in self._found.values():
            problems.add(_place(one.rows, one.many), one.message, one.column.name)


def _place(rows: Sequence[int], many: int) -> str:
    listed = ", ".join(f"{row:,}" for row in rows)
    more = f" and {many - len(rows):,} more" if many > len(rows) else ""
    return f"row{'s' if many > 1 else ''} {listed}{more}"
