"""``nksanctions lists meaning`` and ``nksanctions ownership``: what follows from a listing."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from nksanctions.consequences import (
    Asker,
    Holding,
    Meaning,
    meaning,
    owned_by_listed,
    read_holdings,
)
from nksanctions.errors import BadInputError
from nksanctions.lists import Designation, embedded, find, stream
from nksanctions.reports.meaning import as_plain, as_text, ownership_as_plain

BAD_INPUT: Final = 2
NOT_FOUND: Final = 1


def _on(_context: click.Context, _parameter: click.Parameter, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no date such as 2026-11-24") from None


def _askers(
    _context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]
) -> tuple[Asker, ...]:
    """Countries, each with a kind after a colon: PL, US:firm, KW:state."""
    found = []
    for text in texts:
        country, _, kind = text.partition(":")
        try:
            found.append(Asker(country, kind or "bank"))
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return tuple(found)


_format = click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="How it is written.",
)


@click.command(name="meaning")
@click.argument("names", nargs=-1, required=True)
@click.option(
    "--list",
    "path",
    type=click.Path(path_type=Path),
    help="Look in this official list; by default in what the library holds itself.",
)
@click.option(
    "--on", "on", metavar="DATE", required=True, callback=_on, help="The day asked about."
)
@click.option(
    "--for",
    "askers",
    multiple=True,
    metavar="COUNTRY[:KIND]",
    callback=_askers,
    help="For a bank there; US:firm a firm or person, KW:state the State. Repeatable.",
)
@_format
def show_meaning(
    names: tuple[str, ...], path: Path | None, on: date, askers: tuple[Asker, ...], form: str
) -> None:
    """Say what the listing of NAMES means: measures, law, since when, for whom.

    A NAME is a name as a list or a newspaper spells it, or a reference such as
    KPi.001 or an OFAC uid. This looks names up; it is no screening.

    Exit status: 0 told; 1 a name was not found; 2 bad input.
    """
    held: list[Designation] = []
    try:
        held = list(embedded() if path is None else stream(path))
    except BadInputError as error:
        click.echo(f"{error}\nnothing is told.", err=True)
        raise SystemExit(BAD_INPUT) from None
    found = {name: find(held, name) for name in names}
    told = [meaning(one, on=on) for one in dict.fromkeys(_all(found))]
    if form == "json":
        click.echo(
            json.dumps([as_plain(one, askers) for one in told], ensure_ascii=False, indent=2)
        )
    else:
        _tell(told, askers)
    missing = [name for name, some in found.items() if not some]
    if missing:
        where = "what the library holds" if path is None else str(path)
        click.echo(f"not in {where}: {', '.join(missing)}", err=True)
        raise SystemExit(NOT_FOUND)


def _all(found: dict[str, tuple[Designation, ...]]) -> list[Designation]:
    return [one for some in found.values() for one in some]


def _tell(told: list[Meaning], askers: tuple[Asker, ...]) -> None:
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def paint(text: str) -> str:
        return click.style(text, bold=True) if coloured else text

    texts = ["\n".join(as_text(one, askers, paint)) for one in told]
    if texts:
        click.echo("\n\n".join(texts))


@click.command(name="ownership")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("entities", nargs=-1)
@click.option(
    "--listed",
    "listed",
    multiple=True,
    required=True,
    metavar="NAME",
    help="Who is listed. Repeatable.",
)
@click.option(
    "--under",
    default=("us", "eu", "gb"),
    multiple=True,
    type=click.Choice(["us", "eu", "gb"]),
    help="By whose rule; all three by default. Repeatable.",
)
@click.option(
    "--rest-unlisted",
    is_flag=True,
    help="Owners whom the table leaves out are not listed, nor reached.",
)
@_format
def show_ownership(
    table: Path,
    entities: tuple[str, ...],
    listed: tuple[str, ...],
    under: tuple[str, ...],
    rest_unlisted: bool,
    form: str,
) -> None:
    """Say which ENTITIES of a TABLE belong to listed parties.

    TABLE is a CSV file with the columns owner, owned, percent (or at_least and
    at_most) and controls. Without ENTITIES, all that somebody holds a share in.

    Exit status: 0; 2 bad input.
    """
    try:
        holdings: tuple[Holding, ...] = read_holdings(table)
        _expect_known((*entities, *listed), holdings, table)
        wanted = entities or tuple(dict.fromkeys(one.owned for one in holdings))
        found = [
            owned_by_listed(
                entity, holdings, listed=listed, under=rule, rest_unlisted=rest_unlisted
            )
            for entity in wanted
            for rule in dict.fromkeys(under)
        ]
    except (BadInputError, ValueError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(BAD_INPUT) from None
    if form == "json":
        plain: list[dict[str, Any]] = [ownership_as_plain(one) for one in found]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(map(str, found)))


def _expect_known(names: tuple[str, ...], holdings: tuple[Holding, ...], table: Path) -> None:
    known = {one.owned for one in holdings} | {one.owner for one in holdings}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{table}: nobody there is called {', '.join(map(repr, unknown))}")
