"""Instruments: the texts that provisions stand in, adopted or not."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from nksanctions.models.provision import Provision, Verification

__all__ = ["Annex", "Instrument", "InstrumentKind", "Listed", "Revision", "Vote"]


class InstrumentKind(StrEnum):
    """What sort of text an instrument is."""

    RESOLUTION = "resolution"
    LISTING = "listing"
    """A decision of a committee to list persons, bodies or vessels."""
    GUIDANCE = "guidance"
    """Of a committee: it explains the texts and does not amend them."""
    DRAFT = "draft"
    """Put to the vote and not adopted: it has no effect."""
    ACT = "act"
    """An act of any other authority, such as a statute or a regulation."""


@frozen(kw_only=True)
class Vote:
    """How the members voted; *vetoed_by* names the permanent members that stopped it.

    .. versionadded:: 26.1.0
    """

    in_favour: int
    against: int = 0
    abstained: int = 0
    abstaining: tuple[str, ...] = ()
    vetoed_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.in_favour}-{self.against}-{self.abstained}"


@frozen(kw_only=True)
class Annex:
    """An annex of an instrument, and what it holds; *count* where its entries were counted.

    *name* is empty where sources disagree about its letter.

    .. versionadded:: 26.1.0
    """

    name: str = ""
    holds: str
    count: int | None = None


@frozen(kw_only=True)
class Listed:
    """How many persons, bodies and vessels an instrument lists.

    .. versionadded:: 26.1.0
    """

    individuals: int = 0
    entities: int = 0
    vessels: int = 0


@frozen(kw_only=True)
class Revision:
    """A later version of guidance: its day, and what it changed.

    .. versionadded:: 26.1.0
    """

    on: date
    says: str


@frozen(kw_only=True)
class Instrument:
    """A legal text: its symbol, the day of its adoption, the provisions that we hold of it.

    *title* and *summary* are in our own words. *adopted* is `None` for a draft that was voted down
    on the day *rejected*; *proposed* says what it would have done. *paragraphs* counts the
    operative ones, where that is known; *chapter_vii* tells whether it invokes that chapter of the
    Charter. *listed* counts those whom it lists, *names* are theirs where the text is short.

    .. versionadded:: 26.1.0
    """

    symbol: str
    kind: InstrumentKind
    adopted: date | None
    rejected: date | None = None
    title: str
    summary: str = ""
    occasion: str = ""
    vote: Vote | None = None
    meeting: int | None = None
    press: str = ""
    paragraphs: int | None = None
    chapter_vii: bool | None = None
    annexes: tuple[Annex, ...] = ()
    listed: Listed = field(factory=Listed)
    names: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    proposed: tuple[str, ...] = ()
    verified: Verification = Verification.MEMORY
    verification_note: str = ""
    sources: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.adopted is None) is not (self.kind is InstrumentKind.DRAFT):
            raise ValueError(f"{self.symbol}: a draft is rejected, any other instrument is adopted")
        if (self.adopted is None) is (self.rejected is None):
            raise ValueError(f"{self.symbol}: an instrument is either adopted or rejected")
        if self.provisions and self.adopted is None:
            raise ValueError(f"{self.symbol}: a draft that was not adopted has no provisions")

    @property
    def day(self) -> date:
        """The day of the adoption, or of the vote that it failed in."""
        found = self.adopted or self.rejected
        assert found is not None
        return found

    def __str__(self) -> str:
        return self.symbol
