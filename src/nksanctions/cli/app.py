"""The commands and their options."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

import nksanctions
from nksanctions.cli import fields, run
from nksanctions.cli import lists as official
from nksanctions.cli.screen import screen, screening
from nksanctions.records import RECORD_TYPES


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """A day, or a usage error that shows the form."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day such as 2017-11-01 ({error})") from error


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


@app.group()
def lists() -> None:
    """Show official lists of designations, and write them in other forms."""


def _of_a_list(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command on one list has."""
    for option in (
        click.option(
            "--keep-going",
            is_flag=True,
            help="Leave out bad entries, and say so, instead of stopping.",
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(official.FORMAT_NAMES),
            help="The format of the list; by default its content tells.",
        ),
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            type=click.Choice(official.KIND_NAMES),
            help="Only designations of this kind. Repeatable.",
        ),
        click.option(
            "--tag",
            "tags",
            multiple=True,
            metavar="TAG",
            help="Only designations of this programme, such as DPRK3. Repeatable.",
        ),
        click.argument("file", type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


@lists.command(name="show")
@_of_a_list
@click.argument("references", nargs=-1)
@click.option("--brief", is_flag=True, help="One line a designation.")
def show_list(
    file: Path,
    references: tuple[str, ...],
    tags: tuple[str, ...],
    kinds: tuple[str, ...],
    form: str | None,
    keep_going: bool,
    brief: bool,
) -> None:
    """Show what an official list holds, and what was not understood.

    FILE is a file, a gzip or zip file, or a folder (OFAC's CSV files). With
    REFERENCES, such as KPi.001, or with --tag or --kind, the designations are
    printed instead of a summary.

    Exit status: 0 shown; 1 a reference is not on the list; 2 bad input.
    """
    wanted = official.Wanted(tags=tags, kinds=kinds, references=references)
    raise SystemExit(official.show(file, wanted, form, brief=brief, keep_going=keep_going))


@lists.command(name="export")
@_of_a_list
@click.option(
    "--to",
    required=True,
    type=click.Choice(list(official.WRITERS)),
    help="json keeps everything; csv is a table; ftm is FollowTheMoney, JSON Lines.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file, whole or not at all.",
)
def export_list(
    file: Path,
    to: str,
    output: Path | None,
    tags: tuple[str, ...],
    kinds: tuple[str, ...],
    form: str | None,
    keep_going: bool,
) -> None:
    """Write an official list as JSON, CSV or FollowTheMoney.

    Exit status: 0 written; 2 bad input, and nothing is written.
    """
    wanted = official.Wanted(tags=tags, kinds=kinds)
    raise SystemExit(official.export(file, to, output, wanted, form, keep_going=keep_going))


app.add_command(screen)
app.add_command(screening)
