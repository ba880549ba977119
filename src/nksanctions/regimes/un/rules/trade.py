"""Trade in goods: what may not be bought from the DPRK, and what may not be sold to it.

In order of adoption: S/RES/2270 (2016) OP 29 and 30, S/RES/2321 (2016) OP 26 and 28 to 30,
S/RES/2371 (2017) OP 8 to 10, S/RES/2375 (2017) OP 16, S/RES/2397 (2017) OP 6, 7 and 14.
"""

from __future__ import annotations

from nksanctions.law.facts import Facts
from nksanctions.law.rules import (
    Duty,
    ExceptionClause,
    Exemption,
    Prohibition,
    Rule,
    caution,
    duty,
    exception,
    exemption,
    fulfilment,
    prohibition,
)
from nksanctions.law.symbols import AS_OF, ProvisionRef, provision
from nksanctions.law.tree import ALWAYS, NEVER, Label, Node, all_of, any_of, label, reading
from nksanctions.models.approval import Authority, FilingStatus
from nksanctions.models.facts import Actor
from nksanctions.models.goods import Direction, Goods, GoodsTransfer, TradePurpose
from nksanctions.regimes.un.rules.common import GENERAL_POWERS, general_power, member_state

COAL_2270 = provision("UNSCR-2270-OP29")
MINERALS = provision("UNSCR-2270-OP30")
COAL_CAP = provision("UNSCR-2321-OP26")
METALS = provision("UNSCR-2321-OP28")
STATUES = provision("UNSCR-2321-OP29")
HELICOPTERS = provision("UNSCR-2321-OP30a")
NEW_VESSELS = provision("UNSCR-2321-OP30b")
COAL = provision("UNSCR-2371-OP8")
SEAFOOD = provision("UNSCR-2371-OP9")
LEAD = provision("UNSCR-2371-OP10")
CONDENSATES = provision("UNSCR-2375-OP13")
TEXTILES = provision("UNSCR-2375-OP16")
EXPORTS = provision("UNSCR-2397-OP6a")
FISHING_RIGHTS = provision("UNSCR-2397-OP6b")
IMPORTS = provision("UNSCR-2397-OP7")
VESSELS = provision("UNSCR-2397-OP14")
CARVE_OUT = provision("UNSCR-2664-OP1")

EXPORT_CHAPTERS = (
    Goods.FOOD,
    Goods.EARTH_AND_STONE,
    Goods.WOOD,
    Goods.MACHINERY,
    Goods.ELECTRICAL_EQUIPMENT,
    Goods.VESSELS,
)
"""The goods of the HS chapters that S/RES/2397 (2017) OP 6 lists."""

IMPORT_CHAPTERS = (
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
)
"""The goods of the HS chapters that S/RES/2397 (2017) OP 7 lists."""

BUYER = "the DPRK, which may not sell, and the State whose people or flag buy"
SELLER = "the State, for its nationals, its territory and its flag"

f: Facts = Facts(GoodsTransfer)
member: Label = member_state(f.state)
reach: Label = label("the State's people, territory or flag take part", f.within_reach)
from_dprk: Label = label("the goods come from the DPRK", f.direction.is_(Direction.FROM_DPRK))
to_dprk: Label = label("the goods go to the DPRK", f.direction.is_(Direction.TO_DPRK))
exempted: Exemption = general_power(f.approval, f.delivered_on, f.purpose)


def _are(words: str, *goods: Goods) -> Label:
    return label(f"the goods are {words}", f.goods.is_in(*goods))


def _ban(
    name: str,
    *,
    title: str,
    cites: ProvisionRef,
    scope: Node,
    unless: tuple[Exemption | ExceptionClause, ...] = (),
    way: Label = from_dprk,
) -> Prohibition:
    """A ban on goods in one direction, with its ways out."""
    return prohibition(
        f"un.trade.{name}",
        title=title,
        cites=cites,
        bound=BUYER if way is from_dprk else SELLER,
        act=f.delivered_on,
        when=all_of(member, way, reach, scope),
        unless=unless,
    )


def _approved(cites: ProvisionRef) -> Exemption:
    """The paragraph's own approval; a decision under a general power counts too."""
    return exemption(
        "the Committee approves it in advance, case by case",
        f.approval,
        by=Authority.COMMITTEE_1718,
        under=[cites, *GENERAL_POWERS],
        cites=cites,
    )


def _older_contract(cites: ProvisionRef) -> Label:
    """A contract of the day of adoption is of no day before it; China reads OP 16 so."""
    return label(
        "it is under a written contract finalized before adoption",
        all_of(
            label("the contract is in writing", f.contract_in_writing),
            label(
                "it was finalized before the resolution was adopted",
                f.contract_finalized_on < cites.adopted,
            ),
        ),
    )


def _in_grace(cites: ProvisionRef) -> Label:
    return label(
        "the import is not later than the last day for such contracts",
        f.delivered_on <= cites.last_day("last-import"),
    )


def _with_grace(
    name: str,
    *,
    title: str,
    cites: ProvisionRef,
    scope: Node,
    graced: Node | None = None,
    unless: tuple[Exemption | ExceptionClause, ...] = (),
) -> tuple[Prohibition, Duty]:
    """A ban that lets older contracts run for some days, and the duty to tell the Committee.

    *graced* are the goods that have that time; all of them unless it is given.
    """
    older, in_grace = _older_contract(cites), _in_grace(cites)
    let_through = (older, in_grace) if graced is None else (graced, older, in_grace)
    ban = _ban(
        name,
        title=title,
        cites=cites,
        scope=scope,
        unless=(
            exception(
                label("an older contract is carried out within the time left", all_of(*let_through))
            ),
            *unless,
        ),
    )
    told = duty(
        f"un.trade.{name}.notify",
        title="Tell the Committee of imports under contracts older than the resolution",
        cites=cites,
        bound="the State that imports",
        act=f.delivered_on,
        when=all_of(
            member,
            from_dprk,
            reach,
            graced if graced is not None else scope,
            older,
            in_grace,
            label("the import has taken place", f.delivered_on <= AS_OF),
        ),
        last_day=cites.last_day("import-notification"),
        fulfilled=[
            fulfilment(
                label("the Committee was told", f.notification.status.is_(FilingStatus.SENT)),
                on=f.notification.date,
            )
        ],
        remedy="tell the Committee",
    )
    return ban, told


# Coal and iron: S/RES/2270 (2016) OP 29, S/RES/2321 (2016) OP 26, S/RES/2371 (2017) OP 8

coal: Label = _are("coal", Goods.COAL)
iron: Label = label(
    "the goods are iron or iron ore",
    any_of(
        f.goods.is_in(Goods.IRON, Goods.IRON_ORE),
        label(
            "steel counts as iron",
            f.goods.is_(Goods.STEEL) & reading("A-21-iron", narrow=NEVER, broad=ALWAYS),
        ),
    ),
)
coal_or_iron: Label = label("the goods are coal, iron or iron ore", any_of(coal, iron))
for_livelihood: Node = all_of(
    label(
        "it is for the livelihood of DPRK nationals alone",
        f.livelihood & reading("A-25", state_assesses=ALWAYS, committee_concept=f.livelihood_shown),
    ),
    label("it brings no revenue for the programmes", ~f.earns_for_programmes),
)


def _rajin(cites: ProvisionRef) -> Exemption:
    return exemption(
        "the exporting State confirms that the coal is of another origin, and tells the Committee",
        f.confirmation,
        by=Authority.MEMBER_STATE,
        under=[cites],
        open_to=all_of(
            coal,
            label("the coal comes from outside the DPRK", ~f.origin.is_in("KP")),
            label("it only passes through, for export from Rajin", f.through_rajin),
            label("it brings no revenue for the programmes", ~f.earns_for_programmes),
        ),
        cites=cites,
        actor=Actor.STATE,
    )


def _coal() -> tuple[Rule, ...]:
    first = _ban(
        "coal-2270",
        title="No coal, iron or iron ore from the DPRK, but for livelihood",
        cites=COAL_2270,
        scope=coal_or_iron,
        unless=(
            exception(label("it is for livelihood, and brings no revenue", for_livelihood)),
            _rajin(COAL_2270),
        ),
    )
    capped = _ban(
        "coal-cap",
        title="No coal from the DPRK beyond the limit of all States, and iron for livelihood only",
        cites=COAL_CAP,
        scope=coal_or_iron,
        unless=(
            exception(
                label(
                    "the coal keeps within the limit of all States, and within its conditions",
                    all_of(
                        coal,
                        label("the limit is kept, this purchase included", f.within_cap),
                        label("purchases have not had to stop", ~f.stopped),
                        label("nobody listed or associated takes part", ~f.listed_parties),
                        for_livelihood,
                    ),
                )
            ),
            exception(
                label("the iron is for livelihood, and brings no revenue", iron & for_livelihood)
            ),
            _rajin(COAL_CAP),
            exempted,
        ),
    )
    return (
        first,
        capped,
        *_with_grace(
            "coal",
            title="No coal, iron or iron ore from the DPRK",
            cites=COAL,
            scope=coal_or_iron,
            graced=iron,
            unless=(_rajin(COAL), exempted),
        ),
    )


def _from_the_dprk() -> tuple[Rule, ...]:
    seafood = label(
        "the goods are seafood",
        any_of(
            f.goods.is_(Goods.SEAFOOD),
            label(
                "seafood made into another product counts as seafood",
                f.goods.is_(Goods.PREPARED_SEAFOOD)
                & reading("A-21-seafood", narrow=NEVER, broad=ALWAYS),
            ),
        ),
    )
    textiles = label(
        "the goods are textiles from the DPRK",
        all_of(
            f.goods.is_(Goods.TEXTILES),
            any_of(
                label("the cloth is not a foreign client's own", ~f.foreign_cloth),
                label(
                    "garments sewn from a client's own cloth count",
                    reading("A-21-textiles", narrow=NEVER, broad=ALWAYS),
                ),
            ),
        ),
    )
    statues = label(
        "the goods are statues",
        any_of(
            f.goods.is_(Goods.STATUES),
            label(
                "monuments and other works of art count as statues",
                f.goods.is_(Goods.MONUMENTS) & reading("A-21-statues", narrow=NEVER, broad=ALWAYS),
            ),
        ),
    )
    metals = label(
        "the goods are copper, nickel, silver or zinc",
        any_of(
            f.goods.is_in(Goods.COPPER, Goods.NICKEL, Goods.SILVER, Goods.ZINC),
            label(
                "their ore counts as the metal",
                f.goods.is_(Goods.METAL_ORE) & reading("A-21-metals", narrow=NEVER, broad=ALWAYS),
            ),
        ),
    )
    return (
        _ban(
            "minerals",
            title="No gold, titanium ore, vanadium ore or rare-earth minerals from the DPRK",
            cites=MINERALS,
            scope=_are(
                "gold, titanium ore, vanadium ore or rare-earth minerals",
                Goods.GOLD,
                Goods.TITANIUM_ORE,
                Goods.VANADIUM_ORE,
                Goods.RARE_EARTH_MINERALS,
            ),
            unless=(exempted,),
        ),
        _ban(
            "metals",
            title="No copper, nickel, silver or zinc from the DPRK",
            cites=METALS,
            scope=metals,
            unless=(exempted,),
        ),
        _ban(
            "statues",
            title="No statues from the DPRK without the Committee's approval",
            cites=STATUES,
            scope=statues,
            unless=(_approved(STATUES),),
        ),
        *_with_grace(
            "seafood",
            title="No seafood from the DPRK",
            cites=SEAFOOD,
            scope=seafood,
            unless=(exempted,),
        ),
        *_with_grace(
            "lead",
            title="No lead or lead ore from the DPRK",
            cites=LEAD,
            scope=_are("lead or lead ore", Goods.LEAD, Goods.LEAD_ORE),
            unless=(exempted,),
        ),
        *_with_grace(
            "textiles",
            title="No textiles from the DPRK without the Committee's approval",
            cites=TEXTILES,
            scope=textiles,
            unless=(_approved(TEXTILES),),
        ),
        *_with_grace(
            "exports",
            title="No food, machinery, electrical equipment, earth, stone, wood or vessels from the"
            " DPRK",
            cites=EXPORTS,
            scope=_are("of the chapters that the paragraph lists", *EXPORT_CHAPTERS),
            unless=(exempted,),
        ),
        _ban(
            "fishing-rights",
            title="No fishing rights from the DPRK",
            cites=FISHING_RIGHTS,
            scope=_are("rights to fish", Goods.FISHING_RIGHTS),
            unless=(exempted,),
        ),
    )


def _to_the_dprk() -> tuple[Rule, ...]:
    new = label("the craft is new", f.new)
    return (
        _ban(
            "new-helicopters",
            title="No new helicopters to the DPRK without the Committee's approval",
            cites=HELICOPTERS,
            scope=all_of(_are("helicopters", Goods.HELICOPTERS), new),
            unless=(_approved(HELICOPTERS),),
            way=to_dprk,
        ),
        _ban(
            "new-vessels",
            title="No new vessels to the DPRK without the Committee's approval",
            cites=NEW_VESSELS,
            scope=all_of(_are("vessels", Goods.VESSELS), new),
            unless=(_approved(NEW_VESSELS),),
            way=to_dprk,
        ),
        _ban(
            "imports",
            title="No industrial machinery, vehicles, iron, steel or other metals to the DPRK",
            cites=IMPORTS,
            scope=_are("of HS chapters 72 to 89", *IMPORT_CHAPTERS),
            unless=(
                exception(
                    label(
                        "they are spare parts that its civil passenger aircraft need to fly safely",
                        f.aircraft_spares,
                    )
                ),
                exempted,
            ),
            way=to_dprk,
        ),
        _ban(
            "vessels",
            title="No vessels, new or used, to the DPRK without the Committee's approval",
            cites=VESSELS,
            scope=_are("vessels", Goods.VESSELS),
            unless=(_approved(VESSELS),),
            way=to_dprk,
        ),
    )


def _cautions() -> tuple[Rule, ...]:
    return (
        caution(
            "un.trade.petroleum-apart",
            sentence="Petroleum for the DPRK is under limits and bans of its own: check it as a"
            " petroleum supply.",
            cites=CONDENSATES,
            when=all_of(member, to_dprk, f.goods.is_(Goods.PETROLEUM)),
            act=f.delivered_on,
        ),
        caution(
            "un.trade.tell-the-material",
            sentence="Statues and monuments are words for what leaves the DPRK. Of what goes there"
            " say the material: metal and articles of metal are barred.",
            cites=IMPORTS,
            when=all_of(member, to_dprk, f.goods.is_in(Goods.STATUES, Goods.MONUMENTS)),
            act=f.delivered_on,
        ),
        caution(
            "un.trade.carve-out-lifts-no-more",
            sentence="The exception of S/RES/2664 (2022) for humanitarian aid lifts the asset"
            " freeze alone. Goods that another paragraph bars need the Committee's exemption"
            " (A-28).",
            cites=CARVE_OUT,
            when=all_of(member, f.purpose.is_(TradePurpose.HUMANITARIAN)),
            act=f.delivered_on,
            remedy="ask the Committee for an exemption",
        ),
    )


RULES: tuple[Rule, ...] = (*_coal(), *_from_the_dprk(), *_to_the_dprk(), *_cautions())
