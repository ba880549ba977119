"""A file of names screened row by row: nothing lost, nothing done twice, the same every time.

Results go to a part file beside the output. A run that is stopped leaves it there; the same command
takes up after the last whole row. When all rows are done the part file becomes the output. What the
part file belongs to (input, lists, options) stands in its first line.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from attrs import frozen

import nksanctions
from nksanctions.errors import BadInputError, Problem
from nksanctions.records.text_file import NotTextError, decode
from nksanctions.reports.candidates import COLUMNS, cells
from nksanctions.screening import Index, Query

KNOWN: Final = ("born", "nationality", "kind", "document", "imo", "on")
_MOST_PROBLEMS: Final = 20


@frozen
class Row:
    """A row of the input: its number in the file, the name, the question or what is wrong."""

    number: int
    name: str
    query: Query | None
    problem: str = ""


def query(given: Mapping[str, str | None]) -> Query:
    """A question of texts.

    Raises:
        ValueError: If one is none of its kind.
    """
    on = given.get("on")
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError as error:
        raise ValueError(f"on: {on!r} is no day such as 2017-11-01") from error
    asked = Query(
        name=given.get("name") or "",
        born=given.get("born") or None,
        nationality=given.get("nationality") or None,
        kind=given.get("kind") or None,
        document=given.get("document") or None,
        imo=given.get("imo") or None,
        on=day,
    )
    next(Index(()).search_many([asked]))  # an empty index still reads the question
    return asked


@frozen(kw_only=True)
class Batch:
    """What is screened against what, and where the results go."""

    source: Path
    output: Path
    lists: tuple[Path, ...]
    column: str
    threshold: float
    limit: int
    keep_going: bool

    @property
    def part(self) -> Path:
        """Where results stand until all are there."""
        return self.output.with_name(self.output.name + ".part")

    def rows(self) -> list[Row]:
        """The rows of the input.

        Raises:
            BadInputError: If the file can't be read as names, or (unless one keeps going) a row
                is bad; each problem at once.
        """
        name = self.source.name
        try:
            text = decode(self.source.read_bytes())
        except OSError as error:
            message = f"can't be read: {error.strerror}"
            raise BadInputError([Problem(place=name, message=message)]) from error
        except NotTextError as error:
            raise BadInputError([Problem(place=name, message=str(error))]) from error
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if self.column not in (reader.fieldnames or ()):
            known = ", ".join(reader.fieldnames or ()) or "none"
            message = (
                f"no column {self.column!r}; the first line names the columns (here: {known}),"
                " and --column says which holds the names"
            )
            raise BadInputError([Problem(place=name, message=message)])
        found = list(self._read(reader))
        bad = [row for row in found if row.problem]
        if bad and not self.keep_going:
            problems = [
                Problem(place=f"{name} row {row.number}", message=row.problem)
                for row in bad[:_MOST_PROBLEMS]
            ]
            raise BadInputError(problems, count=len(bad))
        return found

    def _read(self, reader: csv.DictReader[str]) -> Iterator[Row]:
        number = 1
        try:
            for number, cells_ in enumerate(reader, 2):
                if None in cells_:
                    yield Row(number, "", None, "the row has more cells than the header")
                    continue
                name = cells_.get(self.column) or ""
                known = {each: (cells_.get(each) or "").strip() for each in KNOWN}
                try:
                    yield Row(number, name, query({**known, "name": name}))
                except ValueError as error:
                    yield Row(number, name, None, str(error))
        except csv.Error as error:
            yield Row(number + 1, "", None, f"no CSV from here on: {error}")

    def _mark(self) -> str:
        """What a part file belongs to."""
        digest = hashlib.sha256(self.source.read_bytes())
        for path in self.lists:
            files = sorted(path.rglob("*")) if path.is_dir() else [path]
            for each in files:
                if each.is_file():
                    digest.update(each.read_bytes())
        options = [
            self.column,
            self.threshold,
            self.limit,
            self.keep_going,
            nksanctions.__version__,
        ]
        digest.update(json.dumps(options).encode())
        return f"# {digest.hexdigest()}"

    def done(self) -> int:
        """How many rows an earlier run finished; its part file is cut after the last of them."""
        try:
            text = self.part.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return 0
        mark, _, body = text.partition("\n")
        if mark != self._mark():
            return 0
        whole = body[: body.rfind("\r\n") + 2] if "\r\n" in body else ""
        try:
            lines = list(csv.reader(io.StringIO(whole, newline=""), strict=True))
        except csv.Error:
            return 0
        if len(lines) < 2 or lines[0] != list(COLUMNS):
            return 0
        last = lines[-1][0]  # this row may lack some of its candidates
        kept = [line for line in lines if line[0] != last]
        with self.part.open("w", encoding="utf-8", newline="") as file:
            file.write(mark + "\n")
            csv.writer(file).writerows(kept)
        return len({line[0] for line in kept[1:]})

    def run(self, index: Index, rows: list[Row], done: int, watch: Callable[[int], object]) -> None:
        """Screen the rows after the first *done*, and write each at once."""
        if not done:
            with self.part.open("w", encoding="utf-8", newline="") as file:
                file.write(self._mark() + "\n")
                csv.writer(file).writerow(COLUMNS)
        with self.part.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            for at, row in enumerate(rows[done:], done + 1):
                answer = (
                    next(index.search_many([row.query], limit=self.limit, threshold=self.threshold))
                    if row.query is not None
                    else ()
                )
                writer.writerows(cells(row.number, row.name, answer, row.problem))
                if at % 100 == 0:
                    file.flush()
                    watch(at)

    def finish(self) -> int:
        """Make the part file the output; how many names have candidates."""
        text = self.part.read_bytes().decode("utf-8").partition("\n")[2]
        lines = csv.DictReader(io.StringIO(text, newline=""))
        found = len({line["row"] for line in lines if line["reference"]})
        self.part.write_text(text, encoding="utf-8", newline="")
        self.part.replace(self.output)
        return found
