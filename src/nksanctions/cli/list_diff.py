"""``nksanctions lists diff``: what changed between two states of a list."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
from attrs import asdict, frozen

from nksanctions.errors import BadInputError, RefusedListError
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.lists import Designation, ListDiff, ListSnapshot, take_snapshot
from nksanctions.lists import diff as compare

CHANGED, BAD_INPUT, REFUSED = 1, 2, 3


@frozen(kw_only=True)
class Options:
    """What the command was asked."""

    old: Path
    new: Path
    old_day: date | None
    new_day: date | None
    tags: tuple[str, ...]
    form: str
    allow_fewer: bool
    exit_code: bool


def diff(options: Options) -> int:
    """Compare and print; the exit status."""
    try:
        old = _snapshot(options.old, options.old_day, options)
        new = _snapshot(options.new, options.new_day, options)
        changes = compare(old, new, allow_fewer=options.allow_fewer)
        if options.tags:
            _refuse_unknown(options.tags, old, new)
            parts = (one.of_programme(*options.tags) for one in (old, new))
            changes = compare(*parts, allow_fewer=True)
    except BadInputError as error:
        click.echo(f"{error}\nnothing was compared.", err=True)
        return BAD_INPUT
    except RefusedListError as error:
        for line in wrapped([f"refused: {error}"], "", WIDTH):
            click.echo(line, err=True)
        return REFUSED
    click.echo(_as_json(changes) if options.form == "json" else str(changes))
    return CHANGED if changes and options.exit_code else 0


def _snapshot(path: Path, generated: date | None, options: Options) -> ListSnapshot:
    return take_snapshot(path, generated=generated, allow_fewer=options.allow_fewer)


def _refuse_unknown(wanted: tuple[str, ...], *snapshots: ListSnapshot) -> None:
    tags = {tag for one in snapshots for entry in one.designations for tag in entry.tags}
    if unknown := [tag for tag in wanted if tag not in tags]:
        raise click.BadParameter(
            f"neither list has {', '.join(unknown)}; there are {', '.join(sorted(tags))}",
            param_hint="--tag",
        )


def _as_json(changes: ListDiff) -> str:
    found: dict[str, Any] = {
        "list": changes.name,
        "old": changes.old.isoformat(),
        "new": changes.new.isoformat(),
        "entries_before": changes.entries_before,
        "entries_now": changes.entries_now,
        "listed": [_entry(one) for one in changes.listed],
        "amended": [
            _entry(one.after) | {"changes": [asdict(change) for change in one.changes]}
            for one in changes.amended
        ],
        "delisted": [_entry(one) for one in changes.delisted],
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def _entry(one: Designation) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "name": one.name,
        "kind": one.kind,
        "programmes": one.tags,
        "listed": one.listed.isoformat() if one.listed is not None else None,
    }
