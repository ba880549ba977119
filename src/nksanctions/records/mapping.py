"""A record as a mapping that JSON can hold, or as the cells of a CSV row, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar, cast

import attrs

from nksanctions.models.facts import FactKind
from nksanctions.records.case import ANNOTATIONS, Intake
from nksanctions.records.columns import columns, record_name
from nksanctions.records.complaints import shown
from nksanctions.records.json_file import read_object
from nksanctions.records.problems import Problems
from nksanctions.records.values import as_text

R = TypeVar("R")


def to_dict(record: attrs.AttrsInstance) -> dict[str, Any]:
    """A record as JSON can hold it: its type, and each field with its value.

    A list of such mappings, written as JSON, is a file that `read` reads.

    >>> from nksanctions.models import StateLabourReport
    >>> report = to_dict(StateLabourReport(state="MN", older_contract_workers=None))
    >>> report["record"], report["state"], report["notification"]
    ('state-labour-report', 'MN', {'status': 'none', 'date': None})

    .. versionadded:: 26.1.0
    """
    return {"record": record_name(type(record)), **attrs.asdict(record, value_serializer=_plain)}


def from_dict(record_type: type[R], mapping: Mapping[str, Any], *, limit: int = 100) -> R:
    """Make a record of a mapping, as `read` does of a JSON object.

    A key left out is left out of the record; `None` or ``"?"`` is explicitly unknown. Groups are
    nested, or their parts have a dotted key.

    >>> from nksanctions.models import WorkAuthorization
    >>> permit = from_dict(WorkAuthorization, {"host": "PL", "approval.status": "granted"})
    >>> permit.approval.status.value
    'granted'
    >>> from_dict(WorkAuthorization, {"host": "UK", "grantedon": "15/10/2017"})
    Traceback (most recent call last):
        ...
    nksanctions.errors.BadInputError: grantedon: no such field; did you mean 'granted_on'?
    host: 'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?

    Raises:
        BadInputError: With every problem, the first *limit* of them in words.

    .. versionadded:: 26.1.0
    """
    problems = Problems(limit=limit)
    intake = Intake(record_type, problems)
    cases = tuple(read_object(_without_annotations(mapping, record_type, problems), "", intake))
    problems.raise_any()
    return cast("R", cases[0].record)


def to_row(record: attrs.AttrsInstance) -> dict[str, str]:
    """A record as cells of a CSV file, by column; a plain fact that is not known is empty.

    >>> from nksanctions.models import WorkerPresence
    >>> row = to_row(WorkerPresence(host="RU", nationalities=("KP",), approval=None))
    >>> row["nationalities"], row["ended_on"], row["approval"], row["determination.status"]
    ('KP', '', '?', 'none')

    .. versionadded:: 26.1.0
    """
    row: dict[str, str] = {}
    for name, column in columns(type(record)).items():
        whole = getattr(record, column.field)
        value = getattr(whole, column.part, None) if column.part else whole
        info = column.info
        is_plain = info is not None and info.kind is FactKind.PLAIN and not info.derived_by
        if column.group is not None:
            is_empty = whole is not None  # its parts say it all
        elif column.part:
            is_empty = whole is None
        else:
            is_empty = value is None and is_plain
        row[name] = "" if is_empty else as_text(value)
    return row


def _plain(_record: object, _attribute: object, value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def _without_annotations(mapping: object, record_type: type[Any], problems: Problems) -> object:
    """The mapping less what stands beside a record; each such key, and another type, is noted."""
    if not isinstance(mapping, Mapping):
        return mapping
    left, own = dict(mapping), record_name(record_type)
    for key in ANNOTATIONS:
        if key not in left or key in columns(record_type):
            continue
        value = left.pop(key)
        if key != "record":
            problems.add("", "stands beside a record, not in it; `read` takes it", key)
        elif value is not None and value != own:
            problems.add("", f"expected {own}, got {shown(value)}", key)
    return left
