"""The law of one authority: its instruments, provisions, contested points and sources, by name.

A regime is a folder with `instruments/*.toml`, `points.toml` and `sources.toml`. `load` finds one,
and reads each file when something of it is asked for. `consistency.problems` checks that its parts
agree.

>>> un = load("nksanctions.regimes.un")
>>> print(un.provision("S/RES/2397 (2017) OP 8").deadline("repatriation").last_day)
2019-12-22

.. versionadded:: 26.1.0
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from nksanctions.errors import UnknownProvisionError
from nksanctions.law.policy import Point
from nksanctions.models.conversion import Conversion
from nksanctions.models.period import Period
from nksanctions.models.provision import Provision
from nksanctions.models.source import Source
from nksanctions.regimes.instrument import Instrument
from nksanctions.regimes.provisions import Provisions
from nksanctions.regimes.shelf import InstrumentsOnFile, Lazy, ProvisionsOnFile, Shelf
from nksanctions.regimes.timeline import Changes, History, Standing, Timeline

if TYPE_CHECKING:
    from nksanctions.regimes.coverage import Uncovered

__all__ = ["Catalogue", "Caveat", "ContestedLaw", "Source", "load", "open_folder"]


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
    return MappingProxyType(dict(value)) if isinstance(value, dict) else value


def _provisions(value: Mapping[str, Provision]) -> Provisions:
    return value if isinstance(value, Provisions) else Provisions(value)


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

    provisions: Provisions = field(converter=_provisions)
    points: Mapping[str, Point] = field(converter=_unchanging)
    bears_on: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_unchanging)
    """Point by point, the provisions that it bears on."""
    caveats: Mapping[str, Caveat] = field(factory=dict, converter=_unchanging)
    sources: Mapping[str, Source] = field(factory=dict, converter=_unchanging)
    instruments: Mapping[str, Instrument] = field(factory=dict, converter=_unchanging)
    uncovered: Mapping[str, Uncovered] = field(factory=dict, converter=_unchanging)
    """Why provisions have no rule, by id or by subject, where their own kind does not say so."""
    conversions: Mapping[str, Conversion] = field(factory=dict, converter=_unchanging)
    """Rates between units by name; no text sets one, so each says whose it is."""
    _shelf: Shelf | None = None

    @cached_property
    def timeline(self) -> Timeline:
        """The provisions over time."""
        return self.provisions.timeline

    @cached_property
    def _named(self) -> Mapping[str, Provision]:
        return dict(_names(self.provisions.values()))

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
        key = _key(citation)
        likely = self._shelf.likely(citation) if self._shelf is not None else None
        if likely is not None and (found := dict(_names(likely.provisions)).get(key)) is not None:
            return found
        if (found := self._named.get(key)) is None:
            near = difflib.get_close_matches(key, self._named, n=6)
            ids = dict.fromkeys(self._named[name].id for name in near)
            held = self.instruments or self.provisions
            raise UnknownProvisionError(_unknown("provision", citation, ids, held))
        return found

    def instrument(self, symbol: str) -> Instrument:
        """The instrument with this symbol.

        A resolution answers to its number too.

        >>> load("nksanctions.regimes.un").instrument("S/RES/2371(2017)").adopted
        datetime.date(2017, 8, 5)

        Raises:
            UnknownProvisionError: If it is not held; the message says which come near.
        """
        key = _key(symbol)
        likely = self._shelf.likely(symbol) if self._shelf is not None else None
        if likely is not None and _key(likely.symbol) == key:
            return likely
        named: dict[str, Instrument] = {}
        for held, instrument in self.instruments.items():
            short = _RESOLUTION.sub(r"\1", f"{held} ")
            for name in (held, short):
                named.setdefault(_key(name), instrument)
        found = named.get(key)
        if found is None:
            near = difflib.get_close_matches(key, named, n=4)
            symbols = dict.fromkeys(named[name].symbol for name in near)
            raise UnknownProvisionError(_unknown("instrument", symbol, symbols, self.instruments))
        return found

    def in_force(self, citation: str) -> Period | None:
        """When a provision was in force, later law counted in; `None` if it never was.

        >>> print(load("nksanctions.regimes.un").in_force("UNSCR-2375-OP17a"))
        from 11 September 2017
        """
        return self.timeline.periods[self.provision(citation).id]

    def standing(self, citation: str, *, on: date) -> Standing:
        """Where a provision stands on a day: in force, overtaken, replaced and so on."""
        return self.timeline.standing(self.provision(citation), on)

    def history(self, citation: str) -> History:
        """A provision with what led to it and what came of it, in order.

        >>> load("nksanctions.regimes.un").history("UNSCR-2371-OP11").ids
        ('UNSCR-2321-OP34', 'UNSCR-2371-OP11', 'UNSCR-2375-OP17a', 'UNSCR-2397-OP8a')
        """
        return self.timeline.history(self.provision(citation))

    def diff(self, after: date, until: date) -> Changes:
        """What changed after a day, up to another, that day included.

        >>> print(load("nksanctions.regimes.un").diff(date(2017, 6, 1), date(2017, 6, 2)))
        2017-06-02  began      UNSCR-2356-OP3
        2017-06-02  extended   UNSCR-1718-OP8d by UNSCR-2356-OP3
        2017-06-02  extended   UNSCR-1718-OP8e by UNSCR-2356-OP3

        Raises:
            ValueError: If the second day comes before the first.
        """
        if until < after:
            raise ValueError(f"until {until} comes before {after}")
        return self.timeline.changes(after, until)

    def merged(self, other: Catalogue) -> Catalogue:
        """Both as one, in the order of adoption; where both hold a key, this one's stays."""
        instruments = [*self.instruments.values(), *other.instruments.values()]
        instruments.sort(key=lambda one: one.day)
        loose = {**other.provisions, **self.provisions}
        ordered = {one.id: one for each in instruments for one in each.provisions}
        return Catalogue(
            provisions=Provisions({**ordered, **loose}),
            points={**other.points, **self.points},
            bears_on={**other.bears_on, **self.bears_on},
            caveats={**other.caveats, **self.caveats},
            sources={**other.sources, **self.sources},
            instruments={one.symbol: one for one in instruments},
            uncovered={**other.uncovered, **self.uncovered},
            conversions={**other.conversions, **self.conversions},
        )


def _names(provisions: Iterable[Provision]) -> Iterator[tuple[str, Provision]]:
    """Every name that a provision answers to; of two that share one, the first has it."""
    taken: set[str] = set()
    for provision in provisions:
        printed, part = str(provision.citation), provision.citation.part
        short = _RESOLUTION.sub(r"\1 ", printed)
        whole = provision.id.removesuffix(part)
        for name in (provision.id, whole, printed, printed + part, short, short + part):
            if (key := _key(name)) not in taken:
                taken.add(key)
                yield key, provision


_SHOWN: Final = 5
"""So many of those held are named where none comes near."""

_RESOLUTION: Final = re.compile(r"^S/RES/(\d+) \(\d{4}\) ")


def _key(name: str) -> str:
    """Reduce an id or a citation to what tells it from others."""
    return re.sub(r"[\s()\-,.]", "", name).casefold()


def _unknown(what: str, name: str, near: Iterable[str], held: Iterable[str]) -> str:
    likely = list(near)[:3]
    if likely:
        return f"no {what} {name!r} is held; did you mean {' or '.join(likely)}?"
    first = list(held)
    more = f" and {len(first) - _SHOWN:,} more" if len(first) > _SHOWN else ""
    return f"no {what} {name!r} is held; held: {', '.join(first[:_SHOWN]) or '-'}{more}"


@cache
def load(package: str) -> Catalogue:
    """The regime in this package folder, once; later calls give the same catalogue.

    Args:
        package: The folder's dotted name, such as ``nksanctions.regimes.un``.

    .. versionadded:: 26.1.0
    """
    return open_folder(files(package))


def open_folder(folder: Traversable) -> Catalogue:
    """The law in a folder. Its files are read when something of them is asked for.

    Raises:
        MalformedDataError: Then, if a file does not match its schema, or two provisions have one
            id.

    .. versionadded:: 26.1.0
    """
    shelf = Shelf(folder.joinpath("instruments"))

    @cache
    def contested() -> ContestedLaw:
        from nksanctions.regimes.points_file import read_points

        text = _text(folder, "points.toml")
        return read_points(text, source="points.toml")

    def sources() -> Mapping[str, Source]:
        from nksanctions.datafiles.sources_file import read_sources

        return read_sources(_text(folder, "sources.toml"), source="sources.toml")

    def conversions() -> Mapping[str, Conversion]:
        from nksanctions.regimes.conversions_file import read_conversions

        return read_conversions(_text(folder, "conversions.toml"), source="conversions.toml")

    def uncovered() -> Mapping[str, Uncovered]:
        from nksanctions.regimes.coverage import read_reasons

        return read_reasons(_text(folder, "coverage.toml"), source="coverage.toml")

    return Catalogue(
        provisions=Provisions(ProvisionsOnFile(shelf)),
        uncovered=Lazy(uncovered),
        points=Lazy(lambda: contested().points),
        bears_on=Lazy(lambda: contested().bears_on),
        caveats=Lazy(lambda: contested().caveats),
        sources=Lazy(sources),
        instruments=InstrumentsOnFile(shelf),
        conversions=Lazy(conversions),
        shelf=shelf,
    )


def _text(folder: Traversable, name: str) -> str:
    """A file's text; an empty one where the folder has no such file."""
    file = folder.joinpath(name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""
