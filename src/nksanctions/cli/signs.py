"""``nksanctions indicators`` and ``nksanctions red-flags``: read, ask, print; or list them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from nksanctions.cli.options import output_file, report_form
from nksanctions.cli.output import BAD_INPUT, is_coloured, put, refuse, tracked
from nksanctions.errors import BadInputError, Problem
from nksanctions.indicators import forced_labour, red_flags
from nksanctions.indicators.files import Statement
from nksanctions.models import ITWorkerObservation, SupplierObservation, WorkingConditions
from nksanctions.records import Case, read, record_name
from nksanctions.reports import sign_list
from nksanctions.reports.signs import (
    SignAnswer,
    answer,
    as_csv,
    as_json,
    as_markdown,
    as_text,
)

FLAGGED: Final = {
    record_name(record): record for record in (SupplierObservation, ITWorkerObservation)
}
"""The records that red flags are asked of, by name."""


@frozen(kw_only=True)
class Options:
    """What the command was asked."""

    files: tuple[Path, ...]
    record: str | None
    form: str
    explain: bool
    compare: bool
    output: Path | None
    limit: int


def asked_indicators(options: Options, thresholds: dict[str, int]) -> int:
    """Ask the indicators of forced labour of each record, or list them; the exit status."""

    def ask(record: WorkingConditions) -> forced_labour.Assessment:
        return forced_labour.assess(record, thresholds=thresholds)

    try:
        forced_labour.questions(thresholds)  # a bad threshold is told before a file is opened
        if not options.files:
            return _listed(sign_list.indicators(thresholds), forced_labour.statements(), options)
        return _asked(options, (WorkingConditions,), WorkingConditions, ask, forced_labour)
    except BadInputError as error:
        refuse(error, "nothing was asked")
        return BAD_INPUT


def asked_flags(options: Options, advisory: str | None) -> int:
    """Check each observation against the red flags, or list them; the exit status."""

    def ask(observation: red_flags.Observation) -> red_flags.Checklist:
        return red_flags.check(observation, advisory=advisory)

    try:
        red_flags.flags(advisory=advisory)  # a bad advisory is told before a file is opened
        if not options.files:
            return _listed(sign_list.flags(advisory), red_flags.statements(), options)
        record = FLAGGED.get(options.record or "")
        return _asked(options, tuple(FLAGGED.values()), record, ask, red_flags)
    except BadInputError as error:
        refuse(error, "nothing was asked")
        return BAD_INPUT


def _asked(
    options: Options,
    wanted: tuple[type[Any], ...],
    default: type[Any] | None,
    ask: Callable[[Any], Any],
    room: Any,
) -> int:
    cases = read(options.files, record=default, limit=options.limit)
    foreign = [case for case in cases if not isinstance(case.record, wanted)]
    if foreign:
        problems = [_foreign(case, wanted) for case in foreign[: options.limit]]
        raise BadInputError(problems, len(foreign))
    answers = [answer(case, ask) for case in tracked(cases, "Asking")]
    if (status := put(_written(answers, room.statements(), options), options.output)) != 0:
        return status
    return int(options.compare and any(one.difference is not None for one in answers))


def _foreign(case: Case, wanted: Iterable[type[Any]]) -> Problem:
    names = " or ".join(map(record_name, wanted))
    message = f"expected {names}, got {record_name(type(case.record))}"
    return Problem(place=case.place, field="record", message=message)


def _written(
    answers: Sequence[SignAnswer], statements: Iterable[Statement], options: Options
) -> str:
    match options.form:
        case "json":
            return as_json(answers, explain=options.explain) + "\n"
        case "csv":
            return as_csv(answers, statements)
        case "markdown":
            return as_markdown(answers, statements, explain=options.explain)
    coloured = is_coloured(options.output)

    def paint(word: str) -> str:
        return click.style(word, bold=True) if coloured else word

    lines = as_text(
        answers, statements, explain=options.explain, compare=options.compare, paint=paint
    )
    return "\n".join(lines) + "\n"


def _listed(
    rows: Iterator[sign_list.Entry], statements: Iterable[Statement], options: Options
) -> int:
    text = sign_list.written(list(rows), statements, options.form)
    return put(text, options.output)


def _sign_options(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options that the commands on signs share."""
    for option in (
        click.option(
            "--limit",
            default=20,
            show_default=True,
            help="How many problems of bad input to print.",
        ),
        output_file,
        click.option(
            "--expected",
            "compare",
            is_flag=True,
            help="Compare with the files' expected column; exit status 1 where something differs.",
        ),
        click.option("--explain", is_flag=True, help="Print the reasons, down to the facts."),
        report_form,
        click.argument("files", nargs=-1, type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


def _thresholds(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> dict[str, int]:
    """Numbers of the caller's own, by the id of the threshold."""
    found: dict[str, int] = {}
    for text in value:
        id, _, number = text.partition("=")
        if not (number.isascii() and number.isdigit()):
            raise click.BadParameter(f"{text!r} is not ID=NUMBER, such as hours-a-week=48")
        found[id] = int(number)
    return found


@click.command(name="indicators", short_help="Ask the indicators of forced labour.")
@_sign_options
@click.option(
    "--threshold",
    "thresholds",
    multiple=True,
    metavar="ID=NUMBER",
    callback=_thresholds,
    help="A number of your own for one threshold, such as hours-a-week=48. Repeatable.",
)
def indicators_command(thresholds: dict[str, int], **options: Any) -> None:
    """Ask the ILO's indicators of forced labour of the working conditions in FILES.

    Each indicator is met, not met or open. Without FILES, the eleven are listed with
    the thresholds. An indicator is a sign, never a finding: the exit status is 0
    whatever is met, 2 for bad input.
    """
    raise SystemExit(asked_indicators(Options(record=None, **options), thresholds))


@click.command(name="red-flags", short_help="Check the red flags of the US advisories.")
@_sign_options
@click.option(
    "--advisory",
    metavar="ID",
    help="The flags of one advisory only, such as us-2022-05-16.",
)
@click.option(
    "--record",
    type=click.Choice(list(FLAGGED)),
    help="The type of the records, where the files do not name it.",
)
def red_flags_command(advisory: str | None, **options: Any) -> None:
    """Check what was noticed, in FILES, against the red flags of the US advisories.

    Each flag is raised, not raised or not known. Without FILES, the flags are listed.
    A flag is a reason to look, never a finding: the exit status is 0 whatever is
    raised, 2 for bad input.
    """
    raise SystemExit(asked_flags(Options(**options), advisory))
