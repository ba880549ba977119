"""What changed between two states of a list: listed, amended field by field, delisted."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

import attrs
from attrs import evolve, frozen

from nksanctions.errors import BadInputError, Problem
from nksanctions.lists.snapshot import ListSnapshot, refuse_a_fall
from nksanctions.models import Designation, NamePart
from nksanctions.models.period import in_words

__all__ = ["Amendment", "FieldChange", "ListDiff", "diff"]

_WIDTH = 80
_LONG = 120
_AROUND = 3
"""Texts from so many letters on are told by what changed in them, and so many words around it."""
_OF_THE_FILE = frozenset({"path", "source"})
"""Where a value stands in the file says nothing about the listing."""


@frozen(kw_only=True)
class FieldChange:
    """A field of a designation that changed: what is gone from it and what is new in it.

    .. versionadded:: 26.1.0
    """

    field: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __str__(self) -> str:
        name = self.field.replace("_", " ")
        if len(self.removed) == len(self.added) == 1:
            return f"{name}: {' → '.join(_narrowed(self.removed[0], self.added[0]))}"
        words = [f"removed {text}" for text in self.removed]
        words += [f"added {text}" for text in self.added]
        return f"{name}: {'; '.join(words)}"


@frozen(kw_only=True)
class Amendment:
    """A designation that is on both states of a list, and differs.

    .. versionadded:: 26.1.0
    """

    before: Designation
    after: Designation
    changes: tuple[FieldChange, ...]


@frozen(kw_only=True)
class ListDiff:
    """The changes of a list from one day to another; printed, it reads like a change notice.

    .. versionadded:: 26.1.0
    """

    name: str
    old: date
    new: date
    entries_before: int
    entries_now: int
    listed: tuple[Designation, ...]
    amended: tuple[Amendment, ...]
    delisted: tuple[Designation, ...]

    def __bool__(self) -> bool:
        return bool(self.listed or self.amended or self.delisted)

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def diff(old: ListSnapshot, new: ListSnapshot, *, allow_fewer: bool = False) -> ListDiff:
    """Compare two snapshots of one list, entry by entry, by the list's own references.

    Where a value stands in its file, and in which order, is no change.

    Raises:
        BadInputError: If they are not of one list, or stand in the wrong order.
        RefusedListError: If the new one has lost more than a tenth of its entries, as it has when
            it was cut off, unless *allow_fewer* is set.

    .. versionadded:: 26.1.0
    """
    if old.name != new.name:
        message = f"one is of the list {old.name}, the other of {new.name}"
        raise BadInputError([Problem(place="", message=message)])
    if new.generated < old.generated:
        message = (
            f"the old one is of {old.generated}, the new one of {new.generated}: the order is wrong"
        )
        raise BadInputError([Problem(place="", message=message)])
    if not allow_fewer:
        refuse_a_fall(new.source or new.name, len(old.designations), len(new.designations))
    before = {one.reference: one for one in old.designations}
    now = {one.reference: one for one in new.designations}
    return ListDiff(
        name=new.name,
        old=old.generated,
        new=new.generated,
        entries_before=len(before),
        entries_now=len(now),
        listed=tuple(one for reference, one in now.items() if reference not in before),
        amended=tuple(_amendments(before, now)),
        delisted=tuple(one for reference, one in before.items() if reference not in now),
    )


def _amendments(before: dict[str, Designation], now: dict[str, Designation]) -> Iterator[Amendment]:
    for reference, after in now.items():
        if (held := before.get(reference)) is None or held == after:
            continue
        if changes := tuple(_changes(held, after)):
            yield Amendment(before=held, after=after, changes=changes)


def _changes(before: Designation, after: Designation) -> Iterator[FieldChange]:
    for name, old, new in _fields(before, after):
        if old == new:
            continue
        gone, come = Counter(map(_bare, _items(old))), Counter(map(_bare, _items(new)))
        gone, come = gone - come, come - gone
        if gone or come:
            yield _field_change(name, tuple(gone.elements()), tuple(come.elements()))


def _fields(before: Designation, after: Designation) -> Iterator[tuple[str, Any, Any]]:
    """Each field with its two values; the facts of a vessel or an aircraft one by one."""
    for field in attrs.fields(Designation):
        name, old, new = field.name, getattr(before, field.name), getattr(after, field.name)
        if name in ("vessel", "aircraft"):
            for part in attrs.fields(type(old or new)) if old or new else ():
                one, other = getattr(old, part.name, None), getattr(new, part.name, None)
                yield f"{name} {part.name}", one, other
        elif name not in _OF_THE_FILE:
            yield name, old, new


def _items(value: Any) -> tuple[Any, ...]:
    """The values of a field, one or several; none where it is empty."""
    if isinstance(value, tuple):
        return value
    return () if value is None or value == "" else (value,)


def _bare(item: Any) -> Any:
    """A value without where it, or a value in it, stands in the file."""
    if isinstance(item, tuple):
        return tuple(map(_bare, item))
    if not attrs.has(type(item)):
        return item
    changes = {}
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name)
        bare = "" if field.name == "path" else _bare(value)
        if bare is not value:
            changes[field.name] = bare
    return evolve(item, **changes)


def _field_change(name: str, removed: tuple[Any, ...], added: tuple[Any, ...]) -> FieldChange:
    """In short words; two values that read the same also get the facts in which they differ."""
    alike: dict[str, list[Any]] = {}
    for item in (*removed, *added):
        alike.setdefault(_words(item), []).append(item)

    def tell(item: Any) -> str:
        text = _words(item)
        facts = [
            f"{field.replace('_', ' ')}: {_words(getattr(item, field)) or 'none'}"
            for field in _differences(alike[text])
        ]
        return f"{text} ({'; '.join(facts)})" if facts else text

    return FieldChange(field=name, removed=tuple(map(tell, removed)), added=tuple(map(tell, added)))


def _differences(items: list[Any]) -> list[str]:
    """The fields in which values differ that read the same."""
    if len(items) < 2 or not attrs.has(type(items[0])):
        return []
    return [
        field.name
        for field in attrs.fields(type(items[0]))
        if any(getattr(item, field.name) != getattr(items[0], field.name) for item in items[1:])
    ]


def _words(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return in_words(value)
        case Enum():
            return str(value.value)
        case NamePart():
            return f"{value.kind} {value.text}"
        case (str(name), str(text)):
            return f"{name} {text}"
        case tuple():
            return ", ".join(map(_words, value))
    return str(value)


def _narrowed(old: str, new: str) -> tuple[str, str]:
    """Two long texts without the words that both begin and end with."""
    if max(len(old), len(new)) < _LONG:
        return old, new
    before, after = old.split(), new.split()
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    start, end = max(start - _AROUND, 0), max(end - _AROUND, 0)

    def part(words: list[str]) -> str:
        kept = words[start : len(words) - end]
        return " ".join((*(("…",) if start else ()), *kept, *(("…",) if end else ())))

    return part(before), part(after)


def _shared(old: list[str], new: list[str]) -> int:
    """With how many equal words two texts begin."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _lines(changes: ListDiff) -> Iterator[str]:
    yield from _wrapped(
        [f"{changes.name}: changes from {in_words(changes.old)} to {in_words(changes.new)}"], ""
    )
    if not changes:
        yield "No changes."
    yield from _section("Listed", [(_title(one), _summary(one)) for one in changes.listed])
    yield from _section(
        "Amended", [(_title(one.after), map(str, one.changes)) for one in changes.amended]
    )
    yield from _section("Delisted", [(_title(one), ()) for one in changes.delisted])
    yield ""
    yield f"{changes.entries_now:,} entries, before {changes.entries_before:,}."


def _section(title: str, rows: list[tuple[str, Iterable[str]]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{title} ({len(rows):,})"
    for head, facts in rows:
        yield from _wrapped([head], "  ")
        yield from _wrapped(facts, "    ")


def _wrapped(rows: Iterable[str], indent: str) -> Iterator[str]:
    for row in rows:
        yield from textwrap.wrap(
            row,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _title(one: Designation) -> str:
    tags = f", {', '.join(one.tags)}" if one.tags else ""
    return f"{one.reference}  {one.name} ({one.kind}){tags}"


def _summary(one: Designation) -> Iterator[str]:
    """What a notice tells of a new listing."""
    if one.listed is not None:
        yield f"listed: {in_words(one.listed)}"
    for name in ("aliases", "roles", "births", "nationalities", "identifiers"):
        told = [item for item in getattr(one, name) if getattr(item, "value", "") != one.reference]
        if told:
            yield f"{name}: {'; '.join(map(str, told))}"
