"""The instruments of a folder, each read when something of it is asked for, and once.

A file is named after its instrument: `2375-2017.toml` holds S/RES/2375 (2017) and what it says. So
one paragraph costs one file; whoever goes through all of them has all files read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Final, TypeVar

from nksanctions.errors import MalformedDataError
from nksanctions.models.provision import Provision
from nksanctions.regimes.instrument import Instrument

__all__ = ["InstrumentsOnFile", "Lazy", "ProvisionsOnFile", "Shelf", "twice"]

K = TypeVar("K")
V = TypeVar("V")

_NUMBER: Final = re.compile(r"(?:UNSCR-|S/RES/)?\s*(?P<number>\d+)", re.IGNORECASE)


class Lazy(Mapping[K, V]):
    """A mapping that is made when it is first looked into."""

    def __init__(self, make: Callable[[], Mapping[K, V]]) -> None:
        self._make = make

    @cached_property
    def _held(self) -> Mapping[K, V]:
        return self._make()

    def __getitem__(self, key: K) -> V:
        return self._held[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class Shelf:
    """The files of a folder's instruments, and what was read of them so far."""

    def __init__(self, folder: Traversable) -> None:
        names = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
        self._files = {n: folder.joinpath(n) for n in names if n.endswith(".toml")}
        self._read: dict[str, Instrument] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files, in order."""
        return tuple(self._files)

    def bytes(self, file: str) -> bytes:
        """What a file holds."""
        return self._files[file].read_bytes()

    def instrument(self, file: str) -> Instrument:
        """The instrument of one file.

        Raises:
            MalformedDataError: One line per problem.
        """
        from nksanctions.regimes.instrument_file import read_instrument

        if file not in self._read:
            try:
                text = self.bytes(file).decode("utf-8")
            except UnicodeDecodeError as error:
                raise MalformedDataError(file, [f"no UTF-8: {error}"]) from error
            self._read[file] = read_instrument(text, source=file)
        return self._read[file]

    def likely(self, name: str) -> Instrument | None:
        """The instrument whose file name fits an id or a symbol; `None` where none does."""
        if found := _NUMBER.match(name.strip()):
            for file in self._files:
                if file.startswith(f"{found['number']}-"):
                    return self.instrument(file)
        return None

    @cached_property
    def all(self) -> Mapping[str, Instrument]:
        """Every instrument by its symbol, in the order of adoption.

        Raises:
            MalformedDataError: Each problem of each file.
        """
        read: dict[str, Instrument] = {}
        wrong: list[MalformedDataError] = []
        for file in self._files:
            try:
                read[file] = self.instrument(file)
            except MalformedDataError as error:
                wrong.append(error)
        wrong += twice({f: (one.symbol, [p.id for p in one.provisions]) for f, one in read.items()})
        if wrong:
            raise MalformedDataError.of(wrong)
        return {one.symbol: one for one in sorted(read.values(), key=lambda one: one.day)}


def twice(files: Mapping[str, tuple[str, Iterable[str]]]) -> list[MalformedDataError]:
    """What stands in two files: each with its symbol and the ids of its provisions, in order."""
    found: list[MalformedDataError] = []
    places: dict[str, str] = {}
    for file, (symbol, ids) in files.items():
        keys = [("$.symbol", symbol)] if symbol else []
        keys += [(f"$.provision[{row}].id", id) for row, id in enumerate(ids)]
        told = [
            f"{key} stands in {other} too @ {path}"
            for path, key in keys
            if (other := places.setdefault(key, file)) != file
        ]
        if told:
            found.append(MalformedDataError(file, told))
    return found


class InstrumentsOnFile(Mapping[str, Instrument]):
    """The instruments of a shelf by symbol, in the order of adoption."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, symbol: str) -> Instrument:
        likely = self._shelf.likely(symbol)
        return likely if likely is not None and likely.symbol == symbol else self._shelf.all[symbol]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.all)

    def __len__(self) -> int:
        return len(self._shelf.all)


class ProvisionsOnFile(Mapping[str, Provision]):
    """The provisions of a shelf by stable id, in the order of adoption and of the text."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @cached_property
    def _all(self) -> Mapping[str, Provision]:
        return {one.id: one for held in self._shelf.all.values() for one in held.provisions}

    def __getitem__(self, id: str) -> Provision:
        if "_all" not in self.__dict__ and (likely := self._shelf.likely(id)) is not None:
            for provision in likely.provisions:
                if provision.id == id:
                    return provision
        return self._all[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)
