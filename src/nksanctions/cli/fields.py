"""``nksanctions fields``: the columns of a record."""

from __future__ import annotations

import click

from nksanctions.law.text import WIDTH, wrapped
from nksanctions.records import RECORD_TYPES, describe, describe_annotations, template


def show(record: str, *, header: bool = False) -> None:
    """Print the columns of a record type, or the header line of a file."""
    if header:
        click.echo(template(record).strip())
        return
    for row in describe(record):
        _column(row.column, row.says, row.values, row.left_out)
    click.echo("Beside any record:")
    for row in describe_annotations():
        _column(row.column, row.says, row.values, row.left_out)


def _column(name: str, says: str, values: str, left_out: str) -> None:
    first, *rest = wrapped([f"{name} (left out: {left_out})"], "", WIDTH)
    click.echo(click.style(name, bold=True) + first[len(name) :])
    for line in rest:
        click.echo(line)
    for line in wrapped([says, values], "    ", WIDTH):
        click.echo(line)


@click.command(name="fields", short_help="List the columns of a type of record.")
@click.argument("record", type=click.Choice(list(RECORD_TYPES)))
@click.option(
    "--template", "template_only", is_flag=True, help="Print the header line of a CSV file instead."
)
def fields(record: str, template_only: bool) -> None:
    """List the columns of a type of RECORD, and what leaving one out means."""
    show(record, header=template_only)
