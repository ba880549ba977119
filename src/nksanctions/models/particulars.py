"""What a list says of a subject beside its names: births, places, papers, ties."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from nksanctions.models.listing import Particular
from nksanctions.models.uncertain_date import UncertainDate


class Gender(StrEnum):
    """What a list writes under gender."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"


@frozen(kw_only=True)
class BirthDate(Particular):
    """A date of birth; *alias* names the alias that it belongs to, if it belongs to one.

    .. versionadded:: 26.1.0
    """

    date: UncertainDate

    def __str__(self) -> str:
        return f"{self.date} (as {self.alias})" if self.alias else str(self.date)


@frozen(kw_only=True)
class Place(Particular):
    """A place of birth, or an address.

    *country* is an ISO 3166 code, `None` where the list names no country or none that is one;
    *country_text* is what the list writes. *lines* hold street and house, *text* the whole place
    where the list gives it in one piece. *is_former*: the list calls it a previous one.

    .. versionadded:: 26.1.0
    """

    text: str = ""
    lines: tuple[str, ...] = ()
    po_box: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str | None = None
    country_text: str = ""
    is_former: bool = False

    def __str__(self) -> str:
        parts = (*self.lines, self.po_box, self.postcode, self.city, self.region, self.country_text)
        return self.text or ", ".join(part for part in parts if part)


@frozen(kw_only=True)
class Nationality(Particular):
    """A nationality or a citizenship; *country* as in `Place`.

    .. versionadded:: 26.1.0
    """

    text: str
    country: str | None = None

    def __str__(self) -> str:
        return self.text


class DocumentKind(StrEnum):
    """The kind of a paper that a person carries."""

    PASSPORT = "passport"
    NATIONAL_ID = "national-id"
    DRIVING_LICENCE = "driving-licence"
    BIRTH_CERTIFICATE = "birth-certificate"
    RESIDENCE = "residence"
    VISA = "visa"
    SEAFARER = "seafarer"
    OTHER = "other"


@frozen(kw_only=True)
class Document(Particular):
    """A passport or another paper of a person.

    *label* is the list's word for the kind; *marks* are the list's remarks on its validity, such as
    ``expired`` or ``reported lost``.

    .. versionadded:: 26.1.0
    """

    kind: DocumentKind = DocumentKind.OTHER
    number: str = ""
    label: str = ""
    country: str | None = None
    country_text: str = ""
    city: str = ""
    issuer: str = ""
    issued: UncertainDate | None = None
    expires: UncertainDate | None = None
    holder: str = ""
    marks: tuple[str, ...] = ()

    def __str__(self) -> str:
        country = f" ({self.country_text})" if self.country_text else ""
        return f"{self.label or self.kind} {self.number}{country}"


class IdentifierScheme(StrEnum):
    """Who numbers: the scheme of an identifier."""

    UN_REFERENCE = "un-reference"
    OFAC_UID = "ofac-uid"
    EU_REFERENCE = "eu-reference"
    UK_ID = "uk-id"
    OFSI_GROUP = "ofsi-group"
    IMO = "imo"
    """Of a ship."""
    IMO_COMPANY = "imo-company"
    """Of a shipowner or manager."""
    MMSI = "mmsi"
    CALL_SIGN = "call-sign"
    SWIFT = "swift"
    DIGITAL_CURRENCY = "digital-currency"
    """An address; *detail* is the currency's ticker, such as ``XBT``."""
    TAX = "tax"
    REGISTRATION = "registration"
    LEI = "lei"
    DUNS = "duns"
    AIRCRAFT_SERIAL = "aircraft-serial"
    TAIL_NUMBER = "tail-number"
    MODE_S = "mode-s"
    OTHER = "other"


@frozen(kw_only=True)
class Identifier(Particular):
    """A number or code that names the subject, by the scheme that gives it.

    *value* is as the list writes it; the modules of `nksanctions.identifiers` check and compact it.
    *label* is the list's word for the scheme.

    .. versionadded:: 26.1.0
    """

    scheme: IdentifierScheme = IdentifierScheme.OTHER
    value: str
    detail: str = ""
    label: str = ""
    country: str | None = None
    country_text: str = ""
    issuer: str = ""
    issued: UncertainDate | None = None
    expires: UncertainDate | None = None
    marks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.label or self.scheme} {self.value}"


class RoleKind(StrEnum):
    """What a role is."""

    POSITION = "position"
    """An office, rank or function."""
    HONORIFIC = "honorific"
    """A title in front of a name."""
    UNSORTED = "unsorted"
    """The list has one field for both."""


@frozen(kw_only=True)
class Role(Particular):
    """An office, function or title, as the list writes it.

    .. versionadded:: 26.1.0
    """

    text: str
    kind: RoleKind = RoleKind.POSITION

    def __str__(self) -> str:
        return self.text


class RelationKind(StrEnum):
    """How the subject stands to another: read it as "the subject is … the other"."""

    LINKED_TO = "linked-to"
    OWNED_BY = "owned-by"
    OWNED_OR_CONTROLLED_BY = "owned-or-controlled-by"
    CONTROLLED_BY = "controlled-by"
    OWNER_OF = "owner-of"
    ACTING_FOR = "acting-for"
    SUPPORTS = "supports"
    DIRECTOR_OF = "director-of"
    LEADER_OF = "leader-of"
    MEMBER_OF = "member-of"
    ASSOCIATE_OF = "associate-of"
    FAMILY_OF = "family-of"
    PARENT_OF = "parent-of"
    """A parent company, not a parent."""
    SUBSIDIARY_OF = "subsidiary-of"
    OPERATED_BY = "operated-by"
    FORMERLY_OWNED_BY = "formerly-owned-by"
    OTHER = "other"


@frozen(kw_only=True)
class Relation(Particular):
    """A tie to another person or body.

    *target* is the other's name as this entry gives it, *target_uid* the list's own reference to
    the other's entry, if it gives one. *label* is the list's word for the tie.

    .. versionadded:: 26.1.0
    """

    kind: RelationKind = RelationKind.LINKED_TO
    target: str = ""
    target_uid: str = ""
    label: str = ""
    is_former: bool = False
    since: UncertainDate | None = None
    until: UncertainDate | None = None

    def __str__(self) -> str:
        return f"{self.label or self.kind} {self.target or self.target_uid}"


class ContactKind(StrEnum):
    """How to reach someone."""

    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    WEBSITE = "website"
    OTHER = "other"


@frozen(kw_only=True)
class Contact(Particular):
    """A telephone number, an e-mail address, a website.

    .. versionadded:: 26.1.0
    """

    kind: ContactKind = ContactKind.OTHER
    value: str
    label: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


@frozen(kw_only=True)
class Comment(Particular):
    """Free words of the list, whole and as they stand.

    .. versionadded:: 26.1.0
    """

    text: str

    def __str__(self) -> str:
        return self.text


class ReasonCategory(StrEnum):
    """For what someone is listed."""

    FORCED_LABOUR = "forced-labour"
    REPATRIATION_OF_ASYLUM_SEEKERS = "repatriation-of-asylum-seekers"
    CENSORSHIP = "censorship"
    REPRESSION = "repression"
    """Heads or serves a body of repression."""
    LABOUR_EXPORT = "labour-export"
    WMD = "wmd"
    WMD_FINANCE = "wmd-finance"
    ARMS = "arms"
    IT_WORKERS = "it-workers"
    CYBER = "cyber"
    SHIPPING = "shipping"
    TRADE = "trade"
    FINANCE = "finance"
    GOVERNMENT = "government"
    """Belongs to the Government or the ruling party, whatever was done."""
    SUPPORT = "support"
    OTHER = "other"


@frozen(kw_only=True)
class ListingReason(Particular):
    """A reason for the listing, in words of the source, of its own, or both by category.

    *categories* are ours, and empty until somebody has read *text*.

    .. versionadded:: 26.1.0
    """

    text: str = ""
    categories: tuple[ReasonCategory, ...] = ()

    def __str__(self) -> str:
        return self.text or ", ".join(self.categories)


@frozen(kw_only=True)
class Detail(Particular):
    """A further fact that the list states under a name of its own.

    >>> print(Detail(name="Organization Established Date", value="07 Aug 1990"))
    Organization Established Date: 07 Aug 1990

    .. versionadded:: 26.1.0
    """

    name: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.value}" if self.value else self.name
