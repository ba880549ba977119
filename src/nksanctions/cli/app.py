"""The commands and their options."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

import nksanctions
from nksanctions.cli import fields, host, law, run
from nksanctions.records import RECORD_TYPES


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A day, or a usage error that shows the form."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as 2017-11-01 ({error})") from error


def _days(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, str] | None
) -> tuple[date, date] | None:
    """Two days in order, or a usage error."""
    if not value:
        return None
    first, second = (_day(_ctx, _param, one) or date.min for one in value)
    if second < first:
        raise click.BadParameter(f"{second} comes before {first}")
    return first, second


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(nksanctions.__version__, prog_name="nksanctions")
def app() -> None:
    """Sanctions on North Korea (the DPRK) as executable, explainable rules.

    Exit status of check: 0 all clear; 1 something is prohibited, presumed so, or
    overdue; 3 nothing worse than undecided, needing approval, or due; 2 bad input.
    """


@app.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    help="The day of the question; a file's as_of column overrides it.",
)
@click.option(
    "--policy",
    default="prevailing",
    show_default=True,
    type=click.Choice(["prevailing", "strict", "literal", "open"]),
    help="How contested points of law are read.",
)
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="POINT=READING",
    help="Decide one point, such as A-03=strictly_before; POINT=open leaves it open. Repeatable.",
)
@click.option(
    "--record",
    type=click.Choice(list(RECORD_TYPES)),
    help="The type of the records, where the files do not name it.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "csv", "markdown"]),
    help="How the answers are written.",
)
@click.option(
    "--explain", is_flag=True, help="Print the reasons, and what would change the answer."
)
@click.option(
    "--expected",
    "compare",
    is_flag=True,
    help="Compare with the files' expected column; exit status 0 where all is as expected, else 1.",
)
@click.option(
    "--no-assume", is_flag=True, help="Take nothing for granted: defaults become unknown."
)
@click.option("--summary", "only_summary", is_flag=True, help="Print the summary alone.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file, whole or not at all.",
)
@click.option(
    "--limit", default=20, show_default=True, help="How many problems of bad input to print."
)
def check(
    files: tuple[Path, ...],
    as_of: date | None,
    policy: str,
    readings: tuple[str, ...],
    record: str | None,
    form: str,
    explain: bool,
    compare: bool,
    no_assume: bool,
    only_summary: bool,
    output: Path | None,
    limit: int,
) -> None:
    """Judge the records of FILES: CSV, JSON, JSON Lines, or folders of them.

    A column is a field of the record (see `nksanctions fields`), or one of record,
    as_of, expected, source, note. An empty cell is left out; `?` is not known.

    Exit status: 0 all clear; 1 something is prohibited, presumed so, or overdue; 3
    nothing worse than undecided, needing approval, or due; 2 bad input.
    """
    options = run.Options(
        files=files,
        as_of=as_of,
        policy=run.policy(policy, readings),
        record=record,
        form=form,
        explain=explain,
        compare=compare,
        assume=not no_assume,
        only_summary=only_summary,
        output=output,
        limit=limit,
    )
    raise SystemExit(run.check(options))


@app.command(name="fields")
@click.argument("record", type=click.Choice(list(RECORD_TYPES)))
@click.option("--template", is_flag=True, help="Print the header line of a CSV file instead.")
def show_fields(record: str, template: bool) -> None:
    """List the columns of a type of RECORD, and what leaving one out means."""
    fields.show(record, header=template)


_form = click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="How it is written.",
)
_own = click.option(
    "--with",
    "folders",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Law of your own, in the library's TOML shape, beside it. Repeatable.",
)
_on = click.option("--on", metavar="DATE", callback=_day, help="Say how it stood on this day.")


@app.command()
@click.argument("names", nargs=-1, required=True)
@_on
@click.option("--history", is_flag=True, help="What led to a provision, and what came of it.")
@_form
@_own
def show(
    names: tuple[str, ...], on: date | None, history: bool, form: str, folders: tuple[Path, ...]
) -> None:
    """Show law by NAME: a provision, an instrument, or a contested point.

    A NAME is an id (UNSCR-2375-OP17), a citation ("S/RES/2375 (2017) OP 17"), a
    symbol ("S/RES/2375 (2017)") or a point (A-03).

    Exit status: 0; 2 if a name is not held or a folder has mistakes.
    """
    raise SystemExit(law.show(names, on=on, history=history, form=form, folders=folders))


@app.command(name="law")
@_on
@click.option(
    "--between",
    nargs=2,
    metavar="DATE DATE",
    callback=_days,
    help="What changed after the first day, up to the second.",
)
@click.option("--subject", help="Of this subject, such as labour.")
@click.option("--measure", help="Of this measure, such as coal.")
@click.option("--bound", help="Addressing these, such as member-states.")
@click.option("--kind", help="Of this kind, such as prohibition.")
@click.option("--instrument", metavar="SYMBOL", help='Of this text, such as "S/RES/2371 (2017)".')
@click.option("--binding/--not-binding", default=None, help="Binding only, or the rest only.")
@_form
@_own
def show_law(
    on: date | None,
    between: tuple[date, date] | None,
    subject: str | None,
    measure: str | None,
    bound: str | None,
    kind: str | None,
    instrument: str | None,
    binding: bool | None,
    form: str,
    folders: tuple[Path, ...],
) -> None:
    """List the provisions in force on a day, of a subject, binding a party.

    Without --on, those of any day. Exit status: 0; 2 if an option or a folder
    has mistakes.
    """
    wanted = law.Wanted(
        on=on,
        subject=subject,
        measure=measure,
        bound=bound,
        kind=kind,
        instrument=instrument,
        binding=binding,
    )
    raise SystemExit(law.list_law(wanted, between=between, form=form, folders=folders))


_day_of_question = click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    help="The day of the question; what had happened by then counts.",
)
_known_by = click.option(
    "--known-by",
    metavar="DATE",
    callback=_day,
    help="Go by the facts of which a source was out by that day.",
)
_own_facts = click.option(
    "--with",
    "folders",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Facts of your own, in the library's TOML shape, beside it. Repeatable.",
)
_policy = click.option(
    "--policy",
    default="prevailing",
    show_default=True,
    type=click.Choice(["prevailing", "strict", "literal", "open"]),
    help="How contested points of law are read.",
)
_output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file, whole or not at all.",
)


@app.command(name="host")
@click.argument("code")
@_day_of_question
@_known_by
@_own_facts
@_policy
@_form
@_output
def show_host(
    code: str,
    as_of: date | None,
    known_by: date | None,
    folders: tuple[Path, ...],
    policy: str,
    form: str,
    output: Path | None,
) -> None:
    """Show what is claimed of DPRK workers in the country with this CODE, such as PL.

    With --as-of, only what is about that day or an earlier one, and where each duty
    of the State stands on it. Exit status: 0, or 2 for bad input.
    """
    dataset = host.held(folders)
    text = host.status(
        dataset, code, as_of=as_of, known_by=known_by, policy=run.policy(policy, ()), form=form
    )
    raise SystemExit(run.put(text, output))


@app.command(name="hosts")
@_day_of_question
@_known_by
@_own_facts
@_policy
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "csv", "markdown"]),
    help="How the table is written.",
)
@_output
@click.option(
    "--export",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write all facts into this folder: CSV, JSON Lines, datapackage.json.",
)
def show_hosts(
    as_of: date | None,
    known_by: date | None,
    folders: tuple[Path, ...],
    policy: str,
    form: str,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Show where the duties of each host country stand, or export the data set.

    Exit status: 0, or 2 for bad input.
    """
    if as_of is None and folder is None:
        raise click.UsageError("on which day is the question asked? give --as-of DATE")
    dataset = host.held(folders)
    if folder is not None:
        click.echo(host.write(dataset, folder), nl=False)
    if as_of is None:
        return
    text = host.status_of_all(
        dataset, as_of=as_of, known_by=known_by, policy=run.policy(policy, ()), form=form
    )
    raise SystemExit(run.put(text, output))
