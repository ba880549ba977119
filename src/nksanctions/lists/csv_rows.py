"""Rows of CSV files of official lists: bounded lines, any old encoding, no surprise at the end."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO, Final

from nksanctions.lists.opened import bad

LONGEST: Final = 1 << 20
"""A line has at most so many bytes."""
EMPTY: Final = 10_000
"""So many empty lines are no list."""


def decoded(data: bytes) -> str:
    """A line as text: UTF-8, or else Windows-1252, as older files have it.

    >>> decoded("Société".encode()), decoded("Société".encode("cp1252"))
    ('Société', 'Société')
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def lines(file: BinaryIO, name: str) -> Iterator[str]:
    """The lines of a file, up to a control-Z if it has one.

    Raises:
        BadInputError: If a line is longer than any list has, or holds zero bytes.
    """
    number = empty = 0
    while line := file.readline(LONGEST):
        number += 1
        if line.isspace():
            empty += 1
            if empty > EMPTY:
                raise bad(name, f"has more than {EMPTY:,} empty lines", f"line {number}")
        if len(line) == LONGEST:
            raise bad(
                name, f"longer than {LONGEST >> 20} MB; this is no CSV file", f"line {number}"
            )
        if b"\0" in line:
            raise bad(name, "holds zero bytes; this is no CSV file", f"line {number}")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        before, end, _ = line.partition(b"\x1a")
        if before.strip() or not end:
            yield decoded(before)
        if end:
            return


def rows(file: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with the numbers of the lines on which they end; empty lines are left out.

    Raises:
        BadInputError: If it is no CSV file.
    """
    reader = csv.reader(lines(file, name), strict=False)
    try:
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        raise bad(name, f"no CSV: {error}", f"line {reader.line_num}") from error
