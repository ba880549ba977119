"""The shapes of this room's data, and the readers of its files; nothing is read at import."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from attrs import frozen

from nksanctions.datafiles import read_sources, structured
from nksanctions.models.provision import Verification
from nksanctions.models.source import Source

T = TypeVar("T")


class ForcedLabourIndicator(StrEnum):
    """The eleven indicators of forced labour of the ILO, in its order.

    >>> ForcedLabourIndicator.RETENTION_OF_IDENTITY_DOCUMENTS.id
    'FL07'
    >>> ForcedLabourIndicator("debt-bondage").number
    9

    Source: ILO, *Indicators of Forced Labour* (2012).

    .. versionadded:: 26.1.0
    """

    ABUSE_OF_VULNERABILITY = "abuse-of-vulnerability"
    DECEPTION = "deception"
    RESTRICTION_OF_MOVEMENT = "restriction-of-movement"
    ISOLATION = "isolation"
    PHYSICAL_AND_SEXUAL_VIOLENCE = "physical-and-sexual-violence"
    INTIMIDATION_AND_THREATS = "intimidation-and-threats"
    RETENTION_OF_IDENTITY_DOCUMENTS = "retention-of-identity-documents"
    WITHHOLDING_OF_WAGES = "withholding-of-wages"
    DEBT_BONDAGE = "debt-bondage"
    ABUSIVE_WORKING_AND_LIVING_CONDITIONS = "abusive-working-and-living-conditions"
    EXCESSIVE_OVERTIME = "excessive-overtime"

    @property
    def number(self) -> int:
        """Its place in the ILO's list, from 1."""
        return list(ForcedLabourIndicator).index(self) + 1

    @property
    def id(self) -> str:
        """A short name, such as ``FL07``."""
        return f"FL{self.number:02}"


@frozen(kw_only=True)
class IndicatorText:
    """What an indicator says, in our own words.

    *alone* is what by itself does not meet it; *ours* is what the library counts beyond the
    sources.

    .. versionadded:: 26.1.0
    """

    name: ForcedLabourIndicator
    title: str
    says: str
    alone: str = ""
    ours: str = ""
    verified: Verification
    sources: tuple[str, ...]


class SetBy(StrEnum):
    """Where a threshold is taken from. None of them is the ILO's for its indicators."""

    ILO_CONVENTION = "ilo-convention"
    """A convention of the ILO on something else, such as weekly rest."""
    OTHER_LAW = "other-law"
    COMPANY_CODE = "company-code"
    LIBRARY = "library"
    """Chosen by the makers of this library."""
    CALLER = "caller"


@frozen(kw_only=True)
class Threshold:
    """A number from which on a condition counts: where it is from, and why it was taken.

    .. versionadded:: 26.1.0
    """

    id: str
    value: int
    unit: str
    says: str
    set_by: SetBy
    reason: str
    verified: Verification
    sources: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is asked, with the number in it."""
        return self.says.format(value=self.value)


@frozen(kw_only=True)
class Statement:
    """Something that must be read with every answer, and its source.

    .. versionadded:: 26.1.0
    """

    id: str
    says: str
    verified: Verification
    sources: tuple[str, ...]


@frozen(kw_only=True)
class Advisory:
    """Guidance of an authority that names red flags. It lays down no duty.

    .. versionadded:: 26.1.0
    """

    id: str
    title: str
    issued: date
    by: str
    verified: Verification
    sources: tuple[str, ...]


@frozen(kw_only=True)
class RedFlag:
    """A reason to look, of one advisory, in our own words.

    *raised_by* names facts of an observation; one of them that is so raises it.

    .. versionadded:: 26.1.0
    """

    id: str
    advisory: str
    heading: str
    says: str
    raised_by: tuple[str, ...]
    verified: Verification
    sources: tuple[str, ...]


@frozen(kw_only=True)
class ForcedLabourFile:
    """The shape of ``forced-labour.toml``."""

    indicator: tuple[IndicatorText, ...]
    threshold: tuple[Threshold, ...]
    statement: tuple[Statement, ...]


@frozen(kw_only=True)
class RedFlagFile:
    """The shape of ``red-flags.toml``."""

    advisory: tuple[Advisory, ...]
    flag: tuple[RedFlag, ...]
    statement: tuple[Statement, ...]


@cache
def forced_labour_file() -> ForcedLabourFile:
    """The indicators, thresholds and statements."""
    return _read("forced-labour.toml", ForcedLabourFile)


@cache
def red_flag_file() -> RedFlagFile:
    """The advisories, red flags and statements."""
    return _read("red-flags.toml", RedFlagFile)


@cache
def sources() -> Mapping[str, Source]:
    """Where the facts of these files were seen, by key.

    >>> sources()["ilo-c14"].title[:38]
    'ILO Weekly Rest (Industry) Convention,'

    .. versionadded:: 26.1.0
    """
    return MappingProxyType(dict(read_sources(_text("sources.toml"), source="sources.toml")))


def _read(name: str, shape: type[T]) -> T:
    return structured(_text(name), shape, source=name)


def _text(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")
