"""A record read from outside, with what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from attrs import frozen

from nksanctions.models.facts import day, label_of_record
from nksanctions.records.assemble import Assembler
from nksanctions.records.columns import RECORD_TYPES, Column, columns, record_name
from nksanctions.records.complaints import did_you_mean, shown
from nksanctions.records.problems import Problems


@frozen(kw_only=True)
class Annotations:
    """The columns that may stand beside those of any record; none is a fact of the case."""

    record: str = label_of_record("the type of the record")
    as_of: date | None = day("the day that the question is asked for, in place of the command's")
    expected: str = label_of_record("the outcome, or the status of the duty, to compare with")
    source: str = label_of_record("where the facts of the case are from")
    note: str = label_of_record("a remark")


ANNOTATIONS: Final[Mapping[str, Column]] = columns(Annotations)


@frozen(kw_only=True)
class Case:
    """A record read from a file, the place it came from, and the annotations beside it.

    *record* is of the type that the file or the caller names; *as_of* is `None` where the file has
    no day of its own.

    >>> from nksanctions.models import WorkerPresence
    >>> print(Case(record=WorkerPresence(host="RU"), place="russia.csv row 2").record.host)
    RU

    .. versionadded:: 26.1.0
    """

    record: Any
    place: str
    as_of: date | None = None
    expected: str = ""
    source: str = ""
    note: str = ""


class Intake:
    """Makes cases of what a file gives, whatever its format, and gathers the problems.

    *default* is the record type where the file names none.
    """

    def __init__(self, default: type[Any] | None, problems: Problems) -> None:
        self.default = default
        self.problems = problems
        self.types: dict[str, type[Any]] = dict(RECORD_TYPES)
        if default is not None:
            self.types[record_name(default)] = default
        self._annotations = Assembler(Annotations, problems)
        self._assemblers: dict[type[Any], Assembler] = {}

    def record_type(self, place: str, name: object = "") -> type[Any] | None:
        """The record type of that name, or the default for an empty one; `None` if it is bad."""
        if isinstance(name, str) and name in self.types:
            return self.types[name]
        if name is not None and name != "":
            self.problems.add(place, lambda: not_a_type(name, self.types), "record")
            return None
        if self.default is None:
            choices = ", ".join(self.types)
            self.problems.add(place, f"which type of record? name one of {choices}", "record")
        return self.default

    def case(
        self,
        place: str,
        record_type: type[Any],
        given: Iterable[tuple[Column, object]],
        beside: Iterable[tuple[Column, object]],
    ) -> Case | None:
        """Make a case, or note what is wrong with it and return `None`."""
        before = self.problems.count
        if (assembler := self._assemblers.get(record_type)) is None:
            assembler = self._assemblers[record_type] = Assembler(record_type, self.problems)
        notes = {
            column.name: self._annotations.value(place, column, raw)
            for column, raw in beside
            if column.name != "record"
        }
        record = assembler.assemble(place, given)
        if self.problems.count > before:
            return None
        return Case(record=record, place=place, **notes)

    def unknown_field(self, name: str, record_type: type[Any] | None) -> str:
        """What to say of a column or key that is not there."""
        owners = [each for each, owner in self.types.items() if name in columns(owner)]
        if owners and record_type is not None:
            first, *more = owners
            have = f"{first} and {len(more)} more types have" if more else f"{first} has"
            return f"a {record_name(record_type)} has no such field; {have}"
        of = self.types.values() if record_type is None else (record_type,)
        known = (*ANNOTATIONS, *(column for each in of for column in columns(each)))
        return f"no such field{did_you_mean(name, known)}"


def not_a_type(name: object, types: Iterable[str]) -> str:
    """What to say of a name that no record type has."""
    types = tuple(types)
    return f"{shown(name)} is none of {', '.join(types)}{did_you_mean(name, types)}"
