"""The status of every host on a day, as rows and as a data frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from nksanctions.errors import MissingExtraError
from nksanctions.hosts.country import HostCountry
from nksanctions.hosts.standing import HostDuty
from nksanctions.law.policy import Policy

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COLUMNS", "StatusRow", "StatusTable", "table"]

COLUMNS = (
    "code",
    "country",
    "un_member",
    "as_of",
    "rule",
    "paragraph",
    "citation",
    "binding",
    "last_day",
    "status",
    "possible",
    "why",
    "subject_to",
    "contested",
    "facts",
)
"""The columns of the table, in order; several values in a cell are lists."""


@frozen(kw_only=True)
class StatusRow:
    """One duty of one host on the day of the table.

    .. versionadded:: 26.1.0
    """

    code: str
    country: str
    un_member: bool
    as_of: date
    duty: HostDuty

    @classmethod
    def of(cls, host: HostCountry, duty: HostDuty, as_of: date) -> StatusRow:
        """The row of one duty of a host."""
        return cls(
            code=host.code,
            country=host.name,
            un_member=host.is_un_member(as_of),
            as_of=as_of,
            duty=duty,
        )

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.duty.rule

    @property
    def words(self) -> str:
        """The status as it is printed."""
        return self.duty.words

    def to_dict(self) -> dict[str, Any]:
        """The row under `COLUMNS`, as plain data with days as days."""
        duty = self.duty
        values = (
            self.code,
            self.country,
            self.un_member,
            self.as_of,
            duty.rule,
            duty.citation.id,
            str(duty.citation),
            duty.binding,
            duty.last_day,
            None if duty.status is None else duty.status.value,
            [one.value for one in sorted(duty.statuses, key=lambda one: one.gravity)],
            duty.why,
            list(duty.subject_to),
            list(duty.contested),
            list(duty.facts),
        )
        return dict(zip(COLUMNS, values, strict=True))


@frozen(kw_only=True)
class StatusTable:
    """Where each duty of each host stands on a day.

    .. versionadded:: 26.1.0
    """

    as_of: date
    rows: tuple[StatusRow, ...]

    def of(self, rule: str) -> tuple[StatusRow, ...]:
        """The rows of one rule, such as ``un.labour.final-report`` or its last part."""
        return tuple(row for row in self.rows if row.rule == rule or row.rule.endswith(f".{rule}"))

    def __iter__(self) -> Iterator[StatusRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as plain data."""
        return [row.to_dict() for row in self.rows]

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table, with `COLUMNS`.

        Raises:
            MissingExtraError: Without the extra ``frames``.
        """
        try:
            import pyarrow as pa
        except ImportError as error:
            raise MissingExtraError(
                'an Arrow table needs PyArrow: pip install "nksanctions[frames]"'
            ) from error
        text, texts = pa.string(), pa.list_(pa.string())
        types: dict[str, pa.DataType] = dict.fromkeys(COLUMNS, text)
        types |= {"un_member": pa.bool_(), "binding": pa.bool_()}
        types |= {"as_of": pa.date32(), "last_day": pa.date32()}
        types |= dict.fromkeys(("possible", "subject_to", "contested", "facts"), texts)
        return pa.Table.from_pylist(self.to_dicts(), schema=pa.schema(list(types.items())))

    def to_frame(self, backend: Literal["pandas", "polars", "modin", "pyarrow"] = "pyarrow") -> Any:
        """The rows as a data frame of the library that *backend* names.

        Raises:
            MissingExtraError: Without the extra ``frames``, or the library itself.
            ValueError: If there is no such library.
        """
        if backend not in ("pandas", "polars", "modin", "pyarrow"):
            raise ValueError(f"{backend!r} is none of pandas, polars, modin and pyarrow")
        arrow = self.to_arrow()
        try:
            import narwhals as nw

            frame = nw.DataFrame.from_arrow(arrow, backend=backend)
        except ImportError as error:
            raise MissingExtraError(
                f"a data frame needs narwhals and {backend}:"
                f' pip install "nksanctions[frames]" {backend}'
            ) from error
        return frame.to_native()


def table(
    hosts: Iterable[HostCountry], *, as_of: date, policy: Policy | None = None
) -> StatusTable:
    """Each duty of each of these hosts on that day."""
    return StatusTable(
        as_of=as_of,
        rows=tuple(
            StatusRow.of(host, duty, as_of)
            for host in hosts
            for duty in host.duties(as_of, policy=policy)
        ),
    )
