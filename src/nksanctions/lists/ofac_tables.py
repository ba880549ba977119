"""The tables at the head of OFAC's advanced XML: words by their numbers, places, dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from attrs import Factory, define, evolve

from nksanctions.lists.noted import Notes, digits, named
from nksanctions.lists.values import find_country
from nksanctions.lists.xml_file import Node
from nksanctions.models import Place, UncertainDate

SETS: Final = (
    "AliasType",
    "AreaCode",
    "AreaCodeType",
    "CalendarType",
    "Country",
    "CountryRelevance",
    "DecisionMakingBody",
    "DetailReference",
    "DetailType",
    "DocNameStatus",
    "EntryEventType",
    "EntryLinkType",
    "ExRefType",
    "FeatureType",
    "FeatureTypeGroup",
    "IDRegDocDateType",
    "IDRegDocType",
    "IdentityFeatureLinkType",
    "LegalBasis",
    "LegalBasisType",
    "List",
    "LocPartType",
    "LocPartValueStatus",
    "LocPartValueType",
    "NamePartType",
    "Organisation",
    "PartySubType",
    "PartyType",
    "RelationQuality",
    "RelationType",
    "Reliability",
    "SanctionsProgram",
    "SanctionsType",
    "Script",
    "ScriptStatus",
    "SubsidiaryBody",
    "SupInfoType",
    "TargetType",
    "Validity",
)
_FACTS: Final = (
    "CountryID",
    "Description",
    "AreaCodeTypeID",
    "Comment",
    "IS03166_3Code",
    "ISO3",
    "ISO2",
    "OrganisationID",
    "DetailCode",
    "FeatureTypeGroupID",
    "LegalBasisShortRef",
    "LegalBasisTypeID",
    "SanctionsProgramID",
    "PartyTypeID",
    "Symmetrical",
    "SubsidiaryBodyID",
    "ScriptCode",
    "Notional",
    "DecisionMakingBodyID",
)
NOTHING: Final = frozenset({"", "unknown", "undetermined"})
"""Words, in lower case, by which the list says that it doesn't know."""

_LINES: Final = ("ADDRESS1", "ADDRESS2", "ADDRESS3")


@define(kw_only=True)
class Tables:
    """What the head of the file says once, for all entries to refer to."""

    words: dict[tuple[str, str], str] = Factory(dict)
    facts: dict[tuple[str, str, str], str] = Factory(dict)
    places: dict[str, Place] = Factory(dict)

    def read(self, node: Node) -> None:
        """Take in the reference value sets."""
        for kind in SETS:
            for held in node.nodes(f"{kind}Values"):
                for one in held.nodes(kind):
                    number = one.attribute("ID")
                    self.words[kind, number] = one.own_text()
                    for name in _FACTS:
                        if value := one.attribute(name):
                            self.facts[kind, number, name] = value

    def word(self, kind: str, number: str, notes: Notes) -> str:
        """The word behind a number; the number itself, and a problem, where there is none."""
        if not number:
            return ""
        word = self.words.get((kind, number))
        if word is None:
            notes.wrong(f"{kind}ID", f"no {kind} has the number {number[:40]}")
            return number
        return word

    def fact(self, kind: str, number: str, name: str) -> str:
        """A further fact of a word, such as the code of a script; empty if there is none."""
        return self.facts.get((kind, number, name), "")

    def read_place(self, node: Node, notes: Notes) -> None:
        """Take in a location."""
        number = node.attribute("ID")
        other: list[tuple[str, str]] = []
        parts: dict[str, str] = {}
        for part in node.nodes("LocationPart"):
            kind = self.word("LocPartType", part.attribute("LocPartTypeID"), notes)
            for value in part.nodes("LocationPartValue"):
                self._part(kind, value, parts, other, notes)
        country_text = ""
        for one in node.nodes("LocationCountry"):
            text = self.word("Country", one.attribute("CountryID"), notes)
            relevance = self.word("CountryRelevance", one.attribute("CountryRelevanceID"), notes)
            if country_text:
                other.append(("country", text))
            country_text = country_text or text
            if relevance.lower() not in NOTHING:
                other.append(("country relevance", relevance))
        for one in node.nodes("LocationAreaCode"):
            code = one.attribute("AreaCodeID")
            self.word("AreaCode", code, notes)
            described = self.fact("AreaCode", code, "Description")
            if described and not country_text and described.lower() not in NOTHING:
                country_text = described
            elif described.lower() not in {*NOTHING, country_text.lower()}:
                other.append(("area", described))
        for tag in ("FeatureVersionReference", "IDRegDocumentReference"):
            for one in node.nodes(tag):  # the way back: a feature or a paper that names this place
                one.attribute("FeatureVersionID")
                one.attribute("IDRegDocumentID")
                one.attribute("DocumentID")
        text = parts.pop("Unknown", "")
        if not country_text and find_country(text) is not None:
            text, country_text = "", text
        lines = tuple(filter(None, (parts.pop(kind, "") for kind in _LINES)))
        state, region = parts.pop("STATE/PROVINCE", ""), parts.pop("REGION", "")
        place = Place(
            text=text,
            lines=lines,
            city=parts.pop("CITY", ""),
            region=state or region,
            postcode=parts.pop("POSTAL CODE", ""),
            country=find_country(country_text),
            country_text="" if country_text.lower() in NOTHING else country_text,
        )
        beside = named(("REGION", region if state else ""), *parts.items())
        self.places[number] = evolve(place, other=(*other, *beside))

    def _part(
        self,
        kind: str,
        value: Node,
        parts: dict[str, str],
        other: list[tuple[str, str]],
        notes: Notes,
    ) -> None:
        text, comment = value.take("Value"), value.take("Comment")
        status = self.word("LocPartValueStatus", value.attribute("LocPartValueStatusID"), notes)
        which = self.word("LocPartValueType", value.attribute("LocPartValueTypeID"), notes)
        first = notes.truth("Primary", value.attribute("Primary")) is not False
        if first and kind not in parts:
            parts[kind] = text
        elif text:
            other.append((kind, text))
        for name, word in (("comment", comment), ("status", status), ("type", which)):
            if word.lower() not in NOTHING:
                other.append((f"{kind} {name}", word))

    def place(self, number: str, notes: Notes) -> Place | None:
        """The place of a number; `None`, and a problem, where there is none."""
        if number not in self.places:
            notes.wrong("LocationID", f"no location has the number {number[:40]}")
        return self.places.get(number)

    def day(self, node: Node, notes: Notes, field: str) -> date | None:
        """A single date."""
        self.calendar(node, notes)
        year, month, day = node.take("Year"), node.take("Month"), node.take("Day")
        if not (year or month or day):
            return None
        return notes.day(field, f"{year:0>4}-{month:0>2}-{day:0>2}")

    def calendar(self, node: Node, notes: Notes) -> str:
        """The calendar of a date; empty for the Gregorian one."""
        text = self.word("CalendarType", node.attribute("CalendarTypeID"), notes).lower()
        return "" if text in {*NOTHING, "gregorian"} else text

    def period(self, node: Node, notes: Notes, field: str) -> UncertainDate | None:
        """A date with its uncertainty: from the earliest to the latest day that it allows."""
        calendar = self.calendar(node, notes)
        written: list[str] = []
        about = False
        for name in ("YearFixed", "MonthFixed", "DayFixed"):
            node.attribute(name)  # says again whether the parts of the date are certain
        for side in ("Start", "End"):
            for bound in node.nodes(side):
                self.calendar(bound, notes)
                for name in ("YearFixed", "MonthFixed", "DayFixed"):
                    bound.attribute(name)
                about |= notes.truth("Approximate", bound.attribute("Approximate")) or False
                for end in ("From", "To"):
                    for one in bound.nodes(end):
                        self.calendar(one, notes)
                        parts = [one.take(part) for part in ("Year", "Month", "Day")]
                        written.append("-".join(filter(None, parts)))
        comment = node.take("Comment")
        given = [text for text in written if text]
        if not given:
            return evolve(UncertainDate.unread(comment), about=about) if comment else None
        if calendar:
            text = " to ".join(dict.fromkeys(given))
            return evolve(UncertainDate.unread(text), about=about, calendar=calendar)
        try:
            found = _between([_bounds(text) for text in given])
        except ValueError:
            text = " to ".join(dict.fromkeys(given))
            notes.wrong(field, f"{text!r} is no date")
            return evolve(UncertainDate.unread(text), about=about)
        return evolve(found, about=about, text=comment)


def _bounds(text: str) -> tuple[date, date]:
    """The first and the last day of a day, a month or a year."""
    year, *rest = map(digits, text.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        month = UncertainDate.month(year, rest[0])
        assert month.earliest is not None
        assert month.latest is not None
        return month.earliest, month.latest
    month_of_year, day = rest  # more parts than three are no date either
    return (date(year, month_of_year, day),) * 2


def _between(bounds: list[tuple[date, date]]) -> UncertainDate:
    """The date that lies within all of these bounds: a day, a month, a year or a range."""
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    if first == last:
        return UncertainDate.exact(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year:
        if first.month == last.month:
            return UncertainDate.month(first.year, first.month)
        if (first.month, last.month) == (1, 12):
            return UncertainDate.year(first.year)
    return UncertainDate.between(first, last)
