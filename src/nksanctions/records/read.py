"""Records from files: CSV, JSON and JSON Lines, or folders of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from nksanctions.records.case import Case, Intake, not_a_type
from nksanctions.records.columns import RECORD_TYPES
from nksanctions.records.complaints import did_you_mean
from nksanctions.records.csv_file import read_csv
from nksanctions.records.json_file import read_json
from nksanctions.records.problems import Problems
from nksanctions.records.text_file import NotTextError, decode

SUFFIXES: Final = frozenset({".csv", ".json", ".jsonl", ".ndjson", ".tsv"})
"""The files of a folder that are read."""

StrPath = str | os.PathLike[str]


def read(
    paths: StrPath | Iterable[StrPath],
    *,
    record: str | type[Any] | None = None,
    limit: int = 100,
) -> tuple[Case, ...]:
    r"""Read the records of files, all of them or none.

    A folder stands for the CSV and JSON files in it, in alphabetical order; hidden files are left
    alone. Text that starts with ``[`` or ``{`` is JSON, whatever the file is called.

    The type of a record is named by its own `record` column or key, else by *record*, else, in CSV,
    by the header if its columns fit one type only. A class with fields of
    `nksanctions.models.facts` serves as *record* too.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "poland.csv")
    ...     _ = file.write_text(
    ...         "host,nationalities,granted_on,expected\nPL,KP,2017-10-15,prohibited\n"
    ...     )
    ...     (case,) = read(file)
    >>> case.record.granted_on, case.expected
    (datetime.date(2017, 10, 15), 'prohibited')

    Raises:
        BadInputError: With every problem of every file, the first *limit* of them in words.

    .. versionadded:: 26.1.0
    """
    problems = Problems(limit=limit)
    default = find_record_type(record, problems) if record is not None else None
    problems.raise_any()
    intake = Intake(default, problems)
    cases: list[Case] = []
    files = list(_files([paths] if isinstance(paths, str | os.PathLike) else paths, problems))
    if not files and not problems.count:
        problems.add("", "no file is named")
    for file in files:
        for case in _read_file(file, intake):
            cases.append(case)
            if problems.count:
                cases.clear()  # they will not be asked for
    problems.raise_any()
    return tuple(cases)


def find_record_type(record: str | type[Any], problems: Problems) -> type[Any]:
    """The record type of that name; a class is its own. A bad name is noted."""
    if not isinstance(record, str):
        return record
    if record not in RECORD_TYPES:
        problems.add("", not_a_type(record, RECORD_TYPES), "record")
    return RECORD_TYPES.get(record, object)


def _files(paths: Iterable[StrPath], problems: Problems) -> Iterator[Path]:
    for path in map(Path, paths):
        try:
            if not path.is_dir():
                yield path
                continue
            found = sorted(each for each in path.iterdir() if _is_wanted(each))
        except (OSError, ValueError) as error:
            problems.add(_named(path), _reason(error))
            continue
        if not found:
            problems.add(_named(path), f"the folder holds no {', '.join(sorted(SUFFIXES))} file")
        yield from found


def _is_wanted(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def _read_file(path: Path, intake: Intake) -> Iterator[Case]:
    file = _named(path)
    try:
        text = decode(path.read_bytes())
    except FileNotFoundError:
        intake.problems.add(file, lambda: f"no such file{_near(path)}")
    except NotTextError as error:
        intake.problems.add(file, str(error))
    except (OSError, ValueError) as error:
        intake.problems.add(file, _reason(error))
    else:
        suffix = path.suffix.lower()
        lines = suffix in {".jsonl", ".ndjson"}
        if lines or suffix == ".json" or text.lstrip()[:1] in {"{", "["}:
            yield from read_json(text, file, intake, lines=lines)
        else:
            yield from read_csv(text, file, intake)


def _near(path: Path) -> str:
    try:
        there = [each.name for each in path.parent.iterdir()]
    except OSError:
        return ""
    return did_you_mean(path.name, there)


def _reason(error: OSError | ValueError) -> str:
    words = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read: {words or error}"


def _named(path: Path) -> str:
    """The path as the caller wrote it; what cannot be printed is shown as escapes."""
    return name if (name := str(path)).isprintable() else repr(name)
