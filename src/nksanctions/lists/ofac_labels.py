"""Values that OFAC's XML files give under a label: an id type, a feature type.

The labels are those of the remarks in the CSV files (`ofac_words`), so that one list in two forms
gives one designation. A value under a label that no table has becomes a detail of that name.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import define, evolve

from nksanctions.identifiers import imo
from nksanctions.lists import ofac_words as words
from nksanctions.lists.ofac_remarks import Remarks
from nksanctions.lists.values import document_kind, find_country
from nksanctions.models import (
    Contact,
    ContactKind,
    Detail,
    Document,
    DocumentKind,
    Identifier,
    IdentifierScheme,
    SubjectKind,
    UncertainDate,
)

_CURRENCY: Final = words.DIGITAL_CURRENCY.lower()
_TONS: Final = {
    "vessel tonnage": "deadweight",
    "vessel gross registered tonnage": "gross_tonnage",
}


@define(kw_only=True)
class Labelled:
    """A value with what stands beside it.

    *is_id*: it is the number of a paper or a register, whatever its label.
    """

    label: str
    value: str
    path: str
    uid: str = ""
    note: str = ""
    country_text: str = ""
    issuer: str = ""
    issued: UncertainDate | None = None
    expires: UncertainDate | None = None
    alias: str = ""
    marks: tuple[str, ...] = ()
    is_main: bool | None = None
    is_id: bool = False
    other: tuple[tuple[str, str], ...] = ()


def take(remarks: Remarks, given: Labelled) -> None:
    """Add a value to what is gathered of an entry, in the field that its label stands for."""
    if given.label.lower().startswith(_CURRENCY) and given.value:
        ticker = given.label[len(_CURRENCY) :].strip().upper()
        remarks.identifiers.append(
            evolve(
                _identifier(IdentifierScheme.DIGITAL_CURRENCY, given.value, given),
                label=words.DIGITAL_CURRENCY.rstrip(" -"),
                detail=ticker,
            )
        )
        return
    if (tons := _TONS.get(given.label.lower())) and _digits(given.value) is not None:
        remarks.vessel.setdefault(tons, _digits(given.value))
        _tell_what_is_left(remarks, given)
        return
    label = words.known(given.label)
    what = words.LABELS[label] if label is not None else None
    if label is None and (paper := document_kind(given.label)) != DocumentKind.OTHER:
        what = paper
    match what:
        case DocumentKind() | IdentifierScheme():
            _number(remarks, what, given)
        case ContactKind() if given.value:
            remarks.contacts.append(
                Contact(
                    kind=what, value=given.value, label=given.label, **_common(given, "country")
                )
            )
        case words.Field.DETAIL:
            _detail(remarks, given)
        case _ if given.is_id:
            remarks.report.unread(
                f"id of the type {given.label!r}", given.value, why="kept as such"
            )
            _number(remarks, IdentifierScheme.OTHER, given)
        case words.Field() if label is not None:
            main = given.is_main is not False
            if not given.value or not remarks.fact(label, given.value, given.path, main=main):
                _detail(remarks, given)
            else:
                _tell_what_is_left(remarks, given)
        case _:
            if given.label:
                remarks.report.unread(
                    f"label {given.label!r}", given.value, why="kept as a detail of this name"
                )
            _detail(remarks, given)


def _digits(text: str) -> int | None:
    plain = text.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 12 else None


def _number(remarks: Remarks, what: DocumentKind | IdentifierScheme, given: Labelled) -> None:
    individual = remarks.kind == SubjectKind.INDIVIDUAL
    if isinstance(what, DocumentKind) and individual:
        remarks.documents.append(
            Document(
                kind=what,
                number=given.value,
                label=given.label,
                **_common(given),
                **_of_a_number(given),
            )
        )
        return
    scheme = what if isinstance(what, IdentifierScheme) else IdentifierScheme.OTHER
    value = given.value
    if value.upper().startswith("IMO "):
        value = value[4:].strip()
        ship = remarks.kind == SubjectKind.VESSEL or not imo.is_valid_company(value)
        scheme = IdentifierScheme.IMO if ship else IdentifierScheme.IMO_COMPANY
    if scheme == IdentifierScheme.IMO and remarks.kind == SubjectKind.VESSEL:
        remarks.vessel.setdefault("imo", value)
    if value:
        remarks.identifiers.append(_identifier(scheme, value, given))
    else:
        _detail(remarks, given)


def _identifier(scheme: IdentifierScheme, value: str, given: Labelled) -> Identifier:
    return Identifier(
        scheme=scheme, value=value, label=given.label, **_common(given), **_of_a_number(given)
    )


def _detail(remarks: Remarks, given: Labelled) -> None:
    remarks.details.append(
        Detail(
            name=given.label.rstrip(" :-") or "value",
            value=given.value,
            **_common(given, "country", "issuer", "issued", "expires"),
        )
    )


def _tell_what_is_left(remarks: Remarks, given: Labelled) -> None:
    """A fact of the subject itself, such as its gender, has no place for what stands beside it."""
    common = _common(given, "country", "issuer", "issued", "expires")
    report = remarks.report
    for name, text in (("note", given.note), ("alias", given.alias), *common["other"]):
        if text and name != "feature":
            report.unread(f"{name} beside {given.label}", text, why="kept without it")
    for number in filter(None, (given.uid, dict(common["other"]).get("feature", ""))):
        why = "gender, flag and the like are kept without"
        report.unread("number of a fact of the subject itself", number, why=why)


def _common(given: Labelled, *kept: str) -> dict[str, Any]:
    """What every value carries; of *kept*, what it has no field for is put into `other`."""
    beside = {
        "country": given.country_text,
        "issuer": given.issuer,
        "issued": str(given.issued or ""),
        "expires": str(given.expires or ""),
    }
    return {
        "uid": given.uid,
        "note": given.note,
        "path": given.path,
        "alias": given.alias,
        "is_main": given.is_main,
        "other": (*given.other, *((name, beside[name]) for name in kept if beside[name])),
    }


def _of_a_number(given: Labelled) -> dict[str, Any]:
    return {
        "country": find_country(given.country_text),
        "country_text": given.country_text,
        "issuer": given.issuer,
        "issued": given.issued,
        "expires": given.expires,
        "marks": given.marks,
    }
