"""Caps in the law as it stood: what a cap says, and what later provisions left of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from nksanctions.models import cap_status as measured
from nksanctions.models.cap import Cap, Quantity, Several
from nksanctions.models.cap_status import CapState, CapStatus, Delivery, Measured, RunningTotal
from nksanctions.models.conversion import Conversion
from nksanctions.models.period import Period
from nksanctions.models.provision import Provision
from nksanctions.regimes.timeline import Standing

if TYPE_CHECKING:
    from nksanctions.regimes.catalogue import Catalogue

__all__ = ["cap_of", "cap_state", "cap_status", "running_total"]


def cap_status(
    catalogue: Catalogue,
    citation: str,
    *,
    on: date,
    name: str | None = None,
    supplied: Measured | None = None,
    alleged: Measured | None = None,
    baseline: Quantity | None = None,
    conversion: Conversion | str | None = None,
) -> CapStatus:
    """Where a cap of a provision stands on a day: see `Regime.cap_status`."""
    provision = catalogue.provision(citation)
    cap = cap_of(provision, name)
    found = measured.status(
        cap,
        on=on,
        supplied=supplied,
        alleged=alleged,
        baseline=baseline,
        conversion=_conversion(catalogue, conversion),
        choices=catalogue.conversions.values(),
    )
    state = cap_state(catalogue, provision, cap, on)
    notes = list(found.notes)
    if cap.several is Several.CONTESTED and provision.points:
        notes.append(f"contested points of the paragraph: {', '.join(provision.points)}")
    return evolve(found, state=state, notes=tuple(notes))


def running_total(
    catalogue: Catalogue,
    citation: str,
    deliveries: Iterable[Delivery],
    *,
    name: str | None = None,
    baseline: Quantity | None = None,
    conversion: Conversion | str | None = None,
) -> RunningTotal:
    """Deliveries held against a cap of a provision: see `Regime.running_total`."""
    provision = catalogue.provision(citation)
    cap = cap_of(provision, name)
    law = catalogue.in_force(provision.id)
    return measured.running_total(
        cap,
        deliveries,
        baseline=baseline,
        conversion=_conversion(catalogue, conversion),
        choices=catalogue.conversions.values(),
        counts_on=lambda day: day in cap.period and law is not None and day in law,
    )


def cap_of(provision: Provision, name: str | None) -> Cap:
    """The cap of this name, or the only one.

    Raises:
        ValueError: If there is no such cap, or several and no name.
    """
    names = [cap.name for cap in provision.caps]
    if not names:
        raise ValueError(f"{provision.id} sets no cap")
    if name is None:
        if len(names) > 1:
            raise ValueError(f"{provision.id} sets several caps: name {' or '.join(names)}")
        return provision.caps[0]
    if name not in names:
        raise ValueError(f"{provision.id} has no cap {name!r}; it has {', '.join(names)}")
    return provision.cap(name)


def cap_state(catalogue: Catalogue, provision: Provision, cap: Cap, on: date) -> CapState:
    """Where a cap stands on a day, with what later provisions did to its provision counted in."""
    law = catalogue.in_force(provision.id)
    standing = catalogue.standing(provision.id, on=on)
    counts = None if law is None else _overlap(cap.period, law)
    if law is None or standing is Standing.NOT_YET:
        return CapState(standing.value)
    if counts is None:  # its first day never came
        gone = law.end is not None and law.end <= on
        return CapState.NEVER_EFFECTIVE if gone else CapState.NOT_YET
    if on < counts.start:
        return CapState.NOT_YET
    if on in counts:
        return CapState(standing.value)
    return CapState.EXPIRED if counts.end == cap.period.end else CapState(standing.value)


def _overlap(one: Period, other: Period) -> Period | None:
    start = max(one.start, other.start)
    end = min(filter(None, (one.end, other.end)), default=None)
    return Period(start, end) if end is None or start < end else None


def _conversion(catalogue: Catalogue, which: Conversion | str | None) -> Conversion | None:
    if not isinstance(which, str):
        return which
    held = catalogue.conversions
    if which not in held:
        near = difflib.get_close_matches(which, held, n=2) or list(held)
        hint = f"did you mean {' or '.join(near)}?" if near else "none is held"
        raise ValueError(f"no conversion {which!r}; {hint}")
    return held[which]
