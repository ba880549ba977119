"""A designation: an authority's listing of a person, a body, a vessel or an aircraft."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from nksanctions.models.craft import AircraftFacts, VesselFacts
from nksanctions.models.listing import (
    LegalBasis,
    ListingAuthority,
    ListSource,
    Particular,
    Programme,
)
from nksanctions.models.names import Name, NameQuality
from nksanctions.models.particulars import (
    BirthDate,
    Comment,
    Contact,
    Detail,
    Document,
    Gender,
    Identifier,
    IdentifierScheme,
    ListingReason,
    Nationality,
    Place,
    Relation,
    Role,
)


class SubjectKind(StrEnum):
    """Who or what is listed."""

    INDIVIDUAL = "individual"
    ENTITY = "entity"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


@frozen(kw_only=True)
class Designation:
    """A listing by an authority, with everything that its list says.

    - *reference*: the list's public name for the entry (``KPi.001``, an OFAC uid, ``DPR0039``);
      *uid*: its internal number, where that is another one.
    - *listed*, *amended*, *delisted*: days of the acts as far as the list states them. An unknown
      day of listing is `None`: never derive it from a number. A delisting ends the listing; it
      never deletes the record.
    - *names*: the first is the primary one.
    - *measures*: the measures that the list itself names (UK: asset freeze, travel ban).
    - *details* and *other*: what the list says under names of its own.

    Each value remembers its path in the entry; `source_of` gives the whole source.

    >>> hong = Designation(
    ...     kind=SubjectKind.INDIVIDUAL,
    ...     authority=ListingAuthority.US,
    ...     source=ListSource(list="ofac-sdn", entry="0"),
    ...     reference="0",
    ...     names=(Name(text="HONG, Kil Tong", path="SDN_Name"),),
    ... )
    >>> hong.name, str(hong.source_of(hong.names[0]))
    ('HONG, Kil Tong', 'ofac-sdn, 0, SDN_Name')

    Raises:
        ValueError: If there is no reference or no name, or a delisting precedes the listing.

    .. versionadded:: 26.1.0
    """

    kind: SubjectKind
    authority: ListingAuthority
    source: ListSource
    reference: str
    names: tuple[Name, ...]
    uid: str = ""
    programmes: tuple[Programme, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    listed: date | None = None
    amended: tuple[date, ...] = ()
    delisted: date | None = None
    gender: Gender | None = None
    births: tuple[BirthDate, ...] = ()
    birth_places: tuple[Place, ...] = ()
    nationalities: tuple[Nationality, ...] = ()
    citizenships: tuple[Nationality, ...] = ()
    roles: tuple[Role, ...] = ()
    addresses: tuple[Place, ...] = ()
    documents: tuple[Document, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    contacts: tuple[Contact, ...] = ()
    relations: tuple[Relation, ...] = ()
    vessel: VesselFacts | None = None
    aircraft: AircraftFacts | None = None
    measures: tuple[str, ...] = ()
    reasons: tuple[ListingReason, ...] = ()
    comments: tuple[Comment, ...] = ()
    details: tuple[Detail, ...] = ()
    other: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.reference:
            raise ValueError("reference: a designation has one")
        if not self.names:
            raise ValueError("names: a designation has at least one")
        if self.delisted is not None and self.listed is not None and self.delisted < self.listed:
            raise ValueError(f"delisted {self.delisted} lies before listed {self.listed}")

    @property
    def name(self) -> str:
        """The primary name, whole."""
        return self.names[0].text

    @property
    def aliases(self) -> tuple[Name, ...]:
        """The names beside the primary one, weak ones included."""
        return self.names[1:]

    @property
    def strong_names(self) -> tuple[Name, ...]:
        """The names that the list does not call weak."""
        return tuple(name for name in self.names if name.quality != NameQuality.WEAK)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of its programmes, in the order of the list."""
        return tuple(programme.tag for programme in self.programmes)

    def identifier(self, scheme: IdentifierScheme) -> str | None:
        """The first identifier of that scheme; `None` if the list gives none."""
        return next((each.value for each in self.identifiers if each.scheme == scheme), None)

    def is_listed(self, on: date) -> bool | None:
        """Whether it stood on that day; `None` where the list gives no day of listing to tell.

        The day of listing counts, the day of delisting does not.
        """
        if self.delisted is not None and self.delisted <= on:
            return False
        return None if self.listed is None else self.listed <= on

    def source_of(self, value: Particular) -> ListSource:
        """Where the list says this value: the list, the entry, the path."""
        return ListSource(list=self.source.list, entry=self.source.entry, path=value.path)

    def __str__(self) -> str:
        return f"{self.name} [{self.source.list} {self.reference}]"
