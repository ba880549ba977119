"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


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


def on(command: F) -> F:
    """The option ``--on``."""
    return click.option("--on", metavar="DATE", callback=day, help="Say how it stood on this day.")(
        command
    )


def form(command: F) -> F:
    """The option ``--format``: text or JSON."""
    return click.option(
        "--format",
        "form",
        default="text",
        show_default=True,
        type=click.Choice(["text", "json"]),
        help="How it is written.",
    )(command)


def own_law(command: F) -> F:
    """The option ``--with``: law of one's own."""
    return _own("Law")(command)


def own_facts(command: F) -> F:
    """The option ``--with``: facts of one's own."""
    return _own("Facts")(command)


def _own(what: str) -> Callable[[F], F]:
    return click.option(
        "--with",
        "folders",
        multiple=True,
        metavar="FOLDER",
        type=click.Path(path_type=Path, file_okay=False),
        help=f"{what} of your own, in the library's TOML shape, beside it. Repeatable.",
    )


def policy_name(command: F) -> F:
    """The option ``--policy``: the base of a policy."""
    return click.option(
        "--policy",
        default="prevailing",
        show_default=True,
        type=click.Choice(["prevailing", "strict", "literal", "open"]),
        help="How contested points of law are read.",
    )(command)


def report_form(command: F) -> F:
    """The option ``--format``: text, or three kinds of tables."""
    return click.option(
        "--format",
        "form",
        default="text",
        show_default=True,
        type=click.Choice(["text", "json", "csv", "markdown"]),
        help="How it is written.",
    )(command)


def output_file(command: F) -> F:
    """The option ``--output``."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file, whole or not at all.",
    )(command)
