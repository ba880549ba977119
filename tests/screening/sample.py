"""Invented people and bodies, and a few that are public record, as designations."""

from __future__ import annotations

from datetime import date

from nksanctions.models import (
    BirthDate,
    Designation,
    Document,
    Identifier,
    IdentifierScheme,
    ListingAuthority,
    ListSource,
    Name,
    NameKind,
    NameQuality,
    Nationality,
    SubjectKind,
    UncertainDate,
    VesselFacts,
)


def listed(
    reference: str,
    *names: str,
    kind: SubjectKind = SubjectKind.INDIVIDUAL,
    weak: tuple[str, ...] = (),
    born: UncertainDate | None = None,
    nationality: str | None = None,
    passport: str = "",
    imo: str = "",
    flag: str | None = None,
    on: date | None = None,
    until: date | None = None,
) -> Designation:
    """A designation with as little as a test needs."""
    texts = [Name(text=names[0]), *(Name(text=text, kind=NameKind.ALIAS) for text in names[1:])]
    texts += [Name(text=text, kind=NameKind.ALIAS, quality=NameQuality.WEAK) for text in weak]
    return Designation(
        kind=kind,
        authority=ListingAuthority.US,
        source=ListSource(list="sample", entry=reference),
        reference=reference,
        names=tuple(texts),
        births=() if born is None else (BirthDate(date=born),),
        nationalities=()
        if nationality is None
        else (Nationality(text=nationality, country=nationality),),
        documents=(Document(number=passport),) if passport else (),
        identifiers=(Identifier(scheme=IdentifierScheme.IMO, value=imo),) if imo else (),
        vessel=VesselFacts(imo=imo, flag=flag) if kind == SubjectKind.VESSEL else None,
        listed=on,
        delisted=until,
    )


CHOE = listed("choe", "CHOE, Ryong Hae", "CH'OE, Ryong-hae")
KU = listed("ku", "KU, Sung Sop", "KU, Su'ng-so'p")
RI = listed("ri", "RI, Song-hyok")
CHOL = listed(
    "chol",
    "KIM, Yong Chol",
    born=UncertainDate.exact(date(1945, 6, 1)),
    nationality="KP",
    passport="PD 654-210116",
)
OTHER_CHOL = listed("other-chol", "KIM, Yong Chol", born=UncertainDate.year(1962))
MIN = listed("min", "KANG, Min")
NAMGUNG = listed("namgung", "NAMGUNG, Hyok")
WEAK = listed("weak", "HONG, Kil Tong", weak=("PAENG, Tok Su",))
IVANOV = listed("ivanov", "IVANOV, Nikolai Petrovich")
RYONBONG = listed("ryonbong", "KOREA RYONBONG GENERAL CORPORATION", kind=SubjectKind.ENTITY)
NAMGANG = listed("namgang", "NAMGANG CONSTRUCTION", kind=SubjectKind.ENTITY)
TAESONG = listed("taesong", "KOREA TAESONG BANK", "KTB", kind=SubjectKind.ENTITY)
SHIP = listed("ship", "CHONG CHON GANG", kind=SubjectKind.VESSEL, imo="7937317", flag="KP")
STAR = listed("star", "GOLD STAR 3", kind=SubjectKind.VESSEL, imo="8405402", flag="KH")
GONE = listed("gone", "PYON, In Su", on=date(2016, 3, 2), until=date(2019, 1, 1))

SAMPLE = (
    CHOE, KU, RI, CHOL, OTHER_CHOL, MIN, NAMGUNG, WEAK, IVANOV, RYONBONG, NAMGANG, TAESONG, SHIP, STAR, GONE,
)  # fmt: skip
