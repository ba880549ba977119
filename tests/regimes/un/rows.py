"""Rows that tables of several subjects share: approvals, and who takes part in an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tests.regimes.un.labour_tables import (
    DUE,
    FULFILLED,
    LATE,
    NEEDS_APPROVAL,
    NOT_COVERED,
    NOT_OWED,
    OVERDUE,
    PERMITTED,
    PROHIBITED,
    Case,
)

from nksanctions import Approval, ApprovalStatus, Authority, Filing, TradePurpose

DAY = timedelta(days=1)
LATER = date(2024, 6, 1)
"""A day of the question long after all texts."""

POWERS = ("UNSCR-2321-OP46", "UNSCR-2371-OP25", "UNSCR-2375-OP26", "UNSCR-2397-OP25")
FIRST_POWER = date(2016, 11, 30)


def scope(act: str, first: date, last: date | None = None, **out: Any) -> tuple[Case, ...]:
    """Both sides of the time, and each way to be outside: a change against the plain case."""
    rows = [
        Case("eve of the first day", {act: first - DAY}, NOT_COVERED, LATER),
        Case("first day", {act: first}, PROHIBITED, LATER),
        Case("asked on the first day", {act: first}, PROHIBITED, first),
        Case("State is no Member", {"state": "TW"}, NOT_COVERED, LATER),
        Case("State not known", {"state": None}, None, LATER),
        Case("out of reach", {"within_reach": False}, NOT_COVERED, LATER),
        *(
            Case(f"{name} is {value}", {name: value}, NOT_COVERED, LATER)
            for name, value in out.items()
        ),
    ]
    if last is not None:
        rows += [
            Case("last day", {act: last}, PROHIBITED, LATER),
            Case("day after the last", {act: last + DAY}, NOT_COVERED, LATER),
        ]
    return tuple(rows)


def kinds(field: str, inside: Mapping[Any, Any] | set[Any], every: Any) -> Iterator[Case]:
    """A row for each member of a choice: in the ban or not."""
    for one in every:
        says = PROHIBITED if one in inside else NOT_COVERED
        yield Case(f"{field} {one.value}", {field: one}, says, LATER)


def approvals(
    act: str,
    day: date,
    *,
    under: tuple[str, ...],
    wrong: str = "UNSCR-2375-OP17a",
    to_ask: Mapping[str, Any] | None = None,
    field: str = "approval",
    by: Authority = Authority.COMMITTEE_1718,
) -> Iterator[Case]:
    """A decision of that authority lets the case through; *to_ask* is what it is open to."""
    base = {act: day, **(to_ask or {})}

    def row(name: str, says: Any, as_of: date = LATER, **decision: Any) -> Case:
        given: dict[str, Any] = {"status": ApprovalStatus.GRANTED, "date": day - DAY}
        made = Approval(**given | decision)
        return Case(f"{field}: {name}", base | {field: made}, says, as_of)

    ahead = day - 10 * DAY
    other = next(one for one in Authority if one not in (by, Authority.COMPETENT))
    yield row("granted the day before", PERMITTED)
    yield row("granted on the day", PROHIBITED, date=day)
    yield row("by that authority", PERMITTED, authority=by)
    yield row("by another one", PROHIBITED, authority=other)
    yield row("under another paragraph", PROHIBITED, provision=wrong)
    for each in under:
        yield row(f"under {each}", PERMITTED, provision=each)
    yield Case(f"{field}: ahead, none asked", base, NEEDS_APPROVAL, ahead)
    yield row("ahead, refused", PROHIBITED, ahead, status=ApprovalStatus.REFUSED, date=ahead)
    yield row("ahead, granted", PERMITTED, ahead, date=ahead)
    yield row("decided later than asked", NEEDS_APPROVAL, ahead, date=day - DAY)


def general_power(act: str, day: date, first: date) -> Iterator[Case]:
    """The Committee's power to exempt any activity, for purposes that the texts name."""
    for purpose in (TradePurpose.HUMANITARIAN, TradePurpose.CONSISTENT):
        for row in approvals(act, day, under=POWERS, to_ask={"purpose": purpose}):
            yield Case(f"{purpose.value}, {row.id}", row.changes, row.says, row.as_of)
    granted = Approval.granted(day - DAY)
    yield Case("commercial, granted", {act: day, "approval": granted}, PROHIBITED, LATER)
    if first <= FIRST_POWER:
        yield from _first_days_of_the_power(act, first)


def _first_days_of_the_power(act: str, first: date) -> Iterator[Case]:
    aid = {"purpose": TradePurpose.CONSISTENT}
    eve = PROHIBITED if first < FIRST_POWER else NOT_COVERED
    for day, says in ((FIRST_POWER - DAY, eve), (FIRST_POWER, PERMITTED)):
        changes = aid | {act: day, "approval": Approval.granted(day - DAY)}
        yield Case(f"power used on {day}", changes, says, LATER)
    for as_of, says in ((FIRST_POWER - DAY, eve), (FIRST_POWER, NEEDS_APPROVAL)):
        yield Case(f"power asked for on {as_of}", aid | {act: date(2017, 1, 9)}, says, as_of)


def own_approval(act: str, day: date, cites: str) -> Iterator[Case]:
    """The paragraph's own approval, open to each case."""
    yield from approvals(act, day, under=(cites, *POWERS))


def grace(cites: str, adopted: date, last_import: date, told_by: date) -> tuple[Any, Any]:
    """Rows of a ban with a time for older contracts, and rows of the duty to tell."""
    older = {"contract_in_writing": True, "contract_finalized_on": adopted - DAY}

    def case(name: str, says: Any, **changes: Any) -> Case:
        return Case(f"older contract: {name}", older | changes, says, LATER)

    ban = (
        case("on the last day", PERMITTED, delivered_on=last_import),
        case("a day late", PROHIBITED, delivered_on=last_import + DAY),
        case("on the day of adoption", PERMITTED, delivered_on=adopted),
        case(
            "of the day of adoption",
            PROHIBITED,
            delivered_on=last_import,
            contract_finalized_on=adopted,
        ),
        case("not in writing", PROHIBITED, delivered_on=last_import, contract_in_writing=False),
        case("undated", None, delivered_on=last_import, contract_finalized_on=None),
        case("form not known", None, delivered_on=last_import, contract_in_writing=None),
    )

    def owed(name: str, says: Any, as_of: date, **changes: Any) -> Case:
        return Case(name, older | {"delivered_on": last_import} | changes, says, as_of)

    duty = (
        owed("on the last day", DUE, told_by),
        owed("a day later", OVERDUE, told_by + DAY),
        owed("asked on the day of import", DUE, last_import),
        owed("import still ahead", NOT_OWED, last_import - DAY),
        owed("import on the day of adoption", DUE, adopted, delivered_on=adopted),
        owed("import before adoption", NOT_OWED, told_by, delivered_on=adopted - DAY),
        owed("import out of time", NOT_OWED, told_by, delivered_on=last_import + DAY),
        owed("contract of adoption day", NOT_OWED, told_by, contract_finalized_on=adopted),
        owed("contract not in writing", NOT_OWED, told_by, contract_in_writing=False),
        owed("not a Member", NOT_OWED, told_by, state="TW"),
        owed("out of reach", NOT_OWED, told_by, within_reach=False),
        owed("the other way", NOT_OWED, told_by, direction="to-dprk"),
        owed("told in time", FULFILLED, told_by, notification=Filing.sent(told_by)),
        owed("told late", LATE, LATER, notification=Filing.sent(told_by + DAY)),
        owed("told later than asked", DUE, told_by, notification=Filing.sent(told_by + DAY)),
        owed("told, day not known", None, LATER, notification=Filing.sent()),
        owed("whether told is not known", None, LATER, notification=None),
    )
    return ban, duty
