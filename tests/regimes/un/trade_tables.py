"""Tables of cases for the rules on trade and luxury goods, read off the paragraphs."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.regimes.un.labour_tables import NOT_COVERED, NOT_OWED, PERMITTED, PROHIBITED, Case, Told
from tests.regimes.un.rows import (
    DAY,
    LATER,
    approvals,
    general_power,
    grace,
    kinds,
    own_approval,
    scope,
)

from nksanctions import Approval, Authority, Direction, Goods, GoodsTransfer, Luxury, TradePurpose

IRON = {Goods.IRON, Goods.IRON_ORE, Goods.STEEL}
"""As the Panel reads it, with steel; the prevailing reading."""
FROM, TO = Direction.FROM_DPRK, Direction.TO_DPRK
SPRING_2016, WINTER_2016, SUMMER_2017 = date(2016, 3, 2), date(2016, 11, 30), date(2017, 8, 5)
AUTUMN_2017, WINTER_2017 = date(2017, 9, 11), date(2017, 12, 22)


def plain(day: date, goods: Goods, direction: Direction = FROM, **more: Any) -> GoodsTransfer:
    """A delivery that the ban meets, with nothing to let it through."""
    return GoodsTransfer(
        state="CN",
        direction=direction,
        goods=goods,
        delivered_on=day,
        contract_in_writing=False,
        livelihood=False,
        luxury=Luxury.NO,
        **more,
    )


def goods_rows(inside: set[Goods], contested: Goods | None = None) -> tuple[Case, ...]:
    """A row for each kind of goods; what is contested has no single answer as practice stands."""
    rows = [row for row in kinds("goods", inside, Goods) if row.changes["goods"] is not contested]
    if contested is not None:
        rows.append(Case(f"{contested.value}: contested", {"goods": contested}, None, LATER))
    return tuple(rows)


LIVELIHOOD = {"livelihood": True, "livelihood_shown": True, "earns_for_programmes": False}


def livelihood(name: str, **base: Any) -> tuple[Case, ...]:
    """What the words on livelihood ask; who judges is contested (A-25)."""

    def row(what: str, says: Any, **changes: Any) -> Case:
        return Case(f"{name}: {what}", base | LIVELIHOOD | changes, says, LATER)

    return (
        row("for livelihood", PERMITTED),
        row("no livelihood", PROHIBITED, livelihood=False),
        row("revenue for the programmes", PROHIBITED, earns_for_programmes=True),
        row("the State says so, and cannot show it", None, livelihood_shown=False),
        row("revenue not known", None, earns_for_programmes=None),
    )


def rajin(day: date, cites: str) -> tuple[Case, ...]:
    """Coal of another origin that only passes through."""
    passing = {
        "goods": Goods.COAL,
        "origin": "RU",
        "through_rajin": True,
        "earns_for_programmes": False,
    }
    told = {"delivered_on": day, "confirmation": Approval.granted(day - DAY)}
    return (
        *approvals(
            "delivered_on",
            day,
            under=(cites,),
            to_ask=passing,
            field="confirmation",
            by=Authority.MEMBER_STATE,
        ),
        *(
            Case(f"Rajin, {name} is {value}", passing | told | {name: value}, PROHIBITED, LATER)
            for name, value in {
                "origin": "KP",
                "through_rajin": False,
                "earns_for_programmes": True,
            }.items()
        ),
        *(
            Case(f"Rajin, {one.value}", passing | told | {"goods": one}, PROHIBITED, LATER)
            for one in sorted(IRON)
        ),
    )


COAL_2270_PLAIN = plain(date(2016, 6, 1), Goods.COAL, origin="KP", earns_for_programmes=True)
COAL_2270 = (
    *scope("delivered_on", SPRING_2016, date(2016, 11, 29), direction=TO),
    *goods_rows({Goods.COAL, *IRON}),
    *livelihood("coal"),
    *rajin(date(2016, 6, 1), "UNSCR-2270-OP29"),
    Case(
        "the later text is not known yet",
        {"delivered_on": date(2017, 1, 9)},
        PROHIBITED,
        date(2016, 11, 29),
    ),
)
CAP_DAY = date(2017, 2, 1)
WITHIN = LIVELIHOOD | {"within_cap": True, "stopped": False, "listed_parties": False}
COAL_CAP_PLAIN = plain(
    CAP_DAY,
    Goods.COAL,
    origin="KP",
    earns_for_programmes=True,
    within_cap=False,
    stopped=False,
    listed_parties=False,
)
COAL_CAP = (
    *scope("delivered_on", WINTER_2016, date(2017, 8, 4), direction=TO),
    *goods_rows({Goods.COAL, *IRON}),
    *livelihood("within the limit", **WITHIN),
    Case("limit passed", WITHIN | {"within_cap": False}, PROHIBITED, LATER),
    Case("had to stop", WITHIN | {"stopped": True}, PROHIBITED, LATER),
    Case("a listed party", WITHIN | {"listed_parties": True}, PROHIBITED, LATER),
    Case("limit not known", WITHIN | {"within_cap": None}, None, LATER),
    *livelihood("iron", goods=Goods.IRON),
    *livelihood("iron ore", goods=Goods.IRON_ORE),
    *livelihood("steel", goods=Goods.STEEL),
    *rajin(CAP_DAY, "UNSCR-2321-OP26"),
    *general_power("delivered_on", CAP_DAY, WINTER_2016),
    Case(
        "the later text is not known yet",
        {"delivered_on": SUMMER_2017},
        PROHIBITED,
        date(2017, 8, 4),
    ),
)

OP8, OP8_DUTY = grace("UNSCR-2371-OP8", SUMMER_2017, date(2017, 9, 4), date(2017, 9, 19))
COAL_PLAIN = plain(date(2018, 2, 1), Goods.COAL, origin="KP", earns_for_programmes=True)
IRON_IN_TIME = {
    "goods": Goods.IRON_ORE,
    "delivered_on": date(2017, 9, 4),
    "contract_in_writing": True,
    "contract_finalized_on": date(2017, 7, 1),
}
COAL = (
    *scope("delivered_on", SUMMER_2017, direction=TO),
    *goods_rows({Goods.COAL, *IRON}),
    *(Case(row.id, row.changes | {"goods": Goods.IRON}, row.says, row.as_of) for row in OP8),
    Case("T18: iron ore in time", IRON_IN_TIME, PERMITTED, LATER),
    *(
        Case(f"{one.value} in time", IRON_IN_TIME | {"goods": one}, PERMITTED, LATER)
        for one in sorted(IRON)
    ),
    Case(
        "T17: no time for coal",
        IRON_IN_TIME | {"goods": Goods.COAL, "delivered_on": date(2017, 8, 20)},
        PROHIBITED,
        LATER,
    ),
    *rajin(date(2018, 2, 1), "UNSCR-2371-OP8"),
    *general_power("delivered_on", date(2018, 2, 1), SUMMER_2017),
)


def duty_rows(rows: tuple[Case, ...], inside: set[Goods], told_by: date) -> tuple[Case, ...]:
    """The rows of a duty to tell, and one for each kind of goods."""
    on_time = dict(rows[0].changes)
    return (
        *rows,
        *(
            Case(
                f"goods {one.value}",
                on_time | {"goods": one},
                rows[0].says if one in inside else NOT_OWED,
                told_by,
            )
            for one in Goods
        ),
    )


IRON_PLAIN = plain(date(2017, 9, 4), Goods.IRON)
COAL_TOLD = duty_rows(OP8_DUTY, IRON, date(2017, 9, 19))

SEAFOOD_ROWS, SEAFOOD_DUTY = grace(
    "UNSCR-2371-OP9", SUMMER_2017, date(2017, 9, 4), date(2017, 9, 19)
)
SEAFOOD_PLAIN = plain(date(2018, 2, 1), Goods.SEAFOOD)
SEAFOOD = (
    *scope("delivered_on", SUMMER_2017, direction=TO),
    *goods_rows({Goods.SEAFOOD}, contested=Goods.PREPARED_SEAFOOD),
    *SEAFOOD_ROWS,
    *general_power("delivered_on", date(2018, 2, 1), SUMMER_2017),
)


def without(rows: tuple[Case, ...], contested: Goods) -> tuple[Case, ...]:
    """The rows of a duty with the contested goods undecided."""
    return tuple(
        Case(row.id, row.changes, None, row.as_of) if row.changes.get("goods") is contested else row
        for row in rows
    )


SEAFOOD_TOLD = without(
    duty_rows(SEAFOOD_DUTY, {Goods.SEAFOOD}, date(2017, 9, 19)), Goods.PREPARED_SEAFOOD
)

LEAD_ROWS, LEAD_DUTY = grace("UNSCR-2371-OP10", SUMMER_2017, date(2017, 9, 4), date(2017, 9, 19))
LEAD_PLAIN = plain(date(2018, 2, 1), Goods.LEAD)
LEAD = (
    *scope("delivered_on", SUMMER_2017, direction=TO),
    *goods_rows({Goods.LEAD, Goods.LEAD_ORE}),
    *LEAD_ROWS,
    *general_power("delivered_on", date(2018, 2, 1), SUMMER_2017),
)
LEAD_TOLD = duty_rows(LEAD_DUTY, {Goods.LEAD, Goods.LEAD_ORE}, date(2017, 9, 19))

TEXTILE_ROWS, TEXTILE_DUTY = grace(
    "UNSCR-2375-OP16", AUTUMN_2017, date(2017, 12, 10), date(2018, 1, 24)
)
TEXTILES_PLAIN = plain(date(2018, 2, 1), Goods.TEXTILES)
TEXTILES = (
    *scope("delivered_on", AUTUMN_2017, direction=TO),
    *goods_rows({Goods.TEXTILES}),
    Case("sewn from a client's cloth: contested", {"foreign_cloth": True}, None, LATER),
    *TEXTILE_ROWS,
    *own_approval("delivered_on", date(2018, 2, 1), "UNSCR-2375-OP16"),
)
TEXTILES_TOLD = (
    *duty_rows(TEXTILE_DUTY, {Goods.TEXTILES}, date(2018, 1, 24)),
    Case(
        "sewn from a client's cloth: contested",
        TEXTILE_DUTY[0].changes | {"foreign_cloth": True},
        None,
        date(2018, 1, 24),
    ),
)

EXPORTED = {
    Goods.FOOD,
    Goods.EARTH_AND_STONE,
    Goods.WOOD,
    Goods.MACHINERY,
    Goods.ELECTRICAL_EQUIPMENT,
    Goods.VESSELS,
}
EXPORT_ROWS, EXPORT_DUTY = grace(
    "UNSCR-2397-OP6a", WINTER_2017, date(2018, 1, 21), date(2018, 2, 5)
)
EXPORTS_PLAIN = plain(date(2018, 6, 1), Goods.FOOD)
EXPORTS = (
    *scope("delivered_on", WINTER_2017, direction=TO),
    *goods_rows(EXPORTED),
    *EXPORT_ROWS,
    *general_power("delivered_on", date(2018, 6, 1), WINTER_2017),
)
EXPORTS_TOLD = duty_rows(EXPORT_DUTY, EXPORTED, date(2018, 2, 5))

MINERALS_PLAIN = plain(date(2018, 6, 1), Goods.GOLD)
MINERALS = (
    *scope("delivered_on", SPRING_2016, direction=TO),
    *goods_rows({Goods.GOLD, Goods.TITANIUM_ORE, Goods.VANADIUM_ORE, Goods.RARE_EARTH_MINERALS}),
    *general_power("delivered_on", date(2018, 6, 1), SPRING_2016),
)
METALS_PLAIN = plain(date(2018, 6, 1), Goods.COPPER)
METALS = (
    *scope("delivered_on", WINTER_2016, direction=TO),
    *goods_rows({Goods.COPPER, Goods.NICKEL, Goods.SILVER, Goods.ZINC}, contested=Goods.METAL_ORE),
    *general_power("delivered_on", date(2018, 6, 1), WINTER_2016),
)
STATUES_PLAIN = plain(date(2018, 6, 1), Goods.STATUES)
STATUES = (
    *scope("delivered_on", WINTER_2016),
    Case("direction not known", {"direction": None}, None, LATER),
    *goods_rows({Goods.STATUES}, contested=Goods.MONUMENTS),
    *own_approval("delivered_on", date(2018, 6, 1), "UNSCR-2321-OP29"),
)
FISHING_PLAIN = plain(date(2018, 6, 1), Goods.FISHING_RIGHTS)
FISHING = (
    *scope("delivered_on", WINTER_2017, direction=TO),
    *goods_rows({Goods.FISHING_RIGHTS}),
    *general_power("delivered_on", date(2018, 6, 1), WINTER_2017),
)

HELICOPTERS_PLAIN = plain(date(2017, 6, 1), Goods.HELICOPTERS, TO, new=True)
HELICOPTERS = (
    *scope("delivered_on", WINTER_2016, direction=FROM, new=False),
    *goods_rows({Goods.HELICOPTERS}),
    *own_approval("delivered_on", date(2017, 6, 1), "UNSCR-2321-OP30a"),
)
NEW_VESSELS_PLAIN = plain(date(2017, 6, 1), Goods.VESSELS, TO, new=True)
NEW_VESSELS = (
    *scope("delivered_on", WINTER_2016, direction=FROM, new=False),
    *goods_rows({Goods.VESSELS}),
    *own_approval("delivered_on", date(2017, 6, 1), "UNSCR-2321-OP30b"),
)
IMPORTED = {
    Goods.IRON,
    Goods.STEEL,
    Goods.COPPER,
    Goods.NICKEL,
    Goods.LEAD,
    Goods.ZINC,
    Goods.OTHER_METALS,
    Goods.MACHINERY,
    Goods.ELECTRICAL_EQUIPMENT,
    Goods.RAILWAY_VEHICLES,
    Goods.VEHICLES,
    Goods.HELICOPTERS,
    Goods.AIRCRAFT,
    Goods.VESSELS,
}
IMPORTS_PLAIN = plain(date(2018, 6, 1), Goods.VEHICLES, TO)
IMPORTS = (
    *scope("delivered_on", WINTER_2017, direction=FROM),
    *goods_rows(IMPORTED),
    Case(
        "no time for older contracts",
        {
            "delivered_on": date(2018, 1, 10),
            "contract_in_writing": True,
            "contract_finalized_on": date(2017, 5, 1),
        },
        PROHIBITED,
        LATER,
    ),
    Case("spare parts for aircraft", {"aircraft_spares": True}, PERMITTED, LATER),
    *general_power("delivered_on", date(2018, 6, 1), WINTER_2017),
)
VESSELS_PLAIN = plain(date(2018, 6, 1), Goods.VESSELS, TO, new=False)
VESSELS = (
    *scope("delivered_on", WINTER_2017, direction=FROM),
    *goods_rows({Goods.VESSELS}),
    *own_approval("delivered_on", date(2018, 6, 1), "UNSCR-2397-OP14"),
)

LUXURY_PLAIN = GoodsTransfer(
    state="CN",
    direction=TO,
    goods=Goods.OTHER,
    delivered_on=date(2018, 6, 1),
    luxury=Luxury.NATIONAL,
    unit_value_us_dollars=50,
)
SINCE = {
    date(2013, 3, 7): (Luxury.JEWELLERY, Luxury.YACHT, Luxury.LUXURY_CAR, Luxury.RACING_CAR),
    SPRING_2016: (
        Luxury.LUXURY_WATCH,
        Luxury.RECREATIONAL_CRAFT,
        Luxury.LEAD_CRYSTAL,
        Luxury.SPORTS_EQUIPMENT,
        Luxury.SNOWMOBILE,
    ),
    WINTER_2016: (Luxury.RUG_OR_TAPESTRY, Luxury.PORCELAIN_TABLEWARE),
}
LIMITS = {
    Luxury.SNOWMOBILE: 2000,
    Luxury.RUG_OR_TAPESTRY: 500,
    Luxury.PORCELAIN_TABLEWARE: 100,
}


def _luxury() -> tuple[Case, ...]:
    dear: dict[str, Any] = {"unit_value_us_dollars": 5000}
    rows = [
        Case("no luxury", {"luxury": Luxury.NO}, NOT_COVERED, LATER),
        Case("dear, and no luxury", dear | {"luxury": Luxury.NO}, NOT_COVERED, LATER),
        *(
            Case(
                f"a dear {one.value} on the eve",
                dear | {"luxury": one, "delivered_on": WINTER_2016 - DAY},
                NOT_COVERED,
                LATER,
            )
            for one in (Luxury.RUG_OR_TAPESTRY, Luxury.PORCELAIN_TABLEWARE)
        ),
    ]
    for first, named in SINCE.items():
        for one in named:
            dear = {"luxury": one, "unit_value_us_dollars": LIMITS.get(one, 0) + 1}
            name = one.value
            rows += [
                Case(f"{name}, eve", dear | {"delivered_on": first - DAY}, NOT_COVERED, LATER),
                Case(f"{name}, first day", dear | {"delivered_on": first}, PROHIBITED, LATER),
                Case(
                    f"{name}, the text is not known yet",
                    dear | {"delivered_on": date(2018, 6, 1)},
                    NOT_COVERED,
                    first - DAY,
                ),
                Case(
                    f"{name}, the text is known",
                    dear | {"delivered_on": date(2018, 6, 1)},
                    PROHIBITED,
                    first,
                ),
            ]
            if one in LIMITS:
                rows += [
                    Case(
                        f"{name} at the limit",
                        dear | {"unit_value_us_dollars": LIMITS[one]},
                        NOT_COVERED,
                        LATER,
                    ),
                    Case(
                        f"{name} of unknown value",
                        dear | {"unit_value_us_dollars": None},
                        None,
                        LATER,
                    ),
                ]
    return tuple(rows)


LUXURY = (
    *scope("delivered_on", date(2006, 10, 14), direction=FROM),
    *_luxury(),
    *general_power("delivered_on", date(2018, 6, 1), date(2006, 10, 14)),
)

TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    "un.trade.coal-2270": (COAL_2270_PLAIN, COAL_2270),
    "un.trade.coal-cap": (COAL_CAP_PLAIN, COAL_CAP),
    "un.trade.coal": (COAL_PLAIN, COAL),
    "un.trade.coal.notify": (IRON_PLAIN, COAL_TOLD),
    "un.trade.minerals": (MINERALS_PLAIN, MINERALS),
    "un.trade.metals": (METALS_PLAIN, METALS),
    "un.trade.statues": (STATUES_PLAIN, STATUES),
    "un.trade.seafood": (SEAFOOD_PLAIN, SEAFOOD),
    "un.trade.seafood.notify": (SEAFOOD_PLAIN, SEAFOOD_TOLD),
    "un.trade.lead": (LEAD_PLAIN, LEAD),
    "un.trade.lead.notify": (LEAD_PLAIN, LEAD_TOLD),
    "un.trade.textiles": (TEXTILES_PLAIN, TEXTILES),
    "un.trade.textiles.notify": (TEXTILES_PLAIN, TEXTILES_TOLD),
    "un.trade.exports": (EXPORTS_PLAIN, EXPORTS),
    "un.trade.exports.notify": (EXPORTS_PLAIN, EXPORTS_TOLD),
    "un.trade.fishing-rights": (FISHING_PLAIN, FISHING),
    "un.trade.new-helicopters": (HELICOPTERS_PLAIN, HELICOPTERS),
    "un.trade.new-vessels": (NEW_VESSELS_PLAIN, NEW_VESSELS),
    "un.trade.imports": (IMPORTS_PLAIN, IMPORTS),
    "un.trade.vessels": (VESSELS_PLAIN, VESSELS),
    "un.luxury.no-luxury-goods": (LUXURY_PLAIN, LUXURY),
}


def _told(field: str, first: date, yes: dict[str, Any], no: tuple[dict[str, Any], ...]) -> Any:
    return (
        Told("first day", yes | {field: first}, told=True, as_of=LATER),
        Told("eve", yes | {field: first - DAY}, told=False, as_of=LATER),
        Told("no Member", yes | {"state": "TW"}, told=False, as_of=LATER),
        *(Told(f"without {one}", yes | one, told=False, as_of=LATER) for one in no),
    )


PETROLEUM_PLAIN = plain(date(2018, 6, 1), Goods.PETROLEUM, TO)
STATUES_TO_PLAIN = plain(date(2018, 6, 1), Goods.STATUES, TO)
AID_PLAIN = plain(date(2023, 6, 1), Goods.VEHICLES, TO, purpose=TradePurpose.HUMANITARIAN)
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    "un.trade.petroleum-apart": (
        PETROLEUM_PLAIN,
        _told(
            "delivered_on",
            AUTUMN_2017,
            {},
            (
                {"direction": FROM},
                *({"goods": one} for one in Goods if one is not Goods.PETROLEUM),
            ),
        ),
    ),
    "un.trade.tell-the-material": (
        STATUES_TO_PLAIN,
        (
            *_told(
                "delivered_on",
                WINTER_2017,
                {},
                (
                    {"direction": FROM},
                    *(
                        {"goods": one}
                        for one in Goods
                        if one not in (Goods.STATUES, Goods.MONUMENTS)
                    ),
                ),
            ),
            Told("monuments", {"goods": Goods.MONUMENTS}, told=True, as_of=LATER),
        ),
    ),
    "un.trade.carve-out-lifts-no-more": (
        AID_PLAIN,
        _told(
            "delivered_on",
            date(2022, 12, 9),
            {},
            ({"purpose": TradePurpose.COMMERCIAL}, {"purpose": TradePurpose.CONSISTENT}),
        ),
    ),
}
