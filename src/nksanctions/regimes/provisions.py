"""The provisions of a regime: a mapping by stable id that can be asked."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from nksanctions.models.provision import Bound, Provision, ProvisionKind
from nksanctions.regimes.timeline import Timeline

__all__ = ["Provisions"]


class Provisions(Mapping[str, Provision]):
    """The provisions by their stable ids, in the order of adoption; called, those that fit.

    >>> from nksanctions.regimes import UN
    >>> [one.id for one in UN.provisions(on=date(2017, 9, 10), subject="labour", binding=True)]
    ['UNSCR-2371-OP11']

    .. versionadded:: 26.1.0
    """

    def __init__(self, held: Mapping[str, Provision]) -> None:
        self._held = held

    def __getitem__(self, id: str) -> Provision:
        return self._held[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    @cached_property
    def timeline(self) -> Timeline:
        """The provisions over time."""
        return Timeline(self._held.values())

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The subjects, in the order of their first provision."""
        return tuple(dict.fromkeys(one.subject for one in self._held.values() if one.subject))

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The measures, in the order of their first provision."""
        return tuple(dict.fromkeys(one.measure for one in self._held.values() if one.measure))

    def __call__(
        self,
        *,
        on: date | None = None,
        subject: str | None = None,
        measure: str | None = None,
        bound: Bound | str | None = None,
        binding: bool | None = None,
        kind: ProvisionKind | str | None = None,
        instrument: str | None = None,
    ) -> tuple[Provision, ...]:
        """The provisions that fit, in the order of adoption.

        Args:
            on: In force on this day, whether or not another provision has overtaken them.
            subject: Filed under this subject, such as ``labour``.
            measure: Part of this measure, such as ``coal``.
            bound: Binding, addressing or empowering these, such as ``member-states``.
            binding: Binding, or not.
            kind: Of this kind, such as ``prohibition``.
            instrument: Of the instrument with this symbol.

        Raises:
            ValueError: If there is no such subject, measure, kind or party; the message says which
                come near.
        """
        known("subject", subject, self.subjects if subject is not None else ())
        known("measure", measure, self.measures if measure is not None else ())
        known("party", bound, Bound)
        known("kind", kind, ProvisionKind)
        periods = self.timeline.periods if on is not None else {}
        found = []
        for id, one in self._held.items():
            if on is not None and ((period := periods[id]) is None or on not in period):
                continue
            if (
                (subject is None or one.subject == subject)
                and (measure is None or one.measure == measure)
                and (binding is None or one.binding is binding)
                and (kind is None or one.kind == kind)
                and (bound is None or bound in one.bound)
                and (instrument is None or one.citation.instrument == instrument)
            ):
                found.append(one)
        return tuple(found)


def known(what: str, name: str | None, held: Iterable[str]) -> None:
    """Do nothing if the name is `None` or among those held.

    Raises:
        ValueError: If not; the message says which come near.
    """
    names = list(dict.fromkeys(str(one) for one in held))
    if name is None or name in names:
        return
    near = difflib.get_close_matches(name, names, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    raise ValueError(f"no {what} {name!r}; {hint}")
