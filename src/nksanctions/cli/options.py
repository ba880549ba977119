"""Options that several commands have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A day, or a usage error that shows the form."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as 2017-11-01 ({error})") from error


def days(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, str] | None
) -> tuple[date, date] | None:
    """Two days in order, or a usage error."""
    if not value:
        return None
    first, second = (day(_ctx, _param, one) or date.min for one in value)
    if second < first:
        raise click.BadParameter(f"{second} comes before {first}")
    return first, second


on = click.option("--on", metavar="DATE", callback=day, help="Say how it stood on this day.")

form = click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="How it is written.",
)

own_law = click.option(
    "--with",
    "folders",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Law of your own, in the library's TOML shape, beside it. Repeatable.",
)
