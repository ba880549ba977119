"""An entry of the UK Sanctions List, put together value by value; its XML and CSV say the same.

| in the list | becomes |
|---|---|
| unique ID, OFSI group ID, UN reference number | `reference`; identifiers |
| date designated, last updated | `listed`, `amended` |
| regime name | a programme and the legal basis |
| names 1 to 6, non-Latin names | `names` with parts; name 6 is a family or whole name |
| titles, positions | roles: honorific, position |
| D.O.B. such as `dd/mm/1945` | a year, a month or a day |
| passports, national identifiers | `documents` |
| parent companies, subsidiaries | relations |
| IMO numbers, owners or operators, flags, type, length, year built, hull | the facts of a vessel |
| sanctions imposed | `measures` |
| UK statement of reasons, other information | `reasons`, `comments` |
| type of entity | `details`; the source of a designation, and a ship's tonnage: `other` |

The list has one field for owner and operator of a ship; they are held as owners.

Source: https://www.gov.uk/guidance/format-guide-for-the-uk-sanctions-list, by public programs that
read the list and by published entries; read on 24 November 2026.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final, TypeVar

from attrs import Factory, define, evolve

from nksanctions.lists.noted import Notes, named
from nksanctions.lists.values import document_kind, find_country, script_of
from nksanctions.models import (
    BirthDate,
    Comment,
    Contact,
    ContactKind,
    Designation,
    Detail,
    Document,
    DocumentKind,
    Gender,
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
    NameQuality,
    Nationality,
    Particular,
    Place,
    Programme,
    Relation,
    RelationKind,
    Role,
    RoleKind,
    SubjectKind,
    UncertainDate,
    VesselFacts,
)

LIST: Final = "uk-sanctions-list"

_KINDS: Final = {
    "individual": SubjectKind.INDIVIDUAL,
    "entity": SubjectKind.ENTITY,
    "ship": SubjectKind.VESSEL,
}
_NAME_KINDS: Final = {
    "primary name": NameKind.PRIMARY,
    "primary name variation": NameKind.VARIANT,
    "alias": NameKind.ALIAS,
}
_QUALITIES: Final = {
    "": NameQuality.UNSTATED,
    "good quality a.k.a": NameQuality.STRONG,
    "low quality a.k.a": NameQuality.WEAK,
}
_PARTS: Final = (
    NamePartKind.FIRST,
    NamePartKind.SECOND,
    NamePartKind.THIRD,
    NamePartKind.FOURTH,
    NamePartKind.FIFTH,
    NamePartKind.SIXTH,
)
_GENDERS: Final = {"male": Gender.MALE, "female": Gender.FEMALE}
_BORN: Final = re.compile(r"(dd|0?0|\d{1,2})/(mm|0?0|\d{1,2})/(\d{4})", re.IGNORECASE)

P = TypeVar("P", bound=Particular)


@define(kw_only=True)
class UkEntry:
    """One entry while it is read. A value that comes twice, as in CSV rows, is kept once."""

    reference: str
    notes: Notes
    kind: SubjectKind | None = None
    listed: date | None = None
    amended: list[date] = Factory(list)
    names: list[Name] = Factory(list)
    gender: Gender | None = None
    programmes: list[Programme] = Factory(list)
    births: list[BirthDate] = Factory(list)
    birth_places: list[Place] = Factory(list)
    nationalities: list[Nationality] = Factory(list)
    roles: list[Role] = Factory(list)
    addresses: list[Place] = Factory(list)
    documents: list[Document] = Factory(list)
    identifiers: list[Identifier] = Factory(list)
    contacts: list[Contact] = Factory(list)
    relations: list[Relation] = Factory(list)
    measures: list[str] = Factory(list)
    reasons: list[ListingReason] = Factory(list)
    comments: list[Comment] = Factory(list)
    details: list[Detail] = Factory(list)
    vessel: dict[str, Any] = Factory(dict)
    other: list[tuple[str, str]] = Factory(list)
    _seen: set[tuple[int, Particular]] = Factory(set)

    def subject(self, text: str) -> None:
        """Individual, entity or ship.

        Raises:
            ValueError: If it is none of them, or another than the entry had before.
        """
        if not text:
            return
        if (found := _KINDS.get(text.lower())) is None:
            raise ValueError(f"{text[:40]!r} is none of Individual, Entity, Ship")
        if self.kind not in (None, found):
            raise ValueError(f"{text!r}, but an earlier row has {self.kind}")
        self.kind = found

    def designated(self, field: str, text: str) -> None:
        """The day of designation; the first one that is given holds."""
        if text and self.listed is None:
            self.listed = self.notes.day(field, text)

    def updated(self, field: str, text: str) -> None:
        """A day on which the entry was changed."""
        if text and (day := self.notes.day(field, text)) is not None and day not in self.amended:
            self.amended.append(day)

    def name(self, parts: tuple[str, ...], kind: str, strength: str, path: str) -> None:
        """A name in six parts, of which the sixth is the last."""
        given = tuple(
            NamePart(which, text) for which, text in zip(_PARTS, parts, strict=True) if text
        )
        text = " ".join(part.text for part in given)
        if not text:
            return
        if len(given) == 1 and given[0].kind == NamePartKind.SIXTH:
            given = (NamePart(NamePartKind.WHOLE, text),)
        found = _NAME_KINDS.get(kind.lower(), NameKind.OTHER)
        quality = _QUALITIES.get(strength.lower().rstrip("."), NameQuality.UNSTATED)
        if found == NameKind.OTHER and kind:
            self.notes.report.unread("name type", kind, why="kept as its label")
        self._add(
            self.names,
            Name(
                text=text,
                kind=found,
                quality=quality,
                label=", ".join(filter(None, (kind, strength))),
                script=script_of(text),
                parts=given,
                path=path,
            ),
        )

    def original_script(self, text: str, script: str, language: str, path: str) -> None:
        """A name in the letters of its language."""
        if text:
            self._add(
                self.names,
                Name(
                    text=text,
                    kind=NameKind.ORIGINAL_SCRIPT,
                    script=script_of(text),
                    language=language,
                    label=script,
                    path=path,
                ),
            )
        else:
            self.keep(("non-Latin script", script), ("non-Latin language", language))

    def regime(self, text: str, path: str) -> None:
        """The regulations under which the entry stands."""
        if text:
            self._add(self.programmes, Programme(tag=text, path=path))

    def number(self, scheme: IdentifierScheme, text: str, path: str) -> None:
        """A number of the subject."""
        if text:
            self._add(self.identifiers, Identifier(scheme=scheme, value=text, path=path))

    def imposed(self, text: str) -> None:
        """The measures, divided by upright strokes."""
        for part in text.split("|"):
            if (measure := part.strip()) and measure not in self.measures:
                self.measures.append(measure)

    def role(self, text: str, kind: RoleKind, path: str) -> None:
        """A title or a position."""
        if text:
            self._add(self.roles, Role(text=text, kind=kind, path=path))

    def born(self, text: str, path: str) -> None:
        """A date of birth; what is none is kept as text."""
        if not text:
            return
        found = _born(text)
        if found is None:
            self.notes.wrong(path, f"{text!r} is no date such as 01/03/1958 or dd/mm/1945")
            found = UncertainDate.unread(text)
        self._add(self.births, BirthDate(date=found, path=path))

    def born_in(self, town: str, country_text: str, path: str) -> None:
        """A place of birth."""
        if town or country_text:
            code = find_country(country_text)
            self._add(
                self.birth_places,
                Place(city=town, country=code, country_text=country_text, path=path),
            )

    def nationality(self, text: str, path: str) -> None:
        """A nationality, as the list writes it."""
        if text:
            self._add(
                self.nationalities,
                Nationality(text=text, country=find_country(text), path=path),
            )

    def gendered(self, text: str) -> None:
        """A gender; what is none, or another one, is kept as text."""
        found = _GENDERS.get(text.lower())
        if text and (found is None or self.gender not in (None, found)):
            self.keep(("gender", text))
        self.gender = self.gender or found

    def address(self, lines: tuple[str, ...], postcode: str, country: str, path: str) -> None:
        """An address in lines."""
        given = tuple(filter(None, lines))
        if given or postcode or country:
            self._add(
                self.addresses,
                Place(
                    lines=given,
                    postcode=postcode,
                    country=find_country(country),
                    country_text=country,
                    path=path,
                ),
            )

    def contact(self, kind: ContactKind, text: str, path: str) -> None:
        """A telephone number, an e-mail address or a website."""
        if text:
            self._add(self.contacts, Contact(kind=kind, value=text, path=path))

    def paper(self, kind: DocumentKind, number: str, note: str, path: str) -> None:
        """A passport or a national identifier, with what the list adds about it."""
        if number or note:
            if kind == DocumentKind.OTHER:
                kind = document_kind(note)
            self._add(self.documents, Document(kind=kind, number=number, note=note, path=path))

    def tie(self, kind: RelationKind, text: str, path: str) -> None:
        """A parent company or a subsidiary."""
        if text:
            self._add(self.relations, Relation(kind=kind, target=text, path=path))

    def detail(self, name: str, text: str, path: str) -> None:
        """A fact under the list's own name."""
        if text:
            self._add(self.details, Detail(name=name, value=text, path=path))

    def comment(self, text: str, path: str) -> None:
        """What the list says in free words."""
        if text:
            self._add(self.comments, Comment(text=text, path=path))

    def reason(self, text: str, path: str) -> None:
        """Why the UK designated it."""
        if text:
            self._add(self.reasons, ListingReason(text=text, path=path))

    def imo(self, text: str, path: str) -> None:
        """A ship's IMO number."""
        self.number(IdentifierScheme.IMO, text, path)
        self.of_ship("imo", text, path)

    def of_ship(self, field: str, text: str, path: str) -> None:
        """A fact of a ship that there is one of; a second one is kept under the list's name."""
        if not text:
            return
        value: Any = text
        if field == "built":
            year = self.notes.whole_number(path, text)
            if year is None or not 1 <= year <= 9999:
                self._also(path, text)
                return
            value = UncertainDate.year(year)
        if self.vessel.setdefault(field, value) != value:
            self._also(path, text)
        if field == "flag_text" and self.vessel[field] == text:
            self.vessel["flag"] = find_country(text)

    def of_ships(self, field: str, text: str) -> None:
        """A fact of a ship that there may be several of."""
        if text and text not in self.vessel.get(field, ()):
            self.vessel[field] = (*self.vessel.get(field, ()), text)
            if field == "former_flags_text":
                codes = self.vessel.get("former_flags", ())
                self.vessel["former_flags"] = (*codes, find_country(text) or "")

    def _also(self, path: str, text: str) -> None:
        pair = (path.partition("[")[0], text)
        if pair not in self.vessel.get("other", ()):
            self.vessel["other"] = (*self.vessel.get("other", ()), pair)

    def tonnage(self, path: str, text: str) -> None:
        """The list doesn't say which tonnage it means."""
        if text:
            self._also(path, text)

    def keep(self, *pairs: tuple[str, str]) -> None:
        """Keep what has no field, under the list's own names."""
        self.other += [pair for pair in named(*pairs) if pair not in self.other]

    def _add(self, held: list[P], value: P) -> None:
        key = (id(held), evolve(value, path=""))
        if key not in self._seen:
            self._seen.add(key)
            held.append(value)

    def designation(self, path: str) -> Designation:
        """The whole entry.

        Raises:
            ValueError: If it lacks a kind, a reference or a name.
        """
        if self.kind is None:
            raise ValueError("it says neither Individual nor Entity nor Ship")
        names = sorted(self.names, key=lambda name: name.kind != NameKind.PRIMARY)
        return Designation(
            kind=self.kind,
            authority=ListingAuthority.GB,
            source=ListSource(list=LIST, entry=self.reference, path=path),
            reference=self.reference,
            programmes=tuple(self.programmes),
            legal_bases=tuple(LegalBasis(title=one.tag) for one in self.programmes),
            listed=self.listed,
            amended=tuple(self.amended),
            names=tuple(names),
            gender=self.gender,
            births=tuple(self.births),
            birth_places=tuple(self.birth_places),
            nationalities=tuple(self.nationalities),
            roles=tuple(self.roles),
            addresses=tuple(self.addresses),
            documents=tuple(self.documents),
            identifiers=(
                Identifier(scheme=IdentifierScheme.UK_ID, value=self.reference, path="UniqueID"),
                *self.identifiers,
            ),
            contacts=tuple(self.contacts),
            relations=tuple(self.relations),
            vessel=VesselFacts(**self.vessel) if self.vessel else None,
            measures=tuple(self.measures),
            reasons=tuple(self.reasons),
            comments=tuple(self.comments),
            details=tuple(self.details),
            other=(*self.other, *dict.fromkeys(self.notes.other)),
        )


def _born(text: str) -> UncertainDate | None:
    """A day, a month or a year, as the list writes them.

    >>> [str(_born(text)) for text in ("01/03/1958", "dd/03/1958", "dd/mm/1945", "31/02/1950")]
    ['1 March 1958', 'March 1958', '1945', 'None']
    """
    found = _BORN.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) if part.isdigit() else 0 for part in found.groups())
    try:
        if month and day:
            return UncertainDate.exact(date(year, month, day))
        if day:
            return None
        return UncertainDate.month(year, month) if month else UncertainDate.year(year)
    except ValueError:
        return None
