"""What commands print and write: texts whole or not at all, progress, and what is wrong."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from nksanctions.errors import BadInputError

T = TypeVar("T")

BAD_INPUT = 2
"""The exit status for input that is wrong, or a file that can't be written."""

MANY = 2_000
"""From so many records on a progress bar is worth its line."""


def tracked(items: Sequence[T], what: str) -> Iterable[T]:
    """The items, with a progress bar where they are many and somebody looks on."""
    if len(items) < MANY or not sys.stderr.isatty():
        return items
    return track(items, what, console=Console(stderr=True), transient=True)


def refuse(error: BadInputError, so: str) -> None:
    """Tell what is wrong with the input, and what came of it."""
    noun = "problem" if error.count == 1 else "problems"
    click.echo(f"{error}\n{error.count:,} {noun}; {so}.", err=True)


def is_coloured(output: Path | None) -> bool:
    """Whether somebody reads on a terminal and wants colours."""
    return output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ


def put(text: str, output: Path | None) -> int:
    """Print a text, or write it to a file whole or not at all; the exit status."""
    if output is None:
        _print(text)
    elif (problem := write_file(output, text.encode())) is not None:
        click.echo(problem, err=True)
        return BAD_INPUT
    return 0


def _print(text: str) -> None:
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, content: bytes) -> str | None:
    """Write a file whole or not at all; what went wrong, if something did."""
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError as error:
        return f"{path}: can't be written: {error.strerror}"
    return None
