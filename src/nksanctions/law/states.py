"""From a record to what its known facts leave open, one fact at a time, each step taken once.

A state is what a rule still depends on after some facts were read. The next fact is the first in
the order of the tree that still matters; its value, or rather the cell that the value lies in,
leads to the next state. So a fact that no longer matters is not read, and records that the rule
can't tell apart meet in one state, whatever else differs in them.
"""

from __future__ import annotations

from typing import Any

from nksanctions.law.cells import Cells, ground
from nksanctions.law.ground import Fn, Space

NONE_RELEASED: frozenset[int] = frozenset()
"""Every known fact counts as known."""


class State:
    """What is left of a function, and which of its facts are known to be unknown."""

    __slots__ = ("fn", "index", "next", "pairs", "skipped", "unknown")

    def __init__(
        self, fn: Fn, skipped: frozenset[int], index: int | None, pairs: tuple[int, ...]
    ) -> None:
        self.fn: Fn = fn
        self.skipped: frozenset[int] = skipped
        self.index: int | None = index
        """The place of the next fact to read; `None` where no more is to be read."""
        self.pairs: tuple[int, ...] = pairs
        """The places of the tests that compare it with another fact."""
        self.next: dict[Any, State] = {}
        self.unknown: State | None = None


class States:
    """The states of one function of the facts of a record class."""

    def __init__(self, fn: Fn, space: Space, cells: Cells) -> None:
        self._space = space
        self._cells = cells
        self._names = tuple(cells.facts)
        self._index = {name: place for place, name in enumerate(self._names)}
        self._known: dict[Any, State] = {}
        self.reads: frozenset[int] = frozenset(
            self._index[name] for name in fn.vars if name in self._index
        )
        """The places of the facts that the function can depend on."""
        self._start = self._state(fn, frozenset())

    def __len__(self) -> int:
        return len(self._known)

    def final(
        self,
        values: tuple[Any, ...],
        truths: tuple[Any, ...],
        released: frozenset[int] = NONE_RELEASED,
        start: State | None = None,
    ) -> Fn:
        """What is left of the function, once the facts are read from the state *start* on.

        *truths* says what each test of two facts comes to; facts *released* count as unknown.
        """
        cells = self._cells.of
        state = start if start is not None else self._start
        while (place := state.index) is not None:
            value = values[place]
            if value is None or place in released:
                state = state.unknown or self._unknown(state)
                continue
            key: Any = cells[place][value]
            if state.pairs:
                key = (key, *self._pairs(state, values, truths, released))
            state = state.next.get(key) or self._step(state, place, value, key)
        return state.fn

    def trace(self, values: tuple[Any, ...], truths: tuple[Any, ...]) -> dict[int, State]:
        """The state in which each fact that is read is read."""
        cells = self._cells.of
        state = self._start
        found: dict[int, State] = {}
        while (place := state.index) is not None:
            found[place] = state
            value = values[place]
            if value is None:
                state = state.unknown or self._unknown(state)
                continue
            key: Any = cells[place][value]
            if state.pairs:
                key = (key, *[truths[pair] for pair in state.pairs])
            state = state.next.get(key) or self._step(state, place, value, key)
        return found

    def _pairs(
        self,
        state: State,
        values: tuple[Any, ...],
        truths: tuple[Any, ...],
        released: frozenset[int],
    ) -> list[Any]:
        if not released:
            return [truths[pair] for pair in state.pairs]
        places, pairs = self._cells.pair_places, self._cells.pairs
        return [
            truths[pair] if released.isdisjoint(places[pair]) else pairs[pair](values, released)
            for pair in state.pairs
        ]

    def _unknown(self, state: State) -> State:
        assert state.index is not None
        state.unknown = self._state(state.fn, state.skipped | {state.index})
        return state.unknown

    def _step(self, state: State, place: int, value: Any, key: Any) -> State:
        cell = self._cells.of[place]
        number = key[0] if state.pairs else key
        env: dict[Any, Any] = {self._names[place]: cell.example(number)}
        if state.pairs:
            for pair, truth in zip(state.pairs, key[1:], strict=True):
                if isinstance(truth, bool):
                    env[self._cells.pair_tests[pair]] = truth
                elif truth is not None:
                    env[self._names[place]] = ground(value)  # its very place matters
        following = self._state(self._space.set(state.fn, env), state.skipped)
        state.next[key] = following
        return following

    def _state(self, fn: Fn, skipped: frozenset[int]) -> State:
        support = {self._index[name] for name in fn.vars if name in self._index}
        skipped &= support
        key = (fn.id, skipped)
        found = self._known.get(key)
        if found is None:
            index = min(support - skipped, default=None)
            pairs: tuple[int, ...] = ()
            if index is not None:
                pairs = tuple(
                    pair
                    for pair, test in enumerate(self._cells.pair_tests)
                    if test in fn.tests and index in self._cells.pair_places[pair]
                )
            found = self._known[key] = State(fn, skipped, index, pairs)
        return found
