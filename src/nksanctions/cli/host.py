"""``nksanctions host`` and ``nksanctions hosts``: host countries, their duties, the data set."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from nksanctions.cli.options import day, form, output_file, own_facts, policy_name, report_form
from nksanctions.cli.output import BAD_INPUT, put
from nksanctions.errors import BadInputError, InvalidCountryError
from nksanctions.hosts.country import HostCountry
from nksanctions.hosts.dataset import Dataset
from nksanctions.hosts.load import embedded, load
from nksanctions.hosts.standing import HostDuty
from nksanctions.hosts.table import COLUMNS, StatusRow, StatusTable, table
from nksanctions.law.policy import Policy

__all__ = ["host", "hosts"]

_as_of = click.option(
    "--as-of",
    metavar="DATE",
    callback=day,
    help="The day of the question; what had happened by then counts.",
)
_known_by = click.option(
    "--known-by",
    metavar="DATE",
    callback=day,
    help="Go by the facts of which a source was out by that day.",
)


@click.command(short_help="Show a host country: its facts, its duties.")
@click.argument("code")
@_as_of
@_known_by
@own_facts
@policy_name
@form
@output_file
def host(
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
    of the State stands on it.

    Exit status: 0; 2 for bad input.
    """
    text = _status(
        _held(folders), code, as_of=as_of, known_by=known_by, policy=Policy(policy), form=form
    )
    raise SystemExit(put(text, output))


@click.command(short_help="Show where every host stands, or export the facts.")
@_as_of
@_known_by
@own_facts
@policy_name
@report_form
@output_file
@click.option(
    "--export",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write all facts into this folder: CSV, JSON Lines, datapackage.json.",
)
def hosts(
    as_of: date | None,
    known_by: date | None,
    folders: tuple[Path, ...],
    policy: str,
    form: str,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Show where the duties of each host country stand, or export the facts.

    Exit status: 0; 2 for bad input.
    """
    if as_of is None and folder is None:
        raise click.UsageError("on which day is the question asked? give --as-of DATE")
    dataset = _held(folders)
    if folder is not None:
        click.echo(_export(dataset, folder), nl=False)
    if as_of is None:
        return
    text = _status_of_all(dataset, as_of=as_of, known_by=known_by, policy=Policy(policy), form=form)
    raise SystemExit(put(text, output))


def _held(folders: tuple[Path, ...]) -> Dataset:
    """The library's own data set, with these folders merged into it; what is wrong ends the run."""
    if not folders:
        return embedded()
    try:
        return load(*folders)
    except BadInputError as error:
        noun = "problem" if error.count == 1 else "problems"
        _end(f"{error}\n{error.count:,} {noun}; nothing was read.")
    except OSError as error:
        _end(str(error))


def _end(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(BAD_INPUT)


def _status(
    dataset: Dataset,
    code: str,
    *,
    as_of: date | None,
    known_by: date | None,
    policy: Policy,
    form: str,
) -> str:
    """A country's facts, and with a day where its duties stand."""
    from nksanctions.hosts.text import facts_text, host_text

    try:
        host = dataset.host(code)
    except InvalidCountryError as error:
        raise click.BadParameter(str(error), param_hint="CODE") from error
    if known_by is not None:
        host = host.known_by(known_by)
    duties = () if as_of is None else host.duties(as_of, policy=policy)
    if form == "json":
        return json.dumps(_plain(host, duties, as_of), indent=2, ensure_ascii=False) + "\n"
    if as_of is None:
        return facts_text(host) + "\n"
    return host_text(host, duties, as_of) + "\n"


def _plain(host: HostCountry, duties: tuple[HostDuty, ...], as_of: date | None) -> dict[str, Any]:
    shown = host if as_of is None else host.until(as_of)
    found = shown.to_dict()
    used = {key for fact in shown.facts for key in fact.sources}
    found["sources"] = {
        key: {
            "title": source.title,
            "url": source.url,
            "published": None if source.published is None else source.published.text,
        }
        for key, source in host.sources.items()
        if key in used
    }
    if as_of is not None:
        rows = [StatusRow.of(host, duty, as_of) for duty in duties]
        found["as_of"] = as_of.isoformat()
        found["duties"] = [_dated(row.to_dict()) for row in rows]
    return found


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()
    }


def _status_of_all(
    dataset: Dataset, *, as_of: date, known_by: date | None, policy: Policy, form: str
) -> str:
    """The table of status of every host."""
    from nksanctions.hosts.text import table_markdown, table_text

    hosts = dataset.hosts
    if known_by is not None:
        hosts = tuple(host.known_by(known_by) for host in hosts)
    found = table(hosts, as_of=as_of, policy=policy)
    match form:
        case "json":
            rows = [_dated(row) for row in found.to_dicts()]
            return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
        case "csv":
            return _csv(found)
        case "markdown":
            return table_markdown(found)
    return table_text(found) + "\n"


def _csv(found: StatusTable) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in found.to_dicts():
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return file.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def _export(dataset: Dataset, folder: Path) -> str:
    """Write the data set into a folder; what was written."""
    try:
        written = dataset.export(folder)
    except OSError as error:
        _end(f"{folder}: can't be written: {error.strerror}")
    return "".join(f"{path}\n" for path in written)
