"""What OFAC's advanced XML says of an entry outside it: papers, ties, listings, programmes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import Factory, define, evolve

from nksanctions.lists import ofac_words as words
from nksanctions.lists.noted import Notes, named
from nksanctions.lists.ofac_labels import Labelled
from nksanctions.lists.ofac_tables import NOTHING, Tables
from nksanctions.lists.xml_file import Node
from nksanctions.models import (
    Comment,
    Detail,
    LegalBasis,
    Programme,
    Relation,
    RelationKind,
    UncertainDate,
)

RELATIONS: Final = {
    "associate of": RelationKind.ASSOCIATE_OF,
    "acting for or on behalf of": RelationKind.ACTING_FOR,
    "owned or controlled by": RelationKind.OWNED_OR_CONTROLLED_BY,
    "family member of": RelationKind.FAMILY_OF,
    "providing support to": RelationKind.SUPPORTS,
    "leader or official of": RelationKind.LEADER_OF,
    "principal executive officer": RelationKind.LEADER_OF,
    "owns, controls, or operates": RelationKind.OWNER_OF,
    "linked to": RelationKind.LINKED_TO,
}


@define(kw_only=True)
class Listing:
    """The listing of one profile: its days, programmes, measures and acts."""

    listed: date | None = None
    delisted: date | None = None
    amended: list[date] = Factory(list)
    programmes: list[Programme] = Factory(list)
    measures: list[str] = Factory(list)
    bases: list[LegalBasis] = Factory(list)
    comments: list[Comment] = Factory(list)
    details: list[Detail] = Factory(list)
    other: list[tuple[str, str]] = Factory(list)


@define(kw_only=True)
class Joined:
    """Everything that the profiles of the file are joined with, by their numbers."""

    tables: Tables = Factory(Tables)
    names: dict[str, str] = Factory(dict)
    papers: dict[str, list[tuple[Labelled, str]]] = Factory(dict)
    """By identity: papers, each with the number of the name that stands in it, or empty."""
    ties: dict[str, list[Relation]] = Factory(dict)
    listings: dict[str, Listing] = Factory(dict)
    entries: dict[str, str] = Factory(dict)
    """The profile of each sanctions entry."""

    def read_paper(self, node: Node, notes: Notes) -> None:
        """Take in a paper or a registration."""
        tables, number = self.tables, node.attribute("ID")
        identity = node.attribute("IdentityID")
        country = tables.word("Country", node.attribute("IssuedBy-CountryID"), notes)
        validity = tables.word("Validity", node.attribute("ValidityID"), notes)
        where = node.attribute("IssuedIn-LocationID")
        place = tables.place(where, notes) if where else None
        dates: dict[str, UncertainDate] = {}
        other = [("issued in", str(place))] if place is not None else []
        for one in node.nodes("DocumentDate"):
            kind = tables.word("IDRegDocDateType", one.attribute("IDRegDocDateTypeID"), notes)
            for period in one.nodes("DatePeriod"):
                if (day := tables.period(period, notes, kind)) is None:
                    continue
                if kind in ("Issue Date", "Expiration Date") and kind not in dates:
                    dates[kind] = day
                else:
                    other.append((kind, str(day)))
        for one in node.nodes("IDRegDocumentMention"):
            mention = f"{one.attribute('ReferenceType')} {one.attribute('IDRegDocumentID')}"
            other.append(("mentions", mention.strip()))
        names = [one.attribute("DocumentedNameID") for one in node.nodes("DocumentedNameReference")]
        for tag in ("FeatureVersionReference", "ProfileRelationshipReference"):
            for one in node.nodes(tag):
                other += named((tag, one.attribute(tag.replace("Reference", "ID"))))
        paper = Labelled(
            label=tables.word("IDRegDocType", node.attribute("IDRegDocTypeID"), notes),
            value=node.take("IDRegistrationNo"),
            path=f"IDRegDocument {number}",
            uid=number,
            note=node.take("Comment"),
            country_text="" if country.lower() in NOTHING else country,
            issuer=node.take("IssuingAuthority"),
            issued=dates.get("Issue Date"),
            expires=dates.get("Expiration Date"),
            marks=() if validity.lower() in {*NOTHING, "valid"} else (validity,),
            is_id=True,
            other=(*other, *(("DocumentedNameID", name) for name in names[1:])),
        )
        self.papers.setdefault(identity, []).append((paper, names[0] if names else ""))

    def read_tie(self, node: Node, notes: Notes) -> None:
        """Take in a relationship of two profiles."""
        tables = self.tables
        one, other = node.attribute("From-ProfileID"), node.attribute("To-ProfileID")
        kind = node.attribute("RelationTypeID")
        label = tables.word("RelationType", kind, notes)
        quality = tables.word("RelationQuality", node.attribute("RelationQualityID"), notes)
        number, entry = node.attribute("ID"), node.attribute("SanctionsEntryID")
        former = notes.truth("Former", node.attribute("Former")) or False
        period = node.node("DatePeriod")
        since = tables.period(period, notes, "DatePeriod") if period is not None else None
        papers = [
            each.attribute("IDRegDocumentID") or each.attribute("DocumentID")
            for each in node.nodes("IDRegDocumentReference")
        ]
        tie = Relation(
            kind=RELATIONS.get(label.lower().rstrip(" :"), RelationKind.OTHER),
            target_uid=other,
            target=self.names.get(other, ""),
            label=label,
            is_former=former,
            since=since,
            note=node.take("Comment"),
            uid=number,
            path=f"ProfileRelationship {number}",
            other=named(
                ("quality", "" if quality.lower() in NOTHING else quality),
                ("SanctionsEntryID", "" if entry == one else entry),
                *(("IDRegDocumentID", paper) for paper in papers),
            ),
        )
        self._tie(one, tie)
        if tables.fact("RelationType", kind, "Symmetrical").lower() == "true":
            self._tie(other, tie, of=one)

    def _tie(self, profile: str, tie: Relation, *, of: str = "") -> None:
        if of:
            tie = evolve(tie, target_uid=of, target=self.names.get(of, ""))
        self.ties.setdefault(profile, []).append(tie)

    def read_entry(self, node: Node, notes: Notes) -> None:
        """Take in the listing of a profile on one of OFAC's lists."""
        tables, number = self.tables, node.attribute("ID")
        profile = node.attribute("ProfileID")
        self.entries[number] = profile
        held = self.listings.setdefault(profile, Listing())
        path = f"SanctionsEntry {number}"
        held.other += named(
            ("List", tables.word("List", node.attribute("ListID"), notes)),
            ("SanctionsEntry ID", "" if number == profile else number),
            ("EntryProfileRef", node.attribute("EntryProfileRef")),
            ("EntryDeltaFlag", node.attribute("EntryDeltaFlag")),
            *(
                ("ProfileRelationshipID", one.attribute("ProfileRelationshipID"))
                for one in node.nodes("ProfileRelationshipReference")
            ),
        )
        held.comments += [Comment(text=text, path=path) for text in node.take_all("Comment")]
        held.details += [
            Detail(name="LimitationsToListing", value=text, path=path)
            for text in node.take_all("LimitationsToListing")
        ]
        for one in node.nodes("EntryEvent"):
            self._event(one, held, profile, notes)
        for one in node.nodes("SanctionsMeasure"):
            self._measure(one, held, path, notes)
        for one in node.nodes("SupportingInfo"):
            kind = tables.word("SupInfoType", one.attribute("SupInfoTypeID"), notes)
            value = " ".join(filter(None, (one.take("Text"), one.take("DirectURL"))))
            held.details.append(
                Detail(name=kind or "information", value=value, uid=one.attribute("ID"), path=path)
            )
        held.other += notes.other

    def _event(self, node: Node, held: Listing, profile: str, notes: Notes) -> None:
        tables, number = self.tables, node.attribute("ID")
        kind = tables.word("EntryEventType", node.attribute("EntryEventTypeID"), notes)
        path = f"EntryEvent {number}"
        held.other += named(("EntryEvent ID", "" if number == profile else number))
        held.comments += [Comment(text=text, path=path) for text in node.take_all("Comment")]
        basis = node.attribute("LegalBasisID")
        if tables.word("LegalBasis", basis, notes).lower() not in NOTHING:
            found = self._basis(basis, notes)
            if found not in held.bases:
                held.bases.append(found)
        for one in node.nodes("Date"):
            if (day := tables.day(one, notes, kind or "Date")) is None:
                continue
            known = kind.lower()
            if known.startswith(("creat", "list", "add")) and held.listed is None:
                held.listed = day
            elif known.startswith(("remov", "delist", "delet")) and held.delisted is None:
                held.delisted = day
            else:
                held.amended.append(day)
                held.other.append((kind or "EntryEvent", day.isoformat()))

    def _basis(self, number: str, notes: Notes) -> LegalBasis:
        tables = self.tables
        text = tables.word("LegalBasis", number, notes)
        short = tables.fact("LegalBasis", number, "LegalBasisShortRef")
        kind = tables.fact("LegalBasis", number, "LegalBasisTypeID")
        programme = tables.fact("LegalBasis", number, "SanctionsProgramID")
        kind = tables.word("LegalBasisType", kind, notes)
        programme = tables.word("SanctionsProgram", programme, notes)
        return LegalBasis(
            title=text or short,
            kind="" if kind.lower() in NOTHING else kind,
            programme="" if programme.lower() in NOTHING else programme,
            uid=number,
            other=named(("short", short if text and short != text else "")),
        )

    def _measure(self, node: Node, held: Listing, path: str, notes: Notes) -> None:
        tables, number = self.tables, node.attribute("ID")
        kind = tables.word("SanctionsType", node.attribute("SanctionsTypeID"), notes)
        comment = node.take("Comment")
        days = [
            str(day)
            for one in node.nodes("DatePeriod")
            if (day := tables.period(one, notes, kind)) is not None
        ]
        if kind == "Program" and comment:
            programme = words.programme(comment, path)
            other = tuple(("period", day) for day in days)
            held.programmes.append(evolve(programme, uid=number, other=other))
            return
        if kind and kind not in held.measures:
            held.measures.append(kind)
        held.other += named(("SanctionsMeasure ID", number), *((kind, day) for day in days))
        if comment:
            held.details.append(Detail(name=kind or "measure", value=comment, path=path))

    def read_link(self, node: Node, notes: Notes) -> None:
        """Take in a link between two sanctions entries, as a tie of the profiles behind them."""
        number = node.attribute("ID")
        one, other = (
            node.attribute("EntryA-SanctionsEntryID"),
            node.attribute("EntryB-SanctionsEntryID"),
        )
        label = self.tables.word("EntryLinkType", node.attribute("EntryLinkTypeID"), notes)
        days = [
            day
            for each in node.nodes("Date")
            if (day := self.tables.day(each, notes, "Date")) is not None
        ]
        note = node.take("Comment")
        for profile, target in self._linked(one, other, notes):
            tie = Relation(
                kind=RelationKind.OTHER,
                label=label,
                target_uid=target,
                target=self.names.get(target, ""),
                since=UncertainDate.exact(days[0]) if days else None,
                note=note,
                uid=number,
                path=f"SanctionsEntryLink {number}",
            )
            self._tie(profile, tie)

    def _linked(self, one: str, other: str, notes: Notes) -> Iterator[tuple[str, str]]:
        profiles = [self.entries.get(entry, "") for entry in (one, other)]
        if not all(profiles):
            notes.wrong("SanctionsEntryLink", f"no entry has the number {one} or {other}")
            return
        yield profiles[0], profiles[1]
        yield profiles[1], profiles[0]
