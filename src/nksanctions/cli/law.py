"""``nksanctions show`` and ``nksanctions law``: the law itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click
from attrs import frozen

from nksanctions.cli import options
from nksanctions.cli.output import BAD_INPUT
from nksanctions.errors import MalformedDataError, NKSanctionsError, UnknownProvisionError
from nksanctions.law.text import wrapped
from nksanctions.models.period import in_words
from nksanctions.models.provision import Provision
from nksanctions.regimes import UN, Regime
from nksanctions.regimes.timeline import Changes
from nksanctions.reports.law import (
    caveat_text,
    instrument_text,
    listing_text,
    plain,
    point_text,
    provision_text,
    rules_reading,
)


@frozen(kw_only=True)
class Wanted:
    """Which provisions to list; what is `None` does not matter."""

    on: date | None
    subject: str | None
    measure: str | None
    bound: str | None
    kind: str | None
    instrument: str | None
    binding: bool | None


def shown(
    names: Sequence[str], *, on: date | None, history: bool, form: str, folders: Iterable[Path]
) -> int:
    """Print provisions, instruments and points by name; the exit status."""
    try:
        regime = regime_with(folders)
    except NKSanctionsError as error:
        return _refused(error)
    blocks: list[list[str]] = []
    values: list[Any] = []
    wrong = []
    for name in names:
        try:
            lines, value = _one(name, regime, on=on, history=history)
        except UnknownProvisionError as error:
            wrong.append(str(error))
            continue
        blocks.append(lines)
        values.append(value)
    if wrong:
        click.echo("\n".join(wrong), err=True)
        return BAD_INPUT
    if form == "json":
        click.echo(json.dumps(values, indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join("\n".join(lines) for lines in blocks))
    return 0


def listed(
    wanted: Wanted, *, between: tuple[date, date] | None, form: str, folders: Iterable[Path]
) -> int:
    """Print the provisions that fit, or what changed between two days; the exit status."""
    try:
        regime = regime_with(folders)
        if wanted.instrument is not None:
            symbol = regime.instrument(wanted.instrument).symbol
            wanted = attrs.evolve(wanted, instrument=symbol)
        found = regime.provisions(**attrs.asdict(wanted))
    except (NKSanctionsError, ValueError) as error:
        return _refused(error)
    if between is not None:
        ids = {one.id for one in found}
        all_changes = regime.diff(*between)
        changes = Changes(tuple(one for one in all_changes if one.provision.id in ids))
        if form == "json":
            rows = [
                {
                    "on": plain(one.on),
                    "kind": one.kind.value,
                    "provision": one.provision.id,
                    "by": one.by.id if one.by is not None else None,
                }
                for one in changes
            ]
            click.echo(json.dumps(rows, indent=2))
        else:
            click.echo(str(changes))
        return 0
    if form == "json":
        values = [_value(one, regime, wanted.on) for one in found]
        click.echo(json.dumps(values, indent=2, ensure_ascii=False))
        return 0
    lines = list(listing_text(found, regime, on=wanted.on))
    day = f" in force on {in_words(wanted.on)}" if wanted.on is not None else ""
    noun = "provision" if len(found) == 1 else "provisions"
    click.echo("\n".join([*lines, "", f"{len(found)} {noun}{day}"]).strip())
    return 0


def regime_with(folders: Iterable[Path]) -> Regime:
    """The United Nations regime, with the law in these folders.

    Raises:
        MalformedDataError: If there are mistakes in a folder.
        RuleError: If two folders hold the same id.
    """
    found = UN
    for folder in folders:
        own = Regime.read(folder, id=folder.name, beside=[found])
        found = found.merged(own)
    return found


def _refused(error: Exception) -> int:
    problems = len(error.problems) if isinstance(error, MalformedDataError) else 1
    count = f"\n{problems:,} problems; nothing was shown." if problems > 1 else ""
    click.echo(f"{error}{count}", err=True)
    return BAD_INPUT


def _one(
    name: str, regime: Regime, *, on: date | None, history: bool
) -> tuple[list[str], dict[str, Any]]:
    wanted = name.strip().casefold()
    for point in regime.points.values():
        if point.id.casefold() == wanted:
            bears_on = plain(regime.catalogue.bears_on.get(point.id, ()))
            return list(point_text(point, regime)), {**plain(point), "bears_on": bears_on}
    for caveat in regime.catalogue.caveats.values():
        if caveat.id.casefold() == wanted:
            return list(caveat_text(caveat)), plain(caveat)
    try:
        provision = regime.provision(name)
    except UnknownProvisionError as unknown:
        try:
            instrument = regime.instrument(name)
        except UnknownProvisionError as other:
            raise (other if "did you mean" in str(other) else unknown) from None
        return list(instrument_text(instrument, regime, on=on)), plain(instrument)
    if name != provision.id and (text := regime.catalogue.instruments.get(name)) is not None:
        return list(instrument_text(text, regime, on=on)), plain(text)
    if not history:
        return list(provision_text(provision, regime, on=on)), _value(provision, regime, on)
    lines: list[str] = []
    steps = regime.history(provision.id)
    for step in steps:
        head, *rest = str(step).splitlines()
        lines += wrapped([head], "")
        lines += wrapped([step.provision.summary], "    ")
        lines += (line for each in rest for line in wrapped([each.strip()], "    "))
    return lines, {"of": provision.id, "steps": [_value(s.provision, regime, on) for s in steps]}


def _value(provision: Provision, regime: Regime, on: date | None) -> dict[str, Any]:
    """A provision as plain values, with what is computed of it."""
    value: dict[str, Any] = {"id": provision.id, **plain(provision)}
    value["printed"] = str(provision.citation)
    value["in_force_by_its_own_text"] = value.pop("in_force")
    value["in_force"] = plain(regime.in_force(provision.id))
    value["rules"] = list(rules_reading(provision.id, regime))
    if on is not None:
        value["standing"] = regime.standing(provision.id, on=on).value
    return value


@click.command(short_help="Show a paragraph, a text or a contested point.")
@click.argument("names", nargs=-1, required=True)
@options.on
@click.option("--history", is_flag=True, help="What led to a provision, and what came of it.")
@options.form
@options.own_law
def show(
    names: tuple[str, ...], on: date | None, history: bool, form: str, folders: tuple[Path, ...]
) -> None:
    """Show law by NAME: a provision, an instrument, or a contested point.

    A NAME is an id (UNSCR-2375-OP17), a citation ("S/RES/2375 (2017) OP 17"), a
    symbol ("S/RES/2375 (2017)") or a point (A-03).

    Exit status: 0; 2 if a name is not held or a folder has mistakes.
    """
    raise SystemExit(shown(names, on=on, history=history, form=form, folders=folders))


@click.command(name="law", short_help="List the law of a day, or what changed.")
@options.on
@click.option(
    "--between",
    nargs=2,
    metavar="DATE DATE",
    callback=options.days,
    help="What changed after the first day, up to the second.",
)
@click.option("--subject", help="Of this subject, such as labour.")
@click.option("--measure", help="Of this measure, such as coal.")
@click.option("--bound", help="Addressing these, such as member-states.")
@click.option("--kind", help="Of this kind, such as prohibition.")
@click.option("--instrument", metavar="SYMBOL", help='Of this text, such as "S/RES/2371 (2017)".')
@click.option("--binding/--not-binding", default=None, help="Binding only, or the rest only.")
@options.form
@options.own_law
def law(
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
    wanted = Wanted(
        on=on,
        subject=subject,
        measure=measure,
        bound=bound,
        kind=kind,
        instrument=instrument,
        binding=binding,
    )
    raise SystemExit(listed(wanted, between=between, form=form, folders=folders))
