"""Read an official list: all of it at once, or as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from attrs import field, frozen

from nksanctions.lists.formats import find_format
from nksanctions.lists.opened import Opened, StrPath, opened
from nksanctions.lists.report import ParseReport
from nksanctions.models import Designation


@frozen(kw_only=True)
class OfficialList:
    """The designations of one list, in file order, and the report of how it was read.

    .. versionadded:: 26.1.0
    """

    designations: tuple[Designation, ...]
    report: ParseReport = field(eq=False, repr=False)

    def __iter__(self) -> Iterator[Designation]:
        return iter(self.designations)

    def __len__(self) -> int:
        return len(self.designations)

    def __getitem__(self, reference: str) -> Designation:
        """The designation of that reference.

        Raises:
            KeyError: If the list has none.
        """
        for designation in self.designations:
            if designation.reference == reference:
                return designation
        raise KeyError(reference)


def read(
    source: StrPath | BinaryIO, *, strict: bool = True, format: str | None = None
) -> OfficialList:
    """Read an official list, whole: a path, or a file opened in binary mode.

    The format is recognised by the content, or named by *format*. Plain files, gzip, zip and
    folders are read; nothing is fetched and nothing is written.

    With *strict*, anything wrong is one error that tells every problem and its place. Without, a
    bad entry is skipped, a bad value of a good entry is kept as text, and the report says so. A
    damaged file is an error either way: half a list is no list.

    Raises:
        BadInputError: If the file is no list, is damaged, or (with *strict*) has bad entries.
        TypeError: If a file is opened as text.

    .. versionadded:: 26.1.0
    """
    report = ParseReport()
    found = tuple(stream(source, strict=strict, format=format, report=report))
    return OfficialList(designations=found, report=report)


def stream(
    source: StrPath | BinaryIO,
    *,
    strict: bool = True,
    format: str | None = None,
    report: ParseReport | None = None,
) -> Iterator[Designation]:
    """Yield the designations of an official list in file order, one in memory at a time.

    As `read`; with *strict* the error comes after the last good entry, so that it can tell every
    problem. *report* fills as the list is read.

    Raises:
        BadInputError: As `read`.
        TypeError: As `read`.

    .. versionadded:: 26.1.0
    """
    report = ParseReport() if report is None else report
    with opened(source) as found:
        yield from _entries(found, report, format)
    if strict and report.problem_count:
        raise report.error()


def _entries(found: Opened, report: ParseReport, format: str | None) -> Iterator[Designation]:
    form = find_format(found, format)
    report.name = report.name or found.name
    report.format = form.name
    seen: set[tuple[str, str]] = set()
    for designation in form.reader(found, report):
        key = (designation.source.list, designation.reference)
        if key in seen:
            report.skip(designation.reference, "a second entry has this reference")
            continue
        seen.add(key)
        report.count(designation)
        yield designation
