"""Designations that the library holds itself: actions on human rights, labour abroad, IT workers.

They are told in our own words from public sources, so that questions about them are answered with
no download. They are no copy of a list, hold no later change, and are no basis for a decision on a
payment: an official list, of the day, is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import field, frozen

from nksanctions.datafiles.sources_file import read_sources
from nksanctions.datafiles.strict_toml import structured
from nksanctions.lists.found import find
from nksanctions.lists.ofac_words import programme
from nksanctions.models import (
    BirthDate,
    Comment,
    Designation,
    Document,
    DocumentKind,
    Identifier,
    IdentifierScheme,
    LegalBasis,
    ListingAuthority,
    ListingReason,
    ListSource,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Place,
    ReasonCategory,
    Relation,
    RelationKind,
    Role,
    SubjectKind,
    UncertainDate,
    Verification,
)
from nksanctions.models.source import Source

LIST: Final = "embedded"


@frozen(kw_only=True)
class Action:
    """An authority's announcement of designations, as far as it is held here.

    *announced* says how many of each kind the authority announced, where that is known; fewer may
    be held. *verified* is how the day and the members were verified, *verification_note* what of
    it rests on what.

    .. versionadded:: 26.1.0
    """

    authority: ListingAuthority
    acted: date
    title: str
    release: str = ""
    announced: Mapping[str, int] = field(factory=dict, hash=False)
    designations: tuple[Designation, ...] = ()
    verified: Verification
    verification_note: str
    sources: tuple[Source, ...] = ()

    @property
    def id(self) -> str:
        """The authority and the day, such as ``US-2017-10-26``."""
        return f"{self.authority.upper()}-{self.acted}"

    def __str__(self) -> str:
        release = f", {self.release}" if self.release else ""
        return f"{self.id}{release}: {self.title}"


@frozen(kw_only=True)
class Embedded:
    """The actions that the library holds, oldest first, and the designations of all of them.

    >>> held = embedded()
    >>> held["23213"].name, held["23213"].listed
    ('CHOE, Ryong Hae', datetime.date(2018, 12, 10))
    >>> print(held.action("23213"))
    US-2018-12-10, sm568: Three officials, for censorship and repression

    .. versionadded:: 26.1.0
    """

    actions: tuple[Action, ...]

    @property
    def designations(self) -> tuple[Designation, ...]:
        """The designations of all actions."""
        return tuple(one for action in self.actions for one in action.designations)

    def __iter__(self) -> Iterator[Designation]:
        return iter(self.designations)

    def __len__(self) -> int:
        return len(self.designations)

    def __getitem__(self, reference: str) -> Designation:
        """The designation of that reference.

        Raises:
            KeyError: If none is held.
        """
        return next(
            one for one in self.action(reference).designations if one.reference == reference
        )

    def action(self, reference: str) -> Action:
        """The action that made the designation of that reference.

        Raises:
            KeyError: If none is held.
        """
        for action in self.actions:
            if any(one.reference == reference for one in action.designations):
                return action
        raise KeyError(reference)

    def find(self, text: str) -> tuple[Designation, ...]:
        """The designations of this reference or name; no screening, see `find`."""
        return find(self, text)


@cache
def embedded() -> Embedded:
    """The designations that the library holds itself.

    .. versionadded:: 26.1.0
    """
    folder = files("nksanctions.lists").joinpath("actions")
    sources = read_sources(
        folder.joinpath("sources.toml").read_text("utf-8"), source="sources.toml"
    )
    found = [
        _action(file.read_text("utf-8"), sources, source=file.name)
        for file in folder.iterdir()
        if file.name.endswith(".toml") and file.name != "sources.toml"
    ]
    return Embedded(actions=tuple(sorted(found, key=lambda action: action.acted)))


@frozen(kw_only=True)
class _Other:
    uid: str
    name: str


@frozen(kw_only=True)
class _Row:
    uid: str
    kind: SubjectKind
    name: str
    also: tuple[str, ...] = ()
    family_name_last: bool = False
    tags: tuple[str, ...]
    bases: tuple[str, ...] = ()
    act: str = ""
    role: str = ""
    heads: _Other | None = None
    works_for: _Other | None = None
    born: tuple[date, ...] = ()
    passports: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    reasons: tuple[ReasonCategory, ...]
    remark: str = ""


@frozen(kw_only=True)
class _File:
    authority: ListingAuthority
    acted: date
    release: str = ""
    title: str
    announced: dict[str, int] = field(factory=dict)
    verified: Verification
    verification_note: str
    sources: tuple[str, ...]
    designation: tuple[_Row, ...] = ()


def _action(text: str, sources: Mapping[str, Source], *, source: str) -> Action:
    held = structured(text, _File, source=source)
    return Action(
        authority=held.authority,
        acted=held.acted,
        title=held.title,
        release=held.release,
        announced=held.announced,
        designations=tuple(_designation(row, held, source) for row in held.designation),
        verified=held.verified,
        verification_note=held.verification_note,
        sources=tuple(sources[key] for key in held.sources),
    )


def _designation(row: _Row, held: _File, file: str) -> Designation:
    def at(key: str) -> dict[str, Any]:
        return {"path": f"{file} {key}"}

    relations = (
        (row.heads, RelationKind.LEADER_OF, "heads"),
        (row.works_for, RelationKind.LINKED_TO, "works_for"),
    )
    return Designation(
        kind=row.kind,
        authority=held.authority,
        source=ListSource(list=LIST, entry=row.uid, path=file),
        reference=row.uid,
        programmes=tuple(programme(tag, path=f"{file} tags") for tag in row.tags),
        legal_bases=tuple(
            LegalBasis(title=title, kind=row.act, organisation="OFAC", published=held.acted)
            for title in row.bases
        ),
        listed=held.acted,
        names=(
            _name(row.name, row, **at("name")),
            *(_name(text, row, kind=NameKind.ALIAS, **at("also")) for text in row.also),
        ),
        births=(_birth(row.born, **at("born")),) if row.born else (),
        nationalities=tuple(
            Nationality(text=code, country=code, **at("nationalities"))
            for code in row.nationalities
        ),
        roles=(Role(text=row.role, **at("role")),) if row.role else (),
        addresses=tuple(
            Place(country=code, country_text=code, **at("countries")) for code in row.countries
        ),
        documents=tuple(
            Document(kind=DocumentKind.PASSPORT, number=number, **at("passports"))
            for number in row.passports
        ),
        identifiers=(Identifier(scheme=IdentifierScheme.OFAC_UID, value=row.uid, **at("uid")),),
        relations=tuple(
            Relation(kind=kind, target=other.name, target_uid=other.uid, **at(key))
            for other, kind, key in relations
            if other is not None
        ),
        reasons=(ListingReason(categories=row.reasons, **at("reasons")),),
        comments=(Comment(text=row.remark, **at("remark")),) if row.remark else (),
    )


def _birth(born: tuple[date, ...], path: str) -> BirthDate:
    first, last = born[0], born[-1]
    if first == last:
        known = UncertainDate.exact(first)
    elif (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        known = UncertainDate.year(first.year)
    else:
        known = UncertainDate.between(first, last)
    return BirthDate(date=known, path=path)


def _name(text: str, row: _Row, **given: Any) -> Name:
    """A name with its parts: the list's comma, or the order of words, tells the family name."""
    if row.kind != SubjectKind.INDIVIDUAL:
        return Name(text=text, parts=(NamePart(NamePartKind.WHOLE, text),), **given)
    family, comma, own = text.partition(",")
    if not comma:
        words = text.split()
        family = words.pop(-1 if row.family_name_last else 0)
        own = " ".join(words)
    parts = (
        NamePart(NamePartKind.FAMILY, family.strip()),
        NamePart(NamePartKind.GIVEN, own.strip()),
    )
    return Name(text=text, parts=parts, **given)
