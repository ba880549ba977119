"""What the columns of a record type are: for a template, for the documentation, for the command."""

from __future__ import annotations

from typing import Any, Final

import attrs
from attrs import frozen

from nksanctions.models.facts import Domain, FactInfo, FactKind
from nksanctions.records.case import ANNOTATIONS
from nksanctions.records.columns import RECORD_TYPES, Column, columns
from nksanctions.records.problems import Problems
from nksanctions.records.read import find_record_type
from nksanctions.records.values import NO_COUNTRY, as_text

_VALUES: Final = {
    Domain.FLAG: "true or false (also yes, no, 1, 0)",
    Domain.DAY: "a day such as 2017-10-15",
    Domain.COUNT: "a whole number, 0 or more",
    Domain.COUNTRY: "an ISO 3166-1 alpha-2 code such as PL",
    Domain.COUNTRIES: f"ISO 3166-1 alpha-2 codes such as KP or KP;PL; {NO_COUNTRY} if stateless",
    Domain.TEXT: "text",
    Domain.HS_CODE: "an HS code of 2, 4 or 6 digits such as 6205, and a State's own digits",
}


@frozen(kw_only=True)
class ColumnDescription:
    """A column in words: what it says, of which kind, what may stand in it, what its absence means.

    .. versionadded:: 26.1.0
    """

    column: str
    says: str
    kind: str
    values: str
    left_out: str


def template(record_type: str | type[Any]) -> str:
    """The header line of a CSV file for records of this type, annotations aside.

    >>> template("state-labour-report")[:60]
    'reference,state,relies_on_older_contracts,older_contract_wor'

    Raises:
        BadInputError: If no record type has that name.

    .. versionadded:: 26.1.0
    """
    found = columns(_resolve(record_type))
    return ",".join(name for name, column in found.items() if column.group is None)


def describe(record_type: str | type[Any]) -> tuple[ColumnDescription, ...]:
    """Each column of a record type, in the order of the record.

    >>> rows = {row.column: row for row in describe("work-authorization")}
    >>> rows["act"].values, rows["act"].left_out
    ('grant, renewal, extension, transfer', 'grant')
    >>> rows["is_additional"].left_out
    'by act: true for grant; false for renewal, extension, transfer'

    Raises:
        BadInputError: If no record type has that name.

    .. versionadded:: 26.1.0
    """
    return tuple(_describe(column) for column in columns(_resolve(record_type)).values())


def describe_annotations() -> tuple[ColumnDescription, ...]:
    """The columns that may stand beside those of any record.

    >>> [row.column for row in describe_annotations()]
    ['record', 'as_of', 'expected', 'source', 'note']

    .. versionadded:: 26.1.0
    """
    rows = {name: _describe(column) for name, column in ANNOTATIONS.items()}
    rows["record"] = attrs.evolve(
        rows["record"],
        values=", ".join(RECORD_TYPES),
        left_out="the type given for the whole file, else the one that the header fits",
    )
    rows["as_of"] = attrs.evolve(rows["as_of"], kind="remark", left_out="the command's day")
    return tuple(rows.values())


def _resolve(record_type: str | type[Any]) -> type[Any]:
    problems = Problems()
    found = find_record_type(record_type, problems)
    problems.raise_any()
    return found


def _describe(column: Column) -> ColumnDescription:
    info = column.info
    return ColumnDescription(
        column=column.name,
        says=column.says,
        kind=info.kind.value if info is not None else "remark",
        values=_values(column),
        left_out=_left_out(column),
    )


def _values(column: Column) -> str:
    if column.info is None:
        return _VALUES[Domain.TEXT]
    if column.word is not None:
        return f"{_values(column.word)}; or give its parts, {column.name}.…"
    if column.info.choices is not None:
        return ", ".join(choice.value for choice in column.info.choices)
    return _VALUES.get(column.info.domain, column.info.domain.value)


def _left_out(column: Column) -> str:
    info = column.info
    if info is None:
        return "empty"
    if info.kind is FactKind.AUTHORITY:
        return "none recorded"
    if info.kind is FactKind.ORDINARY:
        return _ordinary(column, info)
    if info.derived_by:
        return f"as {info.derived_by} says, where it tells; else not known"
    if column.part:
        return f"not known, if anything else of the {column.field} is given; else none recorded"
    return "not known"


def _ordinary(column: Column, info: FactInfo) -> str:
    if not info.ordinary_by:
        return as_text(column.default) or "empty"
    by_value: dict[str, list[str]] = {}
    for key, value in (info.ordinary or {}).items():
        by_value.setdefault(as_text(value), []).append(as_text(key))
    each = (f"{value} for {', '.join(keys)}" for value, keys in by_value.items())
    return f"by {info.ordinary_by}: {'; '.join(each)}"
