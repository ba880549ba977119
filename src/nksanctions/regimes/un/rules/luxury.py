"""Luxury goods: S/RES/1718 (2006) OP 8(a)(iii), and what later texts say is luxury in any case."""

from __future__ import annotations

from nksanctions.law.facts import Facts
from nksanctions.law.rules import Rule, prohibition
from nksanctions.law.symbols import ProvisionRef, provision
from nksanctions.law.tree import Label, Node, all_of, any_of, label
from nksanctions.models.goods import GoodsTransfer, Luxury
from nksanctions.regimes.un.rules.common import known_law
from nksanctions.regimes.un.rules.trade import SELLER, exempted, member, reach, to_dprk

LUXURY = provision("UNSCR-1718-OP8a-iii")
NAMED_2094 = provision("UNSCR-2094-OP23")
NAMED_2270 = provision("UNSCR-2270-OP39")
NAMED_2321 = provision("UNSCR-2321-OP5")

f: Facts = Facts(GoodsTransfer)


def _named(cites: ProvisionRef, instrument: str, goods: Node) -> Label:
    """Luxury since that text, whatever the State's own definition."""
    return label(
        f"{instrument} names them as luxury goods",
        all_of(known_law(cites, instrument), f.delivered_on >= cites.starts, goods),
        cites=cites,
    )


def _above(luxury: Luxury, cites: ProvisionRef, limit: str) -> Node:
    return all_of(f.luxury.is_(luxury), f.unit_value_us_dollars > cites.number(limit))


luxury: Label = label(
    "the goods are luxury goods",
    any_of(
        label("the State defines them as luxury goods", f.luxury.is_(Luxury.NATIONAL)),
        _named(
            NAMED_2094,
            "S/RES/2094 (2013)",
            f.luxury.is_in(Luxury.JEWELLERY, Luxury.YACHT, Luxury.LUXURY_CAR, Luxury.RACING_CAR),
        ),
        _named(
            NAMED_2270,
            "S/RES/2270 (2016)",
            any_of(
                f.luxury.is_in(
                    Luxury.LUXURY_WATCH,
                    Luxury.RECREATIONAL_CRAFT,
                    Luxury.LEAD_CRYSTAL,
                    Luxury.SPORTS_EQUIPMENT,
                ),
                _above(Luxury.SNOWMOBILE, NAMED_2270, "snowmobiles_above_us_dollars"),
            ),
        ),
        _named(
            NAMED_2321,
            "S/RES/2321 (2016)",
            any_of(
                _above(Luxury.RUG_OR_TAPESTRY, NAMED_2321, "rugs_above_us_dollars"),
                _above(Luxury.PORCELAIN_TABLEWARE, NAMED_2321, "tableware_above_us_dollars"),
            ),
        ),
    ),
)

RULES: tuple[Rule, ...] = (
    prohibition(
        "un.luxury.no-luxury-goods",
        title="No luxury goods to the DPRK",
        cites=LUXURY,
        bound=SELLER,
        act=f.delivered_on,
        when=all_of(member, to_dprk, reach, luxury),
        unless=[exempted],
    ),
)
