"""Days as options of a command."""

from __future__ import annotations

from datetime import date

import click


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A day, or a usage error that shows the form."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as 2017-11-01 ({error})") from error
