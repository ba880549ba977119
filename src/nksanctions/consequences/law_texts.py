"""The acts on which the consequences rest: paragraphs of the United Nations, and national law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from attrs import field, frozen

from nksanctions.datafiles.sources_file import read_sources
from nksanctions.datafiles.strict_toml import structured
from nksanctions.models import Verification
from nksanctions.models.source import Source
from nksanctions.regimes import UN


@frozen(kw_only=True)
class LawText:
    """An act or a paragraph of one, how it is cited, and how what we say of it was verified.

    *starts* is the first day on which it is law. *note* tells what was verified how.

    .. versionadded:: 26.1.0
    """

    id: str
    citation: str
    starts: date
    summary: str
    verified: Verification
    note: str = ""
    sources: tuple[Source, ...] = ()

    def __str__(self) -> str:
        return self.citation


@frozen(kw_only=True)
class _Row:
    citation: str
    day: date
    from_day: date | None = field(default=None)
    summary: str
    verified: Verification
    note: str
    sources: tuple[str, ...]


def law_text(id: str) -> LawText:
    """An act by its id, of the United Nations or of the others.

    >>> law_text("US-EO-13722").citation, law_text("UNSCR-1718-OP8d").citation
    ('E.O. 13722', 'S/RES/1718 (2006) OP 8(d)')

    Raises:
        KeyError: If it is not held.
    """
    if id.startswith("UNSCR"):
        provision = UN.provision(id)
        return LawText(
            id=id,
            citation=str(provision.citation),
            starts=provision.in_force.start,
            summary=provision.summary,
            verified=provision.verified,
            note=provision.verification_note,
            sources=tuple(UN.catalogue.sources[key] for key in provision.sources),
        )
    return _national()[id]


def by_citation(citation: str) -> LawText | None:
    """An act by how it is cited, as ``E.O. 13687``; `None` if it is not held."""
    return next((text for text in _national().values() if text.citation == citation), None)


@cache
def _national() -> Mapping[str, LawText]:
    sources = held_sources()
    rows = structured(data_file("law.toml"), dict[str, _Row], source="law.toml")
    return {
        id: LawText(
            id=id,
            citation=row.citation,
            starts=row.from_day or row.day,
            summary=row.summary,
            verified=row.verified,
            note=row.note,
            sources=tuple(sources[key] for key in row.sources),
        )
        for id, row in rows.items()
    }


@cache
def held_sources() -> Mapping[str, Source]:
    """The sources of this package's facts."""
    return read_sources(data_file("sources.toml"), source="sources.toml")


def data_file(name: str) -> str:
    """The text of one of this package's data files."""
    return files("nksanctions.consequences").joinpath("data", name).read_text("utf-8")
