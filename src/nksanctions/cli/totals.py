"""``nksanctions totals``: deliveries added up against the limits of all States."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import click

from nksanctions.cli.output import BAD_INPUT, put, write_file
from nksanctions.errors import NKSanctionsError
from nksanctions.models import GoodsTransfer, PetroleumSupply
from nksanctions.records import Case, read, record_name, to_row
from nksanctions.regimes.un.totals import Totals, coal_totals, petroleum_totals

__all__ = ["totals"]


@click.command(short_help="Add deliveries up against the limits of all States.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--conversion",
    metavar="NAME",
    help="The rate between barrels and tons: crude-oil-2397, for instance.",
)
@click.option(
    "--count-lpg", is_flag=True, help="Count propane and butane as refined products (A-31-lpg)."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the records with what the totals say of them to this CSV file.",
)
def totals(
    files: tuple[Path, ...], conversion: str | None, count_lpg: bool, output: Path | None
) -> None:
    """Add up the petroleum supplies, or the purchases of coal, in CSV and JSON files.

    Prints each limit with the days on which the total came to a threshold. With
    --output the records are written again, filled in, ready for nksanctions check.
    """
    try:
        cases = read(files)
        found = _added_up([_placed(case) for case in cases], conversion, count_lpg)
    except (NKSanctionsError, ValueError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(BAD_INPUT) from error
    if output is not None:
        problem = write_file(output, _csv(cases, found.records).encode())
        if problem is not None:
            click.echo(problem, err=True)
            raise SystemExit(BAD_INPUT)
        click.echo(f"{len(found.records)} records written to {output}", err=True)
    raise SystemExit(put(f"{found}\n", None))


def _placed(case: Case) -> Any:
    """The record, named by its place where it has no name of its own."""
    record = case.record
    return record if record.reference else attrs.evolve(record, reference=case.place)


def _added_up(records: list[Any], conversion: str | None, count_lpg: bool) -> Totals[Any]:
    kinds = {type(record) for record in records}
    if kinds == {PetroleumSupply}:
        return petroleum_totals(records, conversion=conversion, count_lpg=count_lpg)
    if kinds == {GoodsTransfer}:
        return coal_totals(records, conversion=conversion)
    names = ", ".join(sorted(map(record_name, kinds))) or "nothing"
    raise ValueError(
        f"the files hold {names}; only petroleum-supply records, or only goods-transfer records of"
        " coal, are added up"
    )


def _csv(cases: Iterable[Case], records: Iterable[Any]) -> str:
    """The records as a CSV file, with the day and the remarks that stood beside each."""
    rows = []
    for case, record in zip(cases, records, strict=True):
        as_of = "" if case.as_of is None else case.as_of.isoformat()
        beside = {"record": record_name(type(record)), "as_of": as_of}
        rows.append(beside | to_row(record))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
