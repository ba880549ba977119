"""All hosts with their facts, the sources, and where each fact came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from nksanctions.hosts.country import HostCountry
from nksanctions.hosts.facts import Fact
from nksanctions.hosts.file import WORLD, HostSource
from nksanctions.hosts.world import World
from nksanctions.identifiers import country

__all__ = ["Dataset"]


def _unchanging(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True, eq=False, repr=False)
class Dataset:
    """Facts by country, as they were read from one or several folders.

    >>> from nksanctions import hosts
    >>> held = hosts.dataset()
    >>> held.host("pl").name, held.host("FI").facts
    ('Poland', ())
    >>> held.origin_of("PL-05")
    'nksanctions: pl.toml'

    .. versionadded:: 26.1.0
    """

    facts: Mapping[str, tuple[Fact, ...]] = field(converter=_unchanging)
    sources: Mapping[str, HostSource] = field(converter=_unchanging)
    origins: Mapping[str, str] = field(converter=_unchanging)

    @property
    def hosts(self) -> tuple[HostCountry, ...]:
        """Each country that there are facts on, in the order of the codes."""
        return tuple(self.host(code) for code in self.facts if code != WORLD)

    def host(self, code: str) -> HostCountry:
        """The country with this alpha-2 code; with no facts, if none is held.

        Raises:
            InvalidCountryError: If there is no such code.
        """
        found = country.validate(code)
        return HostCountry(code=found, facts=self.facts.get(found, ()), sources=self.sources)

    def world(self, *, as_of: date | None = None) -> World:
        """The claims on the whole world, up to *as_of* if it is given."""
        return World.of(self.facts.get(WORLD, ()), as_of)

    def origin_of(self, id: str) -> str:
        """The folder and file that a fact came from.

        Raises:
            KeyError: If no fact has this id.
        """
        return self.origins[id]

    def export(self, folder: str | Path) -> tuple[Path, ...]:
        """Write every fact into a folder: CSV, JSON Lines, a dictionary, ``datapackage.json``.

        Files of the same names are overwritten; the folder is made where it is not there.

        Raises:
            OSError: If it can't be written.
        """
        from nksanctions.hosts import export

        return export.write(self, folder)

    def __iter__(self) -> Iterator[HostCountry]:
        return iter(self.hosts)

    def __repr__(self) -> str:
        number = sum(len(rows) for rows in self.facts.values())
        return (
            f"<Dataset: {len(self.facts) - (WORLD in self.facts)} hosts, {number} facts,"
            f" {len(self.sources)} sources>"
        )
