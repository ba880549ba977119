"""The remarks of OFAC's CSV files, parsed into facts.

A remark is a row of phrases, divided by semicolons and closed by a full stop: ``DOB 07 Nov 1959;
POB Pyongan-bukdo, North Korea; Passport 321233 (Korea, North)``. `alt.` in front marks a further
value. A phrase under a label that is known becomes a fact; the title of the entry, repeated, is
left out; an office without a label becomes a role; anything else is kept as a comment and counted
in the report.
"""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import define, field

from nksanctions.identifiers import imo
from nksanctions.lists import ofac_words as words
from nksanctions.lists.ofac_words import Field
from nksanctions.lists.report import ParseReport
from nksanctions.lists.values import date_in_words, find_country, kept, script_of
from nksanctions.models import (
    AircraftFacts,
    BirthDate,
    Comment,
    Contact,
    ContactKind,
    Detail,
    Document,
    DocumentKind,
    Gender,
    Identifier,
    IdentifierScheme,
    Name,
    NameKind,
    NameQuality,
    Nationality,
    Place,
    Relation,
    RelationKind,
    Role,
    SubjectKind,
    VesselFacts,
)

_ALT: Final = re.compile(r"alt\.\s+", re.IGNORECASE)
_ABBREVIATED: Final = re.compile(r"(?:\w\.){2,}$|\b(?:co|inc|ltd|corp|no|jr|sr)\.$", re.IGNORECASE)
_DAY: Final = r"(?:(?:\d{1,2} )?[A-Za-z]{3,9} )?\d{4}"
_ID: Final = re.compile(
    r"(?P<number>.*?)(?:\s*\((?P<country>[^()]*(?:\([^()]*\))?[^()]*)\))?"
    rf"(?:\s+issued\s+(?P<issued>{_DAY}))?(?:\s+expires\s+(?P<expires>{_DAY}))?"
    r"(?P<rest>\s+issued in .*)?",
    re.DOTALL,
)
_DIGITAL: Final = re.compile(r"Digital Currency Address - (\w+)\s+(\S.*)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"'(.*)'(?:\s*\((.*)\))?", re.DOTALL)
_CODE: Final = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})?")
_KIN: Final = re.compile(
    r"(?:the )?((?:half-)?(?:wife|husband|spouse|son|daughter|brother|sister|father|mother|child|"
    r"nephew|niece|cousin|uncle)(?:-in-law)?) of (.+)",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE: Final = re.compile(
    r"\b(?:minister|director|president|chairman|chairperson|chair|member|general|commander|"
    r"secretary|governor|head|chief|official|representative|leader|manager|deputy|colonel|"
    r"ambassador|officer|advis[eo]r|attach[eé]|consul|diplomat|mayor|judge|justice|prosecutor|"
    r"admiral|marshal|major|captain|employee|magistrate|rector|constituent|inspector|"
    r"commissioner|speaker|founder|owner|treasurer|agent|envoy|vice-?\s?\w+|doctor|haji|maulana|"
    r"maulawi|mullah|hojjatoleslam|shaykh|sheikh|dr|ustad|professor|engineer|brigadier|"
    r"lieutenant|lt|coordinator|spokesman|spokesperson|administrator|auditor|counsel\w*|aide)\b",
    re.IGNORECASE,
)


@define(kw_only=True)
class Remarks:
    """The facts of one remark, gathered phrase by phrase."""

    kind: SubjectKind
    report: ParseReport
    place: str
    gender: Gender | None = None
    names: list[Name] = field(factory=list)
    births: list[BirthDate] = field(factory=list)
    birth_places: list[Place] = field(factory=list)
    nationalities: list[Nationality] = field(factory=list)
    citizenships: list[Nationality] = field(factory=list)
    roles: list[Role] = field(factory=list)
    documents: list[Document] = field(factory=list)
    identifiers: list[Identifier] = field(factory=list)
    contacts: list[Contact] = field(factory=list)
    relations: list[Relation] = field(factory=list)
    details: list[Detail] = field(factory=list)
    comments: list[Comment] = field(factory=list)
    vessel: dict[str, Any] = field(factory=dict)
    aircraft: dict[str, Any] = field(factory=dict)

    def vessel_facts(self, columns: dict[str, Any]) -> VesselFacts | None:
        """The facts of a vessel, those of the columns first; `None` if there is none."""
        found = {**self.vessel, **columns}
        if "other" in self.vessel and "other" in columns:
            found["other"] = columns["other"] + self.vessel["other"]
        return VesselFacts(**found) if found else None

    def aircraft_facts(self) -> AircraftFacts | None:
        """The facts of an aircraft; `None` if there is none."""
        return AircraftFacts(**self.aircraft) if self.aircraft else None

    def parse(self, remark: str, title: str = "") -> None:
        """Take a remark apart; *title* is the entry's own, which remarks repeat."""
        titles = {part.strip().rstrip(".").lower() for part in title.split(";")}
        phrases = [phrase for part in remark.split(";") if (phrase := part.strip())]
        if phrases and not _ABBREVIATED.search(phrases[-1]):
            phrases[-1] = phrases[-1].removesuffix(".").rstrip()
        for number, phrase in enumerate(phrases, 1):
            if phrase and phrase.rstrip(".").lower() not in titles:
                self._phrase(phrase, f"Remarks[{number}]")

    def _phrase(self, phrase: str, path: str) -> None:
        """Take in one phrase."""
        alt = _ALT.match(phrase)
        bare = phrase if alt is None else phrase[alt.end() :]
        digital = _DIGITAL.match(bare)
        if digital is not None:
            self.identifiers.append(
                Identifier(
                    scheme=IdentifierScheme.DIGITAL_CURRENCY,
                    detail=digital[1].upper(),
                    value=digital[2],
                    label="Digital Currency Address",
                    is_main=None if alt is None else False,
                    path=path,
                )
            )
            return
        found = words.labelled(bare)
        if found is None or not self._fact(*found, alt is not None, path):
            self._free(phrase, path)

    def _fact(self, label: str, value: str, alt: bool, path: str) -> bool:
        """Take in a labelled value; whether it is what its label says."""
        what = words.LABELS[label]
        main = False if alt else None
        match what:
            case DocumentKind() | IdentifierScheme():
                return self._number(what, label, value, main, path)
            case ContactKind():
                self.contacts.append(
                    Contact(kind=what, value=value, label=label, is_main=main, path=path)
                )
                return bool(value)
            case NameKind():
                return self._name(what, label, value, path)
            case Field():
                return self._field(what, label, value, not alt, path)
        return False

    def _name(self, kind: NameKind, label: str, value: str, path: str) -> bool:
        quoted = _QUOTED.fullmatch(value)
        text, note = (quoted[1], quoted[2] or "") if quoted is not None else (value, "")
        if not text:
            return False
        self.names.append(
            Name(
                text=text,
                kind=kind,
                quality=NameQuality.WEAK,
                script=script_of(text),
                label=label,
                note=note,
                path=path,
            )
        )
        return True

    def _number(
        self,
        what: DocumentKind | IdentifierScheme,
        label: str,
        value: str,
        main: bool | None,
        path: str,
    ) -> bool:
        found = _ID.fullmatch(value)
        if found is None or not (any(map(str.isdigit, value)) or _CODE.fullmatch(value)):
            return False
        parts = found.groupdict(default="")
        number = parts["number"].strip(" ,()")
        issued, expires = parts["issued"], parts["expires"]
        if not number or number.startswith("issued"):
            return False
        given: dict[str, Any] = {
            "label": label,
            "country": find_country(parts["country"]),
            "country_text": parts["country"],
            "issued": kept(issued) if issued else None,
            "expires": kept(expires) if expires else None,
            "note": parts["rest"].strip(),
            "is_main": main,
            "path": path,
        }
        if isinstance(what, DocumentKind) and self.kind == SubjectKind.INDIVIDUAL:
            self.documents.append(Document(kind=what, number=number, **given))
            return True
        scheme = what if isinstance(what, IdentifierScheme) else IdentifierScheme.OTHER
        if number.upper().startswith("IMO "):
            number = number[4:].strip()
            ship = self.kind == SubjectKind.VESSEL or not imo.is_valid_company(number)
            scheme = IdentifierScheme.IMO if ship else IdentifierScheme.IMO_COMPANY
            if ship:
                self.vessel.setdefault("imo", number)
        self.identifiers.append(Identifier(scheme=scheme, value=number, **given))
        return True

    def _field(self, what: Field, label: str, value: str, main: bool, path: str) -> bool:
        match what:
            case Field.BIRTH:
                born = date_in_words(value)
                if born is None:
                    self.report.problem(
                        self.place, f"{value!r} is no date that is understood", path
                    )
                    born = kept(value or "?")
                self.births.append(BirthDate(date=born, is_main=main, path=path))
            case Field.BIRTH_PLACE:
                country = value.rpartition(",")[2].strip()
                code = find_country(value) or find_country(country)
                text = value if find_country(value) else country
                self.birth_places.append(
                    Place(
                        text=value,
                        country=code,
                        country_text=text if code is not None else "",
                        is_main=main,
                        path=path,
                    )
                )
            case Field.NATIONALITY | Field.CITIZENSHIP:
                held = self.nationalities if what is Field.NATIONALITY else self.citizenships
                held.append(
                    Nationality(text=value, country=find_country(value), is_main=main, path=path)
                )
            case Field.GENDER:
                if value.lower() not in ("male", "female"):
                    return False
                self.gender = Gender(value.lower())
            case Field.LINKED_TO:
                self.relations.append(
                    Relation(
                        kind=RelationKind.LINKED_TO, target=value, label="Linked To", path=path
                    )
                )
            case Field.DETAIL:
                self.details.append(Detail(name=label.rstrip(" -"), value=value, path=path))
                return True
            case _:
                return self._craft(what, label, value)
        return bool(value)

    def _craft(self, what: Field, label: str, value: str) -> bool:
        if not value:
            return False
        add = self.aircraft if what.name.startswith("AIRCRAFT") else self.vessel
        single = {
            Field.VESSEL_CALL_SIGN: "call_sign",
            Field.VESSEL_TYPE: "type",
            Field.AIRCRAFT_MODEL: "model",
            Field.AIRCRAFT_SERIAL: "serial_number",
            Field.AIRCRAFT_CONSTRUCTION: "construction_number",
            Field.AIRCRAFT_TAIL: "tail_number",
            Field.AIRCRAFT_MODE_S: "mode_s",
        }
        many = {Field.VESSEL_OWNER: "owners", Field.AIRCRAFT_OPERATOR: "operators"}
        if what in single and single[what] not in add:
            add[single[what]] = value
        elif what in many:
            add[many[what]] = (*add.get(many[what], ()), value)
        elif what in (Field.VESSEL_BUILT, Field.AIRCRAFT_BUILT) and "built" not in add:
            built = date_in_words(value)
            if built is None:
                return False
            add["built"] = built
        elif what is Field.VESSEL_FORMER_FLAG:
            add["former_flags"] = (*add.get("former_flags", ()), find_country(value) or "")
            add["former_flags_text"] = (*add.get("former_flags_text", ()), value)
        elif what is Field.VESSEL_FLAG and "flag_text" not in add:
            add["flag"], add["flag_text"] = find_country(value), value
        else:
            add["other"] = (*add.get("other", ()), (label, value))
        return True

    def _free(self, phrase: str, path: str) -> None:
        """Take in a phrase without a label."""
        kin = _KIN.fullmatch(phrase)
        if kin is not None:
            self.relations.append(
                Relation(kind=RelationKind.FAMILY_OF, target=kin[2], label=kin[1], path=path)
            )
        elif self.kind == SubjectKind.INDIVIDUAL and _OFFICE.search(phrase):
            self.roles.append(Role(text=phrase, path=path))
        else:
            self.comments.append(Comment(text=phrase, path=path))
            start = " ".join(re.sub(r"\d", "9", phrase).split()[:2])
            self.report.unread(f"Remarks: {start} …", phrase, why="kept as a comment")
