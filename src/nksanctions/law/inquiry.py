"""Questions put to records: each answer exact, with its reasons and what it still depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

import attrs
from attrs import field, frozen

from nksanctions.errors import RuleError, UnknownProvisionError
from nksanctions.law.explain import Explanation, Reason
from nksanctions.law.findings import (
    AssumedFact,
    OpenFact,
    OpenPoint,
    assumed_facts,
    open_facts,
    open_points,
)
from nksanctions.law.policy import Point, Policy
from nksanctions.law.program import MOST_FUNCTIONS, Program
from nksanctions.law.question import Question
from nksanctions.law.solution import Solution
from nksanctions.law.symbols import DaySymbol, Lookup
from nksanctions.law.tree import Test, walk
from nksanctions.models.provision import Provision

R = TypeVar("R")

_WORDS = {True: "yes", False: "no", None: "open"}


@frozen(kw_only=True)
class Answer:
    """What one question comes to: *holds* is true, false, or `None` where it is open.

    *open_facts* and *open_points* are those on which this answer still depends, and no others: the
    most decisive first. *reason* tells why, down to the facts.

    .. versionadded:: 26.1.0
    """

    question: str
    sentence: str
    holds: bool | None
    reason: Reason
    open_facts: tuple[OpenFact, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()


@frozen(kw_only=True)
class Answers:
    """The answers for one record, by the id of the question, in the order they were asked.

    .. versionadded:: 26.1.0
    """

    record: Any
    by_id: Mapping[str, Answer] = field(hash=False)
    open_facts: tuple[OpenFact, ...] = ()
    """The unknown facts on which some answer depends, most decisive first."""
    open_points: tuple[OpenPoint, ...] = ()
    assumed: tuple[AssumedFact, ...] = ()
    """The defaults that mattered."""

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.by_id.values())

    def __getitem__(self, question: str) -> Answer:
        return self.by_id[question]

    def explain(self) -> Explanation:
        """Why, question by question."""
        return Explanation(self.record, tuple(answer.reason for answer in self))


class Inquiry(Generic[R]):
    """Questions on one record class, ready for many records.

    *as_of* is needed only where a question names the day of it. *lookup* finds the provisions that
    questions cite by id; *points* are the contested points that they go through, and *policy*
    decides them.

    >>> from nksanctions.law import Facts, all_of, label, question
    >>> from nksanctions.models import WorkerPresence
    >>> f = Facts(WorkerPresence)
    >>> working = question(
    ...     "working",
    ...     label("a DPRK national earns", f.nationalities.contains("KP") & f.earning_income),
    ... )
    >>> inquiry = Inquiry(WorkerPresence, [working])
    >>> inquiry.ask(WorkerPresence(nationalities=("KP",), earning_income=True))["working"].holds
    True
    >>> answer = inquiry.ask(WorkerPresence(nationalities=("KP",)))["working"]
    >>> answer.holds is None, [str(fact) for fact in answer.open_facts]
    (True, ['earning_income'])

    Raises:
        RuleError: If two questions share an id, one reads another record, or one asks for a day
            and none is given.

    .. versionadded:: 26.1.0
    """

    def __init__(
        self,
        record: type[R],
        questions: Iterable[Question],
        *,
        as_of: date | None = None,
        lookup: Callable[[str], Provision] | None = None,
        points: Iterable[Point] = (),
        policy: Policy | None = None,
    ) -> None:
        self.record = record
        self.questions: tuple[Question, ...] = tuple(questions)
        ids = [one.id for one in self.questions]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise RuleError(f"two questions are called {', '.join(twice)}")
        for one in self.questions:
            _expect_facts(one, record, as_of)
        self.as_of = as_of
        find = lookup if lookup is not None else _no_provision
        self._lookup: Lookup = find if isinstance(find, Lookup) else Lookup(find)
        self._points = tuple(points)
        self._policy = policy if policy is not None else Policy.prevailing()

        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """The questions as functions; made when the first record comes."""
        found = self._program
        if found is None or len(found.space) > MOST_FUNCTIONS:
            found = self._program = self._make_program()
        return found

    def _make_program(self) -> Program:
        return Program(
            self.record,
            (),
            as_of=self.as_of,
            lookup=self._lookup,
            points=self._points,
            policy=self._policy,
            questions=self.questions,
        )

    def ask(self, record: R) -> Answers:
        """The answers for one record.

        Raises:
            TypeError: If it is of another class.
        """
        program = self.program
        program.expect(record)
        solution = program.solution(record)
        facts = open_facts(program, solution, record)
        points = open_points(program, solution)
        return Answers(
            record=record,
            by_id={
                one.id: self._answer(program, one, record, solution, facts, points)
                for one in program.questions
            },
            open_facts=facts,
            open_points=points,
            assumed=assumed_facts(program, solution, record, record),
        )

    def _answer(
        self,
        program: Program,
        one: Question,
        record: R,
        solution: Solution,
        facts: tuple[OpenFact, ...],
        points: tuple[OpenPoint, ...],
    ) -> Answer:
        possible = solution.by_rule[one.id]
        holds = next(iter(possible)) if len(possible) == 1 else None
        reason = program.explainer.question(one, record)
        return Answer(
            question=one.id,
            sentence=one.sentence,
            holds=holds,
            reason=attrs.evolve(reason, answer=_WORDS[holds]),  # exact where Kleene's is not
            open_facts=tuple(fact for fact in facts if one.id in fact.rules),
            open_points=tuple(point for point in points if one.id in point.rules),
        )


def _expect_facts(one: Question, record: type[Any], as_of: date | None) -> None:
    tests = [node for node in walk(one.when) if isinstance(node, Test)]
    for ref in (ref for test in tests for ref in test.facts):
        if ref.record is not record:
            raise RuleError(
                f"{one.id} reads {ref.name} of a {ref.record.__name__}, not of a {record.__name__}"
            )
    for side in (side for test in tests for side in (test.left, test.right)):
        if as_of is None and isinstance(side, DaySymbol) and side.is_as_of:
            raise RuleError(f"{one.id} asks for the day of the question; give as_of")


def _no_provision(id: str) -> Provision:
    raise UnknownProvisionError(f"no provision {id!r}: give a lookup that finds it")
