"""Anyone's own law: a folder of the same shape as a regime's, read whole and checked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from nksanctions.datafiles.sources_file import read_sources
from nksanctions.errors import MalformedDataError
from nksanctions.models.provision import Provision
from nksanctions.regimes.catalogue import Catalogue, ContestedLaw
from nksanctions.regimes.consistency import disagreements
from nksanctions.regimes.conversions_file import read_conversions
from nksanctions.regimes.coverage import read_reasons
from nksanctions.regimes.instrument import Instrument
from nksanctions.regimes.instrument_file import what_fits
from nksanctions.regimes.points_file import read_points
from nksanctions.regimes.provisions import Provisions
from nksanctions.regimes.shelf import Shelf, twice

__all__ = ["read_folder"]

T = TypeVar("T")


def read_folder(path: str | Path, *, beside: Iterable[Catalogue] = ()) -> Catalogue:
    """Read the law in a folder: `instruments/*.toml`, and points, sources and conversions.

    `points.toml`, `sources.toml` and `conversions.toml` may be missing. Provisions, points and
    sources of the catalogues *beside* may be named as if they stood there too.

    Raises:
        MalformedDataError: If there is anything wrong in any file, or between them. One line per
            problem names the file, the table and the key.

    .. versionadded:: 26.1.0
    """
    folder = Path(path)
    shelf = Shelf(folder.joinpath("instruments"))
    if not shelf.files:
        raise MalformedDataError(str(folder), ["there is no instruments/*.toml in this folder"])
    errors: list[MalformedDataError] = []
    parts = [_part(shelf, file, errors) for file in shelf.files]
    errors += twice({part.file: (part.symbol, part.ids) for part in parts})
    points = _file(folder, "points.toml", read_points, errors)
    sources = _file(folder, "sources.toml", read_sources, errors)
    conversions = _file(folder, "conversions.toml", read_conversions, errors)
    uncovered = _file(folder, "coverage.toml", read_reasons, errors)
    held = [part.instrument for part in parts if part.instrument is not None]
    provisions: dict[str, Provision] = {}
    for one in (one for each in held for one in each.provisions):
        provisions.setdefault(one.id, one)  # of two with one id, told above, the first is checked
    held.sort(key=lambda one: one.day)
    ordered = sorted(provisions.values(), key=lambda one: one.adopted)
    catalogue = Catalogue(
        provisions=Provisions({one.id: one for one in ordered}),
        points=points.points,
        bears_on=points.bears_on,
        caveats=points.caveats,
        sources=sources,
        instruments={one.symbol: one for one in held},
        conversions=conversions,
        uncovered=uncovered,
    )
    places = _places(reversed(parts), points, conversions)
    known = {id for part in parts for id in part.ids}
    for told in disagreements(catalogue, beside=beside, known=known):
        file, place = places[told.owner]
        errors.append(MalformedDataError(file, [f"{told} @ {place}{told.path}"]))
    if errors:
        raise MalformedDataError.of(errors)
    return catalogue


@frozen(kw_only=True)
class _Part:
    """What could be read of one file, and the ids that stand in it, with their rows."""

    file: str
    instrument: Instrument | None
    ids: Mapping[str, int]

    @property
    def symbol(self) -> str:
        return "" if self.instrument is None else self.instrument.symbol


def _part(shelf: Shelf, file: str, errors: list[MalformedDataError]) -> _Part:
    """A file, or what could be read of it; what is wrong with it goes to *errors*."""
    try:
        instrument = shelf.instrument(file)
    except MalformedDataError as error:
        errors.append(error)
        fits, ids = what_fits(shelf.bytes(file))
        return _Part(file=file, instrument=fits, ids=ids)
    ids = {one.id: row for row, one in enumerate(instrument.provisions)}
    return _Part(file=file, instrument=instrument, ids=ids)


def _file(
    folder: Path,
    name: str,
    read: Callable[..., T],
    errors: list[MalformedDataError],
) -> T:
    """What a file beside the instruments holds; what is wrong with it goes to *errors*."""
    try:
        return read(_text(folder, name), source=name)
    except MalformedDataError as error:
        errors.append(error)
        return read("", source=name)


def _text(folder: Path, name: str) -> str:
    file = folder.joinpath(name)
    try:
        return file.read_text(encoding="utf-8") if file.is_file() else ""
    except UnicodeDecodeError as error:
        raise MalformedDataError(name, [f"no UTF-8: {error}"]) from error


def _places(
    parts: Iterable[_Part], points: ContestedLaw, conversions: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """In which file, and where in it, each part of a folder stands."""
    found: dict[str, tuple[str, str]] = {}
    for part in parts:
        if part.instrument is not None:
            found[part.instrument.symbol] = (part.file, "$")
        for id, row in part.ids.items():
            found[id] = (part.file, f"$.provision[{row}]")
    for name in conversions:
        found[name] = ("conversions.toml", f"$[{name!r}]")
    for kind, ids in (("point", points.points), ("caveat", points.caveats)):
        for row, id in enumerate(ids):
            found[id] = ("points.toml", f"$.{kind}[{row}]")
    return found
