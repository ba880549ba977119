"""``nksanctions lists fetch``: get lists, with a progress bar on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from attrs import frozen
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from nksanctions.errors import FetchError, MissingExtraError, RefusedListError
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.lists import FetchedFile, Limits, UnknownListError
from nksanctions.lists import fetch as fetch_list
from nksanctions.lists.fetching.get import Progress as Report

NOT_FETCHED, REFUSED = 1, 3


@frozen(kw_only=True)
class Options:
    """What the command was asked."""

    names: tuple[str, ...]
    folder: Path
    form: str | None
    url: str | None
    force: bool
    allow_fewer: bool
    time_limit: float
    size_limit: int
    tries: int
    quiet: bool


def fetch(options: Options) -> int:
    """Get each list and say what came of it; the exit status."""
    failed = refused = False
    for name in options.names:
        try:
            files = _fetch_one(name, options)
        except UnknownListError as error:
            raise click.BadParameter(str(error), param_hint="--form") from error
        except MissingExtraError as error:
            raise click.UsageError(str(error)) from error
        except FetchError as error:
            failed = True
            _complain(name, error, "not fetched")
        except RefusedListError as error:
            refused = True
            _complain(name, error, "refused")
        else:
            if not options.quiet:
                for file in files:
                    click.echo(_told(file))
    return NOT_FETCHED if failed else REFUSED if refused else 0


def _fetch_one(name: str, options: Options) -> tuple[FetchedFile, ...]:
    with _bar(quiet=options.quiet) as report:
        return fetch_list(
            name,
            to=options.folder,
            form=options.form,
            url=options.url,
            force=options.force,
            allow_fewer=options.allow_fewer,
            limits=Limits(
                total=options.time_limit, size=options.size_limit * 1_000_000, tries=options.tries
            ),
            progress=report,
        ).files


@contextmanager
def _bar(*, quiet: bool) -> Iterator[Report | None]:
    """A bar for each file, on the terminal's error channel; none where nobody looks."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def report(file: str, size: int, whole: int | None) -> None:
            if file not in tasks:
                tasks[file] = progress.add_task(file, total=None)
            progress.update(tasks[file], completed=size, total=whole)

        yield report


def _told(file: FetchedFile) -> str:
    """A file in a sentence."""
    state = "new" if file.changed else "unchanged"
    if file.changed and file.previous_entries is not None:
        state = f"new, before {file.previous_entries:,}"
    return f"{file.path}: {file.entries:,} entries ({state}), {_megabytes(file.size)}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"


def _complain(name: str, error: Exception, what: str) -> None:
    for line in wrapped([f"{name}: {what}: {error}"], "", WIDTH):
        click.echo(line, err=True)
