"""The words of OFAC's lists: programme tags, and the labels under which remarks and ids stand."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from nksanctions.models import (
    ContactKind,
    DocumentKind,
    IdentifierScheme,
    LegalBasis,
    NameKind,
    Programme,
)

DOCUMENTS: Final = {
    "Passport": DocumentKind.PASSPORT,
    "Passport Booklet": DocumentKind.PASSPORT,
    "Passport Card": DocumentKind.PASSPORT,
    "Diplomatic Passport": DocumentKind.PASSPORT,
    "Stateless Person Passport": DocumentKind.PASSPORT,
    "U.S.A. Passport": DocumentKind.PASSPORT,
    "Travel Document Number": DocumentKind.OTHER,
    "National ID No.": DocumentKind.NATIONAL_ID,
    "National Foreign ID Number": DocumentKind.NATIONAL_ID,
    "National ID": DocumentKind.NATIONAL_ID,
    "Identification Number": DocumentKind.NATIONAL_ID,
    "Cedula No.": DocumentKind.NATIONAL_ID,
    "Cedula": DocumentKind.NATIONAL_ID,
    "Cedula de Ciudadania": DocumentKind.NATIONAL_ID,
    "Cedula de Residencia": DocumentKind.RESIDENCE,
    "D.N.I.": DocumentKind.NATIONAL_ID,
    "C.U.R.P.": DocumentKind.NATIONAL_ID,
    "C.U.I.P.": DocumentKind.NATIONAL_ID,
    "CNP (Personal Numerical Code)": DocumentKind.NATIONAL_ID,
    "Personal ID Card": DocumentKind.NATIONAL_ID,
    "Personal Identification": DocumentKind.NATIONAL_ID,
    "Citizen's Card Number": DocumentKind.NATIONAL_ID,
    "Numero de Identidad": DocumentKind.NATIONAL_ID,
    "Turkish Identificiation Number": DocumentKind.NATIONAL_ID,
    "Turkish Identification Number": DocumentKind.NATIONAL_ID,
    "Kenyan ID No.": DocumentKind.NATIONAL_ID,
    "Moroccan Personal ID No.": DocumentKind.NATIONAL_ID,
    "Bosnian Personal ID No.": DocumentKind.NATIONAL_ID,
    "Tazkira National ID Card": DocumentKind.NATIONAL_ID,
    "Afghan Tazkira": DocumentKind.NATIONAL_ID,
    "LE Number": DocumentKind.NATIONAL_ID,
    "I.F.E.": DocumentKind.NATIONAL_ID,
    "Credencial electoral": DocumentKind.NATIONAL_ID,
    "Electoral Registry No.": DocumentKind.NATIONAL_ID,
    "Stateless Person ID Card": DocumentKind.NATIONAL_ID,
    "Refugee ID Card": DocumentKind.RESIDENCE,
    "Residency Number": DocumentKind.RESIDENCE,
    "Permanent Resident Number": DocumentKind.RESIDENCE,
    "Immigration No.": DocumentKind.RESIDENCE,
    "Public Security and Immigration No.": DocumentKind.RESIDENCE,
    "VisaNumberID": DocumentKind.VISA,
    "Driver's License No.": DocumentKind.DRIVING_LICENCE,
    "Driver's License": DocumentKind.DRIVING_LICENCE,
    "Birth Certificate Number": DocumentKind.BIRTH_CERTIFICATE,
    "Cartilla de Servicio Militar Nacional": DocumentKind.OTHER,
    "Military Registration Number": DocumentKind.OTHER,
    "Pilot License Number": DocumentKind.OTHER,
    "Interpol: Red Notice. File No.": DocumentKind.OTHER,
    "British National Overseas Passport": DocumentKind.PASSPORT,
    "Romanian Permanent Resident": DocumentKind.RESIDENCE,
    "SSN": DocumentKind.OTHER,
    "UAE Identification": DocumentKind.NATIONAL_ID,
    "C.U.R.P": DocumentKind.NATIONAL_ID,
    "Tarjeta Profesional": DocumentKind.OTHER,
    "Seafarer's Identification Document": DocumentKind.SEAFARER,
    "Seaman's Book": DocumentKind.SEAFARER,
}
"""The papers of persons, by OFAC's words for them."""

IDENTIFIERS: Final = {
    "Vessel Registration Identification": IdentifierScheme.IMO,
    "MMSI": IdentifierScheme.MMSI,
    "SWIFT/BIC": IdentifierScheme.SWIFT,
    "D-U-N-S Number": IdentifierScheme.DUNS,
    "LEI": IdentifierScheme.LEI,
    "NIT #": IdentifierScheme.TAX,
    "RUC #": IdentifierScheme.TAX,
    "RIF #": IdentifierScheme.TAX,
    "RTN": IdentifierScheme.TAX,
    "RFC": IdentifierScheme.TAX,
    "R.F.C.": IdentifierScheme.TAX,
    "C.I.F.": IdentifierScheme.TAX,
    "C.U.I.T.": IdentifierScheme.TAX,
    "N.I.E.": IdentifierScheme.TAX,
    "C.U.I.": IdentifierScheme.TAX,
    "CUIT #": IdentifierScheme.TAX,
    "US FEIN": IdentifierScheme.TAX,
    "V.A.T. Number": IdentifierScheme.TAX,
    "Tax ID No.": IdentifierScheme.TAX,
    "Paraguayan tax identification number": IdentifierScheme.TAX,
    "Italian Fiscal Code": IdentifierScheme.TAX,
    "Fiscal Code": IdentifierScheme.TAX,
    "Numero Unico de Identificacao Tributaria (NUIT)": IdentifierScheme.TAX,
    "Romanian Tax Registration": IdentifierScheme.TAX,
    "Registration ID": IdentifierScheme.REGISTRATION,
    "Registration Number": IdentifierScheme.REGISTRATION,
    "Business Registration Number": IdentifierScheme.REGISTRATION,
    "Business Registration Document #": IdentifierScheme.REGISTRATION,
    "Business Number": IdentifierScheme.REGISTRATION,
    "Branch Unit Number": IdentifierScheme.REGISTRATION,
    "Company Number": IdentifierScheme.REGISTRATION,
    "UK Company Number": IdentifierScheme.REGISTRATION,
    "Company ID": IdentifierScheme.REGISTRATION,
    "Commercial Registry Number": IdentifierScheme.REGISTRATION,
    "Public Registration Number": IdentifierScheme.REGISTRATION,
    "Legal Entity Number": IdentifierScheme.REGISTRATION,
    "Enterprise Number": IdentifierScheme.REGISTRATION,
    "Chamber of Commerce Number": IdentifierScheme.REGISTRATION,
    "Dubai Chamber of Commerce Membership No.": IdentifierScheme.REGISTRATION,
    "Certificate of Incorporation Number": IdentifierScheme.REGISTRATION,
    "Trade License No.": IdentifierScheme.REGISTRATION,
    "C.R. No.": IdentifierScheme.REGISTRATION,
    "C.R. No": IdentifierScheme.REGISTRATION,
    "Matricula Mercantil No": IdentifierScheme.REGISTRATION,
    "Folio Mercantil No.": IdentifierScheme.REGISTRATION,
    "Folio Mercantil": IdentifierScheme.REGISTRATION,
    "Government Gazette Number": IdentifierScheme.REGISTRATION,
    "Registered Charity No.": IdentifierScheme.REGISTRATION,
    "Unified Social Credit Code (USCC)": IdentifierScheme.REGISTRATION,
    "Chinese Commercial Code": IdentifierScheme.OTHER,
    "Economic Register Number (CBLS)": IdentifierScheme.REGISTRATION,
    "Organization Code": IdentifierScheme.REGISTRATION,
    "Global Intermediary Identification Number": IdentifierScheme.TAX,
    "Afghan Money Service Provider License Number": IdentifierScheme.REGISTRATION,
    "License": IdentifierScheme.REGISTRATION,
    "Licence": IdentifierScheme.REGISTRATION,
    "BIK (RU)": IdentifierScheme.OTHER,
    "UN/LOCODE": IdentifierScheme.OTHER,
    "Serial No.": IdentifierScheme.REGISTRATION,
    "International Maritime Organization No.": IdentifierScheme.IMO,
    "Istanbul Chamber of Comm. No.": IdentifierScheme.REGISTRATION,
    "Romanian C.R.": IdentifierScheme.REGISTRATION,
    "SRE Permit No.": IdentifierScheme.REGISTRATION,
    "MICEX Code": IdentifierScheme.OTHER,
    "ISIN": IdentifierScheme.OTHER,
    "Equity Ticker": IdentifierScheme.OTHER,
    "RSIN": IdentifierScheme.REGISTRATION,
    "Trademark number": IdentifierScheme.REGISTRATION,
    "Permit Number": IdentifierScheme.REGISTRATION,
    "SRE Permit No": IdentifierScheme.REGISTRATION,
    "Tourism License No.": IdentifierScheme.REGISTRATION,
    "MSB Registration Number": IdentifierScheme.REGISTRATION,
    "Central Registration System Number": IdentifierScheme.REGISTRATION,
    "United Social Credit Code Certificate (USCCC)": IdentifierScheme.REGISTRATION,
    "File Number": IdentifierScheme.OTHER,
    "N.I.F.": IdentifierScheme.TAX,
    "Aircraft Serial Identification": IdentifierScheme.AIRCRAFT_SERIAL,
}
"""The numbers of bodies and craft, by OFAC's words for them."""

CONTACTS: Final = {
    "Email Address": ContactKind.EMAIL,
    "Email": ContactKind.EMAIL,
    "Website": ContactKind.WEBSITE,
    "Telephone": ContactKind.PHONE,
    "Telephone No.": ContactKind.PHONE,
    "Phone Number": ContactKind.PHONE,
    "Phone No.": ContactKind.PHONE,
    "PHONE": ContactKind.PHONE,
    "Fax": ContactKind.FAX,
    "Fax No.": ContactKind.FAX,
    "Fax Number": ContactKind.FAX,
    "FAX": ContactKind.FAX,
}

NAMES: Final = {
    "a.k.a.": NameKind.ALIAS,
    "f.k.a.": NameKind.FORMER,
    "n.k.a.": NameKind.NEW,
    "aka": NameKind.ALIAS,
    "fka": NameKind.FORMER,
    "nka": NameKind.NEW,
}

DIGITAL_CURRENCY: Final = "Digital Currency Address - "


class Field(Enum):
    """Where the value under a label goes, if it is none of the tables above."""

    BIRTH = "birth"
    BIRTH_PLACE = "birth place"
    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    GENDER = "gender"
    LINKED_TO = "linked to"
    DETAIL = "detail"
    VESSEL_FLAG = "vessel flag"
    VESSEL_FORMER_FLAG = "former flag"
    VESSEL_CALL_SIGN = "call sign"
    VESSEL_TYPE = "vessel type"
    VESSEL_BUILT = "built"
    VESSEL_OWNER = "owner"
    VESSEL_OTHER = "of the vessel"
    AIRCRAFT_MODEL = "model"
    AIRCRAFT_BUILT = "manufactured"
    AIRCRAFT_OPERATOR = "operator"
    AIRCRAFT_SERIAL = "serial number"
    AIRCRAFT_CONSTRUCTION = "construction number"
    AIRCRAFT_TAIL = "tail number"
    AIRCRAFT_MODE_S = "mode S"
    AIRCRAFT_OTHER = "of the aircraft"


FIELDS: Final = {
    "DOB": Field.BIRTH,
    "D.O.B.": Field.BIRTH,
    "POB": Field.BIRTH_PLACE,
    "nationality": Field.NATIONALITY,
    "citizen": Field.CITIZENSHIP,
    "Gender": Field.GENDER,
    "Linked To": Field.LINKED_TO,
    "Vessel Flag": Field.VESSEL_FLAG,
    "Former Vessel Flag": Field.VESSEL_FORMER_FLAG,
    "Other Vessel Flag": Field.VESSEL_OTHER,
    "Vessel Call Sign": Field.VESSEL_CALL_SIGN,
    "Other Vessel Call Sign": Field.VESSEL_OTHER,
    "Vessel Type": Field.VESSEL_TYPE,
    "Other Vessel Type": Field.VESSEL_OTHER,
    "Vessel Year of Build": Field.VESSEL_BUILT,
    "Vessel Owner": Field.VESSEL_OWNER,
    "Nationality of Registration": Field.VESSEL_OTHER,
    "Registration Country": Field.VESSEL_OTHER,
    "Aircraft Model": Field.AIRCRAFT_MODEL,
    "Aircraft Manufacture Date": Field.AIRCRAFT_BUILT,
    "Aircraft Operator": Field.AIRCRAFT_OPERATOR,
    "Aircraft Manufacturer's Serial Number (MSN)": Field.AIRCRAFT_SERIAL,
    "Aircraft Construction Number (also called L/N or S/N or F/N)": Field.AIRCRAFT_CONSTRUCTION,
    "Aircraft Tail Number": Field.AIRCRAFT_TAIL,
    "Previous Aircraft Tail Number": Field.AIRCRAFT_OTHER,
    "Aircraft Mode S Transponder Code": Field.AIRCRAFT_MODE_S,
    "Additional Sanctions Information -": Field.DETAIL,
    "Secondary sanctions risk": Field.DETAIL,
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions": (
        Field.DETAIL
    ),
    "CAATSA Section 235 Information": Field.DETAIL,
    "IFCA Determination -": Field.DETAIL,
    "Executive Order 13846 information": Field.DETAIL,
    "Executive Order 13645 Determination -": Field.DETAIL,
    "Executive Order 13662 Directive Determination -": Field.DETAIL,
    "Executive Order 14024 Directive Information -": Field.DETAIL,
    "Executive Order 14024 Directive Information": Field.DETAIL,
    "Executive Order 14014 Directive Information": Field.DETAIL,
    "PEESA Information": Field.DETAIL,
    "Purchase/Sales For Divestment Date": Field.DETAIL,
    "Issuer Name": Field.DETAIL,
    "Listing Date": Field.DETAIL,
    "Effective Date": Field.DETAIL,
    "Organization Established Date": Field.DETAIL,
    "Organization Type": Field.DETAIL,
    "Target Type": Field.DETAIL,
    "ICTY indictee": Field.DETAIL,
    "Peace and Security Listing": Field.DETAIL,
    "Tribe": Field.DETAIL,
    "ethnicity": Field.DETAIL,
    "arrested": Field.DETAIL,
    "all offices worldwide": Field.DETAIL,
    "all branches worldwide": Field.DETAIL,
    "and all other offices worldwide": Field.DETAIL,
    "currently incarcerated": Field.DETAIL,
    "Occupation": Field.DETAIL,
    "Organization": Field.DETAIL,
}

LABELS: Final[dict[str, object]] = {**DOCUMENTS, **IDENTIFIERS, **CONTACTS, **NAMES, **FIELDS}

_LOWER: Final = {label.lower(): label for label in LABELS}
_LABEL: Final = re.compile(
    "(" + "|".join(re.escape(each) for each in sorted(LABELS, key=len, reverse=True)) + ")"
    r"(?:\s*:\s*|\s+|(?<=#)|(?=\()|$)(.*)",
    re.IGNORECASE | re.DOTALL,
)


def labelled(phrase: str) -> tuple[str, str] | None:
    """The label that a phrase starts with, as the tables have it, and what follows it.

    >>> labelled("Passport PD654210116 (Korea, North)")
    ('Passport', 'PD654210116 (Korea, North)')
    >>> labelled("Passports are sold here") is None
    True
    """
    found = _LABEL.match(phrase)
    return None if found is None else (_LOWER[found[1].lower()], found[2].strip())


def known(label: str) -> str | None:
    """A label that a list gives apart, as the tables have it; `None` if they don't.

    >>> known("Secondary sanctions risk:"), known("Listing Date (CMIC)"), known("Shoe size")
    ('Secondary sanctions risk', 'Listing Date', None)
    """
    bare = label.strip().rstrip(" :").lower().replace("\u2019", "'")
    ways = (bare, f"{bare} -", bare.rstrip(" -"), bare.partition(" (")[0])
    return next((_LOWER[each] for each in ways if each in _LOWER), None)


@cache
def _programmes() -> dict[str, dict[str, Any]]:
    import tomllib

    text = files("nksanctions.lists").joinpath("ofac_programmes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def programme(tag: str, path: str = "Program") -> Programme:
    """The programme of a tag, with the acts behind it where they are known.

    >>> print(programme("DPRK3").legal_bases[0])
    E.O. 13722
    """
    row = _programmes().get(tag, {})
    return Programme(
        tag=tag,
        title=row.get("title", ""),
        legal_bases=tuple(
            LegalBasis(title=basis["title"], published=basis.get("signed"))
            for basis in row.get("bases", ())
        ),
        path=path,
    )


def tags(field: str) -> tuple[str, ...]:
    """The tags of a programme column, which lacks its outer brackets.

    >>> tags("DPRK3] [DPRK4")
    ('DPRK3', 'DPRK4')
    """
    return tuple(tag for part in re.split(r"\]\s*\[", field) if (tag := part.strip(" []")))
