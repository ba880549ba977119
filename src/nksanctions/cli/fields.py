"""``nksanctions fields``: the columns of a record."""

from __future__ import annotations

import click
from rich import box
from rich.console import Console
from rich.table import Table

from nksanctions.records import describe, describe_annotations, template


def show(record: str, *, template: bool = False) -> None:
    """Print the columns of a record type, or the header line of a file."""
    if template:
        click.echo(_header(record))
        return
    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    table.add_column("column", no_wrap=True)
    table.add_column("what it says; what may stand in it")
    table.add_column("left out")
    for row in (*describe(record), *describe_annotations()):
        table.add_row(row.column, f"{row.says}\n[dim]{row.values}[/dim]", row.left_out)
    Console(highlight=False).print(table)


def _header(record: str) -> str:
    return template(record).strip()
