"""Tables of cases for the rules on the travel ban and on expulsion.

As in `labour_tables`: both sides of every date, a row per way out, and expected answers that are
read off the paragraphs. `None` for a set of several.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
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
    Approval,
    Authority,
    Determination,
    DeterminationStatus,
    EntryOrTransit,
    FindingGround,
    FindingStatus,
    JourneyPurpose,
    StateFinding,
    Step,
)

ACT = date(2017, 10, 15)
THE_DAY_BEFORE = date(2017, 10, 14)
OPEN = (JourneyPurpose.HUMANITARIAN, JourneyPurpose.RELIGIOUS, JourneyPurpose.OBJECTIVES)
AIDS = (
    FindingGround.WORKS_FOR_LISTED,
    FindingGround.HELPS_EVASION,
    FindingGround.ACTS_AGAINST_RESOLUTIONS,
)
POWERS = ("UNSCR-2321-OP46", "UNSCR-2371-OP25", "UNSCR-2375-OP26", "UNSCR-2397-OP25")
EVERY = ("UNSCR-1718-OP8e", "UNSCR-1718-OP10", "UNSCR-2094-OP10a", *POWERS, "UNSCR-1718-OP9")


def _journeys(*under: str) -> tuple[Case, ...]:
    """What each journey may ask for, and under which paragraph a decision counts."""
    counted = {"", "UNSCR-1718-OP10", *POWERS, *under}
    return (
        *(
            Case(
                f"{journey}, granted under {named or 'nothing named'}",
                {
                    "journey": journey,
                    "approval": Approval.granted(THE_DAY_BEFORE, under=named),
                },
                PERMITTED if journey in OPEN and named in counted else PROHIBITED,
            )
            for journey in JourneyPurpose
            for named in ("", *EVERY)
        ),
        *(
            Case(
                f"{journey}, ahead",
                {"journey": journey},
                NEEDS_APPROVAL if journey in OPEN else PROHIBITED,
                date(2017, 10, 1),
            )
            for journey in JourneyPurpose
        ),
        Case("journey not known, granted", {"journey": None, "approval": Approval.granted(THE_DAY_BEFORE)}, None),
        Case("own national", {"nationalities": ("KP", "MN")}, PERMITTED),
        Case("own national alone", {"nationalities": ("MN",)}, PERMITTED),
        Case("a national of a third State", {"nationalities": ("CN",)}, PROHIBITED),
        Case("nationality not known", {"nationalities": None}, None),
        Case("a State outside the United Nations", {"state": "TW", "nationalities": ("KP",)}, NOT_COVERED),
    )  # fmt: skip


BAN_PLAIN = EntryOrTransit(
    state="MN",
    nationalities=("KP",),
    entered_on=ACT,
    person_listed=True,
    family_of_listed=False,
    listed_on=date(2017, 8, 5),
    journey=JourneyPurpose.HUMANITARIAN,
    in_territory=False,
)
_OLD = {"listed_on": date(2006, 10, 1)}

BAN = (
    *approvals(ACT),
    *_journeys("UNSCR-1718-OP8e"),
    Case("family", {"person_listed": False, "family_of_listed": True}, PROHIBITED),
    Case("neither", {"person_listed": False}, NOT_COVERED),
    Case("family not known", {"person_listed": False, "family_of_listed": None}, None),
    Case("listing ended", {"delisted": True}, NOT_COVERED),
    Case("eve of the listing", {"entered_on": date(2017, 8, 4)}, NOT_COVERED),
    Case("day of the listing", {"entered_on": date(2017, 8, 5)}, PROHIBITED),
    Case("day after the listing", {"entered_on": date(2017, 8, 6)}, PROHIBITED),
    Case("listing undated", {"listed_on": None}, None),
    Case("eve of S/RES/1718 (2006)", {"entered_on": date(2006, 10, 13), **_OLD}, NOT_COVERED),
    Case("day of adoption", {"entered_on": date(2006, 10, 14), **_OLD}, PROHIBITED),
    Case("day after adoption", {"entered_on": date(2006, 10, 15), **_OLD}, PROHIBITED),
    Case("asked on the eve of adoption", _OLD, NOT_COVERED, date(2006, 10, 13)),
    Case("asked on the day of adoption", _OLD, NEEDS_APPROVAL, date(2006, 10, 14)),
    Case(
        "a representative on business of the United Nations",
        {"governmental_capacity": True, "journey": JourneyPurpose.UN_BUSINESS},
        PROHIBITED,
    ),
)

ACTING_FOR_PLAIN = EntryOrTransit(
    state="MN",
    nationalities=("KP",),
    entered_on=ACT,
    person_listed=False,
    family_of_listed=False,
    finding=StateFinding.found(date(2017, 5, 1)),
    finding_ground=FindingGround.WORKS_FOR_LISTED,
    journey=JourneyPurpose.HUMANITARIAN,
    in_territory=False,
)
_LONG_AGO = {"finding": StateFinding.found(date(2013, 1, 1))}
_UN_BUSINESS = {"governmental_capacity": True, "journey": JourneyPurpose.UN_BUSINESS}


def _grounds(counted: tuple[FindingGround, ...], yes: Any, no: Any, as_of: date) -> tuple[Any, ...]:
    return tuple(
        Case(f"ground: {one}", {"finding_ground": one}, yes if one in counted else no, as_of)
        for one in FindingGround
    )


def _findings(yes: Any, no: Any, as_of: date) -> tuple[Case, ...]:
    return (
        Case("nothing found", {"finding": StateFinding.none()}, no, as_of),
        Case("found not to be so", {"finding": StateFinding.not_found(date(2017, 5, 1))}, no, as_of),
        Case("what was found is not known", {"finding": StateFinding(status=None)}, None, as_of),
        Case("the ground is not known", {"finding_ground": None}, None, as_of),
    )  # fmt: skip


ACTING_FOR = (
    *approvals(ACT),
    *_journeys("UNSCR-2094-OP10a"),
    *_grounds(AIDS, PROHIBITED, NOT_COVERED, date(2017, 11, 1)),
    *_findings(PROHIBITED, NOT_COVERED, date(2017, 11, 1)),
    Case("found on the eve", {"finding": StateFinding.found(THE_DAY_BEFORE)}, PROHIBITED),
    Case("found on the day", {"finding": StateFinding.found(ACT)}, PROHIBITED),
    Case("found a day later", {"finding": StateFinding.found(date(2017, 10, 16))}, NOT_COVERED),
    Case("found, undated", {"finding": StateFinding.found()}, None),
    Case("a representative on business of the United Nations", _UN_BUSINESS, PERMITTED),
    Case("somebody else on it", {"journey": JourneyPurpose.UN_BUSINESS}, PROHIBITED),
    *(
        Case(
            f"a representative, {one}",
            {"governmental_capacity": True, "journey": one},
            PERMITTED if one is JourneyPurpose.UN_BUSINESS else PROHIBITED,
        )
        for one in JourneyPurpose
    ),
    *(
        Case(f"entered on {on}", {"entered_on": on, **_LONG_AGO}, says)
        for on, says in (
            (date(2013, 3, 6), NOT_COVERED),
            (date(2013, 3, 7), PROHIBITED),
            (date(2013, 3, 8), PROHIBITED),
        )
    ),
    Case("asked on the eve of adoption", _LONG_AGO, NOT_COVERED, date(2013, 3, 6)),
    Case("asked on the day of adoption", _LONG_AGO, NEEDS_APPROVAL, date(2013, 3, 7)),
)

OFFICIALS_PLAIN = evolve(ACTING_FOR_PLAIN, finding_ground=FindingGround.OFFICIAL_ASSOCIATED)
OFFICIALS = (
    *(
        Told(f"ground: {one}", {"finding_ground": one}, one is FindingGround.OFFICIAL_ASSOCIATED)
        for one in FindingGround
    ),
    Told("a State outside the United Nations", {"state": "TW"}, False),
    *(
        Told(
            f"{one}",
            {
                "finding": StateFinding(
                    status=one, date=None if one is FindingStatus.NONE else date(2016, 1, 1)
                )
            },
            one is FindingStatus.FOUND,
        )
        for one in FindingStatus
    ),
    Told("found on the eve", {"finding": StateFinding.found(THE_DAY_BEFORE)}, True),
    Told("found on the day", {"finding": StateFinding.found(ACT)}, True),
    Told("found a day later", {"finding": StateFinding.found(date(2017, 10, 16))}, False),
    *(
        Told(f"entered on {on}", {"entered_on": on, **_LONG_AGO}, told)
        for on, told in (
            (date(2016, 11, 29), False),
            (date(2016, 11, 30), True),
            (date(2016, 12, 1), True),
        )
    ),
)

DUTY_DAY = date(2018, 4, 10)


def _expulsion(
    eve: date,
    grounds: tuple[FindingGround, ...],
    *,
    un_business: bool,
    committee: bool,
) -> tuple[Case, ...]:
    """One duty: what is owed, waived and done, and the two sides of *eve* of its adoption."""
    day = date.fromordinal(eve.toordinal() + 1)
    after = date.fromordinal(eve.toordinal() + 2)
    early = date.fromordinal(eve.toordinal() - 30)
    ruled = Approval.granted
    waives = NOT_OWED if committee else DUE
    return (
        *_grounds(grounds, DUE, NOT_OWED, DUTY_DAY),
        *_findings(DUE, NOT_OWED, DUTY_DAY),
        Case("nothing recorded", {}, DUE, DUTY_DAY),
        Case("found today", {"finding": StateFinding.found(DUTY_DAY)}, DUE, DUTY_DAY),
        Case("found tomorrow", {"finding": StateFinding.found(date(2018, 4, 11))}, NOT_OWED, DUTY_DAY),
        Case("found yesterday", {"finding": StateFinding.found(date(2018, 4, 9))}, DUE, DUTY_DAY),
        Case("not in the territory", {"in_territory": False}, NOT_OWED, DUTY_DAY),
        Case("where the person is is not known", {"in_territory": None}, None, DUTY_DAY),
        Case("a State outside the United Nations", {"state": "TW"}, NOT_OWED, DUTY_DAY),
        *(
            Case(f"asked on {on}", {"finding": StateFinding.found(early)}, says, on)
            for on, says in ((eve, NOT_OWED), (day, DUE), (after, DUE))
        ),
        Case("left long ago", {"departure": Step.taken(date(2017, 12, 1))}, FULFILLED, DUTY_DAY),
        Case("left on the eve", {"departure": Step.taken(date(2018, 4, 9))}, FULFILLED, DUTY_DAY),
        Case("left today", {"departure": Step.taken(DUTY_DAY)}, FULFILLED, DUTY_DAY),
        Case("leaves tomorrow", {"departure": Step.taken(date(2018, 4, 11))}, DUE, DUTY_DAY),
        Case("whether the person left is not known", {"departure": None}, None, DUTY_DAY),
        Case("for a judicial process", {"needed_for_proceedings": True}, NOT_OWED, DUTY_DAY),
        Case("for medical purposes", {"humanitarian_presence": True}, NOT_OWED, DUTY_DAY),
        *(
            Case(
                f"the State determined: {one}",
                {"determination": Determination(status=one, date=date(2018, 3, 1))},
                NOT_OWED
                if one in (DeterminationStatus.NATIONAL, DeterminationStatus.REPATRIATION_PROHIBITED)
                else DUE,
                DUTY_DAY,
            )
            for one in DeterminationStatus
            if one is not DeterminationStatus.NONE
        ),
        Case("determined today", {"determination": Determination.repatriation_prohibited(DUTY_DAY)}, NOT_OWED, DUTY_DAY),
        Case("determined tomorrow", {"determination": Determination.repatriation_prohibited(date(2018, 4, 11))}, DUE, DUTY_DAY),
        Case("looked into tomorrow", {"determination": Determination.repatriation_not_prohibited(date(2018, 4, 11))}, DUE, DUTY_DAY),
        Case("looked into today", {"determination": Determination.repatriation_not_prohibited(DUTY_DAY)}, DUE, DUTY_DAY),
        Case("a representative on business of the United Nations", _UN_BUSINESS, NOT_OWED if un_business else DUE, DUTY_DAY),
        *(
            Case(
                f"a representative, {one}",
                {"governmental_capacity": True, "journey": one},
                NOT_OWED if un_business and one is JourneyPurpose.UN_BUSINESS else DUE,
                DUTY_DAY,
            )
            for one in JourneyPurpose
        ),
        Case("the Committee has ruled", {"approval": ruled(date(2018, 3, 1))}, waives, DUTY_DAY),
        Case("the Committee rules today", {"approval": ruled(DUTY_DAY)}, waives, DUTY_DAY),
        Case("the Committee rules tomorrow", {"approval": ruled(date(2018, 4, 11))}, DUE, DUTY_DAY),
        Case("the Committee refused", {"approval": Approval.refused(date(2018, 3, 1))}, DUE, DUTY_DAY),
        Case("the Committee has not ruled", {"approval": Approval.pending()}, DUE, DUTY_DAY),
        *(
            Case(
                f"ruled by {by}",
                {"approval": ruled(date(2018, 3, 1), by=by)},
                waives if by in (Authority.COMPETENT, Authority.COMMITTEE_1718) else DUE,
                DUTY_DAY,
            )
            for by in Authority
        ),
    )  # fmt: skip


STAY = evolve(ACTING_FOR_PLAIN, in_territory=True, journey=JourneyPurpose.OTHER)
OFFICIAL = evolve(STAY, governmental_capacity=True)
FOREIGNER = evolve(STAY, nationalities=("CN",))
BANKER = evolve(STAY, finding_ground=FindingGround.WORKS_FOR_DPRK_BANK)
_BANK = (FindingGround.WORKS_FOR_DPRK_BANK,)


def _of_the_dprk(says_of_others: Any = NOT_OWED) -> tuple[Case, ...]:
    return (
        Case("a DPRK national and an own one", {"nationalities": ("KP", "MN")}, NOT_OWED, DUTY_DAY),
        Case("a DPRK national and another", {"nationalities": ("KP", "CN")}, DUE, DUTY_DAY),
        Case("a foreigner", {"nationalities": ("CN",)}, says_of_others, DUTY_DAY),
        Case("an own national", {"nationalities": ("MN",)}, NOT_OWED, DUTY_DAY),
        Case("nationality not known", {"nationalities": None}, None, DUTY_DAY),
    )


EXPULSION = (
    *_expulsion(date(2013, 3, 6), AIDS, un_business=True, committee=False),
    *_of_the_dprk(),
    Case("somebody else on it", {"journey": JourneyPurpose.UN_BUSINESS}, DUE, DUTY_DAY),
)
OF_OFFICIALS = (
    *_expulsion(date(2016, 3, 1), AIDS, un_business=True, committee=True),
    *_of_the_dprk(),
    Case("in no such capacity", {"governmental_capacity": False}, NOT_OWED, DUTY_DAY),
    Case("in what capacity is not known", {"governmental_capacity": None}, None, DUTY_DAY),
)
OF_FOREIGNERS = (
    *_expulsion(date(2016, 3, 1), AIDS, un_business=False, committee=True),
    Case("a DPRK national", {"nationalities": ("KP",)}, NOT_OWED, DUTY_DAY),
    Case("an own national", {"nationalities": ("MN",)}, NOT_OWED, DUTY_DAY),
    Case("an own national and another", {"nationalities": ("CN", "MN")}, NOT_OWED, DUTY_DAY),
    Case("nationality not known", {"nationalities": None}, None, DUTY_DAY),
)
OF_BANKERS = (
    *_expulsion(date(2016, 11, 29), _BANK, un_business=False, committee=True),
    *_of_the_dprk(DUE),
)

TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    "un.travel.ban": (BAN_PLAIN, BAN),
    "un.travel.acting-for-listed": (ACTING_FOR_PLAIN, ACTING_FOR),
    "un.travel.expulsion": (STAY, EXPULSION),
    "un.travel.expulsion-of-officials": (OFFICIAL, OF_OFFICIALS),
    "un.travel.expulsion-of-foreigners": (FOREIGNER, OF_FOREIGNERS),
    "un.travel.expulsion-of-bankers": (BANKER, OF_BANKERS),
}
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    "un.travel.officials": (OFFICIALS_PLAIN, OFFICIALS),
}
