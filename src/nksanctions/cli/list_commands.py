"""``nksanctions lists``: what it can do, and the options of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from nksanctions.cli import list_diff, list_fetch
from nksanctions.cli import lists as official
from nksanctions.cli.meaning import show_meaning
from nksanctions.cli.options import day, output_file
from nksanctions.lists import published


@click.group(short_help="Get, show, compare and export official lists.")
def lists() -> None:
    """Get official lists of designations, show, compare and rewrite them."""


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
@output_file
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


lists.add_command(fetch)
lists.add_command(diff)
lists.add_command(show_meaning)
