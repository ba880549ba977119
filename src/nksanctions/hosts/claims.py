"""Claims in words, and claims of presence: who says that workers were there, or were not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from nksanctions.hosts.facts import (
    Document,
    DocumentCount,
    DocumentState,
    Fact,
    HeadCount,
    Population,
)
from nksanctions.hosts.when import When

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = ["Presence", "at", "by", "counted", "presences", "told"]

_PEOPLE = {
    Population.WORKERS: "workers",
    Population.IT_WORKERS: "IT workers",
    Population.CREW: "crew",
    Population.MEDICAL_STAFF: "medical staff",
    Population.ATHLETES: "athletes",
    Population.TRAINERS: "trainers",
    Population.NATIONALS: "nationals of any status",
    Population.MISSION_STAFF: "mission staff",
}


def by(fact: Fact) -> str:
    """Who claims it, in words.

    >>> import nksanctions as nk
    >>> by(nk.host("PL").headcounts()[-1])
    'on the claim of Polish government'
    """
    return f"on the claim of {fact.claimant}"


def told(fact: HeadCount | DocumentCount) -> str:
    """A count in words: how many, when.

    >>> import nksanctions as nk
    >>> told(nk.host("PL").headcounts()[1])
    '550 workers in July 2016'
    """
    number = "no" if fact.high == 0 else fact.number
    return f"{number} {counted(fact)} {at(fact.as_of)}"


def counted(fact: HeadCount | DocumentCount) -> str:
    """What was counted, in words: people, or papers and what had become of them."""
    if isinstance(fact, HeadCount):
        words = _PEOPLE[fact.population]
        return words.removesuffix("s") if fact.value == 1 else words
    paper = f"{fact.document.value.replace('-', ' ')}s"
    match fact.state:
        case DocumentState.VALID:
            return f"valid {paper}"
        case DocumentState.QUOTA:
            return f"{paper} as a quota"
    return f"{paper} {fact.state.value}"


def at(when: When) -> str:
    """A time with the word that goes before it."""
    text = str(when)
    if text.startswith(("by ", "from ")):
        return text
    start, to, end = text.partition(" to ")
    if to:
        return f"between {start} and {end}"
    return f"{'on' if when.is_day else 'in'} {text}"


@frozen(kw_only=True)
class Presence:
    """A claim that DPRK nationals worked in a host, or that none did, from *since* to *until*.

    *until* `None` is open. Bounds that leave both open are no claim of presence.
    """

    fact: HeadCount | DocumentCount
    group: str
    none: bool
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the claim is about that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def says(self) -> str:
        """The claim with its claimant."""
        return f"{by(self.fact)}: {told(self.fact)}"


def _out(host: HostCountry, fact: Fact) -> date | None:
    """The day by which all its sources were out: no source tells of a later one."""
    days = [
        source.published.last if source.published is not None else None
        for key in fact.sources
        if (source := host.sources.get(key)) is not None
    ]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def presences(host: HostCountry) -> tuple[Presence, ...]:
    """The claims of presence and of absence, oldest first.

    Valid permits to work are evidence of workers; that there are none is no evidence of absence. A
    claim with a known flaw, or from memory, is no evidence of either. No claim reaches beyond the
    day that its sources came out.
    """
    found = []
    for fact in host.facts:
        if not isinstance(fact, HeadCount | DocumentCount) or not fact.decides:
            continue
        if isinstance(fact, HeadCount):
            if not fact.population.works or (fact.low == 0 and fact.high != 0):
                continue
            group, start = fact.population.value, fact.there_since or fact.as_of
        elif (
            fact.state is DocumentState.VALID
            and fact.document in (Document.WORK_PERMIT, Document.WORK_VISA)
            and fact.low > 0
        ):
            group, start = Population.WORKERS.value, fact.as_of
        else:
            continue
        first = start.first or start.last
        if first is None:
            continue
        until = min((day for day in (fact.as_of.last, _out(host, fact)) if day), default=None)
        if until is not None and until < first:
            continue
        found.append(
            Presence(fact=fact, group=group, none=fact.high == 0, since=first, until=until)
        )
    return tuple(sorted(found, key=lambda one: one.since))
