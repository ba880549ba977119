"""Proof that an answer is open: two ways to fill in what is not known, with different answers.

What is certainly and what is possibly true are only bounds. Where rows come out differently under
two completions, the answer is open for certain, and no row need be worked out by itself. The
completions are chosen once: each pushes the answer one way, as far as one choice for all rows can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any, Final

import numpy as np

from nksanctions.frames.kernel import (
    Cut,
    Evaluation,
    Truth,
    all_true,
    any_true,
    contrary,
    parents_first,
)
from nksanctions.frames.vectors import (
    EPOCH,
    Array,
    Bools,
    Bytes,
    Codes,
    Nowhere,
    Plain,
    Sets,
    Vector,
    country_number,
)
from nksanctions.law.diagram import Diagram, Solver, candidates
from nksanctions.law.ground import Fn, Space, holds, variables
from nksanctions.law.program import Program
from nksanctions.models.facts import Domain

SAMPLE: Final = 4_096
MOST_COMPLETIONS: Final = 4
LEAST_GAIN: Final = 0.01
"""So many rows choose so many completions, each of which proves that share of them open."""

Completion = Mapping[str, Any]
"""A value for each fact, as functions take it, and a reading for each point."""


def completions(cut: Cut, program: Program) -> tuple[Completion, ...]:
    """Completions that push a function towards its mildest and its gravest values."""
    found: list[Completion] = []
    space, readings = program.space, program.readings
    values = candidates(cut.reaches, program.lowering.variables, readings)
    solver = Solver(space, values, program.lowering.order)
    for fn in cut.reaches:
        signs = _signs(fn)
        last: Completion = {}
        for aim in (True, False):
            start = {name: some[0 if aim else -1] for name, some in values.items()}
            start |= _path(solver.diagram(fn), values, aim)
            last = _climb(start, last, values, signs, aim, space)
            found += [one for one in (last, _reread(last, cut, readings)) if one not in found]
    return tuple(found)


def _reread(completion: Completion, cut: Cut, readings: Mapping[str, Sequence[str]]) -> Completion:
    """The same facts, with another reading of each point whose readings ask about facts."""
    asking = {
        fn.args[0]
        for fn in parents_first(cut.reaches)
        if fn.kind == "point" and any(reading.kind != "leaf" for _, reading in fn.args[1])
    }
    return dict(completion) | {
        name: next(one for one in readings[name] if one != completion[name]) for name in asking
    }


def best(places: Sequence[Array], most: int, least: float) -> list[int]:
    """Which completions to keep: those that tell most rows open, each *least* of them more.

    *places* holds for each completion what the rows come to.
    """
    told = {
        (a, b): int((places[a] != places[b]).sum()) for a, b in combinations(range(len(places)), 2)
    }
    if not told:
        return list(range(len(places)))
    a, b = max(told, key=lambda pair: told[pair])
    kept = [a, b]
    low, high = np.minimum(places[a], places[b]), np.maximum(places[a], places[b])
    while len(kept) < most:
        gains = [((one < low) | (one > high))[low == high].sum() for one in places]
        gain = int(np.argmax(gains))
        if gains[gain] <= least * len(low):
            break
        kept.append(gain)
        low, high = np.minimum(low, places[gain]), np.maximum(high, places[gain])
    return kept


def _path(diagram: Diagram, values: Mapping[str, Sequence[Any]], aim: bool) -> dict[str, Any]:
    """Values that lead to that answer."""
    found: dict[str, Any] = {}
    while diagram.var is not None and aim in diagram.image:
        steps = zip(values[diagram.var], diagram.kids, strict=True)
        found[diagram.var], diagram = next(step for step in steps if aim in step[1].image)
    return found


def _signs(root: Fn) -> dict[Fn, int]:
    """For each test and point: 1 where it makes the answer graver, -1 milder, 0 both."""
    seen: dict[int, set[int]] = {}
    found: dict[Fn, set[int]] = {}
    waiting = [(root, 1)]
    while waiting:
        fn, sign = waiting.pop()
        if sign in seen.setdefault(fn.id, set()):
            continue
        seen[fn.id].add(sign)
        match fn.kind:
            case "test":
                found.setdefault(fn, set()).add(sign)
            case "not":
                waiting.append((fn.args[0], -sign))
            case "and" | "or":
                waiting += [(part, sign) for part in fn.args]
            case "point":
                found.setdefault(fn, set()).add(sign)
                waiting += [(part, sign) for _, part in fn.args[1]]
            case "if":
                condition, then, otherwise = fn.args
                waiting += [(condition, 1), (condition, -1), (then, sign), (otherwise, sign)]
    return {fn: sum(signs) for fn, signs in found.items()}


def _climb(
    start: Completion,
    unlike: Completion,
    values: Mapping[str, Sequence[Any]],
    signs: Mapping[Fn, int],
    aim: bool,
    space: Space,
) -> Completion:
    """Values under which as much as possible of what is asked goes the way of *aim*.

    Where that leaves a choice, it is made *unlike* another completion; so are the readings, since
    which of them goes the way of *aim* may hang on the facts.
    """
    chosen = dict(start)
    readings = {
        name: next(one for one in values[name] if one != taken)
        for name, taken in unlike.items()
        if name.startswith("point:")
    }
    chosen |= readings

    def score(name: str, value: Any) -> tuple[int, bool, bool]:
        trial = chosen | {name: value}
        total = 0
        for fn, sign in signs.items():
            if name in fn.vars:
                said = space.set(fn, trial).value
                total += sign if said is aim else -sign
        return total, value != unlike.get(name, value), value == chosen[name]

    for _ in range(2):
        for name in sorted(values.keys() - readings.keys()):
            chosen[name] = max(values[name], key=partial(score, name))
    return chosen


class Proof:
    """Proves that the answers of rows are open.

    The first rows say which completions are worth it; so few rows need no proof at all.
    """

    def __init__(self, cut: Cut, program: Program) -> None:
        self.cut = cut
        self._program = program
        self._completions: Sequence[Completion] = ()

    def of(self, rows: Evaluation, is_open: Bools) -> Bools:
        """Those of the open rows whose answer is open for certain."""
        some = np.flatnonzero(is_open)[:SAMPLE]
        if not self._completions:
            if len(some) < SAMPLE:
                return np.zeros(rows.size, bool)
            self._completions = completions(self.cut, self._program)
            witness = Witness(rows)
            places = [witness.place(self.cut, one)[some] for one in self._completions]
            kept = best(places, MOST_COMPLETIONS, LEAST_GAIN)
            self._completions = [self._completions[one] for one in kept]
        low, high = np.full(rows.size, 255, np.uint8), np.zeros(rows.size, np.uint8)
        witness = Witness(rows)
        for completion in self._completions:
            place = witness.place(self.cut, completion)
            np.minimum(low, place, out=low)
            np.maximum(high, place, out=high)
        return is_open & (low < high)


class Witness:
    """Rows, and what they come to under completions."""

    def __init__(self, rows: Evaluation) -> None:
        self.rows = rows
        self._open: dict[int, tuple[Array, dict[str, Vector]]] = {}

    def place(self, cut: Cut, completion: Completion) -> Bytes:
        """The place among the values of a cut function under a completion."""
        found = np.zeros(self.rows.size, np.uint8)
        done: dict[int, Truth] = {}
        for fn in cut.reaches:
            truth = self._truth(fn, completion, done)
            found += np.uint8(truth) if isinstance(truth, bool) else truth.view(np.uint8)
        return found

    def _truth(self, fn: Fn, completion: Completion, done: dict[int, Truth]) -> Truth:
        found = done.get(fn.id)
        if found is None:
            certain, possible = self.rows.both(fn)
            if certain is possible:
                found = certain
            elif fn.kind == "test":
                found = self._test(fn, completion)
            elif fn.kind == "point":
                name, readings = fn.args
                found = self._truth(dict(readings)[completion[name]], completion, done)
            else:
                found = self._joined(fn, [self._truth(one, completion, done) for one in fn.args])
            done[fn.id] = found
        return found

    def _joined(self, fn: Fn, parts: list[Truth]) -> Truth:
        match fn.kind:
            case "not":
                return contrary(parts[0])
            case "and":
                return all_true(parts)
            case "or":
                return any_true(parts)
        condition, then, otherwise = parts
        return any_true([all_true([condition, then]), all_true([contrary(condition), otherwise])])

    def _test(self, fn: Fn, completion: Completion) -> Truth:
        certain, possible = self.rows.both(fn)
        names = variables(fn.args)
        if len(names) == 1:
            return possible if holds(fn.args, completion[names[0]]) else certain
        places, facts = self._compared(fn)
        by_name = self.rows.variables
        filled = {n: _filled(f, completion[n], by_name[n].domain) for n, f in facts.items()}
        said, _ = Evaluation(filled, by_name, len(places)).both(fn)
        truth = np.array(np.broadcast_to(certain, self.rows.size))
        truth[places] = said
        return truth

    def _compared(self, fn: Fn) -> tuple[Array, dict[str, Vector]]:
        """The rows in which a comparison is open, and its facts there."""
        found = self._open.get(fn.id)
        if found is None:
            certain, possible = self.rows.both(fn)
            is_open = np.broadcast_to(all_true([possible, contrary(certain)]), self.rows.size)
            places = np.flatnonzero(is_open)
            facts = {name: self.rows.facts[name].take(places) for name in variables(fn.args)}
            found = self._open[fn.id] = places, facts
        return found


def _filled(fact: Vector, value: Any, domain: Domain) -> Vector:
    """The same fact, with *value* where it is not known."""
    unknown = fact.unknown
    if unknown is None:
        return fact
    number = value - EPOCH if domain is Domain.DAY else value
    match fact:
        case Plain():
            values = fact.values.copy()
            values[unknown] = number
            return Plain(domain, values, None)
        case Codes():
            places = fact.places.astype(np.int32)
            places[unknown] = len(fact.values)
            return Codes(places, [*fact.values, value], None)
        case Sets():
            numbers = [country_number(code) for code in value]
            members = [member.copy() for member in fact.members]
            members += [np.zeros(fact.size, np.uint8) for _ in numbers[len(members) :]]
            for member, one in zip(members, [*numbers, *[0] * len(members)], strict=False):
                member[unknown] = one
            return Sets(tuple(members), None)
        case Nowhere():
            return _everywhere(number, domain, fact.size)


def _everywhere(value: Any, domain: Domain, size: int) -> Vector:
    if domain is Domain.COUNTRIES:
        numbers = [country_number(code) for code in value] or [0]
        return Sets(tuple(np.full(size, one, np.uint8) for one in numbers), None)
    if domain in (Domain.DAY, Domain.COUNT, Domain.FLAG):
        return Plain(domain, np.full(size, value), None)
    return Codes(np.zeros(size, np.int8), [value], None)
