"""Rows that the rules can't tell apart, so that one of them is worked out for all.

Where an answer is open, only those predicates count that it still hangs on: below one that is
decided nothing does. What they say, row by row, is the row's mark: it determines what is left of
each rule. Where facts are compared with each other and one of them is not known, the cell of the
other one belongs to the mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from nksanctions.frames.kernel import (
    Evaluation,
    Truth,
    all_true,
    any_true,
    children,
    contrary,
    parents_first,
)
from nksanctions.frames.vectors import Array, Bools
from nksanctions.law.cells import Cell
from nksanctions.law.ground import Fn, GroundTest, variables


class Marks:
    """Marks rows by what *roots* still hang on.

    *cells* tells which values of a fact are alike.
    """

    def __init__(self, roots: Iterable[Fn], cells: Mapping[str, Cell]) -> None:
        self.roots: tuple[Fn, ...] = tuple(roots)
        self._cells = cells
        self._order = parents_first(self.roots)
        told = {fn.id for fn in self.roots}
        for fn in self._order:
            if fn.kind != "not":  # of a contrary, what is below tells whether it is open
                told.add(fn.id)
            if fn.kind in ("if", "point"):
                told.update(child.id for child in children(fn))
        self._told = frozenset(told)
        self._exact = _exact([fn.args for fn in self._order if fn.kind == "test"])

    def group(self, rows: Evaluation, beside: Sequence[Bools]) -> tuple[Array, list[bytes]]:
        """The number of each row's mark, and the marks.

        *beside* holds what else tells rows apart.
        """
        relevant = self._relevant(rows)
        parts: list[Array] = [one.view(np.uint8) for one in beside]
        for fn in self._order:
            if fn.id not in self._told:
                continue
            here = relevant.get(fn.id, False)
            parts.append(_state(rows, fn, here))
            if fn.kind == "test" and len(variables(fn.args)) > 1:
                for name in variables(fn.args):
                    number = self._compared(rows, fn, name, here)
                    parts.extend(number.view(np.uint8).reshape(rows.size, -1).T)
        table = np.ascontiguousarray(np.stack(parts, axis=1))
        width = table.shape[1]
        buffers = [None, pa.py_buffer(table.data)]
        array: Any = pa.Array.from_buffers(pa.binary(width), rows.size, buffers)
        encoded = array.dictionary_encode()
        return encoded.indices.to_numpy(), encoded.dictionary.to_pylist()

    def _relevant(self, rows: Evaluation) -> dict[int, Truth]:
        """For each predicate the rows in which an answer hangs on it."""
        found: dict[int, Truth] = {fn.id: True for fn in self.roots}
        for fn in self._order:
            is_open = _open(rows, fn, found.get(fn.id, False))
            if is_open is False:
                continue
            for child, where in zip(children(fn), _taken(rows, fn), strict=True):
                here = all_true([is_open, where])
                found[child.id] = any_true([found.get(child.id, False), here])
        return found

    def _compared(self, rows: Evaluation, fn: Fn, name: str, here: Truth) -> Array:
        """The cell of a known fact where a comparison with another one is open, else 0."""
        found = np.zeros(rows.size, np.int64)
        is_open = _open(rows, fn, here)
        vector = rows.facts[name]
        if is_open is False:
            return found
        where = np.broadcast_to(is_open, rows.size)
        places = np.flatnonzero(where if vector.unknown is None else where & ~vector.unknown)
        if len(places):
            some = vector.take(places)
            if fn.args in self._exact:
                found[places] = some.numbers() + 1
            else:
                _, first, inverse = np.unique(
                    some.numbers(), return_index=True, return_inverse=True
                )
                cell = self._cells[name]
                found[places] = np.array([cell[some.at(row)] for row in first.tolist()])[inverse]
        return found


def first_rows(numbers: Array, many: int) -> Array:
    """The first row of each of *many* marks."""
    first = np.empty(many, np.int64)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]
    return first


def _open(rows: Evaluation, fn: Fn, here: Truth) -> Truth:
    certain, possible = rows.both(fn)
    return all_true([here, possible, contrary(certain)])


def _taken(rows: Evaluation, fn: Fn) -> list[Truth]:
    """For each child the rows in which the predicate can hang on it at all."""
    if fn.kind == "if":
        certain, possible = rows.both(fn.args[0])
        return [True, possible, contrary(certain)]
    return [True for _ in children(fn)]


def _state(rows: Evaluation, fn: Fn, here: Truth) -> Array:
    """0 where nothing hangs on it; 1 false, 2 open, 3 true."""
    certain, possible = rows.both(fn)
    if here is False:
        return np.zeros(rows.size, np.uint8)
    state = _byte(certain) + _byte(possible) + np.uint8(1)
    if here is not True:
        state = state * _byte(here)
    return state if isinstance(state, np.ndarray) else np.full(rows.size, state)


def _byte(truth: Truth) -> Any:
    return np.uint8(truth) if isinstance(truth, bool) else truth.view(np.uint8)


def _exact(tests: Iterable[GroundTest]) -> frozenset[GroundTest]:
    """Comparisons in which the very value of a fact matters: scaled, or of three facts together."""
    compared = [test for test in tests if test[0] == "lt2"]
    partners: dict[str, set[str]] = {}
    for test in compared:
        v, w = variables(test)
        partners.setdefault(v, set()).add(w)
        partners.setdefault(w, set()).add(v)
    return frozenset(
        test
        for test in compared
        if (test[2], test[3], test[5], test[6]) != (1, 0, 1, 0)
        or any(len(partners[name]) > 1 for name in variables(test))
    )
