"""`check` on tables: the same answers as `nksanctions.check`, row by row.

Rules are worked out on all rows at once, in three-valued logic (`kernel`). Where that leaves an
answer open, it is only a bound: the row goes to the exact answer, once for all rows that are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
from attrs import frozen

from nksanctions.checking import Assume, Checker, checker
from nksanctions.frames.alike import Marks, first_rows
from nksanctions.frames.assumed import released
from nksanctions.frames.columns import Reader, Rows
from nksanctions.frames.kernel import Cut, Evaluation, cut
from nksanctions.frames.vectors import Array, Bools, Bytes, Vector
from nksanctions.frames.witness import Completion, Witness, best, completions
from nksanctions.law.cells import ground
from nksanctions.law.outcome import DutyStatus, Outcome, only
from nksanctions.law.policy import Policy
from nksanctions.records.problems import Problems
from nksanctions.regimes import ALL, Regime

CHUNK: Final = 65_536
"""So many rows are worked on at a time."""

SAMPLE: Final = 4_096
MOST_COMPLETIONS: Final = 4
"""So many rows choose so many completions that tell whether an answer is open."""

MOST_MARKS: Final = 500_000
"""How many answers are remembered."""

Progress = Callable[[int, int], object]

_OUTCOMES: Final = tuple(Outcome)
_STATUSES: Final = tuple(DutyStatus)
_INDETERMINATE: Final[Mapping[type[Any], int]] = {
    Outcome: Outcome.INDETERMINATE.gravity,
    DutyStatus: DutyStatus.INDETERMINATE.gravity,
}


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
    plan = _plan(prepared, reader, open_facts)
    judged: list[_Judged] = []
    done = 0
    for batch in table.unify_dictionaries().to_batches(max_chunksize=CHUNK):
        rows = reader.read(batch, done)
        if not problems.count and not reader.complaints:
            judged.append(plan.judge(rows, problems))
        done += batch.num_rows
        if progress is not None:
            progress(done, table.num_rows)
    reader.complaints.tell(problems)
    problems.raise_any()
    return plan.table(judged)


@frozen(eq=False)
class _Judged:
    """The answers of some rows: places among outcomes, statuses, and what else there is to say."""

    outcome: Bytes
    duties: tuple[Bytes, ...]
    said: Array


@frozen
class _Said:
    """What there is to say beside the outcome; rows with the same share it."""

    outcomes: tuple[str, ...] = ()
    open_facts: tuple[str, ...] = ()
    open_points: tuple[str, ...] = ()


class _Plan:
    """The rules of a checker, made ready for tables with the same columns."""

    def __init__(self, prepared: Checker[Any], reader: Reader, open_facts: bool) -> None:
        self.checker = prepared
        self.program = program = prepared.program
        self.open_facts = open_facts
        space = program.space
        given: dict[str, Any] = {**program.decided, **self._constants(reader)}
        fns = {id: space.set(fn, given) for id, fn in program.fns.items()}
        self.duties = program.duties
        self.cuts = [cut(space, fns[id]) for id in program.duties]
        if program.acts:
            self.cuts.insert(0, cut(space, space.gravest(fns[id] for id in program.acts)))
        judged = [one for each in self.cuts for one in each.reaches]
        every = [one for fn in fns.values() for one in cut(space, fn).reaches]
        roots = list(dict.fromkeys([*judged, *every] if open_facts else judged))
        self.facts = [n for n in program.facts if any(n in fn.vars for fn in roots)]
        cells = dict(zip(program.facts, program.cells.of, strict=True))
        self.marks = Marks(roots, cells)
        self.groups: tuple[str, ...] = ()
        if open_facts:
            self.groups = tuple(
                group
                for group in program.groups
                if group in reader.hidden or prepared.assume is not True
            )
        self._tried: set[Cut] = set()
        self._completions: dict[Cut, Sequence[Completion]] = {
            each: completions(each, space, program.lowering.variables, program.readings)
            for each in (() if open_facts else self.cuts)
        }
        self._answers: dict[bytes, tuple[int, tuple[int, ...], int]] = {}
        self._said: dict[_Said, int] = {}

    def _constants(self, reader: Reader) -> dict[str, Any]:
        """The facts that have one known value in each row."""
        if self.checker.assume is not True:
            return {}
        found: dict[str, Any] = {}
        for name, ref in self.program.facts.items():
            if name in reader.given or ref.path[0] in reader.hidden:
                continue
            if (value := reader.default(name)) is not None:
                found[name] = ground(value)
        return found

    def judge(self, rows: Rows, problems: Problems) -> _Judged:
        """Judge some rows."""
        facts, whole = self._facts(rows)
        evaluation = Evaluation(facts, self.program.lowering.variables, rows.size)
        bounds = [evaluation.bounds(each) for each in self.cuts]
        codes = [_code(each, low) for each, (low, _) in zip(self.cuts, bounds, strict=True)]
        if not self.program.acts:
            codes.insert(0, np.zeros(rows.size, np.uint8))
        said = self._said_of(codes[0])
        is_open = [
            self._open(each, evaluation, low != high, code)
            for each, (low, high), code in zip(
                self.cuts, bounds, codes[-len(bounds) :], strict=True
            )
            if low is not high
        ]
        if is_open and len(places := np.flatnonzero(np.logical_or.reduce(is_open))):
            self._solve(rows, places, facts, whole, (codes, said), problems)
        return _Judged(codes[0], tuple(codes[1:]), said)

    def _open(self, each: Cut, rows: Evaluation, is_open: Bools, codes: Bytes) -> Bools:
        """The rows that are still to be worked out; of the others *codes* says the answer.

        If it is asked only whether an answer is open, two completions that differ will do.
        """
        if self.open_facts or not is_open.any():
            return is_open
        low, high = np.full(rows.size, 255, np.uint8), np.zeros(rows.size, np.uint8)
        for place in self._places(each, rows, is_open):
            np.minimum(low, place, out=low)
            np.maximum(high, place, out=high)
        proven = is_open & (low < high)
        codes[proven] = _INDETERMINATE[type(each.values[0])]
        return is_open & ~proven

    def _places(self, each: Cut, rows: Evaluation, is_open: Bools) -> list[Bytes]:
        """What the rows come to under each completion; the first rows say which are worth it."""
        witness = Witness(rows)
        places = [witness.place(each, completion) for completion in self._completions[each]]
        if each not in self._tried:
            self._tried.add(each)
            some = np.flatnonzero(is_open)[:SAMPLE]
            kept = best([place[some] for place in places], MOST_COMPLETIONS, 0.01)
            self._completions[each] = [self._completions[each][one] for one in kept]
        return places

    def _facts(self, rows: Rows) -> tuple[dict[str, Vector], dict[str, Bools]]:
        assume = self.checker.assume
        if assume is True:
            return {name: rows.fact(name) for name in self.facts}, dict(rows.whole)
        return released(rows, self.facts, assume or frozenset())

    def _said_of(self, outcome: Bytes) -> Array:
        """What there is to say of rows with that outcome, if all is decided."""
        numbers = [
            self._number(_Said((one.value,) if self.program.acts else ())) for one in _OUTCOMES
        ]
        return np.array(numbers, np.int32).take(outcome)

    def _number(self, said: _Said) -> int:
        return self._said.setdefault(said, len(self._said))

    def _solve(
        self,
        rows: Rows,
        places: Array,
        facts: Mapping[str, Vector],
        whole: Mapping[str, Bools],
        into: tuple[list[Bytes], Array],
        problems: Problems,
    ) -> None:
        """Work out the open rows, one of each mark."""
        some = {name: fact.take(places) for name, fact in facts.items()}
        evaluation = Evaluation(some, self.program.lowering.variables, len(places))
        none = np.zeros(len(places), bool)
        beside = [whole[group][places] if group in whole else none for group in self.groups]
        numbers, marks = self.marks.group(evaluation, beside)
        if len(self._answers) > MOST_MARKS:
            self._answers.clear()
        answers: list[tuple[int, tuple[int, ...], int]] = []
        for mark, row in zip(marks, places[first_rows(numbers, len(marks))].tolist(), strict=True):
            answer = self._answers.get(mark)
            if answer is None:
                try:
                    record = rows.record(row)
                except ValueError as error:
                    problems.add(f"row {rows.start + row:,}", str(error))
                    return
                answer = self._answers[mark] = self._answer(record)
            answers.append(answer)
        codes, said = into
        codes[0][places] = np.array([one for one, _, _ in answers], np.uint8)[numbers]
        for k, code in enumerate(codes[1:]):
            code[places] = np.array([duties[k] for _, duties, _ in answers], np.uint8)[numbers]
        said[places] = np.array([one for _, _, one in answers], np.int32)[numbers]

    def _answer(self, record: Any) -> tuple[int, tuple[int, ...], int]:
        if not self.open_facts and not self.duties:
            return self.checker.outcome(record).gravity, (), 0
        judgement = self.checker.judge(record)
        outcome = _OUTCOMES.index(judgement.outcome) if judgement.outcome is not None else 0
        by_rule = judgement.solution.by_rule
        duties = tuple(only(by_rule[id], DutyStatus.INDETERMINATE).gravity for id in self.duties)
        if not self.open_facts:
            return outcome, duties, 0
        possible = sorted(judgement.outcomes, key=lambda one: one.gravity)
        said = _Said(
            tuple(one.value for one in possible),
            tuple(one.name for one in judgement.open_facts),
            tuple(one.id for one in judgement.open_points),
        )
        return outcome, duties, self._number(said)

    def table(self, judged: Sequence[_Judged]) -> pa.Table:
        """The answers of all rows, in order."""
        outcome = _joined([one.outcome for one in judged])
        columns: dict[str, Any] = {"outcome": _words(outcome, _OUTCOMES, self.program.acts)}
        if self.open_facts:
            said = _joined([one.said for one in judged])
            for name in ("outcomes", "open_facts", "open_points"):
                lists = [list(getattr(one, name)) for one in self._said]
                columns[name] = pa.array(lists, pa.list_(pa.string())).take(said)
        for k, id in enumerate(self.duties):
            status = _joined([one.duties[k] for one in judged])
            columns[f"duty:{id}"] = _words(status, _STATUSES, [id])
        return pa.table(columns)


@lru_cache(maxsize=128)
def _plans(_prepared: Checker[Any]) -> dict[Any, _Plan]:
    return {}


def _plan(prepared: Checker[Any], reader: Reader, open_facts: bool) -> _Plan:
    plans = _plans(prepared)
    key = (reader.given, reader.hidden, open_facts)
    if key not in plans:
        plans[key] = _Plan(prepared, reader, open_facts)
    return plans[key]


def _code(cut: Cut, places: Bytes) -> Bytes:
    """Places among the values of a cut function as places among all values."""
    codes = np.array([value.gravity for value in cut.values], np.uint8)
    return codes.take(places)


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint8)


def _words(codes: Array, words: Sequence[Any], there: Sequence[str]) -> Any:
    """Codes as a dictionary of words; null where there is nothing to say."""
    mask = None if there else np.ones(len(codes), bool)
    indices: Any = pa.array(codes.astype(np.int8), mask=mask)
    return pa.DictionaryArray.from_arrays(indices, pa.array([word.value for word in words]))
