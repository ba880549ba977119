"""The law of one authority: its instruments, provisions, contested points and sources, by name.

A regime is a package folder with `instruments/*.toml`, `points.toml` and `sources.toml`. `load`
reads one, on the first call and not before. `consistency.problems` checks that its parts agree.

>>> un = load("nksanctions.regimes.un")
>>> print(un.provision("S/RES/2397 (2017) OP 8").deadline("repatriation").last_day)
2019-12-22

.. versionadded:: 26.1.0
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from nksanctions.errors import UnknownProvisionError
from nksanctions.law.policy import Point
from nksanctions.models.provision import Provision
from nksanctions.models.source import Source

__all__ = [
    "Catalogue",
    "Caveat",
    "ContestedLaw",
    "Instrument",
    "InstrumentKind",
    "Source",
    "load",
]


class InstrumentKind(StrEnum):
    """What sort of text an instrument is."""

    RESOLUTION = "resolution"
    GUIDANCE = "guidance"
    """Of a committee: it explains the texts and does not amend them."""


@frozen(kw_only=True)
class Instrument:
    """A legal text: its symbol, the day of its adoption, the provisions that we hold of it.

    *title* is in our own words.

    .. versionadded:: 26.1.0
    """

    symbol: str
    kind: InstrumentKind
    adopted: date
    title: str
    provisions: tuple[Provision, ...]

    def __str__(self) -> str:
        return self.symbol


@frozen(kw_only=True)
class Caveat:
    """Something to be said of provisions that no reading of theirs decides.

    .. versionadded:: 26.1.0
    """

    id: str
    says: str
    bears_on: tuple[str, ...]
    sources: tuple[str, ...]


def _unchanging(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True, eq=False)
class ContestedLaw:
    """The contested points of a regime by id, the provisions each bears on, and the caveats."""

    points: Mapping[str, Point] = field(converter=_unchanging)
    bears_on: Mapping[str, tuple[str, ...]] = field(converter=_unchanging)
    caveats: Mapping[str, Caveat] = field(converter=_unchanging)


@frozen(kw_only=True, eq=False, repr=False)
class Catalogue:
    """The law of one authority: everything by its key, in the order of adoption.

    Provisions and points are enough for rules of your own.

    >>> un = load("nksanctions.regimes.un")
    >>> un
    <Catalogue: ... provisions, ... points>
    >>> un.points["A-03"].strict
    'strictly_before'
    >>> un.bears_on["A-03"]
    ('UNSCR-2375-OP17c',)

    .. versionadded:: 26.1.0
    """

    provisions: Mapping[str, Provision] = field(converter=_unchanging)
    points: Mapping[str, Point] = field(converter=_unchanging)
    bears_on: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_unchanging)
    """Point by point, the provisions that it bears on."""
    caveats: Mapping[str, Caveat] = field(factory=dict, converter=_unchanging)
    sources: Mapping[str, Source] = field(factory=dict, converter=_unchanging)
    instruments: Mapping[str, Instrument] = field(factory=dict, converter=_unchanging)
    _named: Mapping[str, Provision] = field(init=False)

    @_named.default
    def _names_of_provisions(self) -> dict[str, Provision]:
        named: dict[str, Provision] = {}
        for provision in self.provisions.values():
            printed, part = str(provision.citation), provision.citation.part
            for name in (provision.id, provision.id.removesuffix(part), printed, printed + part):
                named.setdefault(_key(name), provision)
        return named

    def __repr__(self) -> str:
        return f"<Catalogue: {len(self.provisions)} provisions, {len(self.points)} points>"

    def provision(self, citation: str) -> Provision:
        """The provision with this stable id, or cited as it is printed.

        A paragraph that we split into parts answers to its own number with its first part, which
        states the main rule.

        >>> un = load("nksanctions.regimes.un")
        >>> un.provision("UNSCR-2375-OP17").id, un.provision("S/RES/2375(2017) OP 17c").id
        ('UNSCR-2375-OP17a', 'UNSCR-2375-OP17c')

        Raises:
            UnknownProvisionError: If none is held; the message says which come near.
        """
        found = self.provisions.get(citation) or self._named.get(_key(citation))
        if found is None:
            near = difflib.get_close_matches(_key(citation), self._named, n=6)
            ids = dict.fromkeys(self._named[name].id for name in near)
            held = self.instruments or self.provisions
            raise UnknownProvisionError(_unknown("provision", citation, ids, held))
        return found

    def instrument(self, symbol: str) -> Instrument:
        """The instrument with this symbol.

        >>> load("nksanctions.regimes.un").instrument("S/RES/2371(2017)").adopted
        datetime.date(2017, 8, 5)

        Raises:
            UnknownProvisionError: If it is not held; the message says which come near.
        """
        named = {_key(held): instrument for held, instrument in self.instruments.items()}
        found = named.get(_key(symbol))
        if found is None:
            near = difflib.get_close_matches(_key(symbol), named, n=2)
            symbols = [named[name].symbol for name in near]
            raise UnknownProvisionError(_unknown("instrument", symbol, symbols, self.instruments))
        return found


def _key(name: str) -> str:
    """Reduce an id or a citation to what tells it from others."""
    return re.sub(r"[\s()\-,.]", "", name).casefold()


def _unknown(what: str, name: str, near: Iterable[str], held: Iterable[str]) -> str:
    likely = list(near)[:3]
    advice = f"did you mean {' or '.join(likely)}?" if likely else f"held: {', '.join(held) or '-'}"
    return f"no {what} {name!r} is held; {advice}"


@cache
def load(package: str) -> Catalogue:
    """Read the regime in this package folder, once; later calls give the same catalogue.

    Args:
        package: The folder's dotted name, such as ``nksanctions.regimes.un``.

    Raises:
        MalformedDataError: If a file does not match its schema, or two provisions have one id.

    .. versionadded:: 26.1.0
    """
    # The readers bring cattrs, which nobody needs before the law is asked for.
    from nksanctions.datafiles.sources_file import read_sources
    from nksanctions.datafiles.strict_toml import by_id
    from nksanctions.regimes.instrument_file import read_instrument
    from nksanctions.regimes.points_file import read_points

    folder = files(package)
    instruments = [
        read_instrument(file.read_text(encoding="utf-8"), source=file.name)
        for file in sorted(folder.joinpath("instruments").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]
    instruments.sort(key=lambda instrument: instrument.adopted)
    provisions = [provision for instrument in instruments for provision in instrument.provisions]
    contested = read_points(
        folder.joinpath("points.toml").read_text(encoding="utf-8"), source="points.toml"
    )
    return Catalogue(
        provisions=by_id(provisions, "$", source=package),
        points=contested.points,
        bears_on=contested.bears_on,
        caveats=contested.caveats,
        sources=read_sources(
            folder.joinpath("sources.toml").read_text(encoding="utf-8"), source="sources.toml"
        ),
        instruments={held.symbol: held for held in instruments},
    )
