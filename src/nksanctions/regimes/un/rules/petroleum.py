"""Petroleum: aviation fuel, condensates and gas liquids, refined products, crude oil.

In order of adoption: S/RES/2270 (2016) OP 31, S/RES/2375 (2017) OP 13 to 15, S/RES/2397 (2017) OP 4
and 5. The limits are of all States together; a table of supplies tells what is left of them.
"""

from __future__ import annotations

from typing import Any

from nksanctions.law.facts import Facts
from nksanctions.law.rules import (
    Exemption,
    Prohibition,
    Rule,
    caution,
    exception,
    exemption,
    prohibition,
)
from nksanctions.law.symbols import ProvisionRef, provision
from nksanctions.law.tree import ALWAYS, NEVER, Label, all_of, any_of, label, reading
from nksanctions.models.approval import Authority
from nksanctions.models.goods import TradePurpose
from nksanctions.models.petroleum import PetroleumProduct, PetroleumSupply
from nksanctions.regimes.un.rules.common import GENERAL_POWERS, general_power, member_state, worthy

AVIATION_FUEL = provision("UNSCR-2270-OP31")
FLIGHT_FUEL = provision("UNSCR-2321-OP20")
CONDENSATES = provision("UNSCR-2375-OP13")
REFINED_2017 = provision("UNSCR-2375-OP14a")
REFINED_2375 = provision("UNSCR-2375-OP14b")
CRUDE_2375 = provision("UNSCR-2375-OP15")
CRUDE = provision("UNSCR-2397-OP4")
REFINED = provision("UNSCR-2397-OP5")

SUPPLIER = "the State, for its nationals, its territory and its flag"

f: Facts = Facts(PetroleumSupply)
member: Label = member_state(f.state)
reach: Label = label("the State's people, territory or flag take part", f.within_reach)
exempted: Exemption = general_power(f.approval, f.supplied_on, f.purpose)
flight: Label = label(
    "it goes into a civil passenger aircraft outside the DPRK, only to fly there and back",
    f.for_flight,
)
aviation_fuel: Any = f.product.is_in(
    PetroleumProduct.AVIATION_GASOLINE,
    PetroleumProduct.NAPHTHA_JET_FUEL,
    PetroleumProduct.KEROSENE_JET_FUEL,
    PetroleumProduct.KEROSENE_ROCKET_FUEL,
)
lpg: Any = f.product.is_(PetroleumProduct.LIQUEFIED_PETROLEUM_GAS)
livelihood: Label = label(
    "it is for the livelihood of DPRK nationals alone",
    f.livelihood & reading("A-25", state_assesses=ALWAYS, committee_concept=f.livelihood_shown),
)
no_revenue: Label = label("it earns nothing for the programmes", ~f.earns_for_programmes)


def _aviation_fuel() -> tuple[Rule, ...]:
    ban = prohibition(
        "un.petroleum.aviation-fuel",
        title="No aviation fuel to the DPRK",
        cites=AVIATION_FUEL,
        bound=SUPPLIER,
        act=f.supplied_on,
        when=all_of(member, reach, label("aviation or rocket fuel is supplied", aviation_fuel)),
        unless=[
            exception(flight),
            exemption(
                "the Committee approves it in advance, for essential humanitarian needs",
                f.approval,
                by=Authority.COMMITTEE_1718,
                under=[AVIATION_FUEL],
                open_to=label(
                    "it is for humanitarian needs", f.purpose.is_(TradePurpose.HUMANITARIAN)
                ),
                cites=AVIATION_FUEL,
            ),
            exempted,
        ],
    )
    no_more = caution(
        "un.petroleum.no-more-than-the-flight-needs",
        sentence="States are asked to give an aircraft of the DPRK no more fuel than the flight"
        " needs, with the usual margin of safety. A call, not a prohibition.",
        cites=FLIGHT_FUEL,
        when=all_of(member, aviation_fuel, f.for_flight),
        act=f.supplied_on,
    )
    return ban, no_more


def _condensates() -> Prohibition:
    liquids = label(
        "condensates or natural gas liquids are supplied",
        any_of(
            f.product.is_in(PetroleumProduct.CONDENSATES, PetroleumProduct.NATURAL_GAS_LIQUIDS),
            label(
                "liquefied natural gas is under the ban",
                f.product.is_(PetroleumProduct.LIQUEFIED_NATURAL_GAS)
                & reading("A-31", ngl_only=NEVER, ngl_and_lng=ALWAYS),
            ),
            label(
                "propane and butane are natural gas liquids",
                lpg & reading("A-31-lpg", natural_gas_liquid=ALWAYS, refined_product=NEVER),
            ),
        ),
    )
    return prohibition(
        "un.petroleum.condensates",
        title="No condensates or natural gas liquids to the DPRK",
        cites=CONDENSATES,
        bound=SUPPLIER,
        act=f.supplied_on,
        when=all_of(member, reach, liquids),
        unless=[exempted],
    )


def _refined(name: str, cites: ProvisionRef) -> Prohibition:
    """The paragraphs differ in their amounts and times alone.

    Fuel that an aircraft takes for its flight is let through by S/RES/2270 (2016) OP 31; that it is
    no supply under the limit is our reading, for else that exception would be empty.
    """
    refined = label(
        "refined products are supplied",
        any_of(
            f.product.is_(PetroleumProduct.REFINED_PRODUCTS),
            label("aviation fuel is a refined product", aviation_fuel & ~f.for_flight),
            label(
                "propane and butane are refined products",
                lpg & reading("A-31-lpg", natural_gas_liquid=NEVER, refined_product=ALWAYS),
            ),
        ),
    )
    within = label(
        "it keeps within the limit of all States, and within its conditions",
        all_of(
            label("the limit is kept, this supply included", f.within_cap),
            label("supply has not had to stop", ~f.stopped),
            label("the Committee is told every 30 days", f.told_committee),
            label("nobody listed or associated takes part", ~f.listed_parties),
            livelihood,
            no_revenue,
        ),
    )
    return prohibition(
        f"un.petroleum.{name}",
        title="No refined petroleum to the DPRK beyond the limit of all States",
        cites=cites,
        bound=SUPPLIER,
        act=f.supplied_on,
        when=all_of(member, reach, refined),
        unless=[exception(within), exempted],
    )


def _crude() -> tuple[Rule, ...]:
    crude = label("crude oil is supplied", f.product.is_(PetroleumProduct.CRUDE_OIL))

    def ban(name: str, title: str, cites: ProvisionRef, within: Label) -> Prohibition:
        return prohibition(
            f"un.petroleum.{name}",
            title=title,
            cites=cites,
            bound=SUPPLIER,
            act=f.supplied_on,
            when=all_of(member, reach, crude),
            unless=[
                exception(within),
                exemption(
                    "the Committee approves it in advance, case by case, for livelihood alone",
                    f.approval,
                    by=Authority.COMMITTEE_1718,
                    under=[cites, *GENERAL_POWERS],
                    open_to=any_of(
                        all_of(
                            label("it is for livelihood alone", f.livelihood),
                            label("it has no part in the programmes", ~f.earns_for_programmes),
                        ),
                        worthy(f.purpose),
                    ),
                    cites=cites,
                ),
            ],
        )

    return (
        ban(
            "crude-oil-2375",
            "No more crude oil to the DPRK than the State supplied in the twelve months before",
            CRUDE_2375,
            label("the State's supplies of twelve months keep within its limit", f.within_cap),
        ),
        ban(
            "crude-oil",
            "No crude oil to the DPRK beyond the limit of all States",
            CRUDE,
            label(
                "the supplies of all States keep within the limit",
                reading(
                    "A-23",
                    lower=f.within_cap & f.within_cap_tons,
                    either=f.within_cap | f.within_cap_tons,
                ),
            ),
        ),
    )


RULES: tuple[Rule, ...] = (
    *_aviation_fuel(),
    _condensates(),
    _refined("refined-2017", REFINED_2017),
    _refined("refined-2375", REFINED_2375),
    *_crude(),
    _refined("refined", REFINED),
)
