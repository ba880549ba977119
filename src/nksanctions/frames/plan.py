"""The rules of a checker, made ready for tables with the same columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import numpy as np
from attrs import frozen

from nksanctions.checking import Checker
from nksanctions.frames.alike import Marks, first_rows
from nksanctions.frames.assumed import released
from nksanctions.frames.columns import Reader, Rows
from nksanctions.frames.kernel import Cut, Evaluation, cut
from nksanctions.frames.vectors import Array, Bools, Bytes, Vector
from nksanctions.frames.witness import Proof
from nksanctions.law.cells import ground
from nksanctions.law.outcome import DutyStatus, Outcome, only
from nksanctions.law.program import Program
from nksanctions.records.problems import Problems

MOST_MARKS: Final = 200_000
"""How many answers are remembered from one table to the next."""

_INDETERMINATE: Final[Mapping[type[Any], int]] = {
    Outcome: Outcome.INDETERMINATE.gravity,
    DutyStatus: DutyStatus.INDETERMINATE.gravity,
}


@frozen(eq=False)
class Judged:
    """The answers of some rows.

    *outcome* and *duties* hold places in the order of gravity, *said* places among what a plan has
    said.
    """

    outcome: Bytes
    duties: tuple[Bytes, ...]
    said: Array


@frozen
class Said:
    """What there is to say beside the outcome; rows with the same share it."""

    outcomes: tuple[str, ...] = ()
    open_facts: tuple[str, ...] = ()
    open_points: tuple[str, ...] = ()


@frozen
class _Answer:
    """The answer of rows with one mark."""

    codes: tuple[int, ...]
    said: int


class Plan:
    """Judges rows; without *open_facts* it says the outcome and the duties alone."""

    def __init__(self, checker: Checker[Any], reader: Reader, *, open_facts: bool) -> None:
        self.checker = checker
        self.program: Program = checker.program
        program = self.program
        self.open_facts = open_facts
        self.said: dict[Said, int] = {}
        self.answers: dict[bytes, _Answer] = {}
        space = program.space
        given: dict[str, Any] = {**program.decided, **self._constants(reader)}
        fns = {id: space.set(fn, given) for id, fn in program.fns.items()}
        self._cuts = [cut(space, fns[id]) for id in program.duties]
        if program.acts:
            self._cuts.insert(0, cut(space, space.gravest(fns[id] for id in program.acts)))
        roots = [one for each in self._cuts for one in each.reaches]
        if open_facts:  # the order of open facts hangs on every rule
            roots += [one for fn in fns.values() for one in cut(space, fn).reaches]
        self._facts = [name for name in program.facts if any(name in fn.vars for fn in roots)]
        cells = dict(zip(program.facts, program.cells.of, strict=True))
        self._marks = Marks(dict.fromkeys(roots), cells)
        self._groups = [
            group
            for group in program.groups
            if open_facts and (group in reader.hidden or checker.assume is not True)
        ]
        self._proofs = [Proof(each, program) for each in self._cuts]

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

    def judge(self, rows: Rows, problems: Problems) -> Judged:
        """Judge some rows; a row of which no record can be made is noted."""
        facts, whole = self._known(rows)
        evaluation = Evaluation(facts, self.program.lowering.variables, rows.size)
        codes: list[Bytes] = []
        is_open = np.zeros(rows.size, bool)
        for each, proof in zip(self._cuts, self._proofs, strict=True):
            low, high = evaluation.bounds(each)
            codes.append(_code(each, low))
            if low is not high:
                is_open |= self._still_open(proof, evaluation, low != high, codes[-1])
        outcome = codes[0] if self.program.acts else np.zeros(rows.size, np.uint8)
        said = self._decided(outcome)
        if len(places := np.flatnonzero(is_open)):
            self._solve(rows, places, facts, whole, (codes, said), problems)
        return Judged(outcome, tuple(codes[len(codes) - len(self.program.duties) :]), said)

    def _known(self, rows: Rows) -> tuple[dict[str, Vector], dict[str, Bools]]:
        """The facts that count as known, and the rows where nothing of a group is known."""
        assume = self.checker.assume
        if assume is True:
            return {name: rows.fact(name) for name in self._facts}, dict(rows.whole)
        return released(rows, self._facts, assume or frozenset())

    def _still_open(self, proof: Proof, rows: Evaluation, is_open: Bools, codes: Bytes) -> Bools:
        """The rows to be worked out; of those that are surely open *codes* may say so at once."""
        if self.open_facts:
            return is_open
        proven = proof.of(rows, is_open)
        codes[proven] = _INDETERMINATE[type(proof.cut.values[0])]
        return is_open & ~proven

    def _decided(self, outcome: Bytes) -> Array:
        """What there is to say of rows with that outcome, if all is decided."""
        acts = self.program.acts
        numbers = [self._number(Said((one.value,) if acts else ())) for one in Outcome]
        return np.array(numbers, np.int32).take(outcome)

    def _number(self, said: Said) -> int:
        return self.said.setdefault(said, len(self.said))

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
        beside = [whole[group][places] if group in whole else none for group in self._groups]
        numbers, marks = self._marks.group(evaluation, beside)
        answers: list[_Answer] = []
        for mark, row in zip(marks, places[first_rows(numbers, len(marks))].tolist(), strict=True):
            answer = self.answers.get(mark)
            if answer is None:
                try:
                    record = rows.record(row)
                except ValueError as error:
                    problems.add(f"row {rows.start + row:,}", str(error))
                    return
                answer = self.answers[mark] = self._answer(record)
            answers.append(answer)
        codes, said = into
        said[places] = np.array([one.said for one in answers], np.int32)[numbers]
        for k, code in enumerate(codes):
            code[places] = np.array([one.codes[k] for one in answers], np.uint8)[numbers]

    def _answer(self, record: Any) -> _Answer:
        program = self.program
        if not self.open_facts and not program.duties:
            return _Answer((self.checker.outcome(record).gravity,), 0)
        judgement = self.checker.judge(record)
        acts = [] if judgement.outcome is None else [judgement.outcome.gravity]
        by_rule = judgement.solution.by_rule
        duties = [only(by_rule[id], DutyStatus.INDETERMINATE).gravity for id in program.duties]
        if not self.open_facts:
            return _Answer((*acts, *duties), 0)
        possible = sorted(judgement.outcomes, key=lambda one: one.gravity)
        said = Said(
            tuple(one.value for one in possible),
            tuple(one.name for one in judgement.open_facts),
            tuple(one.id for one in judgement.open_points),
        )
        return _Answer((*acts, *duties), self._number(said))


def plan_for(checker: Checker[Any], reader: Reader, *, open_facts: bool) -> Plan:
    """The plan for tables with the columns of *reader*; the same again, with what it has learnt."""
    plans = _plans(checker)
    key = (reader.given, reader.hidden, open_facts)
    if key not in plans or len(plans[key].answers) > MOST_MARKS:
        plans[key] = Plan(checker, reader, open_facts=open_facts)
    return plans[key]


@lru_cache(maxsize=128)
def _plans(_checker: Checker[Any]) -> dict[Any, Plan]:
    return {}


def _code(cut: Cut, places: Bytes) -> Bytes:
    """Places among the values of a cut function as places in the order of gravity."""
    codes = np.array([value.gravity for value in cut.values], np.uint8)
    return codes.take(places)
