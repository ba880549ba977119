"""The rules on work authorizations as plain Python, written from the law, without the engine.

S/RES/2371 (2017) OP 11 and S/RES/2375 (2017) OP 17, as the prevailing practice reads them. The
engine's speed is measured against it, and it is a second opinion in the tests.

An unknown fact is followed up only where the answer asks for it: with each value that makes a
difference in turn, until two answers differ. A point of law on which no reading prevails is
followed up in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from nksanctions.identifiers.country import un_members
from nksanctions.models import (
    ApprovalStatus,
    Authority,
    AuthorizationAct,
    AuthorizationKind,
    ContractKind,
    Territory,
    WorkAuthorization,
)

NOT_COVERED = "not-covered"
PERMITTED = "permitted"
NEEDS_APPROVAL = "needs-approval"
PROHIBITED = "prohibited"
INDETERMINATE = "indeterminate"

RANK = {NOT_COVERED: 0, PERMITTED: 1, NEEDS_APPROVAL: 2, PROHIBITED: 3}

CEILING_ADOPTED = date(2017, 8, 5)
BAN_ADOPTED = date(2017, 9, 11)

FORMAL_PERMITS = frozenset(
    {
        AuthorizationKind.WORK_PERMIT,
        AuthorizationKind.WORK_VISA,
        AuthorizationKind.RESIDENCE_PERMIT,
    }
)
GIVEN_AGAIN = frozenset(
    {AuthorizationAct.RENEWAL, AuthorizationAct.EXTENSION, AuthorizationAct.TRANSFER}
)
COMMITTEE = frozenset({Authority.COMPETENT, Authority.COMMITTEE_1718})
OPEN_BAN = frozenset(
    {"", "UNSCR-2375-OP17a", "UNSCR-2375-OP17b", "UNSCR-2375-OP26", "UNSCR-2397-OP25"}
)
OPEN_CEILING = OPEN_BAN | {"UNSCR-2371-OP11"}
"""The provisions under which an approval opens each of them; none named is the one in question."""

ONE_DAY = timedelta(days=1)
YES_OR_NO = (True, False)


class _OpenQuestion(Exception):  # noqa: N818  (not an error: it is answered)
    def __init__(self, name: str, options: Sequence[Any]) -> None:
        super().__init__(name)
        self.name = name
        self.options = options


Chosen = dict[str, Any]
NOTHING_CHOSEN: Chosen = {}


def outcome(record: WorkAuthorization, as_of: date) -> str:
    """What the law says of an authorization, asked on the day *as_of*."""
    try:
        return _decide(record, as_of, NOTHING_CHOSEN)
    except _OpenQuestion as question:
        first = question
    found = ""
    waiting: list[Chosen] = [{first.name: option} for option in first.options]
    while waiting:
        chosen = waiting.pop()
        try:
            answer = _decide(record, as_of, chosen)
        except _OpenQuestion as question:
            waiting += [{**chosen, question.name: option} for option in question.options]
        else:
            if found and answer != found:
                return INDETERMINATE
            found = answer
    return found


def _ask(chosen: Chosen, name: str, options: Sequence[Any] = YES_OR_NO) -> Any:
    """The value chosen for what is not known, or not settled."""
    if name in chosen:
        return chosen[name]
    raise _OpenQuestion(name, options)


@cache
def _members(as_of: date) -> frozenset[str]:
    return un_members(on=as_of)


def _decide(record: WorkAuthorization, as_of: date, chosen: Chosen) -> str:  # noqa: C901
    granted_on = record.granted_on
    if granted_on is None:
        granted_on = _ask(chosen, "granted_on", _days(record, as_of))

    # Which law: adopted by the day of the question, in force on the day of the act. The ceiling is
    # on what is given after the day of its adoption.
    if as_of < CEILING_ADOPTED or granted_on <= CEILING_ADOPTED:
        return NOT_COVERED

    # Who is bound: Member States, each in its own territory.
    host = record.host
    if host is None:
        host = _ask(chosen, "host", ("a Member State", "another"))
        if host == "another":
            return NOT_COVERED
    elif host not in _members(as_of):
        return NOT_COVERED
    territory = record.territory
    if territory is not Territory.UNDISPUTED:
        if territory is None:
            territory = _ask(chosen, "territory", tuple(Territory))
        if territory is not Territory.UNDISPUTED:
            needed = _ask(
                chosen,
                "A-17",
                (Territory.CONTROL_WITHOUT_TITLE, Territory.TITLE_WITHOUT_CONTROL),
            )
            if territory is not needed:
                return NOT_COVERED

    # Whom it is about: a national of the DPRK, not of the State itself.
    nationalities = record.nationalities
    if nationalities is None:
        if host == "KP":
            return NOT_COVERED
        nationalities = _ask(chosen, "nationalities", (("KP",), ("KP", "a third State"), ()))
    if "KP" not in nationalities or host in nationalities:
        return NOT_COVERED
    if record.host is None and _ask(chosen, "a nationality is the host's", _own(nationalities)):
        return NOT_COVERED
    if len(set(nationalities)) > 1 and not _ask(chosen, "A-08"):
        return NOT_COVERED
    disputed = record.nationality_disputed
    if disputed is not False:
        if disputed is None:
            disputed = _ask(chosen, "nationality_disputed")
        if disputed and not _ask(chosen, "A-09"):
            return NOT_COVERED

    # What is given: a formal permit to work; of other permissions it is not settled. A right to
    # work that follows from protection is outside of both paragraphs.
    kind = record.kind
    if kind is None:
        if not _ask(chosen, "kind is formal") and not _ask(chosen, "A-01"):
            return NOT_COVERED
    elif kind not in FORMAL_PERMITS and not _ask(chosen, "A-01"):
        return NOT_COVERED
    protection = record.follows_from_protection
    if protection is None:
        protection = _ask(chosen, "follows_from_protection")
    if protection:
        return NOT_COVERED

    ban = NOT_COVERED
    if as_of >= BAN_ADOPTED and granted_on >= BAN_ADOPTED and _is_linked(record, chosen):
        if _is_for_older_contract(record, chosen):
            ban = PERMITTED
        else:
            ban = _unless_approved(record, as_of, granted_on, OPEN_BAN, chosen)
            if ban == PROHIBITED:
                return ban
    if _stays_within(record, chosen):
        ceiling = PERMITTED
    else:
        ceiling = _unless_approved(record, as_of, granted_on, OPEN_CEILING, chosen)
    return ban if RANK[ban] > RANK[ceiling] else ceiling


def _days(record: WorkAuthorization, as_of: date) -> list[date]:
    """Days of the act that make a difference."""
    eves = [CEILING_ADOPTED, BAN_ADOPTED - ONE_DAY, as_of]
    if record.approval is not None and record.approval.date is not None:
        eves.append(record.approval.date)
    return [eve + ONE_DAY for eve in eves] + eves


def _own(nationalities: tuple[str, ...]) -> tuple[bool, ...]:
    return YES_OR_NO if nationalities else (False,)


def _is_linked(record: WorkAuthorization, chosen: Chosen) -> bool:
    """It goes with admission to the territory; whoever gives it again, gives it anew."""
    linked = record.linked_to_admission
    if linked is None:
        linked = _ask(chosen, "linked_to_admission")
    if linked:
        return True
    act = record.act
    again = act in GIVEN_AGAIN if act is not None else _ask(chosen, "given again")
    return again or _ask(chosen, "A-02-switch")


def _is_for_older_contract(record: WorkAuthorization, chosen: Chosen) -> bool:
    """The written contract was finalized before the adoption, and still runs."""
    in_writing = record.contract_in_writing
    if in_writing is None:
        in_writing = _ask(chosen, "contract_in_writing")
    if not in_writing:
        return False
    finalized_on = record.contract_finalized_on
    if finalized_on is None:
        finalized_on = _ask(
            chosen, "contract_finalized_on", (BAN_ADOPTED - ONE_DAY, BAN_ADOPTED + ONE_DAY)
        )
    if finalized_on > BAN_ADOPTED or (finalized_on == BAN_ADOPTED and not _ask(chosen, "A-03")):
        return False
    unexpired = record.contract_unexpired
    if unexpired is None:
        unexpired = _ask(chosen, "contract_unexpired")
    if not unexpired:
        return False
    kind = record.contract_kind
    individual = (
        kind is ContractKind.INDIVIDUAL if kind is not None else _ask(chosen, "contract_kind")
    )
    return individual or _ask(chosen, "A-04")


def _stays_within(record: WorkAuthorization, chosen: Chosen) -> bool:
    """The State's number of authorizations is no larger than at the adoption."""
    additional = record.is_additional
    if additional is None:
        additional = _ask(chosen, "is_additional")
    if not additional:
        return True
    before, after = record.authorizations_at_adoption, record.authorizations_after
    if after == 0:
        return True
    if before is None or after is None:
        return bool(_ask(chosen, "the number stays within"))
    return after <= before


def _unless_approved(
    record: WorkAuthorization,
    as_of: date,
    granted_on: date,
    provisions: frozenset[str],
    chosen: Chosen,
) -> str:
    """What holds of an act that needs the Committee's approval in advance."""
    ahead = granted_on > as_of
    approval = record.approval
    status = approval.status if approval is not None else None
    if status is None:
        status = _ask(
            chosen, "status", (ApprovalStatus.GRANTED, ApprovalStatus.REFUSED, ApprovalStatus.NONE)
        )
    if status is ApprovalStatus.GRANTED or (ahead and status is ApprovalStatus.REFUSED):
        authority = approval.authority if approval is not None else None
        by_committee = (
            authority in COMMITTEE if authority is not None else _ask(chosen, "authority")
        )
        under = approval.provision if approval is not None else None
        if under is None:
            under = _ask(chosen, "provision", ("", "UNSCR-2371-OP11", "another"))
        decided_on = approval.date if approval is not None else None
        if by_committee and under in provisions and (decided_on is None or decided_on <= as_of):
            if status is ApprovalStatus.REFUSED:
                return PROHIBITED
            if ahead:
                return PERMITTED
            earlier = decided_on < granted_on if decided_on is not None else _ask(chosen, "earlier")
            if earlier:
                return PERMITTED
    return NEEDS_APPROVAL if ahead else PROHIBITED
