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

from nksanctions.errors import MalformedDataError, NKSanctionsError, UnknownProvisionError
from nksanctions.law.text import wrapped
from nksanctions.models.period import in_words
from nksanctions.models.provision import Provision
from nksanctions.regimes import UN, Regime
from nksanctions.regimes.timeline import Changes
from nksanctions.reports.law import (
    instrument_text,
    listing_text,
    plain,
    point_text,
    provision_text,
    rules_reading,
)

BAD_INPUT = 2


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


def show(
    names: Sequence[str], *, on: date | None, history: bool, form: str, folders: Iterable[Path]
) -> int:
    """Print provisions, instruments and points by name; the exit status."""
    try:
        regime = _regime(folders)
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


def list_law(
    wanted: Wanted, *, between: tuple[date, date] | None, form: str, folders: Iterable[Path]
) -> int:
    """Print the provisions that fit, or what changed between two days; the exit status."""
    try:
        regime = _regime(folders)
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


def _regime(folders: Iterable[Path]) -> Regime:
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
    if (point := regime.points.get(name.strip().upper())) is not None:
        value = {**plain(point), "bears_on": plain(regime.catalogue.bears_on.get(point.id, ()))}
        return list(point_text(point, regime)), value
    try:
        provision = regime.provision(name)
    except UnknownProvisionError as unknown:
        try:
            instrument = regime.instrument(name)
        except UnknownProvisionError:
            raise unknown from None
        return list(instrument_text(instrument, regime, on=on)), plain(instrument)
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
