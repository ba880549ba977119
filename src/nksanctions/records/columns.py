"""The columns of a record type: its fields, and the parts of its groups with a dot.

They are drawn from the fields' own `FactInfo`, so that a record of the caller's making has columns
too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import attrs
from attrs import frozen

from nksanctions.models import (
    ArmsTransfer,
    AssetDealing,
    ContractRenewal,
    EntryOrTransit,
    GoodsTransfer,
    ItemTransfer,
    ITWorkerObservation,
    PetroleumSupply,
    StateLabourReport,
    SupplierObservation,
    WorkAuthorization,
    WorkerPresence,
    WorkingConditions,
)
from nksanctions.models.facts import Domain, FactInfo, info


def record_name(record_type: type[Any]) -> str:
    """The name of a record type in files and on the command line.

    >>> record_name(WorkAuthorization)
    'work-authorization'

    .. versionadded:: 26.1.0
    """
    words = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    return re.sub(words, "-", record_type.__name__).lower()


RECORD_TYPES: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        record_name(record_type): record_type
        for record_type in (
            WorkAuthorization,
            ContractRenewal,
            WorkerPresence,
            StateLabourReport,
            AssetDealing,
            EntryOrTransit,
            WorkingConditions,
            SupplierObservation,
            ITWorkerObservation,
            GoodsTransfer,
            PetroleumSupply,
            ArmsTransfer,
            ItemTransfer,
        )
    }
)
"""The record types of this library, by name."""


@frozen(kw_only=True, eq=False)
class Column:
    """A column of a CSV file, or a key of a JSON object.

    *field* is the field of the record, *part* the field of its group (``approval.status``). A
    group's own column has no part but the class of the *group*; *word* is the part that a single
    word in it stands for. Without *info* the column holds text that no rule reads.
    """

    name: str
    field: str
    part: str = ""
    word: Column | None = None
    says: str
    info: FactInfo | None
    group: type[Any] | None
    default: Any


def columns(record_type: type[Any]) -> Mapping[str, Column]:
    """All columns of a record type by name, a group's own before its parts.

    >>> list(columns(StateLabourReport))[3:7]
    ['older_contract_workers', 'notification', 'notification.status', 'notification.date']
    """
    key: Any = record_type
    return _columns(key)


@cache
def _columns(record_type: type[Any]) -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    for attribute in attrs.fields(record_type):
        column = _column(attribute)
        if column.group is None:
            found[column.name] = column
            continue
        parts = [_column(part, of=column.name) for part in attrs.fields(column.group)]
        choices = (p for p in parts if p.info is not None and p.info.domain is Domain.CHOICE)
        found[column.name] = attrs.evolve(column, word=next(choices, None))
        found |= {part.name: part for part in parts}
    return MappingProxyType(found)


def _column(attribute: attrs.Attribute[Any], of: str = "") -> Column:
    fact = info(attribute)
    return Column(
        name=f"{of}.{attribute.name}" if of else attribute.name,
        field=of or attribute.name,
        part=attribute.name if of else "",
        says=fact.says if fact is not None else attribute.metadata.get("says", ""),
        info=fact,
        group=fact.group if fact is not None else None,
        default=attribute.default,
    )
