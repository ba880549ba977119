"""Invented designations and lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from nksanctions.lists import (
    Designation,
    ListingAuthority,
    ListSnapshot,
    ListSource,
    Name,
    NameKind,
    Programme,
    SubjectKind,
)

LIST = "un-consolidated"


def person(number: int, name: str = "HONG KIL TONG", **fields: Any) -> Designation:
    reference = f"KPi.{number:03}"
    return Designation(
        kind=SubjectKind.INDIVIDUAL,
        authority=ListingAuthority.UN,
        source=ListSource(list=LIST, entry=reference),
        reference=reference,
        **{
            "names": (Name(text=name, path="FIRST_NAME"),),
            "programmes": (Programme(tag="DPRK"),),
            **fields,
        },
    )


def alias(text: str, **fields: Any) -> Name:
    return Name(text=text, kind=NameKind.ALIAS, **fields)


def snapshot(day: date, entries: Iterable[Designation | int], *, of: str = LIST) -> ListSnapshot:
    """A snapshot of these entries; a number stands for a plain one."""
    made = tuple(person(one) if isinstance(one, int) else one for one in entries)
    return ListSnapshot(name=of, generated=day, designations=made, source=f"{day}.xml")


UN_ENTRY = """<INDIVIDUAL><DATAID>{number}</DATAID><VERSIONNUM>1</VERSIONNUM>
<FIRST_NAME>HONG</FIRST_NAME><SECOND_NAME>{name}</SECOND_NAME><UN_LIST_TYPE>{tag}</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPi.{number:03}</REFERENCE_NUMBER><LISTED_ON>{listed}</LISTED_ON></INDIVIDUAL>"""


def un_file(day: str, numbers: Iterable[int], *, tag: str = "DPRK", name: str = "KIL TONG") -> str:
    """A file of the UN's list with so many invented persons."""
    people = "\n".join(
        UN_ENTRY.format(number=number, tag=tag, name=name, listed="2016-03-02")
        for number in numbers
    )
    return (
        f'<CONSOLIDATED_LIST dateGenerated="{day}T09:00:00.000Z"><INDIVIDUALS>{people}'
        "</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
    )
