"""A record, the rules of the chosen regimes, a judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from nksanctions.errors import RuleError, UnknownFactError, UnknownProvisionError
from nksanctions.law.compiled import outcome_function
from nksanctions.law.judgement import Judgement
from nksanctions.law.outcome import Outcome
from nksanctions.law.policy import Policy
from nksanctions.law.program import MOST_FUNCTIONS, Program
from nksanctions.law.symbols import Cut, Lookup
from nksanctions.models.facts import defaults
from nksanctions.models.provision import Provision
from nksanctions.regimes import ALL, Regime

R = TypeVar("R")

Assume = bool | Iterable[str]


class Checker(Generic[R]):
    """The rules of the chosen regimes on one record class, ready for many records.

    >>> from nksanctions.models import WorkAuthorization
    >>> checker = Checker(WorkAuthorization, as_of=date(2017, 11, 1))
    >>> checker.outcome(WorkAuthorization(host="PL", granted_on=date(2017, 8, 4)))
    <Outcome.NOT_COVERED: 'not-covered'>

    .. versionadded:: 26.1.0
    """

    def __init__(
        self,
        record: type[R],
        *,
        as_of: date,
        policy: Policy | None = None,
        regimes: Sequence[Regime] = ALL,
        assume: Assume = True,
    ) -> None:
        if isinstance(as_of, datetime) or not isinstance(as_of, date):
            raise TypeError(f"as_of: expected a date, got {as_of!r}")
        rules = [rule for regime in regimes for rule in regime.rules_of(record)]
        if not rules:
            names = ", ".join(regime.id for regime in regimes) or "none"
            raise RuleError(f"no rule of the chosen regimes ({names}) judges a {record.__name__}")

        ids = [rule.id for rule in rules]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise RuleError(f"among the chosen regimes two rules are called {', '.join(twice)}")

        def provision(id: str) -> Provision:
            for regime in regimes:
                if id in regime.provisions:
                    return regime.provisions[id]
            raise UnknownProvisionError(f"no provision {id!r} in the chosen regimes")

        def cuts(id: str) -> tuple[Cut, ...]:
            return tuple(cut for regime in regimes for cut in regime.lookup.cuts(id))

        self.record = record
        self.as_of = as_of
        self.policy: Policy = policy if policy is not None else Policy.prevailing()
        self.regimes: tuple[Regime, ...] = tuple(regimes)
        lookup = Lookup(provision, cuts)
        points = [point for regime in regimes for point in regime.points.values()]
        self._make_program: Callable[[], Program] = lambda: Program(
            record, rules, as_of=as_of, lookup=lookup, points=points, policy=self.policy
        )
        self.program: Program = self._make_program()
        self.assume: bool | frozenset[str] = _names(assume)
        if not isinstance(self.assume, bool):
            self._expect_defaults(self.assume)

    def _expect_defaults(self, names: frozenset[str]) -> None:
        known = defaults(self.record)
        for name in sorted(names - known):
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f": {', '.join(sorted(known))}"
            raise UnknownFactError(f"assume: {name!r} has no default to keep{hint}")

    def judge(self, record: R) -> Judgement:
        """The whole answer for one record.

        Raises:
            TypeError: If it is of another class.
        """
        self.program.expect(record)
        if len(self.program.space) > MOST_FUNCTIONS:
            self.program = self._make_program()
        return Judgement(self.program, record, self._known(record))

    def _known(self, record: R) -> Any:
        """The record, without the defaults that are not to be assumed."""
        if self.assume is True:
            return record
        return self.program.release(record, self.assume or frozenset())

    __call__ = judge

    @cached_property
    def outcome(self) -> Any:
        """The function from a record to its outcome alone, as fast as the rules allow."""
        if self.assume is True:
            return outcome_function(self.program)
        return lambda record: self.judge(record).outcome

    def outcomes(self, records: Iterable[R]) -> list[Outcome | None]:
        """The outcome of each record, in order."""
        outcome = self.outcome
        return [outcome(record) for record in records]


def check(
    record: Any,
    *,
    as_of: date,
    policy: Policy | None = None,
    regimes: Sequence[Regime] = ALL,
    assume: Assume = True,
) -> Judgement:
    """Judge one record on the day *as_of*.

    *policy* decides contested points (`Policy.prevailing()` unless given). *assume* `False`
    releases the defaults of ordinary circumstances and acts of authority; names of fields keep
    only theirs.

    >>> from nksanctions.models import WorkAuthorization
    >>> permit = WorkAuthorization(
    ...     host="PL",
    ...     nationalities=("KP",),
    ...     granted_on=date(2017, 12, 1),
    ...     contract_in_writing=False,
    ... )
    >>> check(permit, as_of=date(2017, 11, 1)).outcome
    <Outcome.NEEDS_APPROVAL: 'needs-approval'>

    Raises:
        RuleError: If no rule of the chosen regimes judges such a record.

    .. versionadded:: 26.1.0
    """
    return checker(type(record), as_of=as_of, policy=policy, regimes=regimes, assume=assume).judge(
        record
    )


def checker(
    record: type[R],
    *,
    as_of: date,
    policy: Policy | None = None,
    regimes: Sequence[Regime] = ALL,
    assume: Assume = True,
) -> Checker[R]:
    """Prepare the rules for many records of one class; the same question gives the same checker.

    Raises:
        RuleError: If no rule of the chosen regimes judges such a record.

    .. versionadded:: 26.1.0
    """
    found: Checker[R] = _prepared(
        record,  # type: ignore[arg-type]  # a class is hashable; its metaclass is what mypy sees
        as_of,
        policy if policy is not None else Policy.prevailing(),
        tuple(regimes),
        _names(assume),
    )
    return found


def _names(assume: Assume) -> bool | frozenset[str]:
    if isinstance(assume, bool):
        return assume
    return frozenset([assume] if isinstance(assume, str) else assume)


@lru_cache(maxsize=128)
def _prepared(
    record: type[Any],
    as_of: date,
    policy: Policy,
    regimes: tuple[Regime, ...],
    assume: bool | frozenset[str],
) -> Checker[Any]:
    return Checker(record, as_of=as_of, policy=policy, regimes=regimes, assume=assume)
