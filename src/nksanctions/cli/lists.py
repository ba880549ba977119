"""``nksanctions lists``: show an official list, write it in another form."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import click
from attrs import frozen
from rich.console import Console
from rich.progress import Progress

from nksanctions.errors import BadInputError
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.lists import (
    FORMATS,
    Designation,
    ParseReport,
    SubjectKind,
    stream,
    write_csv,
    write_ftm,
    write_json,
)
from nksanctions.reports.designation import as_text, in_short, programmes

BAD_INPUT: Final = 2

WRITERS: Final[dict[str, Callable[[Iterable[Designation], BinaryIO], int]]] = {
    "json": write_json,
    "csv": write_csv,
    "ftm": write_ftm,
}


@frozen(kw_only=True)
class Wanted:
    """Which designations of a list are asked for; empty means all."""

    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    references: tuple[str, ...] = ()

    def __contains__(self, one: Designation) -> bool:
        return (
            (not self.tags or any(tag in self.tags for tag in one.tags))
            and (not self.kinds or one.kind.value in self.kinds)
            and (not self.references or one.reference in self.references)
        )

    def __bool__(self) -> bool:
        return bool(self.tags or self.kinds or self.references)


def read(
    path: Path, report: ParseReport, form: str | None, *, keep_going: bool
) -> Iterator[Designation]:
    """The designations of a file, with a count as they go by if someone watches."""
    found = stream(path, strict=not keep_going, format=form, report=report)
    if not sys.stderr.isatty():
        yield from found
        return
    console = Console(stderr=True)
    with Progress("{task.description}", console=console, transient=True) as progress:
        task = progress.add_task("Reading", total=None)
        for number, designation in enumerate(found, 1):
            if number % 500 == 0:
                progress.update(task, description=f"Reading … {number:,} designations")
            yield designation


def _complain(error: BadInputError, advice: str) -> int:
    noun = "problem" if error.count == 1 else "problems"
    click.echo(f"{error}\n{error.count:,} {noun}; {advice}", err=True)
    return BAD_INPUT


def show(path: Path, wanted: Wanted, form: str | None, *, brief: bool, keep_going: bool) -> int:
    """Print a list's summary, or the designations that are asked for; the exit status."""
    report = ParseReport()
    tags: Counter[str] = Counter()
    lines: list[str] = []
    found: set[str] = set()
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def paint(text: str) -> str:
        return click.style(text, bold=True) if coloured else text

    try:
        for one in read(path, report, form, keep_going=keep_going):
            tags.update(one.tags)
            if wanted and one in wanted:
                found.add(one.reference)
                lines += [in_short(one)] if brief else [*as_text(one, paint), ""]
    except BadInputError as error:
        return _complain(error, "nothing is shown; --keep-going leaves bad entries out.")
    if not wanted:
        summary, *rest = str(report).splitlines()
        for line in (summary, "programmes:", *programmes(tags), *rest):
            indent = " " * (len(line) - len(line.lstrip()))
            lines += wrapped([line.strip()], indent, WIDTH)
    elif not lines:
        lines = ["no designation of the list is meant"]
    _print("\n".join(lines).rstrip() + "\n")
    missing = [each for each in wanted.references if each not in found]
    if missing:
        click.echo(f"not on the list: {', '.join(missing)}", err=True)
        return 1
    if wanted and report.problem_count:
        click.echo(f"{report.problem_count:,} problems; the summary tells them.", err=True)
    return 0


def export(
    path: Path,
    to: str,
    output: Path | None,
    wanted: Wanted,
    form: str | None,
    *,
    keep_going: bool,
) -> int:
    """Write a list in another form, whole or not at all; the exit status."""
    report = ParseReport()
    found = (one for one in read(path, report, form, keep_going=keep_going) if one in wanted)
    folder = output.parent if output is not None else None
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".nksanctions-", delete=False) as file:
            temporary = Path(file.name)
        try:
            with temporary.open("wb") as written:
                count = WRITERS[to](found, written)
            if output is None:
                _copy(temporary)
            else:
                temporary.replace(output)
        finally:
            temporary.unlink(missing_ok=True)
    except BadInputError as error:
        return _complain(error, "nothing is written; --keep-going leaves bad entries out.")
    except OSError as error:
        click.echo(f"{output or 'the output'}: can't be written: {error.strerror}", err=True)
        return BAD_INPUT
    if output is not None:
        click.echo(f"{output}: {count:,} {'entities' if to == 'ftm' else 'designations'}", err=True)
    if report.problem_count:
        click.echo(f"{report.error()}\n{report.skipped_count:,} entries left out.", err=True)
    return 0


def _copy(path: Path) -> None:
    with path.open("r", encoding="utf-8", newline="") as text:
        while piece := text.read(1 << 16):
            _print(piece)


def _print(text: str) -> None:
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


FORMAT_NAMES: Final = tuple(form.name for form in FORMATS)
KIND_NAMES: Final = tuple(kind.value for kind in SubjectKind)
