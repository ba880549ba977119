"""Whether what came is the list: whole, of the right kind, and with as many entries as it should.

It reads the file once and keeps nothing of it. What the entries say is the readers' business.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from nksanctions.errors import RefusedListError
from nksanctions.lists.fetching.addresses import Form, PublishedFile

__all__ = ["count_entries"]

_CHUNK: Final = 1 << 16

_NOT_A_LIST: Final = (
    (re.compile(rb"<(!doctype\s+html|html)\b", re.IGNORECASE), "a web page"),
    (re.compile(rb"[{\[]"), "JSON"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"PK\x03\x04"), "a zip or spreadsheet file"),
    (re.compile(rb"\x1f\x8b"), "a gzip file"),
)


def count_entries(path: Path, form: Form, file: PublishedFile) -> int:
    """Read a file that came and count its entries.

    Raises:
        RefusedListError: If it is not the list, or not the whole of it.
    """
    _refuse_other_kinds(path, file)
    count = _in_xml(path, form, file) if form.root else _in_csv(path, form, file)
    at_least = form.at_least if file.at_least is None else file.at_least
    if count < at_least:
        raise RefusedListError(
            f"{file.name}: it has {count:,} entries; a whole one has at least {at_least:,}"
        )
    return count


def _refuse_other_kinds(path: Path, file: PublishedFile) -> None:
    with path.open("rb") as data:
        head = data.read(2000)
    if not head:
        raise RefusedListError(f"{file.name}: what came is empty")
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for sign, what in _NOT_A_LIST:
        if sign.match(start):
            raise RefusedListError(f"{file.name}: what came is {what}, not the list")


class _Entries:
    """Counts the elements at some paths under the root, and refuses what no list holds."""

    def __init__(self, form: Form, file: PublishedFile) -> None:
        self.count = 0
        self._form, self._file = form, file
        self._paths = {f"{form.root}/{path}" for path in form.entries}
        self._deepest = max(path.count("/") for path in self._paths)
        self._open: list[str] = []
        self._depth = 0

    def start(self, tag: str, _attributes: object) -> None:
        name = tag.rpartition(":")[2]
        if self._depth == 0 and name != self._form.root:
            expected = self._form.root
            raise RefusedListError(f"{self._file.name}: it starts with <{name}>, not <{expected}>")
        if self._depth <= self._deepest:
            self._open.append(name)
            if "/".join(self._open) in self._paths:
                self.count += 1
        self._depth += 1

    def end(self, _tag: str) -> None:
        self._depth -= 1
        if self._depth <= self._deepest:
            self._open.pop()

    def document_type(self, *_: object) -> None:
        raise RefusedListError(
            f"{self._file.name}: it has a document type declaration; no list needs one"
        )


def _in_xml(path: Path, form: Form, file: PublishedFile) -> int:
    parser = expat.ParserCreate()
    entries = _Entries(form, file)
    parser.StartElementHandler = entries.start
    parser.EndElementHandler = entries.end
    parser.StartDoctypeDeclHandler = entries.document_type
    try:
        with path.open("rb") as data:
            while chunk := data.read(_CHUNK):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise RefusedListError(
            f"{file.name}: not whole XML: {what} in line {error.lineno:,}; was it cut off?"
        ) from error
    except (LookupError, ValueError) as error:  # an encoding that is not known, or unfit
        raise RefusedListError(f"{file.name}: not XML that can be read: {error}") from error
    return entries.count


def _in_csv(path: Path, form: Form, file: PublishedFile) -> int:
    # Any bytes will do for counting, so each is taken for a letter.
    with path.open(encoding="latin-1", newline="") as text:
        reader = csv.reader(text, strict=True)
        try:
            return _count_rows(((reader.line_num, row) for row in reader if row), form, file)
        except csv.Error as error:
            raise RefusedListError(
                f"{file.name}: not CSV: {error} in line {reader.line_num:,}; was it cut off?"
            ) from error


def _count_rows(rows: Iterator[tuple[int, list[str]]], form: Form, file: PublishedFile) -> int:
    columns = form.columns if file.columns is None else file.columns
    key = form.key if file.key is None else file.key
    if form.header:
        columns, key = _header(rows, form, file)
    found = set()
    for line, row in rows:
        if len(row) == 1 and row[0].strip(" \x1a") == "":  # the control-Z at the end of old files
            continue
        if len(row) != columns:
            raise RefusedListError(
                f"{file.name}: line {line:,} has {len(row)} columns, not {columns}; was it cut off?"
            )
        found.add(row[key])
    return len(found)


def _header(
    rows: Iterator[tuple[int, list[str]]], form: Form, file: PublishedFile
) -> tuple[int, int]:
    """How many columns there are and which is the key, after any lines above the header."""
    for line, row in rows:
        names = [name.strip() for name in row]
        if form.header in names:
            return len(names), names.index(form.header)
        if line > 10:
            break
    raise RefusedListError(f"{file.name}: no header with a column {form.header!r} at its start")
