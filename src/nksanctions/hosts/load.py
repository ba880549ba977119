"""The data set: the library's own folder, and anyone's folders of the same shape, merged.

A folder holds ``sources.toml`` and a file for each country, such as ``pl.toml``. Nothing overwrites
anything: a further folder adds facts, with ids and source keys of its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from attrs import define, field

from nksanctions.errors import BadInputError, MalformedDataError, Problem, UnknownProvisionError
from nksanctions.hosts.dataset import Dataset
from nksanctions.hosts.facts import Fact, HeadCount, ImplementationReport, StatementKind
from nksanctions.hosts.facts import Statement as _Statement
from nksanctions.hosts.file import WORLD, HostSource, Sheet, located, read_sheet, read_sources
from nksanctions.hosts.times import when_of
from nksanctions.identifiers import country
from nksanctions.regimes import UN

__all__ = ["embedded", "load"]

OWN: Final = "nksanctions"
"""The origin of the library's own facts."""

_SOURCES: Final = "sources.toml"


@cache
def embedded() -> Dataset:
    """The library's own data set, read once.

    >>> embedded()
    <Dataset: ... hosts, ... facts, ... sources>

    .. versionadded:: 26.1.0
    """
    return _merged([(OWN, files("nksanctions.hosts").joinpath("data"))])


def load(*folders: str | Path, with_own: bool = True) -> Dataset:
    """Read folders of facts on host countries, and merge them with the library's own.

    Each fact keeps its origin: `Dataset.origin_of`. With *with_own* false the folders stand alone.

    Raises:
        BadInputError: With every problem of every file: file, table and key.
        FileNotFoundError: If a folder is not there.

    .. versionadded:: 26.1.0
    """
    named: list[tuple[str, Traversable]] = []
    if with_own:
        named.append((OWN, files("nksanctions.hosts").joinpath("data")))
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder}: no such folder of facts on host countries")
        named.append((str(folder), folder))
    return _merged(named)


@define
class _Read:
    """A folder as it was read."""

    name: str
    sheets: dict[str, Sheet] = field(factory=dict)
    sources: dict[str, HostSource] = field(factory=dict)

    def place(self, file: str) -> str:
        """How a file of it is named in messages."""
        return file if self.name == OWN else str(Path(self.name) / file)


def _merged(folders: Iterable[tuple[str, Traversable]]) -> Dataset:
    problems: list[Problem] = []
    read = [_read(name, folder, problems) for name, folder in folders]
    sources: dict[str, HostSource] = {}
    origins: dict[str, str] = {}
    facts: dict[str, list[Fact]] = {}
    for one in read:
        for key, source in one.sources.items():
            if sources.get(key, source) != source:
                problems.append(
                    Problem(
                        place=one.place(_SOURCES),
                        field=key,
                        message="another source of this key is held already; give it another key",
                    )
                )
            sources.setdefault(key, source)
    for one in read:
        for file, sheet in one.sheets.items():
            place = one.place(file)
            for where, fact in sheet.placed():
                if fact.id in origins:
                    problems.append(
                        Problem(
                            place=place,
                            field=f"{where}.id",
                            message=f"{fact.id} stands already in {origins[fact.id]}",
                        )
                    )
                origins.setdefault(fact.id, place if one.name != OWN else f"{OWN}: {file}")
                problems += [
                    Problem(place=place, field=f"{where}.{key}", message=message)
                    for key, message in _wrong(fact, sources)
                ]
            facts.setdefault(sheet.code, []).extend(sheet.facts)
    if problems:
        raise BadInputError(problems)
    return Dataset(
        facts={code: tuple(rows) for code, rows in sorted(facts.items())},
        sources=sources,
        origins=origins,
    )


def _read(name: str, folder: Traversable, problems: list[Problem]) -> _Read:
    read = _Read(name)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        place = read.place(file.name)
        try:
            text = file.read_text(encoding="utf-8")
            if file.name == _SOURCES:
                read.sources = read_sources(text, source=place)
                continue
            sheet = read_sheet(text, source=place)
        except MalformedDataError as error:
            problems += [located(place, problem) for problem in error.problems]
            continue
        except UnicodeDecodeError as error:
            problems.append(Problem(place=place, message=f"no UTF-8: {error.reason}"))
            continue
        wrong = _wrong_code(sheet.code, file.name)
        if wrong:
            problems.append(Problem(place=place, field="code", message=wrong))
        read.sheets[file.name] = sheet
    if not read.sheets and not problems:
        problems.append(Problem(place=name, message="no file of a country, such as pl.toml"))
    return read


def _wrong_code(code: str, file: str) -> str:
    if code != WORLD:
        try:
            found = country.validate(code)
        except ValueError as error:
            return str(error)
        if found != code:
            return f"write {found!r}"
        if code == "KP":
            return "the DPRK is no host of its own nationals"
    expected = f"{code.lower()}.toml"
    return "" if file == expected else f"the file of {code} is called {expected}"


def _wrong(fact: Fact, sources: Mapping[str, HostSource]) -> Iterator[tuple[str, str]]:
    """What is wrong with a fact beside its shape: the key, and in words."""
    for key in fact.sources:
        if key not in sources:
            near = difflib.get_close_matches(key, sources, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; add it to {_SOURCES}"
            yield "sources", f"no source {key!r} is held{hint}"
    published = [
        source.published.last
        for key in fact.sources
        if (source := sources.get(key)) is not None and source.published is not None
    ]
    name, when = when_of(fact)
    ahead = isinstance(fact, _Statement) and fact.kind is StatementKind.FORECAST
    if when is not None and when.first is not None and published and None not in published:
        latest = max(day for day in published if day is not None)
        if when.first > latest and not ahead:
            yield name, f"{when.text} is after the day of its sources, {latest}"
    if isinstance(fact, ImplementationReport):
        for key, symbols in (("resolution", (fact.resolution,)), ("covers", fact.covers)):
            for symbol in symbols:
                yield from ((key, message) for message in _wrong_symbol(symbol))
    if isinstance(fact, HeadCount) and fact.countries == 0:
        yield "countries", "a total is over one country at least"


def _wrong_symbol(symbol: str) -> Iterator[str]:
    try:
        held = UN.catalogue.instrument(symbol)
    except UnknownProvisionError as error:
        yield str(error)
        return
    if held.symbol != symbol:
        yield f"write {held.symbol!r}"
