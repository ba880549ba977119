"""What became of an official list as it was read: counts, leftovers, problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import Factory, define, frozen

from nksanctions.errors import BadInputError, Problem
from nksanctions.models import Designation, SubjectKind

KEPT: Final = 100
"""So many problems are kept in words; further ones are counted."""

PATHS: Final = 2_000
"""So many paths of leftovers are told apart; a file that has more is no list."""


_PLURALS: Final = {
    SubjectKind.INDIVIDUAL: "individuals",
    SubjectKind.ENTITY: "entities",
    SubjectKind.VESSEL: "vessels",
    SubjectKind.AIRCRAFT: "aircraft",
}


def _many(count: int, kind: SubjectKind) -> str:
    return f"{count:,} {kind if count == 1 else _PLURALS[kind]}"


@frozen(kw_only=True)
class Unread:
    """An element, attribute, column or phrase that the reader did not understand.

    *path* says where such stand, *count* how often one was met, *example* what the first held.
    *why* is the explanation, where the reader knows one.

    .. versionadded:: 26.1.0
    """

    path: str
    count: int
    example: str = ""
    why: str = ""

    def __str__(self) -> str:
        example = f", such as {self.example!r}" if self.example else ""
        why = f" ({self.why})" if self.why else ""
        return f"{self.path}: {self.count:,}{example}{why}"


@define(kw_only=True)
class ParseReport:
    """What a reader met: how many entries of each kind, what it left over, what is wrong.

    It fills while the list is read. *generated* is the day on which the publisher made the file,
    *published* the number of entries that the file itself says it has; `None` if it says nothing.

    >>> report = ParseReport(name="list.xml")
    >>> report.unread("ENTRY/SHOE_SIZE", "42")
    >>> report.unread("ENTRY/SHOE_SIZE", "44")
    >>> print(report)
    list.xml: 0 designations
    not understood:
      ENTRY/SHOE_SIZE: 2, such as '42'

    .. versionadded:: 26.1.0
    """

    name: str = ""
    format: str = ""
    generated: date | None = None
    published: int | None = None
    counts: Counter[SubjectKind] = Factory(Counter)
    problems: list[Problem] = Factory(list)
    problem_count: int = 0
    skipped: list[Problem] = Factory(list)
    skipped_count: int = 0
    _unread: dict[str, list[object]] = Factory(dict)

    @property
    def designations(self) -> int:
        """How many designations were read."""
        return self.counts.total()

    @property
    def left_over(self) -> tuple[Unread, ...]:
        """What was not understood, the most frequent first."""
        found = (
            Unread(path=path, count=int(str(row[0])), example=str(row[1]), why=str(row[2]))
            for path, row in self._unread.items()
        )
        return tuple(sorted(found, key=lambda unread: (-unread.count, unread.path)))

    def count(self, designation: Designation) -> None:
        """Note that a designation was read."""
        self.counts[designation.kind] += 1

    def unread(self, path: str, example: str = "", *, why: str = "", count: int = 1) -> None:
        """Note something that was not understood; *path* says what kind of thing, not which."""
        row = self._unread.get(path)
        if row is None:
            if len(self._unread) >= PATHS:
                path, why = "…", "further kinds"
                row = self._unread.get(path)
            if row is None:
                self._unread[path] = [count, example[:120], why]
                return
        row[0] = int(str(row[0])) + count

    def problem(self, place: str, message: str, field: str = "") -> None:
        """Note that something is wrong with an entry that is nevertheless kept."""
        self.problem_count += 1
        if len(self.problems) < KEPT:
            self.problems.append(Problem(place=self._placed(place), field=field, message=message))

    def skip(self, place: str, message: str, field: str = "") -> None:
        """Note that an entry is left out, and why."""
        self.problem(place, message, field)
        self.skipped_count += 1
        if len(self.skipped) < KEPT:
            self.skipped.append(Problem(place=self._placed(place), field=field, message=message))

    def _placed(self, place: str) -> str:
        return " ".join(filter(None, (self.name, place)))

    def error(self) -> BadInputError:
        """The error that tells all problems."""
        return BadInputError(self.problems, self.problem_count)

    def _lines(self) -> Iterator[str]:
        made = f", generated {self.generated}" if self.generated is not None else ""
        form = f" ({self.format}{made})" if self.format else made
        kinds = ", ".join(_many(count, kind) for kind, count in sorted(self.counts.items()))
        noun = "designation" if self.designations == 1 else "designations"
        yield f"{self.name}{form}: {self.designations:,} {noun}{': ' * bool(kinds)}{kinds}"
        if self.published is not None and self.published != self.designations:
            yield f"the file says that it has {self.published:,}"
        if self.skipped_count:
            yield f"skipped: {self.skipped_count:,}"
        if self.problem_count:
            yield f"problems: {self.problem_count:,}"
            yield from (f"  {problem}" for problem in self.problems)
            if self.problem_count > len(self.problems):
                yield f"  … and {self.problem_count - len(self.problems):,} more"
        if self._unread:
            yield "not understood:"
            yield from (f"  {unread}" for unread in self.left_over)

    def __str__(self) -> str:
        return "\n".join(self._lines())
