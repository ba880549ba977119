"""A list through time: who stood on it on a day, by the snapshots that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from nksanctions.errors import BadInputError, Problem
from nksanctions.lists.diff import ListDiff, diff
from nksanctions.lists.snapshot import ListSnapshot
from nksanctions.models import Designation
from nksanctions.models.period import in_words

__all__ = ["History", "Standing"]


def _in_order(given: Iterable[ListSnapshot]) -> tuple[ListSnapshot, ...]:
    snapshots = tuple(sorted(given, key=lambda one: one.generated))
    if not snapshots:
        raise BadInputError([Problem(place="", message="a history has at least one snapshot")])
    if len(names := sorted({one.name for one in snapshots})) > 1:
        message = f"they are of several lists: {', '.join(names)}"
        raise BadInputError([Problem(place="", message=message)])
    for old, new in pairwise(snapshots):
        if old.generated == new.generated:
            message = f"two snapshots are of {old.generated}: {old.source}, {new.source}"
            raise BadInputError([Problem(place="", message=message)])
    return snapshots


@frozen(kw_only=True)
class Standing:
    """Whether somebody stood on a list on a day, and what that rests on.

    *is_listed* is `None` where the snapshots don't tell. *designation* is the entry in the snapshot
    nearest before the day that has it, else in the nearest after; *because* says it in words.

    .. versionadded:: 26.1.0
    """

    is_listed: bool | None
    because: str
    designation: Designation | None = field(default=None, repr=False)


@frozen
class History:
    """The snapshots of one list, the oldest first.

    >>> History(())
    Traceback (most recent call last):
        ...
    nksanctions.errors.BadInputError: a history has at least one snapshot

    Raises:
        BadInputError: If there is none, they are not of one list, or two are of one day.

    .. versionadded:: 26.1.0
    """

    snapshots: tuple[ListSnapshot, ...] = field(converter=_in_order)

    def on(self, day: date) -> ListSnapshot | None:
        """The snapshot that held on that day, the last one made until then; `None` before all."""
        return next((one for one in reversed(self.snapshots) if one.generated <= day), None)

    def standing(self, reference: str, *, on: date) -> Standing:
        """Whether the entry of that reference stood on the list on a day.

        A snapshot tells of the day on which it was made. Between two, an entry that is on both
        stood on the list; one that is on neither did not. One that came or went between them is
        told by its own dates of listing and delisting, and left open where it has none. Before the
        first snapshot only the day of listing tells; after the last one the last state is taken.
        """
        before = self.on(on)
        after = next((one for one in self.snapshots if one.generated > on), None)
        held = before.get(reference) if before is not None else None
        later = after.get(reference) if after is not None else None
        if (one := held or later) is not None and (told := _by_its_dates(one, on)) is not None:
            return told
        if held is not None and before is not None:
            return _while_held(held, before, after, on, stays=later is not None)
        if later is not None and after is not None:
            return _before_it_is_seen(later, before, after, on)
        if before is None:
            return _standing(None, "no snapshot is as old as that", None)
        return _standing(False, f"it is not on the list of {in_words(before.generated)}", None)

    def changes(self, *, allow_fewer: bool = False) -> Iterator[ListDiff]:
        """What changed from each snapshot to the next."""
        for old, new in pairwise(self.snapshots):
            yield diff(old, new, allow_fewer=allow_fewer)


def _standing(is_listed: bool | None, because: str, designation: Designation | None) -> Standing:
    return Standing(is_listed=is_listed, because=because, designation=designation)


def _by_its_dates(one: Designation, on: date) -> Standing | None:
    """What an entry itself says of that day, if it says that it began later or ended."""
    if one.listed is not None and on < one.listed:
        return _standing(False, f"it was listed on {in_words(one.listed)}", one)
    if one.delisted is not None and one.delisted <= on:
        return _standing(False, f"it was delisted on {in_words(one.delisted)}", one)
    return None


def _while_held(
    held: Designation, before: ListSnapshot, after: ListSnapshot | None, on: date, *, stays: bool
) -> Standing:
    """An entry that the snapshot before the day has."""
    if after is None or stays or before.generated == on:
        return _standing(True, f"it is on the list of {in_words(before.generated)}", held)
    days = f"{in_words(before.generated)} and {in_words(after.generated)}"
    return _standing(None, f"it was struck off between {days}", held)


def _before_it_is_seen(
    later: Designation, before: ListSnapshot | None, after: ListSnapshot, on: date
) -> Standing:
    """An entry that only the snapshot after the day has; it doesn't begin after the day."""
    seen = f"the list of {in_words(after.generated)}"
    if before is not None and (before.generated == on or _is_absent(later, before)):
        absent = f"it is not on the list of {in_words(before.generated)}"
        if later.listed is None or later.listed > before.generated:
            return _standing(False, absent, later)
        given = f"though {seen} says that it was listed on {in_words(later.listed)}"
        return _standing(None, f"{absent}, {given}", later)
    if later.listed is None:
        return _standing(None, f"{seen} has it, and gives no day", later)
    return _standing(True, f"it was listed on {in_words(later.listed)}, says {seen}", later)


def _is_absent(later: Designation, before: ListSnapshot) -> bool:
    """Whether a snapshot lacks an entry that should have been on it by its own date."""
    return later.listed is not None and later.listed <= before.generated
