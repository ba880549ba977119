"""The record of petroleum: what is supplied to the DPRK, within which limit, and for what.

Which kind of fact each field is, and what leaving it out means, see `nksanctions.models.facts`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from attrs import frozen

from nksanctions.identifiers import goods as _goods
from nksanctions.models.approval import Approval
from nksanctions.models.facts import (
    Actor,
    act_of_authority,
    choice,
    count,
    country,
    day,
    fits_what_derives_it,
    flag,
    hs_code,
    label_of_record,
)
from nksanctions.models.goods import TradePurpose


class PetroleumProduct(StrEnum):
    """What is supplied; `nksanctions.identifiers.goods` maps HS codes to it."""

    CRUDE_OIL = "crude-oil"
    CONDENSATES = "condensates"
    NATURAL_GAS_LIQUIDS = "natural-gas-liquids"
    LIQUEFIED_PETROLEUM_GAS = "liquefied-petroleum-gas"
    """Propane and butane."""
    LIQUEFIED_NATURAL_GAS = "liquefied-natural-gas"
    AVIATION_GASOLINE = "aviation-gasoline"
    NAPHTHA_JET_FUEL = "naphtha-type-jet-fuel"
    KEROSENE_JET_FUEL = "kerosene-type-jet-fuel"
    KEROSENE_ROCKET_FUEL = "kerosene-type-rocket-fuel"
    REFINED_PRODUCTS = "refined-products"
    """Other refined products, diesel and kerosene included."""
    OTHER = "other"


def products_of(code: str) -> tuple[PetroleumProduct, ...]:
    """What petroleum of an HS code may be; nothing for goods of another kind.

    >>> [product.value for product in products_of("2709")]
    ['crude-oil', 'condensates']

    Raises:
        InvalidHSCodeError: If it is no code.

    .. versionadded:: 26.1.0
    """
    words = _goods.words_of(code, table="petroleum")
    return tuple(PetroleumProduct(word) for word in words)


def _possible(code: Any) -> tuple[PetroleumProduct, ...]:
    return products_of(code)


@frozen(kw_only=True)
class PetroleumSupply:
    """Somebody supplies petroleum to the DPRK.

    Whether a supply keeps within a limit hangs on those of other States. *within_cap*,
    *within_cap_tons* and *stopped* say so; `with_totals` works them out for a table of supplies.
    *livelihood* is that the supply serves the livelihood of DPRK nationals alone, as the State
    determined.

    >>> from datetime import date
    >>> diesel = PetroleumSupply(
    ...     state="RU", product="refined-products", supplied_on=date(2018, 3, 1), barrels=9_000
    ... )
    >>> diesel.within_cap is None
    True

    Raises:
        ValueError: If a value is of a wrong type or unknown, or the HS code is none or excludes the
            product.

    Source: S/RES/2270 (2016) OP 31; S/RES/2375 (2017) OP 13 to 15; S/RES/2397 (2017) OP 4 and 5.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State whose people, territory or flag take part")
    hs_code: str | None = hs_code("the HS code of the product", actor=Actor.NOBODY)
    product: PetroleumProduct | None = choice(
        "what is supplied",
        PetroleumProduct,
        derived_by=("hs_code", _possible),
        actor=Actor.NOBODY,
    )
    supplied_on: date | None = day("the day of the supply")
    barrels: int | None = count("the amount in barrels; it is added up with others")
    tons: int | None = count("the amount in metric tons; it is added up with others")
    within_reach: bool | None = flag(
        "the State's nationals, its territory, or craft and vehicles of its flag take part",
        ordinary=True,
    )
    for_flight: bool | None = flag(
        "it goes into a civil passenger aircraft outside the DPRK, only to fly there and back",
        ordinary=False,
    )
    within_cap: bool | None = flag(
        "the supplies that count together stay within the limit, this one included"
    )
    within_cap_tons: bool | None = flag(
        "the supplies that count together stay within the limit in tons, this one included"
    )
    stopped: bool | None = flag(
        "the supplies on record had come to the share at which supply must stop"
    )
    told_committee: bool | None = flag(
        "the supplier tells the Committee every 30 days of the amount and of all parties"
    )
    listed_parties: bool | None = flag(
        "somebody on the 1718 list, or associated with the programmes, takes part"
    )
    livelihood: bool | None = flag(
        "the supply is for the livelihood of DPRK nationals alone, as the State determined",
    )
    livelihood_shown: bool | None = flag("the State can show that to the Committee")
    earns_for_programmes: bool | None = flag(
        "the supply helps to earn revenue for the prohibited programmes"
    )
    purpose: TradePurpose | None = choice(
        "what the supply serves", TradePurpose, ordinary=TradePurpose.COMMERCIAL
    )
    approval: Approval | None = act_of_authority(
        "the Committee's approval", Approval, actor=Actor.COMMITTEE
    )

    def __attrs_post_init__(self) -> None:
        fits_what_derives_it(self, "product")
