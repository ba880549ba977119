"""A list as it stood on the day it was made, and whether it is all there."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from attrs import evolve, field, frozen

from nksanctions.errors import BadInputError, Problem, RefusedListError
from nksanctions.lists.opened import StrPath
from nksanctions.lists.read import read
from nksanctions.models import Designation

__all__ = ["GREATEST_FALL", "ListSnapshot", "refuse_a_fall", "take_snapshot"]

GREATEST_FALL = 0.1
"""A list that lost more than this share of its entries at once is refused unless told otherwise."""


@frozen(kw_only=True)
class ListSnapshot:
    """An official list on the day when its authority made the file.

    *name* is that of the list, such as ``un-consolidated``; *source* the file that it was read
    from and *sha256* the hash of its bytes. *published* is the number of entries that the file
    itself says it has; `None` if it says nothing.

    .. versionadded:: 26.1.0
    """

    name: str
    generated: date
    designations: tuple[Designation, ...] = field(repr=False)
    source: str = ""
    sha256: str = ""
    published: int | None = None

    def get(self, reference: str) -> Designation | None:
        """The designation of that reference; `None` if the list has none."""
        return next((one for one in self.designations if one.reference == reference), None)

    def of_programme(self, *tags: str) -> ListSnapshot:
        """The same list with the entries of these programmes only, such as ``DPRK``."""
        kept = tuple(one for one in self.designations if not set(tags).isdisjoint(one.tags))
        return evolve(self, designations=kept, published=None)


def take_snapshot(
    source: StrPath,
    *,
    generated: date | None = None,
    format: str | None = None,
    allow_fewer: bool = False,
) -> ListSnapshot:
    """Read a file (or folder) of an official list as a snapshot.

    *generated* is needed where the file doesn't say on which day it was made. A file that says how
    many entries it has, and holds fewer, is refused unless *allow_fewer* is set. An entry that
    can't be read would look like a delisting, so that any problem is an error here.

    Raises:
        BadInputError: If the list can't be read, or no day is known.
        RefusedListError: If entries are missing.

    .. versionadded:: 26.1.0
    """
    path = Path(source)
    found = read(path, format=format)
    report = found.report
    day = generated or report.generated
    if day is None:
        message = "on which day was it made? it doesn't say: name the day (--old-day, --new-day)"
        raise BadInputError([Problem(place=str(path), message=message)])
    if not found.designations:
        raise RefusedListError(f"{path}: it has no entries")
    if report.published is not None and report.published > len(found) and not allow_fewer:
        raise RefusedListError(
            f"{path}: it says that it has {report.published:,} entries, and holds {len(found):,}"
        )
    return ListSnapshot(
        name=found.designations[0].source.list,
        generated=day,
        designations=found.designations,
        source=str(path),
        sha256=_hash(path),
        published=report.published,
    )


def refuse_a_fall(name: str, before: int, now: int) -> None:
    """Refuse a list that has lost more than a tenth of its entries: it was likely cut off.

    >>> refuse_a_fall("un-consolidated.xml", before=1003, now=903)
    >>> refuse_a_fall("un-consolidated.xml", before=1003, now=902)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    nksanctions.errors.RefusedListError: un-consolidated.xml: it has 902 entries where there ...

    Raises:
        RefusedListError: If it has.
    """
    if now < before * (1 - GREATEST_FALL):
        raise RefusedListError(
            f"{name}: it has {now:,} entries where there were {before:,} "
            f"({(before - now) / before:.0%} fewer); "
            "if that is right, allow_fewer (--allow-fewer) takes it"
        )


def _hash(path: Path) -> str:
    """Of a folder: of its files' names and hashes, in the order of the names."""
    if not path.is_dir():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    for each in sorted(path.iterdir()):
        if each.is_file() and not each.name.startswith("."):
            digest.update(f"{each.name}\0{_hash(each)}\n".encode())
    return digest.hexdigest()
