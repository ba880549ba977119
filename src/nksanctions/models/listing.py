"""What each value of a listing carries: where the list says it, and under which legal act."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen


class ListingAuthority(StrEnum):
    """Who keeps the list; the codes are those of the regimes."""

    UN = "un"
    US = "us"
    EU = "eu"
    GB = "gb"
    JP = "jp"
    KR = "kr"
    OTHER = "other"


@frozen(kw_only=True)
class ListSource:
    """Where a value stands: the list, the entry in it, and the path within the entry.

    *list* is the name of the list, such as ``un-consolidated``; *entry* its own name for the entry;
    *path* the elements or columns, such as ``INDIVIDUAL_ALIAS[2]/DATE_OF_BIRTH``.

    >>> print(ListSource(list="un-consolidated", entry="KPi.001", path="COMMENTS1"))
    un-consolidated, KPi.001, COMMENTS1

    .. versionadded:: 26.1.0
    """

    list: str
    entry: str
    path: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.list, self.entry, self.path)))


@frozen(kw_only=True)
class LegalBasis:
    """The legal act under which an authority listed, or amended a value of a listing.

    *title* is the act as the list cites it. *kind* and *organisation* are the list's own words, as
    ``amendment`` and ``commission`` in the EU; *uid* is the list's own number of the act.

    .. versionadded:: 26.1.0
    """

    title: str
    kind: str = ""
    organisation: str = ""
    programme: str = ""
    published: date | None = None
    in_force: date | None = None
    url: str = ""
    uid: str = ""
    other: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.title


@frozen(kw_only=True)
class Particular:
    """What every particular of a listing carries beside its own value.

    - *note*: the list's remark on this value.
    - *alias*: the alias that the value is tied to; empty means the subject itself.
    - *is_main*: whether the list marks it as the main one of several; `None` where it says nothing.
    - *uid*: the list's own number of the value.
    - *path*: where in the entry it stands; `Designation.source_of` makes the whole source of it.
    - *basis*: the act that put it in, where the list gives one for each value.
    - *other*: further fields of the list, by its own names for them.

    .. versionadded:: 26.1.0
    """

    note: str = ""
    alias: str = ""
    is_main: bool | None = None
    uid: str = ""
    path: str = ""
    basis: LegalBasis | None = None
    other: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Programme(Particular):
    """A list or programme that the listing belongs to, by the list's own tag.

    *tag* is what the list writes: ``DPRK`` at the UN, ``DPRK3`` at OFAC, ``PRK`` in the EU. *title*
    says it in words, *legal_bases* names the acts behind it.

    .. versionadded:: 26.1.0
    """

    tag: str
    title: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()

    def __str__(self) -> str:
        return self.tag
