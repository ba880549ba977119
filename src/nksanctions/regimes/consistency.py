"""Whether the parts of a catalogue agree: ids with citations, and each name with what is held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from nksanctions.models.deadline import Deadline
from nksanctions.models.provision import Citation, Provision, ProvisionKind
from nksanctions.regimes.catalogue import Catalogue
from nksanctions.regimes.instrument import InstrumentKind

__all__ = ["problems"]

_RESOLUTION: Final = re.compile(r"S/RES/(?P<number>\d+) \((?P<year>\d{4})\)")
_PARAGRAPH: Final = re.compile(r"OP (?P<number>\d+)(?P<letters>(?:\([a-z]+\))*)")
_NEVER_FIRST: Final = (ProvisionKind.EXEMPTION, ProvisionKind.EXCEPTION)


def problems(catalogue: Catalogue) -> tuple[str, ...]:
    """What does not agree in a catalogue, one sentence each; empty when all does.

    Ids follow from symbol, paragraph and part. Each effect, point and source that is named is
    held, no effect reaches a later text, points and provisions name each other, and the first part
    of a split paragraph states its main rule.

    >>> from nksanctions.regimes import UN
    >>> problems(UN.catalogue)
    ()

    .. versionadded:: 26.1.0
    """
    return (
        *_problems_of_instruments(catalogue),
        *_problems_of_provisions(catalogue),
        *_problems_of_points(catalogue),
    )


def _expected_id(citation: Citation) -> str | None:
    """The stable id that a citation of a resolution leads to.

    >>> _expected_id(Citation(id="", instrument="S/RES/1718 (2006)", pinpoint="OP 8(a)(i)"))
    'UNSCR-1718-OP8a-i'
    """
    resolution = _RESOLUTION.fullmatch(citation.instrument)
    paragraph = _PARAGRAPH.fullmatch(citation.pinpoint)
    if resolution is None or paragraph is None or re.fullmatch("[a-z]?", citation.part) is None:
        return None
    letters = "-".join(re.findall("[a-z]+", paragraph["letters"]))
    return f"UNSCR-{resolution['number']}-OP{paragraph['number']}{letters}{citation.part}"


def _problems_of_instruments(catalogue: Catalogue) -> Iterator[str]:
    for symbol, instrument in catalogue.instruments.items():
        if instrument.kind is not InstrumentKind.RESOLUTION:
            continue
        resolution = _RESOLUTION.fullmatch(symbol)
        if resolution is None:
            yield f"{symbol} is not written as S/RES/2375 (2017)"
        elif int(resolution["year"]) != instrument.day.year:
            yield f"{symbol} was adopted on {instrument.day}, in another year"


def _problems_of_provisions(catalogue: Catalogue) -> Iterator[str]:
    parts: dict[str, list[Provision]] = {}
    for provision in catalogue.provisions.values():
        parts.setdefault(str(provision.citation), []).append(provision)
        yield from _problems_of_provision(provision, catalogue)
    for citation, split in parts.items():
        letters = [provision.citation.part for provision in split]
        if letters not in ([""], list("abcdefghijklmnopqrstuvwxyz"[: len(letters)])):
            yield f"{citation} is split into {letters}, not into a, b, c and so on"
        if len(split) > 1 and split[0].kind in _NEVER_FIRST:
            yield f"{split[0].id} is its paragraph's first part and states an {split[0].kind}"


def _problems_of_provision(provision: Provision, catalogue: Catalogue) -> Iterator[str]:
    instrument = catalogue.instruments.get(provision.citation.instrument)
    if instrument is None or instrument.adopted != provision.adopted:
        yield f"{provision.id} does not have its instrument's day of adoption"
    elif instrument.kind is InstrumentKind.RESOLUTION:
        expected = _expected_id(provision.citation)
        if provision.id != expected:
            yield f"{provision.id} stands at a place that leads to {expected}"
    if provision.in_force.start < provision.adopted:
        yield f"{provision.id} is in force before its adoption"
    for effect in provision.effects:
        target = catalogue.provisions.get(effect.target)
        if target is None:
            yield f"{provision.id} {effect.kind} {effect.target}, which is not held"
        elif target.adopted >= provision.adopted:
            yield f"{provision.id} {effect.kind} {effect.target}, which is no earlier"
    for obligation in provision.obligations:
        if (
            isinstance(obligation.deadline, Deadline)
            and obligation.deadline.last_day <= provision.adopted
        ):
            yield f"{provision.id} has a {obligation.duty} due by its adoption"
    for point in provision.points:
        if provision.id not in catalogue.bears_on.get(point, ()):
            yield f"{provision.id} names point {point}, which does not bear on it"
    yield from _not_held(provision.id, "source", provision.sources, catalogue.sources)


def _problems_of_points(catalogue: Catalogue) -> Iterator[str]:
    for point in catalogue.points.values():
        provisions = catalogue.bears_on.get(point.id, ())
        yield from _not_held(point.id, "provision", provisions, catalogue.provisions)
        for id_ in provisions:
            held = catalogue.provisions.get(id_)
            if held is not None and point.id not in held.points:
                yield f"{point.id} bears on {id_}, which does not name it"
        for reading in point.readings:
            name = f"{point.id} {reading.name}"
            yield from _not_held(name, "source", reading.sources, catalogue.sources)
    for caveat in catalogue.caveats.values():
        yield from _not_held(caveat.id, "provision", caveat.bears_on, catalogue.provisions)
        yield from _not_held(caveat.id, "source", caveat.sources, catalogue.sources)


def _not_held(owner: str, what: str, names: Iterable[str], held: Iterable[str]) -> Iterator[str]:
    known = frozenset(held)
    yield from (
        f"{owner} names {what} {name!r}, which is not held" for name in names if name not in known
    )
