"""`check` on tables: the same answers as `nksanctions.check`, row by row.

Rules are worked out on all rows at once, in three-valued logic (`kernel`). Where that leaves an
answer open, it is only a bound: the row goes to the exact answer, once for all rows that are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import pyarrow as pa

from nksanctions.checking import Assume, checker
from nksanctions.frames.columns import Reader
from nksanctions.frames.plan import Judged, Plan, plan_for
from nksanctions.frames.vectors import Array
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Policy
from nksanctions.records.problems import Problems
from nksanctions.regimes import ALL, Regime

CHUNK: Final = 65_536
"""So many rows are worked on at a time."""

Progress = Callable[[int, int], object]


def check(
    table: pa.Table,
    *,
    record: type[Any],
    as_of: date,
    policy: Policy | None = None,
    regimes: Sequence[Regime] = ALL,
    assume: Assume = True,
    open_facts: bool = True,
    progress: Progress | None = None,
) -> pa.Table:
    """Judge each row of a table, on the day *as_of*; the answers are those of `nksanctions.check`.

    A column is a field of the *record* class, or a part of a group with a dot (``approval.status``,
    ``approval.date``). A field without a column takes its default. A null says that the fact is not
    known, also where the field has a default.

    | fact | type of the column |
    |---|---|
    | true or false | bool |
    | day | date32 |
    | whole number | any integer |
    | one of a list, country, text | string, or a dictionary of strings |
    | nationalities | list of strings, or string such as ``KP;PL`` |

    The answer has a row for each row and the columns

    - ``outcome``: null where the record has no act;
    - ``outcomes``: every one that is still possible, the mildest first;
    - ``open_facts``, ``open_points``: what can still change an answer, most decisive first;
    - for each duty its status, such as ``duty:un.labour.repatriation``.

    With *open_facts* `False` it has only the outcome and the duties, which is quicker. *progress*
    is told how many rows are done, and of how many.

    >>> import pyarrow as pa
    >>> from nksanctions.models import WorkAuthorization
    >>> permits = pa.table(
    ...     {
    ...         "host": ["PL", "PL"],
    ...         "nationalities": [["KP"], ["KP"]],
    ...         "granted_on": pa.array([date(2017, 8, 4), date(2017, 10, 15)]),
    ...         "contract_in_writing": [None, False],
    ...     }
    ... )
    >>> answer = check(permits, record=WorkAuthorization, as_of=date(2017, 11, 1))
    >>> answer["outcome"].to_pylist()
    ['not-covered', 'prohibited']

    Raises:
        BadInputError: If columns or values do not fit; it names each column and row, from 0.
        RuleError: If no rule of the chosen regimes judges such a record.

    .. versionadded:: 26.1.0
    """
    prepared = checker(record, as_of=as_of, policy=policy, regimes=regimes, assume=assume)
    problems = Problems()
    reader = Reader(record, table.schema, problems)
    problems.raise_any()
    plan = plan_for(prepared, reader, open_facts=open_facts)
    judged: list[Judged] = []
    done = 0
    for batch in table.to_batches(max_chunksize=CHUNK):
        rows = reader.read(batch, done)
        if not problems.count and not reader.complaints:
            judged.append(plan.judge(rows, problems))
        done += batch.num_rows
        if progress is not None:
            progress(done, table.num_rows)
    reader.complaints.tell(problems)
    problems.raise_any()
    return _table(plan, judged)


def _table(plan: Plan, judged: Sequence[Judged]) -> pa.Table:
    """The answers of all rows, in order."""
    outcome = _joined([one.outcome for one in judged])
    columns: dict[str, Any] = {"outcome": _words(outcome, Outcome, there=bool(plan.program.acts))}
    if plan.open_facts:
        said = _joined([one.said for one in judged])
        for name in ("outcomes", "open_facts", "open_points"):
            lists = [list(getattr(one, name)) for one in plan.said]
            columns[name] = pa.array(lists, pa.list_(pa.string())).take(said)
    for place, id in enumerate(plan.program.duties):
        status = _joined([one.duties[place] for one in judged])
        columns[f"duty:{id}"] = _words(status, DutyStatus)
    return pa.table(columns)


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint8)


def _words(codes: Array, words: type[Outcome] | type[DutyStatus], *, there: bool = True) -> Any:
    """Codes as a dictionary of words; null where there is nothing to say."""
    mask = None if there else np.ones(len(codes), bool)
    indices: Any = pa.array(codes.astype(np.int8), mask=mask)
    return pa.DictionaryArray.from_arrays(indices, pa.array([word.value for word in words]))
