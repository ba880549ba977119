"""Dates and limits of the law as symbols, looked up only when a rule is put to use.

A rule names its provision; the provision's dates stand in the data. So no file is read when a rule
is built, and no date of law stands in a rule.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from attrs import evolve, field, frozen

from nksanctions.models.period import Period
from nksanctions.models.provision import Provision


@frozen(kw_only=True)
class Cut:
    """A later provision puts an end to one: from the day *on*, by a text of the day *adopted*."""

    on: date
    adopted: date
    by: str


def uncut(_id: str) -> tuple[Cut, ...]:
    """No provision puts an end to another one."""
    return ()


@frozen
class Lookup:
    """Where rules find their provisions, and what later provisions left of them."""

    provision: Callable[[str], Provision]
    cuts: Callable[[str], tuple[Cut, ...]] = uncut

    def __call__(self, id: str) -> Provision:
        """The provision with this stable id."""
        return self.provision(id)

    def in_force(self, target: str | Provision, as_of: date) -> Period | None:
        """When a provision is in force by the law that is known on a day; `None`: at no time.

        A text that is adopted later is not known yet, so it puts an end to nothing.
        """
        found = held(target, self)
        left: Period | None = found.in_force
        for cut in self.cuts(found.id):
            if left is not None and cut.adopted <= as_of:
                left = left.until(cut.on)
        return left


@frozen
class DaySymbol:
    """A day that a provision fixes, or the day of the question.

    *provision* is a stable id, or a `Provision` of the caller's own; empty for `AS_OF`. *shift*
    days are added.
    """

    provision: str | Provision
    name: str
    shift: int = 0

    def __add__(self, days: int) -> DaySymbol:
        return evolve(self, shift=self.shift + days)

    def __sub__(self, days: int) -> DaySymbol:
        return self + -days

    def resolve(self, as_of: date, lookup: Lookup) -> date:
        """The day itself.

        Raises:
            KeyError: If there is no such provision, or it fixes no such day.
        """
        return self._unshifted(as_of, lookup) + timedelta(days=self.shift)

    def _unshifted(self, as_of: date, lookup: Lookup) -> date:
        if self.is_as_of:
            return as_of
        found = held(self.provision, lookup)
        kind, _, name = self.name.partition(":")
        if kind == "deadline":
            return found.deadline(name).last_day
        if kind == "parameter":
            value = found.parameters[name]
            if not isinstance(value, date):
                raise KeyError(f"parameter {name!r} of {found.id} is {value!r} and no day")
            return value
        return found.adopted if kind == "adopted" else found.in_force.start

    @property
    def is_as_of(self) -> bool:
        """It is the day of the question, shifted or not."""
        return self.name == AS_OF.name

    def __str__(self) -> str:
        if self.is_as_of:
            return "the day of the question"
        owner = self.provision if isinstance(self.provision, str) else self.provision.id
        kind, _, name = self.name.partition(":")
        words = {
            "adopted": "the adoption",
            "starts": "the start",
            "deadline": f"the last day for the {name.replace('-', ' ')}",
            "parameter": f"the {name.replace('_', ' ')}",
        }
        return f"{words[kind]} of {owner}"


@frozen
class NumberSymbol:
    """A whole number that a provision sets; *shift* is added."""

    provision: str | Provision
    name: str
    shift: int = 0

    def resolve(self, lookup: Lookup) -> int:
        """The number itself.

        Raises:
            KeyError: If there is no such provision, or it sets no such number.
        """
        found = held(self.provision, lookup)
        value = found.parameters[self.name]
        if isinstance(value, bool) or not isinstance(value, int):
            raise KeyError(f"parameter {self.name!r} of {found.id} is {value!r} and no number")
        return value + self.shift

    def __str__(self) -> str:
        owner = self.provision if isinstance(self.provision, str) else self.provision.id
        return f"the {self.name.replace('_', ' ')} of {owner}"


AS_OF: Final = DaySymbol("", "as-of")


@frozen
class ProvisionRef:
    """A provision by its stable id, without reading anything.

    >>> provision("UNSCR-2375-OP17a").adopted
    DaySymbol(provision='UNSCR-2375-OP17a', name='adopted', shift=0)
    """

    target: str | Provision = field()

    @property
    def id(self) -> str:
        """The stable id."""
        return self.target if isinstance(self.target, str) else self.target.id

    @property
    def adopted(self) -> DaySymbol:
        """The day its instrument was adopted."""
        return DaySymbol(self.target, "adopted")

    @property
    def starts(self) -> DaySymbol:
        """The first day on which it is in force."""
        return DaySymbol(self.target, "starts")

    def last_day(self, duty: str) -> DaySymbol:
        """The last day for one of its duties."""
        return DaySymbol(self.target, f"deadline:{duty}")

    def day(self, parameter: str) -> DaySymbol:
        """A day among its parameters."""
        return DaySymbol(self.target, f"parameter:{parameter}")

    def number(self, parameter: str) -> NumberSymbol:
        """A whole number among its parameters."""
        return NumberSymbol(self.target, parameter)


def provision(target: str | Provision) -> ProvisionRef:
    """Name a provision: by its stable id, or a `Provision` of your own.

    .. versionadded:: 26.1.0
    """
    return ProvisionRef(target)


def held(target: str | Provision, lookup: Lookup) -> Provision:
    """The provision that a reference names."""
    return lookup(target) if isinstance(target, str) else target
