"""Red flags of the US advisories on supply chains and on IT workers, as a checklist.

>>> from nksanctions.models import ITWorkerObservation
>>> checklist = check(
...     ITWorkerObservation(avoids_camera=True, other_delivery_address=True, cold_approach=False)
... )
>>> [finding.flag.id for finding in checklist.raised]
['IT22-E07', 'IT23-01', 'IT23-06', 'IT25-06']
>>> [finding.flag.id for finding in checklist.not_raised]
['IT22-E05']
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Final

import attrs
from attrs import field, frozen

from nksanctions.errors import BadInputError, MalformedDataError, Problem, UnknownFactError
from nksanctions.indicators import signs
from nksanctions.indicators.files import Advisory, RedFlag, Statement, red_flag_file
from nksanctions.law import (
    Explanation,
    Facts,
    Inquiry,
    OpenFact,
    Question,
    Reason,
    any_of,
    label,
    question,
)
from nksanctions.models.facts import info
from nksanctions.models.observations import ITWorkerObservation, SupplierObservation

__all__ = [
    "Advisory",
    "Checklist",
    "FlagFinding",
    "FlagStatus",
    "Observation",
    "RedFlag",
    "Statement",
    "advisories",
    "check",
    "flag",
    "flags",
    "questions",
    "statements",
]

Observation = SupplierObservation | ITWorkerObservation
"""What red flags are asked of."""

OBSERVATIONS: Final[tuple[type[Observation], ...]] = (SupplierObservation, ITWorkerObservation)


class FlagStatus(StrEnum):
    """Whether what was noticed raises a flag.

    .. versionadded:: 26.1.0
    """

    RAISED = "raised"
    NOT_RAISED = "not-raised"
    NOT_KNOWN = "not-known"
    """It was not looked at, or is not known."""

    @property
    def words(self) -> str:
        """As it is printed."""
        return self.value.replace("-", " ")


_STATUS: Final = {True: FlagStatus.RAISED, False: FlagStatus.NOT_RAISED, None: FlagStatus.NOT_KNOWN}


@frozen(kw_only=True)
class FlagFinding:
    """One flag on one observation: raised, not raised or not known, and by which facts.

    .. versionadded:: 26.1.0
    """

    flag: RedFlag
    status: FlagStatus
    evidence: tuple[tuple[str, str], ...]
    open_facts: tuple[OpenFact, ...]
    reason: Reason

    def __str__(self) -> str:
        return f"{self.flag.id}: {self.status.words}"


@frozen(kw_only=True)
class Checklist:
    """The red flags on one observation. A flag that is raised is a reason to look, no finding.

    .. versionadded:: 26.1.0
    """

    record: Observation
    findings: tuple[FlagFinding, ...]
    open_facts: tuple[OpenFact, ...]
    """What to look at next, most decisive first."""
    statements: tuple[Statement, ...] = field(repr=False)

    @property
    def raised(self) -> tuple[FlagFinding, ...]:
        """The flags that are raised."""
        return self._of(FlagStatus.RAISED)

    @property
    def not_raised(self) -> tuple[FlagFinding, ...]:
        """The flags for which somebody looked and found nothing."""
        return self._of(FlagStatus.NOT_RAISED)

    @property
    def not_known(self) -> tuple[FlagFinding, ...]:
        """The flags that nobody looked for yet."""
        return self._of(FlagStatus.NOT_KNOWN)

    def _of(self, status: FlagStatus) -> tuple[FlagFinding, ...]:
        return tuple(one for one in self.findings if one.status is status)

    @property
    def headline(self) -> str:
        """How many are raised, not raised and not known."""
        return (
            f"{len(self.raised)} of {len(self.findings)} red flags raised,"
            f" {len(self.not_raised)} not raised, {len(self.not_known)} not known"
        )

    def __iter__(self) -> Iterator[FlagFinding]:
        return iter(self.findings)

    def __getitem__(self, flag: str) -> FlagFinding:
        for one in self.findings:
            if one.flag.id == flag:
                return one
        raise KeyError(f"no red flag {flag!r} is asked of a {type(self.record).__name__}")

    def explain(self) -> Explanation:
        """Why, flag by flag, down to the facts."""
        return Explanation(self.record, tuple(one.reason for one in self.findings))

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as plain data, ready for JSON."""
        return {
            "record": type(self.record).__name__,
            "reference": self.record.reference,
            "raised": [one.flag.id for one in self.raised],
            "not_raised": [one.flag.id for one in self.not_raised],
            "not_known": [one.flag.id for one in self.not_known],
            "flags": [
                {
                    "id": one.flag.id,
                    "advisory": one.flag.advisory,
                    "heading": one.flag.heading,
                    "says": one.flag.says,
                    "status": one.status.value,
                    "evidence": dict(one.evidence),
                    "open_facts": [fact.name for fact in one.open_facts],
                    "verified": one.flag.verified.value,
                    "sources": list(one.flag.sources),
                }
                for one in self.findings
            ],
            "open_facts": signs.open_plain(self.open_facts),
            "statements": signs.statements_plain(self.statements),
        }

    def groups(self) -> tuple[signs.Group, ...]:
        """The parts of the answer, as they are printed."""
        return (
            signs.Group(heading="Raised", rows=tuple((_name(f), f.flag.says) for f in self.raised)),
            signs.Group(
                heading="Not known; to look at",
                rows=tuple((one.name, one.says) for one in self.open_facts),
            ),
            signs.Group(
                heading="Not raised",
                rows=tuple((_name(f), f.flag.says) for f in self.not_raised),
            ),
        )

    def __str__(self) -> str:
        return signs.text(self.headline, self.record, self.groups(), self.statements)

    def _repr_html_(self) -> str:
        return signs.html(self.headline, self.record, self.groups(), self.statements)


def check(observation: Observation, *, advisory: str | None = None) -> Checklist:
    """Say which red flags an observation raises, which not, and which are not known.

    *advisory* asks for the flags of one advisory only, by its id.

    >>> from nksanctions.models import SupplierObservation
    >>> checklist = check(SupplierObservation(price_below_market=True))
    >>> print(checklist.headline)
    1 of 10 red flags raised, 0 not raised, 9 not known
    >>> print(checklist["SC18-04"].flag.says)
    Goods or raw materials are far cheaper than the market.

    Raises:
        TypeError: If it is no observation.
        BadInputError: If there is no such advisory.

    Source: the advisories; each flag names its own.

    .. versionadded:: 26.1.0
    """
    record = type(observation)
    if record not in OBSERVATIONS:
        kinds = " or ".join(one.__name__ for one in OBSERVATIONS)
        raise TypeError(f"expected a {kinds}, got a {record.__name__}")
    kind: Any = record
    answers = _inquiry(kind).ask(observation)
    asked = flags(advisory=advisory, record=record)
    ids = {one.id for one in asked}
    return Checklist(
        record=observation,
        findings=tuple(
            FlagFinding(
                flag=one,
                status=_STATUS[answer.holds],
                evidence=signs.evidence(observation, answer.reason),
                open_facts=answer.open_facts,
                reason=answer.reason,
            )
            for one in asked
            for answer in (answers[one.id],)
        ),
        open_facts=tuple(fact for fact in answers.open_facts if ids & {*fact.rules}),
        statements=statements(),
    )


def flags(
    *, advisory: str | None = None, record: type[Observation] | None = None
) -> tuple[RedFlag, ...]:
    """The red flags, of all advisories or one, for all observations or one class of them.

    >>> [one.id for one in flags(advisory="us-2024-05-16")]
    ['IT24-01', 'IT24-02', 'IT24-03']

    Raises:
        BadInputError: If there is no such advisory.

    .. versionadded:: 26.1.0
    """
    if advisory is not None:
        _expect(advisory, [one.id for one in advisories()], "advisory")
    return tuple(
        one
        for one in red_flag_file().flag
        if advisory in (None, one.advisory) and record in (None, _record_of(one))
    )


def flag(id: str) -> RedFlag:
    """A red flag by its id.

    >>> flag("SC18-02").raised_by
    ('origin_mislabelled',)

    Raises:
        BadInputError: If there is none; near ones are named.

    .. versionadded:: 26.1.0
    """
    found = {one.id: one for one in red_flag_file().flag}
    _expect(id, list(found), "red flag")
    return found[id]


def advisories() -> tuple[Advisory, ...]:
    """The advisories that name red flags, in order of their days.

    >>> [str(one.issued) for one in advisories()][:2]
    ['2018-07-23', '2022-05-16']

    .. versionadded:: 26.1.0
    """
    return red_flag_file().advisory


def statements() -> tuple[Statement, ...]:
    """What must be read with every checklist.

    .. versionadded:: 26.1.0
    """
    return red_flag_file().statement


def questions(record: type[Observation]) -> tuple[Question, ...]:
    """The red flags on one class of observations, as questions for an inquiry or rule of your own.

    .. versionadded:: 26.1.0
    """
    f = Facts(record)
    says = {one.name: what.says for one in attrs.fields(record) if (what := info(one))}
    return tuple(
        question(
            one.id,
            label(
                one.says, any_of(*(label(says[name], getattr(f, name)) for name in one.raised_by))
            ),
        )
        for one in flags(record=record)
    )


@cache
def _inquiry(record: type[Observation]) -> Inquiry[Any]:
    return Inquiry(record, questions(record))


@cache
def _record_of(one: RedFlag) -> type[Observation]:
    """The class of observations whose facts raise a flag.

    Raises:
        MalformedDataError: If no class has all of them.
    """
    for record in OBSERVATIONS:
        try:
            for name in one.raised_by:
                getattr(Facts(record), name)
        except UnknownFactError:
            continue
        return record
    message = f"{one.id}: no observation has all of {', '.join(one.raised_by)} @ $.flag"
    raise MalformedDataError("red-flags.toml", [message])


def _expect(given: str, known: list[str], what: str) -> None:
    if given not in known:
        near = difflib.get_close_matches(given, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        message = f"no {what} {given!r}; {hint}"
        raise BadInputError([Problem(place="", message=message)])


def _name(one: FlagFinding) -> str:
    return one.flag.id
