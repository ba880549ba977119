"""A host country: its facts by kind, and what follows from them on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from nksanctions.hosts.ceiling import CeilingCheck, ceiling_of
from nksanctions.hosts.facts import (
    ClaimantKind,
    CompanyActivity,
    Document,
    DocumentCount,
    DocumentState,
    Fact,
    Flow,
    HeadCount,
    ImplementationReport,
    NationalMeasure,
    Population,
    RepatriationFigures,
    Sector,
    Statement,
    StatementKind,
)
from nksanctions.hosts.file import HostSource
from nksanctions.hosts.half import HalfCheck, halves_of
from nksanctions.hosts.standing import HostDuty, duties_of
from nksanctions.hosts.times import when_of
from nksanctions.identifiers import country
from nksanctions.law.policy import Policy

__all__ = ["HostCountry", "name_of"]

F = TypeVar("F", bound=Fact)


def _earliest(fact: Fact) -> date:
    """What facts are put in order by: the day of an open start is its end."""
    when = when_of(fact)[1]
    if when is None:
        return date.max
    return when.first or when.last or date.max


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=_earliest))


@frozen(kw_only=True, eq=False, repr=False)
class HostCountry:
    """A country or jurisdiction, with what is claimed of DPRK workers in it.

    Claims that differ stand side by side, in the order of their time. No facts doesn't mean no
    workers: it means that none are held.

    >>> import nksanctions as nk
    >>> poland = nk.host("PL")
    >>> for count in poland.headcounts(claimant="government")[:2]:
    ...     print(count.as_of, count.number, count.claimant)
    July 2016 550 Polish government
    January 2017 about 400 Polish government

    .. versionadded:: 26.1.0
    """

    code: str
    facts: tuple[Fact, ...] = field(converter=_in_order)
    sources: Mapping[str, HostSource]

    @property
    def name(self) -> str:
        """The UN's short name, or an everyday one that is much shorter."""
        return name_of(self.code)

    def is_un_member(self, on: date) -> bool:
        """Whether it is a Member of the United Nations on that day, and so bound as one."""
        return country.is_un_member(self.code, on)

    def _of(self, kind: type[F]) -> tuple[F, ...]:
        return tuple(fact for fact in self.facts if isinstance(fact, kind))

    def headcounts(
        self, *, population: Population | str | None = None, claimant: str | None = None
    ) -> tuple[HeadCount, ...]:
        """People counted, oldest first.

        *population* keeps who was counted, *claimant* a kind of claimant (``host``, ``press`` …) or
        those with this in their name.

        Raises:
            ValueError: If there is no such population.
        """
        wanted = None if population is None else Population(population)
        return tuple(
            count
            for count in self._of(HeadCount)
            if (wanted is None or count.population is wanted) and _claims(count, claimant)
        )

    def documents(
        self,
        *,
        document: Document | str | None = None,
        state: DocumentState | str | None = None,
        claimant: str | None = None,
    ) -> tuple[DocumentCount, ...]:
        """Visas and permits counted, oldest first: papers, not people.

        Raises:
            ValueError: If there is no such document or state.
        """
        paper = None if document is None else Document(document)
        became = None if state is None else DocumentState(state)
        return tuple(
            count
            for count in self._of(DocumentCount)
            if (paper is None or count.document is paper)
            and (became is None or count.state is became)
            and _claims(count, claimant)
        )

    @property
    def flows(self) -> tuple[Flow, ...]:
        """People who came or went, oldest first."""
        return self._of(Flow)

    def measures(self, on: date | None = None) -> tuple[NationalMeasure, ...]:
        """What the country did, oldest first; with *on*, only what stood on that day.

        >>> import nksanctions as nk
        >>> [one.measure.value for one in nk.host("PL").measures(on=date(2017, 9, 28))]
        ['stop-visas', 'no-renewal', 'stop-new-permits', 'hold-decisions']
        """
        held = self._of(NationalMeasure)
        return held if on is None else tuple(one for one in held if one.stands(on))

    @property
    def reports(self) -> tuple[ImplementationReport, ...]:
        """Reports and notifications that it sent, or is said not to have sent."""
        return self._of(ImplementationReport)

    @property
    def figures(self) -> tuple[RepatriationFigures, ...]:
        """Figures under S/RES/2397 (2017) OP 8."""
        return self._of(RepatriationFigures)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Positions, forecasts and observations, and exceptions claimed."""
        return self._of(Statement)

    @property
    def exceptions(self) -> tuple[Statement, ...]:
        """The exceptions that it claims."""
        return tuple(one for one in self.statements if one.kind is StatementKind.EXCEPTION)

    @property
    def sectors(self) -> tuple[Sector, ...]:
        """Kinds of work that DPRK nationals did there."""
        return self._of(Sector)

    @property
    def activities(self) -> tuple[CompanyActivity, ...]:
        """DPRK bodies named as active there."""
        return self._of(CompanyActivity)

    def until(self, day: date) -> HostCountry:
        """The same country, with the facts about that day or an earlier one.

        What stood or happened by some later day is left out; so is a report that nobody dates, up
        to the day that a source of it came out.

        >>> import nksanctions as nk
        >>> early = nk.host("PL").until(date(2017, 9, 28))
        >>> [one.id for one in early.measures()][-1], early.reports
        ('PL-13', ())
        """
        return evolve(
            self, facts=tuple(fact for fact in self.facts if self._first_known(fact) <= day)
        )

    def _first_known(self, fact: Fact) -> date:
        """The earliest day of a fact; of one with no day, that a source of it came out."""
        when = when_of(fact)[1]
        if when is not None:
            return _earliest(fact)
        published = [self.sources[key].published for key in fact.sources]
        days = [one.last for one in published if one is not None and one.last is not None]
        return min(days, default=date.min)

    def known_by(self, day: date) -> HostCountry:
        """The same country, with the facts of which a source was out by that day.

        Sources without a day don't count as out.
        """
        return evolve(
            self, facts=tuple(fact for fact in self.facts if self._out(fact.sources, day))
        )

    def _out(self, keys: Iterable[str], day: date) -> bool:
        days = [self.sources[key].published for key in keys]
        return any(one is not None and one.begins_by(day) for one in days)

    def duties(self, as_of: date, *, policy: Policy | None = None) -> tuple[HostDuty, ...]:
        """Where each duty of the country stands on that day, on which claims, and why.

        What had happened by *as_of* counts, also where it became known later; to go by what was
        known, ask ``host.known_by(as_of).duties(as_of)``.

        >>> import nksanctions as nk
        >>> for duty in nk.host("PL").duties(date(2020, 4, 1)):
        ...     if duty.rule == "un.labour.repatriation":
        ...         print(duty.status.words)
        FULFILLED
        """
        return duties_of(self, as_of, policy)

    def ceiling(self, *, policy: Policy | None = None) -> tuple[CeilingCheck, ...]:
        """Its counts of valid permits against the ceiling of S/RES/2371 (2017) OP 11."""
        return ceiling_of(self, policy)

    def first_year(self, *, policy: Policy | None = None) -> tuple[HalfCheck, ...]:
        """Whether less than half went in the first twelve months, for each base that is claimed."""
        return halves_of(self, policy)

    def to_dict(self) -> dict[str, Any]:
        """The country and its facts as plain data, ready for JSON."""
        from nksanctions.hosts.export import plain

        return {"code": self.code, "name": self.name, "facts": [plain(one) for one in self.facts]}

    def __repr__(self) -> str:
        return f"<HostCountry {self.code}: {self.name}, {len(self.facts)} facts>"

    def __str__(self) -> str:
        from nksanctions.hosts.text import facts_text

        return facts_text(self)


def name_of(code: str) -> str:
    """The name by which a country is shown.

    >>> name_of("MM"), name_of("SY")
    ('Myanmar', 'Syria')
    """
    found = country.get(code)
    common = found.common or found.name
    return found.name if len(found.name) <= len(common) + _MUCH_SHORTER else common


_MUCH_SHORTER = 3


def _claims(fact: Fact, claimant: str | None) -> bool:
    if claimant is None:
        return True
    if claimant in tuple(ClaimantKind):
        return fact.claimant_kind == claimant
    return claimant.casefold() in fact.claimant.casefold()
