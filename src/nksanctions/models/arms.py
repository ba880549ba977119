"""The records of arms and of items for weapons of mass destruction, to the DPRK and from it.

Which kind of fact each field is, and what leaving it out means, see `nksanctions.models.facts`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from nksanctions.models.approval import Approval, StateFinding
from nksanctions.models.facts import (
    Actor,
    act_of_authority,
    choice,
    country,
    day,
    flag,
    label_of_record,
)
from nksanctions.models.goods import Direction, TradePurpose


class ArmsKind(StrEnum):
    """What the transfer is about."""

    HEAVY_ARMS = "heavy-arms"
    """Battle tanks, armoured combat vehicles, large-calibre artillery, combat aircraft, attack
    helicopters, warships, missiles and missile systems, with related materiel and spare parts."""
    SMALL_ARMS = "small-arms"
    """Small arms and light weapons, with related materiel."""
    OTHER_ARMS = "other-arms"
    """Other arms and related materiel."""
    DUAL_USE = "dual-use"
    """On the Committee's list of items that conventional arms can use."""
    NONE = "none"
    """No arms; an item may still serve the armed forces."""


class ArmsAct(StrEnum):
    """What is done."""

    SUPPLY = "supply"
    """Sale, supply or transfer; from the DPRK: procurement."""
    REPAIR = "repair"
    """Repair, servicing, refurbishing, testing, reverse-engineering or marketing, with or without a
    change of owner."""
    SERVICE = "service"
    """Technical training, advice, services or assistance, and money that goes with the arms."""
    HOSTING_TRAINERS = "hosting-trainers"
    """Hosting the DPRK's trainers or advisers for military, paramilitary or police training."""


@frozen(kw_only=True)
class ArmsTransfer:
    """Arms, what belongs to them, or services for them, to the DPRK or from it.

    *strengthens_forces* is the State's finding that an item could directly contribute to the
    operational capabilities of the DPRK's armed forces or, where it comes from the DPRK, of those
    of another State. *notice* is the State's: of small arms, the day on which it told the
    Committee; of items for the armed forces, the day on which it told its determination.

    >>> ArmsTransfer(direction="to-dprk", kind="small-arms", state="PL").act
    <ArmsAct.SUPPLY: 'supply'>

    Raises:
        ValueError: If a value is of a wrong type or unknown.

    Source: S/RES/1718 (2006) OP 8(a) to (c); S/RES/1874 (2009) OP 9 and 10; S/RES/2270 (2016) OP 6
    to 9; S/RES/2321 (2016) OP 7.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State whose people, territory or flag take part")
    direction: Direction | None = choice("which way it goes", Direction, actor=Actor.NOBODY)
    kind: ArmsKind | None = choice("what it is about", ArmsKind, actor=Actor.NOBODY)
    act: ArmsAct | None = choice(
        "what is done", ArmsAct, ordinary=ArmsAct.SUPPLY, actor=Actor.NOBODY
    )
    transferred_on: date | None = day("the day of the transfer or service")
    within_reach: bool | None = flag(
        "the State's nationals, its territory, or ships or aircraft under its flag take part",
        ordinary=True,
    )
    strengthens_forces: StateFinding | None = act_of_authority(
        "the State's finding that the item could directly strengthen the armed forces",
        StateFinding,
        actor=Actor.STATE,
    )
    food_or_medicine: bool | None = flag("the item is food or medicine", ordinary=False)
    for_relief: bool | None = flag(
        "the State determined that it is for humanitarian or livelihood purposes alone, brings no"
        " revenue and is guarded against diversion",
        ordinary=False,
    )
    notice: Approval | None = act_of_authority(
        "the State's notice to the Committee", Approval, actor=Actor.STATE
    )
    purpose: TradePurpose | None = choice(
        "what it serves", TradePurpose, ordinary=TradePurpose.COMMERCIAL
    )
    approval: Approval | None = act_of_authority(
        "the Committee's approval", Approval, actor=Actor.COMMITTEE
    )


class ItemList(StrEnum):
    """The list that names an item; the first that does."""

    LISTS_2006 = "lists-2006"
    """The lists of S/RES/1718 (2006), and what the Committee added to them."""
    IAEA = "iaea"
    """The two nuclear lists of S/RES/1874 (2009)."""
    LISTS_2013_JANUARY = "lists-2013-january"
    """The newer editions of S/RES/2087 (2013)."""
    ANNEX_2094 = "annex-2094"
    """The newer editions and the annex of S/RES/2094 (2013)."""
    ANNEX_2321 = "annex-2321"
    """Annex III of S/RES/2321 (2016)."""
    NONE = "none"


@frozen(kw_only=True)
class ItemTransfer:
    """An item, material, equipment or technology, to the DPRK or from it, that may serve weapons.

    An item on no list comes under the catch-all, by the State's own finding: *serves_programmes*
    that it could contribute to the programmes, to prohibited activities or to evasion. *missile*
    and *suspected* are what the texts before 2016 ask.

    >>> ItemTransfer(direction="to-dprk", listed="annex-2321", state="PL").service
    False

    Raises:
        ValueError: If a value is of a wrong type or unknown.

    Source: S/RES/1695 (2006) OP 3 and 4; S/RES/1718 (2006) OP 8(a)(ii), (b) and (c); S/RES/1874
    (2009) OP 23; S/RES/2087 (2013) OP 5(b) and 9; S/RES/2094 (2013) OP 20 and 22; S/RES/2270 (2016)
    OP 27; S/RES/2321 (2016) OP 4.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State whose people, territory or flag take part")
    direction: Direction | None = choice("which way it goes", Direction, actor=Actor.NOBODY)
    listed: ItemList | None = choice("the list that names the item", ItemList, actor=Actor.NOBODY)
    missile: bool | None = flag(
        "it is a missile, or a missile-related item, material or technology", actor=Actor.NOBODY
    )
    service: bool | None = flag(
        "what passes is training, advice, a service or assistance for such items", ordinary=False
    )
    transferred_on: date | None = day("the day of the transfer or service")
    within_reach: bool | None = flag(
        "the State's nationals, its territory, or ships or aircraft under its flag take part",
        ordinary=True,
    )
    suspected: bool | None = flag(
        "the State has reasonable grounds to believe that it serves what the resolutions prohibit",
        ordinary=False,
    )
    serves_programmes: StateFinding | None = act_of_authority(
        "the State's finding that it could contribute to the programmes or to evasion",
        StateFinding,
        actor=Actor.STATE,
    )
    purpose: TradePurpose | None = choice(
        "what it serves", TradePurpose, ordinary=TradePurpose.COMMERCIAL
    )
    approval: Approval | None = act_of_authority(
        "the Committee's approval", Approval, actor=Actor.COMMITTEE
    )
