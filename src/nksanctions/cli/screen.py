"""``nksanctions screen`` and ``nksanctions screening validate``: names against official lists."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from nksanctions.cli.batch import Batch, query
from nksanctions.errors import BadInputError
from nksanctions.lists import Designation, ParseReport, SubjectKind, stream
from nksanctions.reports.candidates import as_json, as_text, caution
from nksanctions.screening import FLOOR, RECOMMENDED, Index
from nksanctions.screening.validation import validate

BAD_INPUT: Final = 2
STOPPED: Final = 130

_LISTS: Final = click.option(
    "--list",
    "lists",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="An official list: a file, gzip or zip, or a folder (OFAC's CSV files). Repeatable.",
)
_THRESHOLD: Final = click.option(
    "--threshold",
    default=RECOMMENDED,
    show_default=True,
    type=click.FloatRange(FLOOR, 1, max_open=True),
    help="Leave out candidates below this score.",
)
_KEEP_GOING: Final = click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out bad entries of a list, and bad rows, and say so, instead of stopping.",
)


def _bar(description: str) -> Progress:
    return Progress(
        TextColumn(description),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )


def _held(paths: tuple[Path, ...], *, keep_going: bool) -> tuple[Designation, ...]:
    """The designations of the lists.

    Raises:
        BadInputError: If a file is no list, is damaged, or (strictly) has bad entries.
    """
    found: list[Designation] = []
    with _bar("Reading lists") as bar:
        task = bar.add_task("", total=None)
        for path in paths:
            report = ParseReport()
            for number, each in enumerate(stream(path, strict=not keep_going, report=report), 1):
                found.append(each)
                if number % 500 == 0:
                    bar.update(task, completed=len(found))
            if report.problem_count:
                click.echo(f"{path}: {report.skipped_count:,} entries left out.", err=True)
    return tuple(found)


def _say(error: Exception, advice: str) -> int:
    click.echo(f"{error}\n{advice}", err=True)
    return BAD_INPUT


def _about_one(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what is known beside a name."""
    for option in (
        click.option("--on", metavar="DATE", help="Leave out what did not stand on that day."),
        click.option("--imo", metavar="NUMBER", help="The vessel's IMO number."),
        click.option("--document", metavar="NUMBER", help="The number of a passport or paper."),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in SubjectKind]),
            help="Only designations of this kind.",
        ),
        click.option(
            "--nationality", metavar="CODE", help="An ISO 3166 code; for a vessel its flag."
        ),
        click.option("--born", metavar="DATE", help="1959-11-07, 1959-11 or 1959."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("names", nargs=-1)
@_LISTS
@click.option(
    "--input",
    "source",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file with a column name, and born, nationality, kind, document, imo, on if known.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the CSV of --input goes. A run that was stopped goes on where it was.",
)
@click.option("--column", default="name", show_default=True, help="The column of the names.")
@_about_one
@_THRESHOLD
@click.option(
    "--limit",
    default=5,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many candidates for a name.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="How candidates for NAME are printed.",
)
@click.option("--explain", is_flag=True, help="Print the parts of each score.")
@_KEEP_GOING
def screen(
    names: tuple[str, ...],
    lists: tuple[Path, ...],
    source: Path | None,
    output: Path | None,
    column: str,
    threshold: float,
    limit: int,
    form: str,
    explain: bool,
    keep_going: bool,
    **known: Any,
) -> None:
    """Look names up in official lists: candidates with evidence.

    A candidate is no finding: people share names. Give each NAME in quotation
    marks; any spelling, order or script will do.

    Exit status: 0 no candidate; 1 some candidate; 2 bad input.
    """
    if bool(names) == (source is not None):
        raise click.UsageError("give names, or a file of names with --input")
    if (source is None) != (output is None):
        raise click.UsageError("--input and -o go together")
    if source is not None and any(known.values()):
        beside = ", ".join(f"--{name}" for name, value in known.items() if value)
        raise click.UsageError(f"{beside}: with --input this is a column of the file")
    try:
        if source is None:
            raise SystemExit(
                _print(names, lists, known, threshold, limit, form, explain, keep_going)
            )
        assert output is not None
        batch = Batch(
            source=source,
            output=output,
            lists=lists,
            column=column,
            threshold=threshold,
            limit=limit,
            keep_going=keep_going,
        )
        raise SystemExit(_screen_file(batch))
    except BadInputError as error:
        raise SystemExit(_say(error, "nothing was screened.")) from error
    except OSError as error:
        name = error.filename or "a file"
        raise SystemExit(
            _say(ValueError(f"{name}: {error.strerror}"), "nothing was screened.")
        ) from error


def _print(
    names: tuple[str, ...],
    lists: tuple[Path, ...],
    known: dict[str, Any],
    threshold: float,
    limit: int,
    form: str,
    explain: bool,
    keep_going: bool,
) -> int:
    try:
        asked = [query({"name": name, **known}) for name in names]
    except ValueError as error:
        return _say(error, "nothing was screened.")
    index = Index(_held(lists, keep_going=keep_going))
    answers = list(index.search_many(asked, threshold=threshold, limit=limit))
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def paint(text: str) -> str:
        return click.style(text, bold=True) if coloured else text

    if form == "json":
        click.echo(as_json(names, answers))
    else:
        click.echo(as_text(names, answers, paint, explain=explain), nl=False)
        if any(answers):
            click.echo(caution(), err=True)
    return int(any(answers))


def _screen_file(batch: Batch) -> int:
    rows = batch.rows()
    index = Index(_held(batch.lists, keep_going=batch.keep_going))
    done = batch.done()
    if done:
        click.echo(f"going on after row {done:,} of {len(rows):,}", err=True)
    try:
        with _bar("Screening") as bar:
            task = bar.add_task("", total=len(rows), completed=done)
            batch.run(index, rows, done, lambda at: bar.update(task, completed=at))
    except KeyboardInterrupt:
        click.echo("stopped; the same command goes on from here.", err=True)
        return STOPPED
    found = batch.finish()
    click.echo(f"{batch.output}: {len(rows):,} names, {found:,} with candidates", err=True)
    if found:
        click.echo(caution(), err=True)
    return int(found > 0)


@click.group()
def screening() -> None:
    """Measure the screening of names."""


@screening.command(name="validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_THRESHOLD
@click.option(
    "--aside", is_flag=True, help="Use the quarter that was kept aside when rules were tuned."
)
@_KEEP_GOING
def validate_lists(
    files: tuple[Path, ...], threshold: float, aside: bool, keep_going: bool
) -> None:
    """Measure how well names of your own lists are found.

    FILES are official lists. Their names are rewritten by rules: other systems,
    orders, scripts, abbreviations. Beside them stand names of others, that should
    find nothing. It takes a minute or so.

    Exit status: 0 measured; 2 bad input.
    """
    try:
        held = _held(files, keep_going=keep_going)
    except BadInputError as error:
        raise SystemExit(_say(error, "nothing was measured.")) from error
    with _bar("Validating") as bar:
        task = bar.add_task("", total=None)

        def watch(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        report = validate(held, threshold=threshold, aside=aside, watch=watch)
    click.echo(str(report))
