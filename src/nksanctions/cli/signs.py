"""``nksanctions indicators`` and ``nksanctions red-flags``: read, ask, print; or list them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from nksanctions.cli.run import BAD_INPUT, deliver, is_coloured, refuse, tracked
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


def indicators(options: Options, thresholds: dict[str, int]) -> int:
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


def flags(options: Options, advisory: str | None) -> int:
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
    if not deliver(_written(answers, room.statements(), options), options.output):
        return BAD_INPUT
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
    return 0 if deliver(text, options.output) else BAD_INPUT
