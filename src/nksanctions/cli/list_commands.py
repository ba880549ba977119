"""``nksanctions lists fetch`` and ``diff``: their options."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from nksanctions.cli import list_diff, list_fetch
from nksanctions.cli.days import day
from nksanctions.lists import published


@click.command()
@click.argument("names", nargs=-1, required=True, type=click.Choice(list(published())))
@click.option(
    "--to",
    "folder",
    default=".",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder in which the files are kept.",
)
@click.option(
    "--form",
    metavar="FORM",
    help="The form of the list: xml (all but ofac), advanced (ofac), csv (ofac, uk).",
)
@click.option("--url", help="Load from this address instead, such as a mirror of your own.")
@click.option("--force", is_flag=True, help="Load it even if the server says it hasn't changed.")
@click.option(
    "--allow-fewer",
    is_flag=True,
    help="Take a list even if more than a tenth of its entries is gone.",
)
@click.option(
    "--time-limit",
    default=900.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Give up on a file after so long, all tries together.",
)
@click.option(
    "--size-limit",
    default=600,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="MEGABYTES",
    help="Take no file bigger than this.",
)
@click.option(
    "--tries",
    default=4,
    show_default=True,
    type=click.IntRange(min=1),
    help="How often to try where the server or the network fails.",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
def fetch(
    names: tuple[str, ...],
    folder: Path,
    form: str | None,
    url: str | None,
    force: bool,
    allow_fewer: bool,
    time_limit: float,
    size_limit: int,
    tries: int,
    quiet: bool,
) -> None:
    """Get the lists of NAMES from the authorities that publish them.

    A file takes the place of the old one only if it came whole, is the list, and
    has not lost more than a tenth of its entries.

    Exit status: 0 each list is there, new or unchanged; 1 one could not be fetched;
    3 what came for one was refused; 2 the command was not understood.
    """
    if url is not None and len(names) > 1:
        raise click.BadParameter("it stands for one list; name only that", param_hint="--url")
    options = list_fetch.Options(
        names=names,
        folder=folder,
        form=form,
        url=url,
        force=force,
        allow_fewer=allow_fewer,
        time_limit=time_limit,
        size_limit=size_limit,
        tries=tries,
        quiet=quiet,
    )
    raise SystemExit(list_fetch.fetch(options))


@click.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
@click.option("--old-day", metavar="DATE", callback=day, help="When OLD was made, if it is silent.")
@click.option("--new-day", metavar="DATE", callback=day, help="When NEW was made, if it is silent.")
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    help="Compare only designations of this programme, such as DPRK. Repeatable.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="How the changes are written.",
)
@click.option(
    "--allow-fewer",
    is_flag=True,
    help="Compare even if more than a tenth of the entries is gone, or fewer are there than said.",
)
@click.option("--exit-code", is_flag=True, help="Exit with status 1 if anything changed.")
def diff(
    old: Path,
    new: Path,
    old_day: date | None,
    new_day: date | None,
    tags: tuple[str, ...],
    form: str,
    allow_fewer: bool,
    exit_code: bool,
) -> None:
    """Tell what changed from the list OLD to the list NEW, like a change notice.

    OLD and NEW are files of one official list, in any of its forms: who was
    listed, whose entry was amended, field by field, and who was delisted.

    Exit status: 0 compared (with --exit-code: and nothing changed); 1 something
    changed; 3 NEW has lost too many entries; 2 bad input.
    """
    options = list_diff.Options(
        old=old,
        new=new,
        old_day=old_day,
        new_day=new_day,
        tags=tags,
        form=form,
        allow_fewer=allow_fewer,
        exit_code=exit_code,
    )
    raise SystemExit(list_diff.diff(options))
