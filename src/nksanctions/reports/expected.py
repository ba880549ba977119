"""What was expected of a record, compared with what the law says of it.

An expectation is one line of text, as it stands in the column `expected` of a file:

| written | expects |
|---|---|
| ``prohibited`` | that outcome |
| ``indeterminate: A-03`` | that it is open, and rests on this point of law and on no fact |
| ``indeterminate: granted_on`` | that it is open, and that this fact is the one to establish |
| ``repatriation=due`` | that status of the duty whose id ends so |
| ``ceiling=permitted`` | that finding of the prohibition whose id ends so |

Several are parted by ``;``. What an open answer rests on is parted by commas, in any order: all of
its open facts, and its open points, which may be left out where a fact is named. ``indeterminate``
alone leaves open what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable

from nksanctions.law import DutyFinding, DutyStatus, Finding, Judgement, Outcome

_ANSWERS = {answer.value for answers in (Outcome, DutyStatus) for answer in answers}


def as_expected(judgement: Judgement, expected: str) -> str | None:
    """Compare a judgement with an expectation: `None`, or the differences in one line.

    An empty expectation expects nothing. One that cannot be read is a difference, never an error.

    >>> from datetime import date
    >>> import nksanctions as nk
    >>> worker = nk.WorkerPresence(host="PL", nationalities=("KP",), earning_income=True)
    >>> judgement = nk.check(worker, as_of=date(2019, 12, 22))
    >>> as_expected(judgement, "repatriation=due") is None
    True
    >>> as_expected(judgement, "repatriation=overdue")
    'repatriation: expected overdue, got due'

    .. versionadded:: 26.1.0
    """
    parts = filter(None, map(str.strip, expected.split(";")))
    return "; ".join(filter(None, (_difference(judgement, part) for part in parts))) or None


def _difference(judgement: Judgement, part: str) -> str:
    name, _, rest = (piece.strip() for piece in part.rpartition("="))
    answer, colon, names = rest.partition(":")
    answer = answer.strip().lower()
    if name:
        every: list[Finding | DutyFinding] = [*judgement.findings, *judgement.duties]
        rules = [one for one in every if f".{one.rule}".endswith(f".{name}")]
        if len(rules) != 1:
            found = "several rules" if rules else "no rule"
            return (
                f"expected {part}, got {found} of that name among {_listed(r.rule for r in every)}"
            )
        got, ids = _answer(rules[0]).value, {rules[0].rule}
    else:
        got = judgement.outcome.value if judgement.outcome is not None else "no act"
        ids = {one.rule for one in judgement.findings}
    facts, points = _rests_on(judgement, ids)
    named = {one.strip() for one in names.split(",")}
    if got == answer and (not colon or (facts or points) <= named <= facts | points):
        return ""
    wanted = rest if answer in _ANSWERS else f"{rest!r} (no outcome and no status)"
    ground = f": {_listed([*sorted(facts), *sorted(points)])}" if colon and facts | points else ""
    return f"{name}{': ' * bool(name)}expected {wanted}, got {got}{ground}"


def _answer(one: Finding | DutyFinding) -> Outcome | DutyStatus:
    return one.outcome if isinstance(one, Finding) else one.status


def _rests_on(judgement: Judgement, rules: set[str]) -> tuple[set[str], set[str]]:
    """The open facts and the open points that bear on some of the rules."""
    facts = {one.name for one in judgement.open_facts if rules.intersection(one.rules)}
    points = {one.id for one in judgement.open_points if rules.intersection(one.rules)}
    return facts, points


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
