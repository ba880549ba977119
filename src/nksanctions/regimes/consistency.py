"""Whether the parts of a catalogue agree: ids with citations, and each name with what is held."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

from nksanctions.models.deadline import Deadline, RecurringDeadline
from nksanctions.models.period import Period
from nksanctions.models.provision import (
    Citation,
    EffectKind,
    ExemptionForm,
    Provision,
    ProvisionKind,
)
from nksanctions.regimes.catalogue import Catalogue
from nksanctions.regimes.instrument import Instrument, InstrumentKind

__all__ = ["Disagreement", "disagreements", "problems"]

_RESOLUTION: Final = re.compile(r"S/RES/(?P<number>\d+) \((?P<year>\d{4})\)")
_PARAGRAPH: Final = re.compile(r"OP (?P<number>\d+)(?P<letters>(?:\([a-z]+\))*)")
_ANY_ID: Final = re.compile(r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+")
_MEASURE: Final = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
_NEVER_FIRST: Final = (ProvisionKind.EXEMPTION, ProvisionKind.EXCEPTION)
_CUTS: Final = (EffectKind.REPLACES, EffectKind.ENDS)
_SEATS: Final = 15
"""The members of the Security Council."""


@frozen(kw_only=True)
class Disagreement:
    """Something in a catalogue that does not agree with the rest.

    *owner* is the id of the provision, point or caveat, or the symbol of the instrument, in which
    it stands; *path* says where in it, such as ``.effects[0].target``.

    .. versionadded:: 26.1.0
    """

    owner: str
    path: str = ""
    says: str

    def __str__(self) -> str:
        return self.says


def problems(catalogue: Catalogue, *, beside: Iterable[Catalogue] = ()) -> tuple[str, ...]:
    """What does not agree in a catalogue, one sentence each; empty when all does.

    Ids follow from symbol, paragraph and part. Each effect, point and source that is named is held,
    there or in a catalogue *beside*. No effect reaches a later text, no two texts replace the same
    one, each measure is introduced once and first. Days and votes add up. Points and provisions
    name each other, and the first part of a split paragraph states its main rule.

    >>> from nksanctions.regimes import UN
    >>> problems(UN.catalogue)
    ()

    .. versionadded:: 26.1.0
    """
    return tuple(map(str, disagreements(catalogue, beside=beside)))


def disagreements(
    catalogue: Catalogue, *, beside: Iterable[Catalogue] = (), known: Collection[str] = ()
) -> tuple[Disagreement, ...]:
    """The same as `problems`, each with where it stands.

    *known* are ids of provisions that exist and could not be read.
    """
    law = _Law(catalogue=catalogue, beside=tuple(beside), known=frozenset(known))
    return (
        *_of_instruments(law),
        *_of_provisions(law),
        *_of_measures(law),
        *_of_points(law),
    )


@frozen(kw_only=True)
class _Law:
    """A catalogue with those beside it, which its parts may name too."""

    catalogue: Catalogue
    beside: tuple[Catalogue, ...]
    known: frozenset[str] = field(factory=frozenset)

    def provision(self, id: str) -> Provision | None:
        for one in (self.catalogue, *self.beside):
            if id in one.provisions:
                return one.provisions[id]
        return None

    def foreign(self, point: str) -> bool:
        return any(point in one.points for one in self.beside)

    def unknown_sources(
        self, owner: str, names: Sequence[str], path: str = ".sources"
    ) -> Iterator[Disagreement]:
        for number, name in enumerate(names):
            if not any(name in one.sources for one in (self.catalogue, *self.beside)):
                yield _told(owner, f"{path}[{number}]", f"names source {name!r}, which is not held")


def _told(owner: str, path: str, says: str) -> Disagreement:
    return Disagreement(owner=owner, path=path, says=f"{owner} {says}")


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


def _of_instruments(law: _Law) -> Iterator[Disagreement]:
    for symbol, instrument in law.catalogue.instruments.items():
        yield from law.unknown_sources(symbol, instrument.sources)
        yield from _of_annexes(instrument)
        vote = instrument.vote
        if vote is not None:
            cast = vote.in_favour + vote.against + vote.abstained
            if cast > _SEATS:
                yield _told(symbol, ".vote", f"has {cast} votes; the Council has {_SEATS}")
            if len(vote.abstaining) > vote.abstained:
                yield _told(symbol, ".vote.abstaining", "names more than abstained")
        for number, revision in enumerate(instrument.revisions):
            if revision.on <= instrument.day:
                says = f"is revised on {revision.on}, before its own day"
                yield _told(symbol, f".revisions[{number}].on", says)
        if instrument.kind is InstrumentKind.RESOLUTION:
            yield from _of_resolution(instrument)


def _of_resolution(instrument: Instrument) -> Iterator[Disagreement]:
    symbol = instrument.symbol
    resolution = _RESOLUTION.fullmatch(symbol)
    if resolution is None:
        yield _told(symbol, ".symbol", "is not written as S/RES/2375 (2017)")
    elif int(resolution["year"]) != instrument.day.year:
        yield _told(symbol, ".adopted", f"was adopted on {instrument.day}, in another year")


def _of_annexes(instrument: Instrument) -> Iterator[Disagreement]:
    for what in ("individuals", "entities", "vessels"):
        counts = [one.count for one in instrument.annexes if one.holds == what and one.count]
        listed = getattr(instrument.listed, what)
        if counts and sum(counts) != listed:
            says = f"lists {listed} {what}, its annexes {sum(counts)}"
            yield _told(instrument.symbol, f".listed.{what}", says)


def _of_provisions(law: _Law) -> Iterator[Disagreement]:
    parts: dict[str, list[Provision]] = {}
    cut: dict[str, Provision] = {}
    for provision in law.catalogue.provisions.values():
        parts.setdefault(str(provision.citation), []).append(provision)
        yield from _of_provision(provision, law)
        yield from _of_effects(provision, law)
        yield from _of_days(provision)
        for number, effect in enumerate(provision.effects):
            if effect.kind in _CUTS:
                other = cut.setdefault(effect.target, provision)
                if other is not provision:
                    says = f"{effect.kind} {effect.target}, and so does {other.id}"
                    yield _told(provision.id, f".effects[{number}]", says)
    for citation, split in parts.items():
        letters = [provision.citation.part for provision in split]
        if letters not in ([""], list("abcdefghijklmnopqrstuvwxyz"[: len(letters)])):
            says = f"{citation} is split into {letters}, not into a, b, c and so on"
            yield Disagreement(owner=split[0].id, path=".part", says=says)
        if len(split) > 1 and split[0].kind in _NEVER_FIRST:
            says = f"is its paragraph's first part and states an {split[0].kind}"
            yield _told(split[0].id, ".kind", says)


def _of_provision(provision: Provision, law: _Law) -> Iterator[Disagreement]:
    id = provision.id
    instrument = law.catalogue.instruments.get(provision.citation.instrument)
    if instrument is None or instrument.adopted != provision.adopted:
        yield _told(id, "", "does not have its instrument's day of adoption")
    elif instrument.kind is InstrumentKind.RESOLUTION:
        expected = _expected_id(provision.citation)
        if id != expected:
            yield _told(id, ".id", f"stands at a place that leads to {expected}")
        number = _PARAGRAPH.fullmatch(provision.citation.pinpoint)
        last = instrument.paragraphs
        if number is not None and last is not None and int(number["number"]) > last:
            yield _told(id, ".pinpoint", f"is a paragraph of a text that has {last}")
    elif _ANY_ID.fullmatch(id) is None:
        yield _told(id, ".id", "is no id such as IAN-7")
    for place, power in enumerate(provision.exemptions):
        if (power.working_days is not None) is not (power.form is ExemptionForm.NO_OBJECTION):
            says = "has a time to object, or lacks one, in an exemption of another form"
            yield _told(id, f".exemptions[{place}].working_days", says)
    for place, point in enumerate(provision.points):
        if id not in law.catalogue.bears_on.get(point, ()) and not law.foreign(point):
            says = f"names point {point}, which does not bear on it"
            yield _told(id, f".points[{place}]", says)
    yield from law.unknown_sources(id, provision.sources)


def _of_effects(provision: Provision, law: _Law) -> Iterator[Disagreement]:
    for number, effect in enumerate(provision.effects):
        path = f".effects[{number}]"
        since = effect.since or provision.in_force.start
        if since < provision.adopted:
            yield _told(provision.id, f"{path}.since", f"has an effect on {since}, too early")
        if effect.kind is EffectKind.INTRODUCES:
            if effect.target != provision.measure:
                says = f"introduces {effect.target}, and is part of {provision.measure or 'none'}"
                yield _told(provision.id, f"{path}.target", says)
            continue
        target = law.provision(effect.target)
        if target is None:
            if effect.target not in law.known:
                says = f"{effect.kind} {effect.target}, which is not held"
                yield _told(provision.id, f"{path}.target", says)
        elif target.adopted >= provision.adopted:
            says = f"{effect.kind} {effect.target}, which is no earlier"
            yield _told(provision.id, f"{path}.target", says)


def _of_days(provision: Provision) -> Iterator[Disagreement]:
    id, adopted = provision.id, provision.adopted
    if provision.in_force.start < adopted:
        yield _told(id, ".first_day", "is in force before its adoption")
    for number, obligation in enumerate(provision.obligations):
        path, deadline = f".deadlines[{number}]", obligation.deadline
        if isinstance(deadline, Deadline) and deadline.last_day <= adopted:
            yield _told(id, path, f"has a {obligation.duty} due by its adoption")
        if isinstance(deadline, RecurringDeadline) and deadline.trigger < adopted:
            yield _told(id, path, f"has a {obligation.duty} counted from before its adoption")
    names = [obligation.duty for obligation in provision.obligations]
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield _told(id, ".deadlines", f"has two duties called {name}")
    for number, cap in enumerate(provision.caps):
        if not _overlap(cap.period, provision.in_force):
            says = f"caps {cap.name} outside its own time"
            yield _told(id, f".caps[{number}]", says)
        shares = [*cap.thresholds, *([cap.stop_at] if cap.stop_at is not None else [])]
        if any(not 0 < share <= 100 for share in shares) or sorted(shares) != shares:
            says = f"has thresholds of {cap.name} that do not rise up to 100 percent"
            yield _told(id, f".caps[{number}].thresholds", says)


def _overlap(one: Period, other: Period) -> bool:
    start = max(one.start, other.start)
    return start in one and start in other


def _of_measures(law: _Law) -> Iterator[Disagreement]:
    first: dict[str, Provision] = {}
    introduced: dict[str, Provision] = {}
    elsewhere = {measure for one in law.beside for measure in one.provisions.measures}
    for provision in law.catalogue.provisions.values():
        id, measure = provision.id, provision.measure
        if not measure:
            continue
        if _MEASURE.fullmatch(measure) is None:
            yield _told(id, ".measure", f"has measure {measure!r}, no word such as overseas-labour")
        if (earlier := first.setdefault(measure, provision)).subject != provision.subject:
            says = (
                f"files {measure} under {provision.subject}, {earlier.id} under {earlier.subject}"
            )
            yield _told(id, ".subject", says)
        if all(effect.kind is not EffectKind.INTRODUCES for effect in provision.effects):
            continue
        if (other := introduced.setdefault(measure, provision)) is not provision:
            yield _told(id, ".effects", f"introduces {measure}, and so does {other.id}")
    for measure, provision in first.items():
        if measure in elsewhere or _adopted(introduced.get(measure)) == provision.adopted:
            continue
        says = f"is the first of {measure} and does not introduce it"
        yield _told(provision.id, ".effects", says)


def _adopted(provision: Provision | None) -> object:
    return None if provision is None else provision.adopted


def _of_points(law: _Law) -> Iterator[Disagreement]:
    catalogue = law.catalogue
    for point in catalogue.points.values():
        for number, id in enumerate(catalogue.bears_on.get(point.id, ())):
            path = f".bears_on[{number}]"
            held = catalogue.provisions.get(id) or law.provision(id)
            if held is None and id not in law.known:
                yield _told(point.id, path, f"names provision {id!r}, which is not held")
            elif held is not None and id in catalogue.provisions and point.id not in held.points:
                yield _told(point.id, path, f"bears on {id}, which does not name it")
        for place, reading in enumerate(point.readings):
            for told in law.unknown_sources(
                point.id, reading.sources, f".reading[{place}].sources"
            ):
                says = told.says.replace(point.id, f"{point.id} {reading.name}", 1)
                yield Disagreement(owner=point.id, path=told.path, says=says)
    for conversion in catalogue.conversions.values():
        yield from law.unknown_sources(conversion.name, conversion.sources)
    for caveat in catalogue.caveats.values():
        for number, id in enumerate(caveat.bears_on):
            if law.provision(id) is None and id not in law.known:
                says = f"names provision {id!r}, which is not held"
                yield _told(caveat.id, f".bears_on[{number}]", says)
        yield from law.unknown_sources(caveat.id, caveat.sources)
