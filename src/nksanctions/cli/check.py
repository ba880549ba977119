"""``nksanctions check``: read, judge, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click
from attrs import frozen
from rich.console import Console
from rich.progress import track

from nksanctions.checking import check as judge
from nksanctions.cli.options import day
from nksanctions.cli.output import BAD_INPUT, put
from nksanctions.errors import BadInputError, Problem, UnknownReadingError
from nksanctions.law.policy import Policy
from nksanctions.records import RECORD_TYPES, Case, read
from nksanctions.regimes import ALL
from nksanctions.reports.answer import Answer, worst
from nksanctions.reports.formats import as_csv, as_json, as_markdown, as_text, summary

MANY = 2_000
"""From so many records on a progress bar is worth its line."""

_COLOURS = {
    "PROHIBITED": "red",
    "PRESUMED PROHIBITED": "red",
    "OVERDUE": "red",
    "INDETERMINATE": "yellow",
    "NEEDS APPROVAL": "yellow",
    "DUE": "yellow",
    "PERMITTED": "green",
    "FULFILLED": "green",
}


@frozen(kw_only=True)
class Options:
    """What the command was asked."""

    files: tuple[Path, ...]
    as_of: date | None
    policy: Policy
    record: str | None
    form: str
    explain: bool
    compare: bool
    assume: bool
    only_summary: bool
    output: Path | None
    limit: int


def policy_of(base: str, readings: Iterable[str]) -> Policy:
    """The policy of that name with some points read otherwise.

    Raises:
        click.BadParameter: If a point or a reading is not there.
    """
    points = {id: point for regime in ALL for id, point in regime.points.items()}
    found = Policy(base)
    for text in readings:
        point, _, name = text.partition("=")
        if point not in points or not name:
            known = ", ".join(points)
            raise click.BadParameter(
                f"{text!r} is not POINT=READING; the points are {known}", param_hint="--reading"
            )
        found = found.leaving_open(point) if name == "open" else found.reading(point, name)
    try:
        found.decide(points.values())
    except UnknownReadingError as error:
        raise click.BadParameter(str(error), param_hint="--reading") from error
    return found


def judged(options: Options) -> int:
    """Judge the records and print the answers; the exit status."""
    try:
        cases = read(options.files, record=options.record, limit=options.limit)
        answers = _answers(cases, options)
    except BadInputError as error:
        noun = "problem" if error.count == 1 else "problems"
        click.echo(f"{error}\n{error.count:,} {noun}; nothing was judged.", err=True)
        return BAD_INPUT
    text = _written(answers, options)
    if (status := put(text, options.output)) != 0:
        return status
    if options.compare:
        return int(any(answer.difference is not None for answer in answers))
    return int(worst(answers))


def _answers(cases: Sequence[Case], options: Options) -> list[Answer]:
    """Judge each case.

    Raises:
        BadInputError: If a case has no day, and the command was given none.
    """
    without = [case for case in cases if case.as_of is None and options.as_of is None]
    if without:
        problems = tuple(
            Problem(
                place=case.place,
                field="as_of",
                message="on which day is the question asked? give --as-of DATE or this column",
            )
            for case in without[: options.limit]
        )
        raise BadInputError(problems, count=len(without))
    rows: Iterable[Case] = cases
    if len(cases) >= MANY and sys.stderr.isatty():
        rows = track(cases, "Judging", console=Console(stderr=True), transient=True)
    found: list[Answer] = []
    for case in rows:
        as_of = case.as_of or options.as_of
        assert as_of is not None
        judgement = judge(case.record, as_of=as_of, policy=options.policy, assume=options.assume)
        found.append(Answer.to(case, judgement))
    return found


def _written(answers: Sequence[Answer], options: Options) -> str:
    match options.form:
        case "json":
            return as_json(answers, explain=options.explain) + "\n"
        case "csv":
            return as_csv(answers)
        case "markdown":
            return as_markdown(answers, explain=options.explain)
    coloured = options.output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def paint(word: str) -> str:
        return click.style(word, fg=_COLOURS.get(word), bold=True) if coloured else word

    if options.only_summary:
        lines = summary(answers, compare=options.compare, paint=paint)
    else:
        lines = as_text(answers, explain=options.explain, compare=options.compare, paint=paint)
    return "\n".join(lines) + "\n"


@click.command(short_help="Judge records from files.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    metavar="DATE",
    callback=day,
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
    options = Options(
        files=files,
        as_of=as_of,
        policy=policy_of(policy, readings),
        record=record,
        form=form,
        explain=explain,
        compare=compare,
        assume=not no_assume,
        only_summary=only_summary,
        output=output,
        limit=limit,
    )
    raise SystemExit(judged(options))
