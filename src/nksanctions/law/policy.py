"""Contested points of law, and the policy that decides them or leaves them open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import evolve, field, frozen

from nksanctions.errors import UnknownReadingError
from nksanctions.models.provision import Verification


@frozen(kw_only=True)
class Reading:
    """One way to read a contested point: what it says, and who reads it so."""

    name: str
    says: str
    held_by: str
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Point:
    """A contested point of law with its readings.

    *prevailing*, *strict* and *literal* name the reading that each of the built-in policies takes;
    `None` leaves the point open under that policy.

    .. versionadded:: 26.1.0
    """

    id: str
    question: str
    readings: tuple[Reading, ...] = field()
    prevailing: str | None = None
    strict: str | None = None
    literal: str | None = None
    note: str = ""
    verified: Verification = Verification.MEMORY

    @readings.validator
    def _two_at_least(self, _attribute: object, readings: tuple[Reading, ...]) -> None:
        names = [reading.name for reading in readings]
        if len(names) < 2 or len(set(names)) < len(names):
            raise ValueError(f"{self.id}: a point has two or more readings with names of their own")

    def __attrs_post_init__(self) -> None:
        for choice in (self.prevailing, self.strict, self.literal):
            if choice is not None:
                self.reading(choice)

    def reading(self, name: str) -> Reading:
        """The reading of this name.

        Raises:
            UnknownReadingError: If the point has none.
        """
        for reading in self.readings:
            if reading.name == name:
                return reading
        known = ", ".join(reading.name for reading in self.readings)
        raise UnknownReadingError(f"{self.id} has no reading {name!r}; its readings are {known}")


def _choices(value: Mapping[str, str | None]) -> Mapping[str, str | None]:
    return MappingProxyType(dict(value))


@frozen
class Policy:
    """Which reading of each contested point to take.

    *base* is ``prevailing``, ``strict``, ``literal`` or ``open``; *readings* overrides it point by
    point, with `None` for a point to be left open.

    >>> policy = Policy.prevailing().reading("A-03", "strictly_before").leaving_open("A-02")
    >>> print(policy)
    prevailing, A-02 open, A-03: strictly_before

    .. versionadded:: 26.1.0
    """

    base: str = field(default="prevailing")
    readings: Mapping[str, str | None] = field(factory=dict, converter=_choices, hash=False)

    @base.validator
    def _known_base(self, _attribute: object, base: str) -> None:
        if base not in ("prevailing", "strict", "literal", "open"):
            raise UnknownReadingError(
                f"{base!r} is no policy; choose prevailing, strict, literal or open"
            )

    @classmethod
    def prevailing(cls) -> Policy:
        """The Committee's, the Panel's and most States' practice; open where there is none."""
        return cls("prevailing")

    @classmethod
    def strict(cls) -> Policy:
        """The reading that forbids or demands most."""
        return cls("strict")

    @classmethod
    def literal(cls) -> Policy:
        """The words of the text alone; open where the words do not settle it."""
        return cls("literal")

    @classmethod
    def undecided(cls) -> Policy:
        """Every contested point is left open."""
        return cls("open")

    def reading(self, point: str, name: str) -> Policy:
        """The same policy, with this reading of *point*."""
        return evolve(self, readings={**self.readings, point: name})

    def leaving_open(self, *points: str) -> Policy:
        """The same policy, with *points* left open."""
        return evolve(self, readings={**self.readings, **dict.fromkeys(points)})

    def decide(self, points: Iterable[Point]) -> dict[str, str | None]:
        """The reading taken of each point; `None` where it stays open.

        Raises:
            UnknownReadingError: If the policy names a point that is not there, or a reading that a
                point does not have.
        """
        points = tuple(points)
        known = {point.id for point in points}
        if unknown := sorted(set(self.readings) - known):
            names = ", ".join(sorted(known))
            raise UnknownReadingError(
                f"the policy decides {', '.join(unknown)}; the points are {names}"
            )
        decided: dict[str, str | None] = {}
        for point in points:
            name = self.readings.get(point.id, getattr(point, self.base, None))
            if name is not None:
                point.reading(name)
            decided[point.id] = name
        return decided

    def __str__(self) -> str:
        overrides = [
            f"{point} open" if name is None else f"{point}: {name}"
            for point, name in sorted(self.readings.items())
        ]
        return ", ".join([self.base, *overrides])
