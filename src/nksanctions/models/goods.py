"""The record of trade in goods: what goes to the DPRK or comes from it, and what lets it through.

Which kind of fact each field is, and what leaving it out means, see `nksanctions.models.facts`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from attrs import frozen

from nksanctions.identifiers import goods as _goods
from nksanctions.models.approval import Approval, Filing
from nksanctions.models.facts import (
    Actor,
    act_of_authority,
    choice,
    count,
    country,
    day,
    ends_after_start,
    fits_what_derives_it,
    flag,
    hs_code,
    label_of_record,
)


class Direction(StrEnum):
    """Which way goods or services go."""

    FROM_DPRK = "from-dprk"
    """They are bought, obtained or shipped from the DPRK."""
    TO_DPRK = "to-dprk"
    """They are supplied, sold or transferred to the DPRK."""


class Goods(StrEnum):
    """What the goods are, in the words of the resolutions.

    `nksanctions.identifiers.goods` maps HS codes to them.
    """

    COAL = "coal"
    IRON_ORE = "iron-ore"
    IRON = "iron"
    """Iron that is not steel."""
    STEEL = "steel"
    """Steel, and articles of iron or steel."""
    SEAFOOD = "seafood"
    """Fish, crustaceans, molluscs and other aquatic invertebrates, live, fresh or frozen."""
    PREPARED_SEAFOOD = "prepared-seafood"
    """Seafood that was dried, smoked, cooked, tinned or made into another product."""
    FISHING_RIGHTS = "fishing-rights"
    LEAD = "lead"
    LEAD_ORE = "lead-ore"
    TEXTILES = "textiles"
    """Fabrics and apparel, finished or not."""
    GOLD = "gold"
    TITANIUM_ORE = "titanium-ore"
    VANADIUM_ORE = "vanadium-ore"
    RARE_EARTH_MINERALS = "rare-earth-minerals"
    COPPER = "copper"
    NICKEL = "nickel"
    SILVER = "silver"
    ZINC = "zinc"
    METAL_ORE = "metal-ore"
    """Ore or concentrate of copper, nickel, silver or zinc."""
    STATUES = "statues"
    """Of what leaves the DPRK; what goes there is told by its material."""
    MONUMENTS = "monuments"
    """Monuments without a figure, memorials, reliefs and other works of art that leave the DPRK."""
    FOOD = "food"
    """HS chapters 07, 08 and 12."""
    EARTH_AND_STONE = "earth-and-stone"
    """HS chapter 25, magnesite and magnesia included."""
    WOOD = "wood"
    """HS chapter 44."""
    OTHER_METALS = "other-metals"
    """What no other word names in HS chapters 72 to 83."""
    MACHINERY = "machinery"
    """HS chapter 84."""
    ELECTRICAL_EQUIPMENT = "electrical-equipment"
    """HS chapter 85."""
    RAILWAY_VEHICLES = "railway-vehicles"
    """HS chapter 86."""
    VEHICLES = "vehicles"
    """HS chapter 87, tractors included."""
    HELICOPTERS = "helicopters"
    AIRCRAFT = "aircraft"
    """HS chapter 88, but for helicopters."""
    VESSELS = "vessels"
    """HS chapter 89."""
    PETROLEUM = "petroleum"
    """A `PetroleumSupply` records its kind."""
    OTHER = "other"


class Luxury(StrEnum):
    """Whether goods are luxury goods, and by which text."""

    NO = "no"
    NATIONAL = "national"
    """By the State's own definition, which the first text leaves to it."""
    JEWELLERY = "jewellery"
    """With pearls, gems, precious or semi-precious stones, or precious metal."""
    YACHT = "yacht"
    LUXURY_CAR = "luxury-car"
    RACING_CAR = "racing-car"
    LUXURY_WATCH = "luxury-watch"
    RECREATIONAL_CRAFT = "recreational-craft"
    """For the water."""
    SNOWMOBILE = "snowmobile"
    LEAD_CRYSTAL = "lead-crystal"
    SPORTS_EQUIPMENT = "sports-equipment"
    """For recreation."""
    RUG_OR_TAPESTRY = "rug-or-tapestry"
    PORCELAIN_TABLEWARE = "porcelain-tableware"
    """Of porcelain or bone china."""


class TradePurpose(StrEnum):
    """What the goods serve."""

    COMMERCIAL = "commercial"
    HUMANITARIAN = "humanitarian"
    """The work of international or non-governmental organizations in the DPRK."""
    CONSISTENT = "consistent-with-objectives"
    """Another purpose in line with the resolutions, denuclearization included."""


def goods_of(code: str) -> tuple[Goods, ...]:
    """What goods of an HS code may be.

    >>> goods_of("2701")
    (<Goods.COAL: 'coal'>,)

    Raises:
        InvalidHSCodeError: If it is no code.

    .. versionadded:: 26.1.0
    """
    return tuple(Goods(word) for word in _goods.words_of(code))


def _possible(code: Any) -> tuple[Goods, ...]:
    return goods_of(code)


@frozen(kw_only=True)
class GoodsTransfer:
    """Goods go to the DPRK or come from it, and a State's people, territory or flag take part.

    One record answers for every paragraph on goods, so statues and luxury goods have no record of
    their own: a bronze statue is goods of a chapter, and a car may be a luxury beside.

    Give *hs_code*, *goods*, or both. The code says what the goods are where it tells; where it does
    not (``9703`` may be a statue), say so. *livelihood* is that the transaction serves the
    livelihood of DPRK nationals alone, as the State determined; *confirmation* is that the
    exporting State confirmed the coal's origin and told the Committee, on that day.

    >>> from datetime import date
    >>> shirts = GoodsTransfer(direction="from-dprk", hs_code="6205.20", state="CN")
    >>> shirts.goods, shirts.hs_code
    (<Goods.TEXTILES: 'textiles'>, '620520')
    >>> GoodsTransfer(direction="from-dprk", hs_code="9703").goods is None
    True

    Raises:
        ValueError: If a value is of a wrong type or unknown, the code is no HS code or excludes the
            goods, or the contract is of a later day than the delivery.

    Source: S/RES/1718 (2006) OP 8(a)(iii); S/RES/2270 (2016) OP 29 and 30; S/RES/2321 (2016) OP 26
    and 28 to 30; S/RES/2371 (2017) OP 8 to 10; S/RES/2375 (2017) OP 16; S/RES/2397 (2017) OP 6, 7
    and 14.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State whose people, territory or flag take part")
    direction: Direction | None = choice("which way the goods go", Direction, actor=Actor.NOBODY)
    hs_code: str | None = hs_code("the HS code of the goods", actor=Actor.NOBODY)
    goods: Goods | None = choice(
        "what the goods are", Goods, derived_by=("hs_code", _possible), actor=Actor.NOBODY
    )
    delivered_on: date | None = day("the day of the import or delivery")
    tons: int | None = count("the amount in metric tons; it is added up with others")
    value_us_dollars: int | None = count("the value in US dollars; it is added up with others")
    within_reach: bool | None = flag(
        "the State's nationals, its territory, or ships or aircraft under its flag take part",
        ordinary=True,
    )
    origin: str | None = country("the State where the goods come from")
    through_rajin: bool | None = flag(
        "the goods only pass through the DPRK, for export from the port of Rajin (Rason)",
        ordinary=False,
        actor=Actor.NOBODY,
    )
    confirmation: Approval | None = act_of_authority(
        "the exporting State's confirmation of the origin, of which it told the Committee",
        Approval,
        actor=Actor.STATE,
    )
    contract_in_writing: bool | None = flag("the contract is in writing", actor=Actor.EMPLOYER)
    contract_finalized_on: date | None = day(
        "the day the contract was finalized", actor=Actor.EMPLOYER
    )
    notification: Filing | None = act_of_authority(
        "the notification of imports under older contracts", Filing, actor=Actor.STATE
    )
    livelihood: bool | None = flag(
        "the transaction is for the livelihood of DPRK nationals alone, as the State determined",
    )
    livelihood_shown: bool | None = flag("the State can show that to the Committee")
    earns_for_programmes: bool | None = flag(
        "the transaction brings revenue for the prohibited programmes"
    )
    listed_parties: bool | None = flag(
        "somebody on the 1718 list, or associated with the programmes, takes part",
    )
    within_cap: bool | None = flag(
        "the purchases of all States stay within the limit, this one included"
    )
    stopped: bool | None = flag(
        "the purchases of all States had come to the share at which they must stop"
    )
    foreign_cloth: bool | None = flag(
        "the garments are sewn from a foreign client's own cloth", ordinary=False
    )
    new: bool | None = flag("the craft is new", actor=Actor.NOBODY)
    aircraft_spares: bool | None = flag(
        "they are spare parts that the safe operation of the DPRK's civil passenger aircraft needs",
        ordinary=False,
    )
    luxury: Luxury | None = choice(
        "whether the goods are luxury goods", Luxury, ordinary=Luxury.NO, actor=Actor.NOBODY
    )
    unit_value_us_dollars: int | None = count("the value of one item in US dollars")
    purpose: TradePurpose | None = choice(
        "what the goods serve", TradePurpose, ordinary=TradePurpose.COMMERCIAL
    )
    approval: Approval | None = act_of_authority(
        "the Committee's approval", Approval, actor=Actor.COMMITTEE
    )

    def __attrs_post_init__(self) -> None:
        fits_what_derives_it(self, "goods")
        ends_after_start(self, "contract_finalized_on", "delivered_on")
