"""What the law was on a day: each provision's own period, and what later provisions left of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from attrs import frozen

from nksanctions.law.symbols import Cut
from nksanctions.models.period import Period, in_words
from nksanctions.models.provision import Effect, EffectKind, Provision

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "EffectOn",
    "History",
    "Standing",
    "Step",
    "Timeline",
]

_CUTS: Final = {EffectKind.REPLACES, EffectKind.ENDS}


class Standing(StrEnum):
    """Where a provision stands on a day."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    OVERTAKEN = "overtaken"
    """In force, and another provision asks the same more strictly or in other words."""
    REPLACED = "replaced"
    ENDED = "ended"
    """By another provision, with nothing in its place."""
    EXPIRED = "expired"
    """By its own text."""
    NEVER_EFFECTIVE = "never-effective"
    """It was replaced or ended before its first day."""


class ChangeKind(StrEnum):
    """What happened to the law on a day."""

    BEGAN = "began"
    ENDED = "ended"
    """A provision was replaced or ended by another one."""
    CANCELLED = "cancelled"
    """A provision was replaced or ended before its first day."""
    EXPIRED = "expired"
    """A provision came to the last day of its own text."""
    TIGHTENED = "tightened"
    RELAXED = "relaxed"
    EXTENDED = "extended"
    CLARIFIED = "clarified"
    OVERTAKEN = "overtaken"


_CHANGES: Final = {
    EffectKind.TIGHTENS: ChangeKind.TIGHTENED,
    EffectKind.RELAXES: ChangeKind.RELAXED,
    EffectKind.EXTENDS: ChangeKind.EXTENDED,
    EffectKind.CLARIFIES: ChangeKind.CLARIFIED,
    EffectKind.OVERTAKES: ChangeKind.OVERTAKEN,
    EffectKind.REPLACES: ChangeKind.ENDED,
    EffectKind.ENDS: ChangeKind.ENDED,
}


@frozen(kw_only=True)
class Change:
    """One thing that happened to a provision on a day, and the provision that did it, if one did.

    .. versionadded:: 26.1.0
    """

    on: date
    kind: ChangeKind
    provision: Provision
    by: Provision | None = None

    def __str__(self) -> str:
        by = f" by {self.by.id}" if self.by is not None else ""
        return f"{self.on}  {self.kind.value:<9}  {self.provision.id}{by}"


@frozen
class Changes:
    """What happened to the law between two days, in order.

    Printed, there is one change a line.

    .. versionadded:: 26.1.0
    """

    all: tuple[Change, ...]

    def of(self, kind: ChangeKind | str) -> tuple[Change, ...]:
        """The changes of one kind."""
        wanted = ChangeKind(kind)
        return tuple(one for one in self.all if one.kind is wanted)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __str__(self) -> str:
        return "\n".join(map(str, self.all)) or "no change"


@frozen(kw_only=True)
class Step:
    """One provision in a history: the day it began, and what it did to those before it.

    *until* is the last day on which it was in force; `None` while it is, or if it never was.
    """

    provision: Provision
    effects: tuple[Effect, ...]
    standing: Standing
    until: date | None

    @property
    def on(self) -> date:
        """The first day of the provision's own text."""
        return self.provision.in_force.start

    def __str__(self) -> str:
        lines = [f"{self.on}  {self.provision.citation}  [{self.provision.id}]"]
        lines += [f"    {effect.kind.value} {effect.target}" for effect in self.effects]
        if self.until is not None:
            lines.append(f"    {self.standing.value} after {in_words(self.until)}")
        elif self.standing is not Standing.IN_FORCE:
            lines.append(f"    {self.standing.value}")
        return "\n".join(lines)


@frozen(kw_only=True)
class History:
    """A provision, what led to it and what came of it, from the first form to the last.

    .. versionadded:: 26.1.0
    """

    of: Provision
    steps: tuple[Step, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The stable ids of its provisions, in order."""
        return tuple(step.provision.id for step in self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return "\n".join(map(str, self.steps))


@frozen
class EffectOn:
    """What a provision did to another one, on which day."""

    by: Provision
    effect: Effect

    @property
    def on(self) -> date:
        """The day from which it holds."""
        return self.effect.since or self.by.in_force.start


class Timeline:
    """The provisions of a regime over time, with the effects of each on the others."""

    def __init__(self, provisions: Iterable[Provision]) -> None:
        self.provisions: dict[str, Provision] = {one.id: one for one in provisions}
        self._to: dict[str, list[EffectOn]] = {}
        for provision in self.provisions.values():
            for effect in provision.effects:
                self._to.setdefault(effect.target, []).append(EffectOn(provision, effect))
        self._periods: dict[str, Period | None] = {
            id: self._period(one) for id, one in self.provisions.items()
        }

    def _cut(self, provision: Provision) -> EffectOn | None:
        cuts = [one for one in self._to.get(provision.id, ()) if one.effect.kind in _CUTS]
        return min(cuts, key=lambda one: one.on, default=None)

    def _period(self, provision: Provision) -> Period | None:
        cut = self._cut(provision)
        return provision.in_force if cut is None else provision.in_force.until(cut.on)

    def cuts(self, id: str) -> tuple[Cut, ...]:
        """What replaces or ends a provision: from which day, and by a text of which day."""
        return tuple(
            Cut(on=one.on, adopted=one.by.adopted, by=one.by.id)
            for one in self._to.get(id, ())
            if one.effect.kind in _CUTS
        )

    @property
    def periods(self) -> Mapping[str, Period | None]:
        """In which period each provision is in force; `None` for one that never was."""
        return self._periods

    def effects_on(self, target: str) -> tuple[EffectOn, ...]:
        """What later provisions did to one, or to a measure, in order."""
        return tuple(sorted(self._to.get(target, ()), key=lambda one: one.on))

    def standing(self, provision: Provision, on: date) -> Standing:
        """Where a provision stands on a day."""
        period, cut = self._periods[provision.id], self._cut(provision)
        if period is None:
            assert cut is not None
            return Standing.NEVER_EFFECTIVE if cut.on <= on else Standing.NOT_YET
        if on < period.start:
            return Standing.NOT_YET
        if on in period:
            overtaken = any(
                one.effect.kind is EffectKind.OVERTAKES and one.on <= on
                for one in self._to.get(provision.id, ())
            )
            return Standing.OVERTAKEN if overtaken else Standing.IN_FORCE
        if cut is None or period.end != cut.on:
            return Standing.EXPIRED
        return Standing.REPLACED if cut.effect.kind is EffectKind.REPLACES else Standing.ENDED

    def changes(self, after: date, until: date) -> Changes:
        """What happened after one day, up to another, that day included."""
        found: list[Change] = []
        for id, provision in self.provisions.items():
            period, cut = self._periods[id], self._cut(provision)
            if period is not None:
                found.append(Change(on=period.start, kind=ChangeKind.BEGAN, provision=provision))
                end = period.end
                if end is not None and (cut is None or end != cut.on):
                    found.append(Change(on=end, kind=ChangeKind.EXPIRED, provision=provision))
            for done in self._to.get(id, ()):
                if done.effect.kind in _CUTS and done is not cut:
                    continue
                kind = _CHANGES[done.effect.kind]
                if period is None and kind is ChangeKind.ENDED:
                    kind = ChangeKind.CANCELLED
                found.append(Change(on=done.on, kind=kind, provision=provision, by=done.by))
        order = list(ChangeKind)
        within = [one for one in found if after < one.on <= until]
        within.sort(key=lambda one: (one.on, order.index(one.kind)))
        return Changes(tuple(within))

    def history(self, provision: Provision) -> History:
        """What led to a provision, and what came of it."""
        ids = {provision.id} | self._before(provision) | self._after(provision)
        steps = [self._step(one, ids) for one in self.provisions.values() if one.id in ids]
        steps.sort(key=lambda step: step.on)
        return History(of=provision, steps=tuple(steps))

    def _step(self, provision: Provision, ids: set[str]) -> Step:
        period = self._periods[provision.id]
        end = None if period is None else period.end
        return Step(
            provision=provision,
            effects=tuple(one for one in provision.effects if one.target in ids),
            standing=self.standing(provision, date.max),
            until=None if end is None else date.fromordinal(end.toordinal() - 1),
        )

    def _before(self, provision: Provision) -> set[str]:
        found: set[str] = set()
        waiting = [provision]
        while waiting:
            for effect in waiting.pop().effects:
                if effect.target in self.provisions and effect.target not in found:
                    found.add(effect.target)
                    waiting.append(self.provisions[effect.target])
        return found

    def _after(self, provision: Provision) -> set[str]:
        found: set[str] = set()
        waiting = [provision.id]
        while waiting:
            for done in self._to.get(waiting.pop(), ()):
                if done.by.id not in found:
                    found.add(done.by.id)
                    waiting.append(done.by.id)
        return found
