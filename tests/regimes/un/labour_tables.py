"""Tables of cases for the labour rules: what changes against a plain case, and what the rule says.

Each table stands on both sides of every date and has a row per way out. The expected answers are
read off the paragraphs, not off the library. `None` for a set of several.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from nksanctions import (
    Approval,
    Authority,
    AuthorizationAct,
    AuthorizationKind,
    ContractKind,
    ContractRenewal,
    CountBase,
    Determination,
    DutyStatus,
    Ending,
    Filing,
    Immunity,
    IncomeSource,
    Outcome,
    StateLabourReport,
    Territory,
    WorkAuthorization,
    WorkerPresence,
)

AS_OF = date(2017, 11, 1)
GRANTED_BEFORE = Approval.granted(date(2017, 10, 14))

NOT_COVERED = Outcome.NOT_COVERED
PERMITTED = Outcome.PERMITTED
NEEDS_APPROVAL = Outcome.NEEDS_APPROVAL
PROHIBITED = Outcome.PROHIBITED

NOT_OWED = DutyStatus.NOT_OWED
FULFILLED = DutyStatus.FULFILLED
LATE = DutyStatus.FULFILLED_LATE
DUE = DutyStatus.DUE
OVERDUE = DutyStatus.OVERDUE


@frozen
class Case:
    """A plain case with some fields changed, and what the rule says of it."""

    id: str
    changes: Mapping[str, Any]
    says: Outcome | DutyStatus | None
    as_of: date = AS_OF


def records(plain: Any, cases: tuple[Case, ...]) -> list[Any]:
    """The record of each case."""
    return [evolve(plain, **case.changes) for case in cases]


def approvals(act: date) -> tuple[Case, ...]:
    """The table of approvals in the design, once with the act behind and once ahead."""
    ahead = date(2017, 10, 1)
    the_day_before = date.fromordinal(act.toordinal() - 1)
    granted = Approval.granted
    return (
        Case("nothing recorded, the day has come", {}, PROHIBITED),
        Case("nothing recorded, the act is today", {}, PROHIBITED, act),
        Case("nothing recorded, the act is tomorrow", {}, NEEDS_APPROVAL, the_day_before),
        Case("nothing recorded, the act is ahead", {}, NEEDS_APPROVAL, ahead),
        Case("pending, the day has come", {"approval": Approval.pending()}, PROHIBITED),
        Case("pending, the act is ahead", {"approval": Approval.pending()}, NEEDS_APPROVAL, ahead),
        Case("refused, the day has come", {"approval": Approval.refused(ahead)}, PROHIBITED),
        Case("refused, the act is ahead", {"approval": Approval.refused(ahead)}, PROHIBITED, ahead),
        Case("refused, undated", {"approval": Approval.refused()}, PROHIBITED, ahead),
        Case(
            "a refusal that is yet to come is none",
            {"approval": Approval.refused(date(2017, 10, 2))},
            NEEDS_APPROVAL,
            ahead,
        ),
        Case("granted the day before", {"approval": granted(the_day_before)}, PERMITTED),
        Case("granted on the day", {"approval": granted(act)}, PROHIBITED),
        Case("granted the day after", {"approval": granted(date(2017, 10, 31))}, PROHIBITED),
        Case("granted, the act is ahead", {"approval": granted(ahead)}, PERMITTED, ahead),
        Case(
            "a grant that is yet to come is none",
            {"approval": granted(date(2017, 10, 2))},
            NEEDS_APPROVAL,
            ahead,
        ),
        Case("granted, undated, the day has come", {"approval": granted()}, None),
        Case("granted, undated, the act is ahead", {"approval": granted()}, PERMITTED, ahead),
        Case("unknown, the day has come", {"approval": None}, None),
        Case("unknown, the act is ahead", {"approval": None}, None, ahead),
        *(
            Case(f"granted by {by}", {"approval": granted(the_day_before, by=by)}, says)
            for by, says in (
                (Authority.COMMITTEE_1718, PERMITTED),
                (Authority.SECURITY_COUNCIL, PROHIBITED),
                (Authority.MEMBER_STATE, PROHIBITED),
                (Authority.OTHER, PROHIBITED),
            )
        ),
        Case(
            "refused by somebody else",
            {"approval": evolve(Approval.refused(ahead), authority=Authority.OTHER)},
            NEEDS_APPROVAL,
            ahead,
        ),
    )


def _under(*rows: tuple[str, Outcome]) -> tuple[Case, ...]:
    return tuple(
        Case(
            f"granted under {provision}",
            {"approval": Approval.granted(date(2017, 10, 14), under=provision)},
            says,
        )
        for provision, says in rows
    )


_WHO = (
    Case("a State outside the United Nations", {"host": "TW"}, NOT_COVERED),
    Case("no DPRK national", {"nationalities": ("CN",)}, NOT_COVERED),
    Case("stateless", {"nationalities": ()}, NOT_COVERED),
    Case("a national of the host too", {"nationalities": ("KP", "PL")}, NOT_COVERED),
    Case("a national of a third State too, A-08", {"nationalities": ("KP", "CN")}, None),
    Case("nationality in dispute, A-09", {"nationality_disputed": True}, None),
    Case("control without title, A-17", {"territory": Territory.CONTROL_WITHOUT_TITLE}, None),
    Case("title without control, A-17", {"territory": Territory.TITLE_WITHOUT_CONTROL}, None),
    *(
        Case(f"kind: {kind}", {"kind": kind}, says)
        for kind, says in (
            (AuthorizationKind.WORK_VISA, PROHIBITED),
            (AuthorizationKind.RESIDENCE_PERMIT, PROHIBITED),
            (AuthorizationKind.STUDENT_VISA, None),
            (AuthorizationKind.VISITOR_VISA, None),
            (AuthorizationKind.SELF_EMPLOYMENT, None),
            (AuthorizationKind.PERMIT_FREE, None),
            (AuthorizationKind.OTHER, None),
        )
    ),
)

# S/RES/2375 (2017) OP 17 on authorizations

BAN_PLAIN = WorkAuthorization(
    host="PL",
    nationalities=("KP",),
    granted_on=date(2017, 10, 15),
    contract_in_writing=True,
    contract_finalized_on=date(2017, 10, 1),
)
_OLDER = {"contract_finalized_on": date(2017, 5, 1)}
_AGAIN = tuple(AuthorizationAct)[1:]

BAN = (
    *approvals(date(2017, 10, 15)),
    *_under(
        ("UNSCR-2375-OP17a", PERMITTED),
        ("UNSCR-2375-OP17b", PERMITTED),
        ("UNSCR-2375-OP26", PERMITTED),
        ("UNSCR-2397-OP25", PERMITTED),
        ("UNSCR-2371-OP11", PROHIBITED),
    ),
    *_WHO,
    Case("eve of adoption", {"granted_on": date(2017, 9, 10)}, NOT_COVERED),
    Case("day of adoption", {"granted_on": date(2017, 9, 11)}, PROHIBITED),
    Case("day after adoption", {"granted_on": date(2017, 9, 12)}, PROHIBITED),
    Case(
        "asked on the eve of adoption",
        {"granted_on": date(2017, 9, 20)},
        NOT_COVERED,
        date(2017, 9, 10),
    ),
    Case(
        "asked on the day of adoption",
        {"granted_on": date(2017, 9, 20)},
        NEEDS_APPROVAL,
        date(2017, 9, 11),
    ),
    Case("refugee or protected", {"follows_from_protection": True}, NOT_COVERED),
    Case("older contract", _OLDER, PERMITTED),
    Case("contract of the eve", {"contract_finalized_on": date(2017, 9, 10)}, PERMITTED),
    Case("contract of the day, A-03", {"contract_finalized_on": date(2017, 9, 11)}, None),
    Case("contract of the day after", {"contract_finalized_on": date(2017, 9, 12)}, PROHIBITED),
    Case("contract undated", {"contract_finalized_on": None}, None),
    Case("older contract, not in writing", {**_OLDER, "contract_in_writing": False}, PROHIBITED),
    Case("older contract, ended", {**_OLDER, "contract_unexpired": False}, PROHIBITED),
    Case(
        "older framework contract, A-04", {**_OLDER, "contract_kind": ContractKind.FRAMEWORK}, None
    ),
    Case("first permit for somebody inside, A-02", {"linked_to_admission": False}, None),
    Case(
        "renewed on a new admission",
        {"act": AuthorizationAct.RENEWAL, "linked_to_admission": True},
        PROHIBITED,
    ),
    Case(
        "renewed on a new admission under an older contract, A-05",
        {"act": AuthorizationAct.RENEWAL, "linked_to_admission": True, **_OLDER},
        PERMITTED,
    ),
    *(
        Case(f"{act} counts, A-02", {"act": act, "linked_to_admission": False}, PROHIBITED)
        for act in _AGAIN
    ),
    *(
        Case(
            f"{act} under an older contract, A-05",
            {"act": act, "linked_to_admission": False, **_OLDER},
            PERMITTED,
        )
        for act in _AGAIN
    ),
)

# S/RES/2371 (2017) OP 11 on authorizations

CEILING_PLAIN = WorkAuthorization(
    host="PL",
    nationalities=("KP",),
    granted_on=date(2017, 10, 15),
    authorizations_at_adoption=100,
    authorizations_after=101,
)


def _ceiling(act_field: str) -> tuple[Case, ...]:
    return (
        *approvals(date(2017, 10, 15)),
        *_under(
            ("UNSCR-2371-OP11", PERMITTED),
            ("UNSCR-2375-OP17a", PERMITTED),
            ("UNSCR-2375-OP17b", PERMITTED),
            ("UNSCR-2375-OP26", PERMITTED),
            ("UNSCR-2397-OP25", PERMITTED),
            ("UNSCR-1718-OP9", PROHIBITED),
        ),
        *_WHO,
        Case("eve of adoption", {act_field: date(2017, 8, 4)}, NOT_COVERED),
        Case(
            "day of adoption, when the count is taken", {act_field: date(2017, 8, 5)}, NOT_COVERED
        ),
        Case("day after adoption", {act_field: date(2017, 8, 6)}, PROHIBITED),
        Case("second day after adoption", {act_field: date(2017, 8, 7)}, PROHIBITED),
        Case("asked on the eve of adoption", {}, NOT_COVERED, date(2017, 8, 4)),
        Case("asked on the day of adoption", {}, NEEDS_APPROVAL, date(2017, 8, 5)),
        Case("at the ceiling", {"authorizations_after": 100}, PERMITTED),
        Case("below the ceiling", {"authorizations_after": 99}, PERMITTED),
        Case("two above", {"authorizations_after": 102}, PROHIBITED),
        Case("adds none", {"is_additional": False}, PERMITTED),
        Case(
            "refugee or protected, A-02-protection", {"follows_from_protection": True}, NOT_COVERED
        ),
        Case("after not known", {"authorizations_after": None}, None),
        Case("baseline not known", {"authorizations_at_adoption": None}, None),
        Case(
            "none after, baseline not known",
            {"authorizations_after": 0, "authorizations_at_adoption": None},
            PERMITTED,
        ),
    )


CEILING = _ceiling("granted_on")

# the same two paragraphs on the renewal of a contract

RENEWAL_PLAIN = ContractRenewal(
    host="PL",
    nationalities=("KP",),
    worker_in_country=False,
    first_contract_in_writing=True,
    first_contract_finalized_on=date(2017, 9, 20),
    renewal_in_writing=True,
    renewal_agreed_on=date(2017, 10, 1),
    exercises_option=False,
    authorized_on=date(2017, 10, 15),
)
_OLD = {"first_contract_finalized_on": date(2016, 5, 4)}
_OPTION = {"exercises_option": True, **_OLD}
_NOT_IN_TIME = {"first_contract_finalized_on": date(2017, 9, 12)}

RENEWAL_BAN = (
    *approvals(date(2017, 10, 15)),
    *_under(
        ("UNSCR-2375-OP17a", PERMITTED),
        ("UNSCR-2375-OP17b", PERMITTED),
        ("UNSCR-2375-OP26", PERMITTED),
        ("UNSCR-2397-OP25", PERMITTED),
        ("UNSCR-2371-OP11", PROHIBITED),
    ),
    *_WHO,
    Case("eve of adoption", {"authorized_on": date(2017, 9, 10)}, NOT_COVERED),
    Case("day of adoption", {"authorized_on": date(2017, 9, 11)}, PROHIBITED),
    Case("day after adoption", {"authorized_on": date(2017, 9, 12)}, PROHIBITED),
    Case(
        "asked on the eve of adoption",
        {"authorized_on": date(2017, 9, 20)},
        NOT_COVERED,
        date(2017, 9, 10),
    ),
    Case(
        "asked on the day of adoption",
        {"authorized_on": date(2017, 9, 20)},
        NEEDS_APPROVAL,
        date(2017, 9, 11),
    ),
    Case("refugee or protected", {"follows_from_protection": True}, NOT_COVERED),
    Case("no authorization is needed", {"needs_authorization": False}, NOT_COVERED),
    Case("the worker is inside, A-02", {"worker_in_country": True}, PROHIBITED),
    Case("not known where the worker is", {"worker_in_country": None}, PROHIBITED),
    Case("of an older contract, A-05", _OLD, PROHIBITED),
    Case(
        "of an older framework contract",
        {**_OLD, "contract_kind": ContractKind.FRAMEWORK},
        PROHIBITED,
    ),
    Case(
        "of an older contract not in writing",
        {**_OLD, "first_contract_in_writing": False},
        PROHIBITED,
    ),
    Case("agreed long before", {"renewal_agreed_on": date(2017, 5, 1)}, PERMITTED),
    Case("agreed on the eve", {"renewal_agreed_on": date(2017, 9, 10)}, PERMITTED),
    Case("agreed on the day, A-03", {"renewal_agreed_on": date(2017, 9, 11)}, None),
    Case("agreed on the day after", {"renewal_agreed_on": date(2017, 9, 12)}, PROHIBITED),
    Case(
        "agreed before, but not in writing",
        {"renewal_agreed_on": date(2017, 5, 1), "renewal_in_writing": False},
        PROHIBITED,
    ),
    Case(
        "agreed before, by a framework, A-04",
        {"renewal_agreed_on": date(2017, 5, 1), "contract_kind": ContractKind.FRAMEWORK},
        None,
    ),
    Case("framework, agreed after", {"contract_kind": ContractKind.FRAMEWORK}, PROHIBITED),
    Case("option, A-05", _OPTION, None),
    Case("option, renewal not in writing", {**_OPTION, "renewal_in_writing": False}, None),
    Case("option in a newer contract", {**_OPTION, **_NOT_IN_TIME}, PROHIBITED),
    Case(
        "option in a contract of the eve",
        {**_OPTION, "first_contract_finalized_on": date(2017, 9, 10)},
        None,
    ),
    Case(
        "option in a contract of the day",
        {**_OPTION, "first_contract_finalized_on": date(2017, 9, 11)},
        None,
    ),
    Case("option not in writing", {**_OPTION, "first_contract_in_writing": False}, PROHIBITED),
    Case("option in a framework", {**_OPTION, "contract_kind": ContractKind.FRAMEWORK}, None),
    Case("first contract of the day after", _NOT_IN_TIME, PROHIBITED),
    Case(
        "first contract of the eve", {"first_contract_finalized_on": date(2017, 9, 10)}, PROHIBITED
    ),
    Case(
        "first contract of the day", {"first_contract_finalized_on": date(2017, 9, 11)}, PROHIBITED
    ),
    Case("first contract not in writing", {"first_contract_in_writing": False}, PROHIBITED),
)

RENEWAL_CEILING_PLAIN = evolve(
    RENEWAL_PLAIN, is_additional=True, authorizations_at_adoption=100, authorizations_after=101
)
RENEWAL_CEILING = (
    *_ceiling("authorized_on"),
    Case("no authorization is needed", {"needs_authorization": False}, NOT_COVERED),
)

# S/RES/2397 (2017) OP 8

PRESENCE_PLAIN = WorkerPresence(
    host="PL", nationalities=("KP",), earning_income=True, earning_since=date(2016, 3, 1)
)
LAST, AFTER = date(2019, 12, 22), date(2019, 12, 23)


def _ended(how: Ending, on: date | None) -> dict[str, Any]:
    return {"ended": how, "ended_on": on}


def _presence(says: DutyStatus, as_of: date) -> tuple[Case, ...]:
    tomorrow = date.fromordinal(as_of.toordinal() + 1)
    attache = {"is_attache": True, "earning_income": False, "earning_since": None}
    diplomat = {"immunity": Immunity.DIPLOMATIC_OR_CONSULAR}
    return (
        Case(f"earning, {as_of}", {}, says, as_of),
        Case(f"attaché without pay, {as_of}", attache, says, as_of),
        Case(
            f"attaché of another nationality, {as_of}",
            {**attache, "nationalities": ("CN",)},
            says,
            as_of,
        ),
        Case(f"diplomatic attaché, A-11, {as_of}", {**attache, **diplomat}, None, as_of),
        Case(f"diplomat who earns, A-11, {as_of}", diplomat, None, as_of),
        Case(
            f"diplomat without other work, {as_of}",
            {**diplomat, "earning_income": False},
            NOT_OWED,
            as_of,
        ),
        Case(f"UN privileges, {as_of}", {"immunity": Immunity.UNITED_NATIONS}, says, as_of),
        Case(f"dependant without income, {as_of}", {"earning_income": False}, NOT_OWED, as_of),
        Case(f"outside the United Nations, {as_of}", {"host": "TW"}, NOT_OWED, as_of),
        Case(f"no DPRK national, {as_of}", {"nationalities": ("CN",)}, NOT_OWED, as_of),
        Case(f"stateless, {as_of}", {"nationalities": ()}, NOT_OWED, as_of),
        Case(f"national of the host, {as_of}", {"nationalities": ("KP", "PL")}, NOT_OWED, as_of),
        Case(
            f"attaché, national of the host, {as_of}",
            {**attache, "nationalities": ("PL",)},
            NOT_OWED,
            as_of,
        ),
        Case(f"third State, A-08, {as_of}", {"nationalities": ("KP", "CN")}, None, as_of),
        Case(f"nationality in dispute, A-09, {as_of}", {"nationality_disputed": True}, None, as_of),
        Case(
            f"control without title, A-17, {as_of}",
            {"territory": Territory.CONTROL_WITHOUT_TITLE},
            None,
            as_of,
        ),
        Case(
            f"title without control, A-17, {as_of}",
            {"territory": Territory.TITLE_WITHOUT_CONTROL},
            None,
            as_of,
        ),
        *(
            Case(f"{income}, A-07, {as_of}", {"income": income}, None, as_of)
            for income in IncomeSource
            if income is not IncomeSource.LOCAL_WAGE
        ),
        *(
            Case(f"{name}, {as_of}", {"determination": determination}, status, as_of)
            for name, determination, status in (
                ("determined to be a national", Determination.national(date(2019, 1, 7)), NOT_OWED),
                (
                    "repatriation prohibited",
                    Determination.repatriation_prohibited(date(2019, 1, 7)),
                    NOT_OWED,
                ),
                ("determined on the day", Determination.repatriation_prohibited(as_of), NOT_OWED),
                ("determined a national on the day", Determination.national(as_of), NOT_OWED),
                (
                    "repatriation not prohibited",
                    Determination.repatriation_not_prohibited(date(2019, 1, 7)),
                    says,
                ),
                (
                    "not prohibited, on the day",
                    Determination.repatriation_not_prohibited(as_of),
                    says,
                ),
                (
                    "not prohibited, later",
                    Determination.repatriation_not_prohibited(tomorrow),
                    says,
                ),
                ("determined later", Determination.national(tomorrow), says),
                ("prohibited later", Determination.repatriation_prohibited(tomorrow), says),
            )
        ),
        Case(f"determination unknown, {as_of}", {"determination": None}, None, as_of),
        Case(
            f"exempted by the Committee, A-06, {as_of}",
            {"approval": Approval.granted(date(2019, 1, 7))},
            None,
            as_of,
        ),
        Case(
            f"exempted on the day, A-06, {as_of}",
            {"approval": Approval.granted(as_of)},
            None,
            as_of,
        ),
        Case(
            f"exempted by the Committee by name, {as_of}",
            {"approval": Approval.granted(date(2019, 1, 7), by=Authority.COMMITTEE_1718)},
            None,
            as_of,
        ),
        *(
            Case(
                f"exempted by {by}, {as_of}",
                {"approval": Approval.granted(date(2019, 1, 7), by=by)},
                says,
                as_of,
            )
            for by in (Authority.OTHER, Authority.MEMBER_STATE, Authority.SECURITY_COUNCIL)
        ),
        Case(f"exempted later, {as_of}", {"approval": Approval.granted(tomorrow)}, says, as_of),
        Case(f"exemption pending, {as_of}", {"approval": Approval.pending()}, says, as_of),
        Case(
            f"exemption refused, {as_of}",
            {"approval": Approval.refused(date(2019, 1, 7))},
            says,
            as_of,
        ),
        Case(f"planned to leave, {as_of}", _ended(Ending.LEFT_FOR_DPRK, tomorrow), says, as_of),
        Case(
            f"will become a national, {as_of}",
            _ended(Ending.BECAME_NATIONAL, tomorrow),
            says,
            as_of,
        ),
        Case(
            f"left in time, {as_of}",
            _ended(Ending.LEFT_FOR_DPRK, date(2019, 5, 1)),
            FULFILLED,
            as_of,
        ),
        Case(
            f"left today or before, {as_of}", _ended(Ending.LEFT_FOR_DPRK, LAST), FULFILLED, as_of
        ),
        Case(
            f"left for a third State, A-14, {as_of}",
            _ended(Ending.LEFT_FOR_THIRD_STATE, date(2019, 5, 1)),
            says,
            as_of,
        ),
        Case(
            f"became a national, {as_of}",
            _ended(Ending.BECAME_NATIONAL, date(2019, 5, 1)),
            NOT_OWED,
            as_of,
        ),
        Case(
            f"became a national on the day, {as_of}",
            _ended(Ending.BECAME_NATIONAL, as_of),
            NOT_OWED,
            as_of,
        ),
        Case(f"died, {as_of}", _ended(Ending.DIED, date(2019, 5, 1)), NOT_OWED, as_of),
        Case(f"died on the day, {as_of}", _ended(Ending.DIED, as_of), NOT_OWED, as_of),
        Case(
            f"attaché died on the day, {as_of}",
            {**attache, **_ended(Ending.DIED, as_of)},
            NOT_OWED,
            as_of,
        ),
        Case(
            f"attaché died later, {as_of}",
            {**attache, **_ended(Ending.DIED, tomorrow)},
            says,
            as_of,
        ),
        Case(
            f"stopped earning in time, A-13, {as_of}",
            _ended(Ending.STOPPED_EARNING, date(2019, 5, 1)),
            None,
            as_of,
        ),
        Case(
            f"attaché stopped earning, {as_of}",
            {**attache, **_ended(Ending.STOPPED_EARNING, date(2019, 5, 1))},
            says,
            as_of,
        ),
        Case(f"will stop earning, {as_of}", _ended(Ending.STOPPED_EARNING, tomorrow), says, as_of),
        *(
            Case(
                f"{how} the day before adoption, {as_of}",
                _ended(how, date(2017, 12, 21)),
                NOT_OWED,
                as_of,
            )
            for how in Ending
            if how is not Ending.ONGOING
        ),
        *(
            Case(
                f"attaché {how} before adoption, {as_of}",
                {**attache, **_ended(how, date(2017, 12, 21))},
                NOT_OWED,
                as_of,
            )
            for how in Ending
            if how is not Ending.ONGOING
        ),
        Case(
            f"left on the day of adoption, {as_of}",
            _ended(Ending.LEFT_FOR_DPRK, date(2017, 12, 22)),
            FULFILLED,
            as_of,
        ),
        Case(
            f"left the day after adoption, {as_of}",
            _ended(Ending.LEFT_FOR_DPRK, date(2017, 12, 23)),
            FULFILLED,
            as_of,
        ),
        Case(
            f"third State on the day of adoption, {as_of}",
            _ended(Ending.LEFT_FOR_THIRD_STATE, date(2017, 12, 22)),
            says,
            as_of,
        ),
        Case(f"older contract, A-32, {as_of}", {"under_older_contract": True}, says, as_of),
        Case(f"earning since not known, {as_of}", {"earning_since": None}, says, as_of),
        Case(f"earning since the day, {as_of}", {"earning_since": as_of}, says, as_of),
    )


PRESENCE = (
    Case("before adoption", {}, NOT_OWED, date(2017, 12, 21)),
    Case("day of adoption", {}, DUE, date(2017, 12, 22)),
    Case("day after adoption", {}, DUE, date(2017, 12, 23)),
    Case(
        "older contract, day of adoption", {"under_older_contract": True}, DUE, date(2017, 12, 22)
    ),
    Case("older contract, day after", {"under_older_contract": True}, DUE, date(2017, 12, 23)),
    Case(
        "older contract, second day after", {"under_older_contract": True}, DUE, date(2017, 12, 24)
    ),
    Case(
        "older contract, left on the day after adoption",
        {"under_older_contract": True, **_ended(Ending.LEFT_FOR_DPRK, date(2017, 12, 23))},
        FULFILLED,
        date(2018, 2, 1),
    ),
    Case("not yet earning", {"earning_since": date(2019, 2, 1)}, NOT_OWED, date(2019, 1, 31)),
    Case("first day of earning", {"earning_since": date(2019, 2, 1)}, DUE, date(2019, 2, 1)),
    Case(
        "stops earning tomorrow",
        _ended(Ending.STOPPED_EARNING, date(2019, 5, 2)),
        DUE,
        date(2019, 5, 1),
    ),
    Case(
        "stopped earning today, A-13",
        _ended(Ending.STOPPED_EARNING, date(2019, 5, 1)),
        None,
        date(2019, 5, 1),
    ),
    *_presence(DUE, LAST),
    *_presence(OVERDUE, AFTER),
    Case("last day of all", {}, DUE, LAST),
    Case("eve of the last day", {}, DUE, date(2019, 12, 21)),
    Case("two days over", {}, OVERDUE, date(2019, 12, 24)),
    Case("began on the day after, A-12", {"earning_since": AFTER}, OVERDUE, date(2020, 3, 1)),
    Case(
        "stopped two days after, A-13",
        _ended(Ending.STOPPED_EARNING, date(2019, 12, 24)),
        OVERDUE,
        date(2020, 3, 1),
    ),
    *(
        Case(
            f"earning since not known, {how} on {day}",
            {"earning_since": None, **_ended(how, day)},
            says,
            date(2020, 3, 1),
        )
        for how, day, says in (
            (Ending.LEFT_FOR_THIRD_STATE, date(2019, 12, 21), OVERDUE),
            (Ending.LEFT_FOR_THIRD_STATE, LAST, OVERDUE),
            (Ending.LEFT_FOR_THIRD_STATE, AFTER, OVERDUE),
            (Ending.LEFT_FOR_DPRK, LAST, FULFILLED),
            (Ending.LEFT_FOR_DPRK, AFTER, LATE),
            (Ending.STOPPED_EARNING, LAST, None),
        )
    ),
    Case("began on the last day", {"earning_since": LAST}, OVERDUE, date(2020, 3, 1)),
    Case("left on the day after", _ended(Ending.LEFT_FOR_DPRK, AFTER), LATE, date(2020, 3, 1)),
    Case("left on the last day", _ended(Ending.LEFT_FOR_DPRK, LAST), FULFILLED, date(2020, 3, 1)),
    Case(
        "left on the day of the question",
        _ended(Ending.LEFT_FOR_DPRK, date(2020, 3, 1)),
        LATE,
        date(2020, 3, 1),
    ),
    Case(
        "leaves tomorrow", _ended(Ending.LEFT_FOR_DPRK, date(2020, 3, 2)), OVERDUE, date(2020, 3, 1)
    ),
    Case("left, day unknown", _ended(Ending.LEFT_FOR_DPRK, None), None, date(2020, 3, 1)),
    Case(
        "third State, late, A-14",
        _ended(Ending.LEFT_FOR_THIRD_STATE, AFTER),
        OVERDUE,
        date(2020, 3, 1),
    ),
    Case(
        "third State tomorrow",
        _ended(Ending.LEFT_FOR_THIRD_STATE, date(2020, 3, 2)),
        OVERDUE,
        date(2020, 3, 1),
    ),
    Case(
        "stopped on the last day, A-13-before",
        _ended(Ending.STOPPED_EARNING, LAST),
        None,
        date(2020, 3, 1),
    ),
    Case(
        "stopped on its eve, A-13",
        _ended(Ending.STOPPED_EARNING, date(2019, 12, 21)),
        None,
        date(2020, 3, 1),
    ),
    Case(
        "stopped on the day after, A-13",
        _ended(Ending.STOPPED_EARNING, AFTER),
        OVERDUE,
        date(2020, 3, 1),
    ),
    Case(
        "stops today, A-13",
        _ended(Ending.STOPPED_EARNING, date(2020, 3, 1)),
        OVERDUE,
        date(2020, 3, 1),
    ),
    Case(
        "stops tomorrow",
        _ended(Ending.STOPPED_EARNING, date(2020, 3, 2)),
        OVERDUE,
        date(2020, 3, 1),
    ),
)

# S/RES/2375 (2017) OP 17 and S/RES/2397 (2017) OP 8: reports

REPORT_PLAIN = StateLabourReport(
    state="MN", relies_on_older_contracts=True, workers_at_adoption=200, repatriated_first_year=99
)


def _report(field: str, adopted: date, last: date, *more: Case) -> tuple[Case, ...]:
    one = 1
    day = date.fromordinal
    eve, after = day(last.toordinal() - one), day(last.toordinal() + one)
    later = day(last.toordinal() + 60)
    return (
        Case("before adoption", {}, NOT_OWED, day(adopted.toordinal() - 1)),
        Case("day of adoption", {}, DUE, adopted),
        Case("day after adoption", {}, DUE, day(adopted.toordinal() + 1)),
        Case("eve of the last day", {}, DUE, eve),
        Case("last day", {}, DUE, last),
        Case("day after the last", {}, OVERDUE, after),
        Case("two days after", {}, OVERDUE, day(last.toordinal() + 2)),
        Case("sent on the last day", {field: Filing.sent(last)}, FULFILLED, later),
        Case("sent on its eve", {field: Filing.sent(eve)}, FULFILLED, later),
        Case("sent on the day after", {field: Filing.sent(after)}, LATE, later),
        Case("sent two days after", {field: Filing.sent(day(last.toordinal() + 2))}, LATE, later),
        Case("sent today", {field: Filing.sent(later)}, LATE, later),
        Case("to be sent", {field: Filing.sent(day(later.toordinal() + 1))}, OVERDUE, later),
        Case("sent, day unknown", {field: Filing.sent()}, None, later),
        Case("not known whether sent", {field: None}, None, later),
        Case("outside the United Nations", {"state": "TW"}, NOT_OWED, later),
        *more,
    )


ADOPTED_2375, ADOPTED_2397 = date(2017, 9, 11), date(2017, 12, 22)
NOTIFIED = date(2017, 12, 15)
MIDTERM_DAY, FINAL_DAY = date(2019, 3, 22), date(2020, 3, 22)

NOTIFICATION = _report(
    "notification",
    ADOPTED_2375,
    NOTIFIED,
    Case("relies on none", {"relies_on_older_contracts": False}, NOT_OWED, NOTIFIED),
    Case("not known", {"relies_on_older_contracts": None}, None, NOTIFIED),
)
MIDTERM = _report(
    "midterm_report",
    ADOPTED_2397,
    MIDTERM_DAY,
    Case(
        "no workers and none repatriated, A-16",
        {"workers_at_adoption": 0, "repatriated_first_year": 0},
        None,
        MIDTERM_DAY,
    ),
    Case(
        "none repatriated of some",
        {"workers_at_adoption": 200, "repatriated_first_year": 0},
        DUE,
        MIDTERM_DAY,
    ),
    Case(
        "one repatriated, number at adoption unknown",
        {"workers_at_adoption": None, "repatriated_first_year": 1},
        DUE,
        MIDTERM_DAY,
    ),
    Case(
        "one repatriated of none",
        {"workers_at_adoption": 0, "repatriated_first_year": 1},
        DUE,
        MIDTERM_DAY,
    ),
    Case(
        "two repatriated of none",
        {"workers_at_adoption": 0, "repatriated_first_year": 2},
        DUE,
        MIDTERM_DAY,
    ),
    Case("one worker", {"workers_at_adoption": 1, "repatriated_first_year": 0}, DUE, MIDTERM_DAY),
    Case(
        "two workers, none repatriated",
        {"workers_at_adoption": 2, "repatriated_first_year": 0},
        DUE,
        MIDTERM_DAY,
    ),
    Case("two workers", {"workers_at_adoption": 2}, DUE, MIDTERM_DAY),
)
_OTHER_BASE = {"count_base": CountBase.OTHER, "workers_by_own_base": 150}
EXPLANATION = _report(
    "explanation",
    ADOPTED_2397,
    MIDTERM_DAY,
    Case("exactly half", {"repatriated_first_year": 100}, NOT_OWED, MIDTERM_DAY),
    Case("more than half", {"repatriated_first_year": 101}, NOT_OWED, MIDTERM_DAY),
    Case(
        "odd number, half",
        {"workers_at_adoption": 199, "repatriated_first_year": 100},
        NOT_OWED,
        MIDTERM_DAY,
    ),
    Case("odd number, less", {"workers_at_adoption": 199}, DUE, MIDTERM_DAY),
    Case(
        "odd number, just less",
        {"workers_at_adoption": 201, "repatriated_first_year": 100},
        DUE,
        MIDTERM_DAY,
    ),
    Case("two below half", {"repatriated_first_year": 98}, DUE, MIDTERM_DAY),
    Case("number at adoption unknown", {"workers_at_adoption": None}, None, MIDTERM_DAY),
    Case("own base is met, A-15", {**_OTHER_BASE, "workers_by_own_base": 198}, DUE, MIDTERM_DAY),
    Case("own base just met, A-15", {**_OTHER_BASE, "workers_by_own_base": 197}, DUE, MIDTERM_DAY),
    Case(
        "own base is not met, A-15", {**_OTHER_BASE, "workers_by_own_base": 199}, DUE, MIDTERM_DAY
    ),
    Case(
        "own base, odd number, A-15", {**_OTHER_BASE, "workers_at_adoption": 199}, DUE, MIDTERM_DAY
    ),
    Case(
        "own base only is not met, A-15",
        {"count_base": CountBase.OTHER, "workers_by_own_base": 300, "repatriated_first_year": 120},
        NOT_OWED,
        MIDTERM_DAY,
    ),
    Case(
        "own base just so, A-15",
        {**_OTHER_BASE, "repatriated_first_year": 100, "workers_by_own_base": 201},
        NOT_OWED,
        MIDTERM_DAY,
    ),
)
FINAL = _report("final_report", ADOPTED_2397, FINAL_DAY)


# The cautions are told, or they are not.

VIGILANCE_PLAIN = WorkAuthorization(host="PL", nationalities=("KP",), granted_on=date(2017, 1, 9))
RENEWAL_VIGILANCE_PLAIN = ContractRenewal(
    host="PL", nationalities=("KP",), authorized_on=date(2017, 1, 9)
)
OUTLASTS_PLAIN = WorkAuthorization(
    host="PL", nationalities=("KP",), granted_on=date(2017, 9, 20), valid_until=date(2020, 6, 30)
)
RENEWAL_OUTLASTS_PLAIN = ContractRenewal(
    host="PL", nationalities=("KP",), renewal_runs_until=date(2020, 6, 30)
)


@frozen
class Told:
    """A plain case with some fields changed, and whether the caution is told."""

    id: str
    changes: Mapping[str, Any]
    told: bool
    as_of: date = AS_OF


def _whom(as_of: date) -> tuple[Told, ...]:
    return (
        Told("plain", {}, True, as_of),
        Told("outside the United Nations", {"host": "TW"}, False, as_of),
        Told("no DPRK national", {"nationalities": ("CN",)}, False, as_of),
        Told("nationality not known", {"nationalities": None}, False, as_of),
    )


def _vigilance(act: str) -> tuple[Told, ...]:
    return (
        *_whom(AS_OF),
        Told("eve of adoption", {act: date(2016, 11, 29)}, False),
        Told("day of adoption", {act: date(2016, 11, 30)}, True),
        Told("day after adoption", {act: date(2016, 12, 1)}, True),
        Told("the day before the ceiling is set", {act: date(2017, 8, 4)}, True),
        Told("the day the ceiling is set", {act: date(2017, 8, 5)}, True),
        Told("the first day of the ceiling", {act: date(2017, 8, 6)}, False),
        Told("asked before adoption", {act: date(2016, 12, 1)}, False, date(2016, 11, 29)),
        Told("asked on the day of adoption", {act: date(2016, 12, 1)}, True, date(2016, 11, 30)),
    )


def _outlasts(last: str) -> tuple[Told, ...]:
    return (
        *_whom(date(2018, 2, 1)),
        Told("to the eve of the last day", {last: date(2019, 12, 21)}, False, date(2018, 2, 1)),
        Told("to the last day", {last: date(2019, 12, 22)}, False, date(2018, 2, 1)),
        Told("to the day after", {last: date(2019, 12, 23)}, True, date(2018, 2, 1)),
        Told("two days longer", {last: date(2019, 12, 24)}, True, date(2018, 2, 1)),
        Told("asked before 2397", {}, False, date(2017, 12, 21)),
        Told("asked on the day of 2397", {}, True, date(2017, 12, 22)),
    )


VIGILANCE = _vigilance("granted_on")
RENEWAL_VIGILANCE = _vigilance("authorized_on")
OUTLASTS = _outlasts("valid_until")
RENEWAL_OUTLASTS = _outlasts("renewal_runs_until")

TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    "un.labour.no-new-authorizations": (BAN_PLAIN, BAN),
    "un.labour.ceiling": (CEILING_PLAIN, CEILING),
    "un.labour.no-new-authorizations.renewal": (RENEWAL_PLAIN, RENEWAL_BAN),
    "un.labour.ceiling.renewal": (RENEWAL_CEILING_PLAIN, RENEWAL_CEILING),
    "un.labour.repatriation": (PRESENCE_PLAIN, PRESENCE),
    "un.labour.notify-older-contracts": (REPORT_PLAIN, NOTIFICATION),
    "un.labour.midterm-report": (REPORT_PLAIN, MIDTERM),
    "un.labour.explain-less-than-half": (REPORT_PLAIN, EXPLANATION),
    "un.labour.final-report": (REPORT_PLAIN, FINAL),
}
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    "un.labour.vigilance": (VIGILANCE_PLAIN, VIGILANCE),
    "un.labour.vigilance.renewal": (RENEWAL_VIGILANCE_PLAIN, RENEWAL_VIGILANCE),
    "un.labour.outlasts-repatriation": (OUTLASTS_PLAIN, OUTLASTS),
    "un.labour.outlasts-repatriation.renewal": (
        RENEWAL_OUTLASTS_PLAIN,
        RENEWAL_OUTLASTS,
    ),
}
