"""Random partial records and tables, the same for the same seed, near the thresholds of the law.

A *row* maps columns (`nksanctions.records.columns`) to plain values: `None` is not known, a column
that is left out takes its default. `record_of` makes the record that a row stands for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from nksanctions.law.rules import Prohibition, Rule
from nksanctions.law.symbols import ProvisionRef
from nksanctions.models import Deadline, goods_of, products_of
from nksanctions.models.facts import Domain, FactKind
from nksanctions.records.columns import Column, columns
from nksanctions.regimes import UN

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

AS_OF = (date(2017, 9, 11), date(2017, 11, 1), date(2018, 6, 30), date(2019, 12, 23))
"""Days to ask about: between the resolutions, and after all of them."""

_ORDER = (
    ("granted_on", "valid_until"),
    ("first_contract_finalized_on", "first_contract_ends_on"),
    ("renewal_agreed_on", "renewal_runs_until"),
    ("earning_since", "ended_on"),
    ("contract_finalized_on", "delivered_on"),
)
_HOSTS = ("PL",) * 6 + ("RU", "MN", "TW", "KP", "CN")
_NATIONALITIES = (("KP",),) * 6 + (("KP", "PL"), ("KP", "CN"), ("CN", "KP", "MN"), ("PL",), ())
_HS_CODES = ("27", "2701", "2709", "2710", "6205", "7204", "8701", "0306", "9703", "9503")
_COUNTS = (0, 1, 2, 4, 5, 9, 10, 11, 20)


def _days(record_type: type[Any]) -> tuple[date, ...]:
    """Days around those of the law that the rules on such a record rest on."""
    if record_type not in _KNOWN_DAYS:
        _KNOWN_DAYS[record_type] = _find_days(record_type)
    return _KNOWN_DAYS[record_type]


_KNOWN_DAYS: dict[type[Any], tuple[date, ...]] = {}


def _find_days(record_type: type[Any]) -> tuple[date, ...]:
    cited = {ref.id for rule in UN.rules_of(record_type) for ref in _cited(rule)}
    provisions = [UN.provisions[id] for id in sorted(cited)]
    fixed = {each for one in provisions for each in (one.adopted, *_last_days(one))}
    fixed |= {cut.on for one in provisions for cut in UN.lookup.cuts(one.id)}
    fixed |= set(AS_OF)
    near = {day + timedelta(days=n) for day in fixed for n in (-1, 0, 1)}
    return (*sorted(near), date(2010, 1, 1), date(2016, 5, 4), date(2017, 10, 15), date(2030, 1, 1))


def _cited(rule: Rule) -> Iterator[ProvisionRef]:
    yield rule.cites
    if isinstance(rule, Prohibition):
        yield from (way.cites for way in rule.unless if way.cites is not None)


def _last_days(provision: Any) -> Iterator[date]:
    for one in provision.obligations:
        if isinstance(one.deadline, Deadline):
            yield one.deadline.last_day


def _pool(column: Column, record_type: type[Any]) -> Sequence[Any]:
    """Values of a column to draw from, the ordinary one often."""
    if column.info is None:
        return ("", "case 1", "case 2")
    match column.info.domain:
        case Domain.FLAG:
            pool: Sequence[Any] = (True, False)
        case Domain.DAY:
            return _days(record_type)
        case Domain.COUNT:
            return _COUNTS
        case Domain.COUNTRY:
            return _HOSTS
        case Domain.COUNTRIES:
            return _NATIONALITIES
        case Domain.HS_CODE:
            return _HS_CODES
        case Domain.CHOICE:
            pool = [member.value for member in column.info.choices or ()]
        case _:
            pool = (*UN.provisions, "UNSCR-1718-OP8")
    if column.info.kind is FactKind.ORDINARY and not column.info.ordinary_by:
        ordinary = column.default
        pool = [*pool, *[getattr(ordinary, "value", ordinary)] * (2 * len(pool))]
    return pool


def row_columns(record_type: type[Any]) -> tuple[str, ...]:
    """The columns of a full row: each field, and of a group its parts."""
    return tuple(name for name, column in columns(record_type).items() if column.group is None)


def random_rows(
    record_type: type[Any],
    many: int,
    *,
    seed: int,
    unknown: float = 0.08,
    max_unknown: int = 6,
    only: Collection[str] | None = None,
) -> Iterator[Row]:
    """Rows with each fact unknown with that probability, and so many at most.

    *only* names the columns to fill; the others are left out.
    """
    random = Random(seed).random
    known = columns(record_type)
    names = [name for name in row_columns(record_type) if only is None or name in only]
    pools = [(name, pool := _pool(known[name], record_type), len(pool)) for name in names]
    facts = [name for name in names if known[name].info is not None]
    for _ in range(many):
        row = {name: pool[int(random() * size)] for name, pool, size in pools}
        if unknown:
            hidden = [name for name in facts if random() < unknown]
            while len(hidden) > max_unknown:
                hidden.pop(int(random() * len(hidden)))
            for name in hidden:
                row[name] = None
        _mend(row)
        yield row


def _mend(row: Row) -> None:
    """Make a row one that a record can have."""
    for start, end in _ORDER:
        first, last = row.get(start), row.get(end)
        if first is not None and last is not None and last < first:
            row[start], row[end] = last, first
    for derived, possible in (("goods", goods_of), ("product", products_of)):
        code, value = row.get("hs_code"), row.get(derived)
        if code is not None and value is not None and value not in possible(code):
            row["hs_code"] = None
    for name in [name for name in row if name.endswith(".date")]:
        if row.get(name.replace(".date", ".status")) in ("none", "pending"):
            row[name] = None
    if row.get("ended_on") is not None and row.get("ended", "ongoing") == "ongoing":
        row["ended_on"] = None


def record_of(record_type: type[Any], row: Row) -> Any:
    """The record that a row stands for."""
    known = columns(record_type)
    values: dict[str, Any] = {}
    groups: dict[str, dict[str, Any]] = {}
    for name, value in row.items():
        column = known[name]
        if column.part:
            groups.setdefault(column.field, {})[column.part] = value
        else:
            values[name] = value
    for name, parts in groups.items():
        group = known[name].group
        assert group is not None
        values[name] = group(**parts)
    return record_type(**values)


def random_records(
    record_type: type[Any],
    many: int,
    *,
    seed: int,
    unknown: float = 0.08,
    max_unknown: int = 6,
    only: Collection[str] | None = None,
) -> list[Any]:
    """The records of `random_rows`, some with a group that is not known as a whole."""
    random = Random(f"groups {seed}").random
    groups = [name for name, column in columns(record_type).items() if column.group is not None]
    found: list[Any] = []
    for row in random_rows(
        record_type, many, seed=seed, unknown=unknown, max_unknown=max_unknown, only=only
    ):
        record = record_of(record_type, row)
        for group in groups:
            if random() < unknown / 4 and (only is None or group in only):
                record = _without(record, group)
        found.append(record)
    return found


def _without(record: Any, group: str) -> Any:
    import attrs

    return attrs.evolve(record, **{group: None})


def table_of(record_type: type[Any], rows: Sequence[Row]) -> pa.Table:
    """An Arrow table of rows that fill the same columns."""
    import pyarrow as pa

    known = columns(record_type)
    names = list(rows[0])
    arrays = [pa.array([row[name] for row in rows], type=_arrow(known[name])) for name in names]
    return pa.table(arrays, names=names)


def _arrow(column: Column) -> pa.DataType:
    import pyarrow as pa

    if column.info is None:
        return pa.string()
    match column.info.domain:
        case Domain.FLAG:
            return pa.bool_()
        case Domain.DAY:
            return pa.date32()
        case Domain.COUNT:
            return pa.int64()
        case Domain.COUNTRIES:
            return pa.list_(pa.string())
        case Domain.TEXT:
            return pa.string()
    return pa.dictionary(pa.int8(), pa.string())
