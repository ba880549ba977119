"""Tables of cases for the rules on the asset freeze.

As in `labour_tables`: both sides of every date, a row per way out, and expected answers that are
read off the paragraphs. `None` for a set of several.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.regimes.un.labour_tables import (
    DUE,
    FULFILLED,
    NEEDS_APPROVAL,
    NOT_COVERED,
    NOT_OWED,
    PERMITTED,
    PROHIBITED,
    Case,
    Told,
    approvals,
)

from nksanctions import (
    AidProvider,
    Approval,
    AssetDealing,
    AssetKind,
    Authority,
    DealingAct,
    DealingPurpose,
    FindingStatus,
    ListedKind,
    NamedBank,
    StateFinding,
    Step,
)

ACT = date(2017, 10, 15)
THE_DAY_BEFORE = date(2017, 10, 14)
BASIC, EXTRA, LIEN = (
    DealingPurpose.BASIC_EXPENSES,
    DealingPurpose.EXTRAORDINARY_EXPENSES,
    DealingPurpose.LIEN_OR_JUDGMENT,
)
WORTHY = (DealingPurpose.HUMANITARIAN, DealingPurpose.DENUCLEARIZATION, DealingPurpose.CONSISTENT)
AIDED = tuple(one for one in AidProvider if one is not AidProvider.OTHER)
OP9 = {"UNSCR-1718-OP8d", "UNSCR-1718-OP9"}
POWERS = {"UNSCR-2321-OP46", "UNSCR-2371-OP25", "UNSCR-2375-OP26", "UNSCR-2397-OP25"}
ELSEWHERE = {"UNSCR-2375-OP17a", "UNSCR-1718-OP10", "UNSCR-2270-OP32"}
OLD_LIEN = {
    "purpose": LIEN,
    "lien_entered_on": date(2005, 3, 1),
    "lien_benefits_listed": False,
}
NEW_LIEN = {**OLD_LIEN, "lien_entered_on": date(2017, 9, 1)}

PLAIN = AssetDealing(
    state="PL",
    act=DealingAct.USE,
    dealt_on=ACT,
    assets_in_territory=True,
    from_within=False,
    party_listed=True,
    owned_or_controlled=False,
    acts_for_listed=False,
    listed_kind=ListedKind.BODY,
    listed_on=date(2017, 8, 5),
    government_body=False,
    purpose=EXTRA,
)
ASSOCIATED = {
    "government_body": True,
    "party_listed": False,
    "association": StateFinding.found(date(2017, 5, 1)),
}


def _granted(under: str = "", by: Authority = Authority.COMPETENT) -> dict[str, Any]:
    return {"approval": Approval.granted(THE_DAY_BEFORE, by=by, under=under)}


def _purposes(
    allowed: dict[DealingPurpose, set[str]], let_through: DealingPurpose | None = None
) -> tuple[Case, ...]:
    """For each purpose, under which provision a decision of the day before counts.

    *let_through* is a purpose for which nobody has to decide.
    """
    every = sorted(OP9 | POWERS | ELSEWHERE)
    rows = []
    for purpose in DealingPurpose:
        if purpose is let_through:
            continue
        changes = OLD_LIEN if purpose is LIEN else {"purpose": purpose}
        counts = allowed.get(purpose, set())
        for under in ("", *every):
            says = PERMITTED if under in counts or (counts and not under) else PROHIBITED
            rows.append(
                Case(
                    f"{purpose}, decided under {under or 'nothing named'}",
                    {**changes, **_granted(under)},
                    says,
                )
            )
        decides = Authority.MEMBER_STATE if purpose is LIEN else Authority.COMMITTEE_1718
        rows += [
            Case(
                f"{purpose}, decided by {by}",
                {**changes, **_granted(by=by)},
                PERMITTED if counts and by is decides else PROHIBITED,
            )
            for by in Authority
            if by is not Authority.COMPETENT
        ]
        rows.append(
            Case(
                f"{purpose}, ahead",
                changes,
                NEEDS_APPROVAL if counts else PROHIBITED,
                date(2017, 10, 1),
            )
        )
    return tuple(rows)


_REACH = (
    Case("a State outside the United Nations", {"state": "TW"}, NOT_COVERED),
    Case("the State is not known", {"state": None}, None),
    Case("assets abroad", {"assets_in_territory": False}, NOT_COVERED),
    Case(
        "assets abroad, by a national",
        {"assets_in_territory": False, "from_within": True},
        NOT_COVERED,
    ),
    Case("assets somewhere", {"assets_in_territory": None}, None),
    Case(
        "made available from within",
        {"act": DealingAct.MAKE_AVAILABLE, "from_within": True, "assets_in_territory": False},
        PROHIBITED,
    ),
    Case("made available from without", {"act": DealingAct.MAKE_AVAILABLE}, NOT_COVERED),
    Case(
        "made available, nobody knows by whom",
        {"act": DealingAct.MAKE_AVAILABLE, "from_within": None},
        None,
    ),
    Case("a venture is no dealing", {"act": DealingAct.VENTURE, "from_within": True}, NOT_COVERED),
    Case("the act is not known", {"act": None}, None),
    *(
        Case(
            f"assets: {kind}",
            {"assets": kind},
            NOT_COVERED if kind is AssetKind.SERVICE else PROHIBITED,
        )
        for kind in AssetKind
    ),
    Case("what is dealt with is not known", {"assets": None}, None),
)

_LIENS = (
    Case(
        "lien of the eve, A-33",
        {**NEW_LIEN, "lien_entered_on": date(2006, 10, 13), **_granted()},
        PERMITTED,
    ),
    Case(
        "lien of the day, A-33",
        {**NEW_LIEN, "lien_entered_on": date(2006, 10, 14), **_granted()},
        None,
    ),
    Case(
        "lien of the day after, A-33",
        {**NEW_LIEN, "lien_entered_on": date(2006, 10, 15), **_granted()},
        None,
    ),
    Case(
        "lien of the eve of listing, A-33",
        {**NEW_LIEN, "lien_entered_on": date(2017, 8, 4), **_granted()},
        None,
    ),
    Case(
        "lien of the day of listing",
        {**NEW_LIEN, "lien_entered_on": date(2017, 8, 5), **_granted()},
        PROHIBITED,
    ),
    Case(
        "lien of the day after listing",
        {**NEW_LIEN, "lien_entered_on": date(2017, 8, 6), **_granted()},
        PROHIBITED,
    ),
    Case("lien undated", {**OLD_LIEN, "lien_entered_on": None, **_granted()}, None),
    Case(
        "lien for somebody listed",
        {**OLD_LIEN, "lien_benefits_listed": True, **_granted()},
        PROHIBITED,
    ),
    Case(
        "lien for nobody knows whom", {**OLD_LIEN, "lien_benefits_listed": None, **_granted()}, None
    ),
    Case("old lien, nobody told", OLD_LIEN, PROHIBITED),
    Case(
        "an older lien with no such purpose",
        {**OLD_LIEN, "purpose": DealingPurpose.OTHER, **_granted()},
        PROHIBITED,
    ),
)

_AID = {"purpose": DealingPurpose.HUMANITARIAN, "provider": AidProvider.UNITED_NATIONS}
_IN_2023 = {"dealt_on": date(2023, 5, 1)}
_LATER = date(2024, 1, 1)
_CARVE_OUT = (
    *(
        Case(f"aid in 2023 by {one}", {**_AID, **_IN_2023, "provider": one}, PERMITTED, _LATER)
        for one in AIDED
    ),
    Case(
        "aid in 2023 by somebody else",
        {**_AID, **_IN_2023, "provider": AidProvider.OTHER},
        PROHIBITED,
        _LATER,
    ),
    Case("aid in 2023 by nobody knows whom", {**_AID, **_IN_2023, "provider": None}, None, _LATER),
    Case(
        "aid on the eve of the exception",
        {**_AID, "dealt_on": date(2022, 12, 8)},
        PROHIBITED,
        _LATER,
    ),
    Case("aid on its first day", {**_AID, "dealt_on": date(2022, 12, 9)}, PERMITTED, _LATER),
    Case("aid on the day after", {**_AID, "dealt_on": date(2022, 12, 10)}, PERMITTED, _LATER),
    Case("aid ahead, asked on the eve", {**_AID, **_IN_2023}, NEEDS_APPROVAL, date(2022, 12, 8)),
    Case("aid ahead, asked on the day", {**_AID, **_IN_2023}, PERMITTED, date(2022, 12, 9)),
    Case("aid ahead, asked a day later", {**_AID, **_IN_2023}, PERMITTED, date(2022, 12, 10)),
    *(
        Case(
            f"the United Nations, for {purpose}",
            {**_AID, **_IN_2023, "purpose": purpose, "lien_entered_on": None},
            PERMITTED if purpose is DealingPurpose.HUMANITARIAN else PROHIBITED,
            _LATER,
        )
        for purpose in DealingPurpose
        if purpose is not DealingPurpose.DPRK_MISSION
    ),
)
_POWER = (
    *(
        Case(
            f"{one}, eve of the power",
            {"purpose": one, "dealt_on": date(2016, 11, 29), "listed_on": date(2016, 3, 2)},
            PROHIBITED,
            date(2016, 11, 28),
        )
        for one in WORTHY
    ),
    Case(
        "asked on the eve of the power",
        {"purpose": WORTHY[1], "dealt_on": date(2016, 12, 20), "listed_on": date(2016, 3, 2)},
        PROHIBITED,
        date(2016, 11, 29),
    ),
    Case(
        "asked on the day of the power",
        {"purpose": WORTHY[1], "dealt_on": date(2016, 12, 20), "listed_on": date(2016, 3, 2)},
        NEEDS_APPROVAL,
        date(2016, 11, 30),
    ),
    Case(
        "asked on the day after",
        {"purpose": WORTHY[1], "dealt_on": date(2016, 12, 20), "listed_on": date(2016, 3, 2)},
        NEEDS_APPROVAL,
        date(2016, 12, 1),
    ),
    *(
        Case(
            f"granted for a dealing of {on}",
            {
                "purpose": WORTHY[1],
                "dealt_on": on,
                "listed_on": date(2016, 3, 2),
                "approval": Approval.granted(date(2016, 11, 10)),
            },
            says,
        )
        for on, says in (
            (date(2016, 11, 29), PROHIBITED),
            (date(2016, 11, 30), PERMITTED),
            (date(2016, 12, 1), PERMITTED),
        )
    ),
)

_BANKS = {"bank": NamedBank.FOREIGN_TRADE_BANK, "purpose": DealingPurpose.MISSION_IN_DPRK}
_UN_AID = {**_BANKS, "purpose": DealingPurpose.HUMANITARIAN, "with_the_un": True}

FREEZE = (
    *approvals(ACT),
    *_purposes({BASIC: OP9, EXTRA: OP9, LIEN: OP9, **dict.fromkeys(WORTHY, POWERS)}),
    *_REACH,
    *_LIENS,
    *_CARVE_OUT,
    *_POWER,
    Case("eve of S/RES/1718 (2006)", {"dealt_on": date(2006, 10, 13), "listed_on": date(2006, 10, 1)}, NOT_COVERED),
    Case("day of adoption", {"dealt_on": date(2006, 10, 14), "listed_on": date(2006, 10, 1)}, PROHIBITED),
    Case("day after adoption", {"dealt_on": date(2006, 10, 15), "listed_on": date(2006, 10, 1)}, PROHIBITED),
    Case("asked on the eve of adoption", {"listed_on": date(2006, 10, 1)}, NOT_COVERED, date(2006, 10, 13)),
    Case("asked on the day of adoption", {"listed_on": date(2006, 10, 1)}, NEEDS_APPROVAL, date(2006, 10, 14)),
    Case("eve of the listing", {"dealt_on": date(2017, 8, 4)}, NOT_COVERED),
    Case("day of the listing", {"dealt_on": date(2017, 8, 5)}, PROHIBITED),
    Case("day after the listing", {"dealt_on": date(2017, 8, 6)}, PROHIBITED),
    Case("listing undated", {"listed_on": None}, None),
    Case("listing ended", {"delisted": True}, NOT_COVERED),
    Case("not listed", {"party_listed": False}, NOT_COVERED),
    Case("not listed, owner unknown", {"party_listed": False, "owned_or_controlled": None}, None),
    Case("owned by somebody listed", {"party_listed": False, "owned_or_controlled": True}, PROHIBITED),
    Case("acts for somebody listed", {"party_listed": False, "acts_for_listed": True}, PROHIBITED),
    Case("acts for nobody knows whom", {"party_listed": False, "acts_for_listed": None}, None),
    Case("the bank, for a mission", _BANKS, PERMITTED),
    Case("the insurer, for a mission", {**_BANKS, "bank": NamedBank.KOREAN_NATIONAL_INSURANCE}, PERMITTED),
    Case("another, for a mission", {**_BANKS, "bank": NamedBank.NEITHER}, PROHIBITED),
    Case("the bank, for the United Nations' aid", _UN_AID, PERMITTED),
    Case("the bank, for other aid", {**_UN_AID, "with_the_un": False}, PROHIBITED),
    Case("the DPRK's mission", {"purpose": DealingPurpose.DPRK_MISSION}, PROHIBITED),
    Case("the DPRK's mission, paid by the United Nations", {**_AID, **_IN_2023, "purpose": DealingPurpose.DPRK_MISSION}, PROHIBITED, _LATER),
    *(
        Case(f"the bank, with the United Nations, for {one}", {**_UN_AID, "purpose": one, "lien_entered_on": None},
             PERMITTED if one in (DealingPurpose.HUMANITARIAN, DealingPurpose.MISSION_IN_DPRK) else PROHIBITED)
        for one in DealingPurpose
    ),
    *(
        Case(f"the bank, without it, for {one}", {**_UN_AID, "purpose": one, "with_the_un": False, "lien_entered_on": None},
             PERMITTED if one is DealingPurpose.MISSION_IN_DPRK else PROHIBITED)
        for one in DealingPurpose
    ),
    Case("the bank, eve of its exception", {**_BANKS, "dealt_on": date(2017, 8, 4), "listed_on": date(2017, 8, 1)}, PROHIBITED),
    Case("the bank, first day", {**_BANKS, "dealt_on": date(2017, 8, 5), "listed_on": date(2017, 8, 1)}, PERMITTED),
    Case("the bank, day after", {**_BANKS, "dealt_on": date(2017, 8, 6), "listed_on": date(2017, 8, 1)}, PERMITTED),
    Case("the bank, asked on the eve", {**_BANKS, "listed_on": date(2017, 8, 1)}, PROHIBITED, date(2017, 8, 4)),
    Case("the bank, asked on the day", {**_BANKS, "listed_on": date(2017, 8, 1)}, PERMITTED, date(2017, 8, 5)),
    Case("the bank, asked on the day after", {**_BANKS, "listed_on": date(2017, 8, 1)}, PERMITTED, date(2017, 8, 6)),
)  # fmt: skip

GOVERNMENT_PLAIN = AssetDealing(
    state="PL",
    act=DealingAct.USE,
    dealt_on=ACT,
    assets_in_territory=True,
    from_within=False,
    party_listed=False,
    owned_or_controlled=False,
    acts_for_listed=False,
    listed_on=date(2017, 8, 5),
    government_body=True,
    association=StateFinding.found(date(2017, 5, 1)),
    purpose=EXTRA,
)

GOVERNMENT = (
    *approvals(ACT),
    *_purposes(
        {BASIC: OP9, EXTRA: OP9, LIEN: OP9, **{one: {*POWERS, "UNSCR-2270-OP32"} for one in WORTHY}},
        let_through=DealingPurpose.DPRK_MISSION,
    ),
    *_REACH,
    *_LIENS,
    *_CARVE_OUT,
    Case("eve of S/RES/2270 (2016)", {"dealt_on": date(2016, 3, 1), "association": StateFinding.found(date(2016, 2, 1))}, NOT_COVERED),
    Case("day of adoption", {"dealt_on": date(2016, 3, 2), "association": StateFinding.found(date(2016, 2, 1))}, PROHIBITED),
    Case("day after adoption", {"dealt_on": date(2016, 3, 3), "association": StateFinding.found(date(2016, 2, 1))}, PROHIBITED),
    Case("asked on the eve of adoption", {"association": StateFinding.found(date(2016, 2, 1))}, NOT_COVERED, date(2016, 3, 1)),
    Case("asked on the day of adoption", {"association": StateFinding.found(date(2016, 2, 1))}, NEEDS_APPROVAL, date(2016, 3, 2)),
    Case("no body of the DPRK", {"government_body": False}, NOT_COVERED),
    Case("whose body is not known", {"government_body": None}, None),
    Case("nothing found", {"association": StateFinding.none()}, NOT_COVERED),
    Case("found not to be", {"association": StateFinding.not_found(date(2017, 5, 1))}, NOT_COVERED),
    Case("found, undated", {"association": StateFinding.found()}, None),
    Case("what was found is not known", {"association": StateFinding(status=None)}, None),
    Case("found on the eve", {"association": StateFinding.found(THE_DAY_BEFORE)}, PROHIBITED),
    Case("found on the day", {"association": StateFinding.found(ACT)}, PROHIBITED),
    Case("found on the day after", {"association": StateFinding.found(date(2017, 10, 16))}, NOT_COVERED),
    Case("the DPRK's mission", {"purpose": DealingPurpose.DPRK_MISSION}, PERMITTED),
    Case("a mission in the DPRK", {"purpose": DealingPurpose.MISSION_IN_DPRK}, PROHIBITED),
    *(
        Case(
            f"{purpose}, nothing recorded",
            {"purpose": purpose, "lien_entered_on": None},
            PERMITTED if purpose is DealingPurpose.DPRK_MISSION else PROHIBITED,
        )
        for purpose in DealingPurpose
    ),
)  # fmt: skip

VENTURES_PLAIN = AssetDealing(
    state="PL",
    act=DealingAct.VENTURE,
    dealt_on=ACT,
    party_listed=True,
    acts_for_listed=False,
    listed_kind=ListedKind.BODY,
    listed_on=date(2017, 8, 5),
    purpose=DealingPurpose.CONSISTENT,
)
_OLD = {"listed_on": date(2013, 3, 7)}

VENTURES = (
    *approvals(ACT),
    *(
        Case(
            f"{purpose}, decided under {under or 'nothing named'}",
            {"purpose": purpose, **_granted(under)},
            PERMITTED if purpose in WORTHY and under in {"", *POWERS} else PROHIBITED,
        )
        for purpose in DealingPurpose
        for under in ("", *sorted(OP9 | POWERS | ELSEWHERE))
    ),
    Case("a State outside the United Nations", {"state": "TW"}, NOT_COVERED),
    *(
        Case(f"act: {act}", {"act": act}, PROHIBITED if act is DealingAct.VENTURE else NOT_COVERED)
        for act in DealingAct
    ),
    *(
        Case(f"listed: {kind}", {"listed_kind": kind}, PROHIBITED if kind is ListedKind.BODY else NOT_COVERED)
        for kind in ListedKind
    ),
    Case("what is listed is not known", {"listed_kind": None}, None),
    Case("not listed", {"party_listed": False}, NOT_COVERED),
    Case("acts for a listed body", {"party_listed": False, "acts_for_listed": True}, PROHIBITED),
    Case("belongs to a listed body", {"party_listed": False, "owned_or_controlled": True}, NOT_COVERED),
    Case("listing ended", {"delisted": True}, NOT_COVERED),
    Case("eve of the listing", {"dealt_on": date(2017, 8, 4)}, NOT_COVERED),
    Case("day of the listing", {"dealt_on": date(2017, 8, 5)}, PROHIBITED),
    Case("day after the listing", {"dealt_on": date(2017, 8, 6)}, PROHIBITED),
    Case("eve of S/RES/2270 (2016)", {"dealt_on": date(2016, 3, 1), **_OLD}, NOT_COVERED),
    Case("day of adoption", {"dealt_on": date(2016, 3, 2), **_OLD}, PROHIBITED),
    Case("day after adoption", {"dealt_on": date(2016, 3, 3), **_OLD}, PROHIBITED),
    Case("asked on the eve of adoption", _OLD, NOT_COVERED, date(2016, 3, 1)),
    Case("asked on the day of adoption, no power yet", _OLD, PROHIBITED, date(2016, 3, 2)),
    *(
        Case(f"asked on {on}, of a later day", {**_OLD, "dealt_on": date(2016, 12, 20)}, says, on)
        for on, says in (
            (date(2016, 11, 29), PROHIBITED),
            (date(2016, 11, 30), NEEDS_APPROVAL),
            (date(2016, 12, 1), NEEDS_APPROVAL),
        )
    ),
    *(
        Case(f"granted for {on}", {**_OLD, "dealt_on": on, "approval": Approval.granted(date(2016, 11, 10))}, says)
        for on, says in (
            (date(2016, 11, 29), PROHIBITED),
            (date(2016, 11, 30), PERMITTED),
            (date(2016, 12, 1), PERMITTED),
        )
    ),
)  # fmt: skip

DUTY_DAY = date(2018, 4, 10)


def _done(field: str) -> tuple[Case, ...]:
    return (
        Case("nothing recorded", {}, DUE, DUTY_DAY),
        Case("done long ago", {field: Step.taken(date(2017, 8, 7))}, FULFILLED, DUTY_DAY),
        Case("done on the eve", {field: Step.taken(date(2018, 4, 9))}, FULFILLED, DUTY_DAY),
        Case("done today", {field: Step.taken(DUTY_DAY)}, FULFILLED, DUTY_DAY),
        Case("done tomorrow", {field: Step.taken(date(2018, 4, 11))}, DUE, DUTY_DAY),
        Case("done, undated", {field: Step.taken()}, FULFILLED, DUTY_DAY),
        Case("whether it was done is not known", {field: None}, None, DUTY_DAY),
        Case("a State outside the United Nations", {"state": "TW"}, NOT_OWED, DUTY_DAY),
    )


_FROM_THE_LISTING = (
    Case("eve of the listing", {}, NOT_OWED, date(2017, 8, 4)),
    Case("day of the listing", {}, DUE, date(2017, 8, 5)),
    Case("day after the listing", {}, DUE, date(2017, 8, 6)),
    Case("listing ended", {"delisted": True}, NOT_OWED, DUTY_DAY),
    Case("not listed", {"party_listed": False}, NOT_OWED, DUTY_DAY),
)
_ADOPTED_1718 = tuple(
    Case(f"asked on {on}", {"listed_on": date(2006, 10, 1)}, says, on)
    for on, says in (
        (date(2006, 10, 13), NOT_OWED),
        (date(2006, 10, 14), DUE),
        (date(2006, 10, 15), DUE),
    )
)
_ADOPTED_2270 = {
    date(2016, 3, 1): NOT_OWED,
    date(2016, 3, 2): DUE,
    date(2016, 3, 3): DUE,
}
_THEIR_ASSETS = (
    Case("assets abroad", {"assets_in_territory": False}, NOT_OWED, DUTY_DAY),
    Case("made available", {"act": DealingAct.MAKE_AVAILABLE}, NOT_OWED, DUTY_DAY),
    Case("a venture", {"act": DealingAct.VENTURE}, NOT_OWED, DUTY_DAY),
    *(
        Case(f"assets: {kind}", {"assets": kind}, NOT_OWED if kind is AssetKind.SERVICE else DUE, DUTY_DAY)
        for kind in AssetKind
    ),
)  # fmt: skip

FREEZE_DUTY = (
    *_done("frozen"),
    *_FROM_THE_LISTING,
    *_ADOPTED_1718,
    *_THEIR_ASSETS,
    Case("owned", {"party_listed": False, "owned_or_controlled": True}, DUE, DUTY_DAY),
    Case("acts for", {"party_listed": False, "acts_for_listed": True}, DUE, DUTY_DAY),
)
GOVERNMENT_DUTY = (
    *_done("frozen"),
    *_THEIR_ASSETS,
    *(
        Case(f"asked on {on}", {"association": StateFinding.found(date(2016, 2, 1))}, says, on)
        for on, says in _ADOPTED_2270.items()
    ),
    *(
        Case(
            f"{status}",
            {
                "association": StateFinding(
                    status=status, date=None if status is FindingStatus.NONE else date(2017, 5, 1)
                )
            },
            DUE if status is FindingStatus.FOUND else NOT_OWED,
            DUTY_DAY,
        )
        for status in FindingStatus
    ),
    Case("found, undated", {"association": StateFinding.found()}, DUE, DUTY_DAY),
    Case("nobody knows what was found", {"association": None}, None, DUTY_DAY),
    Case("found today", {"association": StateFinding.found(DUTY_DAY)}, DUE, DUTY_DAY),
    Case(
        "found tomorrow", {"association": StateFinding.found(date(2018, 4, 11))}, NOT_OWED, DUTY_DAY
    ),
    Case("no body of the DPRK", {"government_body": False}, NOT_OWED, DUTY_DAY),
)
OFFICES_PLAIN = AssetDealing(
    state="PL",
    party_listed=True,
    listed_kind=ListedKind.BODY,
    listed_on=date(2017, 8, 5),
    has_office=True,
)
OFFICES = (
    *_done("office_closed"),
    *_FROM_THE_LISTING,
    *(
        Case(f"asked on {on}", {"listed_on": date(2013, 3, 7)}, says, on)
        for on, says in _ADOPTED_2270.items()
    ),
    *(
        Case(f"{kind}", {"listed_kind": kind}, DUE if kind is ListedKind.BODY else NOT_OWED)
        for kind in ListedKind
    ),
    Case("no office", {"has_office": False}, NOT_OWED, DUTY_DAY),
    Case("whether there is one is not known", {"has_office": None}, None, DUTY_DAY),
)

VESSELS_PLAIN = AssetDealing(state="PL", assets=AssetKind.VESSEL)
VESSELS = (
    *(
        Told(f"assets: {kind}", {"assets": kind}, kind is AssetKind.VESSEL, DUTY_DAY)
        for kind in AssetKind
    ),
    Told("a State outside the United Nations", {"state": "TW"}, False, DUTY_DAY),
    Told("asked on the eve", {}, False, date(2016, 3, 1)),
    Told("asked on the day", {}, True, date(2016, 3, 2)),
)
CARVE_OUT_PLAIN = AssetDealing(
    state="PL",
    dealt_on=date(2023, 5, 1),
    purpose=DealingPurpose.HUMANITARIAN,
    provider=AidProvider.UNITED_NATIONS,
)
CARVE_OUT = (
    *(
        Told(f"for {one}", {"purpose": one}, one is DealingPurpose.HUMANITARIAN, _LATER)
        for one in DealingPurpose
    ),
    *(Told(f"by {one}", {"provider": one}, one in AIDED, _LATER) for one in AidProvider),
    Told("a State outside the United Nations", {"state": "TW"}, False, _LATER),
    *(
        Told(f"dealt on {on}", {"dealt_on": on}, told, _LATER)
        for on, told in (
            (date(2022, 12, 8), False),
            (date(2022, 12, 9), True),
            (date(2022, 12, 10), True),
        )
    ),
)

TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    "un.freeze.assets": (PLAIN, FREEZE),
    "un.freeze.government-bodies": (GOVERNMENT_PLAIN, GOVERNMENT),
    "un.freeze.no-ventures": (VENTURES_PLAIN, VENTURES),
    "un.freeze.freeze-at-once": (PLAIN, FREEZE_DUTY),
    "un.freeze.freeze-government-bodies": (GOVERNMENT_PLAIN, GOVERNMENT_DUTY),
    "un.freeze.close-offices": (OFFICES_PLAIN, OFFICES),
}
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    "un.freeze.vessels-too": (VESSELS_PLAIN, VESSELS),
    "un.freeze.carve-out-lifts-no-more": (CARVE_OUT_PLAIN, CARVE_OUT),
}
