"""What an answer can be."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar


class Outcome(StrEnum):
    """What the law says of an act, from the mildest to the gravest.

    `INDETERMINATE` stands for a set of several: a fact is missing, or a point of law is open.

    >>> max([Outcome.PERMITTED, Outcome.PROHIBITED], key=lambda o: o.gravity).value
    'prohibited'

    .. versionadded:: 26.1.0
    """

    NOT_COVERED = "not-covered"
    PERMITTED = "permitted"
    NEEDS_APPROVAL = "needs-approval"
    PRESUMED_PROHIBITED = "presumed-prohibited"
    PROHIBITED = "prohibited"
    INDETERMINATE = "indeterminate"

    @property
    def gravity(self) -> int:
        """Its place in the order; the gravest finding of several decides."""
        return _ORDER[self]

    @property
    def words(self) -> str:
        """As it is printed: ``NEEDS APPROVAL``."""
        return self.value.replace("-", " ").upper()


class DutyStatus(StrEnum):
    """Where a duty stands on the day of the question.

    .. versionadded:: 26.1.0
    """

    NOT_OWED = "not-owed"
    FULFILLED = "fulfilled"
    FULFILLED_LATE = "fulfilled-late"
    PENDING = "pending"
    DUE = "due"
    OVERDUE = "overdue"
    INDETERMINATE = "indeterminate"

    @property
    def gravity(self) -> int:
        """Its place in the order in which sets are shown."""
        return _STATUSES[self]

    @property
    def words(self) -> str:
        """As it is printed: ``FULFILLED LATE``."""
        return self.value.replace("-", " ").upper()


T = TypeVar("T", bound=StrEnum)


def only(values: frozenset[Any], several: T) -> T:
    """The one value, or the word for several.

    >>> only(frozenset({Outcome.PERMITTED}), Outcome.INDETERMINATE).value
    'permitted'
    """
    return next(iter(values)) if len(values) == 1 else several


OUTCOMES = tuple(Outcome)[:-1]
_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}
_STATUSES = {status: place for place, status in enumerate(DutyStatus)}
