"""Named handles on the fields of a record, from which tests are made.

| handle | tests |
|---|---|
| true or false | the handle is itself a predicate |
| day, whole number | ``<``, ``<=``, ``>``, ``>=``, ``.equals(…)``; ``+ days``, ``n * count`` |
| one of a list | ``.is_(member)``, ``.is_in(member, …)`` |
| country | ``.is_un_member(on=day)`` |
| countries | ``.contains(code or country)``, ``.contains_other_than(…)`` |
| text | ``.is_in(text, …)`` |
| group | its fields, by name |
"""

from __future__ import annotations

import datetime as dt
import difflib
from enum import StrEnum
from typing import Any

import attrs

from nksanctions.errors import RuleError, UnknownFactError
from nksanctions.law.symbols import DaySymbol, NumberSymbol
from nksanctions.law.tree import FactRef, Node, Not, Test, any_of
from nksanctions.models.facts import Domain, FactInfo, info


class Facts:
    """The facts of a record class, by name.

    >>> from nksanctions.models import WorkAuthorization
    >>> f = Facts(WorkAuthorization)
    >>> f.contract_in_writing & (f.granted_on > dt.date(2017, 9, 10))
    ... # doctest: +ELLIPSIS
    AllOf(parts=(Test(op='is', ...
    >>> f.granted  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    nksanctions.errors.UnknownFactError: WorkAuthorization has no fact 'granted'; ...

    Raises:
        UnknownFactError: If a name is no fact of the record.

    .. versionadded:: 26.1.0
    """

    __slots__ = ("_record",)

    def __init__(self, record: type[Any]) -> None:
        if not attrs.has(record):
            raise RuleError(f"{record!r} is not an attrs class")
        self._record = record

    def __getattr__(self, name: str) -> Any:
        return _handle(self._record, name, (), self._record)

    def __dir__(self) -> list[str]:
        return [a.name for a in attrs.fields(self._record) if info(a) is not None]


def _handle(owner: type[Any], name: str, path: tuple[str, ...], record: type[Any]) -> Any:
    known = {a.name: found for a in attrs.fields(owner) if (found := info(a)) is not None}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; its facts are {', '.join(known)}"
        raise UnknownFactError(f"{record.__name__} has no fact {name!r}{hint}")
    what: FactInfo = known[name]
    full = (*path, name)
    ref = FactRef(".".join(full), full, what, record)
    if what.domain is Domain.FLAG:
        return Test("is", ref)
    if what.domain is Domain.GROUP:
        return GroupFact(ref)
    return _HANDLES[what.domain](ref)


class _Fact:
    """A handle on one fact."""

    __slots__ = ("ref",)

    def __init__(self, ref: FactRef) -> None:
        self.ref: FactRef = ref

    def __repr__(self) -> str:
        return f"<fact {self.ref.name}>"

    def __bool__(self) -> bool:
        raise RuleError(f"{self.ref.name} is no predicate yet; compare it with something")


class _Ordered(_Fact):
    """A fact on a line: days or whole numbers."""

    __slots__ = ()

    def _other(self, other: object) -> Any:
        raise NotImplementedError

    def __lt__(self, other: object) -> Node:
        return Test("lt", self.ref, self._other(other))

    def __le__(self, other: object) -> Node:
        return Test("le", self.ref, self._other(other))

    def __gt__(self, other: object) -> Node:
        return Test("lt", self._other(other), self.ref)

    def __ge__(self, other: object) -> Node:
        return Test("le", self._other(other), self.ref)

    def equals(self, other: object) -> Node:
        """The same day, or the same number."""
        return (self <= other) & (self >= other)

    def __add__(self, shift: int) -> Any:
        if type(shift) is not int:
            raise RuleError(f"{self.ref.name} + {shift!r}: add whole days or a whole number")
        return type(self)(attrs.evolve(self.ref, shift=self.ref.shift + shift))


class DayFact(_Ordered):
    """A fact that holds a day."""

    __slots__ = ()

    def _other(self, other: object) -> Any:
        if isinstance(other, DayFact):
            return other.ref
        if isinstance(other, DaySymbol):
            return other
        if isinstance(other, dt.date) and not isinstance(other, dt.datetime):
            return other
        raise RuleError(f"{self.ref.name} holds a day and can't be compared with {other!r}")


class CountFact(_Ordered):
    """A fact that holds a whole number."""

    __slots__ = ()

    def _other(self, other: object) -> Any:
        if isinstance(other, CountFact):
            return other.ref
        if isinstance(other, NumberSymbol):
            return other
        if isinstance(other, int) and not isinstance(other, bool):
            return other
        raise RuleError(f"{self.ref.name} holds a number and can't be compared with {other!r}")

    def __mul__(self, scale: int) -> CountFact:
        if type(scale) is not int or scale < 1:
            raise RuleError(f"{self.ref.name} * {scale!r}: multiply by 1, 2, 3, …")
        ref = self.ref
        return CountFact(attrs.evolve(ref, scale=ref.scale * scale, shift=ref.shift * scale))

    __rmul__ = __mul__


class ChoiceFact(_Fact):
    """A fact that holds one of a list."""

    __slots__ = ()

    def is_in(self, *members: StrEnum) -> Node:
        """It is one of these."""
        choices = self.ref.info.choices
        for member in members:
            if choices is None or not isinstance(member, choices):
                raise RuleError(f"{self.ref.name} can't be {member!r}")
        if not members:
            raise RuleError(f"{self.ref.name}: name what it may be")
        return Test("in", self.ref, frozenset(members))

    def is_(self, member: StrEnum) -> Node:
        """It is this one."""
        return self.is_in(member)

    def is_not(self, member: StrEnum) -> Node:
        """It is another one."""
        return Not(self.is_in(member))


class CountryFact(_Fact):
    """A fact that holds a country."""

    __slots__ = ()

    def is_un_member(self, *, on: DaySymbol | dt.date) -> Node:
        """It is a Member State of the United Nations on that day."""
        if not isinstance(on, DaySymbol | dt.date):
            raise RuleError(f"{self.ref.name}.is_un_member: {on!r} is no day of the law")
        return Test("member", self.ref, on)

    def is_in(self, *codes: str) -> Node:
        """It is one of these countries."""
        return any_of(*(Test("code", self.ref, _code(code)) for code in codes))


def _code(value: object) -> str:
    """A code as it is written; that it exists is checked when the rule is put to use."""
    if not isinstance(value, str) or not (len(value) == 2 and value.isupper()):
        raise RuleError(f"{value!r} is not an ISO 3166 code such as 'KP'")
    return value


class CountriesFact(_Fact):
    """A fact that holds a complete set of countries."""

    __slots__ = ()

    def _other(self, other: object) -> Any:
        return other.ref if isinstance(other, CountryFact) else _code(other)

    def contains(self, other: object) -> Node:
        """That country is among them."""
        return Test("has", self.ref, self._other(other))

    def contains_other_than(self, *others: object) -> Node:
        """There is one among them that is none of these."""
        return Test("other", self.ref, tuple(self._other(other) for other in others))


class TextFact(_Fact):
    """A fact that holds text."""

    __slots__ = ()

    def is_in(self, *texts: str) -> Node:
        """It is one of these."""
        return Test("in", self.ref, frozenset(texts))


class GroupFact:
    """A group of facts, such as an approval; its fields are facts by name."""

    __slots__ = ("ref",)

    def __init__(self, ref: FactRef) -> None:
        self.ref: FactRef = ref

    def __getattr__(self, name: str) -> Any:
        group = self.ref.info.group
        if name.startswith("__") or group is None:
            raise AttributeError(name)
        return _handle(group, name, self.ref.path, self.ref.record)


_HANDLES: dict[Domain, type[_Fact]] = {
    Domain.DAY: DayFact,
    Domain.COUNT: CountFact,
    Domain.CHOICE: ChoiceFact,
    Domain.COUNTRY: CountryFact,
    Domain.COUNTRIES: CountriesFact,
    Domain.TEXT: TextFact,
}
