"""What a command prints or writes: whole, or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

BAD_INPUT = 2
"""The exit status for input that is wrong, or a file that can't be written."""


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
