"""``nksanctions deadlines``: who owes what, and by when; as text, tables or a calendar file."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import click

from nksanctions.cli.law import regime_with
from nksanctions.cli.options import day, own_law
from nksanctions.cli.output import BAD_INPUT, put, write_file
from nksanctions.errors import NKSanctionsError
from nksanctions.models.period import Period
from nksanctions.regimes.calendar import Calendar, Convention
from nksanctions.regimes.calendar import deadlines as listed
from nksanctions.reports.deadlines import as_csv, as_json, as_markdown
from nksanctions.reports.ics import to_ics

__all__ = ["deadlines"]

_COLOURS = {"OVERDUE": "red", "DUE": "yellow", "PENDING": "cyan", "FULFILLED": "green"}
_CONVENTIONS = {one.value.lower().replace(" ", "-"): one for one in Convention}


def _told(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> dict[str, date | None]:
    """Keys with days: KEY=DATE; a usage error that shows the form."""
    found: dict[str, date | None] = {}
    for text in value:
        key, parted, when = text.rpartition("=")
        if not parted or not key:
            raise click.BadParameter(
                f"{text!r} is not KEY=DATE, such as UNSCR-2397-OP8d=2020-03-20"
            )
        if key in found:
            raise click.BadParameter(f"{key} is given twice")
        found[key] = None if when == "no" and param.name == "fulfilled" else day(ctx, param, when)
    return found


@click.command(short_help="List who owes what, and by when.")
@click.option("--state", metavar="CODE", help="Only what this State owes: an ISO code, such as PL.")
@click.option(
    "--as-of",
    metavar="DATE",
    required=True,
    callback=day,
    help="The day of the question: which law there is, and where each duty stands.",
)
@click.option("--from", "first", metavar="DATE", callback=day, help="Last days from this day on.")
@click.option("--to", "last", metavar="DATE", callback=day, help="Last days up to this day.")
@click.option("--subject", help="Of this subject, such as labour.")
@click.option("--bound", help="Owed by these, such as member-states or committee-1718.")
@click.option("--binding/--not-binding", default=None, help="What binds only, or calls only.")
@click.option(
    "--fulfilled",
    multiple=True,
    metavar="KEY=DATE",
    callback=_told,
    help="When a duty was fulfilled, or KEY=no. Repeatable; --format csv shows the keys.",
)
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="KEY=DATE",
    callback=_told,
    help="When the event came that a duty is counted from. Repeatable.",
)
@click.option("--undated", is_flag=True, help="List also what hangs on an event without a day.")
@click.option("--every-term", is_flag=True, help="Show every past term of what recurs.")
@click.option(
    "--convention",
    default="new-york",
    show_default=True,
    type=click.Choice(list(_CONVENTIONS)),
    help="Whose dates: New York's, or those of a State that counts from its own.",
)
@click.option(
    "--ics",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a calendar file with an all-day event for each last day.",
)
@click.option(
    "--alarm",
    "alarms",
    multiple=True,
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Remind so many days before, in the calendar file. Repeatable.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "csv", "markdown"]),
    help="How the list is written.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file, whole or not at all.",
)
@own_law
def deadlines(
    state: str | None,
    as_of: date,
    first: date | None,
    last: date | None,
    subject: str | None,
    bound: str | None,
    binding: bool | None,
    fulfilled: dict[str, date | None],
    events: dict[str, date | None],
    undated: bool,
    every_term: bool,
    convention: str,
    ics: Path | None,
    alarms: tuple[int, ...],
    form: str,
    output: Path | None,
    folders: tuple[Path, ...],
) -> None:
    """List deadlines in the order of their days: who owes what, and by when.

    After its last day a duty reads PASSED, unless --fulfilled tells more. Of a duty
    that recurs only the last past term is shown, unless --from, --to or --every-term
    is given. Exit status: 0; 2 for bad input.
    """
    try:
        calendar = listed(
            as_of=as_of,
            state=state,
            between=_between(first, last),
            subject=subject,
            bound=bound,
            binding=binding,
            fulfilled=fulfilled,
            events={key: when for key, when in events.items() if when is not None},
            undated=undated,
            convention=_CONVENTIONS[convention],
            regimes=[regime_with(folders)],
        )
        if ics is not None:
            _write(calendar, ics, alarms)
    except (NKSanctionsError, ValueError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(BAD_INPUT) from error
    if ics is not None and form == "text" and output is None:
        return
    every_term = every_term or first is not None or last is not None
    raise SystemExit(put(_written(calendar, form, output, every_term=every_term), output))


def _between(first: date | None, last: date | None) -> Period | None:
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        raise ValueError(f"--to {last} comes before --from {first}")
    return Period(first or date.min, None if last is None else last + timedelta(days=1))


def _write(calendar: Calendar, path: Path, alarms: tuple[int, ...]) -> None:
    content = to_ics(calendar, alarms=alarms)
    if (problem := write_file(path, content)) is not None:
        raise ValueError(problem)
    number = sum(entry.day is not None for entry in calendar)
    noun = "deadline" if number == 1 else "deadlines"
    click.echo(f"{number} {noun} written to {path}", err=True)
    for note in calendar.notes:
        click.echo(note, err=True)


def _written(calendar: Calendar, form: str, output: Path | None, *, every_term: bool) -> str:
    match form:
        case "json":
            return as_json(calendar) + "\n"
        case "csv":
            return as_csv(calendar)
        case "markdown":
            return as_markdown(calendar)
    coloured = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    lines = calendar.lines(every_term=every_term)
    return "\n".join(map(_painted, lines) if coloured else lines) + "\n"


def _painted(line: str) -> str:
    """The line with its status in colour, where it has one."""
    for word, colour in _COLOURS.items():
        if line[12:26].rstrip() in (word, f"{word} LATE"):
            return line[:12] + click.style(line[12:26], fg=colour, bold=True) + line[26:]
    return line
