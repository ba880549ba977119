"""Tables of cases for the rules on petroleum, read off the paragraphs."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.regimes.un.labour_tables import (
    NEEDS_APPROVAL,
    NOT_COVERED,
    PERMITTED,
    PROHIBITED,
    Case,
    Told,
)
from tests.regimes.un.rows import DAY, LATER, POWERS, approvals, general_power, kinds, scope

from nksanctions import Approval, Authority, PetroleumProduct, PetroleumSupply, TradePurpose

SPRING_2016, AUTUMN_2017, WINTER_2017 = date(2016, 3, 2), date(2017, 9, 11), date(2017, 12, 22)
AVIATION = {
    PetroleumProduct.AVIATION_GASOLINE,
    PetroleumProduct.NAPHTHA_JET_FUEL,
    PetroleumProduct.KEROSENE_JET_FUEL,
    PetroleumProduct.KEROSENE_ROCKET_FUEL,
}


def plain(day: date, product: PetroleumProduct, **more: Any) -> PetroleumSupply:
    """A supply that the ban meets, with nothing to let it through."""
    return PetroleumSupply(state="CN", product=product, supplied_on=day, livelihood=False, **more)


def products(inside: set[PetroleumProduct], *contested: PetroleumProduct) -> tuple[Case, ...]:
    """A row for each product; what is contested has no single answer as practice stands."""
    rows = kinds("product", inside, PetroleumProduct)
    return (
        *(row for row in rows if row.changes["product"] not in contested),
        *(Case(f"{one.value}: contested", {"product": one}, None, LATER) for one in contested),
    )


AVIATION_PLAIN = plain(date(2018, 6, 1), PetroleumProduct.KEROSENE_JET_FUEL)
AVIATION_FUEL = (
    *scope("supplied_on", SPRING_2016),
    *products(AVIATION),
    Case("for the flight there and back", {"for_flight": True}, PERMITTED, LATER),
    *general_power("supplied_on", date(2018, 6, 1), SPRING_2016),
    *approvals(
        "supplied_on",
        date(2016, 6, 1),
        under=("UNSCR-2270-OP31",),
        to_ask={"purpose": TradePurpose.HUMANITARIAN},
    ),
    *(
        Case(
            f"approved for {purpose.value} in 2016",
            {
                "supplied_on": date(2016, 6, 1),
                "approval": Approval.granted(date(2016, 5, 31)),
                "purpose": purpose,
            },
            PROHIBITED,
            LATER,
        )
        for purpose in (TradePurpose.COMMERCIAL, TradePurpose.CONSISTENT)
    ),
)

CONDENSATES_PLAIN = plain(date(2018, 6, 1), PetroleumProduct.CONDENSATES)
CONDENSATES = (
    *scope("supplied_on", AUTUMN_2017),
    *products(
        {PetroleumProduct.CONDENSATES, PetroleumProduct.NATURAL_GAS_LIQUIDS},
        PetroleumProduct.LIQUEFIED_NATURAL_GAS,
        PetroleumProduct.LIQUEFIED_PETROLEUM_GAS,
    ),
    *general_power("supplied_on", date(2018, 6, 1), AUTUMN_2017),
)

WITHIN = {
    "within_cap": True,
    "stopped": False,
    "told_committee": True,
    "listed_parties": False,
    "livelihood": True,
    "livelihood_shown": True,
    "earns_for_programmes": False,
}
OUTSIDE = {
    "within_cap": False,
    "stopped": False,
    "told_committee": True,
    "listed_parties": False,
    "earns_for_programmes": False,
}


def conditions(as_of: date) -> tuple[Case, ...]:
    """What is supplied, and the conditions of the limit: the same in each paragraph."""

    def within(name: str, says: Any, **changes: Any) -> Case:
        return Case(f"within the limit: {name}", WITHIN | changes, says, as_of)

    rows = (
        *products(
            {PetroleumProduct.REFINED_PRODUCTS, *AVIATION},
            PetroleumProduct.LIQUEFIED_PETROLEUM_GAS,
        ),
        *(
            Case(
                f"{one.value} for the flight there and back",
                {"product": one, "for_flight": True},
                NOT_COVERED,
                LATER,
            )
            for one in sorted(AVIATION)
        ),
        within("and all conditions", PERMITTED),
        within("passed", PROHIBITED, within_cap=False),
        within("had to stop", PROHIBITED, stopped=True),
        within("the Committee is not told", PROHIBITED, told_committee=False),
        within("a listed party", PROHIBITED, listed_parties=True),
        within("not for livelihood", PROHIBITED, livelihood=False),
        within("revenue for the programmes", PROHIBITED, earns_for_programmes=True),
        within("the State says livelihood, and cannot show it", None, livelihood_shown=False),
        within("not known", None, within_cap=None),
    )
    return tuple(Case(row.id, row.changes, row.says, as_of) for row in rows)


def refined(first: date, last: date | None, day: date) -> tuple[Case, ...]:
    """The paragraphs on refined products differ in their times and amounts alone."""
    return (
        *scope("supplied_on", first, last),
        *conditions(LATER),
        *general_power("supplied_on", day, first),
    )


ASKED = date(2017, 12, 1)
"""The paragraph for 2018 of S/RES/2375 (2017) was replaced on the day before its first day came
near: it is law to those who ask from 11 September to 21 December 2017, and to nobody later."""


def refined_2375() -> tuple[Case, ...]:
    """Supplies that were planned for 2018, by the law of autumn 2017."""
    aid = {"purpose": TradePurpose.HUMANITARIAN}
    granted: dict[str, Any] = {"status": "granted", "date": date(2017, 11, 1)}

    def approved(name: str, says: Any, **changes: Any) -> Case:
        decision = Approval(**granted | changes)
        return Case(f"approved {name}", aid | {"approval": decision}, says, ASKED)

    return (
        Case("first day asked", {}, PROHIBITED, AUTUMN_2017),
        Case("not adopted yet", {}, NOT_COVERED, AUTUMN_2017 - DAY),
        Case("last day before it was replaced", {}, PROHIBITED, WINTER_2017 - DAY),
        Case("replaced", {}, NOT_COVERED, WINTER_2017),
        Case("first day of 2018", {"supplied_on": date(2018, 1, 1)}, PROHIBITED, ASKED),
        Case("last day of 2017", {"supplied_on": date(2017, 12, 31)}, NOT_COVERED, ASKED),
        Case("no Member", {"state": "TW"}, NOT_COVERED, ASKED),
        Case("out of reach", {"within_reach": False}, NOT_COVERED, ASKED),
        *conditions(ASKED),
        Case("commercial, approved", {"approval": Approval(**granted)}, PROHIBITED, ASKED),
        Case("aid", aid, NEEDS_APPROVAL, ASKED),
        Case("another aim", {"purpose": TradePurpose.CONSISTENT}, NEEDS_APPROVAL, ASKED),
        approved("for aid", PERMITTED),
        approved("by the Committee", PERMITTED, authority=Authority.COMMITTEE_1718),
        approved("by another authority", NEEDS_APPROVAL, authority=Authority.SECURITY_COUNCIL),
        approved("under another paragraph", NEEDS_APPROVAL, provision="UNSCR-2375-OP17a"),
        *(approved(f"under {one}", PERMITTED, provision=one) for one in POWERS),
    )


REFINED_2017_PLAIN = plain(date(2017, 11, 1), PetroleumProduct.REFINED_PRODUCTS, **OUTSIDE)
REFINED_2017 = refined(AUTUMN_2017, date(2017, 12, 31), date(2017, 11, 1))
REFINED_PLAIN = plain(date(2018, 6, 1), PetroleumProduct.REFINED_PRODUCTS, **OUTSIDE)
REFINED = refined(date(2018, 1, 1), None, date(2018, 6, 1))

CRUDE_2375_PLAIN = plain(
    date(2017, 11, 1),
    PetroleumProduct.CRUDE_OIL,
    within_cap=False,
    within_cap_tons=False,
    earns_for_programmes=True,
)
FOR_LIVELIHOOD = {"livelihood": True, "earns_for_programmes": False}


def crude(day: date, cites: str) -> tuple[Case, ...]:
    """The Committee's approval of crude oil, for livelihood alone or under its general power."""
    granted = {"supplied_on": day, "approval": Approval.granted(day - DAY)}
    return (
        *products({PetroleumProduct.CRUDE_OIL}),
        *approvals("supplied_on", day, under=(cites, *POWERS), to_ask=FOR_LIVELIHOOD),
        Case("approved, not for livelihood", granted, PROHIBITED, LATER),
        Case("approved, revenue", granted | {"livelihood": True}, PROHIBITED, LATER),
        Case(
            "approved, no livelihood", granted | {"earns_for_programmes": False}, PROHIBITED, LATER
        ),
        Case("approved, aid", granted | {"purpose": "humanitarian"}, PERMITTED, LATER),
        Case(
            "approved, other aim",
            granted | {"purpose": "consistent-with-objectives"},
            PERMITTED,
            LATER,
        ),
    )


CRUDE_2375 = (
    *scope("supplied_on", AUTUMN_2017, date(2017, 12, 21)),
    *crude(date(2017, 11, 1), "UNSCR-2375-OP15"),
    Case("within the State's own limit", {"within_cap": True}, PERMITTED, LATER),
    Case("limit not known", {"within_cap": None}, None, LATER),
)
CRUDE_PLAIN = plain(
    date(2018, 6, 1),
    PetroleumProduct.CRUDE_OIL,
    within_cap=False,
    within_cap_tons=False,
    earns_for_programmes=True,
)
CRUDE = (
    *scope("supplied_on", WINTER_2017),
    *crude(date(2018, 6, 1), "UNSCR-2397-OP4"),
    Case("within both limits", {"within_cap": True, "within_cap_tons": True}, PERMITTED, LATER),
    Case("within the barrels alone: contested", {"within_cap": True}, None, LATER),
    Case("within the tons alone: contested", {"within_cap_tons": True}, None, LATER),
    Case("neither is known", {"within_cap": None, "within_cap_tons": None}, None, LATER),
)

TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    "un.petroleum.aviation-fuel": (AVIATION_PLAIN, AVIATION_FUEL),
    "un.petroleum.condensates": (CONDENSATES_PLAIN, CONDENSATES),
    "un.petroleum.refined-2017": (REFINED_2017_PLAIN, REFINED_2017),
    "un.petroleum.refined-2375": (REFINED_PLAIN, refined_2375()),
    "un.petroleum.crude-oil-2375": (CRUDE_2375_PLAIN, CRUDE_2375),
    "un.petroleum.crude-oil": (CRUDE_PLAIN, CRUDE),
    "un.petroleum.refined": (REFINED_PLAIN, REFINED),
}
FLIGHT_PLAIN = plain(date(2018, 6, 1), PetroleumProduct.AVIATION_GASOLINE, for_flight=True)
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    "un.petroleum.no-more-than-the-flight-needs": (
        FLIGHT_PLAIN,
        (
            *(
                Told(one.value, {"product": one}, told=one in AVIATION, as_of=LATER)
                for one in PetroleumProduct
            ),
            Told("not for a flight", {"for_flight": False}, told=False, as_of=LATER),
            Told("no Member", {"state": "TW"}, told=False, as_of=LATER),
            Told("first day", {"supplied_on": date(2016, 11, 30)}, told=True, as_of=LATER),
            Told("eve", {"supplied_on": date(2016, 11, 29)}, told=False, as_of=LATER),
        ),
    ),
}
