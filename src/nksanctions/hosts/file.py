"""The file of a host country, and that of the sources, from TOML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve, frozen

from nksanctions.datafiles.strict_toml import strict_converter, structured
from nksanctions.errors import Problem
from nksanctions.hosts.facts import (
    Amount,
    CompanyActivity,
    DocumentCount,
    Fact,
    Flow,
    HeadCount,
    ImplementationReport,
    NationalMeasure,
    RepatriationFigures,
    Sector,
    Statement,
    Tally,
)
from nksanctions.hosts.when import When

__all__ = ["TABLES", "WORLD", "HostSource", "Sheet", "located", "read_sheet", "read_sources"]

WORLD: Final = "WORLD"
"""The code of the file that holds totals over all countries."""

TABLES: Final[dict[str, type[Fact]]] = {
    "headcount": HeadCount,
    "document": DocumentCount,
    "flow": Flow,
    "measure": NationalMeasure,
    "report": ImplementationReport,
    "figures": RepatriationFigures,
    "statement": Statement,
    "sector": Sector,
    "activity": CompanyActivity,
    "amount": Amount,
    "tally": Tally,
}
"""The tables of a file, and what a row of each becomes."""


@frozen(kw_only=True)
class HostSource:
    """Where facts on hosts were seen: its key, its address as far as known, and its day.

    .. versionadded:: 26.1.0
    """

    key: str = ""
    title: str
    url: str = ""
    published: When | None = None

    def __str__(self) -> str:
        return self.title + (f" ({self.published})" if self.published is not None else "")


@frozen(kw_only=True)
class Sheet:
    """A file in its own shape: a country's code, and its facts by table."""

    code: str
    headcount: tuple[HeadCount, ...] = ()
    document: tuple[DocumentCount, ...] = ()
    flow: tuple[Flow, ...] = ()
    measure: tuple[NationalMeasure, ...] = ()
    report: tuple[ImplementationReport, ...] = ()
    figures: tuple[RepatriationFigures, ...] = ()
    statement: tuple[Statement, ...] = ()
    sector: tuple[Sector, ...] = ()
    activity: tuple[CompanyActivity, ...] = ()
    amount: tuple[Amount, ...] = ()
    tally: tuple[Tally, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All of them, table by table."""
        return tuple(fact for _, fact in self.placed())

    def placed(self) -> Iterator[tuple[str, Fact]]:
        """Each fact with its place in the file, such as ``headcount[0]``."""
        for table in TABLES:
            for number, fact in enumerate(getattr(self, table)):
                yield f"{table}[{number}]", fact


def read_sheet(text: str, *, source: str) -> Sheet:
    """Read the file of one host; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its table and key.
    """
    return structured(text, Sheet, source=source, converter=_converter)


def read_sources(text: str, *, source: str) -> dict[str, HostSource]:
    """Read the sources, by their keys; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its table and key.
    """
    rows = structured(text, dict[str, HostSource], source=source, converter=_converter)
    return {key: evolve(row, key=key) for key, row in rows.items()}


def _when(value: Any, _type: object) -> When:
    if not isinstance(value, str):
        raise ValueError(f'expected a date in quotation marks such as "2017-09", not {value!r}')  # noqa: TRY004  # a wrong value of a file, told with the others
    return When(value)


_converter: Final = strict_converter()
_converter.register_structure_hook(When, _when)


def located(file: str, problem: str) -> Problem:
    """A line of a `MalformedDataError` as a problem with its file, table and key.

    >>> print(located("pl.toml", "value: a count has a value @ $.headcount[0]"))
    pl.toml, headcount[0].value: a count has a value
    """
    message, _, path = problem.rpartition(" @ ")
    if not message:
        return Problem(place=file, message=problem)
    where = path.removeprefix("$").removeprefix(".")
    key, colon, rest = message.partition(": ")
    if colon and key.isidentifier():
        return Problem(place=file, field=f"{where}.{key}" if where else key, message=rest)
    return Problem(place=file, field=where, message=message)
