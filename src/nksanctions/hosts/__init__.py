"""Host countries: who hosts whom, what each State did, what it owes, and where it stands.

Facts are claims with a claimant, a day and a source; claims that differ stand side by side. What
follows from them is asked of the same rules as `nksanctions.check`. Nothing is read before it is
asked for.

.. versionadded:: 26.1.0
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nksanctions.hosts.ceiling import CeilingCheck, ceiling
from nksanctions.hosts.country import HostCountry
from nksanctions.hosts.dataset import Dataset
from nksanctions.hosts.facts import (
    ActorKind,
    Amount,
    ClaimantKind,
    CompanyActivity,
    Confidence,
    Document,
    DocumentCount,
    DocumentState,
    ExceptionGround,
    Fact,
    FactVerification,
    Flow,
    FlowKind,
    HeadCount,
    ImplementationReport,
    MeasureKind,
    NationalMeasure,
    Population,
    RepatriationFigures,
    ReportKind,
    Sector,
    Share,
    Statement,
    StatementKind,
    Tally,
    TallyOf,
)
from nksanctions.hosts.file import HostSource
from nksanctions.hosts.half import HalfCheck, less_than_half
from nksanctions.hosts.judged import Ground
from nksanctions.hosts.load import embedded, load
from nksanctions.hosts.standing import HostDuty
from nksanctions.hosts.table import StatusRow, StatusTable
from nksanctions.hosts.table import table as _table
from nksanctions.hosts.when import When
from nksanctions.hosts.world import World
from nksanctions.law.policy import Policy

__all__ = [
    "ActorKind",
    "Amount",
    "CeilingCheck",
    "ClaimantKind",
    "CompanyActivity",
    "Confidence",
    "Dataset",
    "Document",
    "DocumentCount",
    "DocumentState",
    "ExceptionGround",
    "Fact",
    "FactVerification",
    "Flow",
    "FlowKind",
    "Ground",
    "HalfCheck",
    "HeadCount",
    "HostCountry",
    "HostDuty",
    "HostSource",
    "ImplementationReport",
    "MeasureKind",
    "NationalMeasure",
    "Population",
    "RepatriationFigures",
    "ReportKind",
    "Sector",
    "Share",
    "Statement",
    "StatementKind",
    "StatusRow",
    "StatusTable",
    "Tally",
    "TallyOf",
    "When",
    "World",
    "ceiling",
    "dataset",
    "host",
    "less_than_half",
    "load",
    "table",
    "world",
]


def dataset() -> Dataset:
    """The library's own data set on host countries.

    >>> len(dataset().hosts) >= 35
    True

    .. versionadded:: 26.1.0
    """
    return embedded()


def host(code: str) -> HostCountry:
    """The country with this ISO 3166-1 alpha-2 code, from the library's own data set.

    One that no facts are held on has none; its duties can be asked for all the same.

    >>> poland = host("PL")
    >>> poland
    <HostCountry PL: Poland, ... facts>
    >>> [(str(count.as_of), count.number) for count in poland.documents(state="issued")][:2]
    [('2014', '147'), ('2015', '129')]

    Raises:
        InvalidCountryError: If *code* is no such code; the message suggests one.

    .. versionadded:: 26.1.0
    """
    return embedded().host(code)


def table(
    *,
    as_of: date,
    hosts: Iterable[HostCountry] | None = None,
    known_by: date | None = None,
    policy: Policy | None = None,
) -> StatusTable:
    """Where each duty of each host stands on that day.

    *hosts* are all of the data set, unless it says which. With *known_by*, only facts count of
    which a source was out by that day.

    >>> on_the_eve = table(as_of=date(2019, 12, 22), hosts=[host("PL"), host("RU")])
    >>> [(row.code, row.words) for row in on_the_eve.of("un.labour.repatriation")]
    [('PL', 'FULFILLED'), ('RU', 'DUE')]

    .. versionadded:: 26.1.0
    """
    chosen = embedded().hosts if hosts is None else tuple(hosts)
    if known_by is not None:
        chosen = tuple(one.known_by(known_by) for one in chosen)
    return _table(chosen, as_of=as_of, policy=policy)


def world(*, as_of: date | None = None) -> World:
    """The claims on all host countries together, up to *as_of* if it is given.

    >>> world(as_of=date(2017, 12, 31)).spread("2017")
    (93000, 100000)

    .. versionadded:: 26.1.0
    """
    return embedded().world(as_of=as_of)
