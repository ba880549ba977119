"""From a designation to law: which measures follow, by which act, since when, for whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import frozen

from nksanctions.consequences.asker import Asker
from nksanctions.consequences.law_texts import LawText, by_citation, data_file, law_text
from nksanctions.datafiles.strict_toml import structured
from nksanctions.lists import embedded
from nksanctions.lists.ofac_words import programme
from nksanctions.models import Designation, IdentifierScheme, ListingAuthority, SubjectKind

SECONDARY: Final = "North Korea Sanctions Regulations"
"""In OFAC's remark: secondary sanctions for North Korea threaten those who deal with the party."""


class Force(StrEnum):
    """What a consequence does to the one who asks."""

    BINDS = "binds"
    THROUGH_NATIONAL_LAW = "through-national-law"
    """It binds the State, which reaches others by its own law."""
    BINDS_IF_US_OWNED = "binds-if-us-owned"
    """If a US financial institution owns or controls it."""
    BINDS_WITH_US_LINK = "binds-with-us-link"
    """As far as the dealing runs through the United States."""
    EXPOSES = "exposes"
    """It forbids nothing, and carries a risk of measures."""
    DOES_NOT_BIND = "does-not-bind"
    NOT_TOLD = "not-told"
    """The listing says more than our data do."""


@frozen(kw_only=True)
class Consequence:
    """One measure that follows from a listing, for one group.

    *since* is the first day, the later of the listing and of the law; `None` where it is not known
    (the list does not say, or another authority sets it) or there is none to tell. *whom* names the
    group, *laws* the acts.

    .. versionadded:: 26.1.0
    """

    id: str
    measure: str
    whom: str
    force: Force
    since: date | None
    says: str
    laws: tuple[LawText, ...]


@frozen(kw_only=True)
class Meaning:
    """What a designation means on a day.

    *listed* is the day of the listing, *listed_by* where it was found: the list itself, or an
    action that the library holds. *stands* tells whether the listing stood on the day; `None` where
    that is not known, and then the consequences are told as if it stood. *programmes* maps the tags
    of the listing to the acts behind them; a tag whose act is not held has none.

    .. versionadded:: 26.1.0
    """

    designation: Designation
    on: date
    listed: date | None
    listed_by: str
    stands: bool | None
    programmes: Mapping[str, tuple[LawText, ...]]
    consequences: tuple[Consequence, ...]

    def for_(self, country: str, kind: str = "bank") -> tuple[Consequence, ...]:
        """What follows for a bank, another firm (``"firm"``) or the State (``"state"``) there.

        Raises:
            ValueError: If the country is no ISO 3166 code, or the kind is unknown.
        """
        roles = Asker(country, kind).roles(on=self.on)
        return tuple(one for one in self.consequences if one.whom in roles)


def meaning(designation: Designation, *, on: date) -> Meaning:
    """What a listing means on a day: the measures, by which act, since when, for whom.

    The day is the caller's: a listing and the law behind it have their own. OFAC's CSV files give
    no days; where the library holds the action that made the entry, it gives the day.

    >>> from datetime import date
    >>> from nksanctions.lists import embedded
    >>> ku = meaning(embedded()["23089"], on=date(2026, 11, 24))
    >>> for one in ku.for_("PL"):
    ...     print(one.force, one.measure, one.since)
    exposes secondary-exposure 2017-10-26
    binds-if-us-owned foreign-subsidiaries 2020-04-10
    binds-with-us-link causing 2018-03-05
    does-not-bind asset-freeze None

    .. versionadded:: 26.1.0
    """
    listed, listed_by = _listed(designation)
    stands = designation.is_listed(on)
    if stands is None and listed is not None:
        stands = listed <= on
    programmes = {
        tag: tuple(
            text
            for basis in programme(tag).legal_bases
            if (text := by_citation(basis.title)) is not None
        )
        for tag in (designation.tags if designation.authority == ListingAuthority.US else ())
    }
    found = () if stands is False else _consequences(designation, on, listed, programmes)
    return Meaning(
        designation=designation,
        on=on,
        listed=listed,
        listed_by=listed_by,
        stands=stands,
        programmes=programmes,
        consequences=found,
    )


def _listed(one: Designation) -> tuple[date | None, str]:
    """The day of the listing, and where it was found."""
    held = embedded()
    uid = one.identifier(IdentifierScheme.OFAC_UID) or one.reference
    known = one.authority == ListingAuthority.US and any(uid == each.reference for each in held)
    if one.listed is not None and one.source.list != "embedded":
        return one.listed, "the list"
    if not known:
        return one.listed, "the list" if one.listed is not None else "not known"
    action = held.action(uid)
    release = f", release {action.release}" if action.release else ""
    return action.acted, f"action {action.id}{release} ({action.verified})"


def _consequences(
    one: Designation,
    on: date,
    listed: date | None,
    programmes: Mapping[str, tuple[LawText, ...]],
) -> tuple[Consequence, ...]:
    found = []
    for row in _rows():
        if row.authority != one.authority or (row.kinds and one.kind not in row.kinds):
            continue
        if row.measure == "secondary-exposure" and one.authority == "us" and not _exposes(one):
            continue
        laws = tuple(map(law_text, row.law))
        if row.tags:
            laws = (*dict.fromkeys(law for acts in programmes.values() for law in acts), *laws)
        first = row.from_day
        if laws and (row.authority != ListingAuthority.US or row.force in _FROM_THE_LAW):
            first = max(filter(None, (first, max(law.starts for law in laws))))
        if first is not None and first > on:
            continue
        dated = listed is not None and not row.own_day and row.force != Force.DOES_NOT_BIND
        since = max(filter(None, (listed, first))) if dated else None
        found.append(
            Consequence(
                id=row.id,
                measure=row.measure,
                whom=row.whom,
                force=row.force,
                since=since,
                says=row.says,
                laws=laws,
            )
        )
    return tuple(found)


_FROM_THE_LAW: Final = (Force.BINDS_IF_US_OWNED, Force.BINDS_WITH_US_LINK)
"""In the United States these begin with their section; blocking is as old as the listing."""


def _exposes(one: Designation) -> bool:
    """OFAC threatens foreign banks: a tag of North Korea, or its remark beside another tag."""
    if any(tag.startswith("DPRK") for tag in one.tags):
        return True
    return any(SECONDARY in text for each in one.details for text in (each.name, each.value))


@frozen(kw_only=True)
class _Row:
    id: str
    authority: ListingAuthority
    kinds: tuple[SubjectKind, ...] = ()
    measure: str
    whom: str
    force: Force
    from_day: date | None = None
    own_day: bool = False
    """The authority of the law sets the day, and the listing does not tell it."""
    tags: bool = False
    law: tuple[str, ...]
    says: str


@frozen(kw_only=True)
class _File:
    consequence: tuple[_Row, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    text = data_file("consequences.toml")
    return structured(text, _File, source="consequences.toml").consequence
